"""Rows of one label and figures, whatever the label's word and wherever they stand: they count people, or are asked."""

import pytest

from ecpat_training.roster.reading.roster import RosterReading, roster_from
from tests.roster.lists import sheet

PEOPLE = ("Ana Hoxha | Police | GO | F | AL", "Ben Kola | Arsis | NGO | M | AL", "Cia Dema | Terre | NGO | F | AL")


def read(*rows: str, header: str = "Name | Organisation | Type | Gender | Country") -> RosterReading:
    return roster_from(sheet("\n".join([header, *rows])))


@pytest.mark.parametrize(
    "row",
    [
        " | | | Yekûn | 3", " | Kopsavilkums | | | 3", " | | Razem osób | 3 | ", "Samtals | 3 | 3 | 3 | 3",
        "Yekûn | 3 | | | 3", "Frauenanteil | | | 66,7 % | ", "share of NGOs | | 0.67 | | ", "% femmes | 67 % | | | ",
        "GO | 1 | | | ", "GO: 1 | | | | ", "GO 5 / NGO 7 | | | | ", " | | GO 1, NGO 2 | | ", " | | | F | 2",
        "F | 2 | | | ", "F=2 M=1 | | | | ", "жінки | 2 | | | ", " | | 1 GO / 2 NGO | 2 F / 1 M | 1", "Ж - 2 | | | | ",
        "Kopā | 1 GO | | |", "Total | 3 | 1 GO | 2 F | 1",
    ],
)  # fmt: skip
def test_a_row_of_a_label_and_figures_is_nobody(row: str) -> None:
    for rows in ((*PEOPLE, row), (row, *PEOPLE), (*PEOPLE, "", row)):
        reading = read(*rows)
        assert [person.name for person in reading.roster.participants] == ["Ana Hoxha", "Ben Kola", "Cia Dema"]


def test_totals_above_the_header_change_nothing() -> None:
    reading = roster_from(sheet("\n".join(("Total: 3", "GO | 1", "NGO | 2",
                                           "Name | Organisation | Type | Gender | Country", *PEOPLE))))  # fmt: skip
    assert len(reading.roster.participants) == 3


@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("Name | Organisation | Type | Gender | Age", "Dan Rama | | | | 34"),
        ("Name | Organisation | Type | D1 | D2", "Dan Rama | | | 1 | 1"),
        ("Name | Organisation | Type | Gender | Phone", "Dan Rama | | | | 0691234567"),
        ("Name | Organisation | Type | Gender | Arrival", "Dan Rama | | | | 12.05"),
        ("Name | Organisation | Type | Gender | Born", "Dan Rama | | | | 1985"),
    ],
)
def test_a_person_with_a_number_as_others_have_is_somebody(header: str, row: str) -> None:
    values = {"Age": ("F", "41"), "D2": ("1", "1"), "Phone": ("F", "0697654321"), "Arrival": ("F", "13.05"),
              "Born": ("F", "1979")}[header.rpartition(" ")[2]]  # fmt: skip
    rows = [f"{name} | Police | GO | {' | '.join(values)}" for name in ("Ana Hoxha", "Ben Kola", "Cia Dema")]
    assert len(read(*rows, row, header=header).roster.participants) == 4


def test_a_total_of_ticks_in_an_unknown_word_leaves_days_days() -> None:
    rows = ("Ana Hoxha | Police | x | x", "Ben Kola | Arsis | | ", "Cia Dema | Terre | x | ", "Yekûn | | 2 | 1")
    people = read(*rows, header="Name | Organisation | D1 | D2").roster.participants
    assert [str(person.status) for person in people] == ["attended", "did not come", "attended"]


def test_an_organisation_with_figures_as_others_have_is_somebody_whose_name_is_missing() -> None:
    rows = ("Yale | m | 0 | 0", "Cornell | f | 1 | 0", "Toronto | | 0 | 0", "Stanford | f | 1 | 1")
    reading = read(*rows, header="institution | gender | independent | novice")
    assert len(reading.roster.participants) == 4
