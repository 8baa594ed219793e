"""An agenda placed in time: each item at its moment, with an identity that lasts."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from ecpat_training.agenda.model.agenda import Agenda, AgendaDay, AgendaItem, GoneItem, PlannedTraining
from ecpat_training.core.errors import ContentError, EcpatError
from ecpat_training.core.location import Location
from ecpat_training.core.text import fold, listing, visible
from ecpat_training.values.quantity import MIDNIGHT, Hours
from ecpat_training.words.catalogue.message import phrase

_OURS = UUID("254c6bea-21d8-41fc-a7f7-2a15768f6bf1")  # the namespace of what this program names


@dataclass(frozen=True, slots=True)
class TimetableEntry:
    """An item at its moment. `chapter` is its session's, empty for breaks and for what the programme doesn't know.

    The `guid` stays when the item moves, is given to other trainers or its title is corrected; for a session of the
    agenda's own, which is known by its title alone, not when that changes.
    """

    item: AgendaItem
    chapter: str
    guid: UUID
    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True)
class CancelledEntry:
    """What an earlier version of the agenda held, at its moment then."""

    guid: UUID
    title: str
    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True)
class DayEntries:
    """What happens on a day."""

    number: int
    date: date
    entries: tuple[TimetableEntry, ...]


@dataclass(frozen=True, slots=True)
class Timetable:
    """The days of an agenda in the time zone of its training."""

    planned: PlannedTraining
    zone: ZoneInfo
    days: tuple[DayEntries, ...]
    gone: tuple[CancelledEntry, ...] = ()

    def trainers(self, item: AgendaItem) -> list[tuple[str, str]]:
        """Who leads an item (first), then who speaks in it or moderates it.

        Each is a pair: the code, or for a guest what tells guests apart; and the name as it is shown.
        """
        unconfirmed_codes = {trainer.id for trainer in self.planned.programme.trainers if not trainer.confirmed}
        shown_names = {code: code for code in item.trainers}
        for person in item.session.people if item.session else ():
            shown_names.setdefault(person.identity_key, person.trainer or person.called)
        return [
            (code, f"{shown_name} (to be confirmed)" if code in unconfirmed_codes else shown_name)
            for code, shown_name in shown_names.items()
        ]

    def people(self, item: AgendaItem) -> list[str]:
        """Who leads an item (first), speaks in it or moderates it, as participants know them: by name only who agreed
        to be named."""
        names_by_code = {trainer.id: trainer.called for trainer in self.planned.programme.trainers}
        return [
            names_by_code[code] + shown_name.removeprefix(code) if code in names_by_code else shown_name
            for code, shown_name in self.trainers(item)
        ]


def timetable(planned_training: PlannedTraining) -> Timetable:
    """Places an agenda in time.

    A day is on the date that the agenda gives it; where it gives none at all, on that of the training's start and
    those that follow.

    Raises:
        ContentError: a day has no date.
    """
    dates = _dates(planned_training)
    place = ZoneInfo(planned_training.programme.timezone_of(planned_training.training))
    entries = _entries(planned_training, dates, place)
    days = tuple(
        DayEntries(day.number, dates[day.number], tuple(next(entries) for _ in day.items))
        for day in planned_training.agenda.days
    )
    return Timetable(planned_training, place, days, tuple(_cancelled_entries(planned_training.agenda, days, place)))


def cancelled_since(
    old_planned_training: PlannedTraining, new_planned_training: PlannedTraining
) -> tuple[GoneItem, ...]:
    """What an old version of an agenda held, and those before it, and a new one doesn't.

    Raises:
        ContentError: a day of either has no date.
    """
    new_uids = {str(entry.guid) for day in timetable(new_planned_training).days for entry in day.entries}
    old_items = [
        GoneItem(
            uid=str(entry.guid),
            title=entry.item.title,
            date=entry.start.date(),
            at=Hours(start=entry.item.start % MIDNIGHT, end=entry.item.start % MIDNIGHT + entry.item.minutes),
        )
        for day in timetable(old_planned_training).days
        for entry in day.entries
    ]
    return tuple(
        gone_item for gone_item in (*old_planned_training.agenda.gone, *old_items) if gone_item.uid not in new_uids
    )


def _cancelled_entries(agenda: Agenda, days: Iterable[DayEntries], place: ZoneInfo) -> Iterator[CancelledEntry]:
    held_uids = {str(entry.guid) for day in days for entry in day.entries}
    for gone_item in agenda.gone:
        if gone_item.uid not in held_uids:
            midnight = datetime.combine(gone_item.date, time(), place)
            start, end = (midnight + timedelta(minutes=minutes) for minutes in (gone_item.at.start, gone_item.at.end))
            yield CancelledEntry(UUID(gone_item.uid), gone_item.title, start, end)


def guid(planned_training: PlannedTraining, *name: str) -> UUID:
    """What identifies something of a training, the same in every export: from the programme's and the training's id
    and a name in them."""
    return uuid5(_OURS, "/".join((planned_training.programme.id, planned_training.training.id, *name)))


def _dates(planned_training: PlannedTraining) -> dict[int, date]:
    days, training = planned_training.agenda.days, planned_training.training
    dates = {day.number: day.date for day in days if day.date}
    if not dates:
        dates = {day.number: date for day in days if (date := training.date_of(day.number))}
    undated_days = [str(day.number) for day in days if day.number not in dates]
    if not undated_days:
        return dates
    if not dates:
        raise missing_date_error(planned_training.training.id, planned_training.agenda.where)
    undated_text = phrase("{days:day|days} {numbers}", days=len(undated_days), numbers=listing(undated_days, 10))
    raise missing_date_error(undated_text, planned_training.agenda.where, days=len(undated_days))


def missing_date_error(subject: str, location: Location | None, *, days: int = 1) -> EcpatError:
    """What is said where a training, or days of it, have no date and a calendar is asked for."""
    message = phrase(
        "{subject} {days:has|have} no date, so that no calendar or schedule can be made.", subject=subject, days=days
    )
    hint = "Please give every day a `date:` in the agenda, or the training a `start:` in the programme."
    return ContentError.because("calendar.date", message, location=location, hint=hint)


def _entries(planned_training: PlannedTraining, dates: dict[int, date], place: ZoneInfo) -> Iterator[TimetableEntry]:
    chapters = {
        session.id: manual_chapter.chapter
        for manual_chapter in planned_training.programme.manual
        for session in manual_chapter.sessions
    }
    name_counts: Counter[str] = Counter()
    for day in planned_training.agenda.days:
        midnight = datetime.combine(dates[day.number], time(), place)
        for item in day.items:
            id_ = item.session.id if item.session and item.session.id in chapters else ""
            name = id_ or _lost_id(item) or _own_name(day, item)
            name_counts[name] += 1
            yield TimetableEntry(
                item,
                chapters.get(id_, ""),
                guid(planned_training, str(name_counts[name]), name),
                midnight + timedelta(minutes=item.start),
                midnight + timedelta(minutes=item.end),
            )


def _lost_id(item: AgendaItem) -> str:
    """The id of a session that the programme doesn't have any more, by which calendars know it."""
    return item.title[:1].lower() + item.title[1:] if item.kind == "session" and item.session is None else ""


def _own_name(day: AgendaDay, item: AgendaItem) -> str:
    """Slashes keep it apart from the ids of sessions, which have none."""
    return f"own/{visible(fold(item.title))}" if item.kind == "session" else f"{item.kind}/{day.number}"
