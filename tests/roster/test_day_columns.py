"""Columns that say on which days somebody came, however short their headers are and whatever stands over them: nobody
is counted who was away, and nothing is taken for days that may be tables, groups or points."""

import pytest

from ecpat_training.core.finding import Finding
from ecpat_training.roster.reading.roster import RosterReading, roster_from
from ecpat_training.values.participant import Status
from tests.roster.lists import sheet

CAME, AWAY = Status.ATTENDED, Status.ABSENT


def read(header: str, *marks: str) -> RosterReading:
    names = ("Ana Hoxha | Police", "Ben Kola | Arsis", "Cia Dema | Terre")
    rows = (f"{name} | {ticks}" for name, ticks in zip(names, marks, strict=True))
    return roster_from(sheet("\n".join([header, *rows])))


def standing(reading: RosterReading) -> list[Status | None]:
    return [person.status for person in reading.roster.participants]


def remarks(reading: RosterReading, code: str) -> list[Finding]:
    return [finding for finding in reading.findings if finding.code == code]


@pytest.mark.parametrize(
    "header",
    [
        "Nom | Structure | J1 | J2", "Name | Stelle | T1 | T2", "Name | Organisation | D1 | D2",
        "Name | Organisation | Mon | Tue", "Name | Stelle | Di | Mi", "Имя | Организация | пн | вт",
        "Nume | Instituție | Z1 | Z2", "ПІБ | Організація | Д1 | Д2", "Name | Organisation | 12.05. | 13.05.",
    ],
)  # fmt: skip
def test_short_headers_side_by_side_are_days_and_that_is_said(header: str) -> None:
    reading = read(header, "x | x", " | ", "x | ")
    assert standing(reading) == [CAME, AWAY, CAME]
    assert len(remarks(reading, "roster.days")) == 1
    assert not remarks(reading, "roster.unknown-column")


@pytest.mark.parametrize(
    "header",
    [
        "Nom | Structure | Présence |\n | | J1 | J2", "Name | Organisation | Attendance |\n | | 1 | 2",
        "Name | Stelle | Anwesenheit |\n | | Mo | Di", "ПІБ | Організація | Присутність |\n | | Д1 | Д2",
        "Name | Organisation | Attendance |\n | | 12/05 | 13/05", "Name | Organisation | Attendance |\n | | AM | PM",
        "Ime i prezime | Institucija | Prisustvo |\n | | 1. dan | 2. dan",
    ],
)  # fmt: skip
def test_days_below_a_word_for_who_came_are_days(header: str) -> None:
    reading = read(header, "x | x", " | ", " | x")
    assert standing(reading) == [CAME, AWAY, CAME]
    assert [person.half_days and len(person.half_days) for person in reading.roster.participants] == [2, 2, 2]
    assert not reading.not_used


def test_three_rows_of_who_came_are_halves_of_days() -> None:
    header = "Name | Organisation | Attendance | | |\n | | Day 1 | | Day 2 |\n | | AM | PM | AM | PM"
    reading = read(header, "x | x | x | x", " | | | ", " | x | | ")
    assert standing(reading) == [CAME, AWAY, CAME]
    assert [*(reading.roster.participants[0].half_days or ())] == ["Day 1 AM", "Day 1 PM", "Day 2 AM", "Day 2 PM"]


@pytest.mark.parametrize(
    ("groups", "columns", "ticks"),
    [
        ("PARTICIPANT | | INSTITUTION | | Day 1 | | Day 2 |", "Name | Sex | Name | Type | AM | PM | AM | PM", "x | x"),
        ("PARTICIPANT | | STRUCTURE | | Jour 1 | | Jour 2 |",
         "Nom | Sexe | Nom | Type | matin | après-midi | matin | après-midi", "x | x"),
        ("УЧАСТНИК | | УЧРЕЖДЕНИЕ | | День 1 | | День 2 |",
         "Имя | Пол | Название | Тип | утро | после обеда | утро | после обеда", "+ | +"),
        ("PARTICIPANT | | INSTITUTION | | Attendance |", "Name | Sex | Name | Type | D1 | D2", "x | x"),
    ],
)  # fmt: skip
def test_days_beside_groups_leave_the_groups_as_they_are(groups: str, columns: str, ticks: str) -> None:
    rows = ("Ana Hoxha | F | Police | NGO | {}", "Ben Kola | M | Arsis | NGO | | ")
    reading = roster_from(sheet("\n".join([groups, columns, rows[0].format(ticks), rows[1]])))
    assert standing(reading) == [CAME, AWAY]
    assert [(person.name, person.organisation, person.stakeholder) for person in reading.roster.participants] == [
        ("Ana Hoxha", "Police", "NGO"), ("Ben Kola", "Arsis", "NGO"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("header", "yes", "no"),
    [
        ("Name | Organisation | Attendance", "yes", "none"), ("Name | Behörde | Teilnahme", "ja", "keine"),
        ("Имя | Организация | Присутствие", "да", "нет"), ("Nom | Structure | Présence", "oui", "aucune"),
        ("Name | Organisation | Attendance", "yes", "no"),
    ],
)  # fmt: skip
def test_none_under_attendance_is_a_no_and_isn_t_asked_again(header: str, yes: str, no: str) -> None:
    reading = read(header, yes, no, yes)
    assert standing(reading) == [CAME, AWAY, CAME]
    assert not remarks(reading, "roster.standing")
    assert not remarks(reading, "roster.unknown-value")


@pytest.mark.parametrize(
    ("header", "marks"),
    [
        ("Name | Organisation | T1 | T2", ("x | ", " | x", "x | ")),  # tables: each sits at one
        ("Name | Organisation | D1 | D2", ("12 | 14", " | 1", "1 | 1")),  # points
        ("Name | Organisation | Q1 | Q2", ("x | x", " | ", "x | ")),
        ("Name | Organisation | J2 | J5", ("x | x", " | ", "x | ")),
        ("Name | Organisation | T1 | Remarks", ("x | x", " | ", "x | ")),
    ],
)
def test_what_may_be_no_days_is_asked_as_before(header: str, marks: tuple[str, ...]) -> None:
    reading = read(header, *marks)
    assert AWAY not in standing(reading)
    assert remarks(reading, "roster.unknown-column")


def test_letters_for_presence_under_weekdays_are_asked() -> None:
    reading = read("Name | Organisation | Mon | Tue", "P | P", "A | A", "P | A")
    (question,) = remarks(reading, "roster.standing")
    assert "Mon, Tue: a" in question.message


def test_a_total_of_ticks_is_no_number_of_people() -> None:
    reading = roster_from(sheet("Nom | Structure | J1 | J2\nAna | A | 1 | 1\nBen | B | 0 | 0\nCia | C | 1 | 0\n"
                                "Total | | 2 | 1"))  # fmt: skip
    assert standing(reading) == [CAME, AWAY, CAME]
    assert not remarks(reading, "roster.total")
