"""Workbooks of every kind keep to the order of the format, ours and those that are marked."""

import io
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font

from ecpat_training.documents.document import Document, Form, Paragraph, ReportColumn
from ecpat_training.documents.marked.workbook import Target, marked_workbook
from ecpat_training.documents.outputs import render
from ecpat_training.documents.wording import wording
from ecpat_training.documents.workbook.list import as_workbook
from ecpat_training.files.workbook.gate import open_package
from ecpat_training.files.workbook.marks import Mark
from ecpat_training.roster.report.marks import mark_words
from tests.documents.carrying import carrying
from tests.documents.element_order import out_of_order
from tests.documents.sample import sample
from tests.documents.test_payloads import ALL

MARK = Mark(((1, 0),), "Who is this?", "Please write a name.", is_required=True)


def saved_by_openpyxl() -> bytes:
    """A workbook whose fonts are not in the order of the format."""
    book = Workbook()
    page: Any = book.active
    page.append(["Name", "Office"])
    page.append(["Ana", "Police"])
    page["A1"].font = Font("Arial", 12, bold=True, italic=True, color="FF112233", underline="single")
    page["A1"].alignment = Alignment(horizontal="center")
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def marked(data: bytes) -> bytes:
    sheet = open_package(data, "list.xlsx").sheets[0]
    return marked_workbook(data, Target(sheet.name, sheet.part_name, (0, 1)), (MARK,), mark_words(wording()))


@pytest.mark.parametrize(
    "document",
    [
        sample(),
        carrying(ALL, charts=True),
        Document("t", (Form("Sign-in", (ReportColumn("Name"),), (("Ana",),)),)),
        Document("تدريب", (Paragraph("تدريب"),)),
    ],
    ids=["sample", "payloads", "form", "right to left"],
)
def test_reports_keep_to_the_order(document: Document) -> None:
    assert out_of_order(render(document, Path("a.xlsx"))) == []


def test_lists_keep_to_the_order() -> None:
    assert out_of_order(as_workbook([["Name"], ["<r><t>Ana</t></r>"]], "List")) == []


def test_the_check_finds_what_is_out_of_order() -> None:
    assert [found for found in out_of_order(saved_by_openpyxl()) if "font has" in found]


def test_a_marked_workbook_keeps_to_the_order_whoever_saved_it() -> None:
    assert out_of_order(marked(saved_by_openpyxl())) == []
    assert out_of_order(marked(marked(saved_by_openpyxl()))) == []
    assert out_of_order(marked(as_workbook([["Name"], ["Ana"]], "List"))) == []
