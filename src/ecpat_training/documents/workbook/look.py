"""How sheets look on the screen and on paper."""

from collections.abc import Hashable
from copy import copy
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ecpat_training.documents.document import Document, Tone

if TYPE_CHECKING:
    from openpyxl.styles import PatternFill
    from openpyxl.styles.cell_style import StyleArray
    from openpyxl.styles.styleable import StyleableObject
    from openpyxl.worksheet.worksheet import Worksheet

ACCENT = "1F6079"
INK = "22303A"
SOFT = "5B6B75"
LINE = "D5DDE1"
SIZE = 10
FONT = "Arial"  # or its metric twin, on every system
LONGEST_HEADER, LONGEST_NOTICE = 70, 100  # of title and sheet each, and of a notice; Excel takes 255 in all


@dataclass(frozen=True, slots=True)
class SheetLook:
    """Colours of a tone: of its letters, and of the ground (none where empty)."""

    ink: str
    ground: str = ""


TONES: dict[Tone, SheetLook] = {
    "plain": SheetLook(INK),
    "good": SheetLook("2D6A4F", "E8F3EC"),
    "attention": SheetLook("8A5A00", "FDF4E0"),
    "bad": SheetLook("9B3412", "FBEAE3"),
    "quiet": SheetLook(SOFT),
}


def shade(colour: str) -> "PatternFill":
    """A cell's ground in one colour."""
    from openpyxl.styles import PatternFill

    return PatternFill("solid", fgColor=colour)


def set_up_print(sheet: "Worksheet", document: Document, *, landscape: bool, about: str = "") -> None:
    """A4, as wide as the paper; what the report is, what the sheet is `about` and whether it may leave the house on
    every page. A notice has the header for itself, since a narrow page would print it over what else stands there."""
    from openpyxl.worksheet.properties import PageSetupProperties

    sheet.page_setup.paperSize = 9  # A4
    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_margins.left = sheet.page_margins.right = 0.6
    sheet.print_options.horizontalCentered = True
    named = ": ".join(filter(None, map(_header, (document.title, about))))
    notice = _header(document.notice, LONGEST_NOTICE)
    for part, left, right in (
        (sheet.oddHeader, "" if notice else named, notice),
        (sheet.oddFooter, named if notice else "&A", document.labels.page.format(page="&P", pages="&N")),
    ):
        if part is not None and part.left is not None and part.right is not None:
            part.left.text, part.right.text = left, right


def _header(text: str, longest: int = LONGEST_HEADER) -> str:
    short = text if len(text) <= longest else f"{text[: longest - 1]}…"
    return short.replace("&", "&&").replace("\n", " ")


class Looks:
    """The looks of a sheet, each under what it depends on."""

    def __init__(self) -> None:
        self._known: dict[Hashable, StyleArray] = {}

    def is_new(self, cell: "StyleableObject", look: Hashable) -> bool:
        """Gives a cell a known look; True where the look isn't known yet, to be made and kept."""
        if look not in self._known:
            return True
        cell._style = copy(self._known[look])  # type: ignore[attr-defined]
        return False

    def keep(self, cell: "StyleableObject", look: Hashable) -> None:
        """Remembers the look of a cell."""
        self._known[look] = copy(cell._style)  # type: ignore[attr-defined]
