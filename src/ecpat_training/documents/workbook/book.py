"""A workbook that is written sheet by sheet, in memory, as the bytes of a file."""

from io import BytesIO
from typing import TYPE_CHECKING, Literal

from ecpat_training.documents.direction import starts_right_to_left
from ecpat_training.documents.workbook.look import PLAIN_STYLE, CellStyle
from ecpat_training.documents.workbook.sheet import Sheet
from ecpat_training.files.archive import always_the_same, archive_time

if TYPE_CHECKING:
    from xlsxwriter.format import Format

_OPTIONS = {
    "in_memory": True,  # in the temporary folder names would stay after a crash
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
_FLIPPED: dict[str, Literal["left", "right"]] = {"": "right", "left": "right", "right": "left"}


class WorkbookWriter:
    """The workbook; its sheets stand in the order in which they are added.

    Args:
        right_to_left: whether sheets begin on the right; None: no text of it runs from right to left, so that no cell
            needs a direction.
    """

    def __init__(self, *, right_to_left: bool | None = None) -> None:
        from xlsxwriter import Workbook

        self._buffer = BytesIO()
        self._workbook = Workbook(self._buffer, _OPTIONS)
        self._right_to_left = right_to_left
        self._formats: dict[tuple[CellStyle, bool], Format] = {}
        self._sheets: list[Sheet] = []

    @property
    def names(self) -> list[str]:
        """The names of its sheets."""
        return [sheet.name for sheet in self._sheets]

    def add_sheet(self, name: str) -> Sheet:
        """Adds an empty sheet behind the others."""
        page = self._workbook.add_worksheet(name)
        if self._right_to_left:
            page.right_to_left()
        sheet = Sheet(page, name, self)
        self._sheets.append(sheet)
        return sheet

    def define_name(self, name: str, cells: str) -> None:
        """Names a range of cells for formulas of all sheets."""
        self._workbook.define_name(name, f"={cells}")

    def format(self, cell_style: CellStyle, text: str = "", *, is_quoted: bool = False) -> "Format | None":
        """A look as the workbook keeps it, for a cell with this text; None where the cell needs none."""
        if self._right_to_left is not None:
            cell_style = directed(cell_style, text, is_right_to_left=self._right_to_left)
        if cell_style is PLAIN_STYLE and not is_quoted:
            return None
        key = cell_style, is_quoted
        if key not in self._formats:
            self._formats[key] = self._workbook.add_format(cell_style.properties(is_quoted=is_quoted))
        return self._formats[key]

    def colours(self, ink: str, background_colour: str) -> "Format":
        """The format that lays colours over cells for which a formula is true."""
        return self._workbook.add_format({"font_color": f"#{ink}", "bg_color": f"#{background_colour}"})

    def file(self, title: str, provenance_text: str = "", category: str = "") -> bytes:
        """The workbook's file, with `provenance_text` (how it was made) and its `category` in its properties; nobody's
        name, no clock."""
        created = archive_time().replace(tzinfo=None)
        self._workbook.set_properties(
            {"title": title, "comments": provenance_text, "category": category, "created": created}
        )
        self._workbook.close()
        return always_the_same(self._buffer.getvalue())


def directed(cell_style: CellStyle, text: str, *, is_right_to_left: bool) -> CellStyle:
    """The look that says of a text which way it runs, and keeps all of a column flush: programs would set a text that
    runs from right to left on the other side. With `is_right_to_left` the sheet begins on the right, and so does what
    is flush there.

    Args:
        cell_style: that of the cell in a sheet that runs from left to right.
        text: empty where the cell holds a number.
    """
    runs = starts_right_to_left(text)
    if not (runs or is_right_to_left):
        return cell_style
    flush = cell_style.horizontal
    if is_right_to_left and (text or flush):
        flush = _FLIPPED[flush]
    elif text:
        flush = flush or "left"
    return cell_style._replace(horizontal=flush, reading_order=(2 if runs else 1) if text else cell_style.reading_order)
