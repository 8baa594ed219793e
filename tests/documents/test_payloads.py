"""No text from a file comes alive in any output (P7, P8, P9): each is shown as what it is."""

import io
import json
import re
import zipfile
from html.parser import HTMLParser
from pathlib import Path

import docx
import openpyxl
import pytest
from python_calamine import CalamineWorkbook
from rich.console import Console

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import unsafe_characters, visible
from ecpat_training.documents.outputs import render
from ecpat_training.documents.terminal.terminal import print_document, print_findings
from tests.documents.carrying import carrying
from tests.documents.payloads import payloads

pytestmark = pytest.mark.attack("an output")

ALL = payloads()
HARMLESS = ["harmless"] * len(ALL)


class Page(HTMLParser):
    """The tags with the names of their attributes, every attribute's value, and the text."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.tags: list[tuple[str, tuple[str, ...]]] = []
        self.values: list[tuple[str, str]] = []
        self.texts: list[str] = []
        self.feed(page.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, tuple(name for name, _ in attrs)))
        self.values += [(name, value or "") for name, value in attrs]

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


ONE_HARMLESS = Page(render(carrying(["harmless"]), Path("a.html")))


def test_a_page_has_the_same_elements_whatever_the_texts_say() -> None:
    page, harmless = (Page(render(carrying(texts), Path("a.html"))) for texts in (ALL, HARMLESS))
    assert page.tags == harmless.tags
    assert [tag for tag, _ in page.tags if tag in ("script", "iframe", "object", "link", "base", "img")] == []


def test_a_page_shows_each_text_as_it_is() -> None:
    shown = Page(render(carrying(ALL), Path("a.html"))).texts
    missing = [text for text in ALL if visible(text, lines=True) not in shown]
    assert missing == []


@pytest.mark.parametrize("text", payloads("html"))
def test_titles_and_notices_of_a_page_are_text_too(text: str) -> None:
    page = Page(render(carrying([text]), Path("a.html")))
    assert page.tags == ONE_HARMLESS.tags


def test_charts_in_a_page_hold_no_script_and_reach_for_nothing() -> None:
    page = Page(render(carrying(ALL, charts=True), Path("a.html")))
    drawn = {"svg", "g", "path", "text", "defs", "use", "clippath", "rect", "pattern", "title", "desc", "figure"}
    drawn |= {"figcaption"}
    known = {tag for tag, _ in Page(render(carrying(HARMLESS), Path("a.html"))).tags} | drawn
    assert {tag for tag, _ in page.tags} <= known
    assert [name for name, _ in page.values if name.startswith("on") or name in ("src", "xlink:href")] == []
    assert [value for name, value in page.values if name == "href" and not value.startswith("#")] == []
    assert all(
        target.startswith("#chart-")
        for name, value in page.values
        if name in ("style", "clip-path", "fill", "stroke")
        for target in re.findall(r"url\(([^)]*)", value)
    )


def test_a_page_forbids_everything_that_it_does_not_need() -> None:
    page = Page(render(carrying(["x"]), Path("a.html")))
    assert ("content", "default-src 'none'; style-src 'unsafe-inline'; img-src data:") in page.values


def test_a_workbook_holds_texts_and_no_formula() -> None:
    data = render(carrying(ALL, charts=True), Path("a.xlsx"))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sheets = [archive.read(name) for name in archive.namelist() if name.startswith("xl/worksheets/sheet")]
    assert [sheet for sheet in sheets if b"<f>" in sheet or b"<f " in sheet or b't="e"' in sheet] == []
    rows = list(openpyxl.load_workbook(io.BytesIO(data))["all"].iter_rows(min_row=2))
    assert [row[1].value for row in rows] == [visible(text, lines=True) for text in ALL]
    assert {row[1].data_type for row in rows} == {"s"}
    assert {row[0].data_type for row in rows} == {"n"}


def test_another_reader_of_workbooks_gets_the_same_texts() -> None:
    data = render(carrying(ALL), Path("a.xlsx"))
    rows = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_name("all").to_python()[1:]
    assert [row[1] for row in rows] == [visible(text, lines=True) for text in ALL]


def test_a_text_that_looks_like_a_formula_stays_text_when_its_cell_is_edited() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(render(carrying(["=1+1", "plain"]), Path("a.xlsx"))))["all"]
    assert [sheet["B2"].quotePrefix, sheet["B3"].quotePrefix] == [True, False]


def test_a_word_file_holds_each_text_as_it_is() -> None:
    word = docx.Document(io.BytesIO(render(carrying(ALL, charts=True), Path("a.docx"))))
    assert word.tables[-1].rows[0].cells[1].text == "Text"
    shown = [row.cells[1].text for row in word.tables[-1].rows[1:]]
    assert shown == [visible(text, lines=True) for text in ALL]


@pytest.mark.parametrize("text", ALL)
def test_a_terminal_gets_no_control_character(text: str) -> None:
    stream = io.StringIO()
    console = Console(file=stream, width=100, markup=False, emoji=False, highlight=False)
    print_document(console, carrying([text]))
    print_findings(console, [Finding("a.b", Severity.ERROR, text, Location(text, 1), text)])
    printed = stream.getvalue()
    assert unsafe_characters(printed) == []
    assert "\r" not in printed
    assert "\x1b" not in printed


@pytest.mark.parametrize("text", payloads("markup", "html"))
def test_a_terminal_shows_markup_as_text(text: str) -> None:
    stream = io.StringIO()
    print_document(Console(file=stream, width=2000), carrying([text]))
    print_findings(Console(file=stream, width=2000), [Finding("a.b", Severity.ERROR, text)])
    assert stream.getvalue().count(visible(text)) >= 8


def test_json_gives_each_value_back_and_steers_no_terminal() -> None:
    texts = [text for text in ALL if text != "\ud800"]
    written = render(carrying(["x"]), Path("a.json"), data={"texts": texts, "figure": 0.1 + 0.2})
    assert json.loads(written) == {"texts": texts, "figure": 0.1 + 0.2}
    assert unsafe_characters(written.decode()) == []


def test_json_refuses_what_is_no_figure() -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        render(carrying(["x"]), Path("a.json"), data={"figure": float("nan")})
