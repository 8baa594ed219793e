"""Which columns of a list are for which half-days of the training."""

from collections.abc import Mapping, Sequence
from datetime import date

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.record import record
from ecpat_training.core.text import listing
from ecpat_training.event.attendance.model.half_day import HalfDay
from ecpat_training.event.attendance.reading.words import is_left_at_header, is_signature
from ecpat_training.files.cell import as_text
from ecpat_training.files.table import CellTable
from ecpat_training.roster.reading.headers import RosterLayout
from ecpat_training.words.catalogue.message import phrase
from ecpat_training.words.lists.calendar_words import MONTH_OF, DayHalf, half_day_of, parse_short_day


@record
class MarkColumn:
    """A column in which it is marked who was there: its place, its header and the half-days, by their place among those
    of the training, that it is for: two where it is a column a day."""

    position: int
    header: str
    halves: tuple[int, ...]


@record
class SheetColumns:
    """The columns of an attendance list: the row of their names, and what each is for. `half_days` are the training's;
    those by the list where they don't fit."""

    header_row: int
    half_days: tuple[HalfDay, ...]
    marks: tuple[MarkColumn, ...]
    signatures: tuple[int, ...]
    left_at: int | None
    findings: tuple[Finding, ...]


def columns_of(table: CellTable, layout: RosterLayout, half_days: Sequence[HalfDay]) -> SheetColumns:
    """The columns of a list, by the half-days of the training for which there is a sheet: by their keys, `Day 1 AM`,
    else by the day and the half that their headers say in any words."""
    location = table.location_of(layout.header_row)
    header = list(map(as_text, table.rows[layout.header_row]))
    half_day_positions = {column.position for column in layout.of("half-day")}
    signatures = tuple(place for place, text in enumerate(header) if is_signature(text))
    left_column = next((place for place, text in enumerate(header) if is_left_at_header(text)), None)
    day_columns = [
        (place, text)
        for place, text in enumerate(header)
        if place not in signatures and (place in half_day_positions or half_day_of(text) is not None)
    ]
    if not day_columns and (
        day_columns := [
            (place, half_day_text) for place in signatures if (half_day_text := _parse_signed_half(header[place]))
        ]
    ):
        signatures = ()  # a column a half-day, to be signed in
    findings: list[Finding] = []
    indexes_by_column = day_columns and (
        _match_halves_by_name(day_columns, half_days) or _match_halves_in_order(day_columns, half_days)
    )
    if indexes_by_column:
        marks = [
            MarkColumn(place, header[place], indexes)
            for (place, _), indexes in zip(day_columns, indexes_by_column, strict=True)
        ]
        missing_half_days = [
            half_day.key for index, half_day in enumerate(half_days) if not any(index in mark.halves for mark in marks)
        ]
        if missing_half_days:
            message = phrase("the list has no column for {half_days}.", half_days=listing(missing_half_days))
            hint = "Please add the column, with a mark for those who were there."
            findings.append(Finding("attendance.no-column", Severity.ERROR, message, location, hint))
        keys = {half_day.key.casefold() for half_day in half_days}
        if any(mark.header.casefold() not in keys for mark in marks):
            header_readings = [
                f"`{mark.header}` as {listing([half_days[index].key for index in mark.halves])}" for mark in marks
            ]
            message = phrase("the columns are read as they stand: {readings}.", readings=listing(header_readings, 20))
            findings.append(Finding("attendance.read-as", Severity.NOTE, message, location))
    else:
        marks = [MarkColumn(place, header[place], (index,)) for index, (place, _) in enumerate(day_columns)]
        findings.append(_do_not_fit(len(day_columns), half_days, table, layout))
        half_days = tuple(HalfDay(index + 1, "whole day", None, 0, 0) for index in range(len(day_columns)))
    findings += _find_unnamed_columns(table, layout, [place for place, _ in day_columns])
    return SheetColumns(layout.header_row, tuple(half_days), tuple(marks), signatures, left_column, tuple(findings))


def _parse_signed_half(header: str) -> str:
    """The half-day for which a column is to be signed, `Day 1 AM signature`; empty where it names none."""
    half_day_text = " ".join(word for word in header.split() if not is_signature(word))
    return half_day_text if half_day_of(half_day_text) is not None else ""


def _match_halves_by_name(
    day_columns: Sequence[tuple[int, str]], half_days: Sequence[HalfDay]
) -> list[tuple[int, ...]] | None:
    """The half-days of each column by what its header says: the number of the day, or its date, and the half. Days that
    nobody knows, such as those of a date that was moved, are taken in their order where there are as many. None where a
    header says less, a day or half that the training doesn't have, or the same as another one."""
    labels = [half_day_of(text) or parse_short_day(text) for _, text in day_columns]
    days = sorted({half_day.day for half_day in half_days})
    dates = {half_day.day: half_day.date for half_day in half_days if half_day.date}
    day_numbers = [label and (label.number or _day_of(label.date, dates)) for label in labels]
    if not any(day_numbers) and all(label and label.date for label in labels):
        label_dates = list(dict.fromkeys(label.date for label in labels if label))
        day_numbers = [
            days[label_dates.index(label.date)] if label and len(label_dates) == len(days) else None for label in labels
        ]
    elif len(days) == 1:
        day_numbers = [
            day or (days[0] if label and not label.date else None)
            for label, day in zip(labels, day_numbers, strict=True)
        ]
    indexes_by_column = [
        tuple(
            index
            for index, half_day in enumerate(half_days)
            if label and half_day.day == day and _is_half(half_day, label.half)
        )
        for label, day in zip(labels, day_numbers, strict=True)
    ]
    flat_indexes = [index for indexes in indexes_by_column for index in indexes]
    return indexes_by_column if all(indexes_by_column) and len({*flat_indexes}) == len(flat_indexes) else None


def _is_half(half_day: HalfDay, named_half: DayHalf | None) -> bool:
    return named_half is None or half_day.half in (named_half, "whole day")


def _day_of(words: Sequence[str], dates: Mapping[int, date]) -> int | None:
    """The day of the training whose date a header says, in whatever order; None where it is none of it, or of two."""
    figures = {int(word) for word in words if word.isdecimal()}
    months = {MONTH_OF[word] for word in words if word in MONTH_OF}
    numbers = [
        number
        for number, day in dates.items()
        if {day.day, *(() if months else (day.month,))} <= figures
        and months <= {day.month}
        and figures <= {day.day, day.month, day.year, day.year % 100}
    ]
    return numbers[0] if len(numbers) == 1 else None


def _match_halves_in_order(
    day_columns: Sequence[tuple[int, str]], half_days: Sequence[HalfDay]
) -> list[tuple[int, ...]] | None:
    """The half-days of columns that name no day, `AM`, `PM`, `AM`, `PM`: in their order where there are as many, and
    each is of the half that it names."""
    labels = [half_day_of(text) for _, text in day_columns]
    if len(day_columns) != len(half_days) or any(
        label is None or label.number or label.date or label.half is None for label in labels
    ):
        return None
    labels_match = all(
        label and _is_half(half_day, label.half) for label, half_day in zip(labels, half_days, strict=True)
    )
    return [(index,) for index in range(len(half_days))] if labels_match else None


def _find_unnamed_columns(table: CellTable, layout: RosterLayout, positions: Sequence[int]) -> list[Finding]:
    """Columns beside one for a half-day that hold something and have no name, as under a header of two rows (`Day 1`
    above AM and PM): what they say of people would be lost."""
    nameless_positions = {column.position for column in layout.columns if not column.header}
    findings = []
    for place in (position + 1 for position in positions):
        if place in nameless_positions:
            message = phrase(
                "column {column} has marks and no name, so nobody can tell for which half-day they are.",
                column=place + 1,
            )
            hint = "Please write one row of names, a name above each column, such as Day 1 AM and Day 1 PM."
            location = table.location_of(layout.header_row, place)
            findings.append(Finding("attendance.unknown-mark", Severity.ERROR, message, location, hint))
    return findings


def _do_not_fit(column_count: int, half_days: Sequence[HalfDay], table: CellTable, layout: RosterLayout) -> Finding:
    message = phrase(
        "the list has {columns:,} {columns:column|columns} for half-days, and the training has {half_days:,}"
        " {half_days:half-day|half-days}.",
        columns=column_count,
        half_days=len(half_days),
    )
    hint = phrase(
        "Please have one column for each, called {half_days}.",
        half_days=listing([half_day.key for half_day in half_days], 20),
    )
    return Finding("attendance.half-days", Severity.ERROR, message, table.location_of(layout.header_row), hint)
