"""What a day of an agenda consists of, for the checks: its items in time, its stretches between breaks."""

from collections.abc import Iterator
from itertools import groupby

from ecpat_training.model.agenda import Agenda, AgendaDay, AgendaItem
from ecpat_training.model.chapter import Session
from ecpat_training.model.quantity import clock


def in_time(day: AgendaDay) -> list[AgendaItem]:
    """The items by their start, those that start together as they are written."""
    return sorted(day.items, key=lambda item: item.start)


def stretches(day: AgendaDay) -> list[list[AgendaItem]]:
    """The runs of sessions that no break interrupts, in time. What nobody planned is no break."""
    runs = groupby(in_time(day), key=lambda item: item.kind == "session")
    return [list(items) for is_session, items in runs if is_session]


def span(items: list[AgendaItem]) -> int:
    """Minutes from the first start to the last end."""
    return max(item.end for item in items) - min(item.start for item in items) if items else 0


def held(agenda: Agenda) -> Iterator[tuple[AgendaDay, AgendaItem, Session]]:
    """Every session of an agenda with its day, in time."""
    for day in agenda.days:
        for item in in_time(day):
            if item.session is not None:
                yield day, item, item.session


def named(day: AgendaDay, item: AgendaItem) -> str:
    """An item as people find it: `day 2, 09:30 "First contact"`."""
    return f'day {day.number}, {clock(item.start)} "{item.title}"'


def steps_over(minutes: float, limit: float) -> int:
    """How many 5-minute steps, begun ones included, lie over a limit."""
    return max(0, -int(-(minutes - limit) // 5))


def unstaffed(agenda: Agenda) -> bool:
    """Whether there are sessions, and none names a trainer."""
    sessions = agenda.sessions()
    return bool(sessions) and not any(item.trainers for item in sessions)
