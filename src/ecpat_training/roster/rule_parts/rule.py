"""What every rule over rosters is: checked over people, and asked of a selection where it can be.

A rule that can steer a selection has, beside its `check` over a finished roster, `constrain(seats)`, which asks for the
same of the seats. The two share no code, so that each tests the other.
"""

from abc import abstractmethod
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import ClassVar, Protocol, Self

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.programme.model.programme import Programme
from ecpat_training.programme.model.training import Training
from ecpat_training.programme.rules.book import Rule
from ecpat_training.programme.rules.check import RuleResult
from ecpat_training.values.participant import Participant, Roster
from ecpat_training.values.quantity import Range
from ecpat_training.words.catalogue.message import message_of, phrase


class Seats(Protocol):
    """The seats of a room that is being filled. People are meant by their index in `people`; whoever must come counts
    like everybody else. `said` names what is asked, in the words of the programme: "at least 7 NGO"."""

    people: Sequence[Participant]
    seats: int

    def between(self, wording: str, members: Collection[int], low: int | None, high: int | None) -> None:
        """At least `low` and at most `high` of these people sit there; None leaves a side open."""

    def none_or_at_least(self, wording: str, members: Collection[int], least: int) -> None:
        """None of these people sits there, or at least so many."""

    def kinds_at_least(self, wording: str, kinds: Mapping[str, Collection[int]], least: int) -> None:
        """At least so many of these kinds have somebody who sits there."""

    def weighted(
        self,
        wording: str,
        weights: Mapping[int, int],
        low: int | None,
        high: int | None,
        share_members: Collection[int] | None = None,
    ) -> None:
        """The weights of those of these people who sit there add up to at least `low` and at most `high`;
        `share_members` of them are those of whom a share is wanted, for the report."""


def group_by_weight(weights: Mapping[int, int]) -> dict[int, list[int]]:
    """The people of each weight: what `weighted` asks is asked of few groups, however many people there are."""
    groups: dict[int, list[int]] = {}
    for person, weight in weights.items():
        groups.setdefault(weight, []).append(person)
    return groups


class RosterRule(Rule):
    """A rule over a roster. Each says what it `states` and how it `check`s; the rest as far as it has something to say.

    `FOR_PARTNERS` says that whoever sends a list can do something about what it counts, so that a form tells them.
    """

    FOR_PARTNERS: ClassVar[bool] = False

    @abstractmethod
    def check(self, roster: Roster) -> RuleResult:
        """Whether the roster keeps the rule, and what breaks it."""

    def constrain(self, seats: Seats) -> None:
        """Asks of seats that are still to be drawn what `check` looks for. A rule that can't has no such method: see
        `steers`."""

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


def in_programme(
    rules: Iterable[RosterRule], programme: Programme, training: Training | None = None
) -> tuple[list[RosterRule], list[Finding]]:
    """Gives each rule what it looks up in the programme, for the training whose roster it is (None: nobody has said
    which).

    Returns:
        The rules, and a finding for each that doesn't fit the programme.
    """
    programme_rules: list[RosterRule] = []
    findings: list[Finding] = []
    for rule in rules:
        try:
            programme_rules.append(rule.in_programme(programme, training))
        except ValueError as error:
            findings.append(
                Finding(
                    "rule.parameters",
                    Severity.ERROR,
                    phrase("rule `{name}`: {error}", name=rule.name, error=message_of(error)),
                    rule.where,
                )
            )
    return programme_rules, findings
