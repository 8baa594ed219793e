"""How many of those who are invited stay away, by kind of people: `no-show: {law enforcement: 20 %, otherwise: 10 %}`.

One rate counts for a person, the nearest: that of the side (law enforcement, care, other), else that of the
organisation's type (GO, IGO, NGO), else `otherwise`. Whoever has confirmed stays away at most at the rate of
`confirmed`.
"""

from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, PlainSerializer, WithJsonSchema

from ecpat_training.values.base import Noun
from ecpat_training.values.participant import Role, StakeholderType
from ecpat_training.values.quantity import parse_rate

MOST = 0.9


def _somebody_comes(rate: float | None) -> float | None:
    if rate is not None and rate > MOST:
        raise ValueError("of more than 90 % hardly anybody would come: write the share of those invited who stay away")
    return rate


Rate = Annotated[
    float | None,
    BeforeValidator(parse_rate),
    AfterValidator(_somebody_comes),
    PlainSerializer(lambda rate: None if rate is None else f"{rate * 100:g} %", when_used="json"),
    WithJsonSchema({"type": "string", "pattern": r"^\d{1,2}(\.\d+)? ?%$", "examples": ["10 %"]}),
]
"""A rate of staying away, written as a percentage."""


class NoShow(Noun):
    """Of those who are invited, the share that stays away, by kind of people. The nearest counts: of the side, else of
    the organisation's type, else `otherwise`; of whoever has confirmed at most `confirmed`."""

    go: Rate = Field(default=None, alias="GO")
    igo: Rate = Field(default=None, alias="IGO")
    ngo: Rate = Field(default=None, alias="NGO")
    law_enforcement: Rate = None
    care: Rate = None
    other: Rate = None
    confirmed: Rate = None
    otherwise: Rate = None

    @classmethod
    def with_single_rate(cls, rate: float) -> "NoShow":
        """Makes rates that are the same number for all kinds of people."""
        return cls(otherwise=rate)

    def rate(
        self, role: Role | None = None, stakeholder: StakeholderType | None = None, *, confirmed: bool = False
    ) -> float | None:
        """The rate at which such people stay away, 0 to 1; None where the programme says nothing of them."""
        rate_by_role = {Role.LAW_ENFORCEMENT: self.law_enforcement, Role.CARE: self.care, Role.OTHER: self.other}
        rate_by_type = {StakeholderType.GO: self.go, StakeholderType.IGO: self.igo, StakeholderType.NGO: self.ngo}
        rates_by_nearness = (
            rate_by_role[role] if role else None,
            rate_by_type[stakeholder] if stakeholder else None,
            self.otherwise,
        )
        rate = next((candidate_rate for candidate_rate in rates_by_nearness if candidate_rate is not None), None)
        if not confirmed or self.confirmed is None:
            return rate
        return self.confirmed if rate is None else min(rate, self.confirmed)
