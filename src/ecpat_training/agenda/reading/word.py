"""An agenda in a Word document: every table as a grid, with the paragraphs before it."""

from ecpat_training.agenda.reading.grid import AgendaGrid, TextLine
from ecpat_training.core.errors import RefusedError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import squeeze
from ecpat_training.documents.row_ids import of_bookmark
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


def word_grids(
    data: bytes, file: str, *, opendocument: bool = False
) -> tuple[list[AgendaGrid], list[TextLine], list[Finding]]:
    """Returns the tables of a Word file or OpenDocument text; its paragraphs outside tables and the subject from its
    properties, line by line; and the findings on the document as a whole.

    Raises:
        InputError, RefusedError: the document can't be read, or the gate of office files refuses it.
    """
    archive = open_opendocument(data, file) if opendocument else open_word(data, file)
    try:
        with damaged(file, passing=TooLongError, kind=archive.kind):
            xml = b"" if opendocument else archive.read(main_part(archive), MOST_XML)
            text = opendocument_text(archive) if opendocument else word_text(xml)
    except TooLongError:
        raise _too_long(file) from None
    tables = [block for block in text.blocks if isinstance(block, WordTable)]
    if len(tables) > MOST_TABLES or sum(len(table.rows) for table in tables) > MOST_ROWS:
        raise _too_long(file)
    grids: list[AgendaGrid] = []
    lines: list[TextLine] = []
    before: list[TextLine] = []
    for block in text.blocks:
        if isinstance(block, WordTable):
            grid = _grid(block, before, file)
            if any(any(row) for row in grid.rows):  # not only a frame around other tables
                grids.append(grid)
                before = []
        elif squeeze(block):
            before.append(TextLine(squeeze(show_controls(block)), Location(file)))
            lines.append(before[-1])
    if about := squeeze(show_controls(subject(archive))):
        lines.append(TextLine(about, Location(file)))
    has_comments = any(name.startswith("word/comments") for name in archive.entries)
    return grids, lines, _remarks(text, file, has_comments=has_comments)


def _too_long(file: str) -> RefusedError:
    finding = Finding(
        "word.too-long",
        Severity.ERROR,
        phrase(
            "the document holds more than an agenda does: at most {tables} tables and {rows:,} rows are read.",
            tables=MOST_TABLES,
            rows=MOST_ROWS,
        ),
        Location(file),
        "Please send the agenda alone.",
    )
    return RefusedError([finding])


def _grid(table: WordTable, before: list[TextLine], file: str) -> AgendaGrid:
    name = f"table {table.number}"
    findings: list[Finding] = []
    above: list[CellValue] = []
    rows: list[list[CellValue]] = []
    for number, cells in enumerate(table.rows, 1):
        place = Location(file, sheet=name, cell=f"row {number}")
        above = _row(cells, above, place, findings)
        rows.append(above)

    def location_of(row: int, _: int | None) -> Location:
        return Location(file, sheet=name, cell=f"row {row + 1}")

    marked = enumerate(
        (sum(cell.struck for cell in cells), sum(cell.letters for cell in cells)) for cells in table.rows
    )
    return AgendaGrid(
        name, rows, location_of, tuple(before), tuple(findings), ids=_hidden_ids(table), merged=_merged(table),
        struck=frozenset(row for row, (struck, letters) in marked if 2 * struck > letters),
    )  # fmt: skip


def _merged(table: WordTable) -> dict[tuple[int, int], tuple[int, int]]:
    """The first cells of those that are merged, with how many rows and columns they span."""
    spans: dict[tuple[int, int], tuple[int, int]] = {}
    above: dict[int, tuple[int, int]] = {}
    for row, cells in enumerate(table.rows):
        column, first_of = 0, dict[int, tuple[int, int]]()
        for cell in cells:
            first = above.get(column, (row, column)) if cell.goes_on and not any(cell.paragraphs) else (row, column)
            first_of[column] = first
            spans[first] = row - first[0] + 1, cell.span
            column += cell.span
        above = first_of
    return {first: span for first, span in spans.items() if span != (1, 1)}


def _hidden_ids(table: WordTable) -> dict[int, str]:
    """The hidden id of each row that has just one: rows put together by hand have those of both."""
    names = [[of_bookmark(name) for cell in cells for name in cell.bookmarks] for cells in table.rows]
    row_ids = [list(filter(None, of_row)) for of_row in names]
    return {row: ids[0] for row, ids in enumerate(row_ids) if len(ids) == 1}


def _row(cells: list[WordCell], above: list[CellValue], place: Location, findings: list[Finding]) -> list[CellValue]:
    """The values of a row, one a column of the grid: a cell over several columns is the first of them, one merged
    downwards stands in each row."""
    row: list[CellValue] = []
    for cell in cells:
        if len(row) >= MOST_COLUMNS:
            break
        lines = (squeeze(line) for paragraph in cell.paragraphs for line in paragraph.split("\n"))
        text = "\n".join(filter(None, lines))
        findings += check_text(text, place)
        spread = above[len(row)] if cell.goes_on and not text and len(row) < len(above) else None
        row.append(show_controls(text) or spread)
        row += [None] * (min(cell.span, MOST_COLUMNS - len(row) + 1) - 1)
    return row


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
    if text.hidden:
        message = "some of the text is formatted as hidden, and was read."
        findings.append(
            Finding("word.hidden", Severity.WARNING, message, location, "Please delete it if it doesn't belong.")
        )
    return findings
