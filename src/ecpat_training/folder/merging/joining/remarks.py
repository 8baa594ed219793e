"""What has to be said of partners' tables besides what is merged: what is missing, struck through, or can't be read."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.folder.merging.joining.table import formula_cells
from ecpat_training.folder.merging.model.values import UNREADABLE
from ecpat_training.folder.merging.tables.rows import KnownRows
from ecpat_training.folder.merging.tables.sheet import Sheet, Tables
from ecpat_training.words.catalogue.message import Command, Option, phrase, sentences


def unreadable_tables(tables_by_place: Mapping[str, Tables]) -> Iterator[Finding]:
    """A warning for each table that can't be read cell by cell."""
    for place, tables in tables_by_place.items():
        finding = tables.why
        message = "this can't be read cell by cell, so that the file is asked as a whole."
        hint: str = sentences(
            "Please look what is wrong with it;",
            phrase("{command} says it of a list.", command=Command("roster check")),
        )
        location = Location(place)
        if finding is not None:
            message = phrase("{reason}: {message}", reason=finding.message.rstrip("."), message=message)
            hint = finding.hint or hint
            location = replace(finding.where, file=place) if finding.where else location
        yield Finding("merge.as-a-whole", Severity.WARNING, message, location, hint)


def find_other_encodings(encoding_by_place: Mapping[str, str]) -> Iterator[Finding]:
    """A note for each file that names no encoding, with the one in which it was read."""
    for place, encoding in encoding_by_place.items():
        message = phrase(
            "this isn't UTF-8: it was read as {encoding}, in which its words are those that were sent out.",
            encoding=encoding,
        )
        hint = phrase("Please name another encoding with {option} where that is wrong.", option=Option("--encoding"))
        yield Finding("merge.encoding", Severity.NOTE, message, Location(place), hint)


def find_missing_columns(path: str, base: Sheet | None, sheets: Mapping[str, Sheet]) -> Iterator[Finding]:
    """A note for each folder whose table lacks columns that were sent out."""
    for label, sheet in sheets.items() if base else ():
        missing_names = [name for name in base.columns if name not in sheet.columns] if base else []
        if missing_names:
            message = phrase(
                "{columns:,} {columns:column that was|columns that were} sent out {columns:is|are} not there; all is "
                "kept as sent out.",
                columns=len(missing_names),
            )
            yield Finding("merge.column-missing", Severity.NOTE, message, Location(f"{label}/{path}"))


def struck_rows(path: str, base: KnownRows, folders: Mapping[str, KnownRows]) -> Iterator[Finding]:
    """A warning for each folder with rows that were struck through in place of being deleted: no value changed, so
    that nothing else shows it."""
    before = _find_struck_rows(base)
    for label, rows in folders.items():
        newly_struck = [row_number for id_, row_number in _find_struck_rows(rows).items() if id_ not in before]
        if newly_struck and rows.sheet.table:
            message = phrase(
                "{rows} {rows:row is|rows are} struck through here; the merge compares values, and keeps what "
                "stands there.",
                rows=len(newly_struck),
            )
            hint = "Delete what the partner meant to take out, in this file, and merge again."
            location = replace(
                rows.sheet.table.location_of(newly_struck[0]), file=f"{label}/{path}", cell=f"row {newly_struck[0] + 1}"
            )
            yield Finding("merge.struck", Severity.WARNING, message, location, hint)


def unreadable_cells(path: str, base: KnownRows, folders: Mapping[str, KnownRows]) -> Iterator[Finding]:
    """A warning for each folder with cells that can't be read now and could be, or weren't there, when they were
    sent out."""
    sent_rows, sent_formulas = base.by_id, formula_cells(base)
    for label, rows in folders.items():
        calculated = formula_cells(rows)
        unreadable_positions = [
            (row_number, rows.sheet.columns.index(name))
            for id_, row_number, row in zip(rows.ids, rows.sheet.at, rows.sheet.rows, strict=True)
            for name, cell in row.items()
            if cell == UNREADABLE and sent_rows.get(id_, {}).get(name) != UNREADABLE
            if not ((id_, name) in calculated and (id_, name) in sent_formulas)
        ]
        if unreadable_positions and rows.sheet.table:
            table = rows.sheet.table
            first_location = table.location_of(*min(unreadable_positions))
            reason = next(
                (finding.message for finding in table.findings if finding.where == first_location), ""
            ).rstrip(".")
            message = phrase(
                "{cells} {cells:cell|cells} can't be read, and what was sent out stands until you answer{reason}.",
                cells=len(unreadable_positions),
                reason=f": {reason}" if reason else "",
            )
            hint = "Please correct it in Excel, save it there so that formulas are calculated, and merge again."
            location = replace(first_location, file=f"{label}/{path}")
            yield Finding("merge.unreadable", Severity.WARNING, message, location, hint)


def _find_struck_rows(rows: KnownRows) -> dict[str, int]:
    """The rows that are struck through, by what they are known by, with their places in the table."""
    table = rows.sheet.table
    return (
        {
            id_: row_number
            for id_, row_number in zip(rows.ids, rows.sheet.at, strict=True)
            if table is not None and row_number in table.struck_rows
        }
        if rows.sheet.at
        else {}
    )
