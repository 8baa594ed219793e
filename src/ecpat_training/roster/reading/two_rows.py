"""A header of two rows over the half-days of a list, `Day 1` above AM and PM: read as one row, or asked."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.text import listing
from ecpat_training.files.sheets.header import group_starts, texts_of
from ecpat_training.files.sheets.reader import SEARCHED_ROWS
from ecpat_training.files.table import CellTable
from ecpat_training.roster.reading.header_groups import field_of_path
from ecpat_training.words.catalogue.message import phrase
from ecpat_training.words.header_fields import BRACKETS, field_of
from ecpat_training.words.lists.calendar_words import DayHalf, HeaderHalfDay, are_days, half_day_of
from ecpat_training.words.lists.headers import Field

_MIN_DAY_COLUMNS = 2  # columns that name a half of a day, or days below one
_ORDER: tuple[DayHalf, ...] = ("morning", "afternoon", "evening")
_HALF_DAY_LABELS: dict[DayHalf, str] = {"morning": "AM", "afternoon": "PM", "evening": "evening"}
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
    for upper_row in range(min(len(table.rows) - 1, SEARCHED_ROWS)):
        upper_texts = texts_of(table, upper_row)
        rows = (
            upper_texts,
            texts_of(table, upper_row + 1),
            texts_of(table, upper_row - 1) if upper_row and _is_of_days(upper_texts) else {},
        )
        reading = _read(table, upper_row) if any(map(_says_who, rows)) else None
        if isinstance(reading, Finding):
            return OneHeader(table, (reading,))
        if reading:
            return OneHeader(_joined(table, reading), (_joined_header_finding(table, reading),))
        if _says_who(upper_texts) and not (
            _says_who(lower_texts := texts_of(table, upper_row + 1)) or _is_of_days(lower_texts)
        ):
            break  # below it are people
    return OneHeader(table, ())


def _read(table: CellTable, upper: int) -> _Pair | Finding | None:
    """The two rows from `upper` on as one header; a question where they may be one; None where they are none."""
    upper_texts, lower_texts = texts_of(table, upper), texts_of(table, upper + 1)
    attendance_headers = _attendance_above(table, upper)
    if _is_somebody(
        {position: text for position, text in upper_texts.items() if position not in attendance_headers}, lower_texts
    ):
        return None
    if attendance_headers:
        return _Pair(upper, attendance_headers)
    days = {position: day for position, text in upper_texts.items() if (day := _day(text)) is not None}
    half_by_position = {
        position: day_half for position, text in lower_texts.items() if (day_half := _half(text)) is not None
    }
    if days and len(half_by_position) >= _MIN_DAY_COLUMNS:
        return _days_above(table, upper, days, half_by_position)
    half_by_position = {
        position: day_half for position, text in upper_texts.items() if (day_half := _half(text)) is not None
    }
    days = {position: day for position, text in lower_texts.items() if (day := _day(text)) is not None}
    if len(half_by_position) >= _MIN_DAY_COLUMNS and len(days) > len(half_by_position):
        return _halves_above(table, upper, half_by_position, days)
    return None


def _says_who(texts: dict[int, str]) -> bool:
    """Whether a row names a column by which people are known, beside others."""
    return len(texts) > 1 and any(field_of(text) in _IDENTIFYING for text in texts.values())


def _is_of_days(texts: dict[int, str]) -> bool:
    """Whether a row holds days, or halves of them, and nothing else but words for columns that are merged downwards."""
    days = [text for text in texts.values() if half_day_of(text) is not None]
    return len(days) >= _MIN_DAY_COLUMNS and all(text in days or field_of(text) for text in texts.values())


def _is_somebody(upper_texts: dict[int, str], lower_texts: dict[int, str]) -> bool:
    """Whether the lower row is a person's: what stands under Name or Organisation is no word for a column."""
    return any(
        field_of(upper_texts[position]) and not field_of_path((upper_texts[position], text))
        for position, text in lower_texts.items()
        if position in upper_texts
    )


def _days_above(
    table: CellTable, upper: int, days: dict[int, str], half_by_position: dict[int, DayHalf]
) -> _Pair | Finding:
    groups: dict[int, list[int]] = {position: [] for position in days}
    start_by_position = group_starts(table, upper, half_by_position)
    for position in sorted(half_by_position):
        start = start_by_position.get(position)
        if start is None or start not in days:
            return _unclear_header_finding(table, upper, [position], "no day stands above it")
        groups[start].append(position)
    header_by_position: dict[int, str] = {}
    for start, places in groups.items():
        half_order = [_ORDER.index(half_by_position[position]) for position in places]
        # Twice AM, or PM before AM: a column was moved, and a guess would mark the wrong people as present.
        if half_order != sorted(set(half_order)):
            return _unclear_header_finding(
                table,
                upper,
                places,
                phrase("they all stand under `{day}`, and not once each in their order", day=days[start]),
            )
        header_by_position |= {
            position: f"{days[start]} {_HALF_DAY_LABELS[half_by_position[position]]}" for position in places
        }
    if len({*header_by_position.values()}) < len(header_by_position):
        return _unclear_header_finding(table, upper, sorted(header_by_position), "a day stands above them twice")
    return _Pair(upper, header_by_position | {start: days[start] for start, places in groups.items() if not places})


def _attendance_above(table: CellTable, upper: int) -> dict[int, str]:
    """What the days below a word for who came are called together with it, `Attendance` over J1 and J2, or 1 and 2."""
    upper_texts, lower_texts = texts_of(table, upper), texts_of(table, upper + 1)
    if upper + 2 < len(table.rows) and _is_of_days(texts_of(table, upper + 2)):
        return {}  # `Day 1` and `Day 2` under it, and their halves below
    start_by_position = group_starts(table, upper, lower_texts)
    header_by_position: dict[int, str] = {}
    for start in (position for position, text in upper_texts.items() if field_of(text) == "attended"):
        days = {place: text for place, text in lower_texts.items() if start_by_position.get(place) == start}
        if are_days([*days.values()]) or (len(days) >= _MIN_DAY_COLUMNS and all(map(half_day_of, days.values()))):
            header_by_position |= {position: f"{upper_texts[start]} {text}" for position, text in days.items()}
    return header_by_position


def _halves_above(
    table: CellTable, upper: int, half_by_position: dict[int, DayHalf], days: dict[int, str]
) -> _Pair | Finding:
    header_by_position = {}
    start_by_position = group_starts(table, upper, days)
    for position in sorted(days):
        start = start_by_position.get(position)
        if start is None or start not in half_by_position:
            return _unclear_header_finding(table, upper, [position], "neither morning nor afternoon stands above it")
        header_by_position[position] = f"{days[position]} {_HALF_DAY_LABELS[half_by_position[start]]}"
    if len({*header_by_position.values()}) < len(header_by_position):
        return _unclear_header_finding(
            table, upper, sorted(header_by_position), "the same day stands twice below one half"
        )
    return _Pair(upper, header_by_position)


def _day(text: str) -> str | None:
    """The words for a day, `Day 1` or a date, with which a text begins; None where it names none, or a half of one."""
    for text_form in (text, BRACKETS.sub(" ", text), _BEHIND_A_DAY.split(text)[0]):
        half_day = half_day_of(text_form)
        if half_day is not None and half_day.half is None and (half_day.number is not None or half_day.date):
            return " ".join(text_form.split())
    return None


def _half(text: str) -> DayHalf | None:
    """The half of a day that a text names, without a day: `AM`, `Afternoon session`, `9:00-12:30`."""
    for text_form in (text, BRACKETS.sub(" ", text)):
        half_day: HeaderHalfDay | None = half_day_of(text_form)
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
    upper_texts, lower_texts = texts_of(table, pair.upper), texts_of(table, pair.upper + 1)
    named_column_counts = [
        sum(field_of(text) is not None for text in row.values()) for row in (upper_texts, lower_texts)
    ]
    header_row = pair.upper if named_column_counts[0] > named_column_counts[1] else pair.upper + 1
    header_texts, other_texts = (upper_texts, lower_texts) if header_row == pair.upper else (lower_texts, upper_texts)
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
    rows[header_row] = [words.get(position) for position in range(width)]
    groups = {
        place
        for place, text in upper_texts.items()
        if place not in pair.called and lower_texts.get(place, text) != text
    }
    if groups and header_row > pair.upper:  # `INSTITUTION` over Name and Type, beside `Day 1` over AM and PM
        rows[pair.upper] = [({**upper_texts, **pair.called}).get(position) for position in range(width)]
    else:
        rows[pair.upper + 1 if header_row == pair.upper else pair.upper] = []
    return replace(table, rows=rows)


def _joined_header_finding(table: CellTable, pair: _Pair) -> Finding:
    column_titles = listing([f"`{pair.called[position]}`" for position in sorted(pair.called)], 20)
    message = phrase("the header has two rows, which are read as one: {columns}.", columns=column_titles)
    return Finding("roster.two-rows", Severity.NOTE, message, table.location_of(pair.upper))


def _unclear_header_finding(table: CellTable, upper: int, places: Sequence[int], reason: str) -> Finding:
    columns = listing([*_named(table, upper + 1, places)], 20)
    message = phrase(
        "the header seems to have two rows, and nobody can tell of which day {columns} {places:is|are}: {reason}.",
        columns=columns,
        places=len(places),
        reason=reason,
    )
    hint = "Please write one row of names, a name above each column, such as Day 1 AM and Day 1 PM."
    return Finding("roster.unclear-rows", Severity.ERROR, message, table.location_of(upper + 1), hint)


def _named(table: CellTable, row: int, places: Sequence[int]) -> Iterator[str]:
    texts = texts_of(table, row)
    yield from (f"`{texts[position]}` in column {position + 1}" for position in places)
