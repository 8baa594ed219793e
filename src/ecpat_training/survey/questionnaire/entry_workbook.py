"""The workbook into which paper forms are typed: a sheet of answers, a second one for typing them again, a guide, and a
hidden sheet of what may be typed."""

from ecpat_training.documents.document import Document
from ecpat_training.documents.workbook.book import Book
from ecpat_training.documents.workbook.form_parts import entitle_across, table_head, table_line
from ecpat_training.documents.workbook.look import ACCENT, HEAD, SOFT, TEXT, TITLE, Look, box
from ecpat_training.documents.workbook.names import sheet_name
from ecpat_training.documents.workbook.printing import set_up_print
from ecpat_training.documents.workbook.sheet import Sheet
from ecpat_training.files.workbook.marks import CHOICES
from ecpat_training.survey.model.entry_form import MARK, NUMBER, WAVE, EntryColumn, EntryForm
from ecpat_training.survey.questionnaire.entry_checks import add_checks, compare, define_names

ASKED, HEADER = 2, 3  # the rows of the questions' words and of their names
BEFORE = 2  # columns that are filled in beforehand
SMALL, POINTS_A_LINE, WIDER = 8, 11.5, 1.15  # of the words above the columns; letters for each that a column is wide
PALE = "F1F4F5"
_QUESTION = Look(size=SMALL, vertical="bottom", is_wrapped=True)
_HEAD = HEAD._replace(vertical="center", horizontal="left")
_GIVEN = Look(ink=SOFT, horizontal="left", ground=PALE, edges=box())
_FIGURES = Look(horizontal="left", is_shrunk=True, edges=box())
_WORDS = _FIGURES._replace(number_format="@")  # `1-2` stays what it is


def render(form: EntryForm) -> bytes:
    """The workbook; the sheet of answers is the first, which is the one that is read."""
    book = Book()
    answers = book.add_sheet(sheet_name(form.words.answers, []))
    second_sheet = book.add_sheet(sheet_name(form.words.again, book.names))
    guide = book.add_sheet(sheet_name(form.words.guide, book.names))
    choices = book.add_sheet(CHOICES)
    for place, column in enumerate(form.columns, BEFORE + 1):
        for row, choice in enumerate(column.choices, 1):
            choices.put(row, place, choice)
    choices.page.very_hidden()
    define_names(book, answers.name)
    for sheet in (answers, second_sheet):
        _fill(sheet, form)
        add_checks(sheet, form, BEFORE, HEADER + 1)
    compare(second_sheet, form, BEFORE, HEADER + 1)
    answers.page.set_tab_color(f"#{ACCENT}")
    fill_guide(guide, form)
    return book.file(form.title)


def _fill(sheet: Sheet, form: EntryForm) -> None:
    sheet.put(1, 1, form.mark, Look(size=SMALL, ink=SOFT))
    for place, wide in enumerate((6, 9, *(column.wide for column in form.columns)), 1):
        sheet.widen(place, wide)
    _heads(sheet, form)
    _lines(sheet, form)
    codes = sum(column.code for column in form.columns[:3])  # what stays in sight
    sheet.freeze(HEADER + 1, BEFORE + codes + 1)
    sheet.page.set_selection(HEADER, BEFORE, HEADER, BEFORE)
    sheet.page.repeat_rows(ASKED - 1, HEADER - 1)
    set_up_print(
        sheet,
        Document(form.title, (), labels=form.labels),
        landscape=True,
        about=form.mark.removeprefix(f"{MARK}: "),
        pages_wide=0,  # sixty columns on one page can't be read
    )


def _heads(sheet: Sheet, form: EntryForm) -> None:
    heads = [("", NUMBER), ("", WAVE), *((column.question, column.name) for column in form.columns)]
    for place, (question, name) in enumerate(heads, 1):
        sheet.put(ASKED, place, question, _QUESTION)
        sheet.put(HEADER, place, name, _HEAD)
    lines = [_lines_of(column.question, column.wide * WIDER) for column in form.columns]
    sheet.heighten(ASKED, POINTS_A_LINE * max(lines, default=1) + 6)
    sheet.heighten(HEADER, 20)


def _lines_of(text: str, letters: float) -> int:
    """How many lines a text takes where no word is broken."""
    lines, used = 1, 0.0
    for word in text.split():
        if used and used + 1 + len(word) > letters:
            lines, used = lines + 1, 0.0
        used += len(word) + (1 if used else 0)
    return lines


def _lines(sheet: Sheet, form: EntryForm) -> None:
    """The numbers of the papers, the wave, and the empty cells."""
    looks = [_FIGURES if _is_of_figures(column) else _WORDS for column in form.columns]
    for row in range(HEADER + 1, HEADER + 1 + form.lines):
        sheet.put(row, 1, row - HEADER, _GIVEN)
        sheet.put(row, 2, form.wave, _GIVEN)
        for place, look in enumerate(looks, BEFORE + 1):
            sheet.put(row, place, "", look)
        sheet.heighten(row, 18)


def _is_of_figures(column: EntryColumn) -> bool:
    return column.number or any(isinstance(choice, int) for choice in column.choices)


_NAME_WIDE, _TEXT_WIDE, _TYPED_WIDE = 14, 52, 52  # letters of the columns


def fill_guide(sheet: Sheet, form: EntryForm) -> None:
    """Writes how it is done in each language, then a table of all columns with the questions in each language."""
    wide = (_NAME_WIDE, *(_TEXT_WIDE for _ in form.languages), _TYPED_WIDE)
    for place, letters in enumerate(wide, 1):
        sheet.widen(place, letters)
    row = 1
    for words in form.guides.values():
        entitle_across(sheet, row, words.guide, wide, TITLE, is_title=True)
        for number, text in enumerate(words.how, 1):
            entitle_across(sheet, row + number, f"{number}. {text}", wide, TEXT, is_title=False)
        row += len(words.how) + 2
    table_head(sheet, row, (form.words.column, *form.languages.values(), form.words.what_to_type))
    for below, column in enumerate(form.columns, row + 1):
        hint = column.input_hint.replace("\n", "; ") or "; ".join(map(str, column.choices))
        texts = (column.texts.get(language, "") for language in form.languages)
        table_line(sheet, below, (column.name, *texts, hint), wide)
    sheet.page.repeat_rows(row - 1)
    sheet.page.hide_gridlines(2)
    set_up_print(
        sheet, Document(form.title, (), labels=form.labels), landscape=True, about=form.mark.removeprefix(f"{MARK}: ")
    )
