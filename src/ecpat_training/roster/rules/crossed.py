"""How many of one kind there are among another, such as women among law enforcers:
`crossed: {of: gender, among: {role: law enforcement}, want: {female: at least 30 %}}`."""

from collections.abc import Sequence
from typing import Self

from pydantic import Field, model_validator

from ecpat_training.core.spelling import unaccented
from ecpat_training.programme.rules.check import MayJoin, RuleResult, exactly
from ecpat_training.roster.model.people import kind_of, people
from ecpat_training.roster.rule_parts.composition import Of, canonical, value_of
from ecpat_training.roster.rule_parts.counting import Among, compare_counts, part, part_label
from ecpat_training.roster.rule_parts.rule import RosterRule, Seats
from ecpat_training.roster.rule_parts.targets import Wish, refuse_twice, wishes_line
from ecpat_training.values.base import Noun
from ecpat_training.values.participant import Participant, Roster
from ecpat_training.words.catalogue.message import phrase


class CrossedParameters(Noun):
    """By what people are counted, among whom, and how many of each are wanted: head counts, or shares of those among
    whom they are counted."""

    of: Of = Field(examples=["gender"])
    among: Among
    want: dict[str, Wish] = Field(min_length=1, examples=[{"female": "at least 30 %"}])

    @model_validator(mode="after")
    def _sensible(self) -> Self:
        refuse_twice(self.of, self.want)
        if self.of in self.among:
            raise ValueError(
                phrase(
                    "`among` chooses people by their {feature} already: count by something else",
                    feature=kind_of(self.of),
                )
            )
        return self


class Crossed(RosterRule):
    """How many of one kind there are among another, such as women among law enforcers (the rule `crossed`)."""

    MEANING = "Within a part of the people, too few or too many are of one kind."
    DO = "Invite more people of this kind, or change the rule in the programme."
    parameters: CrossedParameters
    WISHES = True

    @property
    def states(self) -> str:
        wishes = wishes_line(self.parameters.of, self.parameters.want)
        return f"Among {part_label(self.parameters.among)}, by {kind_of(self.parameters.of)}: {wishes}."

    def check(self, roster: Roster) -> RuleResult:
        """Counts the people of each kind in that part of the room. Whoever isn't known is counted as nothing, and said;
        a share is one of those who are there, at least rounded up to whole people and at most down."""
        parameters: CrossedParameters = self.parameters
        subset = part(roster.participants, parameters.among)
        values = [value_of(roster.participants[index], parameters.of) for index in subset.members]
        maybe = [value_of(roster.participants[index], parameters.of) for index in subset.maybe]
        unknown = {parameters.of: values.count(None) + maybe.count(None), **subset.unknown}
        counts = []
        for label, wish in parameters.want.items():
            kind = canonical(parameters.of, label)
            have = _number_of(values, kind)
            joining, unclear = _number_of(maybe, kind), maybe.count(None)
            may_join = MayJoin(joining, len(maybe) - joining - unclear, unclear)
            among = parameters.among
            counted = wish.counted(parameters.of, kind, have, len(values), part_label(among))
            counts.append(
                counted._replace(
                    within=tuple(among.items()),
                    most=have + values.count(None) + may_join.of_kind + may_join.unknown,
                    share=counted.share and counted.share._replace(may_join=may_join),
                )
            )
        return compare_counts(self, counts, values.count(None) + len(maybe), unknown)

    def constrain(self, seats: Seats) -> None:
        """Asks for the same of the seats: head counts of those who are both; of shares, that those who are there weigh
        nothing against it: `100 x these - per cent x all >= 0`, or at most 0."""
        parameters: CrossedParameters = self.parameters
        inside = [index for index, person in enumerate(seats.people) if _belongs(person, parameters.among)]
        for label, wish in parameters.want.items():
            kind = canonical(parameters.of, label)
            matching = [index for index in inside if _belongs(seats.people[index], {parameters.of: kind})]
            among = part_label(parameters.among)
            if not wish.percent:
                low, high = wish.bounds(0)
                if low is not None:
                    seats.between(f"at least {people(parameters.of, kind, low)} among {among}", matching, low, None)
                if high is not None:
                    seats.between(f"at most {people(parameters.of, kind, high)} among {among}", matching, None, high)
                continue
            for limit_text, bound, sign in (("at least", wish.range.low, 1), ("at most", wish.range.high, -1)):
                if bound is not None:
                    sentence = f"{kind} {limit_text} {bound:g} % among {among}"
                    per_cent = exactly(bound)
                    full_share = 100 * per_cent.denominator
                    weights = dict.fromkeys(inside, -sign * per_cent.numerator)
                    weights |= dict.fromkeys(matching, sign * (full_share - per_cent.numerator))
                    seats.weighted(sentence, weights, 0, None, matching)


def _number_of(values: Sequence[str | None], kind: str) -> int:
    return sum(value is not None and unaccented(value) == unaccented(kind) for value in values)


def _belongs(person: Participant, among: Among) -> bool:
    return all(unaccented(str(value_of(person, attribute))) == unaccented(label) for attribute, label in among.items())
