"""Nobody is the only one of a kind: `nobody alone: {of: stakeholder}`."""

from pydantic import Field

from ecpat_training.programme.rules.check import CountCheck, RuleResult
from ecpat_training.roster.model.people import kind_of, people
from ecpat_training.roster.rule_parts.composition import PersonAttribute, has_further_kind, members, tally
from ecpat_training.roster.rule_parts.counting import ask_unknown_attribute
from ecpat_training.roster.rule_parts.rule import RosterRule, Seats
from ecpat_training.values.base import Noun
from ecpat_training.values.participant import Gender, Role, Roster
from ecpat_training.words.catalogue.message import phrase

# The rest of the room is no kind of its own, and who says nothing is not to be singled out.
_NO_KIND = {str(Role.OTHER), str(Gender.NOT_SAID)}


class NobodyAloneParameters(Noun):
    """By what people are counted: nobody is the only one of a stakeholder type, a gender, ..."""

    of: PersonAttribute = Field(examples=["stakeholder"])


class NobodyAlone(RosterRule):
    """Nobody is the only one of a kind (the rule `nobody alone`)."""

    MEANING = "One person is the only one of a kind."
    DO = "Invite a second person of this kind, or give the seat to another person."
    parameters: NobodyAloneParameters

    @property
    def states(self) -> str:
        return f"No person is the only one of a {kind_of(self.parameters.of)}."

    def check(self, roster: Roster) -> RuleResult:
        """Finds kinds with one person; a kind that nobody is of is no matter of this rule."""
        attribute: PersonAttribute = self.parameters.of
        tallied = tally(roster, attribute)
        counts = [
            CountCheck(attribute, label, people_count, 2, None)
            for label, people_count in tallied.counts.items()
            if people_count == 1 and label not in _NO_KIND
        ]
        breaks = [
            self.broken(
                phrase(
                    "{people} is alone: the target is 2 or more, or none.", people=people(attribute, counted.label, 1)
                ),
                hint=ask_unknown_attribute({attribute: tallied.not_known}),
            )
            for counted in counts
        ]
        is_uncertain = bool(not counts and tallied.not_known and has_further_kind(attribute, tallied, _NO_KIND))
        return self.result(
            breaks,
            counts,
            self.cost(len(counts)),
            not_known=tallied.not_known,
            unknown={attribute: tallied.not_known} if counts or is_uncertain else {},
            is_uncertain=is_uncertain,
        )

    def constrain(self, seats: Seats) -> None:
        """Asks for two people of a kind, or nobody."""
        attribute: PersonAttribute = self.parameters.of
        for label, group in members(seats.people, attribute).items():
            if label not in _NO_KIND:
                seats.none_or_at_least(f"at least {people(attribute, label, 2)}, or none", group, 2)
