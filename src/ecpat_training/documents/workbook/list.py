"""A list as a workbook: one sheet, made in memory, every cell as the text that it is."""

from collections.abc import Iterable, Sequence

from ecpat_training.documents.workbook.book import WorkbookWriter

_MIN_COLUMN_WIDTH, _MAX_COLUMN_WIDTH = 8, 36  # letters of a column, so that what is marked can be read


def as_workbook(rows: Iterable[Sequence[object]], title: str) -> bytes:
    """One sheet with every cell as the text that it is: no formula, and no number that loses its zeros."""
    book = WorkbookWriter()
    sheet = book.add_sheet(title)
    widths: dict[int, int] = {}
    for number, row in enumerate(rows, 1):
        is_title = sum(value is not None for value in row) <= 1  # it goes over its neighbours
        for column, value in enumerate(row, 1):
            if value is not None:
                sheet.put(number, column, str(value))
                if not is_title:
                    widths[column] = max(widths.get(column, _MIN_COLUMN_WIDTH), len(str(value)) + 1)
    for column, width in widths.items():
        sheet.widen(column, min(width, _MAX_COLUMN_WIDTH))
    sheet.page.set_landscape()
    sheet.page.fit_to_pages(1, 0)
    return book.file("List")
