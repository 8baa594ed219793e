"""iCalendar (RFC 5545): the training for Outlook, Google Calendar, Apple Calendar, Thunderbird.

It has no METHOD, since nobody is invited by it. Sessions are busy time; breaks are shown as free. An event keeps its
UID over every export, so that importing again moves it: SEQUENCE and DTSTAMP rise with the agenda's version, and what
an earlier version held is told as cancelled. DTSTAMP would be the time of the export; here it is the day on which the
agenda says that it changed, or `SOURCE_DATE_EPOCH`, or always the same one, since the same agenda gives the same bytes.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, time, timedelta

from ecpat_training.agenda.model.agenda import Agenda, Planned
from ecpat_training.agenda.timetable.calendar_lines import component, folded, moment_line, text_line, time_zone
from ecpat_training.agenda.timetable.timetable import GoneEntry, Timetable, TimetableEntry, timetable
from ecpat_training.core.text import listing
from ecpat_training.files.archive import moment

NAME = "agenda.ics"
ENDING = ".ics"
WHAT = "the training for calendars, such as Outlook, Google Calendar, Apple Calendar or Thunderbird"


def render(planned: Planned) -> bytes:
    """The training as a calendar, each item of the agenda an event.

    Raises:
        ContentError: a day has no date.
        UsageError: `SOURCE_DATE_EPOCH` is no number of seconds.
    """
    table = timetable(planned)
    return b"".join(map(folded, component("VCALENDAR", _calendar(table))))


def _calendar(table: Timetable) -> Iterator[str]:
    yield from ("VERSION:2.0", "PRODID:-//ecpat-training//ecpat//EN", "CALSCALE:GREGORIAN")
    yield text_line("X-WR-CALNAME", table.planned.training.title)
    entries = [entry for day in table.days for entry in day.entries]
    ends = [*(entry.end for entry in entries), *(gone.end for gone in table.gone)]
    dates = [*(day.date for day in table.days), *(end.date() for end in ends)]
    yield from time_zone(table.zone, min(dates), max(dates))
    for entry in entries:
        yield from component("VEVENT", _event(entry, table))
    for gone in table.gone:
        yield from component("VEVENT", _cancelled(gone, table.planned.agenda))


def _event(entry: TimetableEntry, table: Timetable) -> Iterable[str]:
    session = entry.item.session
    yield from _identity(entry, table.planned.agenda)
    yield text_line("SUMMARY", entry.item.title)
    if session is not None:
        trainers = listing([shown for _, shown in table.trainers(entry.item)])
        whom = "" if session.track == "together" else f"For {session.track}."
        paragraphs = (session.goal, whom, _led(session.method, trainers))
        yield text_line("DESCRIPTION", "\n\n".join(filter(None, paragraphs)))
    if entry.item.room:
        yield text_line("LOCATION", entry.item.room)
    if entry.chapter:
        yield text_line("CATEGORIES", entry.chapter)
    yield f"TRANSP:{'OPAQUE' if entry.item.kind == 'session' else 'TRANSPARENT'}"


def _cancelled(gone: GoneEntry, agenda: Agenda) -> Iterable[str]:
    yield from _identity(gone, agenda)
    yield text_line("SUMMARY", gone.title)
    yield from ("STATUS:CANCELLED", "TRANSP:TRANSPARENT")


def _identity(entry: TimetableEntry | GoneEntry, agenda: Agenda) -> Iterable[str]:
    yield f"UID:{entry.guid}"
    yield moment_line("DTSTAMP", _stamp(agenda))
    yield f"SEQUENCE:{agenda.version - 1}"
    yield moment_line("DTSTART", entry.start)
    yield moment_line("DTEND", entry.end)


def _stamp(agenda: Agenda) -> datetime:
    """When the agenda became what it is: later in each version, also where no day is known."""
    changed = datetime.combine(agenda.changed, time(), UTC) if agenda.changed else moment()
    return max(changed, moment()) + timedelta(minutes=agenda.version - 1)


def _led(method: str, trainers: str) -> str:
    return f"{method.capitalize()}: {trainers}" if trainers else method.capitalize()
