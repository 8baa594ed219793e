"""The workbook into which paper forms are typed: a sheet of answers, a second one for typing them again, a guide, and a
hidden sheet of what may be typed."""

from ecpat_training.documents.document import Document
from ecpat_training.documents.workbook.book import WorkbookWriter
from ecpat_training.documents.workbook.form_parts import entitle_across, table_head, table_line
from ecpat_training.documents.workbook.look import ACCENT, HEADER_STYLE, SOFT_COLOUR, TEXT, TITLE, CellStyle, box
from ecpat_training.documents.workbook.names import sheet_name
from ecpat_training.documents.workbook.printing import set_up_print
from ecpat_training.documents.workbook.sheet import Sheet
from ecpat_training.files.workbook.marks import CHOICES
from ecpat_training.survey.model.entry_form import MARK, NUMBER, WAVE, EntryColumn, EntryForm
from ecpat_training.survey.questionnaire.entry_checks import add_checks, define_names, mark_differences

QUESTION_ROW, HEADER = 2, 3  # the rows of the questions' words and of their names
BEFORE = 2  # columns that are filled in beforehand
SMALL_FONT_SIZE, POINTS_A_LINE, WIDTH_FACTOR = (
    8,
    11.5,
    1.15,
)  # of the words above the columns; letters for each that a column is wide
PALE = "F1F4F5"
_QUESTION = CellStyle(size=SMALL_FONT_SIZE, vertical="bottom", is_wrapped=True)
_HEAD_LOOK = HEADER_STYLE._replace(vertical="center", horizontal="left")
_GIVEN_LOOK = CellStyle(ink=SOFT_COLOUR, horizontal="left", background_colour=PALE, edges=box())
_FIGURES = CellStyle(horizontal="left", is_shrunk=True, edges=box())
_WORDS = _FIGURES._replace(number_format="@")  # `1-2` stays what it is


def render(form: EntryForm) -> bytes:
    """The workbook; the sheet of answers is the first, which is the one that is read."""
    workbook = WorkbookWriter()
    answers = workbook.add_sheet(sheet_name(form.words.answers, []))
    second_sheet = workbook.add_sheet(sheet_name(form.words.again, workbook.names))
    guide = workbook.add_sheet(sheet_name(form.words.guide, workbook.names))
    choices = workbook.add_sheet(CHOICES)
    for place, column in enumerate(form.columns, BEFORE + 1):
        for row, choice in enumerate(column.choices, 1):
            choices.put(row, place, choice)
    choices.page.very_hidden()
    define_names(workbook, answers.name)
    for sheet in (answers, second_sheet):
        _fill(sheet, form)
        add_checks(sheet, form, BEFORE, HEADER + 1)
    mark_differences(second_sheet, form, BEFORE, HEADER + 1)
    answers.page.set_tab_color(f"#{ACCENT}")
    fill_guide(guide, form)
    return workbook.file(form.title)


def _fill(sheet: Sheet, form: EntryForm) -> None:
    sheet.put(1, 1, form.mark, CellStyle(size=SMALL_FONT_SIZE, ink=SOFT_COLOUR))
    for place, column_width in enumerate((6, 9, *(column.wide for column in form.columns)), 1):
        sheet.widen(place, column_width)
    _write_heads(sheet, form)
    _lines(sheet, form)
    codes = sum(column.code for column in form.columns[:3])  # what stays in sight
    sheet.freeze(HEADER + 1, BEFORE + codes + 1)
    sheet.page.set_selection(HEADER, BEFORE, HEADER, BEFORE)
    sheet.page.repeat_rows(QUESTION_ROW - 1, HEADER - 1)
    set_up_print(
        sheet,
        Document(form.title, (), labels=form.labels),
        landscape=True,
        about=form.mark.removeprefix(f"{MARK}: "),
        pages_wide=0,  # sixty columns on one page can't be read
    )


def _write_heads(sheet: Sheet, form: EntryForm) -> None:
    column_headings = [("", NUMBER), ("", WAVE), *((column.question, column.name) for column in form.columns)]
    for place, (question, name) in enumerate(column_headings, 1):
        sheet.put(QUESTION_ROW, place, question, _QUESTION)
        sheet.put(HEADER, place, name, _HEAD_LOOK)
    lines = [_lines_of(column.question, column.wide * WIDTH_FACTOR) for column in form.columns]
    sheet.heighten(QUESTION_ROW, POINTS_A_LINE * max(lines, default=1) + 6)
    sheet.heighten(HEADER, 20)


def _lines_of(text: str, letters: float) -> int:
    """How many lines a text takes where no word is broken."""
    lines, used_letters = 1, 0.0
    for word in text.split():
        if used_letters and used_letters + 1 + len(word) > letters:
            lines, used_letters = lines + 1, 0.0
        used_letters += len(word) + (1 if used_letters else 0)
    return lines


def _lines(sheet: Sheet, form: EntryForm) -> None:
    """The numbers of the papers, the wave, and the empty cells."""
    cell_looks = [_FIGURES if _is_of_figures(column) else _WORDS for column in form.columns]
    for row in range(HEADER + 1, HEADER + 1 + form.lines):
        sheet.put(row, 1, row - HEADER, _GIVEN_LOOK)
        sheet.put(row, 2, form.wave, _GIVEN_LOOK)
        for place, cell_look in enumerate(cell_looks, BEFORE + 1):
            sheet.put(row, place, "", cell_look)
        sheet.heighten(row, 18)


def _is_of_figures(column: EntryColumn) -> bool:
    return column.number or any(isinstance(choice, int) for choice in column.choices)


_NAME_WIDE, _TEXT_WIDE, _TYPED_WIDE = 14, 52, 52  # letters of the columns


def fill_guide(sheet: Sheet, form: EntryForm) -> None:
    """Writes how it is done in each language, then a table of all columns with the questions in each language."""
    column_widths = (_NAME_WIDE, *(_TEXT_WIDE for _ in form.languages), _TYPED_WIDE)
    for place, letters in enumerate(column_widths, 1):
        sheet.widen(place, letters)
    row = 1
    for words in form.guides.values():
        entitle_across(sheet, row, words.guide, column_widths, TITLE, is_title=True)
        for number, text in enumerate(words.how, 1):
            entitle_across(sheet, row + number, f"{number}. {text}", column_widths, TEXT, is_title=False)
        row += len(words.how) + 2
    table_head(sheet, row, (form.words.column, *form.languages.values(), form.words.what_to_type))
    for table_row, column in enumerate(form.columns, row + 1):
        hint = column.input_hint.replace("\n", "; ") or "; ".join(map(str, column.choices))
        texts = (column.texts.get(language, "") for language in form.languages)
        table_line(sheet, table_row, (column.name, *texts, hint), column_widths)
    sheet.page.repeat_rows(row - 1)
    sheet.page.hide_gridlines(2)
    set_up_print(
        sheet, Document(form.title, (), labels=form.labels), landscape=True, about=form.mark.removeprefix(f"{MARK}: ")
    )
