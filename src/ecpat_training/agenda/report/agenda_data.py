"""An agenda for other programs."""

from dataclasses import dataclass

from ecpat_training.agenda.model.agenda import Agenda, AgendaItem
from ecpat_training.values.kinds import ItemKind, Track


@dataclass(frozen=True, slots=True)
class ItemData:
    """One line of an agenda, from `start` to `end` in minutes after midnight. `session` is the programme's id, null for
    breaks and for what the programme doesn't have; `trainers` are codes, the lead first; `room` is null where
    everything happens in one."""

    kind: ItemKind
    title: str
    session: str | None
    track: Track
    start: int
    end: int
    trainers: tuple[str, ...]
    room: str | None
    pinned: bool


@dataclass(frozen=True, slots=True)
class Day:
    """One day; its date is null where it isn't set yet, else as 2005-05-12."""

    number: int
    date: str | None
    items: tuple[ItemData, ...]


def days(agenda: Agenda) -> tuple[Day, ...]:
    """The days of an agenda with all that stands in them."""
    return tuple(
        Day(day.number, day.date.isoformat() if day.date else None, tuple(map(_item, day.items))) for day in agenda.days
    )


def _item(item: AgendaItem) -> ItemData:
    return ItemData(
        item.kind,
        item.title,
        item.session.id if item.session else None,
        item.track,
        item.start,
        item.end,
        item.trainers,
        item.room,
        item.pinned,
    )
