"""What every rule over rosters is: checked over people, and asked of a selection where it can be."""

from abc import abstractmethod
from typing import ClassVar, Self

from ecpat_training.programme.model.programme import Programme, Training
from ecpat_training.programme.rules.book import Rule
from ecpat_training.programme.rules.check import RuleResult
from ecpat_training.roster.rule_parts.seats import Seats
from ecpat_training.values.participant import Roster
from ecpat_training.values.quantity import Range


class RosterRule(Rule):
    """A rule over a roster. Each says what it `states` and how it `check`s; the rest as far as it has something to say.

    `FOR_PARTNERS` says that whoever sends a list can do something about what it counts, so that a form tells them.
    """

    FOR_PARTNERS: ClassVar[bool] = False

    @abstractmethod
    def check(self, roster: Roster) -> RuleResult:
        """Whether the roster keeps the rule, and what breaks it."""

    def constrain(self, seats: Seats) -> None:
        """Asks the same of seats that are still to be drawn. A rule that can't has no such method: see `steers`."""

    @property
    def steers(self) -> bool:
        """Whether the rule has a say in a selection."""
        return type(self).constrain is not RosterRule.constrain

    def room(self) -> Range | None:
        """How many people come, if the rule is about that."""
        return None

    def in_programme(self, programme: Programme, training: Training | None) -> Self:  # noqa: ARG002 -- for rules that look something up
        """The rule when it has looked up in the programme what it needs, for the training whose roster it is (None:
        nobody has said which).

        Raises:
            ValueError: the programme doesn't say it.
        """
        return self
