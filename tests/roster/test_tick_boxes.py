"""Sign-in sheets: a column for each answer, and a cross in one of them."""

from dataclasses import replace
from typing import Any

import pytest

from ecpat_training.files.table import CellValue
from ecpat_training.roster.reading.roster import RosterReading, roster_from
from ecpat_training.roster.reading.tick_boxes import tick_boxes
from tests.roster.lists import sheet

SIGN_IN = """No | Name | GO | IGO | NGO | M | F
1 | Elena Ivanova | x | | | | x
2 | Kari Nordmann | | X | | | ✓
3 | Jean Exemple | | | х | 1 |"""


def read(text: str) -> list[tuple[str, str, str]]:
    return people(roster_from(sheet(text)))


def people(reading: RosterReading) -> list[tuple[str, str, str]]:
    return [(one.surname, str(one.stakeholder), str(one.gender)) for one in reading.roster.participants]


THREE = [("Elena Ivanova", "GO", "female"), ("Kari Nordmann", "IGO", "female"), ("Jean Exemple", "NGO", "male")]


def test_crosses_are_read_as_the_words_above_them() -> None:
    reading = roster_from(sheet(SIGN_IN))
    assert people(reading) == THREE
    said = [finding for finding in reading.findings if finding.code == "roster.tick-boxes"]
    assert [(one.where and one.where.cell, one.message) for one in said] == [
        ("C1", "columns C to E are tick boxes, read as the stakeholder type."),
        ("F1", "columns F to G are tick boxes, read as the gender."),
    ]


@pytest.mark.parametrize(
    "above",
    [
        "List of participants, Tirana",  # a title
        " | | Type of body | | | Sex |",  # a group's title, as it is merged over its columns
        "No | Name | Kind | Kind | Kind | Sex | Sex",  # all headers, merged with those below
    ],
)
def test_words_in_a_second_row_of_headers(above: str) -> None:
    assert read(f"{above}\n{SIGN_IN}") == THREE


def test_only_the_words_stand_in_the_second_row() -> None:
    header, people_below = SIGN_IN.split("\n", 1)
    second = header.replace("No", "").replace("Name", "")
    assert read(f"No | Name | Stakeholder type | | | Gender |\n{second}\n{people_below}") == THREE


def test_a_header_on_every_page_and_a_total_are_nobody() -> None:
    header, *rows = SIGN_IN.split("\n")
    reading = roster_from(sheet("\n".join([header, rows[0], header, *rows[1:], " | Total | 1 | 1 | 1 | 1 | 2"])))
    assert people(reading) == THREE
    assert [entry.reason for entry in reading.not_used] == ["it repeats the header", "it is a total"]


def test_two_crosses_are_asked_and_none_is_not_given() -> None:
    reading = roster_from(sheet(f"{SIGN_IN}\n4 | Ola Eksempel | x | | x | |"))
    assert people(reading)[-1] == ("Ola Eksempel", "None", "None")
    unknown = [finding for finding in reading.findings if finding.code == "roster.unknown-value"]
    assert [(one.where and one.where.cell, "`GO / NGO`" in one.message) for one in unknown] == [("C5", True)]
    assert reading.roster.rows == len(reading.roster.participants) == 4


@pytest.mark.parametrize("instead", ["8", "Ministry", "?"])
def test_columns_with_anything_else_are_no_tick_boxes(instead: str) -> None:
    reading = roster_from(sheet(SIGN_IN.replace("| X |", f"| {instead} |")))
    assert [one.stakeholder for one in reading.roster.participants] == [None] * 3
    assert [one.message for one in reading.findings if one.code == "roster.tick-boxes"] == [
        "columns F to G are tick boxes, read as the gender."
    ]


def test_a_box_that_holds_its_own_word_is_ticked() -> None:
    header = SIGN_IN.partition("\n")[0]
    rows = "1 | Elena Ivanova | GO | | | | F\n2 | Kari Nordmann | | I.G.O. | | | female"
    reading = roster_from(sheet(f"{header}\n{rows}\n{header}\n3 | Jean Exemple | | | ngo | M |"))
    assert people(reading) == THREE
    assert [entry.reason for entry in reading.not_used] == ["it repeats the header"]


def test_a_box_that_holds_the_word_of_another_is_none() -> None:
    reading = roster_from(sheet(SIGN_IN.replace("| X |", "| NGO |")))
    assert [one.stakeholder for one in reading.roster.participants] == [None] * 3


class _Rows(list[list[CellValue]]):
    """Rows that count how often one of them is looked at."""

    looked = 0

    def __getitem__(self, index: Any) -> Any:
        self.looked += 1
        return super().__getitem__(index)


@pytest.mark.parametrize("columns", ["Role | Profession", "Profession | Role"])
def test_a_long_list_of_roles_beside_professions_is_not_read_for_each_of_its_first_rows(columns: str) -> None:
    people = 400
    row = "care | social worker" if columns.startswith("Role") else "social worker | care"
    table = sheet("\n".join([f"Name | {columns}", *(f"Vesna Kovac {n} | {row}" for n in range(people))]))
    rows = _Rows(table.rows)
    assert not tick_boxes(replace(table, rows=rows))
    assert rows.looked < people


def test_ones_in_a_total_are_no_ticks() -> None:
    header = SIGN_IN.partition("\n")[0]
    reading = roster_from(sheet(f"{header}\n1 | Elena Ivanova | | | | |\n | Total | 1 | | | 1 |"))
    assert not [one for one in reading.findings if one.code == "roster.tick-boxes"]
