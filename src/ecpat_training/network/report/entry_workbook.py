"""The workbook into which the paper forms are typed: a row for each pair, with the choices beside each cell. What is
typed into it is read by `ecpat network check` as it is."""

from ecpat_training.documents.document import Document
from ecpat_training.documents.workbook.book import WorkbookWriter
from ecpat_training.documents.workbook.checks import Check, add_check
from ecpat_training.documents.workbook.entry_sheet import HEADER, head, keep_in_view
from ecpat_training.documents.workbook.look import ACCENT, TEXT, TITLE, Edge, box
from ecpat_training.documents.workbook.printing import set_up_print
from ecpat_training.documents.workbook.sheet import Sheet
from ecpat_training.network.model.form import NetworkForm
from ecpat_training.network.model.questions import MAX_ANSWER, Question

NAME = "Network"
ENTRY_INSTRUCTIONS = (
    "A block of rows for each form, by the code of who answers. Type the numbers of the form, 0 too. Leave the rows of "
    "somebody who gave no form empty. Then: ecpat network check"
)
_TITLES: dict[Question, str] = {"know": "Know", "contact": "Contact", "first": "Call first", "level": "Level"}
_HINTS: dict[Question, str] = {
    "know": "0 no, 1 yes",
    "contact": "0 none, 1 one or two, 2 three or more",
    "first": "0 no, 1 yes",
    "level": "0 none to 5 one team",
}
_PALE = "EEF3F5"
_COLUMN_WIDTH = 14


def render(form: NetworkForm) -> bytes:
    """The workbook."""
    workbook = WorkbookWriter()
    sheet = workbook.add_sheet(NAME)
    _head(sheet, form)
    _rows(sheet, form)
    _check(sheet, form)
    set_up_print(sheet, Document(NAME, ()), landscape=False, about=form.training)
    return workbook.file(NAME)


def _head(sheet: Sheet, form: NetworkForm) -> None:
    titles = ["From", "To", *(_TITLES[question] for question in form.questions)]
    sheet.put(1, 1, f"Network {form.wave}{f': {form.training}' if form.training else ''}", TITLE)
    sheet.put_across(2, len(titles), ENTRY_INSTRUCTIONS, TEXT._replace(vertical="top", is_wrapped=True))
    sheet.heighten(2, 14 * (2 + len(ENTRY_INSTRUCTIONS) // (_COLUMN_WIDTH * len(titles))))
    for column, title in enumerate(titles, 1):
        head(sheet, HEADER, column, title, _COLUMN_WIDTH)
    keep_in_view(sheet, HEADER, 2)
    sheet.page.autofilter(HEADER - 1, 0, _last(form) - 1, len(titles) - 1)


def _rows(sheet: Sheet, form: NetworkForm) -> None:
    box_with_strong_top = tuple(Edge("top", ACCENT, is_strong=True) if edge.side == "top" else edge for edge in box())
    row = HEADER
    for giver_number, giver_code in enumerate(form.codes):
        for number, receiver in enumerate(code for code in form.codes if code != giver_code):
            row += 1
            cell_style = TEXT._replace(
                edges=box() if number else box_with_strong_top, background_colour=_PALE if giver_number % 2 else ""
            )
            sheet.put(row, 1, giver_code, cell_style._replace(is_bold=True))
            sheet.put(row, 2, receiver, cell_style)
            for column in range(3, 3 + len(form.questions)):
                sheet.put(row, column, "", cell_style)


def _check(sheet: Sheet, form: NetworkForm) -> None:
    for column, question in enumerate(form.questions, 3):
        check = Check(
            "whole", bounds=("0", str(MAX_ANSWER[question])), error_title="Please check", error=_HINTS[question],
            hint_title=_TITLES[question], hint=_HINTS[question],
        )  # fmt: skip
        add_check(sheet, column, (HEADER + 1, _last(form)), check)


def _last(form: NetworkForm) -> int:
    return HEADER + len(form.people) * (len(form.people) - 1)
