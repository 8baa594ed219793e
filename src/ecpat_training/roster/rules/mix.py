"""How many people of each kind come: `mix: {of: stakeholder, want: {GO: 7-9, IGO: 2-4, NGO: 7-9}}`."""

from typing import Self

from pydantic import Field, model_validator

from ecpat_training.core.spelling import unaccented
from ecpat_training.programme.rules.check import RuleResult
from ecpat_training.roster.model.people import kind_of, people
from ecpat_training.roster.rule_parts.composition import PersonAttribute, canonical, members, tally
from ecpat_training.roster.rule_parts.counting import compare_counts
from ecpat_training.roster.rule_parts.rule import RosterRule, Seats
from ecpat_training.roster.rule_parts.targets import TargetWish, refuse_repeated_labels, wishes_line
from ecpat_training.values.base import Noun
from ecpat_training.values.participant import Roster


class MixParameters(Noun):
    """By what people are counted, and how many of each are wanted: head counts, or shares of those in the room."""

    of: PersonAttribute = Field(examples=["stakeholder"])
    want: dict[str, TargetWish] = Field(min_length=1, examples=[{"GO": "7-9", "NGO": "7-9"}])

    @model_validator(mode="after")
    def _refuse_repeated_labels(self) -> Self:
        refuse_repeated_labels(self.of, self.want)
        return self


class Mix(RosterRule):
    """How many people of each kind come (the rule `mix`)."""

    MEANING = "Too few or too many people are of one kind."
    DO = "Invite more or fewer people of this kind, or change the rule in the programme."
    parameters: MixParameters
    FOR_PARTNERS = True
    WISHES = True

    @property
    def states(self) -> str:
        return f"Mix by {kind_of(self.parameters.of)}: {wishes_line(self.parameters.of, self.parameters.want)}."

    def check(self, roster: Roster) -> RuleResult:
        """Counts the people of each kind that is wanted. Whoever isn't known is counted as nothing, and said."""
        parameters: MixParameters = self.parameters
        tallied = tally(roster, parameters.of)
        counts = []
        for label, target in parameters.want.items():
            canonical_label = canonical(parameters.of, label)
            counts.append(
                target.counted(parameters.of, canonical_label, tallied.of(canonical_label), len(roster.participants))
            )
        is_unknowable = not tallied.counts and bool(tallied.not_known)
        return compare_counts(self, counts, tallied.not_known, is_unknowable=is_unknowable)

    def constrain(self, seats: Seats) -> None:
        """Asks for the head counts of each kind that is wanted; shares are of all seats."""
        parameters: MixParameters = self.parameters
        groups = {unaccented(value): group for value, group in members(seats.people, parameters.of).items()}
        for label, target in parameters.want.items():
            canonical_label = canonical(parameters.of, label)
            group = groups.get(unaccented(canonical_label), [])
            minimum, maximum = target.bounds(seats.seats)
            share = f" ({target.of_seats(seats.seats)})" if target.percent else ""
            if minimum is not None:
                seats.between(
                    f"at least {people(parameters.of, canonical_label, minimum)}{share}", group, minimum, None
                )
            if maximum is not None:
                seats.between(f"at most {people(parameters.of, canonical_label, maximum)}{share}", group, None, maximum)
