"""`ecpat plan diff --json`: what changed between two agendas, item by item."""

import datetime
from dataclasses import dataclass

from ecpat_training.agenda.model.diff import AgendaDiff, AgendaItemChange, ItemPosition
from ecpat_training.values.kinds import ItemKind


@dataclass(frozen=True, slots=True)
class Changed:
    """An item that changed: where it stood and stands (null: one agenda doesn't have it), by how many minutes it is
    longer, and how many posts change hands; `was_title` is what it was called (null: the same). Times are minutes after
    midnight, trainers codes, the lead first."""

    title: str
    kind: ItemKind
    before: ItemPosition | None
    after: ItemPosition | None
    moved: bool
    longer: int
    handed_over: int
    was_title: str | None


@dataclass(frozen=True, slots=True)
class Date:
    """A day that is held on another date; null where an agenda has no date, or no such day."""

    day: int
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class PlanDiffResult:
    """What changed: nothing else is listed."""

    title: str
    same: bool
    dates: tuple[Date, ...]
    items: tuple[Changed, ...]


def result(diff: AgendaDiff) -> PlanDiffResult:
    """The changes alone."""
    dates = (Date(one.day, _written(one.before), _written(one.after)) for one in diff.dates)
    return PlanDiffResult(diff.title, diff.same, tuple(dates), tuple(map(_changed, diff.changes)))


def _changed(item: AgendaItemChange) -> Changed:
    return Changed(
        item.title,
        item.kind,
        item.before,
        item.after,
        item.moved,
        item.longer,
        item.handed_over,
        item.was_title or None,
    )


def _written(date: datetime.date | None) -> str | None:
    return date.isoformat() if date else None
