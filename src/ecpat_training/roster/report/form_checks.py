"""What the list's sheet checks while somebody fills it in: drop-downs, the shape of an address, gaps, people twice."""

from ecpat_training.core.location import column_letters
from ecpat_training.documents.workbook.checks import Check, add_check, mark
from ecpat_training.documents.workbook.entry_columns import chosen
from ecpat_training.documents.workbook.sheet import Sheet
from ecpat_training.roster.model.form import ListFormColumn, RosterForm

LAST = 1000  # the last row that is checked: more people than any training has


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
