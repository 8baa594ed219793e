"""So many people of each kind: `mix: {of: stakeholder, want: {GO: 7-9, IGO: 2-4, NGO: 7-9}}`."""

from typing import Self

from pydantic import Field, model_validator

from ecpat_training.core.spelling import unaccented
from ecpat_training.core.text import listing
from ecpat_training.model.base import Noun
from ecpat_training.model.participant import Roster
from ecpat_training.results.check import HaveWant, RuleResult
from ecpat_training.results.people import kind_of, people, unknown_people
from ecpat_training.rules.book import Rule
from ecpat_training.rules.composition import Of, canonical, members, tally
from ecpat_training.rules.seats import Seats
from ecpat_training.rules.wish import Wish

WEIGHT = None


class Parameters(Noun):
    """By what people are counted, and how many of each are wanted: head counts, or shares of those in the room."""

    of: Of = Field(examples=["stakeholder"])
    want: dict[str, Wish] = Field(min_length=1, examples=[{"GO": "7-9", "NGO": "7-9"}])

    @model_validator(mode="after")
    def _known(self) -> Self:
        meant = [canonical(self.of, label) for label in self.want]
        if twice := [label for label in dict.fromkeys(meant) if meant.count(label) > 1]:
            raise ValueError(f"{listing(twice)} is wanted twice")
        return self


def states(parameters: Parameters) -> str:
    """The rule in one sentence."""
    wishes = [f"{canonical(parameters.of, label)} {wish}" for label, wish in parameters.want.items()]
    return f"Mix by {kind_of(parameters.of)}: {listing(wishes, 30)}."


def check(rule: Rule, roster: Roster) -> RuleResult:
    """Counts the people of each kind that is wanted. Whoever isn't known is counted as nothing, and said."""
    parameters: Parameters = rule.parameters
    there = tally(roster, parameters.of)
    counts = []
    for label, wish in parameters.want.items():
        kind = canonical(parameters.of, label)
        counts.append(HaveWant(parameters.of, kind, there.of(kind), *wish.bounds(len(roster.participants))))
    short, over = sum(counted.short for counted in counts), sum(counted.over for counted in counts)
    may_be_kept = short <= there.not_known and not over
    breaks = [
        rule.broken(_message(counted, there.not_known, may_be_kept), hint=_hint(parameters.of, there.not_known))
        for counted in counts
        if counted.short or counted.over
    ]
    return rule.result(breaks, counts, rule.cost(short + over), not_known=there.not_known)


def _message(counted: HaveWant, not_known: int, may_be_kept: bool) -> str:
    amount, way = (counted.short, "short") if counted.short else (counted.over, "over")
    said = f"{people(counted.of, counted.label, amount)} {way}"
    if may_be_kept:
        return f"{said} so far: open, {unknown_people(counted.of, not_known)}."
    return f"{said}: {counted.have:,} of {counted.want}."


def _hint(of: Of, not_known: int) -> str | None:
    return f"Please ask first: {unknown_people(of, not_known)}." if not_known else None


def constrain(rule: Rule, seats: Seats) -> None:
    """Asks for the head counts of each kind that is wanted; shares are of all seats."""
    parameters: Parameters = rule.parameters
    groups = {unaccented(value): group for value, group in members(seats.people, parameters.of).items()}
    for label, wish in parameters.want.items():
        kind = canonical(parameters.of, label)
        group = groups.get(unaccented(kind), [])
        low, high = wish.bounds(seats.seats)
        if low is not None:
            seats.between(f"at least {people(parameters.of, kind, low)}", group, low, None)
        if high is not None:
            seats.between(f"at most {people(parameters.of, kind, high)}", group, None, high)
