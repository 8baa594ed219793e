"""No cell of a CSV file that we write is a formula to anybody, whatever separates cells there (P7); and reading our own
file gives every text back to the letter."""

import csv
import io
from collections.abc import Iterator

import pandas
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ecpat_training.core.formula_guard import guarded, guarded_as_html, unguarded
from ecpat_training.core.text import visible
from ecpat_training.effect.data.data_folder import data_csv
from ecpat_training.files.csv.file import parse_csv
from ecpat_training.files.csv.list import list_csv
from tests.documents.payloads import payloads

pytestmark = pytest.mark.attack("an output")

HOSTILE = [
    "x;=cmd|'/C calc'!A0;y",
    ';"=1+1"',
    "a\t=1+1",
    "a\n+1;b",
    "a\r\n=1",
    ";;@NOW()",
    "'=1",
    "x;'=1",
    "; \u200b=1",
    '";""=1',
    "=+-@1;\uff1d1",
    "x; ''-1\n;\t=2",
    "|calc",
    "x; |cmd",
]
TEXTS = st.text(alphabet=st.sampled_from("=+-@|;\t\n '\"ab,\u200b\uff1d"), max_size=14)
MESSAGES = st.lists(TEXTS, min_size=1, max_size=4)


def live(text: str) -> Iterator[str]:
    """The cells that a spreadsheet would run, whatever it cuts the file at; with quotes kept to, and with quotes that
    stand behind a separator alone."""
    for separator in ",;\t":
        rows = [*csv.reader(io.StringIO(text, newline=""), delimiter=separator)]
        cells = [cell for row in rows for cell in row]
        cells += [cell for line in text.splitlines() for cell in line.split(separator)] if separator != "," else []
        for cell in cells:
            if cell.lstrip(' "\n\r\t\u200b\ufeff\u00a0')[:1] in (*"=+-@|\uff1d\uff0b\uff0d\uff20\uff5c",):
                yield cell


@given(TEXTS)
@example("=\t=")
def test_a_guard_comes_off_to_the_letter(text: str) -> None:
    assert unguarded(guarded(text)) == text


@pytest.mark.parametrize("text", [*HOSTILE, *payloads("formula", "formula_keep", "real")])
def test_a_guard_comes_off_what_is_hostile(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert [cell for cell in live(guarded(text)) if cell[:1] != "'"] == []


@given(st.lists(MESSAGES, min_size=2, max_size=4))
def test_no_cell_of_a_list_is_a_formula_and_every_text_is_read_back(rows: list[list[str]]) -> None:
    width = max(map(len, rows))
    square = [["head"] * (width + 1), *([*row, *[""] * (width - len(row)), "end"] for row in rows)]
    written = list_csv(square)
    assert [*live(written.decode("utf-8-sig"))] == []
    read = parse_csv(written, "list.csv").rows
    assert [["" if cell is None else cell for cell in row] for row in read] == [
        [visible(cell) for cell in row] for row in square
    ]


@given(MESSAGES)
def test_no_cell_of_the_data_is_a_formula(texts: list[str]) -> None:
    table = pandas.DataFrame({"person": ["P001"] * len(texts), "said": texts, "score": [-1.5] * len(texts)})
    written = data_csv([table]).decode("utf-8-sig")
    assert [cell for cell in live(written) if "-1.5" not in cell] == []
    assert list(pandas.read_csv(io.StringIO(written))["score"]) == [-1.5] * len(texts)


@given(TEXTS.filter(lambda text: "\t" not in text and "\n" not in text))
@example("=+-1")
@example("a&amp;=1")
def test_no_text_for_a_platform_is_a_formula(text: str) -> None:
    assert [*live(guarded_as_html(text))] == []
