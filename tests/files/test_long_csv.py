"""A long CSV file is kept by columns, and says exactly what the same file says row by row."""

import random
from pathlib import Path

import pytest

from ecpat_training.core.errors import ContentError, RefusedError
from ecpat_training.files.csv import file as csv_file
from ecpat_training.files.csv import long
from ecpat_training.files.csv.file import parse_csv
from ecpat_training.files.table import CodedColumn
from ecpat_training.files.table_file import read_table
from ecpat_training.survey.reading.instrument import read_instrument
from ecpat_training.survey.reading.table import survey_of

INSTRUMENT = """
instrument: Long
id: long
code: {columns: [code]}
groups: [role]
scales:
  - {id: s, title: S, kind: likert, answers: 1-5, labels: {agree: 4}, items: [{id: q1}, {id: q2}], answered: 1}
  - {id: k, title: K, kind: multiple choice, items: [{id: k1, key: a, options: {a: Yes, b: No}}]}
"""


@pytest.fixture
def short_is_long(monkeypatch: pytest.MonkeyPatch) -> None:
    """Takes every file as long, so that tests needn't write millions of cells."""
    monkeypatch.setattr(csv_file, "LONG_FILE_BYTES", 0)


def rows(people: int = 300) -> list[list[str]]:
    draw = random.Random(4)
    table = [["code", "role", "q1", "q2", "k1", "remarks", "sent"]]
    for number in range(people):
        answers = [draw.choice(["1", "2", "3", "4", "5", "agree", ""]) for _ in range(2)]
        said = draw.choice(["", "", "good and useful and more of it"])
        table.append([f"AB{number:04d}", draw.choice(["police", "care", ""]), *answers, draw.choice("ab"), said, "x"])
    table[7] = ["AB9999", "", "", "", "", "", ""]  # answered nothing
    return [*table, ["Average", "", "3.1", "2.9", "", "", ""]]


def written(table: list[list[str]], mark: str = ",", quote: str = "") -> bytes:
    return "\n".join(mark.join(f"{quote}{cell}{quote}" for cell in row) for row in table).encode()


@pytest.mark.usefixtures("short_is_long")
@pytest.mark.parametrize(("mark", "quote"), [(",", ""), (";", '"'), ("\t", "")])
def test_columns_hold_the_same_cells_as_rows(mark: str, quote: str) -> None:
    table = rows()
    data = written(table, mark, quote)
    long_one, plain = parse_csv(data, "pre.csv", long=True), parse_csv(data, "pre.csv")
    assert long_one.columns
    assert not plain.columns
    assert [list(row) for row in long_one.rows] == plain.rows
    assert [long_one.location_of(row, 1) for row in range(5)] == [plain.location_of(row, 1) for row in range(5)]
    assert (long_one.delimiter, long_one.encoding) == (plain.delimiter, plain.encoding)


@pytest.mark.usefixtures("short_is_long")
@pytest.mark.parametrize(
    "data",
    [
        b'a,b\n1,"x, y"\n2,3\n',  # a comma in quotes
        b'a,b\n1,"x\ny"\n2,3\n',  # a line break in quotes
        b"a,b\n1,2\n\n3,4\n",  # an empty line
        b"A title\na,b\n1,2\n3,4\n",  # lines of other lengths
    ],
)
def test_what_needs_judgement_is_read_row_by_row(data: bytes) -> None:
    assert not parse_csv(data, "pre.csv", long=True).columns


@pytest.mark.usefixtures("short_is_long")
def test_lines_that_differ_are_told_even_if_all_commas_together_would_do() -> None:
    with pytest.raises(ContentError, match=r"pre\.csv:3: error: this row has 4 cells"):
        parse_csv(b"a,b,c\n1,2\n3,4,5,6\n7,8,9\n", "pre.csv", long=True)


def test_a_survey_is_the_same_by_columns_and_by_rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "instrument.yaml").write_text(INSTRUMENT)
    table = rows()
    (tmp_path / "pre.csv").write_bytes(written(table))
    instrument, _ = read_instrument(tmp_path / "instrument.yaml")
    (plain,), plain_said = survey_of(read_table(tmp_path / "pre.csv", is_long=True), instrument, wave="pre")
    monkeypatch.setattr(csv_file, "LONG_FILE_BYTES", 0)
    (kept,), said = survey_of(read_table(tmp_path / "pre.csv", is_long=True), instrument, wave="pre")
    assert said == plain_said
    assert kept.not_used == plain.not_used
    assert len(plain.not_used) == 2, "the one without an answer and the average"
    assert kept.answers.equals(plain.answers)
    assert kept.codes.equals(plain.codes)
    assert kept.groups.equals(plain.groups)
    assert list(kept.places) == list(plain.places)


@pytest.mark.usefixtures("short_is_long")
def test_a_hidden_character_is_found_in_a_long_column() -> None:
    table = [["code", "q1"], *([f"A{number}", "5"] for number in range(50))]
    table[20][1] = "5\u200b"
    data = written(table)
    long_one, plain = parse_csv(data, "pre.csv", long=True), parse_csv(data, "pre.csv")
    assert long_one.columns
    assert long_one.findings == plain.findings != []


@pytest.mark.usefixtures("short_is_long")
def test_a_table_of_too_many_cells_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(long, "MOST_CELLS", 100)
    with pytest.raises(RefusedError, match="at most 100 are read"):
        parse_csv(written(rows()), "pre.csv", long=True)


@pytest.mark.usefixtures("short_is_long")
def test_no_cell_is_looked_up_for_each_person(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "instrument.yaml").write_text(INSTRUMENT)
    instrument, _ = read_instrument(tmp_path / "instrument.yaml")
    looked_up: list[object] = []
    one_cell = CodedColumn.__getitem__
    monkeypatch.setattr(CodedColumn, "__getitem__", lambda self, row: looked_up.append(row) or one_cell(self, row))
    asked = []
    for people in (300, 600):
        (tmp_path / "pre.csv").write_bytes(written(rows(people)))
        survey_of(read_table(tmp_path / "pre.csv", is_long=True), instrument, wave="pre")
        asked.append(len(looked_up))
        looked_up.clear()
    assert asked[0] == asked[1], "a cell at a time, a million people take half a minute"
