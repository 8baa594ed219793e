"""The workbooks: of one rater a row for each answer with drop-downs, and the levels in words on a sheet beside it; the
key as text, so that a code like 01 keeps its zero."""

from typing import TYPE_CHECKING

from ecpat_training.documents.document import Document
from ecpat_training.documents.wording import Wording
from ecpat_training.documents.workbook.asked import explain
from ecpat_training.documents.workbook.cells import cell_at, write_text
from ecpat_training.documents.workbook.entry_sheet import HEADER, entitle, head, keep_in_view, open_cell
from ecpat_training.documents.workbook.form_parts import LONGEST_TEXT, LONGEST_TITLE, high
from ecpat_training.documents.workbook.look import FONT, INK, SIZE, SOFT, set_up_print
from ecpat_training.documents.workbook.package import as_workbook, saved
from ecpat_training.files.workbook.marks import CHOICES
from ecpat_training.performance.model.key import Key
from ecpat_training.performance.model.rubric import Criterion, Rubric
from ecpat_training.performance.model.scored import BOTH
from ecpat_training.performance.reading.score_cell import choice
from ecpat_training.performance.report.raters import answers_of

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

TITLE, GUIDE = "Scores", "How to fill in"
FIXED = ("rater answer", "rater case", "rater rater")
"""What stands in front of the criteria, by the keys of the words."""
KEY_TITLES = ("Code", "Half", "Wave", "Case", "Answer")
_WIDE_FIXED = (11, 8, 10)
_WIDE_CRITERION = 24
_GUIDE_WIDE = (36, 8, 66)


def key_workbook(key: Key) -> bytes:
    """The key, by people and waves, as papers are handed out."""
    rows = [(one.code, str(one.half), one.wave, one.case, one.blind) for one in key.answers]
    return as_workbook([KEY_TITLES, *rows], "Key")


def rater_workbook(key: Key, rubric: Rubric, rater: str, words: Wording) -> bytes:
    """The workbook, in one language; the sheet to fill in is the first."""
    from openpyxl import Workbook

    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = TITLE
    guide, choices = workbook.create_sheet(GUIDE), workbook.create_sheet(CHOICES)
    for place, criterion in enumerate(rubric.criteria, 1):
        for level in range(len(criterion.levels)):
            write_text(cell_at(choices, level + 1, place), choice(criterion, level))
    choices.sheet_state = "veryHidden"
    _fill(sheet, key, rubric, rater, words)
    for place, criterion in enumerate(rubric.criteria, 1):
        _check(sheet, criterion, place, len(key.answers), words)
    _explain(guide, rubric, words)
    return saved(workbook, TITLE)


def _fill(sheet: "Worksheet", key: Key, rubric: Rubric, rater: str, words: Wording) -> None:
    from openpyxl.styles import Alignment, Font

    titles = (*map(words.say, FIXED), *(one.title for one in rubric.criteria), words.say("rater remarks"))
    wide = (*_WIDE_FIXED, *(_WIDE_CRITERION for _ in rubric.criteria), 30)
    how = words.say("rater talked" if rater == BOTH else "rater how")
    entitle(sheet, f"{rubric.rubric}: {rater}", how)
    sheet.merge_cells(start_row=2, start_column=1, end_row=2, end_column=len(titles))
    cell_at(sheet, 2, 1).alignment = Alignment(vertical="center", wrap_text=True)
    sheet.row_dimensions[2].height = high(how, sum(wide)) + 8
    for place, (title, letters) in enumerate(zip(titles, wide, strict=True), 1):
        head(sheet, HEADER, place, title, letters).alignment = Alignment(vertical="center", wrap_text=True)
    sheet.row_dimensions[HEADER].height = max(high(title, _WIDE_CRITERION) for title in titles) + 12
    for row, answer in enumerate(answers_of(key, rater), HEADER + 1):
        known = (answer.blind, answer.case, rater)
        for place in range(1, len(titles) + 1):
            cell = open_cell(sheet, row, place)
            if place <= len(known):
                write_text(cell, known[place - 1])
            cell.font = Font(FONT, SIZE, bold=place == 1, color=SOFT if 1 < place <= len(known) else INK)
        sheet.row_dimensions[row].height = 30
    keep_in_view(sheet, HEADER, 1)
    set_up_print(sheet, Document(rubric.rubric, (), labels=words.labels), landscape=True, about=rater)


def _check(sheet: "Worksheet", criterion: Criterion, place: int, answers: int, words: Wording) -> None:
    """The drop-down of a criterion, and its levels beside a cell while it is filled in."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    of_choices = get_column_letter(place)
    check = DataValidation(
        type="list",
        formula1=f"{CHOICES}!${of_choices}$1:${of_choices}${len(criterion.levels)}",
        allow_blank=True,
        errorStyle="warning",
    )
    check.showErrorMessage = True
    check.errorTitle, check.error = words.say("rater check"), words.say("rater choose")
    check.showInputMessage = True
    levels = "\n".join(choice(criterion, level) for level in range(len(criterion.levels)))
    check.promptTitle, check.prompt = criterion.title[:LONGEST_TITLE], levels[:LONGEST_TEXT]
    letter = get_column_letter(len(FIXED) + place)
    check.add(f"{letter}{HEADER + 1}:{letter}{HEADER + answers}")
    sheet.add_data_validation(check)


def _explain(sheet: "Worksheet", rubric: Rubric, words: Wording) -> None:
    levels = [
        (one.title if not level else "", str(level), said)
        for one in rubric.criteria
        for level, said in enumerate(one.levels)
    ]
    case = words.say("rater case")
    cases = [(case, one.id, f"{one.title}. {one.text}" if one.text else one.title) for one in rubric.cases]
    named = tuple(map(words.say, ("rater criterion", "rater points", "rater meaning")))
    document = Document(rubric.rubric, (), labels=words.labels)
    lines = [*levels, ("", "", ""), *cases]
    explain(sheet, words.say("rater how"), named, lines, document, _GUIDE_WIDE, words.say("rater guide"))
