"""How cells look: a look is what a cell has beside its text, in letters, ground, lines and place."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, NamedTuple

from ecpat_training.documents.document import Tone

ACCENT = "1F6079"
INK = "22303A"
SOFT_COLOUR = "5B6B75"
LINE = "D5DDE1"
WHITE = "FFFFFF"
SIZE = 10
FONT = "Arial"  # or its metric twin, on every system
_THIN, _MEDIUM, _SOLID = 1, 2, 1  # by the numbers of XlsxWriter
_VERTICAL = {"top": "top", "center": "vcenter", "bottom": "bottom"}


class Edge(NamedTuple):
    """A line at a side of a cell."""

    side: Literal["left", "right", "top", "bottom"]
    colour: str = LINE
    is_strong: bool = False


def box(colour: str = LINE) -> tuple[Edge, ...]:
    """Thin lines around a cell."""
    return Edge("left", colour), Edge("right", colour), Edge("top", colour), Edge("bottom", colour)


class CellStyle(NamedTuple):
    """What a cell has beside its text. Colours are six hexadecimal digits, the size is in points, the indent in steps
    of three letters, the rotation in degrees. Empty: as the program sets it."""

    font: str = FONT
    size: int = SIZE
    ink: str = INK
    is_bold: bool = False
    is_italic: bool = False
    background_colour: str = ""
    horizontal: Literal["", "left", "right"] = ""
    vertical: Literal["", "top", "center", "bottom"] = ""
    is_wrapped: bool = False
    is_shrunk: bool = False
    indent: int = 0
    rotation: int = 0
    reading_order: Literal[0, 1, 2] = 0
    """0: by the program's language, 1: from left to right, 2: from right to left."""
    edges: tuple[Edge, ...] = ()
    number_format: str = "General"

    def properties(self, *, is_quoted: bool = False) -> dict[str, object]:
        """The look by the names of XlsxWriter; what `is_quoted` stays text when somebody edits the cell."""
        colours = {"font_color": self.ink, "fg_color": self.background_colour}
        lines = dict(_lines(self.edges))
        return {
            "font_name": self.font,
            "font_size": self.size,
            "num_format": self.number_format,
            **{name: f"#{colour}" for name, colour in colours.items() if colour},
            **({"pattern": _SOLID} if self.background_colour else {}),
            **({"bold": True} if self.is_bold else {}),
            **({"italic": True} if self.is_italic else {}),
            **({"align": self.horizontal} if self.horizontal else {}),
            **({"valign": _VERTICAL[self.vertical]} if self.vertical else {}),
            **({"text_wrap": True} if self.is_wrapped else {}),
            **({"shrink": True} if self.is_shrunk else {}),
            **({"indent": self.indent} if self.indent else {}),
            **({"rotation": self.rotation} if self.rotation else {}),
            **({"reading_order": self.reading_order} if self.reading_order else {}),
            **({"quote_prefix": True} if is_quoted else {}),
            **lines,
        }


def _lines(edges: Iterable[Edge]) -> Iterable[tuple[str, object]]:
    for edge in edges:
        yield edge.side, _MEDIUM if edge.is_strong else _THIN
        yield f"{edge.side}_color", f"#{edge.colour}"


PLAIN_STYLE = CellStyle("Calibri", 11, "")
"""The look that cells have by themselves."""
TEXT = CellStyle()
"""The look of what sheets say."""
HEADER_STYLE = CellStyle(is_bold=True, ink=WHITE, background_colour=ACCENT)
"""The header of a column."""
TITLE = CellStyle(size=16, is_bold=True, ink=ACCENT)
"""What a sheet is, above it."""
CENTRED_STYLE = CellStyle(vertical="center", is_wrapped=True)
"""A text that is broken into lines."""
ENTRY_STYLE = CENTRED_STYLE._replace(edges=box(), number_format="@")
"""A cell to type into; a date, and a code such as 01, stay as they are typed."""


@dataclass(frozen=True, slots=True)
class SheetLook:
    """Colours of a tone: of its letters, and of the ground (none where empty)."""

    ink: str
    background_colour: str = ""


TONES: dict[Tone, SheetLook] = {
    "plain": SheetLook(INK),
    "good": SheetLook("2D6A4F", "E8F3EC"),
    "attention": SheetLook("8A5A00", "FDF4E0"),
    "bad": SheetLook("9B3412", "FBEAE3"),
    "quiet": SheetLook(SOFT_COLOUR),
}
