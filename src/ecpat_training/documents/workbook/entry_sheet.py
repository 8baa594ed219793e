"""The frame of a sheet that people fill in: what it is and how it is filled in, headers that stay in view and on every
page, and cells that keep what is typed as it is typed."""

from typing import TYPE_CHECKING

from ecpat_training.documents.workbook.cells import cell_at, write_text
from ecpat_training.documents.workbook.look import ACCENT, FONT, INK, LINE, SIZE, shade

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

HEADER = 3  # the row of the headers, below the title and how the sheet is filled in


def entitle(sheet: "Worksheet", title: str, how: str) -> None:
    """Writes what the sheet is, and below it how it is filled in."""
    from openpyxl.styles import Font

    for row, text, font in ((1, title, Font(FONT, 16, bold=True, color=ACCENT)), (2, how, Font(FONT, SIZE, color=INK))):
        write_text(cell_at(sheet, row, 1), text)
        cell_at(sheet, row, 1).font = font


def head(sheet: "Worksheet", row: int, place: int, title: str, wide: int) -> "Cell":
    """Writes the header of a column, which is so many letters `wide`."""
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    sheet.column_dimensions[get_column_letter(place)].width = wide
    cell = cell_at(sheet, row, place)
    write_text(cell, title)
    cell.font, cell.fill = Font(FONT, SIZE, bold=True, color="FFFFFF"), shade(ACCENT)
    return cell


def open_cell(sheet: "Worksheet", row: int, place: int, vertical: str = "center") -> "Cell":
    """A cell to type into; a date, and a code such as 01, stay as they are typed."""
    from openpyxl.styles import Alignment, Border, Font, Side

    line = Side("thin", LINE)
    cell = cell_at(sheet, row, place)
    cell.border, cell.font, cell.number_format = Border(line, line, line, line), Font(FONT, SIZE, color=INK), "@"
    cell.alignment = Alignment(vertical=vertical, wrap_text=True)
    return cell


def keep_in_view(sheet: "Worksheet", header: int, beside: int = 0) -> None:
    """Keeps all up to the row of headers in view, and so many columns `beside` it; on paper the headers of each
    page."""
    sheet.freeze_panes = sheet.cell(header + 1, beside + 1).coordinate
    sheet.sheet_view.showGridLines = False
    sheet.print_title_rows = f"{header}:{header}"
    sheet.sheet_properties.tabColor = ACCENT
