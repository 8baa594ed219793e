"""A figure reads the same in HTML, Word, Excel and on the terminal (P16)."""

import io
from datetime import date
from decimal import ROUND_HALF_UP, Context, Decimal
from html.parser import HTMLParser
from pathlib import Path
from typing import get_args

import docx
import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from openpyxl.cell import Cell

from ecpat_training.documents.charts.picture import svg
from ecpat_training.documents.document import Chart, Document, ReportColumn, ReportTable
from ecpat_training.documents.evaluation_charts import AnswersChart, ItemMap, ScaleChart
from ecpat_training.documents.numbers import Format, value_text
from ecpat_training.documents.outputs import render
from ecpat_training.documents.workbook.sheets import split_intervals
from tests.documents.sample import ANSWERS, ITEMS, SCALES
from tests.draws import draws

FORMATS: tuple[Format, ...] = get_args(Format)
numbers = st.one_of(
    st.none(),
    st.integers(-9999, 10**6),
    st.floats(-1000, 1000).map(lambda value: round(value, 9)),
    st.sampled_from([0.0, -0.0, 0.0004, 0.9996, 0.001, 0.999, -0.004, 2.675, 0.125, 2.5, 1e-9, 0.0005, 0.9995]),
)
CELLS: dict[str, st.SearchStrategy[object]] = {
    "count": st.one_of(st.none(), st.integers(-9999, 10**7), st.integers(-400, 4000).map(lambda value: value / 4)),
    "text": st.sampled_from(["Attitudes", "al-1", "3", "=1+1", "Увереност"]),
    "date": st.one_of(st.dates(date(1900, 3, 1), date(2100, 1, 1)), st.just("not asked"), st.none()),
    "p": st.one_of(st.none(), st.floats(0, 1)),
}


@st.composite
def tables(draw: st.DrawFn) -> ReportTable:
    columns, strategies = [], []
    for number in range(draw(st.integers(1, 6))):
        form = draw(st.sampled_from(FORMATS))
        interval = form in ("0.0", "0.00", "0.000") and draw(st.booleans())
        columns.append(ReportColumn(f"c{number}", form, interval))
        pairs = st.one_of(st.tuples(numbers, numbers), st.none())
        strategies.append(pairs if interval else CELLS.get(form, numbers))
    rows = draw(st.lists(st.tuples(*strategies), min_size=1, max_size=12))
    return ReportTable("t", tuple(columns), tuple(rows))


class Cells(HTMLParser):
    """The texts of a page's table cells."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.inside = False
        self.feed(page.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.inside = tag in ("td", "th")
        if self.inside:
            self.texts.append("")

    def handle_endtag(self, tag: str) -> None:
        self.inside = False

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.texts[-1] += data


def as_excel_shows(cell: Cell) -> str:
    """What a spreadsheet shows of a cell, for the few number formats that we use; half away from zero, as it does."""
    value, form = cell.value, cell.number_format
    if cell.data_type != "n":
        return value.strftime("%Y-%m-%d") if cell.data_type == "d" else str(value)
    if form.startswith("[<0.001]"):
        if value < 0.001:
            return "< 0.001"
        if value > 0.999:
            return "> 0.999"
        form = "0.000"
    if form.startswith('"'):
        return str(form.strip('"'))  # words alone: a chance that is nearly 0 or 1
    plain, _, negative = form.partition(";")
    number = Decimal(repr(float(value))) * (100 if "%" in plain else 1)
    digits = len(plain.replace(" %", "").partition(".")[2])
    rounded = number.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP, Context(prec=400))
    text = f"{rounded:{',' if ',' in plain else ''}f}"
    return (text.removeprefix("-") if negative else text) + (" %" if "%" in plain else "")


def printed(column: ReportColumn, value: object, text: str) -> str:
    """A cell on a page: a number has a real minus sign there."""
    return text.replace("-", "\u2212") if column.numeric and not isinstance(value, str) else text


@settings(max_examples=draws(25, 8))
@given(tables())
def test_every_format_shows_the_same_figures(table: ReportTable) -> None:
    document = Document("t", (table,))
    told = [table.format_row(row) for row in table.rows]
    on_page = [
        [printed(*one) for one in zip(table.columns, row, table.format_row(row), strict=True)] for row in table.rows
    ]
    width = len(table.columns)
    cells = Cells(render(document, Path("a.html"))).texts[width:]
    assert [cells[n : n + width] for n in range(0, len(cells), width)] == on_page
    rows = docx.Document(io.BytesIO(render(document, Path("a.docx")))).tables[0].rows[1:]
    assert [[cell.text for cell in row.cells] for row in rows] == on_page
    sheet = openpyxl.load_workbook(io.BytesIO(render(document, Path("a.xlsx"))))["t"]
    two = split_intervals(table)
    assert [[as_excel_shows(cell) for cell in row] for row in sheet.iter_rows(min_row=2)] == [
        two.format_row(row) for row in two.rows
    ]
    text = " ".join(render(document, Path("a.txt")).decode().split())
    assert all(" ".join(cell.split()) in text for row in told for cell in row)


@pytest.mark.parametrize(
    ("value", "form", "expected"),
    [
        (2.675, "0.00", "2.68"),
        (0.125, "0.00", "0.13"),
        (2.5, "0", "3"),
        (-0.001, "0.00", "0.00"),
        (1e30, "0.0", "1" + "0" * 30 + ".0"),
        (0.645, "percent", "65 %"),
    ],
)
def test_halves_are_rounded_as_people_do(value: float, form: Format, expected: str) -> None:
    table = ReportTable("t", (ReportColumn("c", form),), ((value,),))
    assert Cells(render(Document("t", (table,)), Path("a.html"))).texts == ["c", expected]
    sheet = openpyxl.load_workbook(io.BytesIO(render(Document("t", (table,)), Path("a.xlsx"))))["t"]
    assert sheet["A2"].value == value
    assert as_excel_shows(sheet["A2"]) == expected


@pytest.mark.parametrize("chart", [ANSWERS, ITEMS, SCALES], ids=lambda chart: type(chart).__name__)
def test_a_chart_shows_the_figures_that_a_terminal_shows(chart: Chart) -> None:
    """Where a bar is too narrow for its share, nothing is written on it; the terminal has every count."""
    text = render(Document("t", (chart,)), Path("a.txt")).decode()
    drawn = [str(one.text) for one in etree.fromstring(svg(chart)).iter("{http://www.w3.org/2000/svg}text")]
    match chart:
        case AnswersChart():
            told = {f"{count / sum(row.counts) * 100:.0f} %" for row in chart.rows for count in row.counts}
            assert {one for one in drawn if one.endswith("%")} <= told
            assert all(str(count) in text for row in chart.rows for count in row.counts)
        case ItemMap():
            shares = [value_text(share, "percent") for row in chart.rows for share in (row.before, row.after) if share]
            assert all(share in text and any(share in one for one in drawn) for share in shares)
        case ScaleChart():
            means = [value_text(point.mean, row.format) for row in chart.rows for point in row.points]
            assert all(mean in text and mean in drawn for mean in means)
