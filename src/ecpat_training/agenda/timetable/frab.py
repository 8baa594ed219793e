"""What schedule viewers are told of a training, the same in XML and JSON: the format of frab and pretalx, as
https://c3voc.de/wiki/schedule describes it.

Breaks are no events in it, as in other programs' files: a viewer shows them as gaps. Only the newer JSON tells them.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import astuple, dataclass, replace
from datetime import date, datetime, timedelta
from uuid import UUID

from ecpat_training.agenda.model.agenda import PlannedTraining
from ecpat_training.agenda.timetable.timetable import DayEntries, Timetable, TimetableEntry, guid, timetable
from ecpat_training.core.text import slug, visible

PLENARY = "Plenary"
_GREATEST = 2**31 - 1  # viewers keep numbers in 32 bits


@dataclass(frozen=True, slots=True)
class SchedulePerson:
    """A trainer, known by a code, or a guest who speaks."""

    number: int
    guid: UUID
    name: str


@dataclass(frozen=True, slots=True)
class ScheduleEvent:
    """A session; `kind` is its method, `abstract` its goal, `track` its chapter."""

    number: int
    guid: UUID
    title: str
    kind: str
    abstract: str
    track: str
    room: str
    start: datetime
    end: datetime
    minutes: int
    persons: tuple[SchedulePerson, ...]

    @property
    def duration(self) -> str:
        """`01:15`."""
        return f"{self.minutes // 60:02d}:{self.minutes % 60:02d}"


@dataclass(frozen=True, slots=True)
class Pause:
    """A break, for everybody."""

    guid: UUID
    title: str
    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True)
class ScheduleDay:
    """A day, from its first item to its last."""

    number: int
    date: date
    start: datetime
    end: datetime
    events: tuple[ScheduleEvent, ...]
    breaks: tuple[Pause, ...]

    def rooms(self) -> dict[str, list[ScheduleEvent]]:
        """The events of each room."""
        rooms: dict[str, list[ScheduleEvent]] = {}
        for event in self.events:
            rooms.setdefault(event.room, []).append(event)
        return rooms


@dataclass(frozen=True, slots=True)
class Schedule:
    """A training. `version` is another one as soon as anything in it is: viewers tell by it that something moved."""

    title: str
    acronym: str
    language: str
    time_zone: str
    days: tuple[ScheduleDay, ...]
    rooms: dict[str, UUID]
    version: str = ""

    @property
    def dates(self) -> list[date]:
        """The days' dates."""
        return [day.date for day in self.days]

    @property
    def tracks(self) -> list[str]:
        """The chapters from which something is held."""
        return list(dict.fromkeys(event.track for day in self.days for event in day.events if event.track))


def schedule(planned_training: PlannedTraining) -> Schedule:
    """A training for schedule viewers.

    Raises:
        ContentError: a day has no date.
    """
    table = timetable(planned_training)
    entries = [entry for day in table.days for entry in _session_entries(day)]
    codes = dict.fromkeys(code for entry in entries for code, _ in table.trainers(entry.item))
    number_by_guid = _numbers(
        [*(entry.guid for entry in entries), *(_guid_of(planned_training, code) for code in codes)]
    )
    days = tuple(_day(day, table, number_by_guid) for day in table.days)
    rooms = dict.fromkeys(event.room for day in days for event in day.events)
    unversioned = Schedule(
        title=visible(planned_training.training.title),
        acronym=_acronym(f"{planned_training.programme.id} {planned_training.training.id}"),
        language=planned_training.training.language,
        time_zone=str(table.zone),
        days=days,
        rooms={room: guid(planned_training, "room", room) for room in rooms},
    )
    # Of the values alone: how classes and fields are called in the code is no change of the agenda.
    return replace(unversioned, version=hashlib.sha256(repr(astuple(unversioned)).encode()).hexdigest()[:12])


def _session_entries(day: DayEntries) -> list[TimetableEntry]:
    return [entry for entry in day.entries if entry.item.kind == "session"]


def _day(day: DayEntries, table: Timetable, number_by_guid: dict[UUID, int]) -> ScheduleDay:
    hours = table.planned.training.hours.hours_on(day.number)
    midnight = datetime(day.date.year, day.date.month, day.date.day, tzinfo=table.zone)
    starts = [entry.start for entry in day.entries] or [midnight + timedelta(minutes=hours.start)]
    end_times = [entry.end for entry in day.entries] or [midnight + timedelta(minutes=hours.end)]
    events = tuple(_event(entry, table, number_by_guid) for entry in _session_entries(day))
    breaks = tuple(
        Pause(entry.guid, visible(entry.item.title), entry.start, entry.end)
        for entry in day.entries
        if entry.item.kind != "session"
    )
    return ScheduleDay(day.number, day.date, min(starts), max(end_times), events, breaks)


def _event(entry: TimetableEntry, table: Timetable, number_by_guid: dict[UUID, int]) -> ScheduleEvent:
    item, session = entry.item, entry.item.session
    guids = [(_guid_of(table.planned, code), shown_name) for code, shown_name in table.trainers(item)]
    return ScheduleEvent(
        number=number_by_guid[entry.guid],
        guid=entry.guid,
        title=visible(item.title),
        kind=session.method if session else "",
        abstract=visible(session.goal, lines=True) if session else "",
        track=visible(entry.chapter),
        room=visible(item.room or next(iter(table.planned.training.room_names), PLENARY)),
        start=entry.start,
        end=entry.end,
        minutes=item.minutes,
        persons=tuple(
            SchedulePerson(number_by_guid[person_guid], person_guid, shown_name) for person_guid, shown_name in guids
        ),
    )


def _guid_of(planned_training: PlannedTraining, code: str) -> UUID:
    return guid(planned_training, "trainer", code)


def _numbers(guids: Iterable[UUID]) -> dict[UUID, int]:
    """A number for each event and person that is its own and stays, also where others come or go."""
    number_by_guid: dict[UUID, int] = {}
    for identity in guids:
        number = identity.int % _GREATEST + 1
        while number in number_by_guid.values():
            number = number % _GREATEST + 1
        number_by_guid[identity] = number
    return number_by_guid


def _acronym(text: str) -> str:
    """At least four small letters, digits or underscores."""
    return slug(text).replace("-", "_").ljust(4, "_")
