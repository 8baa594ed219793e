"""Not too many from one place: `at most of one: {organisation: 3}`."""

from typing import Self

from pydantic import Field, model_validator

from ecpat_training.core.text import listing
from ecpat_training.model.base import Noun
from ecpat_training.model.participant import Roster
from ecpat_training.results.check import HaveWant, RuleResult
from ecpat_training.results.people import people
from ecpat_training.rules.book import Rule
from ecpat_training.rules.composition import Of, members, tally
from ecpat_training.rules.seats import Seats

WEIGHT = None


class Parameters(Noun):
    """How many may come from one organisation, country or region, or be of one profession."""

    organisation: int | None = Field(default=None, ge=1, examples=[3])
    profession: int | None = Field(default=None, ge=1)
    country: int | None = Field(default=None, ge=1)
    region: int | None = Field(default=None, ge=1)

    @model_validator(mode="after")
    def _some(self) -> Self:
        if not self.limits():
            raise ValueError("say of what, such as `organisation: 3`")
        return self

    def limits(self) -> dict[Of, int]:
        """The limits that are set."""
        kinds: tuple[Of, ...] = ("organisation", "profession", "country", "region")
        return {of: limit for of in kinds if (limit := getattr(self, of)) is not None}


def states(parameters: Parameters) -> str:
    """The rule in one sentence."""
    return f"At most {listing([f'{limit} of one {of}' for of, limit in parameters.limits().items()])}."


def check(rule: Rule, roster: Roster) -> RuleResult:
    """Finds organisations, countries, ... with too many people. Those without are counted as nothing."""
    parameters: Parameters = rule.parameters
    counts, not_known = [], 0
    for of, limit in parameters.limits().items():
        there = tally(roster, of)
        counts += [HaveWant(of, label, have, None, limit) for label, have in there.counts.items() if have > limit]
        not_known = max(not_known, there.not_known)
    breaks = [
        rule.broken(f"{people(counted.of, counted.label, counted.over)} over: {counted.have:,} of {counted.want}.")
        for counted in counts
    ]
    return rule.result(breaks, counts, rule.cost(sum(counted.over for counted in counts)), not_known=not_known)


def constrain(rule: Rule, seats: Seats) -> None:
    """Asks for no more than the limit of each organisation, country, ... that could send more."""
    parameters: Parameters = rule.parameters
    for of, limit in parameters.limits().items():
        for label, group in members(seats.people, of).items():
            if len(group) > limit:
                seats.between(f"at most {people(of, label, limit)}", group, None, limit)
