"""Nobody is the only one of a kind where they work together: `nobody alone within: {of: gender, within: role}`."""

from collections.abc import Sequence
from typing import Self

from pydantic import Field, model_validator

from ecpat_training.core.spelling import unaccented
from ecpat_training.programme.rules.check import CountCheck, RuleResult
from ecpat_training.roster.model.people import kind_of, people
from ecpat_training.roster.rule_parts.composition import Of, tally, value_of
from ecpat_training.roster.rule_parts.counting import ask_first, part, part_label
from ecpat_training.roster.rule_parts.rule import RosterRule, Seats
from ecpat_training.values.base import Noun
from ecpat_training.values.participant import Gender, Participant, Role, Roster
from ecpat_training.words.catalogue.message import phrase

# The rest of the room is no group of its own, and who says nothing is not to be singled out.
_NO_KIND = {str(Role.OTHER), str(Gender.NOT_SAID)}


class NobodyAloneWithinParameters(Noun):
    """By what people are counted, and within which groups: no woman is the only one among the law enforcers."""

    of: Of = Field(examples=["gender"])
    within: Of = Field(examples=["role"])

    @model_validator(mode="after")
    def _two(self) -> Self:
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
        within, kind = kind_of(self.parameters.within), kind_of(self.parameters.of)
        return f"Within each {within}, no person is the only one of a {kind}."

    def check(self, roster: Roster) -> RuleResult:
        """Finds kinds with one person in a group; a kind that nobody of a group is of is no matter of this rule."""
        parameters: NobodyAloneWithinParameters = self.parameters
        counts = []
        in_groups = [
            person
            for person in roster.participants
            if _NO_KIND.isdisjoint((value_of(person, parameters.of), value_of(person, parameters.within)))
        ]
        lacking = [
            [value_of(person, attribute) is None for attribute in (parameters.of, parameters.within)]
            for person in in_groups
        ]
        not_known = sum(map(any, lacking))
        unknown: dict[str, int] = {
            attribute: sum(person_lacks[index] for person_lacks in lacking)
            for index, attribute in enumerate((parameters.of, parameters.within))
        }
        for group in tally(roster, parameters.within).counts:
            inside = part(roster.participants, {parameters.within: group})
            people_there = tuple(roster.participants[index] for index in inside.members)
            if group in _NO_KIND:
                continue
            tallied = tally(roster.model_copy(update={"participants": people_there}), parameters.of)
            counts += [
                CountCheck(
                    parameters.of,
                    label,
                    1,
                    2,
                    None,
                    among=part_label({parameters.within: group}),
                    within=((parameters.within, group),),
                    most=1 + self._may_join(in_groups, label, group),
                )
                for label, have in tallied.counts.items()
                if have == 1 and label not in _NO_KIND
            ]
        breaks = [
            self.broken(
                phrase(
                    "{people} is alone among {among}: the target is 2 or more, or none.",
                    people=people(counted.of, counted.label, 1),
                    among=counted.among,
                ),
                hint=ask_first(unknown),
            )
            for counted in counts
        ]
        return self.result(
            breaks,
            counts,
            self.cost(len(counts)),
            not_known=not_known,
            unknown=unknown,
            is_uncertain=bool(not counts and not_known),
        )

    def _may_join(self, participants: Sequence[Participant], kind: str, group: str) -> int:
        """How many may be of a kind in a group, and aren't known to be."""
        wanted = [(self.parameters.of, kind), (self.parameters.within, group)]
        values = [[(value_of(person, attribute), label) for attribute, label in wanted] for person in participants]
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
            group, kind = value_of(person, parameters.within), value_of(person, parameters.of)
            if group is None or kind is None or {group, kind} & _NO_KIND:
                continue
            names.setdefault(unaccented(group), group)
            names.setdefault(unaccented(kind), kind)
            groups.setdefault(unaccented(group), {}).setdefault(unaccented(kind), []).append(index)
        for group, kinds in groups.items():
            for kind, members in kinds.items():
                sentence = f"nobody the only {names[kind]} among {part_label({parameters.within: names[group]})}"
                seats.none_or_at_least(sentence, members, 2)
