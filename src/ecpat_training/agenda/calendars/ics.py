"""iCalendar (RFC 5545): the training for Outlook, Google Calendar, Apple Calendar, Thunderbird.

It has no METHOD, since nobody is invited by it. Sessions are busy time; breaks are shown as free. An event keeps its
UID over every export, so that importing again moves it: SEQUENCE and DTSTAMP rise with the agenda's version, and what
an earlier version held is told as cancelled. DTSTAMP would be the time of the export; here it is the day on which the
agenda says that it changed, or `SOURCE_DATE_EPOCH`, or always the same one, since the same agenda gives the same bytes.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from uuid import uuid5

from ecpat_training.agenda.model.agenda import Agenda, AgendaItem, PlannedTraining
from ecpat_training.agenda.report.lines import duties, part_words
from ecpat_training.agenda.timetable.timetable import CancelledEntry, Timetable, TimetableEntry, timetable
from ecpat_training.core.text import listing
from ecpat_training.documents.wording import wording
from ecpat_training.files.archive import archive_time
from ecpat_training.files.icalendar import component, fold_line, moment_line, text_line, time_zone
from ecpat_training.programme.model.training import Training

NAME = "agenda.ics"
ENDING = ".ics"
WHAT = "the training for calendars, such as Outlook, Google Calendar, Apple Calendar or Thunderbird"
OWN_NAME = "trainer-{code}.ics"
OWN_WHAT = "each trainer's own calendar: leads, second, speaks, free for support"


def render(planned_training: PlannedTraining) -> bytes:
    """The training as a calendar, each item of the agenda an event.

    Raises:
        ContentError: a day has no date.
        UsageError: `SOURCE_DATE_EPOCH` is no number of seconds.
    """
    table = timetable(planned_training)
    return b"".join(map(fold_line, component("VCALENDAR", _calendar(table, planned_training.training.title))))


def render_own(planned_training: PlannedTraining, code: str) -> bytes:
    """What one trainer does, as a calendar: each session that he or she leads, is second in, speaks in, moderates or is
    free to support, and the evenings that name him or her.

    Its events have identities of their own, so that who also has the training's calendar keeps both. From the second
    version on, what the trainer doesn't do is told as cancelled: an earlier version may have given it to him or her.

    Raises:
        ContentError: a day has no date.
        UsageError: `SOURCE_DATE_EPOCH` is no number of seconds.
    """
    words = wording(planned_training.language)
    part_wordings = part_words(words)
    part_by_item = {id(duty.item): part_wordings[duty.part] for duty in duties(planned_training).get(code, [])}
    return b"".join(
        map(fold_line, component("VCALENDAR", _write_trainer_calendar(timetable(planned_training), code, part_by_item)))
    )


def _write_trainer_calendar(table: Timetable, code: str, part_by_item: Mapping[int, str]) -> Iterator[str]:
    days = [
        replace(day, entries=tuple(replace(entry, guid=uuid5(entry.guid, code)) for entry in day.entries))
        for day in table.days
    ]
    cancelled_entries = tuple(replace(entry, guid=uuid5(entry.guid, code)) for entry in table.gone)
    entries = [entry for day in days for entry in day.entries]
    if table.planned.agenda.version > 1:
        dropped_entries = [
            entry for entry in entries if _may_be_somebodys(entry.item) and id(entry.item) not in part_by_item
        ]
        cancelled_entries += tuple(
            CancelledEntry(entry.guid, entry.item.title, entry.start, entry.end) for entry in dropped_entries
        )
    own_days = tuple(
        replace(day, entries=tuple(entry for entry in day.entries if id(entry.item) in part_by_item)) for day in days
    )
    own_table = replace(table, days=own_days, gone=cancelled_entries)
    return _calendar(own_table, f"{table.planned.training.title}, {code}", lambda entry: part_by_item[id(entry.item)])


def _may_be_somebodys(item: AgendaItem) -> bool:
    return item.kind == "session" or bool(item.trainers)


def _calendar(table: Timetable, name: str, role_of: Callable[[TimetableEntry], str] = lambda _: "") -> Iterator[str]:
    """The lines of a calendar; `role_of` says what its owner does at an entry."""
    yield from ("VERSION:2.0", "PRODID:-//ecpat-training//ecpat//EN", "CALSCALE:GREGORIAN")
    yield text_line("X-WR-CALNAME", name)
    entries = [entry for day in table.days for entry in day.entries]
    end_times = [*(entry.end for entry in entries), *(cancelled_entry.end for cancelled_entry in table.gone)]
    dates = [*(day.date for day in table.days), *(end.date() for end in end_times)]
    yield from time_zone(table.zone, min(dates), max(dates))
    for entry in entries:
        yield from component("VEVENT", _event(entry, table, role_of(entry)))
    for cancelled_entry in table.gone:
        yield from component("VEVENT", _write_cancelled_event(cancelled_entry, table.planned.agenda))


def _event(entry: TimetableEntry, table: Timetable, role_text: str) -> Iterable[str]:
    session = entry.item.session
    yield from _identity(entry, table.planned.agenda)
    yield text_line("SUMMARY", f"{entry.item.title} ({role_text})" if role_text else entry.item.title)
    if session is not None:
        trainers = listing(table.people(entry.item))
        audience = "" if session.track == "together" else f"For {session.track}."
        paragraphs = (session.goal, audience, _format_leads(session.method, trainers))
        yield text_line("DESCRIPTION", "\n\n".join(filter(None, paragraphs)))
    yield from _place(entry, table.planned.training)
    if entry.chapter:
        yield text_line("CATEGORIES", entry.chapter)
    yield f"TRANSP:{'OPAQUE' if entry.item.kind == 'session' else 'TRANSPARENT'}"


def _place(entry: TimetableEntry, training: Training) -> Iterable[str]:
    """The room, the house and its address; where to join from afar, and whom to ask."""
    place_lines = [entry.item.room or "", training.venue, *training.address.splitlines()]
    if place := ", ".join(filter(None, map(str.strip, place_lines))):
        yield text_line("LOCATION", place)
    if training.online:
        yield f"URL:{training.online}"
    if training.contact:
        yield text_line("CONTACT", training.contact)


def _write_cancelled_event(cancelled_entry: CancelledEntry, agenda: Agenda) -> Iterable[str]:
    yield from _identity(cancelled_entry, agenda)
    yield text_line("SUMMARY", cancelled_entry.title)
    yield from ("STATUS:CANCELLED", "TRANSP:TRANSPARENT")


def _identity(entry: TimetableEntry | CancelledEntry, agenda: Agenda) -> Iterable[str]:
    yield f"UID:{entry.guid}"
    yield moment_line("DTSTAMP", _stamp(agenda))
    yield f"SEQUENCE:{agenda.version - 1}"
    yield moment_line("DTSTART", entry.start)
    yield moment_line("DTEND", entry.end)


def _stamp(agenda: Agenda) -> datetime:
    """When the agenda became what it is: later in each version, also where no day is known."""
    last_change = datetime.combine(agenda.changed, time(), UTC) if agenda.changed else archive_time()
    return max(last_change, archive_time()) + timedelta(minutes=agenda.version - 1)


def _format_leads(method: str, trainers: str) -> str:
    return f"{method.capitalize()}: {trainers}" if trainers else method.capitalize()
