"""The workbook that partners fill in: a sheet for the list, one that says what to write in which column and how far the
list is from what is hoped for, and a hidden one of choices."""

from ecpat_training.core.location import column_letters
from ecpat_training.documents.document import Document
from ecpat_training.documents.workbook.book import Book
from ecpat_training.documents.workbook.checks import Check, add_check, mark
from ecpat_training.documents.workbook.entry_columns import chosen
from ecpat_training.documents.workbook.form_parts import LAST_CELL, WIDE, entitle_across, table_head, table_line
from ecpat_training.documents.workbook.look import ACCENT, HEAD, OPEN, SOFT, TEXT, TITLE, Look
from ecpat_training.documents.workbook.names import sheet_name
from ecpat_training.documents.workbook.printing import set_up_print
from ecpat_training.documents.workbook.sheet import Sheet
from ecpat_training.files.workbook.marks import CHOICES
from ecpat_training.roster.model.form import HopedFor, ListFormColumn, RosterForm

HEADER = 5  # the row of the headers
EXAMPLES = "F1F4F5"
_EXAMPLE = OPEN._replace(is_italic=True, ink=SOFT, ground=EXAMPLES)
_HEAD = OPEN._replace(is_bold=True, ink=HEAD.ink, ground=HEAD.ground)
_SOFT = Look(ink=SOFT)
_COUNTED = LAST_CELL._replace(number_format="0")
LETTERS_A_LINE = 1.15  # of a merged cell, for each letter that its columns are wide
LAST = 1000  # the last row that is checked: more people than any training has


def render(form: RosterForm) -> bytes:
    """The workbook; the sheet of the list is the first, which is the one that is read again."""
    book = Book()
    sheet = book.add_sheet(sheet_name(form.words.sheet, []))
    guide = book.add_sheet(sheet_name(form.words.how_to, book.names))
    _fill_choices(book.add_sheet(CHOICES), form)
    _fill_list(sheet, form)
    add_checks(sheet, form, HEADER)
    fill_guide(guide, form, sheet.name)
    return book.file(form.title)


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
        (form.privacy, _SOFT),
        (form.marks, _SOFT),
    )
    wide = sum(column.wide for column in form.columns) * LETTERS_A_LINE
    for row, (text, look) in enumerate(texts, 1):
        sheet.put_across(row, len(form.columns), text, look._replace(vertical="top", is_wrapped=True))
        room = 7 if row == len(texts) else 0  # above the header
        sheet.heighten(row, 28 if row == 1 else 15 * (1 + int(len(text) / wide)) + room)


def _fill_lines(sheet: Sheet, form: RosterForm) -> None:
    """The header, the example and the empty lines."""
    for place, column in enumerate(form.columns, 1):
        sheet.put(HEADER, place, column.title, _HEAD)
        sheet.put(HEADER + 1, place, column.example, _EXAMPLE)
        for row in range(HEADER + 2, HEADER + form.lines + 2):
            sheet.put(row, place, "", OPEN)
    for row in range(HEADER, HEADER + form.lines + 2):
        sheet.heighten(row, 32 if row <= HEADER + 1 else 22)


def fill_guide(sheet: Sheet, form: RosterForm, list_sheet: str) -> None:
    """Writes the sheet. What is on the list is counted by the spreadsheet, from the line below the example on."""
    for place, wide in enumerate(WIDE, 1):
        sheet.widen(place, wide)
    entitle_across(sheet, 1, form.words.how_to, WIDE, TITLE, is_title=True)
    entitle_across(sheet, 2, form.how, WIDE, TEXT, is_title=False)
    entitle_across(sheet, 3, form.privacy, WIDE, _SOFT, is_title=False)
    row = 5
    if form.hoped:
        row = _hoped(sheet, form, row, _Counting(list_sheet)) + 1
    table_head(sheet, row, (form.words.column, form.words.what_to_write, form.words.example))
    for below, column in enumerate(form.columns, row + 1):
        table_line(sheet, below, (column.title, column.instruction, column.example))
    sheet.page.hide_gridlines(2)
    set_up_print(sheet, Document(form.title, (), labels=form.labels), landscape=False, about=form.about)


class _Counting:
    """Formulas that count the lines of the list's sheet."""

    def __init__(self, sheet: str) -> None:
        self._sheet = "'" + sheet.replace("'", "''") + "'"

    def formula(self, wish: HopedFor, form: RosterForm, label_cell: str) -> str:
        """How many there are now of what is hoped for."""
        if wish.column is None:
            given_name, surname = (self._range(place) for place in form.person)
            return f"=SUMPRODUCT(--(LEN(TRIM({given_name}&{surname}))>0))"
        places = [place for place, choice in enumerate(form.columns[wish.column].choices, 1) if choice in wish.words]
        cells = self._range(wish.column)
        if not places:
            return f"=SUMPRODUCT(--(TRIM({cells})=TRIM({label_cell})))"
        letter = column_letters(wish.column)
        words = f"{CHOICES}!${letter}${places[0]}:${letter}${places[-1]}"
        return f"=SUMPRODUCT(COUNTIF({cells},{words}))"

    def _range(self, place: int) -> str:
        letter = column_letters(place)
        return f"{self._sheet}!${letter}${HEADER + 2}:${letter}${LAST}"


def _hoped(sheet: Sheet, form: RosterForm, row: int, counting: _Counting) -> int:
    """The table of what is hoped for and what there is, which is nothing yet; gives the row below it."""
    table_head(sheet, row, (form.words.sheet, form.words.hoped_for, form.words.on_the_list))
    for below, wish in enumerate(form.hoped, row + 1):
        table_line(sheet, below, (wish.label, wish.wish, ""))
        sheet.calculate(below, 3, counting.formula(wish, form, f"$A${below}"), 0, _COUNTED)
    return row + len(form.hoped) + 1


def add_checks(sheet: Sheet, form: RosterForm, header: int) -> None:
    """Adds what spreadsheets check by themselves, from the line below the example on."""
    first = header + 2
    for place, column in enumerate(form.columns, 1):
        check = _check(form, column, place, first)
        if check is not None:
            add_check(sheet, place, (first, LAST), check)
    _mark_twice(sheet, form, first)
    _mark_gaps(sheet, form, first)


def _check(form: RosterForm, column: ListFormColumn, place: int, first: int) -> Check | None:
    title = form.words.please_check
    hint_title = column.title if column.explained else ""
    if column.choices:
        source = chosen(place, len(column.choices))
        return Check(
            "list", source, error_title=title, error=form.words.choose, hint_title=hint_title, hint=column.explained
        )
    if column.is_email:
        formula, error = _address(f"{column_letters(place - 1)}{first}"), form.words.email_shape
        return Check(
            "custom", formula, level="warning", error_title=title, error=error, hint_title=hint_title,
            hint=column.explained,
        )  # fmt: skip
    return Check(error_title=title, hint_title=hint_title, hint=column.explained) if column.explained else None


def _address(cell: str) -> str:
    """Whether a cell holds one `@` with something before and a dot after it, and no blank or second address."""
    single = f'LEN({cell})-LEN(SUBSTITUTE({cell},"@",""))=1'
    dotted = f'ISNUMBER(FIND(".",{cell},FIND("@",{cell})+2))'
    plain = f'ISERROR(FIND(" ",{cell})),ISERROR(FIND(",",{cell})),ISERROR(FIND(";",{cell}))'
    return f'AND({single},LEFT({cell},1)<>"@",{dotted},RIGHT({cell},1)<>".",{plain})'


def _mark_twice(sheet: Sheet, form: RosterForm, first: int) -> None:
    """Red where a name, or an address, stands on two lines; compared with `=`, since COUNTIF takes `*` for anything."""
    given_name, surname, address = map(column_letters, (*form.person, form.address))

    def repeats(letter: str) -> str:
        return f"(TRIM(${letter}${first}:${letter}${LAST})=TRIM(${letter}{first}))"

    name = f"AND(LEN(${surname}{first})>0,SUMPRODUCT({repeats(given_name)}*{repeats(surname)})>1)"
    mark(sheet, f"{given_name}{first}:{surname}{LAST}", name, "bad")
    mail = f"AND(LEN(${address}{first})>0,SUMPRODUCT(1*{repeats(address)})>1)"
    mark(sheet, f"{address}{first}:{address}{LAST}", mail, "bad")


def _mark_gaps(sheet: Sheet, form: RosterForm, first: int) -> None:
    """Yellow where a line has begun and something that is counted is missing."""
    last = column_letters(len(form.columns) - 1)
    for place, column in enumerate(form.columns):
        if column.wanted:
            letter = column_letters(place)
            gap = f"AND(COUNTA($A{first}:${last}{first})>0,LEN({letter}{first})=0)"
            mark(sheet, f"{letter}{first}:{letter}{LAST}", gap, "attention")
