"""The partner's own list back as a workbook, its cells marked."""

from collections.abc import Callable
from pathlib import Path

from ecpat_training.core.errors import RefusedError, UsageError
from ecpat_training.core.location import Location
from ecpat_training.core.text import visible
from ecpat_training.documents.wording import Wording
from ecpat_training.files.opening import read_bytes
from ecpat_training.files.table import CellTable
from ecpat_training.files.workbook.gate import MOST_BYTES, Package, open_package
from ecpat_training.files.workbook.marks import Cell, Mark
from ecpat_training.files.writing import STDOUT
from ecpat_training.roster.model.check import RosterCheck
from ecpat_training.roster.reading.file import ListFile
from ecpat_training.roster.report.marks import cell_in_sheet, mark_words, marks
from ecpat_training.words.catalogue.message import Option, phrase

XLSX = ".xlsx"


def require_markable(roster: Path, marked_path: Path) -> None:
    """Refuses, before any work is done, what can't be marked.

    Raises:
        UsageError: the list comes through a pipe, or the marked one wouldn't be a workbook.
    """
    if marked_path.suffix.lower() != XLSX:
        hint = "Give it a name that ends in .xlsx."
        raise UsageError.because(
            "output.ending", phrase("{file}: the marked list is a workbook.", file=visible(str(marked_path))), hint=hint
        )
    if roster == STDOUT:
        hint = "Save the list as a file first."
        raise UsageError.because(
            "usage.mark",
            phrase("{option} needs the list as a file, not through a pipe.", option=Option("--mark")),
            hint=hint,
        )


def marked_list(roster: ListFile, check: RosterCheck, words: Wording) -> bytes:
    """The list with every remark on a cell or row laid over it, in its sender's words; a text file becomes a workbook.

    Raises:
        InputError, RefusedError: the list can't be read again, or holds macros, which are never copied; or a
            part of it is damaged that reading doesn't need.
    """
    from ecpat_training.documents.marked.parts import damaged_parts
    from ecpat_training.documents.marked.workbook import Target, marked_workbook  # loads lxml
    from ecpat_training.documents.workbook.list import as_workbook

    labels = mark_words(words)
    find_cell: Callable[[Location], Cell | None] = cell_in_sheet
    if check.sheet is None:
        table = roster.table()
        data, find_cell = as_workbook(table.rows, labels.list_), _cell_of_line(table)
    else:
        data = read_bytes(roster.path, MOST_BYTES)
    package = open_package(data, check.file)
    _refuse_macros(package)
    name = check.sheet or package.sheets[0].name
    sheet = next(sheet for sheet in package.sheets if visible(sheet.name) == name)
    target = Target(sheet.name, sheet.part_name, check.positions)
    cell_marks = marks(check, find_cell, words)
    with damaged_parts(check.file):
        return marked_workbook(data, target, cell_marks, labels)


def list_marks(table: CellTable, check: RosterCheck, words: Wording) -> list[Mark]:
    """The remarks of the check by cell, for showing the list otherwise than as a marked workbook; rows and columns
    count from 0."""
    return marks(check, cell_in_sheet if check.sheet is not None else _cell_of_line(table), words)


def _refuse_macros(package: Package) -> None:
    if any(name.endswith("vbaproject.bin") for name in package.zip.entries):
        raise RefusedError.because(
            "workbook.macros",
            phrase(
                "the workbook contains macros, which are never copied, and a copy was asked for with {option}.",
                option=Option("--mark"),
            ),
            location=Location(package.zip.file),
            hint=phrase(
                "Please save it as .xlsx without macros first, or leave {option} out.", option=Option("--mark")
            ),
        )


def _cell_of_line(table: CellTable) -> Callable[[Location], Cell | None]:
    rows = {line: row for row, line in enumerate(table.lines or range(1, len(table.rows) + 1))}
    cells = {} if table.locate is None else {
        table.location_of(row, column): (row, column)
        for row, values in enumerate(table.rows)
        for column in (*range(len(values)), None)
    }  # fmt: skip

    def cell_of(place: Location) -> Cell | None:
        if place.line not in rows:
            return cells.get(place)
        return rows[place.line], None if place.column is None else place.column - 1

    return cell_of
