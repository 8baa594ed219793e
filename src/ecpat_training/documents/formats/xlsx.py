"""Excel: a sheet that reads as the report does, and every table as a real one with real numbers."""

from ecpat_training.documents.direction import has_both, runs_right_to_left
from ecpat_training.documents.document import Document, Form, Heading, ReportTable
from ecpat_training.documents.workbook.cover import Cover
from ecpat_training.documents.workbook.direction import set_direction
from ecpat_training.documents.workbook.names import sheet_name
from ecpat_training.documents.workbook.package import saved
from ecpat_training.documents.workbook.sheets import fill_sheet, make_form

ONE_TABLE = 2  # sheets, the cover among them


def render(document: Document) -> bytes:
    """The document as a workbook."""
    from openpyxl import Workbook

    workbook = Workbook()
    first = workbook.worksheets[0]
    first.title = sheet_name(document.labels.report, [])
    cover = Cover(first, document)
    about = ""
    for block in document.blocks:
        if isinstance(block, ReportTable | Form):
            table = block.as_table() if isinstance(block, Form) else block
            name = sheet_name(table.name, workbook.sheetnames)
            sheet = workbook.create_sheet(name)
            fill_sheet(sheet, table, document, len(workbook.sheetnames) - 1, about)
            if isinstance(block, Form):
                make_form(sheet, block)
            cover.point_to(table, name)
        else:
            about = block.text if isinstance(block, Heading) else about
            cover.add(block)
    cover.end(document)
    if has_both(document):
        set_direction(workbook, right_to_left=runs_right_to_left(document))
    if len(workbook.sheetnames) == len(document.blocks) + 1 == ONE_TABLE:
        workbook.active = 1  # nothing else to read first
    return saved(workbook, document.title, document.made)
