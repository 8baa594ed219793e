"""Whatever the answers, a report has the shape that its schema promises and the same figures in every format."""

import io
import json
import re
from functools import cache
from itertools import pairwise
from pathlib import Path

import docx
import openpyxl
import pytest
from jsonschema import Draft202012Validator

from ecpat_training.documents.document import Bullets, Chart, Document, Heading, Paragraph, ReportTable
from ecpat_training.documents.formats.json import canonical, document_json
from ecpat_training.documents.outputs import render
from ecpat_training.documents.provenance import Provenance
from ecpat_training.documents.typeset import typeset
from ecpat_training.documents.workbook.sheets import split_intervals
from ecpat_training.effect.report.document import effect_document
from ecpat_training.effect.report.json import effect_json
from ecpat_training.effect.sentences.words.readers import READERS
from tests.documents.test_numbers_agree import Cells, as_excel_shows, printed
from tests.draws import some_of
from tests.effect.report.drawn_effects import drawn_report
from tests.schemas_once import schema_text

MADE = Provenance("1.0", "ecpat evaluate", (("pre.csv", "0" * 64),))


@cache
def schema() -> Draft202012Validator:
    return Draft202012Validator(json.loads(schema_text("effect")))


def differences(seed: int, *, charts: bool = True) -> list[str]:
    """Where a drawn report's formats don't say the same; without `charts` those aren't drawn, which takes longest."""
    document = effect_document(drawn_report(seed), MADE, READERS[seed % 3])
    if not charts:
        kept = tuple(block for block in document.blocks if not isinstance(block, Chart))
        document = Document(document.title, kept, document.subtitle, document.notice, document.footer)
    said = [block.text for block in document.blocks if isinstance(block, Paragraph)]
    said += [item for block in document.blocks if isinstance(block, Bullets) for item in block.items]
    tables = [block for block in document.blocks if isinstance(block, ReportTable)]
    cells = [cell for table in tables for row in table.rows for cell in table.format_row(row)]
    set_ = [
        printed(*one)
        for table in tables
        for row in table.rows
        for one in zip(table.columns, row, table.format_row(row), strict=True)
    ]
    page = Cells(render(document, Path("a.html"))).texts
    word = docx.Document(io.BytesIO(render(document, Path("a.docx"))))
    book = openpyxl.load_workbook(io.BytesIO(render(document, Path("a.xlsx"))))
    text = _plain(render(document, Path("a.txt")).decode())
    paragraphs = "\n".join(one.text for one in word.paragraphs)
    cover = "\n".join(str(cell.value) for row in book.worksheets[0].iter_rows() for cell in row if cell.value)
    wrong = [f"Word or Excel lacks {one!r}" for one in said if typeset(one) not in paragraphs or one not in cover]
    figures = {figure for cell in cells for figure in re.findall(r"-?\d[\d.,]*", cell)}  # cells are broken into lines
    wrong += [f"the terminal lacks {one!r}" for one in (*said, *sorted(figures)) if _plain(one) not in text]
    if page[-len(set_) :] != set_ and [one for one in set_ if one not in page]:
        wrong.append("the page's cells differ")
    if [cell.text for table in word.tables for row in table.rows[1:] for cell in row.cells] != set_:
        wrong.append("Word's cells differ")
    for table, sheet in zip(tables, book.worksheets[1:], strict=True):
        two = split_intervals(table)
        shown = [
            [as_excel_shows(cell) for cell in row] for row in sheet.iter_rows(min_row=2, max_row=len(two.rows) + 1)
        ]
        if [[one or "None" for one in two.format_row(row)] for row in two.rows] != shown:
            wrong.append(f"Excel's {table.name} differs")
    written = json.loads(canonical(document_json(document)))
    if [block["text"] for block in written["blocks"] if block["kind"] == "paragraph"] + [
        item for block in written["blocks"] if block["kind"] == "bullets" for item in block["items"]
    ] != said:
        wrong.append("JSON says something else")
    return wrong


def _plain(text: str) -> str:
    """Without white space and the terminal's breaks."""
    return re.sub(r"\s+", "", text)


@pytest.mark.parametrize("seed", some_of(range(20), 6))
def test_every_report_fits_the_schema(seed: int) -> None:
    written = json.loads(canonical(effect_json(drawn_report(seed), MADE)))
    assert [f"{error.json_path}: {error.message}" for error in schema().iter_errors(written)] == []


@pytest.mark.parametrize("seed", some_of(range(2), 1))
def test_figures_are_the_same_in_every_format(seed: int) -> None:
    assert differences(seed, charts=False) == []


@pytest.mark.parametrize("seed", some_of(range(30), 8))
def test_no_heading_stands_above_nothing(seed: int) -> None:
    """A part that has nothing to say isn't begun."""
    report = drawn_report(seed)
    for reader in READERS:
        blocks = [*effect_document(report, MADE, reader).blocks, Heading("the end")]
        for one, following in pairwise(blocks):
            if isinstance(one, Heading) and isinstance(following, Heading):
                assert following.level > one.level, (reader, one.text, following.text)
