"""Gender by its own column and by the form of address beside it."""

import pytest

from ecpat_training.roster.reading.roster import roster_from
from tests.roster.lists import sheet

LIST = """
Title | Name | Gender | Country
Mr | Ana Novak | F | AL
Ms | Ben Kovac | M | AL
Mr | Cia Lund | F | AL
Mr | Dan Marin | other | AL
Dr | Eva Dosta | F | AL
Ms | Fin Orel | | AL
"""


def test_a_form_of_address_that_says_another_gender_is_asked() -> None:
    reading = roster_from(sheet(LIST))
    assert [person.gender for person in reading.roster.participants] == [
        "female", "male", "female", "other", "female", "female",
    ]  # fmt: skip
    asked = [finding for finding in reading.findings if finding.code == "roster.contradiction"]
    assert [(str(finding.where), finding.message) for finding in asked] == [
        ("roster.xlsx!Sheet1!A2", "`Gender` says female, `Title` male for 2 people (A2 and A4); counted as female."),
        ("roster.xlsx!Sheet1!A3", "`Gender` says male, `Title` female; counted as male."),
    ]


@pytest.mark.parametrize("header", ["M/F/H", "M/F/X", "F/M/X", "M/V/X", "w/m/d", "Ж/Ч"])
def test_a_gender_beside_a_title_counts_whatever_order_its_header_has(header: str) -> None:
    (person,) = roster_from(sheet(f"Title | Name | {header}\nDr | Ana Novak | F")).roster.participants
    assert person.gender == "female"


def test_a_gender_that_cannot_be_read_is_asked_even_where_the_form_of_address_says_one() -> None:
    """`genderfluid` beside `Ms` was counted as a woman without a word."""
    lines = "Name | Gender | Title\nAnn Bell | genderfluid | Ms\nBen Carr | - | Mr\nDan Eck | | Mr"
    reading = roster_from(sheet(lines))
    asked = [one for one in reading.findings if one.code == "roster.unknown-value"]
    assert [one.where and one.where.cell for one in asked] == ["B2"]
    assert [person.gender for person in reading.roster.participants] == ["female", "male", "male"]
