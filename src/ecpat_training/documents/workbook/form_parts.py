"""What workbooks that people fill in have in common: tables that explain, cells that a formula colours."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ecpat_training.documents.document import Tone
from ecpat_training.documents.workbook.cells import cell_at, write_text
from ecpat_training.documents.workbook.look import ACCENT, FONT, INK, LINE, SIZE, SOFT, TONES, shade

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

WIDE = (28, 74, 20)  # letters of the three columns
POINTS_A_LINE = 14
LONGEST_TITLE, LONGEST_TEXT = 32, 255  # of what a spreadsheet says of a cell


def table_head(sheet: "Worksheet", row: int, titles: Sequence[str], wide: Sequence[int] = WIDE) -> None:
    """Writes the head of a table, whose columns are so many letters wide."""
    from openpyxl.styles import Font

    table_line(sheet, row, titles, wide)
    for place in range(1, len(titles) + 1):
        cell = cell_at(sheet, row, place)
        cell.font, cell.fill = Font(FONT, SIZE, bold=True, color="FFFFFF"), shade(ACCENT)
    sheet.row_dimensions[row].height = 20


def table_line(sheet: "Worksheet", row: int, texts: Sequence[str], wide: Sequence[int] = WIDE) -> None:
    """Writes a row of a table, as high as its texts need."""
    from openpyxl.styles import Alignment, Border, Font, Side

    line = Side("thin", LINE)
    for place, text in enumerate(texts, 1):
        cell = cell_at(sheet, row, place)
        if text:
            write_text(cell, text)
        cell.font = Font(FONT, SIZE, bold=place == 1, italic=place == len(texts), color=INK if place < 3 else SOFT)
        cell.alignment = Alignment(vertical="center", horizontal="left", wrap_text=True)
        cell.border = Border(bottom=line)
    sheet.row_dimensions[row].height = max(high(text, letters) for text, letters in zip(texts, wide, strict=True)) + 6


def high(text: str, wide: int) -> int:
    """Points that a text takes where it is broken into lines of so many letters."""
    return POINTS_A_LINE * sum(1 + len(line) // wide for line in text.split("\n"))


def mark(sheet: "Worksheet", cells: str, formula: str, tone: Tone) -> None:
    """Colours cells for which a formula, written for the first of them, is true."""
    from openpyxl.formatting.rule import Rule
    from openpyxl.styles import Font, PatternFill
    from openpyxl.styles.differential import DifferentialStyle

    look = TONES[tone]
    ground = PatternFill("solid", bgColor=look.ground, fgColor=look.ground)
    style = DifferentialStyle(font=Font(color=look.ink), fill=ground)
    sheet.conditional_formatting.add(cells, Rule("expression", dxf=style, formula=[formula]))
