"""The frame of a sheet that people fill in: what it is and how it is filled in, headers that stay in view and on every
page."""

from collections.abc import Sequence

from ecpat_training.documents.workbook.look import ACCENT, ENTRY_STYLE, HEADER_STYLE, TEXT, TITLE, CellStyle
from ecpat_training.documents.workbook.sheet import Sheet

OPEN_HEAD = ENTRY_STYLE._replace(is_bold=True, ink=HEADER_STYLE.ink, background_colour=HEADER_STYLE.background_colour)
"""The header of a column whose cells have lines around them."""
HEADER = 3  # the row of the headers, below the title and how the sheet is filled in


def head(
    sheet: Sheet, row: int, place: int, title: str, column_width: int, cell_style: CellStyle = HEADER_STYLE
) -> None:
    """Writes the header of a column, which is as wide as `column_width` letters."""
    sheet.widen(place, column_width)
    sheet.put(row, place, title, cell_style)


def entitle(sheet: Sheet, title: str, instructions: str) -> None:
    """Writes what the sheet is, and below it how it is filled in."""
    sheet.put(1, 1, title, TITLE)
    sheet.put(2, 1, instructions, TEXT)


def open_rows(
    sheet: Sheet, first_row: int, columns: int, rows: Sequence[Sequence[str]], spare: int, look: CellStyle = ENTRY_STYLE
) -> None:
    """Writes what is known of each row from the first on, and opens its other cells, and so many spare rows below, to
    be typed into."""
    for number, texts in enumerate([*rows, *([()] * spare)], first_row):
        for place in range(1, columns + 1):
            sheet.put(number, place, texts[place - 1] if place <= len(texts) else "", look)


def keep_in_view(sheet: Sheet, header: int, frozen_columns: int = 0) -> None:
    """Keeps all up to the row of headers in view, and so many columns `frozen_columns` it; on paper the headers of each
    page."""
    sheet.freeze(header + 1, frozen_columns + 1)
    sheet.page.hide_gridlines(2)
    sheet.page.repeat_rows(header - 1)
    sheet.page.set_tab_color(f"#{ACCENT}")
