"""From several places: `at least so many: {region: 3}` wants people of three regions at least."""

from typing import Self

from pydantic import Field, model_validator

from ecpat_training.core.finding import Finding
from ecpat_training.core.spelling import unaccented
from ecpat_training.core.text import listing
from ecpat_training.model.base import Noun
from ecpat_training.model.participant import Roster
from ecpat_training.results.check import HaveWant, RuleResult
from ecpat_training.results.people import KINDS, people, unknown_people
from ecpat_training.rules.book import Rule
from ecpat_training.rules.composition import Of, tally, value_of
from ecpat_training.rules.seats import Seats

WEIGHT = None


class Parameters(Noun):
    """Of how many regions, countries, organisations or professions there are people at least."""

    region: int | None = Field(default=None, ge=2, le=500, examples=[3])
    country: int | None = Field(default=None, ge=2, le=500)
    organisation: int | None = Field(default=None, ge=2, le=500)
    profession: int | None = Field(default=None, ge=2, le=500)

    @model_validator(mode="after")
    def _some(self) -> Self:
        if not self.least():
            raise ValueError("say of what, such as `region: 3`")
        return self

    def least(self) -> dict[Of, int]:
        """The numbers that are set."""
        kinds: tuple[Of, ...] = ("region", "country", "organisation", "profession")
        return {of: least for of in kinds if (least := getattr(self, of)) is not None}


def states(parameters: Parameters) -> str:
    """The rule in one sentence."""
    return f"People of at least {listing([people(of, KINDS, least) for of, least in parameters.least().items()])}."


def check(rule: Rule, roster: Roster) -> RuleResult:
    """Counts the different regions, countries, ... from which anybody comes; whoever doesn't say it counts as none."""
    counts, not_known, breaks = [], 0, []
    for of, least in rule.parameters.least().items():
        there = tally(roster, of)
        counted = HaveWant(of, KINDS, len(there.counts), least, None)
        counts.append(counted)
        not_known = max(not_known, there.not_known)
        if counted.short:
            breaks.append(_broken(rule, of, counted, there.not_known))
    return rule.result(breaks, counts, rule.cost(sum(counted.short for counted in counts)), not_known=not_known)


def constrain(rule: Rule, seats: Seats) -> None:
    """Asks for as many different ones among the seats."""
    for of, least in rule.parameters.least().items():
        kinds: dict[str, list[int]] = {}
        for index, person in enumerate(seats.people):
            if (value := value_of(person, of)) is not None:
                kinds.setdefault(unaccented(value), []).append(index)
        seats.kinds_at_least(f"at least {people(of, KINDS, least)}", kinds, least)


def _broken(rule: Rule, of: Of, counted: HaveWant, not_known: int) -> Finding:
    said = f"{people(of, KINDS, counted.short)} short"
    if not not_known:
        return rule.broken(f"{said}: {counted.have:,} of {counted.want}.")
    hint = f"Please ask first: {unknown_people(of, not_known)}."
    if counted.short <= not_known:
        return rule.broken(f"{said} so far: open, {unknown_people(of, not_known)}.", hint=hint)
    return rule.broken(f"{said}: {counted.have:,} of {counted.want}.", hint=hint)
