"""Which columns of a list are for which half-days of the training."""

from collections.abc import Sequence
from itertools import groupby

from ecpat_training.attendance.model.half_day import HalfDay
from ecpat_training.attendance.reading.words import is_left_at, is_signature
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.record import record
from ecpat_training.core.text import count, listing
from ecpat_training.files.cell import as_text
from ecpat_training.files.table import CellTable
from ecpat_training.roster.reading.headers import RosterLayout
from ecpat_training.words.lists.calendar_words import is_half_day


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
    else in their order where there are as many, half-days or days."""
    where = table.where(layout.header_row)
    header = [" ".join(as_text(cell).split()) for cell in table.rows[layout.header_row]]
    dated = {column.position for column in layout.of("half-day")}
    signatures = tuple(place for place, text in enumerate(header) if is_signature(text))
    left = next((place for place, text in enumerate(header) if is_left_at(text)), None)
    found = [
        (place, text)
        for place, text in enumerate(header)
        if place not in signatures and (place in dated or is_half_day(text))
    ]
    days = [tuple(group) for _, group in groupby(range(len(halves)), key=lambda at: halves[at].day)]
    keys = {half.key.casefold(): at for at, half in enumerate(halves)}
    findings: list[Finding] = []
    if found and all(text.casefold() in keys for _, text in found):
        marks = [MarkColumn(place, text, (keys[text.casefold()],)) for place, text in found]
        missing = [half.key for at, half in enumerate(halves) if not any(at in one.halves for one in marks)]
        if missing:
            what = f"the list has no column for {listing(missing)}."
            hint = "Please add the column, with a mark for those who were there."
            findings.append(Finding("attendance.no-column", Severity.ERROR, what, where, hint))
    elif found and len(found) in (len(halves), len(days)):
        each = [(at,) for at in range(len(halves))] if len(found) == len(halves) else days
        marks = [MarkColumn(place, text, at) for (place, text), at in zip(found, each, strict=True)]
        said = listing([f"`{one.header}` as {listing([halves[at].key for at in one.halves])}" for one in marks], 20)
        findings.append(
            Finding("attendance.read-as", Severity.NOTE, f"the columns are read as they stand: {said}.", where)
        )
    else:
        marks = [MarkColumn(place, text, (at,)) for at, (place, text) in enumerate(found)]
        findings.append(_do_not_fit(len(found), halves, table, layout))
        halves = tuple(HalfDay(at + 1, "whole day", None, 0, 0) for at in range(len(found)))
    findings += _without_name(table, layout, header, [place for place, _ in found])
    return SheetColumns(layout.header_row, tuple(halves), tuple(marks), signatures, left, tuple(findings))


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
