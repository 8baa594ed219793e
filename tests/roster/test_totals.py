"""Rows that count people are no people, whatever stands beside the count: merged and sorted lists fill in the
organisation, spreadsheets write subtotals of their own, and each language has its words. Nobody who is called like such
a word is lost for it."""

import pytest

from ecpat_training.core.finding import Severity
from ecpat_training.roster.reading.roster import RosterReading, roster_from
from tests.roster.lists import sheet

HEADER = "Nr | Name | Organisation | Type | Profession | Gender"
PEOPLE = ("1 | Ana Hoxha | Police | GO | police officer | F", "2 | Ben Kola | Hope | NGO | social worker | M")


def read(*rows: str) -> RosterReading:
    return roster_from(sheet("\n".join([HEADER, *PEOPLE, *rows])))


def asked(reading: RosterReading) -> list[str | None]:
    return [one.where.cell for one in reading.findings if one.where and one.code == "roster.nobody"]


@pytest.mark.parametrize(
    "row",
    [
        " | Total | Police | GO | | ", " | Subtotal: 2 | Police | | | ", " | Total: 2 | Police | GO | | ",
        " | Total Police | Police | | | ", " | Razem: 2 | Policja | | | ", " | Total: 2 women | Police | GO | | ",
        " | Women: 1 | Police | GO | | ", " | Participants: 2 | Police | | | ", "Total | 2 | Police | GO | | ",
        "Suma | 2 | | | | ", "Zusammen | 2 | | | | ", "Toplam | 2 | | | | ", "Participants | 2 | | | | ",
        "Persons | 2 | | | | ", "المجموع | 2 | | | | ", "Insgesamt | | Polizei | | | ", "Ara toplam | 2 | Polis | | | ",
        "Suma parcial | 2 | Policía | | | ", "Subtotais | 2 | Polícia | | | ", "Разом | 2 | Поліція | | | ",
        "Ukupno | 2 | Policija | | | ", "Gjithsej | 2 | Policia | | | ", "Kokku | 2 | Politsei | | | ",
        " | Persons total | 2 | | | ", " | Police Total | | | | 2",
    ],
)  # fmt: skip
def test_a_total_is_nobody_with_its_organisation_filled_in(row: str) -> None:
    reading = read(row)
    assert [person.name for person in reading.roster.participants] == ["Ana Hoxha", "Ben Kola"]
    assert [entry.location.cell for entry in reading.not_used] == ["row 4"]
    assert asked(reading) == []


def test_subtotals_that_a_spreadsheet_writes_are_nobody() -> None:
    reading = roster_from(
        sheet(
            "Country | Organisation | Name | Gender\nAL | Police | Ana Hoxha | F\nAL | Hope | Ben Kola | M\n"
            "AL Total | | 2 |\nGrand Total | | 2 |"
        )
    )
    assert [entry.reason for entry in reading.not_used] == ["it is a total", "it is a total"]
    assert len(reading.roster.participants) == 2


@pytest.mark.parametrize(
    "row",
    [
        " | 2 | Police | GO | | ", " | 2 persons | Police | | | ", "Total | Agron Dema | Police | | | ",
        " | Total | Police | GO | police officer | ",
    ],
)  # fmt: skip
def test_what_may_be_a_count_or_a_person_is_set_aside_and_asked(row: str) -> None:
    reading = read(row)
    assert len(reading.roster.participants) == 2
    assert asked(reading) == ["row 4"]


@pytest.mark.parametrize(
    "row",
    [
        "3 | Suma | Police | GO | police officer | F", "3 | Total Amina | Police | GO | | ",
        "3 | Agron Totali | Police | | | ", "3 | Total | Hope | NGO | social worker | M",
        "3 | Ana Suma | Hope | | | ",
        "Expert | Agron Dema | Police | | | ", "3 | Soma Berisha | Hope | | social worker | ",
    ],
)  # fmt: skip
def test_people_called_like_a_total_are_people(row: str) -> None:
    reading = read(row)
    assert (len(reading.roster.participants), reading.not_used, asked(reading)) == (3, (), [])


def test_a_number_in_the_place_of_a_name_is_never_counted_without_a_question() -> None:
    reading = read(" | 1234 | Hope | NGO | social worker | M")
    assert len(reading.roster.participants) == 3
    (said,) = [one for one in reading.findings if one.code == "roster.several-people"]
    assert (said.severity, said.where and said.where.cell) == (Severity.WARNING, "B4")
    assert said.message == "this name is only a number, perhaps of people; the row is counted as one person."


def test_a_list_that_calls_people_by_numbers_counts_them_all() -> None:
    reading = roster_from(sheet("Participant | Organisation | Type\n1 | Police | GO\n2 | Police | GO\n3 | Hope | NGO"))
    assert (len(reading.roster.participants), reading.not_used) == (3, ())
    called = roster_from(sheet("Name | Type\nPerson 1 | GO\nPerson 2 | NGO\nTeilnehmer 3 | NGO"))
    assert len(called.roster.participants) == 3


def test_somebody_called_like_a_total_keeps_the_crosses() -> None:
    reading = roster_from(sheet("Surname | Given name | M | F\nSuma | Ana | | x\nLupu | Ion | x | "))
    assert [person.gender for person in reading.roster.participants] == ["female", "male"]


@pytest.mark.parametrize(
    ("row", "says"),
    [
        (" | Total: 15 | | | | ", "the list says it has 15 people, 2 were read."),
        ("Total: 15 persoane | | | | | F: 8, M: 7", "the list says it has 15 people, 2 were read."),
        ("Suma | 3 | | | | ", "the list says it has 3 people, 2 were read."),
        (" | Total: 2 | | | | ", None),
        (" | Total: 1 | Police | | | ", None),
        (" | Subtotal: 1 | | | | ", None),
        (" | Total women: 1 | | | | ", None),
    ],
)
def test_the_number_that_a_list_says_it_has_is_compared(row: str, says: str | None) -> None:
    assert [one.message for one in read(row).findings if one.code == "roster.total"] == ([says] if says else [])


@pytest.mark.parametrize("word", ["Kukumbra", "Jumla ya washiriki", "ჯამი", "Ընդամենը", "Вкупно", "合計"])
@pytest.mark.parametrize("cells", ["| {} | 2 | | | |", "| {} | | | | 2 |", "{} | | | | | | 2", "| {} | | 2 | | |"])
def test_a_label_and_a_number_among_people_is_asked_whatever_the_word(word: str, cells: str) -> None:
    people = [
        "1 | Elena Ivanova | Police Academy | GO | police officer | F |",
        "2 | Kari Nordmann | Line | NGO | teacher | F |",
    ]
    header = "No | Name | Organisation | Stakeholder type | Profession | Sex | Remarks"
    reading = roster_from(sheet("\n".join([header, *people, cells.format(word)])))
    assert len(reading.roster.participants) == 2
    assert len(reading.not_used) == 1


def test_a_name_with_the_number_that_others_have_as_well_is_a_person() -> None:
    rows = ["Ana Popa | 41 | Border Police | GO", "Ben Ilie | 38 | Child Helpline | NGO", "Carla Dinu | 29 | |"]
    assert len(roster_from(sheet("\n".join(["Name | Age | Organisation | Type", *rows]))).roster.participants) == 3
