"""The workbook into which the forms are typed: a sheet to fill in, one that says what to write where, and a hidden one
of choices. What is typed into it is read by `ecpat follow-up check` as it is."""

from ecpat_training.documents.document import Document
from ecpat_training.documents.workbook.book import WorkbookWriter
from ecpat_training.documents.workbook.entry_columns import add_entry_columns, explain
from ecpat_training.documents.workbook.entry_sheet import HEADER, OPEN_HEAD, entitle, head, keep_in_view, open_rows
from ecpat_training.documents.workbook.look import ENTRY_STYLE
from ecpat_training.documents.workbook.printing import set_up_print
from ecpat_training.documents.workbook.sheet import Sheet
from ecpat_training.files.workbook.marks import CHOICES
from ecpat_training.followup.model.form import CommitmentForm

TITLE, GUIDE = "Commitments", "How to fill in"
_PAGES = 4  # side by side, on paper
SPARE = 20  # rows below those of the seats
HOW = (
    "A row for each form, by its code. What became of it is typed 3, 6 and 12 months later, on the right. Leave a cell "
    "empty where nobody said anything. Then: ecpat follow-up check"
)
_WIDE = (28, 74, 50)


def render(form: CommitmentForm) -> bytes:
    """The workbook; the sheet to fill in is the first."""
    workbook = WorkbookWriter()
    sheet, guide, choices = (workbook.add_sheet(name) for name in (TITLE, GUIDE, CHOICES))
    choices.page.very_hidden()
    _fill(sheet, form)
    add_entry_columns(sheet, choices, form.columns, (HEADER + 1, _last(form)))
    lines = [(column.title, column.instruction, "\n".join(column.choices)) for column in form.columns]
    explain(guide, HOW, ("Column", "What to write", "Choices"), lines, Document(TITLE, ()), _WIDE)
    return workbook.file(TITLE)


def _last(form: CommitmentForm) -> int:
    return HEADER + form.people + SPARE


def _fill(sheet: Sheet, form: CommitmentForm) -> None:
    entitle(sheet, f"Commitments: {form.training}", HOW)
    for place, column in enumerate(form.columns, 1):
        head(sheet, HEADER, place, column.title, column.wide, OPEN_HEAD)
    open_rows(sheet, HEADER + 1, len(form.columns), (), form.people + SPARE, ENTRY_STYLE._replace(vertical="top"))
    sheet.heighten(HEADER, 34)
    keep_in_view(sheet, HEADER, 1)
    training_name = form.training
    set_up_print(
        sheet, Document(TITLE, ()), landscape=True, about=training_name, pages_wide=_PAGES
    )  # one can't be read
    sheet.page.repeat_columns(0)
