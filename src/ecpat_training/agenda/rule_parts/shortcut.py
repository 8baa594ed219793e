"""What can be seen without a solver to be impossible, such as more minutes than the days have."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from ecpat_training.agenda.rule_parts.context import Context, days_of
from ecpat_training.core.finding import Finding
from ecpat_training.core.location import Location
from ecpat_training.core.text import listing
from ecpat_training.programme.model.chapter import Session

if TYPE_CHECKING:
    from ecpat_training.agenda.rule_parts.rule import AgendaRule

NAMED = 8
"""How many sessions or trainers are named one by one."""


@dataclass(frozen=True)
class Asked:
    """Everything that is asked of an agenda, for a rule that looks whether it can be kept at all. `places` are where
    the programme writes its sessions, by their ids."""

    context: Context
    rules: Sequence["AgendaRule"]
    places: Mapping[str, Location] = field(default_factory=dict)

    @cached_property
    def must(self) -> list[Session]:
        """The sessions that must be held."""
        days = self.context.training.days
        held = (one for one in self.context.sessions.values() if self.context.covers[one.id] == "must")
        return [session for session in held if days_of(session.place, days)]

    @cached_property
    def lengths(self) -> bool:
        """Whether sessions keep to the manual's minutes."""
        return any(rule.limits(self.context).lengths for rule in self.rules)

    @cached_property
    def two_trainers(self) -> bool:
        """Whether each session must have a lead and a second, and some session must be held."""
        return bool(self.must) and any(rule.hard and rule.TWO_TRAINERS for rule in self.rules)

    @cached_property
    def some_pair(self) -> bool:
        """The same where there are two trainers at all: what they lack may be worth a word."""
        return self.two_trainers and len(self.context.pool) > 1


class Shortcut(NamedTuple):
    """Something that no agenda can keep. What is found first of all has the lowest `turn`. `about` are the rules and
    `facts` the kinds of facts that it comes from, `sessions` the ids of those that it is about; None: all."""

    finding: Finding
    turn: int
    about: Callable[["AgendaRule"], bool]
    facts: frozenset[str]
    sessions: frozenset[str] | None = frozenset()


def titles(sessions: Sequence[Session]) -> str:
    """Sessions as people know them, the first few."""
    return listing([f'"{session.title}"' for session in sessions], NAMED)
