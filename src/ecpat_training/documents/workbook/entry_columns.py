"""What a sheet to fill in asks, column by column: drop-downs, what stands beside a cell, the sheet that explains."""

from collections.abc import Sequence
from typing import Protocol

from ecpat_training.core.location import column_letters
from ecpat_training.documents.document import Document
from ecpat_training.documents.workbook.checks import Check, add_check
from ecpat_training.documents.workbook.form_parts import COLUMN_WIDTHS, entitle_across, table_head, table_line
from ecpat_training.documents.workbook.look import TEXT, TITLE
from ecpat_training.documents.workbook.printing import set_up_print
from ecpat_training.documents.workbook.sheet import Sheet
from ecpat_training.files.workbook.marks import CHOICES


class WorkbookColumn(Protocol):
    """A column that people fill in: its title, what to write, and the words to choose from, if it has any."""

    @property
    def title(self) -> str:
        """Its header."""

    @property
    def instruction(self) -> str:
        """What to write."""

    @property
    def choices(self) -> Sequence[str]:
        """What may be chosen; nothing: it is free."""


def add_entry_columns(
    sheet: Sheet, choices: Sheet, columns: Sequence[WorkbookColumn], rows: tuple[int, int], offset: int = 0
) -> None:
    """Gives the cells of each column, from one of the `rows` to the other, their drop-down and a hint. What they offer
    is written to the hidden sheet of choices, `offset` so many columns of other sheets."""
    for place, column in enumerate(columns, 1):
        for row, choice in enumerate(column.choices, 1):
            choices.put(row, offset + place, choice)
        if not column.choices:
            check = Check(hint_title=column.title, hint=column.instruction)
        else:
            check = Check(
                "list", chosen(offset + place, len(column.choices)), level="warning", error_title="Please check",
                error="Please choose from the list.", hint_title=column.title, hint=column.instruction,
            )  # fmt: skip
        add_check(sheet, place, rows, check)


def chosen(place: int, count: int) -> str:
    """The cells of the hidden sheet that hold so many choices, in the column of that place from 1 on."""
    letter = column_letters(place - 1)
    return f"{CHOICES}!${letter}$1:${letter}${count}"


def explain(
    sheet: Sheet,
    instructions: str,
    header_titles: Sequence[str],
    lines: Sequence[Sequence[str]],
    document: Document,
    column_widths: Sequence[int] = COLUMN_WIDTHS,
    title: str = "",
) -> None:
    """Fills the sheet that says what to write where: its `title`, which is its name without one, how in general, and a
    line for each column; the three columns are as wide as `column_widths` letters."""
    for place, letters in enumerate(column_widths, 1):
        sheet.widen(place, letters)
    title = title or sheet.name
    entitle_across(sheet, 1, title, column_widths, TITLE, is_title=True)
    entitle_across(sheet, 2, instructions, column_widths, TEXT, is_title=False)
    table_head(sheet, 4, header_titles)
    for row, line in enumerate(lines, 5):
        table_line(sheet, row, line, column_widths)
    sheet.page.hide_gridlines(2)
    set_up_print(sheet, document, landscape=False, about=title)
