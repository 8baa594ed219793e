"""Rates of staying away: which one counts for whom, and what can't be one."""

import pytest
from pydantic import ValidationError

from ecpat_training.core.errors import ContentError
from ecpat_training.files.yaml.events import compose
from ecpat_training.files.yaml.file import Source, build
from ecpat_training.programme.model.no_show import NoShow
from ecpat_training.programme.model.programme import Programme
from ecpat_training.values.participant import Role, StakeholderType

SMALL = """\
programme: A small programme
id: small
manual:
  - chapter: Identification
    sessions: [{id: a, title: A, minutes: 30, method: lecture, goal: Know the signs}]
"""
RATES = NoShow.model_validate(
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
    assert NoShow.model_validate({"NGO": "8 %"}).rate(Role.CARE, StakeholderType.GO) is None


@pytest.mark.parametrize("written", ["95 %", "8", "-1 %", "often"])
def test_what_is_no_rate(written: str) -> None:
    with pytest.raises(ValidationError):
        NoShow.model_validate({"otherwise": written})


def test_a_rate_of_at_least_so_much_is_refused_with_what_to_write() -> None:
    with pytest.raises(ValidationError, match=r"write one rate, such as `10 %`, without `at least`"):
        NoShow.model_validate({"otherwise": "at least 10 %"})


def test_the_rates_stand_under_the_old_key_as_well() -> None:
    rates = "{law enforcement: 20 %, otherwise: 10 %}"
    now, before = (_programme(f"{key}: {rates}") for key in ("no-show", "drop-out"))
    assert now.no_show_rates == before.no_show_rates == NoShow(law_enforcement=0.2, otherwise=0.1)
    assert _programme("").no_show_rates is None


def test_both_keys_at_once_are_refused_at_the_old_ones_place() -> None:
    with pytest.raises(ContentError) as raised:
        _programme("no-show: {otherwise: 10 %}\ndrop-out: {otherwise: 12 %}")
    (finding,) = raised.value.findings
    assert finding.where
    assert finding.where.line == 2
    assert "Keep `no-show` only" in finding.message


def _programme(lines: str) -> Programme:
    written = compose(f"{lines}\n{SMALL}", "programme.yaml")
    return build(Source("programme.yaml", written.data, marks=written.marks), Programme)
