"""The workbooks: of one rater a row for each answer with drop-downs, and the levels in words on a sheet beside it; the
key as text, so that a code like 01 keeps its zero."""

from ecpat_training.documents.document import Document
from ecpat_training.documents.wording import Wording
from ecpat_training.documents.workbook.book import WorkbookWriter
from ecpat_training.documents.workbook.checks import Check, add_check
from ecpat_training.documents.workbook.entry_columns import chosen, explain
from ecpat_training.documents.workbook.entry_sheet import HEADER, head, keep_in_view
from ecpat_training.documents.workbook.form_parts import text_row_height
from ecpat_training.documents.workbook.list import as_workbook
from ecpat_training.documents.workbook.look import CENTRED_STYLE, ENTRY_STYLE, HEADER_STYLE, SOFT_COLOUR, TITLE
from ecpat_training.documents.workbook.printing import set_up_print
from ecpat_training.documents.workbook.sheet import Sheet
from ecpat_training.effect.performance.model.key import Key
from ecpat_training.effect.performance.model.ratings import BOTH_RATERS
from ecpat_training.effect.performance.model.rubric import Criterion, Rubric
from ecpat_training.effect.performance.reading.score_cell import choice
from ecpat_training.effect.performance.report.raters import answers_of
from ecpat_training.files.workbook.marks import CHOICES

NAME, GUIDE = "Scores", "How to fill in"
FIXED_HEADERS = ("rater answer", "rater case", "rater rater")
"""What stands in front of the criteria, by the keys of the words."""
KEY_TITLES = ("Code", "Half", "Wave", "Case", "Answer")
_WIDE_FIXED = (11, 8, 10)
_WIDE_CRITERION = 24
_HEADER_STYLE = HEADER_STYLE._replace(vertical="center", is_wrapped=True)
_FIRST_STYLE, _FILLED_STYLE = ENTRY_STYLE._replace(is_bold=True), ENTRY_STYLE._replace(ink=SOFT_COLOUR)
_GUIDE_WIDE = (36, 8, 66)


def key_workbook(key: Key) -> bytes:
    """The key, by people and waves, as papers are handed out."""
    rows = [(answer.code, str(answer.half), answer.wave, answer.case, answer.blind) for answer in key.answers]
    return as_workbook([KEY_TITLES, *rows], "Key")


def rater_workbook(key: Key, rubric: Rubric, rater: str, words: Wording) -> bytes:
    """The workbook, in one language; the sheet to fill in is the first."""
    workbook = WorkbookWriter()
    sheet, guide, choices = (workbook.add_sheet(name) for name in (NAME, GUIDE, CHOICES))
    for place, criterion in enumerate(rubric.criteria, 1):
        for level in range(len(criterion.levels)):
            choices.put(level + 1, place, choice(criterion, level))
    choices.page.very_hidden()
    _fill(sheet, key, rubric, rater, words)
    for place, criterion in enumerate(rubric.criteria, 1):
        _check(sheet, criterion, place, len(key.answers), words)
    _explain(guide, rubric, words)
    return workbook.file(NAME)


def _fill(sheet: Sheet, key: Key, rubric: Rubric, rater: str, words: Wording) -> None:
    titles = (
        *map(words.say, FIXED_HEADERS),
        *(criterion.title for criterion in rubric.criteria),
        words.say("rater remarks"),
    )
    column_widths = (*_WIDE_FIXED, *(_WIDE_CRITERION for _ in rubric.criteria), 30)
    instructions = words.say("rater talked" if rater == BOTH_RATERS else "rater how")
    sheet.put(1, 1, f"{rubric.rubric}: {rater}", TITLE)
    sheet.put_across(2, len(titles), instructions, CENTRED_STYLE)
    sheet.heighten(2, text_row_height(instructions, sum(column_widths)) + 8)
    for place, (title, letters) in enumerate(zip(titles, column_widths, strict=True), 1):
        head(sheet, HEADER, place, title, letters, _HEADER_STYLE)
    sheet.heighten(HEADER, max(text_row_height(title, _WIDE_CRITERION) for title in titles) + 12)
    for row, answer in enumerate(answers_of(key, rater), HEADER + 1):
        fixed_cells = (answer.blind, answer.case, rater)
        sheet.put(row, 1, fixed_cells[0], _FIRST_STYLE)
        for place, text in enumerate(fixed_cells[1:], 2):
            sheet.put(row, place, text, _FILLED_STYLE)
        for place in range(len(fixed_cells) + 1, len(titles) + 1):
            sheet.put(row, place, "", ENTRY_STYLE)
        sheet.heighten(row, 30)
    keep_in_view(sheet, HEADER, 1)
    set_up_print(sheet, Document(rubric.rubric, (), labels=words.labels), landscape=True, about=rater)


def _check(sheet: Sheet, criterion: Criterion, place: int, answers: int, words: Wording) -> None:
    """The drop-down of a criterion, and its levels beside a cell while it is filled in."""
    check = Check(
        "list",
        chosen(place, len(criterion.levels)),
        level="warning",
        error_title=words.say("rater check"),
        error=words.say("rater choose"),
        hint_title=criterion.title,
        hint="\n".join(choice(criterion, level) for level in range(len(criterion.levels))),
    )
    add_check(sheet, len(FIXED_HEADERS) + place, (HEADER + 1, HEADER + answers), check)


def _explain(sheet: Sheet, rubric: Rubric, words: Wording) -> None:
    levels = [
        (criterion.title if not level else "", str(level), meaning)
        for criterion in rubric.criteria
        for level, meaning in enumerate(criterion.levels)
    ]
    word = words.say("rater case")
    cases = [(word, case.id, f"{case.title}. {case.text}" if case.text else case.title) for case in rubric.cases]
    headers = tuple(map(words.say, ("rater criterion", "rater points", "rater meaning")))
    document = Document(rubric.rubric, (), labels=words.labels)
    lines = [*levels, ("", "", ""), *cases]
    explain(sheet, words.say("rater how"), headers, lines, document, _GUIDE_WIDE, words.say("rater guide"))
