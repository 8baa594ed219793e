"""Two lists beside each other on a sheet, each under the same header: one list, with nobody lost and nobody swapped."""

from dataclasses import replace

import pytest

from ecpat_training.core.errors import ContentError
from ecpat_training.roster.reading.adjacent_lists import adjacent_lists
from ecpat_training.roster.reading.roster import roster_from
from ecpat_training.roster.reading.written import as_written
from tests.roster.lists import sheet

LAYOUTS = {
    "en": "Name | Organisation | Name | Organisation\nAna Pop | Police | Eva Lis | Shelter\n"
    "Ion Dan | Court | Jan Kol | UN",
    "fr, a gap, a title": "Liste\n\nNom | Organisme | | Nom | Organisme\nAna Pop | Police | | Eva Lis | Shelter\n"
    "Ion Dan | Court | | Jan Kol | UN",
    "de, numbers": "Nr. | Name | Organisation | Nr. | Name | Organisation\n"
    "1 | Ana Pop | Police | 3 | Eva Lis | Shelter\n"
    "2 | Ion Dan | Court | 4 | Jan Kol | UN",
    "ro, one number": "Nr | Nume | Instituția | Nume | Instituția\n1 | Ana Pop | Police | Eva Lis | Shelter\n"
    "2 | Ion Dan | Court | Jan Kol | UN",
    "sr, repeated": "Име | Организација | Име | Организација\nAna Pop | Police | Eva Lis | Shelter\n"
    "Ion Dan | Court | Jan Kol | UN",
}
PEOPLE = {"Ana Pop": "Police", "Ion Dan": "Court", "Eva Lis": "Shelter", "Jan Kol": "UN"}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_they_are_one_list_which_is_said(layout: str) -> None:
    table = sheet(LAYOUTS[layout])
    reading = roster_from(table)
    people = reading.roster.participants
    assert {person.name: person.organisation for person in people} == PEOPLE
    assert sum(finding.code == "roster.side-by-side" for finding in reading.findings) == 1
    assert len({person.where for person in people}) == len({person.row for person in people}) == 4
    organisations = next(column for column in as_written(table, people) if column.field == "organisation")
    assert organisations.texts == tuple(PEOPLE.values())


def test_places_are_those_of_the_sheet() -> None:
    reading = roster_from(sheet(LAYOUTS["en"]))
    assert [person.where.place_in_file for person in reading.roster.participants] == ["row 2", "row 3", "C2", "C3"]


def test_what_is_struck_through_stays_so_on_the_right() -> None:
    table = replace(sheet(LAYOUTS["en"]), struck_cells=frozenset({(1, 2)}))
    reading = roster_from(table)
    assert [block.place for block in reading.blocks] == ["strike"]
    assert [reading.roster.participants[row - 1].name for row in reading.blocks[0].rows] == ["Eva Lis"]


def test_a_note_on_the_right_stays_with_its_person() -> None:
    reading = roster_from(replace(sheet(LAYOUTS["en"]), notes={(1, 2): "cancelled"}))
    assert [reading.roster.participants[row - 1].name for row in reading.blocks[0].rows] == ["Eva Lis"]


def test_a_heading_over_all_of_them_is_said_of_the_right_as_well() -> None:
    reading = roster_from(sheet(LAYOUTS["en"] + "\nWaiting list\nLuc Bel | Police | Mia Fox | NGO"))
    out = [person.name for person in reading.roster.participants if person.status == "on the waiting list"]
    assert out == ["Luc Bel", "Mia Fox"]


@pytest.mark.parametrize(
    "text",
    [
        "Participant | | Supervisor\nName | E-mail | Name | E-mail\nAna Pop | a@x.org | Big Boss | b@x.org",
        LAYOUTS["en"] + "\nMia Fox | Police | Mia Fox | Polizei",
        "Name | Organisation | Nom | Organisme\nAna Pop | Police | Eva Lis | Shelter",
        LAYOUTS["en"] + "\nWaiting list | | Luc Bel | Police\nMia Fox | UN",
        LAYOUTS["en"] + "\nLuc Bel | Police | Mia Fox | NGO | cancelled",
    ],
    ids=("titles over them", "somebody in both", "other words", "a heading over one of them", "a remark beside them"),
)
def test_where_it_is_not_certain_it_is_refused_as_before(text: str) -> None:
    with pytest.raises(ContentError) as refused:
        roster_from(sheet(text))
    assert {finding.code for finding in refused.value.findings} == {"roster.two-columns"}


@pytest.mark.parametrize(
    "text",
    [
        "Name | Organisation | Name | Organisation\nAna Pop | Police | Ana Pop | Police",
        "Name | Country | Remarks | Remarks\nAna Pop | RO | x | y",
        "Day 1 AM | Day 1 PM | Name | Day 1 AM | Day 1 PM\nx | x | Ana Pop | x | x",
    ],
)
def test_other_lists_are_none(text: str) -> None:
    assert adjacent_lists(sheet(text)) is None
