"""How a line of an agenda is written on every paper: its time, its name, its half day, and who pays for it all."""

from collections.abc import Sequence
from dataclasses import dataclass

from ecpat_training.agenda.model.agenda import AgendaDay, AgendaItem, Planned
from ecpat_training.agenda.report.agenda import day_name
from ecpat_training.documents.document import Paragraph, ReportColumn, Tone
from ecpat_training.documents.wording import Wording
from ecpat_training.values.quantity import clock


def times(item: AgendaItem) -> str:
    """`09:00-09:30`."""
    return f"{clock(item.start)}-{clock(item.end)}"


def name_of(item: AgendaItem) -> str:
    """What an item is called; a star marks a sensitive session, which a line below the table explains."""
    return f"{item.title} *" if sensitive(item) else item.title


def sensitive(item: AgendaItem) -> bool:
    """Whether a session weighs on people."""
    return item.session is not None and item.session.care == "sensitive"


def tones(items: Sequence[AgendaItem]) -> tuple[Tone, ...]:
    """Sessions plain, breaks quiet."""
    return tuple("plain" if item.kind == "session" else "quiet" for item in items)


def apart(planned: Planned) -> bool:
    """Whether people are in more rooms than one."""
    return len({item.room for item in planned.agenda.sessions()}) > 1


def track_of(item: AgendaItem, words: Wording) -> str:
    """For whom a session is; nothing where it is for everybody."""
    return "" if item.track == "together" else words.say(item.track)


def place_columns(planned: Planned, words: Wording) -> tuple[ReportColumn, ...]:
    """Columns for the room and for whom a session is, where people are in more rooms than one."""
    if not apart(planned):
        return ()
    return ReportColumn(words.say("room"), width=1.2), ReportColumn(words.say("for track"), width=1.3)


def place_cells(item: AgendaItem, planned: Planned, words: Wording) -> tuple[str, ...]:
    """What stands in those columns."""
    return (item.room or "", track_of(item, words)) if apart(planned) else ()


def days_of(planned: Planned) -> list[AgendaDay]:
    """The days on which something happens."""
    return [day for day in planned.agenda.days if day.items]


def funders_line(planned: Planned, words: Wording) -> list[Paragraph]:
    """Who pays, as small print; nothing where the programme names nobody."""
    funders = words.listing(planned.programme.funders)
    return [Paragraph(f"{words.say('funded by')}: {funders}", "quiet")] if funders else []


NOON, LATE_NOON = 12 * 60, 14 * 60


@dataclass(frozen=True, slots=True)
class HalfDay:
    """A half of a day, or all of a short one; times are minutes after midnight."""

    name: str
    start: int
    end: int


def half_days(day: AgendaDay, words: Wording) -> list[HalfDay]:
    """The halves of a day before and after its lunch; without one, before and after the break that is nearest to noon.
    A day that is over early, begins late or has no break is one."""
    if not day.items:
        return []
    name = day_name(day, words)
    start, end = min(item.start for item in day.items), max(item.end for item in day.items)
    pauses = sorted(
        (item for item in day.items if item.kind != "session" and start < item.start and item.end < end),
        key=lambda item: (item.kind != "lunch", abs(item.start - NOON)),
    )
    if not pauses or (pauses[0].kind != "lunch" and (end <= LATE_NOON or start >= NOON)):
        return [HalfDay(_half_day_name(name, start, end, words), start, end)]
    return [
        HalfDay(words.say("morning", day=name), start, pauses[0].start),
        HalfDay(words.say("afternoon", day=name), pauses[0].end, end),
    ]


def _half_day_name(name: str, start: int, end: int, words: Wording) -> str:
    if end <= LATE_NOON:
        return words.say("morning", day=name)
    return words.say("afternoon" if start >= NOON else "whole day", day=name)
