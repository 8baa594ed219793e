"""A Word file or OpenDocument text as it would be printed: its text, its tables by rows and columns, and what is said
of it as a whole."""

from typing import NamedTuple

from ecpat_training.core.errors import RefusedError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import squeeze
from ecpat_training.files.characters import check_text, show_controls
from ecpat_training.files.table import CellValue
from ecpat_training.files.word.gate import MOST_XML, open_word
from ecpat_training.files.word.opendocument import open_opendocument, opendocument_text
from ecpat_training.files.word.properties import subject
from ecpat_training.files.word.text import (
    MOST_COLUMNS,
    TooLongError,
    WordCell,
    WordTable,
    WordText,
    main_part,
    word_text,
)
from ecpat_training.files.workbook.zip import damaged
from ecpat_training.words.catalogue.message import phrase

MOST_ROWS = 2_000
MOST_TABLES = 200


class WordDocument(NamedTuple):
    """The text of a document, the subject from its properties, and the findings on it as a whole."""

    text: WordText
    subject: str
    findings: list[Finding]

    @property
    def tables(self) -> list[WordTable]:
        """Its tables, those within cells of others included."""
        return [block for block in self.text.blocks if isinstance(block, WordTable)]


def read_document(data: bytes, file: str, content_kind: str, *, opendocument: bool = False) -> WordDocument:
    """Reads a Word file or OpenDocument text that is to hold what `content_kind` names: `agenda`, `list`.

    Raises:
        InputError, RefusedError: the document can't be read, holds more than such a thing does, or the gate of office
            files refuses it.
    """
    archive = open_opendocument(data, file) if opendocument else open_word(data, file)
    try:
        with damaged(file, passing=TooLongError, office_kind=archive.kind):
            xml = b"" if opendocument else archive.read_part(main_part(archive), MOST_XML)
            text = opendocument_text(archive) if opendocument else word_text(xml)
    except TooLongError:
        raise _too_long_error(file, content_kind) from None
    has_comments = any(name.startswith("word/comments") for name in archive.entries)
    document = WordDocument(text, subject(archive), _remarks(text, file, has_comments=has_comments))
    if len(document.tables) > MOST_TABLES or sum(len(table.rows) for table in document.tables) > MOST_ROWS:
        raise _too_long_error(file, content_kind)
    return document


def row_values(
    cells: list[WordCell], cells_above: list[CellValue], place: Location, findings: list[Finding]
) -> list[CellValue]:
    """The values of a row, one a column of the grid: a cell over several columns is the first of them, one merged
    downwards stands in each row."""
    row: list[CellValue] = []
    for cell in cells:
        if len(row) >= MOST_COLUMNS:
            break
        lines = (squeeze(line) for paragraph in cell.paragraphs for line in paragraph.split("\n"))
        text = "\n".join(filter(None, lines))
        findings += check_text(text, place)
        spread_text = cells_above[len(row)] if cell.is_continued and not text and len(row) < len(cells_above) else None
        row.append(show_controls(text) or spread_text)
        row += [None] * (min(cell.span, MOST_COLUMNS - len(row) + 1) - 1)
    return row


def merged_cells(table: WordTable) -> dict[tuple[int, int], tuple[int, int]]:
    """The first cells of those that are merged, with how many rows and columns they span."""
    spans: dict[tuple[int, int], tuple[int, int]] = {}
    top_by_column: dict[int, tuple[int, int]] = {}
    for row, cells in enumerate(table.rows):
        column, top_of_row = 0, dict[int, tuple[int, int]]()
        for cell in cells:
            top_cell = (
                top_by_column.get(column, (row, column))
                if cell.is_continued and not any(cell.paragraphs)
                else (row, column)
            )
            top_of_row[column] = top_cell
            spans[top_cell] = row - top_cell[0] + 1, cell.span
            column += cell.span
        top_by_column = top_of_row
    return {top_cell: span for top_cell, span in spans.items() if span != (1, 1)}


def struck_rows(table: WordTable) -> frozenset[int]:
    """The rows of which most is struck through."""
    struck_by_row = enumerate(
        (sum(cell.struck_letters for cell in cells), sum(cell.letters for cell in cells)) for cells in table.rows
    )
    return frozenset(row for row, (struck_letters, letters) in struck_by_row if 2 * struck_letters > letters)


def _too_long_error(file: str, content_kind: str) -> RefusedError:
    finding = Finding(
        "word.too-long",
        Severity.ERROR,
        phrase(
            "the document holds more than {kind} does: at most {tables} tables and {rows:,} rows are read.",
            kind=f"an {content_kind}" if content_kind == "agenda" else f"a {content_kind}",
            tables=MOST_TABLES,
            rows=MOST_ROWS,
        ),
        Location(file),
        f"Please send the {content_kind} alone.",
    )
    return RefusedError([finding])


def _remarks(text: WordText, file: str, *, has_comments: bool) -> list[Finding]:
    location = Location(file)
    findings = []
    if has_comments:
        message = "the document carries comments; they were not read, and are never copied."
        findings.append(Finding("word.comments", Severity.WARNING, message, location, "Please check what they say."))
    if text.inserted or text.deleted:
        message = phrase(
            "the document holds tracked changes; they were read as accepted: {insertions:,} "
            "{insertions:insertion|insertions} counted, {deletions:,} {deletions:deletion|deletions} left out.",
            insertions=text.inserted,
            deletions=text.deleted,
        )
        hint = "Please accept or reject them in Word, so that everybody reads the same."
        findings.append(Finding("word.tracked-changes", Severity.WARNING, message, location, hint))
    if text.text_boxes:
        message = phrase("{boxes:,} {boxes:text box was|text boxes were} not read.", boxes=text.text_boxes)
        findings.append(
            Finding("word.text-boxes", Severity.WARNING, message, location, "Please put into a table what counts.")
        )
    if text.hidden_letters:
        message = "some of the text is formatted as hidden, and was read."
        findings.append(
            Finding("word.hidden", Severity.WARNING, message, location, "Please delete it if it doesn't belong.")
        )
    return findings
