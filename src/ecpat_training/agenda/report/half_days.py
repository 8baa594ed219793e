"""The halves of a training day, as people sign in and as sessions are told apart in time."""

from dataclasses import dataclass

from ecpat_training.agenda.model.agenda import AgendaDay
from ecpat_training.agenda.report.agenda import day_name
from ecpat_training.documents.wording import Wording

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
