"""Where rows of a sheet stand, what is doubtful in its columns, and how places are named."""

from datetime import date, datetime

import pytest

from ecpat_training.files.sheets.sheet import RowStanding
from ecpat_training.files.table import CellTable
from tests.files.sheets.tables import reader, table

HEADER = "Code | Owner | Due"


def standings(text: str, **marks: frozenset[int]) -> list[str]:
    """Why each filled row below the header isn't data; nothing for data."""
    return [row.standing.value for row in reader().read(table(f"{HEADER}\n{text}", **marks)).filled_rows]


@pytest.mark.parametrize(
    "row",
    ["Code | Owner | Due", "CODE | owner | ", "Šifra | Vlasnik | Rok", "Код | | Срок", " | Vlasnik | Due date"],
)
def test_a_header_that_is_there_again_is_no_data(row: str) -> None:
    assert standings(f"K1 | a | b\n{row}\nK2 | c | d") == ["", "it repeats the header", ""]


@pytest.mark.parametrize("word", ["Total", "Ukupno", "Итого", "Summe: 12", "Разом / Total"])
def test_a_total_is_no_data(word: str) -> None:
    assert standings(f"K1 | a | b\n{word} | | 12\n | {word} | ") == ["", "it is a total", "it is a total"]


@pytest.mark.parametrize("row", ["K1 | Total | 2026-05-01", "K1 | a | Total", "Total | La Strada"])
def test_a_row_that_has_what_is_needed_is_data_whatever_stands_first(row: str) -> None:
    sheet = reader().read(table(f"Topic | {HEADER}\n | K1 | a | b\nTotal | {row}"))
    expected = ["", "it is a total" if row.startswith("Total") else ""]
    assert [one.standing.value for one in sheet.filled_rows] == expected


def test_a_row_that_is_struck_through_is_no_data_whatever_it_says() -> None:
    assert standings("K1 | a | b\nK2 | c | d\nTotal | |", struck_rows=frozenset((2, 3))) == [
        "",
        *["it is struck through"] * 2,
    ]


@pytest.mark.parametrize("row", [" | Code | Owner", "Owner | Code | Topic", "Rok | Šifra | Tema"])
def test_a_second_header_is_told(row: str) -> None:
    sheet = reader().read(table(f"{HEADER}\nK1 | a | b\n{row}\nK2 | c | d"))
    assert sheet.filled_rows[1].standing is RowStanding.OTHER_HEADER
    (said,) = sheet.remarks()
    assert (said.code, str(said.where)) == ("table.second-header", "list.xlsx!Sheet!row 3")


@pytest.mark.parametrize(
    "row",
    ["K1 | Owner | ", "Code | x | y", "Code", "K1 | Topic | Status", "Summer | a | b", "Code | Code | Owner | K1"],
)
def test_data_that_hold_a_word_for_a_column_are_data(row: str) -> None:
    assert standings(row) == [""]


def test_empty_rows_are_none() -> None:
    assert standings("\n | |\nK1 | a |") == [""]


def test_rows_that_are_not_read_are_listed_or_told() -> None:
    sheet = reader().read(table(f"{HEADER}\nK1|a|b\n{HEADER}\nTotal||3\nK2|c|d", struck_rows=frozenset((4,))))
    assert [(one.location.place_in_file, one.reason) for one in sheet.unused_rows()] == [
        ("row 3", "it repeats the header"), ("row 4", "it is a total"), ("row 5", "it is struck through"),
    ]  # fmt: skip
    assert [one.code for one in sheet.remarks()] == ["table.struck"]
    assert [one.code for one in sheet.remarks(struck_code="meetings.struck")] == ["meetings.struck"]
    (said,) = sheet.remarks(struck_code=None, lists_rows=False)
    assert said.message == "2 rows aren't read: row 3, since it repeats the header and row 4, since it is a total."


def test_columns_that_are_there_twice_unknown_or_without_a_word() -> None:
    sheet = reader().read(table("Code | Owner | Colour | Due date | Due |\nK1 | a | red | 1 | 2 | x"))
    assert [one.header for one in sheet.repeated_columns] == ["Due"]
    assert [one.header for one in sheet.unknown_columns] == ["Colour"]
    assert sheet.columns_without_header == (5,)
    (said,) = sheet.repeated_column_findings()
    assert (said.code, str(said.where), "column D" in said.message) == (
        "table.column-twice",
        "list.xlsx!Sheet!E1",
        True,
    )
    assert [row.text("due") for row in sheet.data] == ["1"]


def test_cells_have_texts_and_places() -> None:
    rows = [["Code", "Due"], ["K1", datetime(2026, 5, 1, 10)], [7.0]]
    sheet = reader().read(CellTable("list.csv", rows))
    first, second = sheet.data
    assert (first.text("due"), first.cell("due"), first.texts) == (
        "2026-05-01",
        datetime(2026, 5, 1, 10),
        ["K1", "2026-05-01"],
    )
    assert (second.text("code"), second.text("due"), second.text("owner")) == ("7", "", "")
    assert (str(first.location_of("due")), str(first.location_of()), str(first.location_of("owner"))) == (
        "list.csv:2:2",
        "list.csv:2",
        "list.csv:2",
    )
    assert date(2026, 5, 1) not in first.texts


def test_what_stands_below_a_cell() -> None:
    cells = CellTable("list.csv", [["Code", "Due"], ["K1", 1.0], ["K2"], [], ["K3", None]])
    assert [*cells.cells_below(0, 1)] == [1.0, None]
    assert [*cells.cells_below(0, 0, 2)] == ["K1", "K2"]
    assert [*cells.cells_below(4, 0)] == []


def test_a_cell_that_is_struck_alone_is_known() -> None:
    sheet = reader().read(table(f"{HEADER}\nK1 | a | b", struck_cells=frozenset({(1, 2)})))
    (row,) = sheet.data
    assert (row.is_struck("due"), row.is_struck("owner"), row.is_struck("topic")) == (True, False, False)


def test_a_column_is_called_as_its_file_calls_it() -> None:
    assert table("x").column_name(27) == "column AB"
    assert CellTable("list.csv", [["x"]]).column_name(27) == "column 28"
