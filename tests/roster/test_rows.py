"""Rows in are rows used or rows listed as not used, each with its reason; nobody is lost, nothing is made a person."""

from dataclasses import replace
from io import BytesIO
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecpat_training.core.finding import Severity
from ecpat_training.roster.reading.roster import RosterReading, roster_from
from tests.files.workbooks import parse_workbook
from tests.roster.lists import sheet

HEADER = "No | Name | Organisation | Stakeholder type | Profession | Sex | Remarks"
ELENA = "1 | Elena Ivanova | Police Academy | GO | police officer | F |"


def read(*rows: str) -> RosterReading:
    return roster_from(sheet("\n".join([HEADER, ELENA, *rows])))


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (HEADER, "it repeats the header"),
        ("2 | | | | | | ", "it holds nothing but a running number"),
        ("Total: 17 | | | | | |", "it is a total"),
        (" | TOTAL | 17 | | | 9 |", "it is a total"),
        (" | Gesamt 17 | | | | |", "it is a total"),
        (" | Всего: 17 | | | | |", "it is a total"),
        (" | Sveukupno | 17 | | | |", "it is a total"),
        (" | Всього учасників | 17 осіб | | | |", "it is a total"),
        (" | F | 9 | | | |", "it counts a part of the people"),
        (" | Итого | 4 чел. | 2 ж / 2 м | | |", "it is a total"),
        (" | Total | 17 people | women: 9 | | men: 8 |", "it is a total"),
        ("* confirmed by telephone | | | | | |", "it is a footnote"),
        (" | Note: the list may change | | | | |", "it is a footnote"),
        (" | Law enforcement | | | | |", "it is a heading or a remark"),
        (" | From the ministries: | | | | |", "it is a heading or a remark"),
        ("I. Police | | | | | |", "it is a heading or a remark"),
        (" | | | | | | to be sent by Friday", "it is a heading or a remark"),
        ("Prepared by: | Ana Petrova | Border Police | | Checked by: | Jan Novak", "it is a remark on the list"),
        ("Vypracovala: | Ana Petrova | Border Police | GO | analyst | F", "it is a remark on the list"),
        (" | Interpreter: Eva Green | Border Police | GO | interpreter | F", "it is a remark on the list"),
        ("Відповідальний: | Ткач О.М. | | | |", "it is a remark on the list"),
        ("18 | | Border Police | GO | | |", "it has no name, id or e-mail address"),
    ],
)
def test_a_row_that_is_nobody_is_listed_with_the_reason(row: str, why: str) -> None:
    reading = read(row)
    assert [(str(entry.location), entry.reason) for entry in reading.not_used] == [("roster.xlsx!Sheet1!row 3", why)]
    assert (reading.roster.rows, len(reading.roster.participants)) == (2, 1)


@pytest.mark.parametrize(
    "row",
    [
        " | Kari Nordmann | | | | |",
        " | Total | Child Helpline | NGO | social worker | M |",
        " | Sum | +359 2 000001 | | | |",
        " | None | Child Helpline | NGO | social worker | F |",
        " | Judge Judith | | | | |",
        " | Ana - Maria Popa | | | | |",
        "7 | Jean – Luc Roy | Border Police | | | |",
    ],
)
def test_a_person_is_a_person_whatever_the_name(row: str) -> None:
    reading = read(row)
    assert reading.not_used == ()
    assert len(reading.roster.participants) == 2


def test_a_seat_without_a_name_is_asked() -> None:
    (finding,) = [finding for finding in read("18 | | Border Police | GO | | |").findings if "nobody" in finding.code]
    assert str(finding) == (
        "roster.xlsx!Sheet1!row 3: warning: this row isn't counted: it has no name, id or e-mail address. "
        "If it is a participant, please fill in the name. [roster.nobody]"
    )


def test_empty_rows_are_nothing() -> None:
    reading = read("", " | | | ", "2 | Kari Nordmann | Child Helpline | NGO | social worker | F |", "")
    assert (reading.roster.rows, reading.not_used) == (2, ())
    assert [person.row for person in reading.roster.participants] == [2, 5]


def test_a_list_of_codes_needs_no_names() -> None:
    reading = roster_from(sheet("Code | Type of organisation\nP01 | GO\nP02 | NGO"))
    assert [person.id for person in reading.roster.participants] == ["P01", "P02"]


def test_a_list_of_places_needs_neither() -> None:
    reading = roster_from(sheet("Stakeholder type | Profession\nGO | police officer\nGO | police officer"))
    assert len(reading.roster.participants) == 2


@pytest.mark.parametrize(
    "row",
    [
        "Non-governmental organisations", "Governmental institutions", "Police and prosecutors", "Reserve list",
        "A. State bodies", "B. NGOs", "Prepared by the secretariat on 1 June 2005", "Signature ____",
        "Неправительственные организации", "Nichtregierungsorganisationen",
    ],
)  # fmt: skip
def test_a_heading_within_the_list_or_a_line_below_it_is_nobody_and_asked(row: str) -> None:
    reading = read(f" | {row} | | | | | ")
    assert [entry.reason for entry in reading.not_used] == ["it is a heading or a remark"]
    assert len(reading.roster.participants) == 1
    assert [one.severity for one in reading.findings if one.code == "roster.nobody"] == [Severity.WARNING]


@pytest.mark.parametrize(
    ("row", "asked"),
    [
        (" | f = female | | | | |", False),
        (" | LE - Law enforcement | of a state | | | |", False),
        (" | ANA - MARIA POPA | Border Police | | | |", True),
        (" | Police - Law Enforcement | of a state | | | |", True),
    ],
)
def test_a_legend_is_nobody_and_asked_where_it_may_be_a_name(row: str, asked: bool) -> None:
    reading = read(row)
    assert len(reading.roster.participants) == 1
    assert any(one.code == "roster.nobody" for one in reading.findings) is asked


def test_a_text_merged_across_the_columns_is_a_heading_whatever_it_says() -> None:
    table = replace(sheet("\n".join([HEADER, " | Kari Nordmann | | | | |", ELENA])), banners=frozenset({1}))
    assert [str(entry.location) for entry in roster_from(table).not_used] == ["roster.xlsx!Sheet1!row 2"]


TWO_LANGUAGES = "Ime i prezime | Pol | Organizacija | Tip organizacije | Uloga"


@pytest.mark.parametrize(
    ("second", "why", "asked"),
    [
        ("Name and surname | Gender | Organisation | Type of organisation | Role", "it repeats the header", False),
        ("Name | Sex | Institution | GO/NGO | Diet", "it repeats the header", False),
        ("Name | Sex | Type | Organisation | Role", "it repeats the header in another order", True),
    ],
)
def test_a_header_again_in_another_language_is_nobody(second: str, why: str, asked: bool) -> None:
    reading = roster_from(sheet(f"{TWO_LANGUAGES}\n{second}\nAna Marković | ž | Sigurna kuća | NVO | care"))
    assert [(entry.location.cell, entry.reason.partition(":")[0]) for entry in reading.not_used] == [("row 2", why)]
    assert len(reading.roster.participants) == 1
    assert any(one.code == "roster.nobody" for one in reading.findings) is asked
    assert not [one for one in reading.findings if one.code == "roster.unknown-value"]


def test_people_without_a_name_of_their_own_are_no_header() -> None:
    reading = roster_from(sheet(f"{TWO_LANGUAGES}\nParticipant | f | Organisation | NGO | care"))
    assert (len(reading.roster.participants), reading.not_used) == (1, ())


@pytest.mark.parametrize("heading", ["Shelters", "Tirana", "Obrt"])
def test_one_word_alone_among_people_of_two_is_nobody_and_asked(heading: str) -> None:
    reading = read(f" | {heading} | | | | |", "2 | Kari Nordmann | Child Helpline | NGO | social worker | F |")
    assert [entry.reason for entry in reading.not_used] == ["it is a single word, perhaps a heading"]
    (asked,) = [one for one in reading.findings if one.code == "roster.nobody"]
    assert (asked.severity, asked.where and asked.where.cell) == (Severity.WARNING, "row 3")


@pytest.mark.parametrize(
    "others",
    ["Kari | Helpline | NGO\nEva | Helpline | NGO", "Kari Nordmann | |\nEva Berg | |", "Kari | | \nEva | |"],
    ids=["called by one name", "nothing but names", "one name and nothing else"],
)
def test_one_word_alone_is_a_person_where_the_others_say_no_more(others: str) -> None:
    reading = roster_from(sheet(f"Name | Organisation | Stakeholder type\n{others}\nSuharto | |"))
    assert (len(reading.roster.participants), reading.not_used) == (3, ())


LISTED = [
    ("Subtotal Albania | | | | 7", False), ("Sub-total: 5 | | | |", False), ("Total Albania | | | | 12", False),
    ("TOTAL participants: 12 | | | |", False), ("Zwischensumme Albanien | | | | 7", False),
    ("of which women | | | | 5", False), ("of whom 5 women | | | |", False), ("davon Frauen | | | | 5", False),
    ("dont femmes | | | | 5", False), ("waarvan vrouwen: 5 | | | |", False), ("din care femei | | | | 5", False),
    ("od toga žena | | | | 5", False), ("от които жени | | | | 5", False), ("z toho ženy | | | | 5", False),
    ("neist naised | | | | 5", False), ("prej tyre gra | | | | 5", False), ("из них женщин | | | | 5", False),
    ("з них жінок | | | | 5", False),
    ("2 officers | Border Police | GO | police officer |", True), ("3 social workers | | NGO | |", True),
    ("2 Beamte | Polizei | GO | |", True), ("2 полицаи | | GO | |", True), ("ca. 4 participants | | | |", True),
    ("Prepared by: | Anna Berg | | |", False), ("Prepared by Anna Berg: | tel. | | |", False),
    ("Contact: anna@example.org | | | |", False), ("For questions: | anna@example.org | | |", False),
    ("Ansprechpartnerin: | Frau Berg | | |", False), ("Pour toute question: | x@example.org | | |", False),
    ("Contactpersoon: | mevr. Berg | | |", False), ("Persoana de contact: | d-na Berg | | |", False),
    ("Kontakt osoba: | A. B. | | |", False), ("Лице за контакт: | А. Б. | | |", False),
    ("Vypracovala: | A. Bergová | | |", False), ("Koostas: | A. Berg | | |", False),
    ("Përgatiti: | A. Berg | | |", False), ("Подготовила: | А. Берг | | |", False),
    ("Підготувала: | А. Берг | | |", False),
    ("Date: ______ | Signature: ______ | | |", False), ("______ | ______ | | |", False),
    ("GO = governmental organisation | | | |", False), ("LE – law enforcement | | | |", False),
    ("M = male | F = female | | |", False), ("Legend: | GO, NGO | | |", False), ("---- | ---- | | |", False),
    ("please send to anna@example.org | | | |", True), ("GO | Governmental organisation | | |", True),
]  # fmt: skip


@pytest.mark.parametrize(("row", "asked"), LISTED)
def test_a_line_about_people_or_the_list_is_nobody_in_every_language(row: str, asked: bool) -> None:
    reading = roster_from(sheet(f"{PLAIN}\n{row}"))
    assert [entry.location.cell for entry in reading.not_used] == ["row 4"]
    assert (reading.roster.rows, len(reading.roster.participants)) == (3, 2)
    if asked:
        assert [one.where and one.where.cell for one in reading.findings if one.code == "roster.nobody"] == ["row 4"]


PLAIN = (
    "Name | Organisation | Stakeholder type | Profession | Age\n"
    "Elena Ivanova | Police Academy | GO | police officer | 30\n"
    "Kari Nordmann | Child Helpline | NGO | social worker | 40"
)


@pytest.mark.parametrize(
    "row",
    [
        "Gra Berisha | Shtëpia | | |", "Total Berisha | Shtëpia | NGO | social worker | 33",
        "Dr. Contact Berg | Helpline | NGO | social worker | 33", "Jean-Luc Legrand | Ministère | | |",
        "Davon Smith | Helpline | | | 41", "Maria de la O | | | |", "Key | Helpline | NGO | social worker | 33",
        "Mr. Police Chief | Academy | GO | police officer | 51",
        "Contact | Helpline | Key | social worker | 33", "Ana Kos | Helpline: | NGO | other: | 33",
    ],
)  # fmt: skip
def test_people_with_such_names_are_people(row: str) -> None:
    reading = roster_from(sheet(f"{PLAIN}\n{row}"))
    assert reading.not_used == () or any(one.code == "roster.nobody" for one in reading.findings)
    assert len(reading.roster.participants) + len(reading.not_used) == 3


@given(st.lists(st.sampled_from([row for row, _ in LISTED]), max_size=8), st.integers(0, 2), st.randoms())
def test_rows_in_are_rows_used_and_rows_listed(lines: list[str], repeated: int, order: Random) -> None:
    """Wherever such lines stand, everybody else is counted."""
    header, *people = PLAIN.split("\n")
    rows = [*people, *lines, *[header] * repeated, ""]
    order.shuffle(rows)
    reading = roster_from(sheet("\n".join([header, *rows])))
    assert reading.roster.rows == len(people) + len(lines) + repeated
    assert reading.roster.rows == len(reading.roster.participants) + len(reading.not_used)
    assert {person.name for person in reading.roster.participants} == {"Elena Ivanova", "Kari Nordmann"}


def test_a_row_that_is_struck_through_is_not_counted_and_asked() -> None:
    import openpyxl
    from openpyxl.styles import Font

    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    for line in [*PLAIN.split("\n"), "Ola Eksempel | Helpline | NGO | social worker | 33"]:
        page.append([cell.strip() for cell in line.split("|")])
    for cell in page[3]:
        cell.font = Font(strike=True)
    page["B4"].font = Font(strike=True)  # a part that changed
    page["A2"].font = Font(strike=False, bold=True)
    file = BytesIO()
    book.save(file)
    reading = roster_from(parse_workbook(file.getvalue(), "roster.xlsx"))
    assert [(entry.location.cell, entry.reason) for entry in reading.not_used] == [("row 3", "it is struck through")]
    assert [person.name for person in reading.roster.participants] == ["Elena Ivanova", "Ola Eksempel"]
    assert [one.where and one.where.cell for one in reading.findings if one.code == "roster.nobody"] == ["row 3"]


def test_people_of_a_first_table_above_a_second_one_are_told() -> None:
    first = "Name | Organisation | Type\nBoris Ivanov | Border Police | GO\nVera Orlova | Shelter | NGO"
    second = f"{HEADER}\n{ELENA}"
    reading = roster_from(sheet(f"{first}\n\n{second}"))
    assert [person.name for person in reading.roster.participants] == ["Elena Ivanova"]
    assert [str(entry.location.cell) for entry in reading.not_used] == ["row 2", "row 3"]
    (finding,) = [finding for finding in reading.findings if finding.code == "roster.second-table"]
    assert (finding.severity, finding.where and finding.where.cell) == (Severity.WARNING, "row 2")
    assert roster_from(sheet(f"Country | Albania\nOrganiser | Ana Popa\n\n{second}")).not_used == ()
