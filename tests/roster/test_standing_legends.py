"""Legends of colours and signs that say who is out, asked where it isn't clear."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.styles import PatternFill

from ecpat_training.roster.reading.mapping_file import read_mapping
from ecpat_training.roster.reading.roster import roster_from
from tests.files.workbooks import parse_workbook
from tests.roster.lists import sheet
from tests.roster.standing_lists import HEADER, INSIDE, OUT, counted, questions, read, remark

GREY, GREEN = "rgb FFD9D9D9", "rgb FFC6EFCE"


@pytest.mark.parametrize(
    ("legend", "behind"), [("grey = cancelled", ""), ("grau: abgesagt", ""), ("cancelled", GREY), ("= otkazali", GREY)]
)
def test_a_colour_that_a_legend_explains_says_who_is_out(legend: str, behind: str) -> None:
    table = sheet("\n".join([HEADER, *INSIDE, *OUT, "", legend]))
    fills = {(3, 0): GREY, (3, 1): GREY} | ({(6, 0): behind} if behind else {})
    reading = roster_from(replace(table, fills=fills))
    assert counted(reading) == ["Ana Popa", "Ben Ilie", "Dan Enescu"]
    (question,) = questions(reading)
    assert question.message.startswith("a legend says `")
    assert "which 1 person has (row 4); this person is read as" in question.message


def test_a_colour_that_is_only_named_is_asked_where_rows_have_two() -> None:
    table = sheet("\n".join(["grey = cancelled", HEADER, *INSIDE, *OUT, *INSIDE[:0]]))
    reading = roster_from(replace(table, fills={(2, 0): GREEN, (4, 0): GREY}))
    assert len(counted(reading)) == 4
    assert (
        "which 2 people have (rows 3 and 5); it isn't clear what that says, so they count."
        in questions(reading)[0].message
    )


def test_a_sign_that_a_legend_explains_says_it_too_and_one_that_nobody_has_is_said() -> None:
    reading = read(*INSIDE, OUT[0].replace("Carla Dinu", "Carla Dinu*"), "", "* declined")
    assert counted(reading) == ["Ana Popa", "Ben Ilie"]
    reading = read(*INSIDE, "", "red = withdrawn")
    assert questions(reading)[0].message == (
        "a legend says `withdrawn` of a colour or a sign, and no name with it was found; everybody counts."
    )


def test_colours_are_read_from_the_workbook() -> None:
    book = Workbook()
    page = book.active
    assert page is not None
    for line in (HEADER, *INSIDE, *OUT, "grey = cancelled"):
        page.append([cell.strip() or None for cell in line.split("|")])
    for cell in page[4]:
        cell.fill = PatternFill("solid", fgColor="D9D9D9")
    content = BytesIO()
    book.save(content)
    reading = roster_from(parse_workbook(content.getvalue(), "list.xlsx"))
    assert counted(reading) == ["Ana Popa", "Ben Ilie", "Dan Enescu"]


def test_a_legend_painted_below_the_list_in_words_alone_is_asked() -> None:
    table = sheet("\n".join([HEADER, *INSIDE, *OUT, "", "cancelled"]))
    reading = roster_from(replace(table, fills={(3, 0): GREY}))
    assert len(counted(reading)) == 4
    assert "which 1 person has (row 4); it isn't clear what that says" in questions(reading)[0].message
    several = sheet("\n".join([HEADER, *INSIDE, *OUT, "", "Legend: grey = declined, green = confirmed"]))
    reading = roster_from(replace(several, fills={(3, 0): GREY}))
    assert counted(reading) == ["Ana Popa", "Ben Ilie", "Dan Enescu"]


def test_every_other_row_that_is_coloured_is_asked_and_never_out() -> None:
    people = [remark(f"Person{letter} Name{letter}", "") for letter in "abcdef"]
    table = sheet("\n".join([HEADER, *people, "", "grey = cancelled"]))
    reading = roster_from(replace(table, fills={(row, 0): GREY for row in (2, 4, 6)}))
    assert (len(counted(reading)), len(questions(reading))) == (6, 1)


def test_a_legend_that_nobody_has_is_decided_too_and_answers_in_cells_are_no_such_legend(tmp_path: Path) -> None:
    mapping = tmp_path / "list.map.yaml"
    mapping.write_text("values:\n  standing:\n    withdrawn: counts\n", encoding="utf-8")
    table = sheet("\n".join([HEADER, *INSIDE, "", "red = withdrawn"]))
    assert questions(roster_from(table, read_mapping(mapping))) == []
    assert questions(read(*INSIDE, "", "P = present, A = absent")) == []
