"""What a person changes in an agenda by hand, one line at a time; the rules judge afterwards what became of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from ecpat_training.agenda.model.agenda import Agenda, AgendaDay, AgendaItem


class Place(NamedTuple):
    """Which line of an agenda: the number of its day, from 1, and how many lines stand above it."""

    day: int
    line: int


@dataclass(frozen=True, slots=True)
class Edit:
    """What is to be otherwise with a line; None leaves it as it is. `start` is in minutes after midnight, an empty
    `room` takes the room away. With `trades` the line and that one take each other's place, before all the rest."""

    day: int | None = None
    start: int | None = None
    minutes: int | None = None
    room: str | None = None
    trainers: tuple[str, ...] | None = None
    pinned: bool | None = None
    trades: Place | None = None


def item_at(agenda: Agenda, place: Place) -> AgendaItem:
    """The item of a line.

    Raises:
        LookupError: there is no such line.
    """
    day = next((day for day in agenda.days if day.number == place.day), None)
    if day is None or not 0 <= place.line < len(day.items):
        raise LookupError(place)
    return day.items[place.line]


def edited(agenda: Agenda, place: Place, edit: Edit) -> Agenda:
    """The agenda with one line changed. It stands behind those that start before it; nothing else moves, except where
    two lines trade places.

    Raises:
        LookupError: there is no such line, or no such day.
    """
    item = item_at(agenda, place)
    if edit.trades is not None:
        agenda = traded(agenda, place, edit.trades)
        place = place_of(agenda, item)
        item = item_at(agenda, place)
    start = item.start if edit.start is None else edit.start
    minutes = item.minutes if edit.minutes is None else edit.minutes
    changed = item.model_copy(
        update={
            "start": start,
            "end": start + minutes,
            "room": item.room if edit.room is None else edit.room or None,
            "trainers": item.trainers if edit.trainers is None else edit.trainers,
            "pinned": item.pinned if edit.pinned is None else edit.pinned,
        }
    )
    to = place.day if edit.day is None else edit.day
    if to not in {day.number for day in agenda.days}:
        raise LookupError(to)
    if to == place.day and start == item.start:
        return _with(agenda, {place.day: _replaced(_day(agenda, to).items, {place.line: changed})})
    return inserted(without(agenda, place), to, changed)


def without(agenda: Agenda, place: Place) -> Agenda:
    """The agenda without a line; nothing else moves.

    Raises:
        LookupError: there is no such line.
    """
    item = item_at(agenda, place)
    return _with(agenda, {place.day: [one for one in _day(agenda, place.day).items if one is not item]})


def inserted(agenda: Agenda, number: int, item: AgendaItem) -> Agenda:
    """The agenda with one line more on a day, behind those that start before it; nothing else moves.

    Raises:
        LookupError: there is no such day.
    """
    if number not in {day.number for day in agenda.days}:
        raise LookupError(number)
    there = list(_day(agenda, number).items)
    there.insert(next((at for at, one in enumerate(there) if one.start > item.start), len(there)), item)
    return _with(agenda, {number: there})


def traded(agenda: Agenda, one: Place, other: Place) -> Agenda:
    """The agenda with two lines in each other's place, each with the minutes that it has. On one day what stands
    between them moves by as much as one is longer than the other, so that there is neither a hole nor an overlap; where
    both are held at the same time, they change their rooms.

    Raises:
        LookupError: there is no such line.
    """
    first, second = item_at(agenda, one), item_at(agenda, other)
    if first is second:
        return agenda
    if first.start > second.start or (one.day == other.day and first.start == second.start and one.line > other.line):
        first, second, one, other = second, first, other, one
    if one.day != other.day:
        there = _replaced(_day(agenda, one.day).items, {one.line: _at(second, first.start)})
        here = _replaced(_day(agenda, other.day).items, {other.line: _at(first, second.start)})
        return _with(agenda, {one.day: there, other.day: here})
    items = _day(agenda, one.day).items
    if first.start == second.start:
        rooms = {one.line: _in_room(first, second.room), other.line: _in_room(second, first.room)}
        return _with(agenda, {one.day: _replaced(items, rooms)})
    if first.end > second.start:
        swapped = {one.line: _at(second, first.start), other.line: _at(first, second.start)}
        return _with(agenda, {one.day: _replaced(items, swapped)})
    later = second.minutes - first.minutes
    moved = {
        line: _at(item, item.start + later)
        for line, item in enumerate(items)
        if item.start >= first.end and item.end <= second.start
    }
    swapped = {one.line: _at(second, first.start), other.line: _at(first, second.end - first.minutes)}
    return _with(agenda, {one.day: _replaced(items, {**moved, **swapped})})


def place_of(agenda: Agenda, item: AgendaItem) -> Place:
    """Where an item stands in another version of its agenda, by its place in the file and what it is."""
    return next(
        Place(day.number, line)
        for day in agenda.days
        for line, one in enumerate(day.items)
        if one.where == item.where and one.title == item.title
    )


def _at(item: AgendaItem, start: int) -> AgendaItem:
    return item.model_copy(update={"start": start, "end": start + item.minutes})


def _in_room(item: AgendaItem, room: str | None) -> AgendaItem:
    return item.model_copy(update={"room": room})


def _day(agenda: Agenda, number: int) -> AgendaDay:
    return next(day for day in agenda.days if day.number == number)


def _replaced(items: tuple[AgendaItem, ...], others: dict[int, AgendaItem]) -> list[AgendaItem]:
    return [others.get(line, item) for line, item in enumerate(items)]


def _with(agenda: Agenda, items: dict[int, Iterable[AgendaItem]]) -> Agenda:
    days = tuple(
        day.model_copy(update={"items": tuple(items[day.number])}) if day.number in items else day
        for day in agenda.days
    )
    return agenda.model_copy(update={"days": days})
