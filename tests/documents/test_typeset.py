"""Figures on a page: a real minus sign, no number parted from its sign or its `%`; what somebody wrote stays."""

import io
from pathlib import Path

import docx
import pytest

from ecpat_training.documents.charts.picture import svg
from ecpat_training.documents.document import Document, Heading, Paragraph, ReportColumn, ReportTable
from ecpat_training.documents.outputs import render
from ecpat_training.documents.prepared import prepared_document
from ecpat_training.documents.typeset import MINUS, NO_BREAK, typeset
from tests.documents.sample import ESTIMATES


@pytest.mark.parametrize(
    ("text", "as_set"),
    [
        ("by -0.09 points (-1.34 to -0.004)", f"by {MINUS}0.09 points ({MINUS}1.34 to {MINUS}0.004)"),
        ("-12,345.5", f"{MINUS}12,345.5"),
        ("95 % interval; about 5 % or less", f"95{NO_BREAK}% interval; about 5{NO_BREAK}% or less"),
        ("p < 0.001", f"p <{NO_BREAK}0.001"),
        ("+0.18", "+0.18"),
    ],
)
def test_a_figure_of_ours_is_set(text: str, as_set: str) -> None:
    assert typeset(text) == as_set
    assert typeset(as_set) == as_set


@pytest.mark.parametrize(
    "text", ["-5", "2005-06-16", "8-12", "chapter 1-2.5", "AB-0.5", "LE19D", "a - 0.5", "--0.5", "% of", "a<b < c"]
)
def test_what_somebody_wrote_stays(text: str) -> None:
    assert typeset(text) == text


def test_pages_have_real_minus_signs_and_what_programs_read_has_hyphens() -> None:
    table = ReportTable(
        "t", (ReportColumn("What"), ReportColumn("Change", "0.00", interval=True)), (("-5", (-1.5, 2)),)
    )
    made = Document("t", (Paragraph("It fell by -0.50 points."), table, ESTIMATES))
    html = render(made, Path("a.html")).decode()
    word = docx.Document(io.BytesIO(render(made, Path("a.docx"))))
    assert f"It fell by {MINUS}0.50 points." in html
    assert f"It fell by {MINUS}0.50 points." in "\n".join(one.text for one in word.paragraphs)
    assert [cell.text for cell in word.tables[0].rows[1].cells] == ["-5", f"{MINUS}1.50 to 2.00"]
    assert f">{MINUS}0.28 to 0.52<" in svg(ESTIMATES).decode()
    assert "by -0.50 points" in render(made, Path("a.txt")).decode()


def test_the_heads_of_narrow_columns_keep_their_figures_together() -> None:
    table = ReportTable("t", (ReportColumn("What"), ReportColumn("95 % interval", "0.00")), (("a", 1.0),))
    made = Document("t", (table,))
    assert f">95{NO_BREAK}% interval<" in render(made, Path("a.html")).decode()
    word = docx.Document(io.BytesIO(render(made, Path("a.docx"))))
    assert word.tables[0].rows[0].cells[1].text == f"95{NO_BREAK}% interval"
    assert "95 % interval" in render(made, Path("a.txt")).decode()


def test_no_heading_skips_a_level_and_alike_ones_stay_alike() -> None:
    levels = [2, 1, 3, 3, 2, 3, 1, 0, 2]
    made = prepared_document(Document("t", tuple(Heading(str(level), level) for level in levels)), "html")
    shown = [block.level for block in made.blocks if isinstance(block, Heading)]
    assert shown == [1, 1, 2, 2, 2, 3, 1, 0, 1]
