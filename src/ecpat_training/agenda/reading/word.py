"""An agenda in a Word document: every table as a grid, with the paragraphs before it."""

from ecpat_training.agenda.reading.grid import AgendaGrid, TextLine
from ecpat_training.core.finding import Finding
from ecpat_training.core.location import Location
from ecpat_training.core.text import squeeze
from ecpat_training.documents.row_ids import of_bookmark
from ecpat_training.files.characters import show_controls
from ecpat_training.files.table import CellValue
from ecpat_training.files.word.document import merged_cells, read_document, row_values, struck_rows
from ecpat_training.files.word.text import WordTable


def word_grids(
    data: bytes, file: str, *, opendocument: bool = False
) -> tuple[list[AgendaGrid], list[TextLine], list[Finding]]:
    """Returns the tables of a Word file or OpenDocument text; its paragraphs outside tables and the subject from its
    properties, line by line; and the findings on the document as a whole.

    Raises:
        InputError, RefusedError: the document can't be read, or the gate of office files refuses it.
    """
    document = read_document(data, file, "agenda", opendocument=opendocument)
    grids: list[AgendaGrid] = []
    lines: list[TextLine] = []
    text_above: list[TextLine] = []
    for block in document.text.blocks:
        if isinstance(block, WordTable):
            grid = _grid(block, text_above, file)
            if any(any(row) for row in grid.rows):  # not only a frame around other tables
                grids.append(grid)
                text_above = []
        elif squeeze(block):
            text_above.append(TextLine(squeeze(show_controls(block)), Location(file)))
            lines.append(text_above[-1])
    if subject := squeeze(show_controls(document.subject)):
        lines.append(TextLine(subject, Location(file)))
    return grids, lines, document.findings


def _grid(table: WordTable, text_above: list[TextLine], file: str) -> AgendaGrid:
    name = f"table {table.number}"
    findings: list[Finding] = []
    previous_row: list[CellValue] = []
    rows: list[list[CellValue]] = []
    for number, cells in enumerate(table.rows, 1):
        place = Location(file, sheet=name, cell=f"row {number}")
        previous_row = row_values(cells, previous_row, place, findings)
        rows.append(previous_row)

    def location_of(row: int, _: int | None) -> Location:
        return Location(file, sheet=name, cell=f"row {row + 1}")

    return AgendaGrid(
        name, rows, location_of, tuple(text_above), tuple(findings), ids=_hidden_ids(table), merged=merged_cells(table),
        struck=struck_rows(table),
    )  # fmt: skip


def _hidden_ids(table: WordTable) -> dict[int, str]:
    """The hidden id of each row that has just one: rows put together by hand have those of both."""
    names = [[of_bookmark(name) for cell in cells for name in cell.bookmarks] for cells in table.rows]
    row_ids = [list(filter(None, names_of_row)) for names_of_row in names]
    return {row: ids[0] for row, ids in enumerate(row_ids) if len(ids) == 1}
