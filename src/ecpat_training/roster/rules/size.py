"""How many participants come: `size: 18-22, ideally 20`."""

from pydantic import model_validator

from ecpat_training.programme.rules.check import CountCheck, RuleResult
from ecpat_training.roster.model.people import people
from ecpat_training.roster.rule_parts.rule import RosterRule, Seats
from ecpat_training.values.base import Noun
from ecpat_training.values.participant import Roster
from ecpat_training.values.quantity import Range, Span
from ecpat_training.words.catalogue.message import phrase


class SizeParameters(Noun):
    """How many people the training is made for."""

    people: Span

    @model_validator(mode="before")
    @classmethod
    def _expand_short_form(cls, raw_parameters: object) -> object:
        return raw_parameters if isinstance(raw_parameters, dict) else {"people": raw_parameters}


class Size(RosterRule):
    """How many participants come (the rule `size`)."""

    MEANING = "The list has too few or too many people."
    DO = "Invite more or fewer people, or change the number in the programme."
    parameters: SizeParameters
    SHORTHAND = {"type": ["string", "number"], "examples": ["18-22, ideally 20", "at most 24"]}
    FOR_PARTNERS = True
    WISHES = True

    @property
    def states(self) -> str:
        return f"Participants: {self.parameters.people}."

    def check(self, roster: Roster) -> RuleResult:
        """Counts the people; every person away from the ideal costs the rule's weight once."""
        span = self.parameters.people
        minimum, maximum = (None if bound is None else int(bound) for bound in (span.low, span.high))
        counted = CountCheck("size", "participants", len(roster.participants), minimum, maximum)
        breaks = []
        if counted.shortfall or counted.excess:
            message = phrase(
                "{people} {direction}: {actual:,} of {target}.",
                people=people("size", "participants", counted.shortfall or counted.excess),
                direction="short" if counted.shortfall else "over",
                actual=counted.actual,
                target=counted.target,
            )
            breaks.append(self.broken(message))
        ideal_distance = 0 if span.ideal is None else abs(counted.actual - int(span.ideal))
        return self.result(breaks, [counted], self.cost(ideal_distance))

    def constrain(self, seats: Seats) -> None:
        """Asks for so many people; the seats are filled to the last one, so that the ideal is theirs to set."""
        span = self.parameters.people
        all_indices = range(len(seats.people))
        if span.low is not None:
            minimum = int(span.low)
            seats.between(f"at least {people('size', 'participants', minimum)}", all_indices, minimum, None)
        if span.high is not None:
            maximum = int(span.high)
            seats.between(f"at most {people('size', 'participants', maximum)}", all_indices, None, maximum)

    def room(self) -> Range:
        return self.parameters.people
