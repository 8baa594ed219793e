"""Titles, accents, keyboards and alphabets: who is surely one, who is perhaps one, and who is nobody yet."""

import pytest

from ecpat_training.core.spelling import choose_spellings, unaccented
from ecpat_training.roster.reading.roster import RosterReading, roster_from
from ecpat_training.words.person_name import is_open_place, loose_key, name_key
from tests.roster.lists import sheet


def read(first: str, second: str, *, organisations: str = "Police | Police", mail: str = "") -> RosterReading:
    one, other = organisations.split(" | ")
    return roster_from(
        sheet(f"Name | Organisation | Sex | E-mail\n{first} | {one} | F | {mail}\n{second} | {other} | F | {mail}")
    )


def codes(reading: RosterReading) -> list[str]:
    return [finding.code for finding in reading.findings if finding.code.startswith(("roster.dup", "roster.same"))]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mr Ivan Horvat", "Ivan Horvat"), ("Ana Kovač", "ana kovac"), ("Prof. Dr. Maja Novak", "Novak, Maja"),
        ("г-жа Мария Иванова", "ИВАНОВА Мария"), ("Dipl.-Ing. Eva Muster", "Eva Muster"),
        ("M. Jean Petit", "Jean Petit"),
        ("Nora O’Brien", "Nora O'Brien"), ("Anna-Maria Łuk", "Anna Maria Luk"),
    ],
)  # fmt: skip
def test_titles_and_accents_make_nobody_another_person(one: str, other: str) -> None:
    for reading in (read(one, other), read(one, other, organisations="Police | Helpline", mail="a@example.org")):
        assert (len(reading.roster.participants), len(reading.not_used)) == (1, 1)
        assert codes(reading) == ["roster.duplicate"]


def test_what_the_names_differ_in_is_said() -> None:
    assert read("Mr Ivan Horvat", "Ivan Horvat").not_used[0].reason == (
        "the same person as row 2 (same name but for titles or accents and organisation)"
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mira Đukić", "Mira Djukic"), ("Eva Müller", "Eva Mueller"), ("Пётр Петров", "Petr Petrov"),
        ("Ђорђе Ђукић", "Đorđe Đukić"), ("Наталія Шевченко", "Natalia Shevchenko"), ("Hanna Bondar", "Ганна Бондар"),
        ("Цветана Георгиева", "Tsvetana Georgieva"), ("Љиљана Њежић", "Ljiljana Nježić"),
        ("Сергей Жуков", "Sergey Zhukov"),
    ],
)  # fmt: skip
def test_names_alike_in_another_alphabet_are_asked_and_both_count(one: str, other: str) -> None:
    reading = read(one, other, mail="a@example.org")
    assert len(reading.roster.participants) == 2
    assert codes(reading) == ["roster.same-name"]
    (asked,) = [str(finding) for finding in reading.findings if finding.code == "roster.same-name"]
    assert "rows 2 and 3 are maybe the same person" in asked
    assert "name but for its spelling or alphabet" in asked


def test_nothing_else_in_common_is_asked() -> None:
    reading = read("Dr. Maja Novak", "Maja Novak", organisations="Police | Helpline")
    assert len(reading.roster.participants) == 2
    assert codes(reading) == ["roster.same-name"]


@pytest.mark.parametrize(
    ("one", "other"), [("Ivan Horvat", "Ivana Horvat"), ("Li Ma", "Li"), ("J. Novak", "M. Novak"), ("Ana", "Anja")]
)
def test_other_names_are_other_people(one: str, other: str) -> None:
    assert codes(read(one, other)) == []
    assert name_key(one) != name_key(other)


@pytest.mark.parametrize(
    "name",
    ["N.N.", "N. N.", "nn", "TBC", "tba", "to be confirmed", "To be confirmed (police)", "?", "???", "vacant", "TBC 2",
     "Ms N.N.", "уточняется", "à confirmer", "wird noch benannt", "…"],
)  # fmt: skip
def test_an_open_place_is_nobody_yet(name: str) -> None:
    reading = read(name, name)
    assert reading.roster.participants == ()
    assert [entry.reason for entry in reading.not_used] == ["an open place, with no name yet"] * 2
    assert [entry.duplicate_of for entry in reading.not_used] == [None, None]
    assert codes(reading) == []


def test_a_person_known_by_an_id_may_have_no_name() -> None:
    reading = roster_from(sheet("Id | Name | Sector\nP01 | - | GO\nP02 | - | GO\nP03 | TBC | GO"))
    assert [person.id for person in reading.roster.participants] == ["P01", "P02"]


def test_a_name_in_two_columns_is_open_only_as_a_whole() -> None:
    reading = roster_from(sheet("Given name | Surname | Sector\nN. | N. | GO\nElena | TBC | GO\nElena | - | NGO"))
    assert [person.row for person in reading.roster.participants] == [3, 4]


def test_keys_of_no_name_are_empty() -> None:
    assert name_key("") == loose_key("?") == ()
    assert not is_open_place("")
    assert name_key("Ing") == ("ing",), "a title alone is a name"


def test_the_most_frequent_spelling_counts_and_accents_break_a_tie() -> None:
    assert unaccented("ŠKODËR  Đ") == "skoder d"
    assert choose_spellings({"Shkoder": 1, "Shkodër": 1, "SHKODER": 1, "Tirane": 2, "Tiranë": 1}) == {
        "Shkoder": "Shkodër", "Shkodër": "Shkodër", "SHKODER": "Shkodër", "Tirane": "Tirane", "Tiranë": "Tirane",
    }  # fmt: skip
