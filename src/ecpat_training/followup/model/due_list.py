"""What is due in a programme, of whatever kind: follow-ups, decisions of expert meetings and the programme's goals in
one list by date, each with who sees to it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class DueKind(StrEnum):
    """What is due: people are to be asked again; what a meeting decided is to be done; evidence is to be there."""

    FOLLOW_UP = "follow-up"
    DECISION = "decision"
    GOAL = "goal"


class ItemState(StrEnum):
    """How it stands: its day is over; some of it is there; it is time for it; it isn't yet, or there is no day; the
    minutes don't say."""

    LATE = "late"
    PARTLY = "partly"
    DUE = "due"
    LATER = "later"
    UNKNOWN = "not known"


@dataclass(frozen=True, slots=True)
class DueItem:
    """What isn't done yet: `id` is its training and months, its meeting and number, or the goal's own; `subject` says
    it in words, without what people wrote in minutes; `owner` is who sees to it ("": nobody is named), and `by` its day
    (None: it has none)."""

    kind: DueKind
    id: str
    subject: str
    owner: str
    by: date | None
    state: ItemState


def by_date(items: Iterable[DueItem]) -> tuple[DueItem, ...]:
    """The items by their days, those without one last."""
    return tuple(sorted(items, key=lambda item: (item.by or date.max, [*DueKind].index(item.kind), item.id)))


def is_any_late(items: Sequence[DueItem]) -> bool:
    """Whether the day of any item is over."""
    return any(item.state is ItemState.LATE for item in items)
