"""`merge.xlsx` as a person filled it in: an x beside one choice of each question."""

from collections.abc import Iterator
from pathlib import Path

from ecpat_training.core.errors import ContentError, UsageError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import fold
from ecpat_training.documents.row_ids import HEADER
from ecpat_training.files.cell import as_text
from ecpat_training.files.opening import display_name
from ecpat_training.files.table import CellTable
from ecpat_training.files.table_file import read_table
from ecpat_training.words.catalogue.message import Command, phrase

SHEET, TAKE = "Questions", "Take"


def read_answers(path: Path) -> tuple[dict[str, int], list[Finding]]:
    """(the number of the choice taken, from 0, by the questions' keys; findings about the workbook).

    Raises:
        InputError, RefusedError: the workbook can't be read.
        ContentError: the workbook is not one that `ecpat merge` wrote, or two choices of one question are taken.
    """
    try:
        table = read_table(path, sheet=SHEET)
    except UsageError:
        message: str = phrase("the workbook has no sheet {sheet}.", sheet=SHEET)
        raise _not_ours(message, Location(display_name(path))) from None
    choices: dict[str, int] = {}
    key_errors = []
    for row, key in _rows_to_take(table):
        question, _, number = key.partition(":")
        if not number.isdecimal():
            hint = "Copy the row from the file as it was written."
            message = "the hidden id of this choice is missing or damaged."
            key_errors.append(Finding("merge.key", Severity.ERROR, message, table.location_of(row), hint))
        elif choices.setdefault(question, int(number)) != int(number):
            message = "another choice of the same question is taken as well."
            hint = "Please leave one x at each question."
            key_errors.append(Finding("merge.two-answers", Severity.ERROR, message, table.location_of(row), hint))
    if key_errors:
        raise ContentError(key_errors)
    return choices, [finding for finding in table.findings if finding.severity is not Severity.NOTE]


def _rows_to_take(table: CellTable) -> Iterator[tuple[int, str]]:
    """The rows with anything in the column Take, with their ids."""
    for start, header in enumerate(table.rows):
        titles = [fold(as_text(cell)) for cell in header]
        if fold(TAKE) in titles:
            take_column = titles.index(fold(TAKE))
            key = titles.index(fold(HEADER)) if fold(HEADER) in titles else None  # where nothing is asked
            for row in range(start + 1, len(table.rows)):
                cells = [*table.rows[row], *([None] * len(titles))]
                if as_text(cells[take_column]):
                    yield row, "" if key is None else as_text(cells[key])
            return
    raise _not_ours("no row names the column Take.", table.location_of(0))


def _not_ours(message: str, location: Location) -> ContentError:
    hint = phrase(
        "Please name the merge.xlsx that {command} wrote, with its columns as they were.",
        command=Command("merge", "--out"),
    )
    return ContentError([Finding("merge.no-answers", Severity.ERROR, message, location, hint)])
