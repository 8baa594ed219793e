"""A list that came as text, as a workbook that can be marked."""

from collections.abc import Iterable, Sequence

from ecpat_training.documents.workbook.package import saved

_NARROWEST, _WIDEST = 8, 36  # letters of a column, so that what is marked can be read


def as_workbook(rows: Iterable[Sequence[object]], title: str) -> bytes:
    """One sheet with every cell as the text that it is: no formula, and no number that loses its zeros."""
    from openpyxl import Workbook
    from openpyxl.worksheet.properties import PageSetupProperties

    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = title
    widths: dict[str, int] = {}
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row, 1):
            if value is not None:
                cell = sheet.cell(number, column, str(value))
                cell.data_type = "s"
                longest = max(widths.get(cell.column_letter, _NARROWEST), len(str(value)) + 1)
                if sum(one is not None for one in row) > 1:  # a title goes over its neighbours
                    widths[cell.column_letter] = longest
    for letter, width in widths.items():
        sheet.column_dimensions[letter].width = min(width, _WIDEST)
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    return saved(book, "List")
