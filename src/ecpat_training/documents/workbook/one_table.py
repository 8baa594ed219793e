"""A workbook that is one table and nothing else, as lists are that programs read."""

from ecpat_training.documents.document import Document, ReportTable
from ecpat_training.documents.ready import cleaned
from ecpat_training.documents.workbook.names import sheet_name
from ecpat_training.documents.workbook.package import saved
from ecpat_training.documents.workbook.sheets import fill_sheet


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
