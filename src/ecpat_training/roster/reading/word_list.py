"""A participant list in a Word file: its tables under one header as one list, with the text around them."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ecpat_training.core.errors import ContentError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location, cell_name
from ecpat_training.core.text import fold, squeeze
from ecpat_training.files.characters import show_controls
from ecpat_training.files.opening import display_name, read_bytes
from ecpat_training.files.places import Places
from ecpat_training.files.table import CellTable, CellValue
from ecpat_training.files.word.document import WordDocument, merged_cells, read_document, row_values, struck_rows
from ecpat_training.files.word.gate import MOST_BYTES
from ecpat_training.files.word.opendocument import is_opendocument
from ecpat_training.files.word.text import WordTable
from ecpat_training.words.catalogue.message import phrase
from ecpat_training.words.header_fields import field_of

_NAMES = ("name", "full name", "given name", "surname")
_MIN_HEADER_COLUMNS = 2  # columns that a header names
_UNDER_TITLES = 5  # rows of a table in which its header stands
_LEAST_WIDE = 3  # columns of a table that goes on without a header


@dataclass(frozen=True)
class WordGrid:
    """A table of a document: the rows of values, and where its header of a list stands, if it has one."""

    table: WordTable
    rows: list[list[CellValue]]
    header_row: int | None

    @property
    def header(self) -> dict[int, str]:
        """The words of its header."""
        return {} if self.header_row is None else texts_in(self.rows[self.header_row])


@dataclass(frozen=True)
class ParagraphText:
    """A paragraph, the document's nth that holds anything; an item of a list with a number or a bullet or not."""

    number: int
    text: str
    is_item: bool = False


def read_word(path: Path) -> WordDocument:
    """A Word file or OpenDocument text.

    Raises:
        InputError, RefusedError: it can't be read.
    """
    data = read_bytes(path, MOST_BYTES)
    opendocument = path.suffix.lower() == ".odt" and is_opendocument(data)
    return read_document(data, display_name(path), "list", opendocument=opendocument)


def blocks_of(document: WordDocument, file: str, findings: list[Finding]) -> list[WordGrid | ParagraphText]:
    """What a document holds, in its order; empty tables and paragraphs left out."""
    blocks: list[WordGrid | ParagraphText] = []
    paragraphs = 0
    for block in document.text.blocks:
        if isinstance(block, WordTable):
            rows: list[list[CellValue]] = []
            for number, cells in enumerate(block.rows):
                place = Location(file, cell=f"row {number + 1} of table {block.number}")
                rows.append(row_values(cells, rows[-1] if rows else [], place, findings))
            header = next((row for row, cells in enumerate(rows[:_UNDER_TITLES]) if is_header(texts_in(cells))), None)
            if any(map(texts_in, rows)):
                blocks.append(WordGrid(block, rows, header))
        elif text := show_controls(block).strip():
            paragraphs += 1
            blocks.append(ParagraphText(paragraphs, text, getattr(block, "is_item", False)))
    return blocks


def read_word_list(path: Path) -> CellTable:
    """The list that the tables of a Word file hold under one header. A table that goes on without a header is a part
    of it; the text between them stays, since it may be a heading; a table of something else is told.

    Raises:
        InputError, RefusedError: the file can't be read.
        ContentError: no table has the header of a list, or two have different ones.
    """
    file = display_name(path)
    document = read_word(path)
    findings = [*document.findings]
    blocks = blocks_of(document, file, findings)
    grids = [block for block in blocks if isinstance(block, WordGrid)]
    first_grid = next((grid for grid in grids if grid.header_row is not None), None)
    if first_grid is None:
        raise ContentError([*findings, _no_list(file, grids)])
    header = {column: fold(text) for column, text in first_grid.header.items()}
    width = max(map(len, first_grid.rows))
    list_parts: list[WordGrid | ParagraphText] = []
    unread_grids: list[WordGrid] = []
    for block in blocks:
        if isinstance(block, ParagraphText):
            list_parts.append(block)
        elif block.header_row is not None:
            if {column: fold(text) for column, text in block.header.items()} != header:
                raise ContentError([*findings, _two_headers(file, first_grid, block)])
            list_parts.append(block)
        elif first_grid in list_parts and width == max(map(len, block.rows)) >= _LEAST_WIDE:
            list_parts.append(block)
        else:
            unread_grids.append(block)
    read_grids = [list_part for list_part in list_parts if isinstance(list_part, WordGrid)]
    findings += _about(file, read_grids, unread_grids)
    return _joined(file, list_parts, first_grid, findings)


def texts_in(cells: Sequence[CellValue]) -> dict[int, str]:
    """What the filled cells of a row say, by their columns."""
    return {column: text for column, cell in enumerate(cells) if (text := squeeze(str(cell or "")))}


def is_header(texts: dict[int, str]) -> bool:
    """Whether a row names columns of a list, a name among them."""
    fields = {field for text in texts.values() if (field := field_of(text))}
    return len(fields) >= _MIN_HEADER_COLUMNS and not fields.isdisjoint(_NAMES)


def _joined(
    file: str, list_parts: Sequence[WordGrid | ParagraphText], first_grid: WordGrid, findings: list[Finding]
) -> CellTable:
    """The parts one below the other. A paragraph stands in a column that holds no names, so that nobody takes it for
    one."""
    names = {column for column, text in first_grid.header.items() if field_of(text) in _NAMES}
    paragraph_column = next((column for column in range(len(first_grid.header) + 1) if column not in names), 0)
    rows: list[list[CellValue]] = []
    places: list[Location | tuple[WordGrid, int]] = []
    banners, all_struck_rows = set[int](), set[int]()
    merged_spans: dict[tuple[int, int], tuple[int, int]] = {}
    has_several_tables = sum(isinstance(list_part, WordGrid) for list_part in list_parts) > 1
    for list_part in list_parts:
        if isinstance(list_part, ParagraphText):
            banners.add(len(rows))
            places.append(Location(file, cell=f"paragraph {list_part.number}"))
            rows.append([*[None] * paragraph_column, list_part.text])
            continue
        start = len(rows)
        merged_spans |= {(start + row, column): span for (row, column), span in merged_cells(list_part.table).items()}
        all_struck_rows |= {start + row for row in struck_rows(list_part.table)}
        places += [(list_part, row) for row in range(len(list_part.rows))]
        rows += list_part.rows

    def place_of(row: int, column: int | None) -> Location:
        place = places[row] if row < len(places) else Location(file)
        if isinstance(place, Location):
            return place
        grid, grid_row = place
        name = f"row {grid_row + 1}" if column is None else cell_name(grid_row, column)
        return Location(file, cell=f"{name} of table {grid.table.number}" if has_several_tables else name)

    return CellTable(
        file, rows, banners=frozenset(banners), struck_rows=frozenset(all_struck_rows), merged_spans=merged_spans,
        findings=findings,
        locate=place_of,
    )  # fmt: skip


def _about(file: str, read_grids: Sequence[WordGrid], unread_grids: Sequence[WordGrid]) -> list[Finding]:
    findings = []
    if len(read_grids) > 1:
        message = phrase("{tables:,} tables of the document are read as one list.", tables=len(read_grids))
        findings.append(Finding("roster.word-tables", Severity.NOTE, message, Location(file)))
    if unread_grids:
        places = [Location(file, cell=f"table {grid.table.number}") for grid in unread_grids]
        message = phrase(
            "{tables} {count:isn't|aren't} read: no row names columns of a list.",
            tables=Places(places),
            count=len(unread_grids),
        )
        hint = "If participants stand there, please give it the header of the list."
        findings.append(Finding("roster.word-tables", Severity.WARNING, message, places[0], hint, tuple(places[1:])))
    return findings


def _no_list(file: str, grids: Sequence[WordGrid]) -> Finding:
    message = phrase(
        "no table of the document has a row that names columns of a participant list ({tables:,} {tables:table|tables}"
        " looked at).",
        tables=len(grids),
    )
    hint = "Give each column a header such as Name, Organisation, Country, E-mail: at least two of them."
    return Finding("roster.no-header", Severity.ERROR, message, Location(file), hint)


def _two_headers(file: str, first_grid: WordGrid, second_grid: WordGrid) -> Finding:
    message = phrase(
        "table {first} and table {second} name different columns.",
        first=first_grid.table.number,
        second=second_grid.table.number,
    )
    hint = "Please give both the same header, or save each as a list of its own."
    return Finding(
        "roster.word-tables", Severity.ERROR, message, Location(file, cell=f"table {second_grid.table.number}"), hint
    )
