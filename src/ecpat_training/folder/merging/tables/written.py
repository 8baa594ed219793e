"""A merged table as the bytes of a file: the same table gives the same bytes."""

import csv
import io
from collections.abc import Mapping, Sequence

from ecpat_training.core.formula_guard import guarded
from ecpat_training.files.cell import as_text
from ecpat_training.folder.merging.model.values import value_of

Grid = Sequence[Sequence[str]]
"""A table's rows from its first on, each cell as a token."""
_BOM = "\ufeff"
_MAX_COLUMN_WIDTH = 40


def csv_bytes(grid: Grid, delimiter: str, encoding: str, *, with_bom: bool) -> bytes:
    """A CSV file in the encoding in which it was sent out, or in UTF-8 where that lacks a letter. What a spreadsheet
    would run as a formula has an apostrophe before it, as in all files of ecpat."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter, lineterminator="\r\n")
    writer.writerows(
        [[guarded(as_text(value_of(cell)) if cell[:1] != "t" else cell[1:]) for cell in row] for row in grid]
    )
    if not encoding.startswith("utf"):
        try:
            return text.getvalue().encode(encoding)
        except UnicodeEncodeError:
            pass
    return ((_BOM if with_bom else "") + text.getvalue()).encode()


def workbook_bytes(sheets: Mapping[str, Grid]) -> bytes:
    """A workbook with the sheets in their order: texts as texts, numbers and dates as such."""
    from ecpat_training.documents.workbook.book import WorkbookWriter

    workbook = WorkbookWriter()
    for name, grid in sheets.items():
        sheet = workbook.add_sheet(name)
        column_widths: dict[int, int] = {}
        for number, row in enumerate(grid, 1):
            for column, token in enumerate(row, 1):
                value = value_of(token) if token else None
                if value is not None:
                    sheet.put(number, column, value)
                    column_widths[column] = max(column_widths.get(column, 8), len(as_text(value)) + 1)
        for column, width in column_widths.items():
            sheet.widen(column, min(width, _MAX_COLUMN_WIDTH))
    return workbook.file("List")
