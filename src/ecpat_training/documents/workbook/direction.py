"""Cells whose text runs from right to left, and sheets that begin on the right."""

from typing import TYPE_CHECKING

from ecpat_training.documents.direction import begins_right_to_left

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.styles import Alignment
    from openpyxl.styles.proxy import StyleProxy

_LEFT_TO_RIGHT, _RIGHT_TO_LEFT = 1, 2
_FLIPPED: dict[str | None, str] = {None: "right", "left": "right", "right": "left"}


def set_direction(workbook: "Workbook", *, right_to_left: bool) -> None:
    """Says of each text which way it runs, and keeps all of a column flush: programs would set a text that runs from
    right to left on the other side. With `right_to_left` sheets begin on the right, and so does what is flush there."""
    for sheet in workbook.worksheets:
        sheet.sheet_view.rightToLeft = right_to_left or None
        for cell in (cell for row in sheet.iter_rows() for cell in row if cell.value is not None):
            text = cell.value if isinstance(cell.value, str) else ""
            runs = begins_right_to_left(text)
            if not (runs or right_to_left):
                continue
            cell.alignment = _turned(cell.alignment, text, runs=runs, right_to_left=right_to_left)


def _turned(now: "StyleProxy", text: str, *, runs: bool, right_to_left: bool) -> "Alignment":
    from openpyxl.styles import Alignment

    flush = now.horizontal
    if right_to_left and (text or flush):
        flush = _FLIPPED.get(flush, flush)
    elif text:
        flush = flush or "left"
    order = (_RIGHT_TO_LEFT if runs else _LEFT_TO_RIGHT) if text else now.readingOrder
    return Alignment(flush, now.vertical, wrap_text=now.wrap_text, indent=now.indent, readingOrder=order)
