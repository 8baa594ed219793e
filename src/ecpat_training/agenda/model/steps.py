"""A step of a line in one direction, as arrow keys ask for it: where free time is it goes there, else it trades places
with what is there."""

from collections.abc import Sequence
from typing import Literal

from ecpat_training.agenda.model.agenda import Agenda, AgendaDay, AgendaItem
from ecpat_training.agenda.model.edit import Edit, LinePlace, find_item

Direction = Literal["earlier", "later", "day before", "day after", "room before", "room after"]


def step_edit(agenda: Agenda, place: LinePlace, direction: Direction, rooms: Sequence[str] = ()) -> Edit | None:
    """What a step changes; None where there is nothing in this direction. `rooms` are those of the training, in their
    order.

    Raises:
        LookupError: there is no such line.
    """
    item = find_item(agenda, place)
    if direction in ("room before", "room after"):
        return _move_to_room(item, rooms, -1 if direction == "room before" else 1)
    if direction in ("day before", "day after"):
        return _move_to_day(agenda, item, place.day + (-1 if direction == "day before" else 1))
    day = _day(agenda, place.day)
    return _move_within_day(day, item, earlier=direction == "earlier") if day else None


def _move_within_day(day: AgendaDay, item: AgendaItem, *, earlier: bool) -> Edit | None:
    neighbours = [neighbour for neighbour in day.items if _ahead(neighbour, item, earlier=earlier)]
    if not neighbours:
        return None
    nearest_start = (
        max(neighbour.end for neighbour in neighbours) if earlier else min(neighbour.start for neighbour in neighbours)
    )
    if earlier and nearest_start < item.start:
        return Edit(start=nearest_start)
    if not earlier and nearest_start > item.end:
        return Edit(start=nearest_start - item.minutes)
    sessions = [neighbour for neighbour in neighbours if neighbour.kind == "session"]
    if not sessions:
        return None
    start = max(session.start for session in sessions) if earlier else min(session.start for session in sessions)
    nearest_item = max(
        (session for session in sessions if session.start == start), key=lambda session: session.room == item.room
    )
    return Edit(trades=LinePlace(day.number, _line(day, nearest_item)))


def _ahead(neighbour: AgendaItem, item: AgendaItem, *, earlier: bool) -> bool:
    return neighbour.end <= item.start if earlier else neighbour.start >= item.end


def _move_to_day(agenda: Agenda, item: AgendaItem, number: int) -> Edit | None:
    day = _day(agenda, number)
    if day is None:
        return None
    overlapping_sessions = [
        session for session in day.sessions() if session.start < item.end and item.start < session.end
    ]
    if not overlapping_sessions:
        return Edit(day=number, start=item.start)
    most_overlapping = max(
        overlapping_sessions,
        key=lambda session: (min(session.end, item.end) - max(session.start, item.start), -session.start),
    )
    return Edit(trades=LinePlace(number, _line(day, most_overlapping)))


def _move_to_room(item: AgendaItem, rooms: Sequence[str], room_offset: int) -> Edit | None:
    index = (rooms.index(item.room) if item.room in rooms else 0) + room_offset
    return Edit(room=rooms[index]) if 0 <= index < len(rooms) else None


def _day(agenda: Agenda, number: int) -> AgendaDay | None:
    return next((day for day in agenda.days if day.number == number), None)


def _line(day: AgendaDay, item: AgendaItem) -> int:
    return next(line for line, other_item in enumerate(day.items) if other_item is item)
