"""Reads a series that people edited: the table that a plan wrote, or one that they made, with a training's id, its
first day and its trainers in each row. The hidden column says when a training was before, which calendars need. What a
person changed where nothing is read is said, never dropped."""

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import listing, name_meant, squeeze, visible
from ecpat_training.documents.row_ids import HEADER
from ecpat_training.files.cell import as_text
from ecpat_training.files.table import CellTable, CellValue
from ecpat_training.files.table_file import read_table
from ecpat_training.series.model.series import DatedSeries, DatedTraining, DroppedTraining
from ecpat_training.series.rule_parts.context import SeriesContext
from ecpat_training.words.matching import index, letters_key
from ecpat_training.words.written_date import date_written

_ID = re.compile(r"(?P<id>\S+) (?P<start>\d{4}-\d{2}-\d{2}) (?P<sequence>\d{1,6})(?: (?P<trainers>\S+))?", re.ASCII)
_HEADERS = {
    "training": ("training", "id of training"),
    "first day": ("first day", "date", "start", "starts"),
    "trainers": ("trainers", "team"),
    "status": ("status",),
    "last day": ("last day", "end", "ends"),
    "country": ("country",),
    "twin": ("twin",),
    "weekday": ("weekday",),
    "id": (HEADER.lower(),),
}
_SHEET = "Series"
_HELD = index({
    "planned": {
        "en": "planned; scheduled; confirmed; provisional; tentative; to be confirmed; tbc; fixed; held; done",
        "de": "geplant; bestätigt", "fr": "prévu; prévue; confirmé; confirmée", "nl": "gepland; bevestigd",
        "ro": "planificat; confirmat", "sr": "planirano; potvrđeno", "sq": "planifikuar; konfirmuar",
        "ru": "запланировано; подтверждено; планируется", "uk": "заплановано; підтверджено",
    },
    "cancelled": {
        "en": "cancelled; canceled; dropped; called off", "de": "abgesagt; entfällt; storniert",
        "fr": "annulé; annulée", "nl": "geannuleerd; afgelast; vervallen", "ro": "anulat; anulată",
        "sr": "otkazano; отказано", "sq": "anuluar", "ru": "отменено; отменён; отменен", "uk": "скасовано",
    },
})  # fmt: skip
"""What a status says: that a training takes place, or doesn't."""


class SeriesReading(NamedTuple):
    """A series as a file has it, as it was when that was written (`before`), and what is wrong with the file. `gone`
    are trainings of an earlier file that the programme doesn't have any more."""

    series: DatedSeries
    before: DatedSeries
    findings: tuple[Finding, ...]
    gone: tuple[DatedTraining, ...] = ()

    @property
    def held(self) -> DatedSeries:
        """The series with what it held that the programme doesn't have any more."""
        return DatedSeries.of([*self.series.trainings, *self.gone])


class _Row(NamedTuple):
    """A row of the table: what it says, and what it was."""

    dated: DatedTraining
    was: DatedTraining | None
    cancelled: bool


def read_series(path: Path, context: SeriesContext, *, earlier: bool = False) -> SeriesReading:
    """Reads a series; of each training whose date or trainers a person changed, the sequence is one more. An `earlier`
    one may hold trainings that the programme doesn't have any more: they are dropped.

    Raises:
        InputError, RefusedError: the file can't be read.
        ContentError: the file holds no table.
    """
    table = _table(path)
    at = _header_row(table)
    if at is None:
        what = "no row names the columns Training and First day."
        hint = "Please give the table these headers; `ecpat series plan --out series.xlsx` writes one."
        found = Finding("series.columns", Severity.ERROR, what, Location(table.file, sheet=table.sheet), hint)
        return SeriesReading(DatedSeries(()), DatedSeries(()), (*table.findings, found))
    columns = _columns(table.rows[at])
    findings = [*table.findings]
    below = range(at + 1, len(table.rows))
    cells = {number: _cells(table.rows[number], columns) for number in below}
    written = _as_written(values.get("id") for values in cells.values())
    rows: list[_Row] = []
    for number, values in cells.items():
        if any(as_text(value).strip() for name, value in values.items() if name != "id"):
            where, was = table.where(number), written.get(as_text(values.get("training")).strip())
            struck = number in table.struck
            row, problems = _read(values, where, context, was, earlier=earlier, struck=struck)
            findings += problems
            rows += [row] if row else []
            findings += _not_read(values, row, context) if row else []
    findings += _unread_columns(table, at, columns)
    findings += _twice(rows)
    kept = [row.dated for row in rows if not row.cancelled]
    gone = [DroppedTraining(row.dated.id, row.dated.start, row.dated.sequence) for row in rows if row.cancelled]
    before = [row.was for row in rows if row.was]
    lost = tuple(row.was for row in rows if row.was and row.was.trainers and row.was.id not in context.by_id)
    return SeriesReading(DatedSeries.of(kept, gone), DatedSeries.of(before), tuple(findings), lost)


def _table(path: Path) -> CellTable:
    """The sheet with the series, where a workbook has several."""
    table = read_table(path)
    if _SHEET in table.sheets and table.sheet != _SHEET:
        return read_table(path, sheet=_SHEET)
    return table


def _header_row(table: CellTable) -> int | None:
    for number, row in enumerate(table.rows[:40]):
        if {"training", "first day"} <= set(_columns(row)):
            return number
    return None


def _columns(row: list[CellValue]) -> dict[str, int]:
    found: dict[str, int] = {}
    for place, cell in enumerate(row):
        said = squeeze(as_text(cell)).casefold()
        for name, words in _HEADERS.items():
            if said in words:
                found.setdefault(name, place)
    return found


def _cells(row: list[CellValue], columns: Mapping[str, int]) -> dict[str, CellValue]:
    return {name: row[place] if place < len(row) else None for name, place in columns.items()}


def _as_written(ids: Iterator[CellValue]) -> dict[str, DatedTraining]:
    """The trainings as the file was written with them, by id: whoever sorts rows may leave the hidden column behind, so
    that what it says is of the training that it names, on whatever row."""
    found = {}
    for cell in ids:
        if match := _ID.fullmatch(as_text(cell).strip()):
            trainers = tuple(match["trainers"].split("+")) if match["trainers"] else ()
            start = date.fromisoformat(match["start"])
            found[match["id"]] = DatedTraining(match["id"], start, trainers, int(match["sequence"]))
    return found


def _read(
    values: Mapping[str, CellValue],
    where: Location,
    context: SeriesContext,
    was: DatedTraining | None,
    *,
    earlier: bool,
    struck: bool,
) -> tuple[_Row | None, list[Finding]]:
    written = as_text(values.get("training")).strip()
    status = as_text(values.get("status")).strip()
    said = _HELD.get(letters_key(status)) if status else "planned"
    if said is None:
        what = f"`{visible(status[:60])}` isn't known as a status, and doesn't say whether the training takes place."
        hint = "Please write planned or cancelled; of one that is put off, the new first day."
        return None, [Finding("series.status", Severity.ERROR, what, where, hint)]
    cancelled = said == "cancelled"
    if struck and not cancelled:
        what = f"the row of {visible(written[:60])} is struck through; whether the training takes place isn't said."
        hint = "Please write `cancelled` into the column Status, or take the line away."
        return None, [Finding("series.status", Severity.ERROR, what, where, hint)]
    if was and was.trainers and earlier and written not in context.by_id:
        return _Row(replace(was, sequence=was.sequence + 1), was, cancelled=True), []
    if written not in context.by_id and not cancelled:
        near = name_meant(written, context.by_id)
        hint = f"Did you mean `{near}`?" if near else f"The programme has {listing([*context.by_id], 30)}."
        what = f"there is no training `{visible(written[:60])}`."
        return None, [Finding("series.training", Severity.ERROR, what, where, hint)]
    try:
        start = _date(values.get("first day"))
    except ValueError as problem:
        what = f"the first day of {written} can't be read: {problem}."
        return None, [Finding("series.date", Severity.ERROR, what, where, "Please write it like `2005-09-13`.")]
    codes, problems = _codes(as_text(values.get("trainers")), where, context)
    dated = DatedTraining(written, start, codes, was.sequence if was else 0, where)
    if was and not cancelled and (was.start, set(was.trainers)) != (start, set(codes)):
        dated = replace(dated, sequence=was.sequence + 1)
    if was and cancelled and was.trainers:  # it was planned when the file was written
        dated = replace(dated, sequence=was.sequence + 1)
    planned = was if was and (was.trainers or not cancelled) else None
    return _Row(dated, planned, cancelled), problems


def _codes(text: str, where: Location, context: SeriesContext) -> tuple[tuple[str, ...], list[Finding]]:
    """The trainers that a cell names, in the programme's order, and those that nobody knows."""
    named = [one.strip() for one in re.split(r"[,;+\n]", text) if one.strip()]
    unknown = [one for one in named if one not in context.trainers]
    findings = []
    for one in unknown:
        near = name_meant(one, context.trainers)
        hint = f"Did you mean `{near}`?" if near else "Please write trainers' codes, with commas between them."
        what = f"no trainer `{visible(one[:60])}` is in the pool."
        findings.append(Finding("series.trainer", Severity.ERROR, what, where, hint))
    return tuple(code for code in dict.fromkeys(named) if code in context.trainers), findings


def _not_read(values: Mapping[str, CellValue], row: _Row, context: SeriesContext) -> Iterator[Finding]:
    """What a person changed in a cell that only says what follows from others."""
    training = context.by_id.get(row.dated.id)
    if training is None or row.cancelled:
        return
    starts = [row.dated.start, *([row.was.start] if row.was else [])]  # a moved training may keep its old last day
    ends = [start + timedelta(training.days - 1) for start in starts]
    follows = {
        "last day": [end.isoformat() for end in ends],
        "country": [training.country.casefold()],
        "twin": [(training.twin or "").casefold()],
        "weekday": [f"{start:%a}".casefold() for start in starts],
    }
    for name, expected in follows.items():
        said = as_text(values.get(name)).strip()
        if name == "last day" and said:
            with suppress(ValueError):
                said = _date(values.get(name)).isoformat()
        if said and said.casefold() not in expected:
            what = f"`{visible(said[:60])}` under {name.capitalize()} of {row.dated.id} isn't used, "
            what += "and isn't what the programme says."
            hint = "Please change the First day; the country, the twin and the days stand in the programme."
            yield Finding("series.not-used", Severity.WARNING, what, row.dated.where, hint)


def _unread_columns(table: CellTable, header: int, columns: Mapping[str, int]) -> Iterator[Finding]:
    """Columns of a person's own, which no file written from the series has any more."""
    used = {*columns.values()}
    for place in sorted(
        {at for row in table.rows[header + 1 :] for at, cell in enumerate(row) if as_text(cell).strip()}
    ):
        if place not in used:
            row = table.rows[header]
            name = squeeze(as_text(row[place])) if place < len(row) else ""
            what = f"column `{visible(name[:60])}` isn't used." if name else "a column without a header isn't used."
            hint = "What it says is in this file alone; a new plan doesn't have it."
            yield Finding("series.not-used", Severity.NOTE, what, table.where(header, place), hint)


def _date(cell: CellValue) -> date:
    if isinstance(cell, datetime):
        return cell.date()
    return cell if isinstance(cell, date) else date_written(as_text(cell).strip())


def _twice(rows: list[_Row]) -> list[Finding]:
    seen: set[str] = set()
    findings = []
    for row in rows:
        if row.dated.id in seen:
            what = f"{row.dated.id} stands in the table twice."
            hint = "Please keep the row that is right."
            findings.append(Finding("series.twice", Severity.ERROR, what, row.dated.where, hint))
        seen.add(row.dated.id)
    return findings
