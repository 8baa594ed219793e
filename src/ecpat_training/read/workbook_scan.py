"""A sheet's XML looked through for what calamine doesn't tell: formulas, error values, merges, senseless dates."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from xml.parsers import expat

from ecpat_training.core.location import cell_name
from ecpat_training.read.workbook_xml import Attributes, local, parser

MOST_CELLS = 2_000_000
MOST_BOX = 4_000_000
MOST_COLUMNS = 2_000
MOST_TOLD = 20
LAST_ROW = 1_048_576
LAST_COLUMN = 16_384
_REF = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_DAY_AFTER_LAST = 2_958_466  # the serial behind 31 December 9999
_FEBRUARY_29_1900 = 60  # a day that Excel knows and the calendar doesn't

_INVALID_TOKEN = expat.errors.codes[expat.errors.XML_ERROR_INVALID_TOKEN]

Cell = tuple[int, int]


class SheetError(Exception):
    """Something to say about a sheet that ends the reading of it."""


class TooManyCellsError(SheetError):
    """The sheet holds more cells than are read, or spreads them too far; the text says so."""


class BadCharacterError(SheetError):
    """The XML breaks off in a cell, whose name is the text: most often at a character that XML doesn't allow."""


class EnoughError(Exception):
    """The first value was found, which is all that was asked."""


@dataclass
class Told:
    """The first cells of a kind, and how many there are."""

    cells: list[Cell] = field(default_factory=list)
    count: int = 0

    def add(self, cell: Cell) -> None:
        """Counts a cell in."""
        self.count += 1
        if self.count <= MOST_TOLD:
            self.cells.append(cell)


@dataclass
class Scan:
    """What a sheet's XML holds; `rows` and `columns` span all its values from A1 on; cells count from 0."""

    values: int = 0
    rows: int = 0
    columns: int = 0
    formulas: Told = field(default_factory=Told)
    without_result: Told = field(default_factory=Told)
    errors: Told = field(default_factory=Told)
    bad_dates: Told = field(default_factory=Told)
    lost_texts: Told = field(default_factory=Told)
    merges: list[tuple[Cell, Cell]] = field(default_factory=list)


def scan_sheet(
    pieces: Iterable[bytes], *, texts: int, dates: frozenset[str], from_1904: bool = False, first_only: bool = False
) -> Scan:
    """Looks through a sheet's XML.

    Args:
        pieces: the sheet's XML.
        texts: how many shared strings the workbook holds.
        dates: the styles that show a number as a date.
        from_1904: whether days count from 1904.
        first_only: stop at the first value.

    Raises:
        TooManyCellsError, BadCharacterError: see there.
        ValueError, ExpatError: the XML is damaged.
    """
    scanner = _Scanner(texts, dates, from_1904, first_only)
    made = parser()
    made.StartElementHandler = scanner.start
    made.EndElementHandler = scanner.end
    scanner.listen = lambda: setattr(made, "CharacterDataHandler", scanner.text.append)
    scanner.mute = lambda: setattr(made, "CharacterDataHandler", None)
    try:
        for piece in pieces:
            made.Parse(piece, False)
        made.Parse(b"", True)
    except EnoughError:
        pass
    except expat.ExpatError as error:
        if error.code != _INVALID_TOKEN or not scanner.cells:
            raise
        raise BadCharacterError(cell_name(scanner.row, scanner.column)) from None
    return scanner.scan


class _Scanner:
    """The parser's handlers. They run for every element of a big sheet, so they are plain and do little."""

    def __init__(self, texts: int, dates: frozenset[str], from_1904: bool, first_only: bool) -> None:
        self.scan = Scan()
        self.texts, self.dates, self.from_1904, self.first_only = texts, dates, from_1904, first_only
        self.listen: Callable[[], None]
        self.mute: Callable[[], None]
        self.text: list[str] = []
        self.columns: dict[str, int] = {}
        self.cells = 0
        self.row = self.column = -1
        self.kind = ""  # of the open cell: its `t`
        self.is_date = self.has_formula = self.has_value = False

    def start(self, name: str, attributes: Attributes) -> None:
        name = name if ":" not in name else local(name)
        if name == "c":
            self._cell(attributes)
        elif name == "v":
            self.has_value = True
            if self.kind in ("s", "e") or self.is_date or self.has_formula:
                self.text.clear()
                self.listen()
        elif name == "is":
            self.has_value = True
        elif name == "f":
            self.has_formula = True
        elif name == "row":
            row = attributes.get("r")
            self._at_row(_number(row) - 1 if row else self.row + 1)
            self.column = -1
        elif name == "mergeCell":
            self._merge(attributes.get("ref", ""))

    def end(self, name: str) -> None:
        name = name if ":" not in name else local(name)
        if name == "c":
            self._close()
        elif name == "v":
            self.mute()

    def _cell(self, attributes: Attributes) -> None:
        self.cells += 1
        if self.cells > MOST_CELLS:
            raise TooManyCellsError(f"holds more than {MOST_CELLS:,} cells, filled or formatted")
        ref = attributes.get("r")
        if ref is None:
            self.column += 1
        else:
            letters = ref.rstrip("0123456789")
            column = self.columns.get(letters)
            if column is None:
                column = self.columns[letters] = _column(letters)
            row = _number(ref[len(letters) :]) - 1
            if row != self.row:
                self._at_row(row)
            self.column = column
        self.kind = attributes.get("t", "n")
        self.is_date = self.kind == "n" and attributes.get("s", "0") in self.dates
        self.has_formula = self.has_value = False
        self.text.clear()

    def _at_row(self, row: int) -> None:
        # calamine takes the first and the last cell for the sheet's corners.
        if not max(self.row, 0) <= row < LAST_ROW:
            raise ValueError("rows out of order")
        self.row = row

    def _close(self) -> None:
        cell = (self.row, self.column)
        scan = self.scan
        value = "".join(self.text)
        if self.has_formula:
            # A text formula may have the empty text as its result; any other result is never empty.
            has_result = self.has_value and (value != "" or self.kind == "str")
            (scan.formulas if has_result else scan.without_result).add(cell)
        if self.kind == "e":
            scan.errors.add(cell)
        elif not self.has_value:
            return
        elif self.kind == "s" and value and not (value.strip().isdecimal() and int(value) < self.texts):
            scan.lost_texts.add(cell)
        elif self.is_date and value and not self._is_day(value):
            scan.bad_dates.add(cell)
        self._span(cell)

    def _span(self, cell: Cell) -> None:
        scan = self.scan
        scan.values += 1
        if self.first_only:
            raise EnoughError
        if cell[0] >= scan.rows or cell[1] >= scan.columns:
            scan.rows, scan.columns = max(scan.rows, cell[0] + 1), max(scan.columns, cell[1] + 1)
            if scan.columns > MOST_COLUMNS or scan.rows * scan.columns > MOST_BOX:
                raise TooManyCellsError(f"has cells as far as {cell_name(*cell)}")

    def _is_day(self, value: str) -> bool:
        serial = float(value)
        return 0 <= serial < _DAY_AFTER_LAST and (self.from_1904 or int(serial) != _FEBRUARY_29_1900)

    def _merge(self, ref: str) -> None:
        first, _, last = ref.replace("$", "").partition(":")
        self.scan.merges.append((_cell(first), _cell(last or first)))


def _cell(ref: str) -> Cell:
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
