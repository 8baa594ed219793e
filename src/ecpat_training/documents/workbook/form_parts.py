"""What workbooks that people fill in have in common: tables that explain."""

from collections.abc import Sequence

from ecpat_training.documents.workbook.look import HEADER_STYLE, INK, LINE, SOFT_COLOUR, CellStyle, Edge
from ecpat_training.documents.workbook.sheet import Sheet

COLUMN_WIDTHS = (28, 74, 20)  # letters of the three columns
POINTS_A_LINE = 14
_BOTTOM_EDGE = (Edge("bottom", LINE),)
_CELL = CellStyle(horizontal="left", vertical="center", is_wrapped=True, edges=_BOTTOM_EDGE)
LAST_CELL = _CELL._replace(is_italic=True, ink=SOFT_COLOUR)
"""The look of the last cell of a row."""
_HEADER_STYLE = HEADER_STYLE._replace(horizontal="left", vertical="center", is_wrapped=True, edges=_BOTTOM_EDGE)
_TITLE_HEIGHT, _HEAD_HEIGHT = 26, 20  # points


def entitle_across(sheet: Sheet, row: int, text: str, wide: Sequence[int], look: CellStyle, *, is_title: bool) -> None:
    """Writes a title, or a text below it, over columns that are so many letters wide."""
    sheet.put_across(row, len(wide), text, look._replace(vertical="center", is_wrapped=True))
    sheet.heighten(row, _TITLE_HEIGHT if is_title else text_row_height(text, sum(wide)) + 4)


def table_head(sheet: Sheet, row: int, titles: Sequence[str]) -> None:
    """Writes the head of a table."""
    for place, title in enumerate(titles, 1):
        sheet.put(row, place, title, _HEADER_STYLE)
    sheet.heighten(row, _HEAD_HEIGHT)


def table_line(sheet: Sheet, row: int, texts: Sequence[str], wide: Sequence[int] = COLUMN_WIDTHS) -> None:
    """Writes a row of a table, as high as its texts need."""
    for place, text in enumerate(texts, 1):
        ink = INK if place < 3 else SOFT_COLOUR
        sheet.put(row, place, text, _CELL._replace(is_bold=place == 1, is_italic=place == len(texts), ink=ink))
    sheet.heighten(row, max(text_row_height(text, letters) for text, letters in zip(texts, wide, strict=True)) + 6)


def text_row_height(text: str, wide: int) -> int:
    """Points that a text takes where it is broken into lines of so many letters."""
    return POINTS_A_LINE * sum(1 + len(line) // wide for line in text.split("\n"))
