"""What the workbook for paper forms checks while somebody types: drop-downs, bounds, codes twice, two typings.

Other sheets are named, since old spreadsheets colour no cell by another sheet's.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ecpat_training.documents.workbook.form_parts import LONGEST_TEXT, LONGEST_TITLE, mark
from ecpat_training.files.workbook.marks import CHOICES
from ecpat_training.survey.model.entry_form import EntryColumn, EntryForm

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.datavalidation import DataValidation
    from openpyxl.worksheet.worksheet import Worksheet

PERMITTED, TYPED = "permitted_answers", "first_typing"
MORE = 200  # lines below the last that are checked as well
AREA = "$A$1:$ZZ$1000"
_CELL = re.compile(r"([A-Z]+)([0-9]+)")


def define_names(workbook: "Workbook", answers: str) -> None:
    """Names what may be typed and what was typed first."""
    from openpyxl.workbook.defined_name import DefinedName

    quoted = "'" + answers.replace("'", "''") + "'"
    workbook.defined_names[PERMITTED] = DefinedName(PERMITTED, attr_text=f"{CHOICES}!{AREA}")
    workbook.defined_names[TYPED] = DefinedName(TYPED, attr_text=f"{quoted}!{AREA}")


def add_checks(sheet: "Worksheet", form: EntryForm, before: int, first: int) -> None:
    """Adds drop-downs and bounds, and colours what can't be an answer: what was pasted passes by the others."""
    for place, column, letter, cells in _columns(form, before, first):
        check = _check(form, column, letter)
        if check is not None:
            check.add(cells)
            sheet.add_data_validation(check)
        for formula in _wrong(column, place, f"{letter}{first}", cells):
            mark(sheet, cells, formula, "bad")


def compare(again: "Worksheet", form: EntryForm, before: int, first: int) -> None:
    """Colours the cells of the second typing that differ from the first, once their line has been begun."""
    from openpyxl.utils import get_column_letter

    start, end = (get_column_letter(place) for place in (before + 1, before + len(form.columns)))
    for place, _, letter, cells in _columns(form, before, first):
        typed = f"INDEX({TYPED},ROW(),{place})"
        begun = f"COUNTA(${start}{first}:${end}{first})>0"
        mark(again, cells, f'AND({begun},TRIM({letter}{first}&"")<>TRIM({typed}&""))', "bad")


def _columns(form: EntryForm, before: int, first: int) -> Iterator[tuple[int, EntryColumn, str, str]]:
    from openpyxl.utils import get_column_letter

    for place, column in enumerate(form.columns, before + 1):
        letter = get_column_letter(place)
        yield place, column, letter, f"{letter}{first}:{letter}{first + form.lines + MORE}"


def _check(form: EntryForm, column: EntryColumn, letter: str) -> "DataValidation | None":
    from openpyxl.worksheet.datavalidation import DataValidation

    words = form.words
    if column.choices:
        listed = f"{CHOICES}!${letter}$1:${letter}${len(column.choices)}"
        check = DataValidation(type="list", formula1=listed, allow_blank=True, errorStyle="stop")
        check.error = words.choose
    elif column.number:
        check = _number(column)
        check.error = f"{words.a_number}{_range(column)}."
    elif column.input_hint:
        check = DataValidation(allow_blank=True)
    else:
        return None
    check.showErrorMessage = bool(check.error)
    check.errorTitle = words.please_check[:LONGEST_TITLE]
    if column.input_hint:
        check.showInputMessage = True
        check.promptTitle, check.prompt = column.name[:LONGEST_TITLE], _prompt(column.input_hint)
    return check


def _number(column: EntryColumn) -> "DataValidation":
    from openpyxl.worksheet.datavalidation import DataValidation

    low = -1e9 if column.low is None else column.low
    high = 1e9 if column.high is None else column.high
    return DataValidation(
        type="decimal", operator="between", formula1=f"{low:g}", formula2=f"{high:g}", allow_blank=True,
        errorStyle="stop",
    )  # fmt: skip


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
    cut = [
        line if len(line) <= room else f"{line[: room - 2].rpartition(' ')[0] or line[: room - 2]} …" for line in lines
    ]
    return "\n".join(cut)[:LONGEST_TEXT]


def _wrong(column: EntryColumn, place: int, cell: str, cells: str) -> Iterator[str]:
    """Formulas that are true of a cell that can't be right. Compared with `=`: COUNTIF takes `*` for anything."""
    filled = f'LEN(TRIM({cell}&""))>0'
    if column.choices:
        permitted = f"INDEX({PERMITTED},0,{place})"
        yield f'AND({filled},SUMPRODUCT(--(TRIM({permitted}&"")=TRIM({cell}&"")))=0)'
    if column.number:
        outside = [f"{cell}<{column.low:g}"] if column.low is not None else []
        outside += [f"{cell}>{column.high:g}"] if column.high is not None else []
        yield f"AND({filled},OR({','.join([f'NOT(ISNUMBER({cell}))', *outside])}))"
    if column.code:
        yield f"AND({filled},SUMPRODUCT(--(UPPER(TRIM({fixed(cells)}))=UPPER(TRIM({cell}))))>1)"


def fixed(cells: str) -> str:
    """A range that stays where it is for each cell of it: `$C$4:$C$99`."""
    return _CELL.sub(r"$\1$\2", cells)
