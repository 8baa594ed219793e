"""Where a name of the list may have got into another cell, the cell is named and not quoted."""

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import fold
from ecpat_training.roster.reading.mapping_draft import roster_map
from ecpat_training.roster.reading.names import NamesOnList
from ecpat_training.roster.reading.roster import roster_from
from tests.draws import draws
from tests.roster.lists import sheet


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("Maja Novák", "novak"),
        ("Maja Novák", "Mrs. NOVAK (acting)"),
        ("Иван Петров", "Petrov"),
        ("Petrov", "Петров"),
        ("Jürgen Müller", "Mueller"),
        ("Seán O'Brien", "OBrien"),
        ("Anna-Lena Berg", "Lena"),
        ("Zebulon", "xzebulon@example.org"),
        ("王小明", "王小明"),
        ("王 小明", "小明"),
    ],
)
def test_a_value_that_holds_a_name_is_known(name: str, value: str) -> None:
    assert NamesOnList([name]).within(value)


@pytest.mark.parametrize(
    ("name", "value"),
    [("Dr. Li Wu", "Dr."), ("Jan van der Berg", "Leiter der Wache"), ("Ann", "planner"), ("", "wizard"), ("Ana", "-")],
)
def test_titles_small_words_and_parts_of_words_are_no_names(name: str, value: str) -> None:
    assert not NamesOnList([name]).within(value)


def test_the_message_names_the_cell_instead_of_the_value() -> None:
    reading = roster_from(sheet("Given name | Surname | Profession | Gender\nMaja | Police | Novak | Maja Novak"))
    said = {finding.where.cell: finding.message for finding in reading.findings if finding.where}
    assert said["C2"].startswith("the value in cell C2 in column `Profession` isn't known")
    assert said["D2"].startswith("the value in cell D2 in column `Gender` isn't known")


def test_other_values_are_quoted_still() -> None:
    reading = roster_from(sheet("Given name | Surname | Profession\nMaja | Novak | consultant\nKari | Berg | Polizei"))
    assert any("`consultant`" in finding.message for finding in reading.findings)
    assert [entry.written for entry in reading.read_as] == ["Polizei"]


def test_organisations_that_are_names_stay_apart_and_unnamed() -> None:
    rows = "Maja Novak | Maja Novak\nKari Berg | MAJA Novák\nJean Petit | Kari Berg\nAna Ruiz | Berg Rescue"
    people = roster_from(sheet(f"Name | Organisation\n{rows}")).roster.participants
    like = "an organisation named like a person"
    assert [person.organisation for person in people] == [like, like, f"{like} (2)", "Berg Rescue"]


def test_a_name_over_a_column_is_not_quoted_in_a_contradiction_either() -> None:
    text = "Name | Gender (Maja Novak) | Sex\nMaja Novak | f | m"
    with pytest.raises(Exception, match="differ") as error:
        roster_from(sheet(text))
    assert "novak" not in fold(str(error.value))


@pytest.mark.parametrize("office", ["Law office Vesna Kovač", "Office of Kovac, Vesna", "Privat (Vesna Kovac)"])
def test_an_organisation_that_holds_a_whole_name_is_not_shown(office: str) -> None:
    rows = f"Given name | Surname | Organisation\nVesna | Kovač | {office}\nAna | Horvat | Kovač i sinovi"
    shown = [person.organisation for person in roster_from(sheet(rows)).roster.participants]
    assert shown == ["an organisation named like a person", "Kovač i sinovi"]


def test_a_sheet_titled_with_a_name_is_called_by_its_number() -> None:
    said = "sheet 'Ana Marković' was used; 'Guests' and 'Horvat' hold data too."
    where = Location("roster.xlsx", sheet="Ana Marković")
    table = replace(
        sheet("Name | Gender | Diet\nAna Markovic | ? | \nIvo Horvat | m | ", name="Ana Marković"),
        sheets=("Guests", "Ana Marković", "Horvat"),
        findings=(Finding("workbook.other-sheets", Severity.WARNING, said, where),),
    )
    reading = roster_from(table)
    assert reading.roster.sheet == "sheet 2"
    assert reading.findings[0].message == "sheet 2 was used; 'Guests' and sheet 3 hold data too."
    places = [*reading.findings, *(one.where for one in reading.roster.participants)]
    assert not [place for place in map(str, places) if "Markovi" in place or "Horvat" in place]


@pytest.mark.parametrize(("title", "row"), [("Participants", "Participants: |"), ("Pjesëmarrësit", "Arben Rrësi | m")])
def test_a_sheet_that_is_titled_otherwise_keeps_its_title(title: str, row: str) -> None:
    table = sheet(f"Name | Gender\n{row}\nAna Markovic | f", name=title)
    assert roster_from(table).roster.sheet == title


@pytest.mark.parametrize(
    "text",
    [
        "Room of Zoran Babic | Sex | Type\nZoran Babić | m | GO",
        "Delegate | Sex | Type | Room of Zoran Babic\nZoran Babic | m | GO | 4",
        "Name | Sex | Type | Room of Zoran Babic\nZoran Babic | m | GO | 4",
    ],
    ids=["over the names", "names in a column that isn't known", "beside the names"],
)
def test_a_name_in_a_header_is_not_quoted_wherever_the_person_stands(text: str) -> None:
    reading = roster_from(sheet(text))
    assert "roster.unknown-column" in [one.code for one in reading.findings]
    assert "babic" not in fold(str([*map(str, reading.findings), reading.columns, reading.roster.columns]))


@pytest.mark.parametrize(
    "value",
    ["Dr. Vesna Lukić", "Mrs Lukić", "Prof. Dr. Vesna Lukić-Horvat", "Vesna Lukić, PhD", "г-жа Весна Лукић",
     "dr vesna lukic", "Frau Eva von der Heide", "Dr. V. Lukic (acting)"],
)  # fmt: skip
def test_what_looks_like_a_name_that_is_not_on_the_list_is_not_quoted(value: str) -> None:
    row = f"Ana Ilić | {value} | {value} | {value} | {value}"
    reading = roster_from(sheet(f"Name | Profession | Gender | Organisation | Country\n{row}"))
    unknown = [one.message for one in reading.findings if one.code == "roster.unknown-value"]
    assert [message.startswith("the value in cell") for message in unknown] == [True, True, True]
    (person,) = reading.roster.participants
    assert (person.organisation, person.country) == ("an organisation named like a person", None)


@pytest.mark.parametrize(
    "value",
    ["Dr.", "Doctor of Medicine", "doctor of medicine", "adviser", "Chief Adviser", "Dr. 2", "Prof. of law"],
)
def test_a_title_alone_or_a_trade_is_quoted_still(value: str) -> None:
    reading = roster_from(sheet(f"Name | Profession\nAna Ilić | {value}"))
    assert any(f"`{value}`" in one.message for one in reading.findings)


@pytest.mark.parametrize("value", ["wizard", "Chief Wizard", "assistant of Dobrev", "Rruga e Dibrës 12", "Dobrev?"])
@pytest.mark.parametrize("header", ["Profession", "Gender", "Title", "Sector", "Country", "Status", "Confirmed"])
def test_a_word_that_no_table_knows_is_told_by_its_cell(header: str, value: str) -> None:
    """It may be the surname of somebody whose cells are shifted, and who stands nowhere else on the list."""
    reading = roster_from(sheet(f"Name | {header} | E-mail\nAna Ilić | {value} | a@example.org"))
    (asked,) = [one for one in reading.findings if one.code == "roster.unknown-value"]
    assert asked.message.startswith("the value in cell B2 in column")
    told = str([*map(str, reading.findings), reading.read_as, reading.roster.participants[0].model_dump()])
    assert not {"wizard", "dobrev", "dibrës"} & set(re.findall(r"\w+", told.casefold()))


@settings(deadline=None, max_examples=draws(25, 8))
@given(st.from_regex(r"\A(?:[A-Z]?q[xzj][a-z]{3,9} ?){1,3}\Z"), st.sampled_from(["", "police ", "of ", "Ms ", "AL, "]))
def test_no_word_of_a_cell_that_no_table_knows_is_said(word: str, before: str) -> None:
    header = "Name | Gender | Title | Sector | Profession | Country | Status | Confirmed"
    cells = " | ".join([f"{before}{word}"] * 7)
    reading = roster_from(sheet(f"{header}\nAna Ilić | {cells}\nBen Kovac | {cells}"))
    told = str([*map(str, reading.findings), *reading.read_as, *map(dict, reading.roster.participants)]).casefold()
    assert reading.roster.participants
    assert not [part for part in word.casefold().split() if part in told]


@pytest.mark.parametrize(
    ("header", "value", "shown"),
    [
        ("Profession", "Police officer (Dobrev)", "Police officer (…)"),
        ("Country", "Italy (Dobrev)", "Italy (…)"),
        ("Sector", "NGO (Dobrev 12345)", "NGO (… …)"),
    ],
)
def test_what_stands_beside_a_word_that_was_read_is_left_out(header: str, value: str, shown: str) -> None:
    reading = roster_from(sheet(f"Name | {header}\nAna Ilić | {value}"))
    assert [entry.written for entry in reading.read_as] == [shown]


@pytest.mark.parametrize("value", ["b@example.org", "AB1234567", "+355 69 123 4567", "1971-05-12"])
def test_an_address_or_a_number_of_somebody_is_never_quoted(value: str) -> None:
    reading = roster_from(sheet(f"Name | Type | Position | Status\nMaja Novak | {value} | {value} | {value}"))
    assert [finding.message for finding in reading.findings if value in finding.message] == []
    assert [word.hidden for word in reading.words() if word.text == value] == [True] * 3


def test_what_one_person_alone_has_is_unnamed_where_it_holds_the_surname() -> None:
    rows = "Paul | Quimbert | Cabinet Quimbert | Rue Quimbert 5\nIna | Berg | Durand House | +355 69 123 4567\n"
    rows += "Eva | Durand | Durand House | North"
    table = sheet(f"Given name | Surname | Organisation | Region\n{rows}")
    drafted, reading = roster_map(table)
    assert [entry.written for entry in drafted.organisations.entries] == ["Durand House"]
    assert [person.region for person in reading.roster.participants] == [
        "a region named like a person", "a region named like a person (2)", "North",
    ]  # fmt: skip


def test_a_header_with_a_date_is_no_number_of_somebody() -> None:
    reading = roster_from(sheet("Name | Gender | Training of 16.06.2005\nMaja Novak | F | x"))
    assert any("`Training of 16.06.2005`" in finding.message for finding in reading.findings)
