"""What a person changes in an agenda by hand, one line at a time; the rules judge afterwards what became of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from ecpat_training.agenda.model.agenda import Agenda, AgendaDay, AgendaItem


class LinePlace(NamedTuple):
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
    trades: LinePlace | None = None


def find_item(agenda: Agenda, place: LinePlace) -> AgendaItem:
    """The item of a line.

    Raises:
        LookupError: there is no such line.
    """
    day = next((day for day in agenda.days if day.number == place.day), None)
    if day is None or not 0 <= place.line < len(day.items):
        raise LookupError(place)
    return day.items[place.line]


def apply_edit(agenda: Agenda, place: LinePlace, edit: Edit) -> Agenda:
    """The agenda with one line changed. It stands behind those that start before it; nothing else moves, except where
    two lines trade places.

    Raises:
        LookupError: there is no such line, or no such day.
    """
    item = find_item(agenda, place)
    if edit.trades is not None:
        agenda = swap_items(agenda, place, edit.trades)
        place = place_of(agenda, item)
        item = find_item(agenda, place)
    start = item.start if edit.start is None else edit.start
    minutes = item.minutes if edit.minutes is None else edit.minutes
    changed_item = item.model_copy(
        update={
            "start": start,
            "end": start + minutes,
            "room": item.room if edit.room is None else edit.room or None,
            "trainers": item.trainers if edit.trainers is None else edit.trainers,
            "pinned": item.pinned if edit.pinned is None else edit.pinned,
        }
    )
    target_day = place.day if edit.day is None else edit.day
    if target_day not in {day.number for day in agenda.days}:
        raise LookupError(target_day)
    if target_day == place.day and start == item.start:
        return _replace_agenda_items(
            agenda, {place.day: _replace_items(_day(agenda, target_day).items, {place.line: changed_item})}
        )
    return add_item(remove_item(agenda, place), target_day, changed_item)


def remove_item(agenda: Agenda, place: LinePlace) -> Agenda:
    """The agenda without a line; nothing else moves.

    Raises:
        LookupError: there is no such line.
    """
    item = find_item(agenda, place)
    return _replace_agenda_items(
        agenda, {place.day: [other_item for other_item in _day(agenda, place.day).items if other_item is not item]}
    )


def add_item(agenda: Agenda, number: int, item: AgendaItem) -> Agenda:
    """The agenda with one line more on a day, behind those that start before it; nothing else moves.

    Raises:
        LookupError: there is no such day.
    """
    if number not in {day.number for day in agenda.days}:
        raise LookupError(number)
    items = list(_day(agenda, number).items)
    items.insert(
        next((position for position, other_item in enumerate(items) if other_item.start > item.start), len(items)), item
    )
    return _replace_agenda_items(agenda, {number: items})


def swap_items(agenda: Agenda, first_place: LinePlace, second_place: LinePlace) -> Agenda:
    """The agenda with two lines in each other's place, each with the minutes that it has. On one day what stands
    between them moves by as much as one is longer than the other, so that there is neither a hole nor an overlap; where
    both are held at the same time, they change their rooms.

    Raises:
        LookupError: there is no such line.
    """
    first_item, second_item = find_item(agenda, first_place), find_item(agenda, second_place)
    if first_item is second_item:
        return agenda
    if first_item.start > second_item.start or (
        first_place.day == second_place.day
        and first_item.start == second_item.start
        and first_place.line > second_place.line
    ):
        first_item, second_item, first_place, second_place = second_item, first_item, second_place, first_place
    if first_place.day != second_place.day:
        first_items = _replace_items(
            _day(agenda, first_place.day).items, {first_place.line: _move_to_start(second_item, first_item.start)}
        )
        second_items = _replace_items(
            _day(agenda, second_place.day).items, {second_place.line: _move_to_start(first_item, second_item.start)}
        )
        return _replace_agenda_items(agenda, {first_place.day: first_items, second_place.day: second_items})
    items = _day(agenda, first_place.day).items
    if first_item.start == second_item.start:
        rooms = {
            first_place.line: _set_room(first_item, second_item.room),
            second_place.line: _set_room(second_item, first_item.room),
        }
        return _replace_agenda_items(agenda, {first_place.day: _replace_items(items, rooms)})
    if first_item.end > second_item.start:
        swapped_trainers = {
            first_place.line: _move_to_start(second_item, first_item.start),
            second_place.line: _move_to_start(first_item, second_item.start),
        }
        return _replace_agenda_items(agenda, {first_place.day: _replace_items(items, swapped_trainers)})
    added_minutes = second_item.minutes - first_item.minutes
    moved_items = {
        line: _move_to_start(item, item.start + added_minutes)
        for line, item in enumerate(items)
        if item.start >= first_item.end and item.end <= second_item.start
    }
    swapped_trainers = {
        first_place.line: _move_to_start(second_item, first_item.start),
        second_place.line: _move_to_start(first_item, second_item.end - first_item.minutes),
    }
    return _replace_agenda_items(agenda, {first_place.day: _replace_items(items, {**moved_items, **swapped_trainers})})


def place_of(agenda: Agenda, item: AgendaItem) -> LinePlace:
    """Where an item stands in another version of its agenda, by its place in the file and what it is."""
    return next(
        LinePlace(day.number, line)
        for day in agenda.days
        for line, candidate in enumerate(day.items)
        if candidate.where == item.where and candidate.title == item.title
    )


def _move_to_start(item: AgendaItem, start: int) -> AgendaItem:
    return item.model_copy(update={"start": start, "end": start + item.minutes})


def _set_room(item: AgendaItem, room: str | None) -> AgendaItem:
    return item.model_copy(update={"room": room})


def _day(agenda: Agenda, number: int) -> AgendaDay:
    return next(day for day in agenda.days if day.number == number)


def _replace_items(items: tuple[AgendaItem, ...], replacements: dict[int, AgendaItem]) -> list[AgendaItem]:
    return [replacements.get(line, item) for line, item in enumerate(items)]


def _replace_agenda_items(agenda: Agenda, items: dict[int, Iterable[AgendaItem]]) -> Agenda:
    days = tuple(
        day.model_copy(update={"items": tuple(items[day.number])}) if day.number in items else day
        for day in agenda.days
    )
    return agenda.model_copy(update={"days": days})
