"""A document is made safe once, before any format sees it."""

from datetime import date
from fractions import Fraction
from pathlib import PurePosixPath

import numpy

from ecpat_training.documents.document import Document, FactList, Paragraph, ReportColumn, ReportTable
from ecpat_training.documents.prepared import cleaned


def test_every_text_of_a_document_is_cleaned_wherever_it_stands() -> None:
    table = ReportTable("a\x00", (ReportColumn("b\x1b"),), (("c\u202e",),), "d\x07", ("bad",))
    document = Document("e\x9b", (Paragraph("f\r\ng\n"), FactList((("h\u200b", "i\x7f"),)), table))
    assert cleaned(document) == Document(
        "e<U+009B>",
        (
            Paragraph("f\ng\n"),
            FactList((("h<U+200B>", "i<U+007F>"),)),
            ReportTable("a<U+0000>", (ReportColumn("b<U+001B>"),), (("c<U+202E>",),), "d<U+0007>", ("bad",)),
        ),
    )


def test_cells_come_out_as_text_number_date_pair_or_nothing() -> None:
    row = (numpy.float64(0.5), numpy.int64(3), Fraction(1, 4), True, None, date(2005, 5, 12), (1, numpy.float64(2)))
    columns = tuple(ReportColumn(str(place)) for place in range(len(row) + 1))
    [made] = cleaned(ReportTable("t", columns, ((*row, PurePosixPath("a/b\x00")),))).rows
    assert made == (0.5, 3, 0.25, True, None, date(2005, 5, 12), (1, 2.0), "a/b<U+0000>")
    assert [type(value) for value in made[:3]] == [float, int, float]
