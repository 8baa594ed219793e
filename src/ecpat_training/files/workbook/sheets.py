"""Which sheet of a workbook is read, what is said about the others, and which styles show dates or struck text."""

import io
import itertools
import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple, cast

from ecpat_training.core.errors import ContentError, InputError, RefusedError, UsageError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import fold, listing, visible
from ecpat_training.files.table import ReadValue
from ecpat_training.files.workbook.gate import Package, SheetPart
from ecpat_training.files.workbook.marks import lists_marks
from ecpat_training.files.workbook.notes import SheetNotes, notes_of
from ecpat_training.files.workbook.scan import (
    BadCharacterError,
    DamagedSheetError,
    Scan,
    SheetError,
    TooManyCellsError,
    scan_sheet,
)
from ecpat_training.files.workbook.xml import Attributes, read_elements
from ecpat_training.files.workbook.zip import damaged
from ecpat_training.words.catalogue.message import Option, phrase
from ecpat_training.words.lists.rows import GUIDES
from ecpat_training.words.matching import letters_key

_EMPTY = "the workbook is empty: no sheet that can be seen holds data."
_CHOOSE = phrase(
    "Put the one that is meant first, or choose it with {sheet_option} where the command has this option.",
    sheet_option=Option("--sheet"),
)


class WorkbookSheets:
    """The sheets of a workbook, each looked through when somebody asks."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.file = package.zip.file
        self.styles = styles_of(package)

    def choose(self, name: str | None) -> tuple[SheetPart, list[Finding]]:
        """(the sheet of that name, or the first visible one that holds data; findings about the workbook and other
        sheets with data).

        Raises:
            UsageError: there is no sheet of that name.
            ContentError: no visible sheet holds data.
        """
        if name is not None:
            return self._named(name), [*self.package.findings]
        holding_data = [sheet for sheet in self.package.sheets if self._holds_data(sheet)]
        # our remarks are nobody's list; but where nothing else is, it is a list that is called so
        full = [sheet for sheet in holding_data if not lists_marks(sheet.name)] or holding_data
        chosen = next((sheet for sheet in full if not sheet.is_hidden), None)
        if chosen is None:
            message = phrase(
                "the workbook is empty: no sheet that can be seen holds data. Hidden sheets do: {names}; choose one "
                "with {sheet_option}.",
                names=_names(full),
                sheet_option=Option("--sheet"),
            )
            raise self._empty(message if full else _EMPTY, is_empty=not full)
        other_sheets = [sheet for sheet in full if sheet is not chosen and not sheet.is_hidden and not _is_guide(sheet)]
        hidden_ones = [sheet for sheet in full if sheet.is_hidden and not _is_guide(sheet)]
        return chosen, [
            *self.package.findings,
            *self._unused(chosen, other_sheets, "", Severity.WARNING),
            *self._unused(chosen, hidden_ones, "hidden: ", Severity.NOTE),
        ]

    def with_data(self) -> tuple[list[SheetPart], list[Finding]]:
        """(every visible sheet that holds data; a warning about hidden sheets that do).

        Raises:
            ContentError: no sheet that can be seen holds data.
        """
        full = [sheet for sheet in self.package.sheets if self._holds_data(sheet)]
        hidden = [sheet for sheet in full if sheet.is_hidden]
        if len(hidden) == len(full):
            message = phrase(
                "the workbook is empty: no sheet that can be seen holds data. Hidden sheets do: {names}; unhide the "
                "one that is meant.",
                names=_names(hidden),
            )
            raise self._empty(message if full else _EMPTY, is_empty=not full)
        hidden_lists = [sheet for sheet in hidden if not _is_guide(sheet)]
        if not hidden_lists:
            return [sheet for sheet in full if not sheet.is_hidden], []
        message = phrase("hidden sheets hold data, and were not read: {names}.", names=_names(hidden_lists))
        note = Finding(
            "workbook.hidden-sheets", Severity.WARNING, message, Location(self.file), "Unhide what is meant."
        )
        return [sheet for sheet in full if not sheet.is_hidden], [note]

    def _empty(self, message: str, *, is_empty: bool) -> ContentError:
        hint = "Please check that it is the right file." if is_empty else None
        return ContentError([Finding("workbook.empty", Severity.ERROR, message, Location(self.file), hint)])

    def scan(self, sheet: SheetPart) -> Scan:
        """Looks a sheet through.

        Raises:
            RefusedError: the sheet holds more than can be read.
            InputError: it is damaged.
            ContentError: the sheet is empty, or a cell holds a character that XML doesn't allow.
        """
        scan = self._scan(sheet, first_only=False)
        if not scan.values:
            location = Location(self.file, sheet=visible(sheet.name))
            raise ContentError.because("workbook.empty", "the sheet is empty.", location=location)
        return scan

    def values(self, sheet: SheetPart) -> list[list[ReadValue]]:
        """The values of a sheet, row by row from A1 on."""
        import python_calamine  # loads a Rust library

        with python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(self.package.zip.data)) as book:
            return cast("list[list[ReadValue]]", book.get_sheet_by_name(sheet.name).to_python(skip_empty_area=False))

    def notes(self, sheet: SheetPart) -> SheetNotes:
        """The notes on cells of a sheet."""
        return notes_of(self.package, sheet)

    def _holds_data(self, sheet: SheetPart) -> bool:
        return self._scan(sheet, first_only=True).values > 0

    def _scan(self, sheet: SheetPart, *, first_only: bool) -> Scan:
        package = self.package
        try:
            with damaged(self.file, passing=SheetError):
                return scan_sheet(
                    package.zip.unpack(sheet.part_name),
                    texts=package.texts,
                    dates=self.styles.dates,
                    struck_styles=self.styles.struck,
                    fills=self.styles.fills,
                    inks=self.styles.inks,
                    counts_from_1904=package.counts_from_1904,
                    first_only=first_only,
                )
        except BadCharacterError as error:
            raise ContentError.because(
                "text.control",
                "this cell holds a character that no workbook may hold, or the workbook is damaged here.",
                location=Location(self.file, sheet=visible(sheet.name), cell=str(error)),
                hint="Please type the cell's text again.",
            ) from None
        except DamagedSheetError as error:
            raise InputError.because(
                "workbook.damaged",
                phrase("the sheet is damaged: {error}.", error=str(error)),
                location=Location(self.file, sheet=visible(sheet.name)),
                hint="Please open it in Excel or LibreOffice, check that every row is there, and save it.",
            ) from None
        except TooManyCellsError as error:
            raise RefusedError.because(
                "workbook.too-large",
                phrase("the sheet {error}, which is more than is read.", error=str(error)),
                location=Location(self.file, sheet=visible(sheet.name)),
                hint="Please delete empty rows and columns and stray cells, or copy the table into a new workbook.",
            ) from None

    def _named(self, name: str) -> SheetPart:
        sheets = self.package.sheets
        named_sheet = next((sheet for sheet in sheets if sheet.name == name), None)
        named_sheet = named_sheet or next((sheet for sheet in sheets if fold(sheet.name) == fold(name)), None)
        if named_sheet is None:
            raise UsageError.because(
                "workbook.no-such-sheet",
                phrase("there is no sheet '{name}'.", name=visible(name)[:60]),
                location=Location(self.file),
                hint=phrase("The sheets are {names}.", names=_names(list(sheets))),
            )
        return named_sheet

    def _unused(self, used: SheetPart, other_sheets: list[SheetPart], kind: str, severity: Severity) -> list[Finding]:
        if not other_sheets:
            return []
        message = phrase(
            "sheet '{name}' was used; {kind}{names} {count:holds|hold} data too.",
            name=visible(used.name),
            kind=kind,
            names=_names(other_sheets),
            count=len(other_sheets),
        )
        location = Location(self.file, sheet=visible(used.name))
        return [Finding("workbook.other-sheets", severity, message, location, _CHOOSE)]


def _is_guide(sheet: SheetPart) -> bool:
    """Whether a sheet only helps to fill in another."""
    return letters_key(sheet.name) in GUIDES


def _names(sheets: list[SheetPart]) -> str:
    return listing([f"'{visible(sheet.name)}'" for sheet in sheets], 20)


MOST_BYTES = 16 << 20
# Built-in number formats that show dates and times: ECMA-376 part 1, 18.8.30, East Asian ones included.
_BUILT_IN = {*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)}
_COLOUR = ("rgb", "theme", "tint", "indexed")
_BLACK = ("", "rgb FF000000", "theme 1", "indexed 8", "indexed 64")
_NOT_CODE = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?![hms]+\])[^\]]*\]', re.IGNORECASE)


class CellStyles(NamedTuple):
    """The style numbers, as cells spell them, whose format is one of dates or times, and whose font is struck out; and
    the colour of each that fills its cells with one, or writes in one."""

    dates: frozenset[str]
    struck: frozenset[str]
    fills: Mapping[str, str]
    inks: Mapping[str, str] = MappingProxyType({})


def styles_of(package: Package) -> CellStyles:
    """The styles that matter for reading."""
    formats: set[int] = set(_BUILT_IN)
    styles: list[tuple[int, int, int]] = []
    struck: set[int] = set()
    colours: dict[int, str] = {}
    inks: dict[int, str] = {}
    fonts, fills = itertools.count(), itertools.count()
    font, fill = [-1], [-1]
    inside: list[str] = [""]
    paints = {("fills", "fgColor"): (colours, fill), ("fonts", "color"): (inks, font)}

    def start(name: str, attributes: Attributes) -> None:
        if name in ("fonts", "fills", "cellXfs", "cellStyleXfs", "dxfs", "cellStyles"):
            inside[0] = name
        elif name == "numFmt":
            number = int(attributes["numFmtId"])
            # Letters in quotes, after a backslash or in brackets are text or colours, no parts of a date.
            is_date = bool(re.search("[ymdhs]", _NOT_CODE.sub("", attributes.get("formatCode", "")), re.IGNORECASE))
            formats.add(number) if is_date else formats.discard(number)
        elif name == "xf" and inside[0] == "cellXfs":
            ids = ("numFmtId", "fontId", "fillId")
            styles.append(cast(tuple[int, int, int], tuple(int(attributes.get(id_, "0")) for id_ in ids)))
        elif name == "font" and inside[0] == "fonts":
            font[0] = next(fonts)
        elif name == "fill" and inside[0] == "fills":
            fill[0] = next(fills)
        elif (inside[0], name) in paints:
            painted, number_of = paints[inside[0], name]
            painted[number_of[0]] = " ".join(f"{key} {attributes[key]}" for key in _COLOUR if key in attributes)
        elif name == "strike" and inside[0] == "fonts" and attributes.get("val", "1") not in ("0", "false"):
            struck.add(font[0])

    styles_xml = package.zip.read_part("xl/styles.xml", MOST_BYTES)
    if styles_xml:
        with damaged(package.zip.file):
            read_elements([styles_xml], start)
    usual = (None, *_BLACK, inks.get(styles[0][1] if styles else 0))
    numbered = [(str(number), *style) for number, style in enumerate(styles)]
    return CellStyles(
        frozenset(number for number, format_, _, _ in numbered if format_ in formats),
        frozenset(number for number, _, font_, _ in numbered if font_ in struck),
        {number: colours[fill_] for number, _, _, fill_ in numbered if colours.get(fill_)},
        {number: f"letters {ink}" for number, _, font_, _ in numbered if (ink := inks.get(font_)) not in usual},
    )
