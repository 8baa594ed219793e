"""When responses were sent: used for the first and the last day of a wave, and for nothing else.

Days that stand for no day are not known: `1980-01-01`, which LimeSurvey writes for everybody in an anonymous survey,
and what databases and spreadsheets make of an empty cell or a zero (`0000-00-00`, `1900-01-00`, `1970-01-01`).
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import listing, squeeze
from ecpat_training.files.cell import as_text
from ecpat_training.files.table import CellValue
from ecpat_training.survey.exports.day_order import is_same_in_both, misread_by_spreadsheet, rises_only_here
from ecpat_training.words.catalogue.message import phrase
from ecpat_training.words.lists.calendar_words import MONTH_OF
from ecpat_training.words.matching import letters_key

_AM_PM_PATTERN = r"(?P<half>[AP]\.?[ \xa0\u202f]?M\.?)?"  # `AM`, and `a. m.` as Spanish forms write it
_CLOCK = rf"(?:[T ,]+(?P<hour>\d{{1,2}})[:.](?P<minute>\d\d)(?:[:.](?P<second>\d\d)(?:[.,]\d+)?)?\s*{_AM_PM_PATTERN})?"
_ZONE = r"\s*(?:Z|[A-Z]{2,5}(?:[+-]\d{1,2}(?::?\d\d)?)?|[+-]\d\d:?\d\d)?"
_YEAR_FIRST_PATTERN = re.compile(
    rf"(?P<a>\d{{4}})[-/.](?P<b>\d{{1,2}})[-/.](?P<c>\d{{1,2}}){_CLOCK}{_ZONE}", re.I | re.A
)
_YEAR_LAST_PATTERN = re.compile(
    rf"(?P<a>\d{{1,2}})[-/.](?P<b>\d{{1,2}})[-/.](?P<c>\d{{4}}|\d\d)(?: ?г)?\.?{_CLOCK}{_ZONE}", re.I | re.A
)
_WORD = r"[^\W\d_]{3,}"
_MONTH_DAY_PATTERN = rf"(?P<month>{_WORD})\.? (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?"
_DAY_MONTH_PATTERN = rf"(?P<first>\d{{1,2}})\.? (?P<second>{_WORD})\.?,?"
_NAMED_MONTH_PATTERN = re.compile(
    rf"(?:{_WORD},? )?(?:{_MONTH_DAY_PATTERN}|{_DAY_MONTH_PATTERN}) (?P<year>\d{{4}})(?P<clock>\D.*)?", re.I
)

SUBMITTED = {
    "submitted at", "submitted", "submission time", "submission date", "submissiondate", "submitdate", "submit date",
    "timestamp", "date submitted", "completed at", "completion time", "end time", "datum", "date", "fecha", "data",
    "дата", "дата на попълване", "date de soumission", "abgegeben am",
}  # fmt: skip
"""What the column with the time of sending is called, as `heading_key` writes it."""

# No survey was sent on these days: LimeSurvey's for anonymous answers; a zero counted in seconds from 1970 (in zones
# west of Greenwich a day earlier), in days from 1900 or 1904 as in spreadsheets, from 1601 as in Windows.
_DUMMIES = frozenset(
    map(
        date.fromisoformat,
        (
            "1980-01-01", "1970-01-01", "1969-12-31", "1900-01-01", "1899-12-31", "1899-12-30", "1904-01-01",
            "1601-01-01", "0001-01-01",
        ),
    )
)  # fmt: skip
_NO_DAY = r"0000[-/.]00[-/.]00|00[-/.]00[-/.]0000|0001[-/.]01[-/.]01|1900[-/.]01[-/.]00|0?[01][-/.]0?[01][-/.]1900"
_ZERO_DATE_PATTERN = re.compile(rf"(?:{_NO_DAY})(?:[T ].*)?", re.I)


@dataclass(frozen=True, slots=True)
class _WrittenDate:
    """A date as written: its three numbers in order, and the clock."""

    numbers: tuple[int, int, int]
    clock: tuple[int, int, int]
    is_year_first: bool

    def read(self, *, is_day_first: bool) -> datetime | None:
        first_number, second_number, third_number = self.numbers
        year, month, day = (
            (first_number, second_number, third_number)
            if self.is_year_first
            else (third_number, second_number, first_number)
        )
        if not self.is_year_first and not is_day_first:
            month, day = day, month
        try:
            return datetime(year + 2000 if year < 100 else year, month, day, *self.clock)
        except ValueError:
            return None


def is_date_text(value: CellValue) -> bool:
    """Whether a cell holds a day, with or without a time of day."""
    return isinstance(value, datetime) or _match(as_text(value)) is not None


def is_date_time_text(value: CellValue) -> bool:
    """Whether a cell holds a day with a time of day."""
    match = None if isinstance(value, datetime) else _match(as_text(value))
    return isinstance(value, datetime) or (match is not None and match["hour"] is not None)


SubmissionTimes = list[datetime | None]


def read_moments(
    values: Sequence[CellValue], get_location: Callable[[int], Location]
) -> tuple[SubmissionTimes, list[Finding]]:
    """(when each response was sent, on the clock of the file, None where nothing is written; findings about the
    dates).

    Whether `03/04/2025` means March or April is never guessed: it counts as known only where another date of the
    same column, such as `27/04/2025`, leaves one reading, or where the times rise down the file in one reading alone
    (`day_order.py`), which a note says. Otherwise there are no dates at all, and a warning says why. A day that
    stands for no day, such as LimeSurvey's `1980-01-01`, is not known, and a note says so.

    Args:
        values: the cells of the column, one per response.
        get_location: the place of the response with that index.
    """
    times: SubmissionTimes = [None] * len(values)
    ambiguous_dates: dict[int, _WrittenDate] = {}
    unread_indices: list[int] = []
    dummies: list[int] = []
    for index, value in enumerate(values):
        text = as_text(value)
        text = text if any(map(str.isalnum, text)) else ""  # `-`, where an attempt wasn't finished
        written_date = _parse_timestamp(text)
        if _is_dummy(value, text, written_date):
            dummies.append(index)
        elif isinstance(value, datetime):
            times[index] = value.replace(tzinfo=None)
        elif written_date is not None and not written_date.is_year_first:
            ambiguous_dates[index] = written_date
        elif text:
            times[index] = written_date.read(is_day_first=True) if written_date else None
            unread_indices.extend([index] if times[index] is None else [])
    undated_findings = [_undated_rows_finding(dummies, values, get_location)] if dummies else []
    time_by_index, order = _settle_day_order(times, ambiguous_dates, values, get_location)
    if ambiguous_dates and not time_by_index:
        unread_indices.extend(ambiguous_dates)
    elif ambiguous_dates:
        spreadsheet_dates = {
            i: known_time for i, known_time in enumerate(times) if known_time and isinstance(values[i], datetime)
        }
        times = [time_by_index.get(i, known_time) for i, known_time in enumerate(times)]
        # Dates of the spreadsheet may have day and month exchanged then: one wrong date is worse than none.
        unread_indices.extend(
            spreadsheet_dates
            if misread_by_spreadsheet([*spreadsheet_dates.values()], [*time_by_index.values()])
            else ()
        )
    # All or none: with some dates missing, the first and last day of a report would be wrong.
    if unread_indices:
        return [None] * len(values), [
            *undated_findings,
            _unclear_dates_finding(sorted(unread_indices), values, get_location),
        ]
    return times, [*undated_findings, *order]


def _settle_day_order(
    times: SubmissionTimes,
    ambiguous_dates: dict[int, _WrittenDate],
    values: Sequence[CellValue],
    get_location: Callable[[int], Location],
) -> tuple[dict[int, datetime], list[Finding]]:
    """The dates that may be of two orders, where other dates of the column or the times down the file leave one; what
    is said of that."""
    orders, notes = _possible_day_orders(ambiguous_dates), []
    if len(orders) > 1 and (order := _order_of_rising_times(times, ambiguous_dates)) is not None:
        orders = [order]
        notes = [_note_order_chosen(min(ambiguous_dates), values, get_location, is_day_first=order)]
    if len(orders) != 1:
        return {}, []
    time_by_index = {i: written_date.read(is_day_first=orders[0]) for i, written_date in ambiguous_dates.items()}
    return {i: read_time for i, read_time in time_by_index.items() if read_time is not None}, notes


def _possible_day_orders(ambiguous_dates: dict[int, _WrittenDate]) -> list[bool]:
    """In which orders all these dates are days: the day first, the month first, or either; one of them where both say
    the same days."""
    orders = [
        is_day_first
        for is_day_first in (True, False)
        if all(date.read(is_day_first=is_day_first) for date in ambiguous_dates.values())
    ]
    if len(orders) > 1 and is_same_in_both(
        *(
            [written_date.read(is_day_first=is_day_first) for written_date in ambiguous_dates.values()]
            for is_day_first in orders
        )
    ):
        return orders[:1]
    return orders


def _order_of_rising_times(times: SubmissionTimes, ambiguous_dates: dict[int, _WrittenDate]) -> bool | None:
    """Whether the day is first, as the times down the file show; None where they don't."""
    times_by_order = {
        is_day_first: [
            read_time
            for i, settled_moment in enumerate(times)
            if (
                read_time := ambiguous_dates[i].read(is_day_first=is_day_first)
                if i in ambiguous_dates
                else settled_moment
            )
            is not None
        ]
        for is_day_first in (True, False)
    }
    return next(
        (
            is_day_first
            for is_day_first in times_by_order
            if rises_only_here(times_by_order[is_day_first], times_by_order[not is_day_first])
        ),
        None,
    )


def _note_order_chosen(
    index: int, values: Sequence[CellValue], get_location: Callable[[int], Location], *, is_day_first: bool
) -> Finding:
    first_unit, second_unit = ("day", "month") if is_day_first else ("month", "day")
    return Finding(
        "survey.date-order",
        Severity.NOTE,
        phrase(
            "in the submission times, such as `{time}`, the {first} is read before the {second}: so they rise from row"
            " to row, as forms write them, and otherwise they would go back and forth.",
            time=as_text(values[index])[:30],
            first=first_unit,
            second=second_unit,
        ),
        get_location(index),
        "If you know that it is wrong, please write dates as 2025-04-03.",
    )


def _is_dummy(value: CellValue, text: str, written_date: _WrittenDate | None) -> bool:
    timestamp = value if isinstance(value, datetime) else written_date.read(is_day_first=True) if written_date else None
    return (timestamp is not None and timestamp.date() in _DUMMIES) or _ZERO_DATE_PATTERN.fullmatch(text) is not None


def _undated_rows_finding(
    indices: list[int], values: Sequence[CellValue], get_location: Callable[[int], Location]
) -> Finding:
    days = dict.fromkeys(f"`{as_text(values[index])[:10]}`" for index in indices)
    responses = (
        "all responses were"
        if len(indices) == sum(1 for value in values if as_text(value))
        else phrase("{responses:,} {responses:response was|responses were}", responses=len(indices))
    )
    return Finding(
        "survey.date-not-known",
        Severity.NOTE,
        phrase(
            "when {responses} sent is not known: {days} is no day of an answer, and is written where there is none"
            " (LimeSurvey writes 1980-01-01 for every anonymous answer).",
            responses=responses,
            days=listing(list(days), 3),
        ),
        get_location(indices[0]),
        "If the report is to say when people answered, please write the days into this column.",
    )


def _unclear_dates_finding(
    indices: list[int], values: Sequence[CellValue], get_location: Callable[[int], Location]
) -> Finding:
    unclear_times = [f"`{as_text(values[index])[:30]}` ({get_location(index).place_in_file})" for index in indices]
    return Finding(
        "survey.date-unclear",
        Severity.WARNING,
        phrase(
            "the submission time of {responses:,} {responses:response|responses} can't be read without guessing:"
            " {times}. The report names no dates for this file.",
            responses=len(indices),
            times=listing(unclear_times, 5),
        ),
        get_location(indices[0]),
        "If you want them, please write dates as 2025-04-03.",
    )


def read_date_numbers(text: str) -> tuple[tuple[int, int, int], tuple[int, int, int]] | None:
    """((three numbers of a date as they stand, in their order), (hours, minutes, seconds)) of a text; None where it
    has no date."""
    written_date = _parse_timestamp(text)
    return (written_date.numbers, written_date.clock) if written_date else None


def _match(text: str) -> re.Match[str] | None:
    return (
        _YEAR_FIRST_PATTERN.fullmatch(text)
        or _YEAR_LAST_PATTERN.fullmatch(text)
        or _YEAR_FIRST_PATTERN.fullmatch(_with_month_numbers(text))
    )


def _with_month_numbers(text: str) -> str:
    """A date whose month is written as a word, year first: of `Mar 13, 2026 9:15 am` nothing is to be guessed."""
    match = _NAMED_MONTH_PATTERN.fullmatch(squeeze(text))
    month = MONTH_OF.get(letters_key(match["month"] or match["second"])) if match else None
    if match is None or month is None:
        return ""
    return f"{match['year']}-{month:02}-{int(match['day'] or match['first']):02}{match['clock'] or ''}"


def _parse_timestamp(text: str) -> _WrittenDate | None:
    match = _match(text)
    if match is None:
        return None
    hour, minute, second = (int(match[name] or 0) for name in ("hour", "minute", "second"))
    if match["half"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if match["half"][0].upper() == "P" else 0)
    if hour > 23 or minute > 59 or second > 59:
        return None
    return _WrittenDate(
        (int(match["a"]), int(match["b"]), int(match["c"])), (hour, minute, second), match.re is _YEAR_FIRST_PATTERN
    )
