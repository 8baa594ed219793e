"""What the list's sheet checks while somebody fills it in: drop-downs, the shape of an address, gaps, people twice."""

from typing import TYPE_CHECKING

from ecpat_training.documents.workbook.form_parts import LONGEST_TEXT, LONGEST_TITLE, mark
from ecpat_training.roster.model.form import FormColumn, RosterForm

if TYPE_CHECKING:
    from openpyxl.worksheet.datavalidation import DataValidation
    from openpyxl.worksheet.worksheet import Worksheet

LAST = 1000  # the last row that is checked: more people than any training has


def add_checks(sheet: "Worksheet", form: RosterForm, header: int, choices: str) -> None:
    """Adds what spreadsheets check by themselves, from the line below the example on."""
    from openpyxl.utils import get_column_letter

    first = header + 2
    for place, column in enumerate(form.columns, 1):
        letter = get_column_letter(place)
        check = _check(form, column, f"{letter}{first}", f"{choices}!${letter}$1:${letter}${len(column.choices)}")
        if check is not None:
            check.add(f"{letter}{first}:{letter}{LAST}")
            sheet.add_data_validation(check)
    _mark_twice(sheet, form, first)
    _mark_gaps(sheet, form, first)


def _check(form: RosterForm, column: FormColumn, cell: str, choices: str) -> "DataValidation | None":
    from openpyxl.worksheet.datavalidation import DataValidation

    if column.choices:
        check = DataValidation(type="list", formula1=choices, allow_blank=True, errorStyle="stop")
        check.error = form.words.choose
    elif column.is_email:
        check = DataValidation(type="custom", formula1=_address(cell), allow_blank=True, errorStyle="warning")
        check.error = form.words.email_shape
    elif column.explained:
        check = DataValidation(allow_blank=True)
    else:
        return None
    check.showErrorMessage = bool(check.error)
    check.errorTitle = form.words.please_check[:LONGEST_TITLE]
    if column.explained:
        check.showInputMessage = True
        check.promptTitle, check.prompt = column.title[:LONGEST_TITLE], column.explained[:LONGEST_TEXT]
    return check


def _address(cell: str) -> str:
    """Whether a cell holds one `@` with something before and a dot after it, and no blank or second address."""
    one = f'LEN({cell})-LEN(SUBSTITUTE({cell},"@",""))=1'
    dotted = f'ISNUMBER(FIND(".",{cell},FIND("@",{cell})+2))'
    plain = f'ISERROR(FIND(" ",{cell})),ISERROR(FIND(",",{cell})),ISERROR(FIND(";",{cell}))'
    return f'AND({one},LEFT({cell},1)<>"@",{dotted},RIGHT({cell},1)<>".",{plain})'


def _mark_twice(sheet: "Worksheet", form: RosterForm, first: int) -> None:
    """Red where a name, or an address, stands on two lines; compared with `=`, since COUNTIF takes `*` for anything."""
    from openpyxl.utils import get_column_letter

    given, surname, address = (get_column_letter(place + 1) for place in (*form.person, form.address))

    def same(letter: str) -> str:
        return f"(TRIM(${letter}${first}:${letter}${LAST})=TRIM(${letter}{first}))"

    name = f"AND(LEN(${surname}{first})>0,SUMPRODUCT({same(given)}*{same(surname)})>1)"
    mark(sheet, f"{given}{first}:{surname}{LAST}", name, "bad")
    mail = f"AND(LEN(${address}{first})>0,SUMPRODUCT(1*{same(address)})>1)"
    mark(sheet, f"{address}{first}:{address}{LAST}", mail, "bad")


def _mark_gaps(sheet: "Worksheet", form: RosterForm, first: int) -> None:
    """Yellow where a line has begun and something that is counted is missing."""
    from openpyxl.utils import get_column_letter

    last = get_column_letter(len(form.columns))
    for place, column in enumerate(form.columns, 1):
        if column.wanted:
            letter = get_column_letter(place)
            gap = f"AND(COUNTA($A{first}:${last}{first})>0,LEN({letter}{first})=0)"
            mark(sheet, f"{letter}{first}:{letter}{LAST}", gap, "attention")
