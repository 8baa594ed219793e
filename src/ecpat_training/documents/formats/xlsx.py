"""Excel: a sheet that reads as the report does, and every table as a real one with real numbers."""

from ecpat_training.documents.direction import has_both_directions, runs_right_to_left
from ecpat_training.documents.document import MAY_LEAVE, Document, Form, Heading, ReportTable
from ecpat_training.documents.workbook.book import WorkbookWriter
from ecpat_training.documents.workbook.cover import Cover
from ecpat_training.documents.workbook.names import sheet_name
from ecpat_training.documents.workbook.sheets import fill_form, fill_sheet

ONE_TABLE = 2  # sheets, the cover among them


def render(document: Document) -> bytes:
    """The document as a workbook."""
    book = WorkbookWriter(right_to_left=runs_right_to_left(document) if has_both_directions(document) else None)
    cover = Cover(book.add_sheet(sheet_name(document.labels.report, [])), document)
    about = ""
    for block in document.blocks:
        if isinstance(block, ReportTable | Form):
            table = block.as_table() if isinstance(block, Form) else block
            sheet = book.add_sheet(sheet_name(table.name, book.names))
            number = len(book.names) - 1
            if isinstance(block, Form):
                fill_form(sheet, block, document, number, about)
            else:
                fill_sheet(sheet, table, document, number, about)
            cover.point_to(table, sheet.name)
        else:
            about = block.text if isinstance(block, Heading) else about
            cover.add(block)
    cover.end(document)
    if len(book.names) == len(document.blocks) + 1 == ONE_TABLE:
        sheet.page.activate()  # nothing else to read first
    return book.file(document.title, document.made, MAY_LEAVE if document.published else "")
