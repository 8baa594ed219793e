"""Cells whose text runs from right to left, in sheets that may begin on the right."""

from typing import Literal

from ecpat_training.documents.direction import begins_right_to_left
from ecpat_training.documents.workbook.look import Look

_FLIPPED: dict[str, Literal["left", "right"]] = {"": "right", "left": "right", "right": "left"}


def directed(look: Look, text: str, *, right_to_left: bool) -> Look:
    """The look that says of a text which way it runs, and keeps all of a column flush: programs would set a text that
    runs from right to left on the other side. With `right_to_left` the sheet begins on the right, and so does what is
    flush there.

    Args:
        look: that of the cell in a sheet that runs from left to right.
        text: empty where the cell holds a number.
    """
    runs = begins_right_to_left(text)
    if not (runs or right_to_left):
        return look
    flush = look.horizontal
    if right_to_left and (text or flush):
        flush = _FLIPPED[flush]
    elif text:
        flush = flush or "left"
    return look._replace(horizontal=flush, reading_order=(2 if runs else 1) if text else look.reading_order)
