"""Rates of staying away: which one counts for whom, and what can't be one."""

import pytest
from pydantic import ValidationError

from ecpat_training.programme.model.drop_out import DropOut
from ecpat_training.values.participant import Role, StakeholderType

RATES = DropOut.model_validate(
    {"GO": "10 %", "NGO": "8 %", "law enforcement": "20 %", "confirmed": "9 %", "otherwise": "12.5 %"}
)


@pytest.mark.parametrize(
    ("role", "stakeholder", "confirmed", "rate"),
    [
        (Role.LAW_ENFORCEMENT, StakeholderType.GO, False, 0.2),
        (Role.CARE, StakeholderType.GO, False, 0.1),
        (Role.CARE, StakeholderType.IGO, False, 0.125),
        (None, None, False, 0.125),
        (Role.LAW_ENFORCEMENT, StakeholderType.GO, True, 0.09),
        (Role.CARE, StakeholderType.NGO, True, 0.08),
    ],
)
def test_the_nearest_rate_counts(
    role: Role | None, stakeholder: StakeholderType | None, confirmed: bool, rate: float
) -> None:
    assert RATES.rate(role, stakeholder, confirmed=confirmed) == rate


def test_of_whom_nothing_is_said_there_is_no_rate() -> None:
    assert DropOut.model_validate({"NGO": "8 %"}).rate(Role.CARE, StakeholderType.GO) is None


@pytest.mark.parametrize("written", ["95 %", "8", "-1 %", "often"])
def test_what_is_no_rate(written: str) -> None:
    with pytest.raises(ValidationError):
        DropOut.model_validate({"otherwise": written})


def test_a_rate_of_at_least_so_much_is_refused_with_what_to_write() -> None:
    with pytest.raises(ValidationError, match=r"write one rate, such as `10 %`, without `at least`"):
        DropOut.model_validate({"otherwise": "at least 10 %"})
