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
from ecpat_training.survey.exports.day_order import misread_by_spreadsheet, rises_only_here, same_either_way
from ecpat_training.words.catalogue.message import phrase
from ecpat_training.words.lists.calendar_words import MONTH_OF
from ecpat_training.words.matching import letters_key

_HALF = r"(?P<half>[AP]\.?[ \xa0\u202f]?M\.?)?"  # `AM`, and `a. m.` as Spanish forms write it
_CLOCK = rf"(?:[T ,]+(?P<hour>\d{{1,2}})[:.](?P<minute>\d\d)(?:[:.](?P<second>\d\d)(?:[.,]\d+)?)?\s*{_HALF})?"
_ZONE = r"\s*(?:Z|[A-Z]{2,5}(?:[+-]\d{1,2}(?::?\d\d)?)?|[+-]\d\d:?\d\d)?"
_YEAR_FIRST = re.compile(rf"(?P<a>\d{{4}})[-/.](?P<b>\d{{1,2}})[-/.](?P<c>\d{{1,2}}){_CLOCK}{_ZONE}", re.I | re.A)
_YEAR_LAST = re.compile(
    rf"(?P<a>\d{{1,2}})[-/.](?P<b>\d{{1,2}})[-/.](?P<c>\d{{4}}|\d\d)(?: ?г)?\.?{_CLOCK}{_ZONE}", re.I | re.A
)
_WORD = r"[^\W\d_]{3,}"
_MONTH_FIRST = rf"(?P<month>{_WORD})\.? (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?"
_DAY_FIRST = rf"(?P<first>\d{{1,2}})\.? (?P<second>{_WORD})\.?,?"
_NAMED = re.compile(rf"(?:{_WORD},? )?(?:{_MONTH_FIRST}|{_DAY_FIRST}) (?P<year>\d{{4}})(?P<clock>\D.*)?", re.I)

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
_ZEROS = re.compile(rf"(?:{_NO_DAY})(?:[T ].*)?", re.I)


@dataclass(frozen=True, slots=True)
class _Written:
    """A date as written: its three numbers in order, and the clock."""

    numbers: tuple[int, int, int]
    clock: tuple[int, int, int]
    year_first: bool

    def read(self, *, day_first: bool) -> datetime | None:
        first, second, third = self.numbers
        year, month, day = (first, second, third) if self.year_first else (third, second, first)
        if not self.year_first and not day_first:
            month, day = day, month
        try:
            return datetime(year + 2000 if year < 100 else year, month, day, *self.clock)
        except ValueError:
            return None


def looks_like_date(value: CellValue) -> bool:
    """Whether a cell holds a day, with or without a time of day."""
    return isinstance(value, datetime) or _match(as_text(value)) is not None


def looks_like_date_and_time(value: CellValue) -> bool:
    """Whether a cell holds a day with a time of day."""
    match = None if isinstance(value, datetime) else _match(as_text(value))
    return isinstance(value, datetime) or (match is not None and match["hour"] is not None)


Moments = list[datetime | None]


def read_moments(values: Sequence[CellValue], location_of: Callable[[int], Location]) -> tuple[Moments, list[Finding]]:
    """(when each response was sent, on the clock of the file, None where nothing is written; findings about the
    dates).

    Whether `03/04/2025` means March or April is never guessed: it counts as known only where another date of the
    same column, such as `27/04/2025`, leaves one reading, or where the times rise down the file in one reading alone
    (`day_order.py`), which a note says. Otherwise there are no dates at all, and a warning says why. A day that
    stands for no day, such as LimeSurvey's `1980-01-01`, is not known, and a note says so.

    Args:
        values: the cells of the column, one per response.
        location_of: the place of the response with that index.
    """
    moments: Moments = [None] * len(values)
    open_: dict[int, _Written] = {}
    unread: list[int] = []
    dummies: list[int] = []
    for index, value in enumerate(values):
        text = as_text(value)
        text = text if any(map(str.isalnum, text)) else ""  # `-`, where an attempt wasn't finished
        written = _parse_timestamp(text)
        if _is_dummy(value, text, written):
            dummies.append(index)
        elif isinstance(value, datetime):
            moments[index] = value.replace(tzinfo=None)
        elif written is not None and not written.year_first:
            open_[index] = written
        elif text:
            moments[index] = written.read(day_first=True) if written else None
            unread.extend([index] if moments[index] is None else [])
    undated = [_undated(dummies, values, location_of)] if dummies else []
    settled, order = _settled(moments, open_, values, location_of)
    if open_ and not settled:
        unread.extend(open_)
    elif open_:
        typed = {i: moment for i, moment in enumerate(moments) if moment and isinstance(values[i], datetime)}
        moments = [settled.get(i, moment) for i, moment in enumerate(moments)]
        # Dates of the spreadsheet may have day and month exchanged then: one wrong date is worse than none.
        unread.extend(typed if misread_by_spreadsheet([*typed.values()], [*settled.values()]) else ())
    # All or none: with some dates missing, the first and last day of a report would be wrong.
    if unread:
        return [None] * len(values), [*undated, _unclear(sorted(unread), values, location_of)]
    return moments, [*undated, *order]


def _settled(
    moments: Moments, open_: dict[int, _Written], values: Sequence[CellValue], location_of: Callable[[int], Location]
) -> tuple[dict[int, datetime], list[Finding]]:
    """The dates that may be of two orders, where other dates of the column or the times down the file leave one; what
    is said of that."""
    orders, notes = _orders(open_), []
    if len(orders) > 1 and (order := _rising(moments, open_)) is not None:
        orders = [order]
        notes = [_by_rising(min(open_), values, location_of, day_first=order)]
    if len(orders) != 1:
        return {}, []
    read = {i: written.read(day_first=orders[0]) for i, written in open_.items()}
    return {i: moment for i, moment in read.items() if moment is not None}, notes


def _orders(open_: dict[int, _Written]) -> list[bool]:
    """In which orders all these dates are days: the day first, the month first, or either; one of them where both say
    the same days."""
    orders = [first for first in (True, False) if all(date.read(day_first=first) for date in open_.values())]
    if len(orders) > 1 and same_either_way(
        *([written.read(day_first=first) for written in open_.values()] for first in orders)
    ):
        return orders[:1]
    return orders


def _rising(moments: Moments, open_: dict[int, _Written]) -> bool | None:
    """Whether the day is first, as the times down the file show; None where they don't."""
    read = {
        first: [
            moment
            for i, settled_moment in enumerate(moments)
            if (moment := open_[i].read(day_first=first) if i in open_ else settled_moment) is not None
        ]
        for first in (True, False)
    }
    return next((first for first in read if rises_only_here(read[first], read[not first])), None)


def _by_rising(
    index: int, values: Sequence[CellValue], location_of: Callable[[int], Location], *, day_first: bool
) -> Finding:
    first, second = ("day", "month") if day_first else ("month", "day")
    return Finding(
        "survey.date-order",
        Severity.NOTE,
        phrase(
            "in the submission times, such as `{time}`, the {first} is read before the {second}: so they rise from row"
            " to row, as forms write them, and otherwise they would go back and forth.",
            time=as_text(values[index])[:30],
            first=first,
            second=second,
        ),
        location_of(index),
        "If you know that it is wrong, please write dates as 2025-04-03.",
    )


def _is_dummy(value: CellValue, text: str, written: _Written | None) -> bool:
    moment = value if isinstance(value, datetime) else written.read(day_first=True) if written else None
    return (moment is not None and moment.date() in _DUMMIES) or _ZEROS.fullmatch(text) is not None


def _undated(indices: list[int], values: Sequence[CellValue], location_of: Callable[[int], Location]) -> Finding:
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
        location_of(indices[0]),
        "If the report is to say when people answered, please write the days into this column.",
    )


def _unclear(indices: list[int], values: Sequence[CellValue], location_of: Callable[[int], Location]) -> Finding:
    shown = [f"`{as_text(values[index])[:30]}` ({location_of(index).inside})" for index in indices]
    return Finding(
        "survey.date-unclear",
        Severity.WARNING,
        phrase(
            "the submission time of {responses:,} {responses:response|responses} can't be read without guessing:"
            " {times}. The report names no dates for this file.",
            responses=len(indices),
            times=listing(shown, 5),
        ),
        location_of(indices[0]),
        "If you want them, please write dates as 2025-04-03.",
    )


def written_numbers(text: str) -> tuple[tuple[int, int, int], tuple[int, int, int]] | None:
    """((three numbers of a date as they stand, in their order), (hours, minutes, seconds)) of a text; None where it
    has no date."""
    written = _parse_timestamp(text)
    return (written.numbers, written.clock) if written else None


def _match(text: str) -> re.Match[str] | None:
    return _YEAR_FIRST.fullmatch(text) or _YEAR_LAST.fullmatch(text) or _YEAR_FIRST.fullmatch(_in_figures(text))


def _in_figures(text: str) -> str:
    """A date whose month is written as a word, year first: of `Mar 13, 2026 9:15 am` nothing is to be guessed."""
    match = _NAMED.fullmatch(squeeze(text))
    month = MONTH_OF.get(letters_key(match["month"] or match["second"])) if match else None
    if match is None or month is None:
        return ""
    return f"{match['year']}-{month:02}-{int(match['day'] or match['first']):02}{match['clock'] or ''}"


def _parse_timestamp(text: str) -> _Written | None:
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
    return _Written(
        (int(match["a"]), int(match["b"]), int(match["c"])), (hour, minute, second), match.re is _YEAR_FIRST
    )
