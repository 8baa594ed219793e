"""A sheet's XML looked through for what calamine doesn't tell: formulas, error values, merges, senseless dates."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Never
from xml.parsers import expat

from ecpat_training.core.location import cell_name
from ecpat_training.files.workbook.xml import Attributes, local, parser

MOST_CELLS = 2_000_000
MOST_BOX = 4_000_000
MOST_COLUMNS = 2_000
MAX_CELLS_TOLD = 20
MAX_CELLS_KEPT = 10_000  # cells of a kind whose places are known: more than a table that people fill in has rows
LONGEST_CELL = 32_767
LAST_ROW = 1_048_576
LAST_COLUMN = 16_384
_REF = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_END_SERIAL = 2_958_466  # the serial behind 31 December 9999
_FEBRUARY_29_1900 = 60  # a day that Excel knows and the calendar doesn't

# Characters that XML doesn't allow, which some programs write all the same: calamine reads them, and they are told
# with the values.
_REPLACE_CONTROLS = bytes.maketrans(bytes([*range(9), 11, 12, *range(14, 32)]), b" " * 29)
_NON_CHARACTERS = (b"\xef\xbf\xbe", b"\xef\xbf\xbf")
_BAD_CHARACTER = {
    expat.errors.codes[expat.errors.XML_ERROR_INVALID_TOKEN],
    expat.errors.codes[expat.errors.XML_ERROR_BAD_CHAR_REF],
}

Cell = tuple[int, int]


class SheetError(Exception):
    """Something to say about a sheet that ends the reading of it."""


class TooManyCellsError(SheetError):
    """The sheet holds more cells than are read, or spreads them too far; the text says so."""


class DamagedSheetError(SheetError):
    """The sheet contradicts itself, and whoever reads it loses something; the text says how."""


class BadCharacterError(SheetError):
    """The XML breaks off in a cell, whose name is the text: most often at a character that XML doesn't allow."""


class EnoughError(Exception):
    """The first value was found, which is all that was asked."""


@dataclass
class FirstCells:
    """The first cells of a kind, and how many there are."""

    cells: list[Cell] = field(default_factory=list)
    count: int = 0

    def add(self, cell: Cell) -> None:
        """Counts a cell in."""
        self.count += 1
        if self.count <= MAX_CELLS_KEPT:
            self.cells.append(cell)


@dataclass
class Scan:
    """What a sheet's XML holds; `rows` and `columns` span all its values from A1 on; `merges` are
    those downwards in one column, `banners` the rows of those across columns, `across` the first cells of all that
    span several columns, with their rows and columns; `struck` are the values whose text is struck
    through, row by row; `fills` are the colours of the first cells that have one, `inks` those of letters; cells count
    from 0."""

    values: int = 0
    rows: int = 0
    columns: int = 0
    formulas: FirstCells = field(default_factory=FirstCells)
    formulas_without_result: FirstCells = field(default_factory=FirstCells)
    errors: FirstCells = field(default_factory=FirstCells)
    bad_dates: FirstCells = field(default_factory=FirstCells)
    lost_texts: FirstCells = field(default_factory=FirstCells)
    hidden_rows: FirstCells = field(default_factory=FirstCells)
    merges: list[tuple[Cell, Cell]] = field(default_factory=list)
    banners: set[int] = field(default_factory=set)
    wide_spans: dict[Cell, tuple[int, int]] = field(default_factory=dict)
    struck_cells: dict[int, list[Cell]] = field(default_factory=dict)
    fills: dict[Cell, str] = field(default_factory=dict)
    inks: dict[Cell, str] = field(default_factory=dict)


def scan_sheet(
    pieces: Iterable[bytes],
    *,
    texts: int,
    dates: frozenset[str],
    struck_styles: frozenset[str] = frozenset(),
    fills: Mapping[str, str] = MappingProxyType({}),
    inks: Mapping[str, str] = MappingProxyType({}),
    counts_from_1904: bool = False,
    first_only: bool = False,
) -> Scan:
    """Looks through a sheet's XML.

    Args:
        pieces: the sheet's XML.
        texts: how many shared strings the workbook holds.
        dates: the styles that show a number as a date.
        struck_styles: the styles whose text is struck through.
        fills: the colour of styles that have one behind the text.
        inks: the colour of the letters of styles that have one of their own.
        counts_from_1904: whether days count from 1904.
        first_only: stop at the first value.

    Raises:
        TooManyCellsError, DamagedSheetError, BadCharacterError: the sheet holds or spreads more cells than are read;
            contradicts itself; or breaks off in a cell.
        ValueError, ExpatError: the XML is damaged.
    """
    xml_parser = parser()
    scanner = _Scanner(xml_parser, texts, dates, counts_from_1904, first_only)
    scanner.struck, scanner.fills, scanner.inks = struck_styles, fills, inks
    xml_parser.StartElementHandler = scanner.start
    try:
        for piece in _characters_allowed(pieces):
            xml_parser.Parse(piece, False)
        xml_parser.Parse(b"", True)
        scanner.close()
    except EnoughError:
        pass
    except expat.ExpatError as error:
        if error.code not in _BAD_CHARACTER or not scanner.cells:
            raise
        raise BadCharacterError(cell_name(scanner.row, scanner.column)) from None
    return scanner.scan


def _characters_allowed(pieces: Iterable[bytes]) -> Iterator[bytes]:
    carried_bytes = b""
    for piece in pieces:
        joined_bytes = carried_bytes + piece
        # A character of three bytes may lie across two pieces.
        end = len(joined_bytes) - (
            2 if joined_bytes.endswith(b"\xef\xbf") else 1 if joined_bytes.endswith(b"\xef") else 0
        )
        carried_bytes = joined_bytes[end:]
        allowed_bytes = joined_bytes[:end].translate(_REPLACE_CONTROLS)
        for character in _NON_CHARACTERS:
            allowed_bytes = allowed_bytes.replace(character, b" ")
        yield allowed_bytes
    yield carried_bytes


class _Scanner:
    """The parser's handler. It runs for every element of a big sheet, so it asks for little: a cell is closed when the
    next one opens, and text is listened to only where it matters."""

    def __init__(
        self,
        xml_parser: expat.XMLParserType,
        texts: int,
        dates: frozenset[str],
        counts_from_1904: bool,
        first_only: bool,
    ):
        self.made = xml_parser
        self.scan = Scan()
        self.texts, self.dates, self.from_1904, self.first_only = texts, dates, counts_from_1904, first_only
        self.opens: dict[str, Callable[[Attributes], None]] = {
            "mergeCell": self._merge,
            "row": self._row,
            "sheetData": self._sheet_data,
        }
        self.opens |= {"c": self._cell, "v": self._value, "is": self._inline, "f": self._formula}
        self.text: list[str] = []
        self.columns: dict[str, int] = {}
        self.cells = self.merged_rows = 0
        self.row = self.column = -1
        self.digits = ""  # of the row, as cells spell it
        self.kind = ""  # of the open cell: its `t`
        self.struck: frozenset[str] = frozenset()
        self.fills: Mapping[str, str] = {}
        self.inks: Mapping[str, str] = {}
        self.is_struck = self.is_date = self.has_formula = self.has_value = self.hidden = self.has_cells = False

    def start(self, name: str, attributes: Attributes) -> None:
        """Takes the start of an element in."""
        if name == "t":  # of an inline text, one for each: nothing is asked of it
            return
        open_element = self.opens.get(name)
        if open_element is None and ":" in name:
            open_element = self.opens.get(local(name))
        if open_element is not None:
            open_element(attributes)

    def close(self) -> None:
        """Takes the open cell in."""
        if self.has_value or self.has_formula:
            self._take()
            self.has_value = self.has_formula = False

    def _sheet_data(self, _: Attributes) -> None:
        if self.has_cells:
            raise DamagedSheetError("its cells stand in two lists")
        self.has_cells = True

    def _row(self, attributes: Attributes) -> None:
        self.close()
        row_text = attributes.get("r")
        row = _number(row_text) - 1 if row_text else self.row + 1
        if row == self.row:
            raise DamagedSheetError(f"the row {row + 1} is there twice")
        self._begin_row(row)
        self.column, self.digits = -1, ""
        self.hidden = attributes.get("hidden", "0") not in ("0", "false") or attributes.get("ht") in ("0", "0.0")

    def _cell(self, attributes: Attributes) -> None:
        if self.has_value or self.has_formula:
            self._take()
            self.has_value = self.has_formula = False
        self.cells += 1
        if self.cells > MOST_CELLS:
            raise TooManyCellsError(f"holds more than {MOST_CELLS:,} cells, filled or formatted")
        ref = attributes.get("r")
        if ref is None:
            self.column += 1
        else:
            letters = ref.rstrip("0123456789")
            row_digits = ref[len(letters) :]
            column = self.columns[letters] if letters in self.columns else self._column_number(letters)
            if row_digits != self.digits:
                self._begin_row(_number(row_digits) - 1)
                self.digits = row_digits
            elif column <= self.column:
                raise DamagedSheetError(f"the cell {ref} is there twice, or not where it belongs")
            self.column = column
        self.kind = attributes.get("t", "n")
        style = attributes.get("s")
        if style is None:
            self.is_date = self.is_struck = False
        else:
            self.is_date = self.kind == "n" and style in self.dates
            self.is_struck = style in self.struck
            if self.fills and style in self.fills and len(self.scan.fills) < MAX_CELLS_KEPT:
                self.scan.fills[self.row, self.column] = self.fills[style]
            if self.inks and style in self.inks and len(self.scan.inks) < MAX_CELLS_KEPT:
                self.scan.inks[self.row, self.column] = self.inks[style]

    def _value(self, _: Attributes) -> None:
        if self.kind == "inlineStr":
            self._contradicts()
        self.has_value = True
        if self.kind == "s" or self.is_date or self.has_formula:
            self.text.clear()
            self.made.CharacterDataHandler = self.text.append
            self.made.EndElementHandler = self._mute

    def _mute(self, _: str) -> None:
        self.made.CharacterDataHandler = self.made.EndElementHandler = None

    def _inline(self, _: Attributes) -> None:
        if self.kind != "inlineStr":
            self._contradicts()
        self.has_value = True

    def _contradicts(self) -> Never:
        raise DamagedSheetError(
            f"the cell {cell_name(self.row, self.column)} says that it holds one thing and holds another"
        )

    def _formula(self, _: Attributes) -> None:
        self.has_formula = True

    def _column_number(self, letters: str) -> int:
        return self.columns.setdefault(letters, _column(letters))

    def _begin_row(self, row: int) -> None:
        # calamine takes the first and the last cell for the sheet's corners.
        if not 0 <= row < LAST_ROW:
            raise ValueError("no row's number")
        if row < self.row:
            raise DamagedSheetError(f"the row {row + 1} stands below the row {self.row + 1}")
        self.row = row

    def _take(self) -> None:
        scan = self.scan
        if (self.has_formula or self.text or self.kind in ("e", "s")) and not self._look():
            return
        scan.values += 1
        row, column = self.row, self.column
        if self.is_struck:
            scan.struck_cells.setdefault(row, []).append((row, column))
        if self.hidden:
            scan.hidden_rows.add((row, column))
            self.hidden = False  # counted once
        if row >= scan.rows or column >= scan.columns:
            self._span((row, column))

    def _look(self) -> bool:
        """Looks at a value of which something may be told, and says whether the cell holds one that counts."""
        cell = (self.row, self.column)
        scan = self.scan
        value = ""
        if self.text:
            value = "".join(self.text).strip()
            self.text.clear()
        if self.has_formula:
            # A text formula may have the empty text as its result; any other result is never empty.
            has_result = self.has_value and (value != "" or self.kind == "str")
            (scan.formulas if has_result else scan.formulas_without_result).add(cell)
        if self.kind == "e":
            scan.errors.add(cell)
        elif not self.has_value:
            return False
        elif self.kind == "s" and not (value.isdecimal() and int(value) < self.texts):
            scan.lost_texts.add(cell)
        elif self.is_date and value and not self._is_day(value):
            scan.bad_dates.add(cell)
        return True

    def _span(self, cell: Cell) -> None:
        scan = self.scan
        scan.rows, scan.columns = max(scan.rows, cell[0] + 1), max(scan.columns, cell[1] + 1)
        if self.first_only:
            raise EnoughError
        if scan.columns > MOST_COLUMNS or scan.rows * scan.columns > MOST_BOX:
            raise TooManyCellsError(f"has cells as far as {cell_name(*cell)}")

    def _is_day(self, value: str) -> bool:
        serial = float(value)
        return 0 <= serial < _END_SERIAL and (self.from_1904 or int(serial) != _FEBRUARY_29_1900)

    def _merge(self, attributes: Attributes) -> None:
        first_ref, _, last_ref = attributes.get("ref", "").replace("$", "").partition(":")
        top_cell, bottom = place_of(first_ref), place_of(last_ref or first_ref)
        # Each range is a few bytes, and may span a million rows, of which every one would be filled.
        self.merged_rows += max(bottom[0] - top_cell[0], 0) + 1
        if self.merged_rows > MOST_BOX:
            raise TooManyCellsError(f"merges more than {MOST_BOX:,} rows of cells")
        if top_cell[1] == bottom[1] and top_cell[0] < bottom[0]:
            self.scan.merges.append((top_cell, bottom))
        elif top_cell[0] == bottom[0] and top_cell[1] < bottom[1]:
            self.scan.banners.add(top_cell[0])
        if top_cell[1] < bottom[1] and top_cell[0] <= bottom[0]:
            self.scan.wide_spans[top_cell] = (bottom[0] - top_cell[0] + 1, bottom[1] - top_cell[1] + 1)


def place_of(ref: str) -> Cell:
    """Row and column of a cell, from 0, by its name.

    Raises:
        ValueError: there is no such cell.
    """
    match = _REF.fullmatch(ref)
    if match is None or int(match[2]) > LAST_ROW:
        raise ValueError("no cell's name")
    return int(match[2]) - 1, _column(match[1])


def _number(digits: str) -> int:
    if len(digits) > 7 or not digits.isascii() or not digits.isdecimal():
        raise ValueError("no row's number")
    return int(digits)


def _column(letters: str) -> int:
    number = 0
    if len(letters) > 3:
        raise ValueError("no column's name")
    for letter in letters:
        if not "A" <= letter <= "Z":
            raise ValueError("no column's name")
        number = number * 26 + ord(letter) - ord("A") + 1
    if not 1 <= number <= LAST_COLUMN:
        raise ValueError("no column's name")
    return number - 1
