"""What stands among names and is none: numbers before them, legends, organisations over their people; and sectors that
are no kind of body."""

import pytest

from ecpat_training.roster.reading.roster import RosterReading, roster_from
from tests.roster.lists import sheet


def read(header: str, *rows: str) -> RosterReading:
    return roster_from(sheet("\n".join((header, *rows))))


def names(reading: RosterReading) -> list[str]:
    return [person.name for person in reading.roster.participants]


@pytest.mark.parametrize(
    ("first", "second"),
    [("1. ", "2. "), ("1) ", "2) "), ("№1 ", "№ 2 "), ("a) ", "b) "), ("#1 ", "#2 "), ("(1) ", "(2) "),
     ("1 - ", "2 - "), ("N°1 ", "N°2 "), ("1 ", "2 "), ("а) ", "б) ")],
)  # fmt: skip
def test_a_number_before_names_is_no_part_of_them(first: str, second: str) -> None:
    reading = read("Name | Organisation", f"{first}Ana Hoxha | Police", f"{second}Бен Кола | Arsis", "Cia Dema | X")
    assert names(reading) == ["Ana Hoxha", "Бен Кола", "Cia Dema"]


@pytest.mark.parametrize("pair", [("A. Berg", "B. Gashi"), ("1. Ana Hoxha", "Ben Kola"), ("D'Angelo A", "El-Kouri B")])
def test_initials_and_a_single_number_stay(pair: tuple[str, str]) -> None:
    reading = read("Name | Organisation", f"{pair[0]} | Police", f"{pair[1]} | Arsis", "Cia Dema | X")
    assert names(reading) == [*pair, "Cia Dema"]


@pytest.mark.parametrize(
    "row", ["F | | | ", "M | | | ", "X | | | ", "F | female | | ", "W | weiblich | | ", "blue = GO | | | ", "GO | | | ",
            "ж | жіноча | | ", "gelb: NGO | | | ", "F = female | | | "],
)  # fmt: skip
def test_a_legend_is_nobody(row: str) -> None:
    people = ("Ana Hoxha | Police | GO | F", "Ben Kola | Arsis | NGO | M")
    assert names(read("Name | Organisation | Type | Gender", *people, row)) == ["Ana Hoxha", "Ben Kola"]
    assert len(read("Name | Organisation | Type | Gender", *people, "F | Police | GO | F").roster.participants) == 3


@pytest.mark.parametrize(
    ("header", "bodies"),
    [("Name | Position | Gender", ("State Police of Albania", "Terre des hommes")),
     ("Name | Funktion | Geschlecht", ("Landeskriminalamt Berlin", "Jugendamt Mitte")),
     ("Ime i prezime | Funkcija | Pol", ("Centar za socijalni rad", "NVO Atina"))],
)  # fmt: skip
def test_an_organisation_over_its_people_is_asked_and_nobody(header: str, bodies: tuple[str, str]) -> None:
    people = ("Ana Hoxha | clerk | F", "Ben Kola | clerk | M", "Cia Dema | clerk | F")
    reading = read(header, bodies[0], *people[:2], bodies[1], people[2])
    assert names(reading) == ["Ana Hoxha", "Ben Kola", "Cia Dema"]
    assert [finding.code for finding in reading.findings].count("roster.nobody") == 2


def test_people_of_whom_no_more_is_known_are_somebody() -> None:
    people = ("Ana Hoxha | clerk | F", "Ben Kola | clerk | M")
    assert len(names(read("Name | Position | Gender", *people, "Dan Rama", "Cia Dema | clerk | F"))) == 4
    assert len(names(read("Name | Position | Gender", "Dan Rama", *people))) == 3
    assert len(names(read("Name | Organisation | Sex", "Dan Rama", people[0], "Eva Berg", people[1], people[1]))) > 3


@pytest.mark.parametrize(
    ("header", "values"),
    [("Sector", ("Public health", "Education", "Public")), ("Sektor", ("Bildung", "Gesundheit", "öffentlich")),
     ("Secteur", ("Santé publique", "Éducation", "Public")), ("Сектор", ("Охорона здоров'я", "Освіта", "Державний")),
     ("Sector", ("Public health", "Education", "State"))],
)  # fmt: skip
def test_a_sector_beside_others_is_no_kind_of_body(header: str, values: tuple[str, ...]) -> None:
    rows = (f"{name} | A | {value}" for name, value in zip(("Ana Hoxha", "Ben Kola", "Cia Dema"), values, strict=True))
    reading = read(f"Name | Organisation | {header}", *rows)
    assert [person.stakeholder for person in reading.roster.participants] == [None] * 3
    assert [finding.code for finding in reading.findings].count("roster.unknown-value") == 3


@pytest.mark.parametrize("values", [("Public", "NGO", "Private"), ("Public", "Private", "Public"), ("GO", "a", "b")])
def test_the_public_sector_beside_a_kind_of_body_is_one(values: tuple[str, ...]) -> None:
    rows = (f"{name} | A | {value}" for name, value in zip(("Ana Hoxha", "Ben Kola", "Cia Dema"), values, strict=True))
    assert read("Name | Organisation | Sector", *rows).roster.participants[0].stakeholder == "GO"
