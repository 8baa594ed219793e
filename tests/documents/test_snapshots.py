"""The sample document in every format, as text that a person can review when it changes.

After a wanted change write the snapshots again with `REFRESH_SNAPSHOTS=1 python -m pytest
tests/documents/test_snapshots.py` and read their difference before committing it. Pictures are left out: what they look
like depends on the version of Matplotlib, and `test_charts.py` measures them.
"""

import io
import os
import re
from collections.abc import Callable
from pathlib import Path

import docx
import openpyxl
import pytest

from ecpat_training.documents.outputs import render
from tests.documents.sample import sample

FOLDER = Path(__file__).parent / "snapshots"


def page(data: bytes) -> str:
    body = data.decode().partition("<body>")[2]
    return re.sub(r"<svg.*?(<title.*?</title><desc.*?</desc>).*?</svg>", r"<svg>\1</svg>", body, flags=re.DOTALL)


def word(data: bytes) -> str:
    document = docx.Document(io.BytesIO(data))
    section = document.sections[0]
    lines = [f"[Header] {section.header.paragraphs[0].text}", f"[Footer] {section.footer.paragraphs[0].text}"]
    for block in document.iter_inner_content():
        if isinstance(block, docx.text.paragraph.Paragraph):
            pictures = [part.get("descr") for part in block._p.iter() if part.tag.endswith("}docPr")]
            lines.append(f"[{block.style.name}] {block.text}{''.join(f'(picture: {text})' for text in pictures)}")
        else:
            lines += [" | ".join(cell.text for cell in row.cells) for row in block.rows]
    return "".join(f"{line}\n" for line in lines)


def workbook(data: bytes) -> str:
    lines = []
    for sheet in openpyxl.load_workbook(io.BytesIO(data)).worksheets:
        lines.append(f"== {sheet.title}, {sheet.dimensions}, tables {list(sheet.tables)}")
        for row in sheet.iter_rows():
            cells = [(cell.coordinate, cell.value, cell.number_format) for cell in row if cell.value is not None]
            lines += [f"{place} {value!r} {form if form != 'General' else ''}".rstrip() for place, value, form in cells]
    return "".join(f"{line}\n" for line in lines)


@pytest.mark.parametrize(
    ("ending", "as_text"),
    [(".html", page), (".docx", word), (".xlsx", workbook), (".txt", bytes.decode), (".json", bytes.decode)],
)
def test_the_sample_looks_as_it_did(ending: str, as_text: Callable[[bytes], str]) -> None:
    snapshot = FOLDER / f"sample{ending}.txt"
    text = as_text(render(sample(), Path("a" + ending)))
    if os.environ.get("REFRESH_SNAPSHOTS"):
        snapshot.write_text(text, "utf-8")
    assert text == snapshot.read_text("utf-8")
