"""A header of two rows over the half-days of a list, `Day 1` above AM and PM: read as one row, or asked."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.text import listing
from ecpat_training.files.sheets.header import starts_over, texts_of
from ecpat_training.files.sheets.reader import SEARCHED
from ecpat_training.files.table import CellTable
from ecpat_training.roster.reading.header_groups import field_of_path
from ecpat_training.words.catalogue.message import phrase
from ecpat_training.words.header_fields import BRACKETS, field_of
from ecpat_training.words.lists.calendar_words import DayHalf, HeaderHalfDay, are_days, half_day_of
from ecpat_training.words.lists.headers import Field

_LEAST = 2  # columns that name a half of a day, or days below one
_ORDER: tuple[DayHalf, ...] = ("morning", "afternoon", "evening")
_SHORT: dict[DayHalf, str] = {"morning": "AM", "afternoon": "PM", "evening": "evening"}
_IDENTIFYING: tuple[Field, ...] = (
    "name",
    "full name",
    "given name",
    "surname",
    "surname or middle name",
    "id",
    "e-mail",
)
_BEHIND_A_DAY = re.compile(r"[:(\[\n]|\s[-–—]\s")  # `Day 1: Legal framework`
_HOURS = re.compile(r"([01]?\d|2[0-3])[:.h]([0-5]\d)\s*[-–—]\s*([01]?\d|2[0-3])[:.h]([0-5]\d)(?:\s*h)?")
_NOON, _LATE_NOON = 12 * 60, 14 * 60


class _Pair(NamedTuple):
    """Two rows that are one header: the place of the upper one, and what each column of half-days is called then."""

    upper: int
    called: dict[int, str]


class OneHeader(NamedTuple):
    """A list with its header in one row, and what was said of it."""

    table: CellTable
    findings: tuple[Finding, ...]


def join_header_rows(table: CellTable) -> OneHeader:
    """The list with a header of two rows in one: the lower names halves of a day, and the upper the days, each above
    its first column, merged or not; or the other way round. What isn't clear stays as it is, and is asked: who was away
    would count as there."""
    for upper in range(min(len(table.rows) - 1, SEARCHED)):
        above = texts_of(table, upper)
        rows = (above, texts_of(table, upper + 1), texts_of(table, upper - 1) if upper and _is_of_days(above) else {})
        reading = _read(table, upper) if any(map(_says_who, rows)) else None
        if isinstance(reading, Finding):
            return OneHeader(table, (reading,))
        if reading:
            return OneHeader(_joined(table, reading), (_joined_header_finding(table, reading),))
        if _says_who(above) and not (_says_who(below := texts_of(table, upper + 1)) or _is_of_days(below)):
            break  # below it are people
    return OneHeader(table, ())


def _read(table: CellTable, upper: int) -> _Pair | Finding | None:
    """The two rows from `upper` on as one header; a question where they may be one; None where they are none."""
    above, below = texts_of(table, upper), texts_of(table, upper + 1)
    attended = _attendance_above(table, upper)
    if _is_somebody({place: text for place, text in above.items() if place not in attended}, below):
        return None
    if attended:
        return _Pair(upper, attended)
    days = {position: day for position, text in above.items() if (day := _day(text)) is not None}
    halves = {position: half for position, text in below.items() if (half := _half(text)) is not None}
    if days and len(halves) >= _LEAST:
        return _days_above(table, upper, days, halves)
    halves = {position: half for position, text in above.items() if (half := _half(text)) is not None}
    days = {position: day for position, text in below.items() if (day := _day(text)) is not None}
    if len(halves) >= _LEAST and len(days) > len(halves):
        return _halves_above(table, upper, halves, days)
    return None


def _says_who(texts: dict[int, str]) -> bool:
    """Whether a row names a column by which people are known, beside others."""
    return len(texts) > 1 and any(field_of(text) in _IDENTIFYING for text in texts.values())


def _is_of_days(texts: dict[int, str]) -> bool:
    """Whether a row holds days, or halves of them, and nothing else but words for columns that are merged downwards."""
    days = [text for text in texts.values() if half_day_of(text) is not None]
    return len(days) >= _LEAST and all(text in days or field_of(text) for text in texts.values())


def _is_somebody(above: dict[int, str], below: dict[int, str]) -> bool:
    """Whether the lower row is a person's: what stands under Name or Organisation is no word for a column."""
    return any(
        field_of(above[position]) and not field_of_path((above[position], text))
        for position, text in below.items()
        if position in above
    )


def _days_above(table: CellTable, upper: int, days: dict[int, str], halves: dict[int, DayHalf]) -> _Pair | Finding:
    groups: dict[int, list[int]] = {position: [] for position in days}
    starts = starts_over(table, upper, halves)
    for place in sorted(halves):
        start = starts.get(place)
        if start is None or start not in days:
            return _unclear_header_finding(table, upper, [place], "no day stands above it")
        groups[start].append(place)
    called: dict[int, str] = {}
    for start, places in groups.items():
        order = [_ORDER.index(halves[position]) for position in places]
        # Twice AM, or PM before AM: a column was moved, and a guess would mark the wrong people as present.
        if order != sorted(set(order)):
            return _unclear_header_finding(
                table,
                upper,
                places,
                phrase("they all stand under `{day}`, and not once each in their order", day=days[start]),
            )
        called |= {position: f"{days[start]} {_SHORT[halves[position]]}" for position in places}
    if len({*called.values()}) < len(called):
        return _unclear_header_finding(table, upper, sorted(called), "a day stands above them twice")
    return _Pair(upper, called | {start: days[start] for start, places in groups.items() if not places})


def _attendance_above(table: CellTable, upper: int) -> dict[int, str]:
    """What the days below a word for who came are called together with it, `Attendance` over J1 and J2, or 1 and 2."""
    above, below = texts_of(table, upper), texts_of(table, upper + 1)
    if upper + 2 < len(table.rows) and _is_of_days(texts_of(table, upper + 2)):
        return {}  # `Day 1` and `Day 2` under it, and their halves below
    starts = starts_over(table, upper, below)
    called: dict[int, str] = {}
    for start in (place for place, text in above.items() if field_of(text) == "attended"):
        days = {place: text for place, text in below.items() if starts.get(place) == start}
        if are_days([*days.values()]) or (len(days) >= _LEAST and all(map(half_day_of, days.values()))):
            called |= {place: f"{above[start]} {text}" for place, text in days.items()}
    return called


def _halves_above(table: CellTable, upper: int, halves: dict[int, DayHalf], days: dict[int, str]) -> _Pair | Finding:
    called = {}
    starts = starts_over(table, upper, days)
    for place in sorted(days):
        start = starts.get(place)
        if start is None or start not in halves:
            return _unclear_header_finding(table, upper, [place], "neither morning nor afternoon stands above it")
        called[place] = f"{days[place]} {_SHORT[halves[start]]}"
    if len({*called.values()}) < len(called):
        return _unclear_header_finding(table, upper, sorted(called), "the same day stands twice below one half")
    return _Pair(upper, called)


def _day(text: str) -> str | None:
    """The words for a day, `Day 1` or a date, with which a text begins; None where it names none, or a half of one."""
    for part in (text, BRACKETS.sub(" ", text), _BEHIND_A_DAY.split(text)[0]):
        half_day = half_day_of(part)
        if half_day is not None and half_day.half is None and (half_day.number is not None or half_day.date):
            return " ".join(part.split())
    return None


def _half(text: str) -> DayHalf | None:
    """The half of a day that a text names, without a day: `AM`, `Afternoon session`, `9:00-12:30`."""
    for part in (text, BRACKETS.sub(" ", text)):
        half_day: HeaderHalfDay | None = half_day_of(part)
        if half_day is not None and half_day.half is not None and half_day.number is None and not half_day.date:
            return half_day.half
    if hours := _HOURS.fullmatch(text):
        start, end = (int(hours[index]) * 60 + int(hours[index + 1]) for index in (1, 3))
        if start < _NOON and end <= _LATE_NOON:
            return "morning"
        return "afternoon" if _NOON <= start < end else None
    return None


def _joined(table: CellTable, pair: _Pair) -> CellTable:
    """The list with the header in that of the two rows which names more columns, and the other one empty there."""
    above, below = texts_of(table, pair.upper), texts_of(table, pair.upper + 1)
    named = [sum(field_of(text) is not None for text in row.values()) for row in (above, below)]
    header_row = pair.upper if named[0] > named[1] else pair.upper + 1
    header_texts, other_texts = (above, below) if header_row == pair.upper else (below, above)
    words = {
        **other_texts,
        **header_texts,
        **pair.called,
    }  # `Signature` beside AM and PM, `Remarks` in the upper row alone
    rows = [*table.rows]
    for row in range(pair.upper):
        if _says_who(texts := texts_of(table, row)):  # the words of three rows, or cells merged over them
            words, rows[row] = {**texts, **words}, []
    width = max(map(len, (*table.rows[pair.upper : pair.upper + 2], range(max(words) + 1))))
    rows[header_row] = [words.get(place) for place in range(width)]
    groups = {place for place, text in above.items() if place not in pair.called and below.get(place, text) != text}
    if groups and header_row > pair.upper:  # `INSTITUTION` over Name and Type, beside `Day 1` over AM and PM
        rows[pair.upper] = [({**above, **pair.called}).get(place) for place in range(width)]
    else:
        rows[pair.upper + 1 if header_row == pair.upper else pair.upper] = []
    return replace(table, rows=rows)


def _joined_header_finding(table: CellTable, pair: _Pair) -> Finding:
    column_titles = listing([f"`{pair.called[position]}`" for position in sorted(pair.called)], 20)
    message = phrase("the header has two rows, which are read as one: {columns}.", columns=column_titles)
    return Finding("roster.two-rows", Severity.NOTE, message, table.where(pair.upper))


def _unclear_header_finding(table: CellTable, upper: int, places: Sequence[int], reason: str) -> Finding:
    columns = listing([*_named(table, upper + 1, places)], 20)
    message = phrase(
        "the header seems to have two rows, and nobody can tell of which day {columns} {places:is|are}: {reason}.",
        columns=columns,
        places=len(places),
        reason=reason,
    )
    hint = "Please write one row of names, a name above each column, such as Day 1 AM and Day 1 PM."
    return Finding("roster.unclear-rows", Severity.ERROR, message, table.where(upper + 1), hint)


def _named(table: CellTable, row: int, places: Sequence[int]) -> Iterator[str]:
    texts = texts_of(table, row)
    yield from (f"`{texts[position]}` in column {position + 1}" for position in places)
