"""A table on its own sheet: header in the first row, a real Excel table, ready to sort, filter and print; and a
workbook that is one such sheet, as lists are that programs read."""

from dataclasses import replace
from datetime import date
from functools import lru_cache

from ecpat_training.documents.document import Document, Form, ReportColumn, ReportTable, Tone, bounds
from ecpat_training.documents.numbers import Format, format_english, value_text
from ecpat_training.documents.prepared import cleaned
from ecpat_training.documents.row_ids import HEADER
from ecpat_training.documents.titles import make_titles_unique
from ecpat_training.documents.workbook.book import WorkbookWriter
from ecpat_training.documents.workbook.checks import Check, add_check
from ecpat_training.documents.workbook.look import HEADER_STYLE, INK, SOFT_COLOUR, TONES, CellStyle, Edge, box
from ecpat_training.documents.workbook.names import sheet_name, table_name
from ecpat_training.documents.workbook.printing import set_up_print
from ecpat_training.documents.workbook.sheet import Sheet
from ecpat_training.documents.workbook.text import escaped, is_taken_for_markup, truncate_for_cell
from ecpat_training.words.catalogue.marked_text import marked

MIN_COLUMN_WIDTH, MAX_COLUMN_WIDTH = 6, 50
POINTS_A_CM = 72 / 2.54
NUMBER_FORMATS: dict[Format, str] = {
    "count": "#,##0",
    "0": "0",
    "0.0": "0.0",
    "0.00": "0.00",
    "0.000": "0.000",
    "p": '[<0.001]"< 0.001";[>0.999]"> 0.999";0.000',
    "percent": "0 %",
    "chance": "0.0 %",
    "date": "yyyy-mm-dd",
}


def fill_sheet(sheet: Sheet, table: ReportTable, document: Document, number: int, about: str = "") -> None:
    """Write a table to a sheet of its own; it is the workbook's nth. What it is `about` is printed above it."""
    _fill(sheet, table, document, (number, about), ())


def fill_form(sheet: Sheet, form: Form, document: Document, number: int, about: str = "") -> None:
    """Write a form as a table with the lines and the heights that somebody with a pen needs."""
    _fill(sheet, form.as_table(), document, (number, about), box(SOFT_COLOUR))
    for row in range(2, len(form.rows) + 2):
        sheet.heighten(row, form.row_cm * POINTS_A_CM)


def _fill(
    sheet: Sheet, table: ReportTable, document: Document, place: tuple[int, str], edges: tuple[Edge, ...]
) -> None:
    number, about = place
    table = split_intervals(table)
    visible = len(table.columns)
    table = _add_row_ids(table)
    _make_table(sheet, table, number)
    _rows(sheet, table, edges or (Edge("bottom"),))
    _offer_choices(sheet, table)
    for column_number, column in enumerate(table.columns, 1):
        lines = [line for row in table.rows for line in column.format_value(row[column_number - 1]).split("\n")]
        longest = max([len(line) for line in lines], default=0) + 3
        words = max([len(word) for word in column.title.split()], default=0) + 4  # beside the filter's button
        width = min(max(longest, words, MIN_COLUMN_WIDTH), MAX_COLUMN_WIDTH)
        sheet.widen(column_number, width, is_hidden=column_number > visible)
    sheet.freeze(2, 2 if visible > 4 else 1)
    sheet.page.repeat_rows(0)
    landscape = document.landscape or visible > 5
    set_up_print(sheet, document, landscape=landscape, about=table.caption or about)


def _add_row_ids(table: ReportTable) -> ReportTable:
    """The table with the ids of its rows as its last column, where it has any: within the table, so that whoever sorts
    it takes them along, and behind all that people mark to copy it."""
    if not any(table.ids):
        return table
    rows = tuple((*row, id_) for row, id_ in zip(table.rows, table.ids, strict=True))
    return replace(table, columns=(*table.columns, ReportColumn(HEADER)), rows=rows)


def _offer_choices(sheet: Sheet, table: ReportTable) -> None:
    """Give the cells of a column in which people choose a drop-down list."""
    for place, column in enumerate(table.columns, 1):
        if column.choices and table.rows:
            error = f"Please choose: {', '.join(column.choices)}."
            offered = Check("list", column.choices, error_title=column.title, error=error)
            add_check(sheet, place, (2, len(table.rows) + 1), offered)


BOUND_SUFFIXES = marked((" low", " high"))


def split_intervals(table: ReportTable) -> ReportTable:
    """The table with two columns for each interval, `... low` and `... high`, and titles that differ."""
    columns, places = [], []
    for place, column in enumerate(table.columns):
        for side, ending in enumerate(BOUND_SUFFIXES if column.interval else ("",)):
            columns.append(replace(column, title=f"{column.title}{ending}", interval=False))
            places.append((place, side if column.interval else None))
    titles = make_titles_unique(column.title for column in columns)
    rows = tuple(tuple(_side(row[place], side) for place, side in places) for row in table.rows)
    marks = tuple(tuple(row[place] for place, _ in places) for row in table.marks)
    named = tuple(replace(column, title=title) for column, title in zip(columns, titles, strict=True))
    return replace(table, columns=named, rows=rows, marks=marks)


def _side(value: object, side: int | None) -> object:
    """One end of an interval; a text in its place, such as `withheld`, stands for both."""
    return value if side is None or isinstance(value, str) else bounds(value)[side]


def _make_table(sheet: Sheet, table: ReportTable, number: int) -> None:
    """Makes Excel's own table, with its header."""
    titles = [
        f" {column.title}" if is_taken_for_markup(column.title) else truncate_for_cell(column.title)
        for column in table.columns
    ]
    options = {
        "name": table_name(number, table.name),
        "style": "Table Style Light 1",
        "banded_rows": False,
        "columns": [{"header": escaped(title)} for title in titles],
    }
    last = max(2, len(table.rows) + 1)  # a table has at least one row, be it empty
    sheet.page.add_table(0, 0, last - 1, len(titles) - 1, options)
    for place, (column, title) in enumerate(zip(table.columns, titles, strict=True), 1):
        sheet.put(1, place, title, _aligned(HEADER_STYLE._replace(vertical="bottom"), column, place))


def _rows(sheet: Sheet, table: ReportTable, edges: tuple[Edge, ...]) -> None:
    looks: dict[tuple[int, Tone], CellStyle] = {}
    for line, (of_row, row) in enumerate(table.toned_rows(), 2):
        marks = table.tones_of_cells(line - 2)
        for place, (column, value, mark) in enumerate(zip(table.columns, row, marks, strict=True), 1):
            tone = of_row if mark == "plain" else mark
            if (place, tone) not in looks:
                is_bad = place == 1 and tone == "bad"
                look = CellStyle(
                    vertical="top", background_colour=TONES[tone].background_colour, is_bold=is_bad, edges=edges,
                    ink=TONES["bad"].ink if is_bad else INK,
                )  # fmt: skip
                looks[place, tone] = _aligned(look, column, place)
            write_value(sheet, line, place, value, column, looks[place, tone])


def _aligned(look: CellStyle, column: ReportColumn, place: int) -> CellStyle:
    """Figures flush right, text flush left and a little off the column before."""
    if column.numeric:
        return look._replace(is_wrapped=True, horizontal="right")
    return look._replace(is_wrapped=True, horizontal="left", indent=min(place - 1, 1))


def render_tables(table: ReportTable, *further_tables: ReportTable, notice: str = "") -> bytes:
    """The table on the first sheet, its header in the first row, and others on sheets behind it; the notice is printed
    above each page."""
    document = cleaned(Document(table.name, [table, *further_tables], notice=notice))
    book = WorkbookWriter()
    for number, block in enumerate(document.blocks, 1):
        if isinstance(block, ReportTable):
            fill_sheet(book.add_sheet(sheet_name(block.name, book.names)), block, document, number)
    return book.file(document.title)


def write_value(sheet: Sheet, row: int, place: int, value: object, column: ReportColumn, look: CellStyle) -> None:
    """Put a raw value into a cell: a number or a date as such under the column's format, else what is shown of it."""
    if isinstance(value, str):
        sheet.put(row, place, value, look)
    elif isinstance(value, int | float) and not isinstance(value, bool) and column.numeric:
        sheet.put(row, place, value, _add_number_format(look, number_format(value, column.format)))
    elif isinstance(value, date) and type(value) is date and value.year >= 1900 and column.format in ("text", "date"):
        sheet.put(row, place, value, _add_number_format(look, NUMBER_FORMATS["date"]))
    else:
        sheet.put(row, place, value_text(value, column.format), look)


@lru_cache(maxsize=256)  # a table has many numbers and few looks
def _add_number_format(look: CellStyle, number_format: str) -> CellStyle:
    return look._replace(number_format=number_format)


def number_format(value: float, format_: Format) -> str:
    """The spreadsheet's format under which a number shows as `documents.numbers.shown` shows it."""
    usual = NUMBER_FORMATS[format_]
    if format_ == "count" and not float(value).is_integer():
        return f"0.{'0' * len(format_english(value, 'count').partition('.')[2])}"
    if format_ == "chance" and format_english(value, format_).startswith(("<", ">")):
        return f'"{value_text(value, format_)}"'
    if value < 0 and format_ != "p" and not format_english(value, format_).startswith("-"):
        return f"{usual};{usual}"  # -0.001 shows as 0.00, not as -0.00
    return usual
