"""Reads a series that people edited: the table that a plan wrote, or one that they made, with a training's id, its
first day and its trainers in each row. The hidden column says when a training was before, which calendars need. What a
person changed where nothing is read is said, never dropped."""

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import closest_name, listing, squeeze, visible
from ecpat_training.documents.row_ids import HEADER
from ecpat_training.files.cell import as_text
from ecpat_training.files.sheets.header import meaning_by_text
from ecpat_training.files.sheets.reader import SheetReader
from ecpat_training.files.sheets.sheet import HeadedSheet, RowStanding
from ecpat_training.files.table import CellTable, CellValue
from ecpat_training.files.table_file import read_named_sheet
from ecpat_training.series.model.series import DatedSeries, DatedTraining, DroppedTraining
from ecpat_training.series.rule_parts.context import SeriesContext
from ecpat_training.words.catalogue.message import Command, message_of, names_hint, phrase, sentences
from ecpat_training.words.matching import index, letters_key
from ecpat_training.words.word_tables import words_by_name
from ecpat_training.words.written_date import parse_written_date

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
_FIELD_BY_WORD = {word: name for name, words in _HEADERS.items() for word in words}
_SERIES: SheetReader[str] = SheetReader(
    meaning_by_text(lambda text: _FIELD_BY_WORD.get(text.casefold())),
    (("training",), ("first day",)),
    takes_first_header=True,
)
_SHEET = "Series"
_STATUS_BY_WORD = index(words_by_name("series_words", "statuses"))
"""What a status says: that a training takes place, or doesn't."""


class SeriesReading(NamedTuple):
    """A series as a file has it, as it was when that was written (`before`), and what is wrong with the file. `gone`
    are trainings of an earlier file that the programme doesn't have any more."""

    series: DatedSeries
    before: DatedSeries
    findings: tuple[Finding, ...]
    gone: tuple[DatedTraining, ...] = ()

    @property
    def held_series(self) -> DatedSeries:
        """The series with what it held that the programme doesn't have any more."""
        return DatedSeries.of([*self.series.trainings, *self.gone])


def trainings_dated(table: CellTable) -> list[str]:
    """What a table calls the trainings to which it gives a first day; none where it is no series."""
    sheet = _SERIES.read(table)
    return [row.text("training") for row in sheet.data if row.text("first day")] if sheet.is_complete else []


class _SeriesRow(NamedTuple):
    """A row of the table: what it says, and what it was."""

    dated_training: DatedTraining
    previous_training: DatedTraining | None
    cancelled: bool


def read_series(path: Path, context: SeriesContext, *, earlier: bool = False) -> SeriesReading:
    """Reads a series; of each training whose date or trainers a person changed, the sequence is one more. An `earlier`
    one may hold trainings that the programme doesn't have any more: they are dropped.

    Raises:
        InputError, RefusedError: the file can't be read.
        ContentError: the file holds no table.
    """
    table = read_named_sheet(path, _SHEET)
    sheet = _SERIES.read(table)
    if not sheet.is_complete:
        message = "no row names the columns Training and First day."
        hint = sentences(
            "Please give the table these headers;",
            phrase("{command} writes one.", command=Command("series plan", "--out series.xlsx")),
        )
        finding = Finding("series.columns", Severity.ERROR, message, Location(table.file, sheet=table.sheet), hint)
        return SeriesReading(DatedSeries(()), DatedSeries(()), (*table.findings, finding))
    findings = [*table.findings, *sheet.repeated_column_findings(), *sheet.remarks(struck_code=None, lists_rows=False)]
    written_trainings = _trainings_by_id(row.text("id") for row in sheet.filled_rows)
    rows: list[_SeriesRow] = []
    for line in sheet.filled_rows:
        values = {name: line.cell(name) for name in sheet.places}
        is_struck = line.standing is RowStanding.STRUCK
        is_read = line.standing in (RowStanding.DATA, RowStanding.STRUCK)
        if is_read and any(as_text(value) for name, value in values.items() if name != "id"):
            earlier_training = written_trainings.get(line.text("training"))
            row, problems = _read_row(
                values, line.location_of(), context, earlier_training, earlier=earlier, is_struck=is_struck
            )
            findings += problems
            rows += [row] if row else []
            findings += _unread_findings(values, row, context) if row else []
    findings += _unread_columns(sheet)
    findings += _repeated_row_findings(rows)
    planned_trainings = [row.dated_training for row in rows if not row.cancelled]
    dropped_trainings = [
        DroppedTraining(row.dated_training.id, row.dated_training.start, row.dated_training.sequence)
        for row in rows
        if row.cancelled
    ]
    before = [row.previous_training for row in rows if row.previous_training]
    lost_trainings = tuple(
        row.previous_training
        for row in rows
        if row.previous_training and row.previous_training.trainers and row.previous_training.id not in context.by_id
    )
    return SeriesReading(
        DatedSeries.of(planned_trainings, dropped_trainings), DatedSeries.of(before), tuple(findings), lost_trainings
    )


def _trainings_by_id(ids: Iterable[str]) -> dict[str, DatedTraining]:
    """The trainings as the file was written with them, by id: whoever sorts rows may leave the hidden column behind, so
    that what it says is of the training that it names, on whatever row."""
    trainings_by_id = {}
    for text in ids:
        if match := _ID.fullmatch(text):
            trainers = tuple(match["trainers"].split("+")) if match["trainers"] else ()
            start = date.fromisoformat(match["start"])
            trainings_by_id[match["id"]] = DatedTraining(match["id"], start, trainers, int(match["sequence"]))
    return trainings_by_id


def _read_row(
    values: Mapping[str, CellValue],
    location: Location,
    context: SeriesContext,
    previous_training: DatedTraining | None,
    *,
    earlier: bool,
    is_struck: bool,
) -> tuple[_SeriesRow | None, list[Finding]]:
    training_text = as_text(values.get("training")).strip()
    status = as_text(values.get("status")).strip()
    row_status = _STATUS_BY_WORD.get(letters_key(status)) if status else "planned"
    if row_status is None:
        message = phrase(
            "`{status}` isn't known as a status, and doesn't say whether the training takes place.",
            status=visible(status[:60]),
        )
        hint = "Please write planned or cancelled; of one that is put off, the new first day."
        return None, [Finding("series.status", Severity.ERROR, message, location, hint)]
    is_cancelled = row_status == "cancelled"
    if is_struck and not is_cancelled:
        message = phrase(
            "the row of {training} is struck through; whether the training takes place isn't said.",
            training=visible(training_text[:60]),
        )
        hint = "Please write `cancelled` into the column Status, or take the line away."
        return None, [Finding("series.status", Severity.ERROR, message, location, hint)]
    if previous_training and previous_training.trainers and earlier and training_text not in context.by_id:
        return _SeriesRow(
            replace(previous_training, sequence=previous_training.sequence + 1), previous_training, cancelled=True
        ), []
    if training_text not in context.by_id and not is_cancelled:
        suggestion = closest_name(training_text, context.by_id)
        hint = (
            names_hint(suggestion, ())
            if suggestion
            else phrase("The programme has {trainings}.", trainings=listing([*context.by_id], 30))
        )
        message = phrase("there is no training `{written}`.", written=visible(training_text[:60]))
        return None, [Finding("series.training", Severity.ERROR, message, location, hint)]
    try:
        start = _date(values.get("first day"))
    except ValueError as problem:
        message = phrase(
            "the first day of {written} can't be read: {problem}.", written=training_text, problem=message_of(problem)
        )
        return None, [Finding("series.date", Severity.ERROR, message, location, "Please write it like `2005-09-13`.")]
    codes, problems = _codes(as_text(values.get("trainers")), location, context)
    dated_training = DatedTraining(
        training_text, start, codes, previous_training.sequence if previous_training else 0, location
    )
    if (
        previous_training
        and not is_cancelled
        and (previous_training.start, set(previous_training.trainers)) != (start, set(codes))
    ):
        dated_training = replace(dated_training, sequence=previous_training.sequence + 1)
    if previous_training and is_cancelled and previous_training.trainers:  # it was planned when the file was written
        dated_training = replace(dated_training, sequence=previous_training.sequence + 1)
    planned_training = (
        previous_training if previous_training and (previous_training.trainers or not is_cancelled) else None
    )
    return _SeriesRow(dated_training, planned_training, is_cancelled), problems


def _codes(text: str, location: Location, context: SeriesContext) -> tuple[tuple[str, ...], list[Finding]]:
    """The trainers that a cell names, in the programme's order, and those that nobody knows."""
    code_texts = [code_part.strip() for code_part in re.split(r"[,;+\n]", text) if code_part.strip()]
    unknown_codes = [code for code in code_texts if code not in context.trainers]
    findings = []
    for unknown_code in unknown_codes:
        suggestion = closest_name(unknown_code, context.trainers)
        hint = names_hint(suggestion, ()) if suggestion else "Please write trainers' codes, with commas between them."
        message = phrase("no trainer `{unknown_code}` is in the pool.", unknown_code=visible(unknown_code[:60]))
        findings.append(Finding("series.trainer", Severity.ERROR, message, location, hint))
    return tuple(code for code in dict.fromkeys(code_texts) if code in context.trainers), findings


def _unread_findings(values: Mapping[str, CellValue], row: _SeriesRow, context: SeriesContext) -> Iterator[Finding]:
    """What a person changed in a cell that only says what follows from others."""
    training = context.by_id.get(row.dated_training.id)
    if training is None or row.cancelled:
        return
    starts = [
        row.dated_training.start,
        *([row.previous_training.start] if row.previous_training else []),
    ]  # a moved training may keep its old last day
    training_ends = [start + timedelta(training.days - 1) for start in starts]
    follows = {
        "last day": [end.isoformat() for end in training_ends],
        "country": [training.country.casefold()],
        "twin": [(training.twin or "").casefold()],
        "weekday": [f"{start:%a}".casefold() for start in starts],
    }
    for name, expected in follows.items():
        cell_text = as_text(values.get(name)).strip()
        if name == "last day" and cell_text:
            with suppress(ValueError):
                cell_text = _date(values.get(name)).isoformat()
        if cell_text and cell_text.casefold() not in expected:
            message = phrase(
                "`{cell_text}` under {column} of {id} isn't used, and isn't what the programme says.",
                cell_text=visible(cell_text[:60]),
                column=name.capitalize(),
                id=row.dated_training.id,
            )
            hint = "Please change the First day; the country, the twin and the days stand in the programme."
            yield Finding("series.not-used", Severity.WARNING, message, row.dated_training.where, hint)


def _unread_columns(sheet: HeadedSheet[str]) -> Iterator[Finding]:
    """Columns of a person's own, which no file written from the series has any more."""
    filled_columns = {column for row in sheet.filled_rows for column, text in enumerate(row.texts) if text}
    headers = {column.position: column.header for column in sheet.columns}
    for place in sorted(filled_columns - {*sheet.places.values()}):
        name = squeeze(headers.get(place, ""))
        message = (
            phrase("column `{name}` isn't used.", name=visible(name[:60]))
            if name
            else "a column without a header isn't used."
        )
        hint = "What it says is in this file alone; a new plan doesn't have it."
        yield Finding("series.not-used", Severity.NOTE, message, sheet.table.location_of(sheet.header_row, place), hint)


def _date(cell: CellValue) -> date:
    if isinstance(cell, datetime):
        return cell.date()
    return cell if isinstance(cell, date) else parse_written_date(as_text(cell).strip())


def _repeated_row_findings(rows: list[_SeriesRow]) -> list[Finding]:
    known_ids: set[str] = set()
    findings = []
    for row in rows:
        if row.dated_training.id in known_ids:
            message = phrase("{id} stands in the table twice.", id=row.dated_training.id)
            hint = "Please keep the row that is right."
            findings.append(Finding("series.twice", Severity.ERROR, message, row.dated_training.where, hint))
        known_ids.add(row.dated_training.id)
    return findings
