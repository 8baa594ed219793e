"""The days of what is due as a calendar (RFC 5545). An event keeps its UID over every export, and its SEQUENCE rises
with that of a planned training that is moved, so that importing again moves it. It holds no names and no codes."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from uuid import NAMESPACE_URL, uuid5

from ecpat_training.files.archive import archive_time
from ecpat_training.files.icalendar import component, fold_line, moment_line, text_line
from ecpat_training.followup.model.due import DueBoard, DueState, FollowUpDue
from ecpat_training.followup.model.due_list import DueItem, DueKind

ENDING = ".ics"


def render(board: DueBoard, items: Sequence[DueItem]) -> bytes:
    """Every follow-up that isn't done, on the day on which people are asked; then decisions and goals on their days.

    Raises:
        UsageError: `SOURCE_DATE_EPOCH` is no number of seconds.
    """

    def lines() -> Iterator[str]:
        yield from ("VERSION:2.0", "PRODID:-//ecpat-training//ecpat//EN", "CALSCALE:GREGORIAN")
        yield text_line("X-WR-CALNAME", f"{board.programme}, follow-ups")
        for step in board.steps:
            if step.state(board.on) is not DueState.DONE:
                yield from component("VEVENT", _event(step, board))
        for item in items:
            if item.kind is not DueKind.FOLLOW_UP and item.by is not None:
                yield from component("VEVENT", _item_event(item, item.by, board))

    return b"".join(map(fold_line, component("VCALENDAR", lines())))


def _event(step: FollowUpDue, board: DueBoard) -> Iterator[str]:
    yield f"UID:{uuid5(NAMESPACE_URL, f'ecpat:follow-up/{board.programme_id}/{step.training}/{step.month}')}"
    yield moment_line("DTSTAMP", archive_time() + timedelta(minutes=step.sequence))
    yield f"SEQUENCE:{step.sequence}"
    yield f"DTSTART;VALUE=DATE:{_day(step.on)}"
    yield f"DTEND;VALUE=DATE:{_day(step.on + timedelta(1))}"  # the day after, by the standard
    yield text_line("SUMMARY", f"{step.training}: ask after {step.month} months")
    yield text_line("DESCRIPTION", f"{step.people} people. Answers by {step.by}.")
    yield "TRANSP:TRANSPARENT"


def _item_event(item: DueItem, due_date: date, board: DueBoard) -> Iterator[str]:
    yield f"UID:{uuid5(NAMESPACE_URL, f'ecpat:{item.kind}/{board.programme_id}/{item.id}')}"
    yield moment_line("DTSTAMP", archive_time())
    yield f"DTSTART;VALUE=DATE:{_day(due_date)}"
    yield f"DTEND;VALUE=DATE:{_day(due_date + timedelta(1))}"
    yield text_line("SUMMARY", item.subject)
    yield text_line("DESCRIPTION", f"Who sees to it: {item.owner or 'nobody is named'}.")
    yield "TRANSP:TRANSPARENT"


def _day(day: date) -> str:
    return f"{day:%Y%m%d}"
