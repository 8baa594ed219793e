"""The sheet beside the answers: how paper forms are typed in, and what may stand in which column."""

from typing import TYPE_CHECKING

from ecpat_training.documents.document import Document
from ecpat_training.documents.workbook.cells import cell_at, write_text
from ecpat_training.documents.workbook.form_parts import high, table_head, table_line
from ecpat_training.documents.workbook.look import ACCENT, FONT, INK, SIZE, set_up_print
from ecpat_training.survey.model.entry_form import MARK, EntryForm

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

NAME, TEXT, TYPED = 14, 52, 52  # letters of the columns


def fill_guide(sheet: "Worksheet", form: EntryForm) -> None:
    """Writes how it is done in each language, then a table of all columns with the questions in each language."""
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    wide = (NAME, *(TEXT for _ in form.languages), TYPED)
    for place, letters in enumerate(wide, 1):
        sheet.column_dimensions[get_column_letter(place)].width = letters
    row = 1
    for words in form.guides.values():
        texts = [(words.guide, Font(FONT, 16, bold=True, color=ACCENT))]
        texts += [(f"{number}. {text}", Font(FONT, SIZE, color=INK)) for number, text in enumerate(words.how, 1)]
        for text, font in texts:
            sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=len(wide))
            cell = cell_at(sheet, row, 1)
            write_text(cell, text)
            cell.font, cell.alignment = font, Alignment(vertical="center", wrap_text=True)
            sheet.row_dimensions[row].height = 26 if text == words.guide else high(text, sum(wide)) + 4
            row += 1
        row += 1
    head = (form.words.column, *form.languages.values(), form.words.what_to_type)
    table_head(sheet, row, head, wide)
    for below, column in enumerate(form.columns, row + 1):
        told = column.told.replace("\n", "; ") or "; ".join(map(str, column.choices))
        table_line(sheet, below, (column.name, *(column.texts.get(one, "") for one in form.languages), told), wide)
    sheet.print_title_rows = f"{row}:{row}"
    sheet.sheet_view.showGridLines = False
    set_up_print(
        sheet, Document(form.title, (), labels=form.labels), landscape=True, about=form.mark.removeprefix(f"{MARK}: ")
    )
