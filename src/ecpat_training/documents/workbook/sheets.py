"""A table on its own sheet: header in the first row, a real Excel table, ready to sort, filter and print; and a
workbook that is one such sheet, as lists are that programs read."""

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from ecpat_training.documents.document import Document, Form, ReportColumn, ReportTable, bounds
from ecpat_training.documents.ready import cleaned
from ecpat_training.documents.row_ids import HEADER
from ecpat_training.documents.titles import unique
from ecpat_training.documents.workbook.cells import cell_at, write_text, write_value
from ecpat_training.documents.workbook.look import (
    ACCENT,
    FONT,
    INK,
    LINE,
    SIZE,
    SOFT,
    TONES,
    Looks,
    set_up_print,
    shade,
)
from ecpat_training.documents.workbook.names import sheet_name, table_name
from ecpat_training.documents.workbook.package import saved
from ecpat_training.words.catalogue.ours import ours

if TYPE_CHECKING:
    from openpyxl.styles import Alignment
    from openpyxl.worksheet.worksheet import Worksheet

NARROWEST, WIDEST = 6, 50
POINTS_A_CM = 72 / 2.54


def fill_sheet(sheet: "Worksheet", table: ReportTable, document: Document, number: int, about: str = "") -> None:
    """Write a table to a sheet of its own; it is the workbook's nth. What it is `about` is printed above it."""
    from openpyxl.utils import get_column_letter

    table = flat(table)
    visible = len(table.columns)
    table = _with_ids(table)
    _head(sheet, table)
    _rows(sheet, table)
    _make_table(sheet, table, number)
    _offer_choices(sheet, table)
    for place, column in enumerate(table.columns, 1):
        lines = [line for row in table.rows for line in column.shown(row[place - 1]).split("\n")]
        longest = max([len(line) for line in lines], default=0) + 3
        words = max([len(word) for word in column.title.split()], default=0) + 4  # beside the filter's button
        sheet.column_dimensions[get_column_letter(place)].width = min(max(longest, words, NARROWEST), WIDEST)
    if len(table.columns) > visible:
        sheet.column_dimensions[get_column_letter(len(table.columns))].hidden = True
    sheet.freeze_panes = "B2" if visible > 4 else "A2"
    sheet.print_title_rows = "1:1"
    landscape = document.landscape or visible > 5
    set_up_print(sheet, document, landscape=landscape, about=table.caption or about)


def _with_ids(table: ReportTable) -> ReportTable:
    """The table with the ids of its rows as its last column, where it has any: within the table, so that whoever sorts
    it takes them along, and behind all that people mark to copy it."""
    if not any(table.ids):
        return table
    rows = tuple((*row, id_) for row, id_ in zip(table.rows, table.ids, strict=True))
    return replace(table, columns=(*table.columns, ReportColumn(HEADER)), rows=rows)


def _offer_choices(sheet: "Worksheet", table: ReportTable) -> None:
    """Give the cells of a column in which people choose a drop-down list."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    for place, column in enumerate(table.columns, 1):
        if column.choices and table.rows:
            letter = get_column_letter(place)
            offered = DataValidation("list", f'"{",".join(column.choices)}"', allow_blank=True, showErrorMessage=True)
            offered.errorTitle, offered.error = column.title, f"Please choose: {', '.join(column.choices)}."
            offered.add(f"{letter}2:{letter}{len(table.rows) + 1}")
            sheet.add_data_validation(offered)


def make_form(sheet: "Worksheet", form: Form) -> None:
    """Give a filled sheet the lines and the heights that somebody with a pen needs."""
    from openpyxl.styles import Border, Side

    line = Side("thin", SOFT)
    for row in range(2, len(form.rows) + 2):
        sheet.row_dimensions[row].height = form.row_cm * POINTS_A_CM
        for place in range(1, len(form.columns) + 1):
            cell_at(sheet, row, place).border = Border(line, line, line, line)


ENDS = ours((" low", " high"))


def flat(table: ReportTable) -> ReportTable:
    """The table with two columns for each interval, `... low` and `... high`, and titles that differ."""
    columns, places = [], []
    for place, column in enumerate(table.columns):
        for side, ending in enumerate(ENDS if column.interval else ("",)):
            columns.append(replace(column, title=f"{column.title}{ending}", interval=False))
            places.append((place, side if column.interval else None))
    titles = unique(column.title for column in columns)
    rows = tuple(tuple(_side(row[place], side) for place, side in places) for row in table.rows)
    marks = tuple(tuple(row[place] for place, _ in places) for row in table.marks)
    named = tuple(replace(column, title=title) for column, title in zip(columns, titles, strict=True))
    return replace(table, columns=named, rows=rows, marks=marks)


def _side(value: object, side: int | None) -> object:
    """One end of an interval; a text in its place, such as `withheld`, stands for both."""
    return value if side is None or isinstance(value, str) else bounds(value)[side]


def _head(sheet: "Worksheet", table: ReportTable) -> None:
    from openpyxl.styles import Font

    for place, column in enumerate(table.columns, 1):
        cell = cell_at(sheet, 1, place)
        write_text(cell, column.title)
        cell.font = Font(name=FONT, size=SIZE, bold=True, color="FFFFFF")
        cell.fill = shade(ACCENT)
        cell.alignment = _aligned(column, place, "bottom")


def _rows(sheet: "Worksheet", table: ReportTable) -> None:
    from openpyxl.styles import Border, Font, Side

    below = Border(bottom=Side("thin", LINE))
    plain, bold = Font(name=FONT, size=SIZE, color=INK), Font(name=FONT, size=SIZE, bold=True, color=TONES["bad"].ink)
    looks = Looks()
    for line, (of_row, row) in enumerate(table.toned_rows(), 2):
        own = table.tones_of_cells(line - 2)
        for place, (column, value, mark) in enumerate(zip(table.columns, row, own, strict=True), 1):
            cell = cell_at(sheet, line, place)
            tone = of_row if mark == "plain" else mark
            if looks.is_new(cell, (place, tone)):
                cell.alignment = _aligned(column, place, "top")
                cell.border = below
                if TONES[tone].ground:
                    cell.fill = shade(TONES[tone].ground)
                cell.font = bold if place == 1 and tone == "bad" else plain
                looks.keep(cell, (place, tone))
            write_value(cell, value, column)


def _aligned(column: ReportColumn, place: int, vertical: Literal["top", "bottom"]) -> "Alignment":
    """Figures flush right, text flush left and a little off the column before."""
    from openpyxl.styles import Alignment

    if column.numeric:
        return Alignment(wrap_text=True, vertical=vertical, horizontal="right")
    return Alignment(wrap_text=True, vertical=vertical, horizontal="left", indent=min(place - 1, 1))


def _make_table(sheet: "Worksheet", table: ReportTable, number: int) -> None:
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.table import Table as ExcelTable
    from openpyxl.worksheet.table import TableStyleInfo

    last = max(2, len(table.rows) + 1)  # a table has at least one row, be it empty
    area = f"A1:{get_column_letter(len(table.columns))}{last}"
    made = ExcelTable(displayName=table_name(number, table.name), ref=area)
    made.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=False)
    sheet.add_table(made)


def one_table(table: ReportTable, *, notice: str = "") -> bytes:
    """The table on the only sheet, its header in the first row; the notice is printed above each page."""
    from openpyxl import Workbook

    document = cleaned(Document(table.name, [table], notice=notice))
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = sheet_name(table.name, [])
    (block,) = document.blocks
    if isinstance(block, ReportTable):
        fill_sheet(sheet, block, document, 1)
    return saved(workbook, document.title)
