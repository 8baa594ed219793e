"""Which columns of a list are for which half-days of the training."""

from collections.abc import Mapping, Sequence
from datetime import date

from ecpat_training.attendance.model.half_day import HalfDay
from ecpat_training.attendance.reading.words import is_left_at, is_signature
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.record import record
from ecpat_training.core.text import count, listing
from ecpat_training.files.cell import as_text
from ecpat_training.files.table import CellTable
from ecpat_training.roster.reading.headers import RosterLayout
from ecpat_training.words.lists.calendar_words import MONTH_OF, DayHalf, half_day_of


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


def columns_of(table: CellTable, layout: RosterLayout, halves: Sequence[HalfDay]) -> SheetColumns:
    """The columns of a list, by the half-days of the training for which there is a sheet: by their keys, `Day 1 AM`,
    else by the day and the half that their headers say in any words."""
    where = table.where(layout.header_row)
    header = [" ".join(as_text(cell).split()) for cell in table.rows[layout.header_row]]
    dated = {column.position for column in layout.of("half-day")}
    signatures = tuple(place for place, text in enumerate(header) if is_signature(text))
    left = next((place for place, text in enumerate(header) if is_left_at(text)), None)
    found = [
        (place, text)
        for place, text in enumerate(header)
        if place not in signatures and (place in dated or half_day_of(text) is not None)
    ]
    if not found and (found := [(place, bare) for place in signatures if (bare := _signed_for(header[place]))]):
        signatures = ()  # a column a half-day, to be signed in
    findings: list[Finding] = []
    placed = found and (_by_name(found, halves) or _in_order(found, halves))
    if placed:
        marks = [MarkColumn(place, header[place], at) for (place, _), at in zip(found, placed, strict=True)]
        missing = [half.key for at, half in enumerate(halves) if not any(at in one.halves for one in marks)]
        if missing:
            what = f"the list has no column for {listing(missing)}."
            hint = "Please add the column, with a mark for those who were there."
            findings.append(Finding("attendance.no-column", Severity.ERROR, what, where, hint))
        keys = {half.key.casefold() for half in halves}
        if any(one.header.casefold() not in keys for one in marks):
            each = [f"`{one.header}` as {listing([halves[at].key for at in one.halves])}" for one in marks]
            what = f"the columns are read as they stand: {listing(each, 20)}."
            findings.append(Finding("attendance.read-as", Severity.NOTE, what, where))
    else:
        marks = [MarkColumn(place, header[place], (at,)) for at, (place, _) in enumerate(found)]
        findings.append(_do_not_fit(len(found), halves, table, layout))
        halves = tuple(HalfDay(at + 1, "whole day", None, 0, 0) for at in range(len(found)))
    findings += _without_name(table, layout, header, [place for place, _ in found])
    return SheetColumns(layout.header_row, tuple(halves), tuple(marks), signatures, left, tuple(findings))


def _signed_for(header: str) -> str:
    """The half-day for which a column is to be signed, `Day 1 AM signature`; empty where it names none."""
    bare = " ".join(word for word in header.split() if not is_signature(word))
    return bare if half_day_of(bare) is not None else ""


def _by_name(found: Sequence[tuple[int, str]], halves: Sequence[HalfDay]) -> list[tuple[int, ...]] | None:
    """The half-days of each column by what its header says: the number of the day, or its date, and the half. Days that
    nobody knows, such as those of a date that was moved, are taken in their order where there are as many. None where a
    header says less, a day or half that the training doesn't have, or the same as another one."""
    said = [half_day_of(text) for _, text in found]
    days = sorted({half.day for half in halves})
    dates = {half.day: half.date for half in halves if half.date}
    told = [one and (one.number or _day_of(one.date, dates)) for one in said]
    if not any(told) and all(one and one.date for one in said):
        others = list(dict.fromkeys(one.date for one in said if one))
        told = [days[others.index(one.date)] if one and len(others) == len(days) else None for one in said]
    elif len(days) == 1:
        told = [day or (days[0] if one and not one.date else None) for one, day in zip(said, told, strict=True)]
    placed = [
        tuple(at for at, half in enumerate(halves) if one and half.day == day and _is_half(half, one.half))
        for one, day in zip(said, told, strict=True)
    ]
    flat = [at for each in placed for at in each]
    return placed if all(placed) and len({*flat}) == len(flat) else None


def _is_half(half: HalfDay, said: DayHalf | None) -> bool:
    return said is None or half.half in (said, "whole day")


def _day_of(words: Sequence[str], dates: Mapping[int, date]) -> int | None:
    """The day of the training whose date a header says, in whatever order; None where it is none of it, or of two."""
    figures = {int(word) for word in words if word.isdecimal()}
    months = {MONTH_OF[word] for word in words if word in MONTH_OF}
    found = [
        number
        for number, day in dates.items()
        if {day.day, *(() if months else (day.month,))} <= figures
        and months <= {day.month}
        and figures <= {day.day, day.month, day.year, day.year % 100}
    ]
    return found[0] if len(found) == 1 else None


def _in_order(found: Sequence[tuple[int, str]], halves: Sequence[HalfDay]) -> list[tuple[int, ...]] | None:
    """The half-days of columns that name no day, `AM`, `PM`, `AM`, `PM`: in their order where there are as many, and
    each is of the half that it names."""
    said = [half_day_of(text) for _, text in found]
    if len(found) != len(halves) or any(one is None or one.number or one.date or one.half is None for one in said):
        return None
    fits = all(one and _is_half(half, one.half) for one, half in zip(said, halves, strict=True))
    return [(at,) for at in range(len(halves))] if fits else None


def _without_name(table: CellTable, layout: RosterLayout, header: Sequence[str], found: Sequence[int]) -> list[Finding]:
    """Columns beside one for a half-day that hold something and have no name, as under a header of two rows (`Day 1`
    above AM and PM): what they say of people would be lost."""
    rows = table.rows[layout.header_row + 1 :]
    findings = []
    for place in (at + 1 for at in found):
        named = place < len(header) and header[place]
        if not named and any(place < len(row) and as_text(row[place]) for row in rows):
            what = f"column {place + 1} has marks and no name, so nobody can tell for which half-day they are."
            hint = "Please write one row of names, a name above each column, such as Day 1 AM and Day 1 PM."
            where = table.where(layout.header_row, place)
            findings.append(Finding("attendance.unknown-mark", Severity.ERROR, what, where, hint))
    return findings


def _do_not_fit(found: int, halves: Sequence[HalfDay], table: CellTable, layout: RosterLayout) -> Finding:
    what = (
        f"the list has {count(found, 'column')} for half-days, and the training has {count(len(halves), 'half-day')}."
    )
    hint = f"Please have one column for each, called {listing([half.key for half in halves], 20)}."
    return Finding("attendance.half-days", Severity.ERROR, what, table.where(layout.header_row), hint)
