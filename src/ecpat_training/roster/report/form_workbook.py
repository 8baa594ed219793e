"""The workbook that partners fill in: a sheet for the list, one that says what to write in which column and how far the
list is from what is hoped for, and a hidden one of choices."""

from ecpat_training.core.location import column_letters
from ecpat_training.documents.document import Document
from ecpat_training.documents.workbook.book import WorkbookWriter
from ecpat_training.documents.workbook.checks import Check, add_check, mark
from ecpat_training.documents.workbook.entry_columns import chosen
from ecpat_training.documents.workbook.form_parts import (
    COLUMN_WIDTHS,
    LAST_CELL,
    entitle_across,
    table_head,
    table_line,
)
from ecpat_training.documents.workbook.look import (
    ACCENT,
    ENTRY_STYLE,
    HEADER_STYLE,
    SOFT_COLOUR,
    TEXT,
    TITLE,
    CellStyle,
)
from ecpat_training.documents.workbook.names import sheet_name
from ecpat_training.documents.workbook.printing import set_up_print
from ecpat_training.documents.workbook.sheet import Sheet
from ecpat_training.files.workbook.marks import CHOICES
from ecpat_training.roster.model.form import HopedFor, ListFormColumn, RosterForm

HEADER = 5  # the row of the headers
EXAMPLES = "F1F4F5"
_EXAMPLE = ENTRY_STYLE._replace(is_italic=True, ink=SOFT_COLOUR, background_colour=EXAMPLES)
_HEAD_LOOK = ENTRY_STYLE._replace(is_bold=True, ink=HEADER_STYLE.ink, background_colour=HEADER_STYLE.background_colour)
_SOFT_LOOK = CellStyle(ink=SOFT_COLOUR)
_COUNTED = LAST_CELL._replace(number_format="0")
LETTERS_A_LINE = 1.15  # of a merged cell, for each letter that its columns are wide
LAST_CHECKED_ROW = 1000  # the last row that is checked: more people than any training has


def render(form: RosterForm) -> bytes:
    """The workbook; the sheet of the list is the first, which is the one that is read again."""
    workbook = WorkbookWriter()
    sheet = workbook.add_sheet(sheet_name(form.words.sheet, []))
    guide = workbook.add_sheet(sheet_name(form.words.how_to, workbook.names))
    _fill_choices(workbook.add_sheet(CHOICES), form)
    _fill_list(sheet, form)
    add_checks(sheet, form, HEADER)
    fill_guide(guide, form, sheet.name)
    return workbook.file(form.title)


def _fill_choices(sheet: Sheet, form: RosterForm) -> None:
    for place, column in enumerate(form.columns, 1):
        for row, choice in enumerate(column.choices, 1):
            sheet.put(row, place, choice)
    sheet.page.very_hidden()


def _fill_list(sheet: Sheet, form: RosterForm) -> None:
    for place, column in enumerate(form.columns, 1):
        sheet.widen(place, column.wide)
    _fill_top(sheet, form)
    _fill_lines(sheet, form)
    sheet.freeze(HEADER + 1, 1)
    sheet.page.hide_gridlines(2)
    sheet.page.set_selection(HEADER + 1, 0, HEADER + 1, 0)
    sheet.page.repeat_rows(HEADER - 1)
    sheet.page.print_area(0, 0, HEADER + form.lines, len(form.columns) - 1)
    sheet.page.set_tab_color(f"#{ACCENT}")
    set_up_print(sheet, Document(form.title, (), labels=form.labels), landscape=True, about=form.about)


def _fill_top(sheet: Sheet, form: RosterForm) -> None:
    """What the list is, how to fill it in, what it is for, and what the colours mean, each across all columns."""
    texts = (
        (": ".join(filter(None, (form.title, form.about))), TITLE),
        (form.how, TEXT),
        (form.privacy, _SOFT_LOOK),
        (form.marks, _SOFT_LOOK),
    )
    line_letters = sum(column.wide for column in form.columns) * LETTERS_A_LINE
    for row, (text, cell_style) in enumerate(texts, 1):
        sheet.put_across(row, len(form.columns), text, cell_style._replace(vertical="top", is_wrapped=True))
        room = 7 if row == len(texts) else 0  # above the header
        sheet.heighten(row, 28 if row == 1 else 15 * (1 + int(len(text) / line_letters)) + room)


def _fill_lines(sheet: Sheet, form: RosterForm) -> None:
    """The header, the example and the empty lines."""
    for place, column in enumerate(form.columns, 1):
        sheet.put(HEADER, place, column.title, _HEAD_LOOK)
        sheet.put(HEADER + 1, place, column.example, _EXAMPLE)
        for row in range(HEADER + 2, HEADER + form.lines + 2):
            sheet.put(row, place, "", ENTRY_STYLE)
    for row in range(HEADER, HEADER + form.lines + 2):
        sheet.heighten(row, 32 if row <= HEADER + 1 else 22)


def fill_guide(sheet: Sheet, form: RosterForm, list_sheet: str) -> None:
    """Writes the sheet. What is on the list is counted by the spreadsheet, from the line below the example on."""
    for place, column_width in enumerate(COLUMN_WIDTHS, 1):
        sheet.widen(place, column_width)
    entitle_across(sheet, 1, form.words.how_to, COLUMN_WIDTHS, TITLE, is_title=True)
    entitle_across(sheet, 2, form.how, COLUMN_WIDTHS, TEXT, is_title=False)
    entitle_across(sheet, 3, form.privacy, COLUMN_WIDTHS, _SOFT_LOOK, is_title=False)
    row = 5
    if form.hoped:
        row = _hoped(sheet, form, row, _CountFormulas(list_sheet)) + 1
    table_head(sheet, row, (form.words.column, form.words.what_to_write, form.words.example))
    for row_number, column in enumerate(form.columns, row + 1):
        table_line(sheet, row_number, (column.title, column.instruction, column.example))
    sheet.page.hide_gridlines(2)
    set_up_print(sheet, Document(form.title, (), labels=form.labels), landscape=False, about=form.about)


class _CountFormulas:
    """Formulas that count the lines of the list's sheet."""

    def __init__(self, sheet: str) -> None:
        self._sheet = "'" + sheet.replace("'", "''") + "'"

    def formula(self, hoped_item: HopedFor, form: RosterForm, label_cell: str) -> str:
        """How many there are now of what is hoped for."""
        if hoped_item.column is None:
            given_name, surname = (self._range(place) for place in form.person)
            return f"=SUMPRODUCT(--(LEN(TRIM({given_name}&{surname}))>0))"
        places = [
            place
            for place, choice in enumerate(form.columns[hoped_item.column].choices, 1)
            if choice in hoped_item.words
        ]
        cells = self._range(hoped_item.column)
        if not places:
            return f"=SUMPRODUCT(--(TRIM({cells})=TRIM({label_cell})))"
        letter = column_letters(hoped_item.column)
        words = f"{CHOICES}!${letter}${places[0]}:${letter}${places[-1]}"
        return f"=SUMPRODUCT(COUNTIF({cells},{words}))"

    def _range(self, place: int) -> str:
        letter = column_letters(place)
        return f"{self._sheet}!${letter}${HEADER + 2}:${letter}${LAST_CHECKED_ROW}"


def _hoped(sheet: Sheet, form: RosterForm, row: int, count_formulas: _CountFormulas) -> int:
    """The table of what is hoped for and what there is, which is nothing yet; gives the row below it."""
    table_head(sheet, row, (form.words.sheet, form.words.hoped_for, form.words.on_the_list))
    for row_number, hoped_item in enumerate(form.hoped, row + 1):
        table_line(sheet, row_number, (hoped_item.label, hoped_item.wish, ""))
        sheet.calculate(row_number, 3, count_formulas.formula(hoped_item, form, f"$A${row_number}"), 0, _COUNTED)
    return row + len(form.hoped) + 1


def add_checks(sheet: Sheet, form: RosterForm, header: int) -> None:
    """Adds what spreadsheets check by themselves, from the line below the example on."""
    first_row = header + 2
    for place, column in enumerate(form.columns, 1):
        check = _check(form, column, place, first_row)
        if check is not None:
            add_check(sheet, place, (first_row, LAST_CHECKED_ROW), check)
    _mark_repeated_people(sheet, form, first_row)
    _mark_gaps(sheet, form, first_row)


def _check(form: RosterForm, column: ListFormColumn, place: int, first_row: int) -> Check | None:
    title = form.words.please_check
    hint_title = column.title if column.explained else ""
    if column.choices:
        source = chosen(place, len(column.choices))
        return Check(
            "list", source, error_title=title, error=form.words.choose, hint_title=hint_title, hint=column.explained
        )
    if column.is_email:
        formula, error = _address(f"{column_letters(place - 1)}{first_row}"), form.words.email_shape
        return Check(
            "custom", formula, level="warning", error_title=title, error=error, hint_title=hint_title,
            hint=column.explained,
        )  # fmt: skip
    return Check(error_title=title, hint_title=hint_title, hint=column.explained) if column.explained else None


def _address(cell: str) -> str:
    """Whether a cell holds one `@` with something before and a dot after it, and no blank or second address."""
    single_at_formula = f'LEN({cell})-LEN(SUBSTITUTE({cell},"@",""))=1'
    dotted = f'ISNUMBER(FIND(".",{cell},FIND("@",{cell})+2))'
    no_separator_formula = f'ISERROR(FIND(" ",{cell})),ISERROR(FIND(",",{cell})),ISERROR(FIND(";",{cell}))'
    return f'AND({single_at_formula},LEFT({cell},1)<>"@",{dotted},RIGHT({cell},1)<>".",{no_separator_formula})'


def _mark_repeated_people(sheet: Sheet, form: RosterForm, first_row: int) -> None:
    """Red where a name, or an address, stands on two lines; compared with `=`, since COUNTIF takes `*` for anything."""
    given_name, surname, address = map(column_letters, (*form.person, form.address))

    def repeats(letter: str) -> str:
        return f"(TRIM(${letter}${first_row}:${letter}${LAST_CHECKED_ROW})=TRIM(${letter}{first_row}))"

    name = f"AND(LEN(${surname}{first_row})>0,SUMPRODUCT({repeats(given_name)}*{repeats(surname)})>1)"
    mark(sheet, f"{given_name}{first_row}:{surname}{LAST_CHECKED_ROW}", name, "bad")
    mail = f"AND(LEN(${address}{first_row})>0,SUMPRODUCT(1*{repeats(address)})>1)"
    mark(sheet, f"{address}{first_row}:{address}{LAST_CHECKED_ROW}", mail, "bad")


def _mark_gaps(sheet: Sheet, form: RosterForm, first_row: int) -> None:
    """Yellow where a line has begun and something that is counted is missing."""
    last_column = column_letters(len(form.columns) - 1)
    for place, column in enumerate(form.columns):
        if column.wanted:
            letter = column_letters(place)
            gap = f"AND(COUNTA($A{first_row}:${last_column}{first_row})>0,LEN({letter}{first_row})=0)"
            mark(sheet, f"{letter}{first_row}:{letter}{LAST_CHECKED_ROW}", gap, "attention")
