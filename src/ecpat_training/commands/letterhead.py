"""The office's own letterhead, tried out before anything is written on it."""

from pathlib import Path

from ecpat_training.documents import document as doc
from ecpat_training.documents.outputs import render
from ecpat_training.files.word.gate import WORD
from ecpat_training.files.word.letterhead import Letterhead, read_letterhead
from ecpat_training.files.workbook.zip import damaged

SAMPLE = doc.Document(
    "Title",
    (
        doc.Heading("Heading"),
        doc.Paragraph("Text", "attention"),
        doc.Bullets(("Item",)),
        doc.FactList((("Label", "value"),)),
        doc.KeyFigure("Label", "1", ("Note",)),
        doc.ReportTable("Table", (doc.ReportColumn("Column"),), (("cell",),)),
        doc.BlankLines(1),
        doc.PenQuestion("Question", ticks=("Answer",), boxes=1),
    ),
    "Subtitle",
    footer="Footer",
)


def open_letterhead(path: Path) -> Letterhead:
    """Reads a letterhead and writes a sample on it: what a damaged one lacks shows only then.

    Raises:
        InputError, RefusedError: the letterhead can't be read, can't be written on, or the gate of office files refuses
            it.
    """
    letterhead = read_letterhead(path)
    with damaged(letterhead.file, office_kind=WORD):
        render(SAMPLE, Path("sample.docx"), letterhead=letterhead.data)
    return letterhead
