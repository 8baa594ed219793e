"""What the workbook for paper forms checks while somebody types: drop-downs, bounds, codes twice, two typings.

Other sheets are named, since old spreadsheets colour no cell by another sheet's.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from ecpat_training.core.location import column_letters
from ecpat_training.documents.workbook.book import WorkbookWriter
from ecpat_training.documents.workbook.checks import LONGEST_TEXT, Check, add_check, mark
from ecpat_training.documents.workbook.entry_columns import chosen
from ecpat_training.documents.workbook.sheet import Sheet
from ecpat_training.files.workbook.marks import CHOICES
from ecpat_training.survey.model.entry_form import EntryColumn, EntryForm

PERMITTED, TYPED = "permitted_answers", "first_typing"
SPARE_LINE_COUNT = 200  # lines below the last that are checked as well
AREA = "$A$1:$ZZ$1000"
_CELL = re.compile(r"([A-Z]+)([0-9]+)")


def define_names(workbook: WorkbookWriter, answers: str) -> None:
    """Names what may be typed and what was typed first."""
    quoted_sheet_name = "'" + answers.replace("'", "''") + "'"
    workbook.define_name(PERMITTED, f"{CHOICES}!{AREA}")
    workbook.define_name(TYPED, f"{quoted_sheet_name}!{AREA}")


def add_checks(sheet: Sheet, form: EntryForm, before: int, first_row: int) -> None:
    """Adds drop-downs and bounds, and colours what can't be an answer: what was pasted passes by the others."""
    for place, column, letter, cells in _columns(form, before, first_row):
        check = _check(form, column, place)
        if check is not None:
            add_check(sheet, place, (first_row, first_row + form.lines + SPARE_LINE_COUNT), check)
        for formula in _error_conditions(column, place, f"{letter}{first_row}", cells):
            mark(sheet, cells, formula, "bad")


def mark_differences(second_sheet: Sheet, form: EntryForm, before: int, first_row: int) -> None:
    """Colours the cells of the second typing that differ from the first, once their line has been begun."""
    start, end = column_letters(before), column_letters(before + len(form.columns) - 1)
    for place, _, letter, cells in _columns(form, before, first_row):
        first_typing = f"INDEX({TYPED},ROW(),{place})"
        has_line_begun = f"COUNTA(${start}{first_row}:${end}{first_row})>0"
        mark(second_sheet, cells, f'AND({has_line_begun},TRIM({letter}{first_row}&"")<>TRIM({first_typing}&""))', "bad")


def _columns(form: EntryForm, before: int, first_row: int) -> Iterator[tuple[int, EntryColumn, str, str]]:
    for place, column in enumerate(form.columns, before + 1):
        letter = column_letters(place - 1)
        yield place, column, letter, f"{letter}{first_row}:{letter}{first_row + form.lines + SPARE_LINE_COUNT}"


def _check(form: EntryForm, column: EntryColumn, place: int) -> Check | None:
    words = form.words
    check = Check(error_title=words.please_check)
    if column.choices:
        check = replace(check, kind="list", source=chosen(place, len(column.choices)), error=words.choose)
    elif column.number:
        lower_bound = -1e9 if column.low is None else column.low
        upper_bound = 1e9 if column.high is None else column.high
        error = f"{words.a_number}{_range(column)}."
        check = replace(check, kind="decimal", bounds=(f"{lower_bound:g}", f"{upper_bound:g}"), error=error)
    elif not column.input_hint:
        return None
    if not column.input_hint:
        return check
    return replace(check, hint_title=column.name, hint=_prompt(column.input_hint))


def _range(column: EntryColumn) -> str:
    if column.low is not None and column.high is not None:
        return f" {column.low:g}–{column.high:g}"
    if column.low is not None:
        return f" ≥ {column.low:g}"
    return "" if column.high is None else f" ≤ {column.high:g}"


def _prompt(text: str) -> str:
    """As much as a spreadsheet shows beside a cell: each line cut where whole ones are too long."""
    if len(text) <= LONGEST_TEXT:
        return text
    lines = text.split("\n")
    room = max(8, (LONGEST_TEXT - len(lines)) // len(lines))
    shortened_lines = [
        line if len(line) <= room else f"{line[: room - 2].rpartition(' ')[0] or line[: room - 2]} …" for line in lines
    ]
    return "\n".join(shortened_lines)[:LONGEST_TEXT]


def _error_conditions(column: EntryColumn, place: int, cell: str, cells: str) -> Iterator[str]:
    """Formulas that are true of a cell that can't be right. Compared with `=`: COUNTIF takes `*` for anything."""
    filled_formula = f'LEN(TRIM({cell}&""))>0'
    if column.choices:
        permitted = f"INDEX({PERMITTED},0,{place})"
        yield f'AND({filled_formula},SUMPRODUCT(--(TRIM({permitted}&"")=TRIM({cell}&"")))=0)'
    if column.number:
        outside_bounds = [f"{cell}<{column.low:g}"] if column.low is not None else []
        outside_bounds += [f"{cell}>{column.high:g}"] if column.high is not None else []
        yield f"AND({filled_formula},OR({','.join([f'NOT(ISNUMBER({cell}))', *outside_bounds])}))"
    if column.code:
        yield f"AND({filled_formula},SUMPRODUCT(--(UPPER(TRIM({fix_reference(cells)}))=UPPER(TRIM({cell}))))>1)"


def fix_reference(cells: str) -> str:
    """A range that stays where it is for each cell of it: `$C$4:$C$99`."""
    return _CELL.sub(r"$\1$\2", cells)
