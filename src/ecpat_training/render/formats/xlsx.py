"""Excel: a sheet that reads as the report does, and every table as a real one with real numbers."""

from ecpat_training.render.workbook.cover import Cover
from ecpat_training.render.workbook.names import sheet_name
from ecpat_training.render.workbook.package import saved
from ecpat_training.render.workbook.sheets import fill_sheet
from ecpat_training.results.document import Document, Table


def render(document: Document) -> bytes:
    """The document as a workbook."""
    from openpyxl import Workbook

    workbook = Workbook()
    first = workbook.worksheets[0]
    first.title = "Report"
    cover = Cover(first, document)
    for block in document.blocks:
        if isinstance(block, Table):
            name = sheet_name(block.name, workbook.sheetnames)
            fill_sheet(workbook.create_sheet(name), block, document, len(workbook.sheetnames) - 1)
            cover.point_to(block, name)
        else:
            cover.add(block)
    cover.end(document)
    return saved(workbook, document.title)
