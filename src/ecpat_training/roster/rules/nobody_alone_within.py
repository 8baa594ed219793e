"""Nobody is the only one of a kind where they work together: `nobody alone within: {of: gender, within: role}`."""

from collections.abc import Sequence
from typing import Self

from pydantic import Field, model_validator

from ecpat_training.core.spelling import unaccented
from ecpat_training.programme.rules.check import CountCheck, RuleResult
from ecpat_training.roster.model.people import kind_of, people
from ecpat_training.roster.rule_parts.composition import PersonAttribute, tally, value_of
from ecpat_training.roster.rule_parts.counting import ask_unknown_attribute, part_label, select_subset
from ecpat_training.roster.rule_parts.rule import RosterRule, Seats
from ecpat_training.values.base import Noun
from ecpat_training.values.participant import Gender, Participant, Role, Roster
from ecpat_training.words.catalogue.message import phrase

# The rest of the room is no group of its own, and who says nothing is not to be singled out.
_NO_KIND = {str(Role.OTHER), str(Gender.NOT_SAID)}


class NobodyAloneWithinParameters(Noun):
    """By what people are counted, and within which groups: no woman is the only one among the law enforcers."""

    of: PersonAttribute = Field(examples=["gender"])
    within: PersonAttribute = Field(examples=["role"])

    @model_validator(mode="after")
    def _require_two_attributes(self) -> Self:
        if self.of == self.within:
            raise ValueError("`of` and `within` are the same: write `nobody alone` instead")
        return self


class NobodyAloneWithin(RosterRule):
    """Nobody is the only one of a kind where they work together (the rule `nobody alone within`)."""

    MEANING = "Within a group, one person is the only one of a kind."
    DO = "Invite a second person of this kind for the group, or give the seat to another person."
    parameters: NobodyAloneWithinParameters

    @property
    def states(self) -> str:
        group_label, kind_label = kind_of(self.parameters.within), kind_of(self.parameters.of)
        return f"Within each {group_label}, no person is the only one of a {kind_label}."

    def check(self, roster: Roster) -> RuleResult:
        """Finds kinds with one person in a group; a kind that nobody of a group is of is no matter of this rule."""
        parameters: NobodyAloneWithinParameters = self.parameters
        counts = []
        grouped_people = [
            person
            for person in roster.participants
            if _NO_KIND.isdisjoint((value_of(person, parameters.of), value_of(person, parameters.within)))
        ]
        missing_values = [
            [value_of(person, attribute) is None for attribute in (parameters.of, parameters.within)]
            for person in grouped_people
        ]
        unknown_count = sum(map(any, missing_values))
        unknown_by_attribute: dict[str, int] = {
            attribute: sum(person_lacks[index] for person_lacks in missing_values)
            for index, attribute in enumerate((parameters.of, parameters.within))
        }
        for group in tally(roster, parameters.within).counts:
            group_subset = select_subset(roster.participants, {parameters.within: group})
            group_people = tuple(roster.participants[index] for index in group_subset.members)
            if group in _NO_KIND:
                continue
            tallied = tally(roster.model_copy(update={"participants": group_people}), parameters.of)
            counts += [
                CountCheck(
                    parameters.of,
                    label,
                    1,
                    2,
                    None,
                    among=part_label({parameters.within: group}),
                    within=((parameters.within, group),),
                    most=1 + self._may_join(grouped_people, label, group),
                )
                for label, people_count in tallied.counts.items()
                if people_count == 1 and label not in _NO_KIND
            ]
        breaks = [
            self.broken(
                phrase(
                    "{people} is alone among {among}: the target is 2 or more, or none.",
                    people=people(counted.of, counted.label, 1),
                    among=counted.among,
                ),
                hint=ask_unknown_attribute(unknown_by_attribute),
            )
            for counted in counts
        ]
        return self.result(
            breaks,
            counts,
            self.cost(len(counts)),
            not_known=unknown_count,
            unknown=unknown_by_attribute,
            is_uncertain=bool(not counts and unknown_count),
        )

    def _may_join(self, participants: Sequence[Participant], label: str, group: str) -> int:
        """How many may be of a kind in a group, and aren't known to be."""
        wanted_values = [(self.parameters.of, label), (self.parameters.within, group)]
        values = [
            [(value_of(person, attribute), label) for attribute, label in wanted_values] for person in participants
        ]
        return sum(
            any(value is None for value, _ in pairs)
            and all(value is None or unaccented(value) == unaccented(label) for value, label in pairs)
            for pairs in values
        )

    def constrain(self, seats: Seats) -> None:
        """Asks for none or two of each kind in each group."""
        parameters: NobodyAloneWithinParameters = self.parameters
        groups: dict[str, dict[str, list[int]]] = {}
        names: dict[str, str] = {}
        for index, person in enumerate(seats.people):
            group, person_kind = value_of(person, parameters.within), value_of(person, parameters.of)
            if group is None or person_kind is None or {group, person_kind} & _NO_KIND:
                continue
            names.setdefault(unaccented(group), group)
            names.setdefault(unaccented(person_kind), person_kind)
            groups.setdefault(unaccented(group), {}).setdefault(unaccented(person_kind), []).append(index)
        for group, members_by_kind in groups.items():
            for person_kind, members in members_by_kind.items():
                sentence = f"nobody the only {names[person_kind]} among {part_label({parameters.within: names[group]})}"
                seats.none_or_at_least(sentence, members, 2)
