"""How many of one kind there are among another, such as women among law enforcers:
`crossed: {of: gender, among: {role: law enforcement}, want: {female: at least 30 %}}`."""

from collections.abc import Sequence
from typing import Self

from pydantic import Field, model_validator

from ecpat_training.core.spelling import unaccented
from ecpat_training.programme.rules.check import MayJoin, RuleResult, to_fraction
from ecpat_training.roster.model.people import kind_of, people
from ecpat_training.roster.rule_parts.composition import PersonAttribute, canonical, value_of
from ecpat_training.roster.rule_parts.counting import SubsetLabels, compare_counts, part_label, select_subset
from ecpat_training.roster.rule_parts.rule import RosterRule, Seats
from ecpat_training.roster.rule_parts.targets import TargetWish, refuse_repeated_labels, wishes_line
from ecpat_training.values.base import Noun
from ecpat_training.values.participant import Participant, Roster
from ecpat_training.words.catalogue.message import phrase


class CrossedParameters(Noun):
    """By what people are counted, among whom, and how many of each are wanted: head counts, or shares of those among
    whom they are counted."""

    of: PersonAttribute = Field(examples=["gender"])
    among: SubsetLabels
    want: dict[str, TargetWish] = Field(min_length=1, examples=[{"female": "at least 30 %"}])

    @model_validator(mode="after")
    def _sensible(self) -> Self:
        refuse_repeated_labels(self.of, self.want)
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
        wishes_text = wishes_line(self.parameters.of, self.parameters.want)
        return f"Among {part_label(self.parameters.among)}, by {kind_of(self.parameters.of)}: {wishes_text}."

    def check(self, roster: Roster) -> RuleResult:
        """Counts the people of each kind in that part of the room. Whoever isn't known is counted as nothing, and said;
        a share is one of those who are there, at least rounded up to whole people and at most down."""
        parameters: CrossedParameters = self.parameters
        subset = select_subset(roster.participants, parameters.among)
        values = [value_of(roster.participants[index], parameters.of) for index in subset.members]
        maybe = [value_of(roster.participants[index], parameters.of) for index in subset.maybe]
        unknown_by_attribute = {parameters.of: values.count(None) + maybe.count(None), **subset.unknown_counts}
        counts = []
        for label, target in parameters.want.items():
            canonical_label = canonical(parameters.of, label)
            people_count = _number_of(values, canonical_label)
            joining, unclear_count = _number_of(maybe, canonical_label), maybe.count(None)
            may_join = MayJoin(joining, len(maybe) - joining - unclear_count, unclear_count)
            group_parameters = parameters.among
            counted = target.counted(
                parameters.of, canonical_label, people_count, len(values), part_label(group_parameters)
            )
            counts.append(
                counted._replace(
                    within=tuple(group_parameters.items()),
                    most=people_count + values.count(None) + may_join.same_kind_count + may_join.unknown,
                    share=counted.share and counted.share._replace(may_join=may_join),
                )
            )
        return compare_counts(self, counts, values.count(None) + len(maybe), unknown_by_attribute)

    def constrain(self, seats: Seats) -> None:
        """Asks for the same of the seats: head counts of those who are both; of shares, that those who are there weigh
        nothing against it: `100 x these - per cent x all >= 0`, or at most 0."""
        parameters: CrossedParameters = self.parameters
        group_indices = [index for index, person in enumerate(seats.people) if _belongs(person, parameters.among)]
        for label, target in parameters.want.items():
            canonical_label = canonical(parameters.of, label)
            matching_indices = [
                index for index in group_indices if _belongs(seats.people[index], {parameters.of: canonical_label})
            ]
            group_label = part_label(parameters.among)
            if not target.percent:
                minimum, maximum = target.bounds(0)
                if minimum is not None:
                    seats.between(
                        f"at least {people(parameters.of, canonical_label, minimum)} among {group_label}",
                        matching_indices,
                        minimum,
                        None,
                    )
                if maximum is not None:
                    seats.between(
                        f"at most {people(parameters.of, canonical_label, maximum)} among {group_label}",
                        matching_indices,
                        None,
                        maximum,
                    )
                continue
            for limit_text, bound, sign in (("at least", target.range.low, 1), ("at most", target.range.high, -1)):
                if bound is not None:
                    sentence = f"{canonical_label} {limit_text} {bound:g} % among {group_label}"
                    per_cent = to_fraction(bound)
                    full_share = 100 * per_cent.denominator
                    weights = dict.fromkeys(group_indices, -sign * per_cent.numerator)
                    weights |= dict.fromkeys(matching_indices, sign * (full_share - per_cent.numerator))
                    seats.weighted(sentence, weights, 0, None, matching_indices)


def _number_of(values: Sequence[str | None], label: str) -> int:
    return sum(value is not None and unaccented(value) == unaccented(label) for value in values)


def _belongs(person: Participant, subset_labels: SubsetLabels) -> bool:
    return all(
        unaccented(str(value_of(person, attribute))) == unaccented(label) for attribute, label in subset_labels.items()
    )
