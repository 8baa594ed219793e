"""What a sheet to fill in asks, column by column: drop-downs, what stands beside a cell, the sheet that explains."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from ecpat_training.documents.document import Document
from ecpat_training.documents.workbook.cells import cell_at, write_text
from ecpat_training.documents.workbook.form_parts import LONGEST_TEXT, LONGEST_TITLE, WIDE, high, table_head, table_line
from ecpat_training.documents.workbook.look import ACCENT, FONT, INK, SIZE, set_up_print
from ecpat_training.files.workbook.marks import CHOICES

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet


class AskedColumn(Protocol):
    """A column that people fill in: its title, what to write, and the words to choose from, if it has any."""

    @property
    def title(self) -> str:
        """Its header."""

    @property
    def told(self) -> str:
        """What to write."""

    @property
    def choices(self) -> Sequence[str]:
        """What may be chosen; nothing: it is free."""


def ask_columns(
    sheet: "Worksheet", choices: "Worksheet", columns: Sequence[AskedColumn], rows: tuple[int, int], beside: int = 0
) -> None:
    """Gives the cells of each column, from one of the `rows` to the other, their drop-down and a hint. What they offer
    is written to the hidden sheet of choices, `beside` so many columns of other sheets."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    first, last = rows
    for place, column in enumerate(columns, 1):
        letter, of = get_column_letter(place), get_column_letter(beside + place)
        for row, choice in enumerate(column.choices, 1):
            write_text(cell_at(choices, row, beside + place), choice)
        check = DataValidation(allow_blank=True)
        if column.choices:
            formula = f"{CHOICES}!${of}$1:${of}${len(column.choices)}"
            check = DataValidation(type="list", formula1=formula, allow_blank=True, errorStyle="warning")
            check.showErrorMessage, check.errorTitle, check.error = True, "Please check", "Please choose from the list."
        check.showInputMessage = True
        check.promptTitle, check.prompt = column.title[:LONGEST_TITLE], column.told[:LONGEST_TEXT]
        check.add(f"{letter}{first}:{letter}{last}")
        sheet.add_data_validation(check)


def explain(
    sheet: "Worksheet",
    how: str,
    head: Sequence[str],
    lines: Sequence[Sequence[str]],
    document: Document,
    wide: Sequence[int] = WIDE,
    title: str = "",
) -> None:
    """Fills the sheet that says what to write where: its `title`, which is its name without one, how in general, and a
    line for each column; the three columns are so many letters `wide`."""
    from openpyxl.styles import Alignment, Font

    for letter, letters in zip("ABC", wide, strict=True):
        sheet.column_dimensions[letter].width = letters
    title = title or sheet.title
    for row, text, font in ((1, title, Font(FONT, 16, bold=True, color=ACCENT)), (2, how, Font(FONT, SIZE, color=INK))):
        sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=len(wide))
        cell = cell_at(sheet, row, 1)
        write_text(cell, text)
        cell.font, cell.alignment = font, Alignment(vertical="center", wrap_text=True)
        sheet.row_dimensions[row].height = 26 if row == 1 else high(text, sum(wide)) + 4
    table_head(sheet, 4, head, wide)
    for row, line in enumerate(lines, 5):
        table_line(sheet, row, line, wide)
    sheet.sheet_view.showGridLines = False
    set_up_print(sheet, document, landscape=False, about=title)
