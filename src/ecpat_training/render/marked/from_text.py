"""A list that came as text, as a workbook that can be marked."""

from collections.abc import Iterable, Sequence

from ecpat_training.render.workbook.package import saved


def as_workbook(rows: Iterable[Sequence[object]]) -> bytes:
    """One sheet with every cell as the text that it is: no formula, and no number that loses its zeros."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "List"
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row, 1):
            if value is not None:
                cell = sheet.cell(number, column, str(value))
                cell.data_type = "s"
    return saved(book, "List")
