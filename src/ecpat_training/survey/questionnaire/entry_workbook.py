"""The workbook into which paper forms are typed: a sheet of answers, a second one for typing them again, a guide, and a
hidden sheet of what may be typed."""

from typing import TYPE_CHECKING

from ecpat_training.documents.document import Document
from ecpat_training.documents.workbook.cells import cell_at, write_text
from ecpat_training.documents.workbook.look import ACCENT, FONT, INK, LINE, SIZE, SOFT, Looks, set_up_print, shade
from ecpat_training.documents.workbook.names import sheet_name
from ecpat_training.documents.workbook.package import saved
from ecpat_training.files.workbook.marks import CHOICES
from ecpat_training.survey.model.entry_form import MARK, NUMBER, WAVE, EntryForm
from ecpat_training.survey.questionnaire.entry_checks import add_checks, compare, define_names

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet
from typing import TYPE_CHECKING

from ecpat_training.documents.workbook.form_parts import high, table_head, table_line

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet


ASKED, HEADER = 2, 3  # the rows of the questions' words and of their names
BEFORE = 2  # columns that are filled in beforehand
SMALL, POINTS_A_LINE, WIDER = 8, 11.5, 1.15  # of the words above the columns; letters for each that a column is wide
PALE = "F1F4F5"


def render(form: EntryForm) -> bytes:
    """The workbook; the sheet of answers is the first, which is the one that is read."""
    from openpyxl import Workbook

    workbook = Workbook()
    answers = workbook.worksheets[0]
    answers.title = sheet_name(form.words.answers, [])
    again = workbook.create_sheet(sheet_name(form.words.again, workbook.sheetnames))
    guide = workbook.create_sheet(sheet_name(form.words.guide, workbook.sheetnames))
    choices = workbook.create_sheet(CHOICES)
    for place, column in enumerate(form.columns, BEFORE + 1):
        for row, choice in enumerate(column.choices, 1):
            cell = cell_at(choices, row, place)
            if isinstance(choice, int):
                cell.value = choice
            else:
                write_text(cell, choice)
    choices.sheet_state = "veryHidden"
    define_names(workbook, answers.title)
    for sheet in (answers, again):
        _fill(sheet, form)
        add_checks(sheet, form, BEFORE, HEADER + 1)
    compare(again, form, BEFORE, HEADER + 1)
    answers.sheet_properties.tabColor = ACCENT
    fill_guide(guide, form)
    return saved(workbook, form.title)


def _fill(sheet: "Worksheet", form: EntryForm) -> None:
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    write_text(cell_at(sheet, 1, 1), form.mark)
    cell_at(sheet, 1, 1).font = Font(FONT, SMALL, color=SOFT)
    for place, wide in enumerate((6, 9, *(column.wide for column in form.columns)), 1):
        sheet.column_dimensions[get_column_letter(place)].width = wide
    _heads(sheet, form)
    _lines(sheet, form)
    codes = sum(column.code for column in form.columns[:3])  # what stays in sight
    sheet.freeze_panes = sheet.cell(HEADER + 1, BEFORE + codes + 1).coordinate
    for selection in sheet.sheet_view.selection:
        selection.activeCell = selection.sqref = sheet.cell(HEADER + 1, BEFORE + 1).coordinate
    sheet.print_title_rows = f"{ASKED}:{HEADER}"
    set_up_print(
        sheet, Document(form.title, (), labels=form.labels), landscape=True, about=form.mark.removeprefix(f"{MARK}: ")
    )
    sheet.page_setup.fitToWidth = 0  # sixty columns on one page can't be read


def _heads(sheet: "Worksheet", form: EntryForm) -> None:
    from openpyxl.styles import Alignment, Font

    heads = [(form.words.paper, NUMBER), (form.wave, WAVE), *((one.question, one.name) for one in form.columns)]
    wide = (6, 9, *(column.wide for column in form.columns))
    for place, (asked, name) in enumerate(heads, 1):
        words, head = cell_at(sheet, ASKED, place), cell_at(sheet, HEADER, place)
        write_text(words, asked if place > BEFORE else "")
        words.font = Font(FONT, SMALL, color=INK)
        words.alignment = Alignment(vertical="bottom", wrap_text=True)
        write_text(head, name)
        head.font, head.fill = Font(FONT, SIZE, bold=True, color="FFFFFF"), shade(ACCENT)
        head.alignment = Alignment(vertical="center", horizontal="left")
    lines = [_lines_of(asked, letters * WIDER) for (asked, _), letters in zip(heads, wide, strict=True)]
    sheet.row_dimensions[ASKED].height = POINTS_A_LINE * max(lines[BEFORE:], default=1) + 6
    sheet.row_dimensions[HEADER].height = 20


def _lines_of(text: str, letters: float) -> int:
    """How many lines a text takes where no word is broken."""
    lines, used = 1, 0.0
    for word in text.split():
        if used and used + 1 + len(word) > letters:
            lines, used = lines + 1, 0.0
        used += len(word) + (1 if used else 0)
    return lines


def _lines(sheet: "Worksheet", form: EntryForm) -> None:
    """The numbers of the papers, the wave, and the empty cells."""
    from openpyxl.styles import Alignment, Border, Font, Side

    line, looks = Side("thin", LINE), Looks()
    for row in range(HEADER + 1, HEADER + 1 + form.lines):
        cell_at(sheet, row, 1).value = row - HEADER
        write_text(cell_at(sheet, row, 2), form.wave)
        for place in range(1, BEFORE + len(form.columns) + 1):
            cell = cell_at(sheet, row, place)
            given = place <= BEFORE
            column = None if given else form.columns[place - BEFORE - 1]
            figures = column is not None and (column.number or any(isinstance(one, int) for one in column.choices))
            if looks.is_new(cell, (given, figures)):
                cell.font = Font(FONT, SIZE, color=SOFT if given else INK)
                cell.border, cell.alignment = (
                    Border(line, line, line, line),
                    Alignment(horizontal="left", shrink_to_fit=not given),
                )
                if given:
                    cell.fill = shade(PALE)
                cell.number_format = "General" if figures or given else "@"  # `1-2` stays what it is
                looks.keep(cell, (given, figures))
        sheet.row_dimensions[row].height = 18


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
        hint = column.input_hint.replace("\n", "; ") or "; ".join(map(str, column.choices))
        table_line(sheet, below, (column.name, *(column.texts.get(one, "") for one in form.languages), hint), wide)
    sheet.print_title_rows = f"{row}:{row}"
    sheet.sheet_view.showGridLines = False
    set_up_print(
        sheet, Document(form.title, (), labels=form.labels), landscape=True, about=form.mark.removeprefix(f"{MARK}: ")
    )
