"""The workbook that partners fill in: a sheet for the list, one that says what to write in which column and how far the
list is from what is hoped for, and a hidden one of choices."""

from typing import TYPE_CHECKING

from ecpat_training.documents.document import Document
from ecpat_training.documents.workbook.cells import cell_at, write_text
from ecpat_training.documents.workbook.look import ACCENT, FONT, INK, LINE, SIZE, SOFT, set_up_print, shade
from ecpat_training.documents.workbook.names import sheet_name
from ecpat_training.documents.workbook.package import saved
from ecpat_training.files.workbook.marks import CHOICES
from ecpat_training.roster.model.form import RosterForm
from ecpat_training.roster.report.form_checks import add_checks

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet
from typing import TYPE_CHECKING

from ecpat_training.documents.workbook.form_parts import WIDE, high, table_head, table_line
from ecpat_training.roster.model.form import HopedFor
from ecpat_training.roster.report.form_checks import LAST

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet


HEADER = 5  # the row of the headers
EXAMPLES = "F1F4F5"
LETTERS_A_LINE = 1.15  # of a merged cell, for each letter that its columns are wide


def render(form: RosterForm) -> bytes:
    """The workbook; the sheet of the list is the first, which is the one that is read again."""
    from openpyxl import Workbook

    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = sheet_name(form.words.sheet, [])
    guide = workbook.create_sheet(sheet_name(form.words.how_to, workbook.sheetnames))
    choices = workbook.create_sheet(CHOICES)
    _fill_choices(choices, form)
    _fill_list(sheet, form)
    add_checks(sheet, form, HEADER, CHOICES)
    fill_guide(guide, form, sheet.title, HEADER, CHOICES)
    return saved(workbook, form.title)


def _fill_choices(sheet: "Worksheet", form: RosterForm) -> None:
    for place, column in enumerate(form.columns, 1):
        for row, choice in enumerate(column.choices, 1):
            write_text(cell_at(sheet, row, place), choice)
    sheet.sheet_state = "veryHidden"


def _fill_list(sheet: "Worksheet", form: RosterForm) -> None:
    from openpyxl.utils import get_column_letter

    last = get_column_letter(len(form.columns))
    for place, column in enumerate(form.columns, 1):
        sheet.column_dimensions[get_column_letter(place)].width = column.wide
    _fill_top(sheet, form)
    _fill_lines(sheet, form)
    sheet.freeze_panes = sheet.cell(HEADER + 1, 1).coordinate
    sheet.sheet_view.showGridLines = False
    sheet.sheet_view.selection[0].activeCell = sheet.sheet_view.selection[0].sqref = f"A{HEADER + 2}"
    sheet.print_title_rows = f"{HEADER}:{HEADER}"
    sheet.print_area = f"A1:{last}{HEADER + form.lines + 1}"
    sheet.sheet_properties.tabColor = ACCENT
    set_up_print(sheet, Document(form.title, (), labels=form.labels), landscape=True, about=form.about)


def _fill_top(sheet: "Worksheet", form: RosterForm) -> None:
    """What the list is, how to fill it in, what it is for, and what the colours mean, each across all columns."""
    from openpyxl.styles import Alignment, Font

    texts = (
        (": ".join(filter(None, (form.title, form.about))), Font(FONT, 16, bold=True, color=ACCENT)),
        (form.how, Font(FONT, SIZE, color=INK)),
        (form.privacy, Font(FONT, SIZE, color=SOFT)),
        (form.marks, Font(FONT, SIZE, color=SOFT)),
    )
    wide = sum(column.wide for column in form.columns) * LETTERS_A_LINE
    for row, (text, font) in enumerate(texts, 1):
        sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=len(form.columns))
        cell = cell_at(sheet, row, 1)
        write_text(cell, text)
        cell.font, cell.alignment = font, Alignment(vertical="top", wrap_text=True)
        sheet.row_dimensions[row].height = 28 if row == 1 else 15 * (1 + int(len(text) / wide))
    sheet.row_dimensions[len(texts)].height += 7  # room above the header


def _fill_lines(sheet: "Worksheet", form: RosterForm) -> None:
    """The header, the example and the empty lines."""
    from openpyxl.styles import Alignment, Border, Font, Side

    line = Side("thin", LINE)
    border, middle = Border(line, line, line, line), Alignment(vertical="center", wrap_text=True)
    for place, column in enumerate(form.columns, 1):
        for row in range(HEADER, HEADER + form.lines + 2):
            cell = cell_at(sheet, row, place)
            cell.border, cell.alignment, cell.font = border, middle, Font(FONT, SIZE, color=INK)
            cell.number_format = "@"  # `1-2` stays what it is
        head, example = cell_at(sheet, HEADER, place), cell_at(sheet, HEADER + 1, place)
        write_text(head, column.title)
        head.font, head.fill = Font(FONT, SIZE, bold=True, color="FFFFFF"), shade(ACCENT)
        if column.example:
            write_text(example, column.example)
        example.font, example.fill = Font(FONT, SIZE, italic=True, color=SOFT), shade(EXAMPLES)
    for row in range(HEADER, HEADER + form.lines + 2):
        sheet.row_dimensions[row].height = 32 if row <= HEADER + 1 else 22


def fill_guide(sheet: "Worksheet", form: RosterForm, list_sheet: str, header: int, choices: str) -> None:
    """Writes the sheet. What is on the list is counted by the spreadsheet, from the line below the example on."""
    from openpyxl.styles import Alignment, Font

    for letter, wide in zip("ABC", WIDE, strict=True):
        sheet.column_dimensions[letter].width = wide
    texts = (
        (1, form.words.how_to, Font(FONT, 16, bold=True, color=ACCENT)),
        (2, form.how, Font(FONT, SIZE, color=INK)),
        (3, form.privacy, Font(FONT, SIZE, color=SOFT)),
    )
    for row, text, font in texts:
        sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=len(WIDE))
        cell = cell_at(sheet, row, 1)
        write_text(cell, text)
        cell.font, cell.alignment = font, Alignment(vertical="center", wrap_text=True)
        sheet.row_dimensions[row].height = 26 if row == 1 else high(text, sum(WIDE)) + 4
    row = 5
    if form.hoped:
        row = _hoped(sheet, form, row, _Counting(list_sheet, header + 2, choices)) + 1
    table_head(sheet, row, (form.words.column, form.words.what_to_write, form.words.example))
    for below, column in enumerate(form.columns, row + 1):
        table_line(sheet, below, (column.title, column.told, column.example))
    sheet.sheet_view.showGridLines = False
    set_up_print(sheet, Document(form.title, (), labels=form.labels), landscape=False, about=form.about)


class _Counting:
    """Formulas that count the lines of the list's sheet."""

    def __init__(self, sheet: str, first: int, choices: str) -> None:
        self._sheet, self._first, self._choices = "'" + sheet.replace("'", "''") + "'", first, choices

    def formula(self, one: HopedFor, form: RosterForm, label_cell: str) -> str:
        """How many there are now of what is hoped for."""
        if one.column is None:
            given, surname = (self._range(place) for place in form.person)
            return f"=SUMPRODUCT(--(LEN(TRIM({given}&{surname}))>0))"
        places = [place for place, choice in enumerate(form.columns[one.column].choices, 1) if choice in one.words]
        there = self._range(one.column)
        if not places:
            return f"=SUMPRODUCT(--(TRIM({there})=TRIM({label_cell})))"
        letter = _letter(one.column)
        words = f"{self._choices}!${letter}${places[0]}:${letter}${places[-1]}"
        return f"=SUMPRODUCT(COUNTIF({there},{words}))"

    def _range(self, place: int) -> str:
        letter = _letter(place)
        return f"{self._sheet}!${letter}${self._first}:${letter}${LAST}"


def _letter(place: int) -> str:
    from openpyxl.utils import get_column_letter

    return get_column_letter(place + 1)


def _hoped(sheet: "Worksheet", form: RosterForm, row: int, counting: _Counting) -> int:
    """The table of what is hoped for and what there is; gives the row below it."""
    table_head(sheet, row, (form.words.sheet, form.words.hoped_for, form.words.on_the_list))
    for below, one in enumerate(form.hoped, row + 1):
        table_line(sheet, below, (one.label, one.wish, ""))
        cell = cell_at(sheet, below, 3)
        cell.value = counting.formula(one, form, f"$A${below}")
        cell.number_format = "0"
    return row + len(form.hoped) + 1
