"""Letters for genders that another language means the other way round are asked, unless the language is certain."""

from pathlib import Path

import pytest

from ecpat_training.roster.reading.mapping_file import read_mapping
from ecpat_training.roster.reading.roster import roster_from
from ecpat_training.values.participant import Gender
from tests.roster.lists import sheet

WOMAN, MAN = Gender.FEMALE, Gender.MALE


def genders(header: str, letters: str, more: str = "Name | Organisation") -> list[Gender | None]:
    rows = "\n".join(f"Person {chr(97 + at)}x | Police | {letter}" for at, letter in enumerate(letters))
    return [person.gender for person in roster_from(sheet(f"{more} | {header}\n{rows}")).roster.participants]


@pytest.mark.parametrize(
    ("header", "letters", "read"),
    [
        ("Gender", "VMM", [None, None, None]),  # Lithuanian: vyras, moteris
        ("Gender", "VVS", [None, None, None]),  # Latvian: vīrietis, sieviete
        ("Gender", "VVV", [None, None, None]),
        ("V/M", "VMM", [None, None, None]),
        ("Sex", "HMM", [None, None, None]),  # Spanish: hombre, mujer
        ("Gender", "FFN", [None, None, None]),  # Hungarian: férfi, nő
        ("Gender", "MMN", [MAN, MAN, None]),  # Estonian: mees, naine
        ("Sugu", "MMN", [MAN, MAN, WOMAN]),  # the header says that it is
        ("Sugu", "NNN", [None, None, None]),
        ("Sugu", "FFN", [None, None, None]),
        ("Gender", "MMZ", [MAN, MAN, None]),  # Czech: muž, žena
        ("Gender", "FM", [WOMAN, MAN]),
        ("Gender", "FF", [WOMAN, WOMAN]),
        ("Sexe", "FH", [WOMAN, MAN]),
        ("Sexe", "FHM", [WOMAN, MAN, MAN]),
        ("Geschlecht", "wm", [WOMAN, MAN]),
        ("Geslacht", "VM", [WOMAN, MAN]),
        ("Geslacht", "V", [WOMAN]),
        ("Gender", "FMV", [WOMAN, MAN, None]),
        ("Пол", "ЖМ", [WOMAN, MAN]),
    ],
)
def test_a_letter_is_read_only_where_it_can_mean_one_gender(
    header: str, letters: str, read: list[Gender | None]
) -> None:
    assert genders(header, letters) == read


def test_the_other_headers_say_the_language_too() -> None:
    assert genders("M/V", "VM", "Volledige naam | Werkgever") == [WOMAN, MAN]
    assert genders("M/V", "VM", "Full name | Agency") == [None, None]


def test_what_people_do_says_the_language_as_it_does_for_their_work() -> None:
    dutch = "Naam | Functie | M/V\nEls Bakker | rechercheur | V\nJan Mol | maatschappelijk werker | M"
    assert [person.gender for person in roster_from(sheet(dutch)).roster.participants] == [WOMAN, MAN]
    other = "Name | Position | V/M\nOna Kazlaite | police officer | M\nJonas Petrauskas | judge | V"
    assert [person.gender for person in roster_from(sheet(other)).roster.participants] == [None, None]


@pytest.mark.parametrize(
    ("letter", "country", "read"),
    [("F", "Hungary", None), ("M", "Spain", None), ("M", "Lithuania", None), ("F", "Spain", WOMAN), ("M", "AL", MAN)],
)
def test_a_lone_letter_is_asked_where_the_country_means_the_other_gender(
    letter: str, country: str, read: Gender | None
) -> None:
    (person,) = roster_from(sheet(f"Name | Gender | Country\nAna Petrova | {letter} | {country}")).roster.participants
    assert person.gender == read


def test_letters_over_tick_boxes_are_asked_as_well() -> None:
    lines = "Name | Organisation | V | M\nAna Petrova | Police | x | \nBen Kovac | Police | | x"
    assert [person.gender for person in roster_from(sheet(lines)).roster.participants] == [None, None]


def test_f_alone_under_a_header_that_only_a_person_knows_is_asked(tmp_path: Path) -> None:
    path = tmp_path / "map.yaml"
    path.write_text("columns: {Lytis: gender}\n", encoding="utf-8")
    reading = roster_from(sheet("Name | Lytis\nNagy Bela | F\nKis Adam | F"), read_mapping(path))
    assert [person.gender for person in reading.roster.participants] == [None, None]
    (asked,) = [one for one in reading.findings if one.code == "roster.unknown-value"]
    assert "`F` in column `Lytis` isn't known as a gender (B2 and B3)." in asked.message
    assert "a woman in one language and a man in another" in str(asked.hint)


@pytest.mark.parametrize(
    ("header", "letters", "read"),
    [
        ("Név | Nem", "F N", [MAN, WOMAN]),
        ("Név | Neme", "F F", [MAN, MAN]),
        ("Név | Szervezet | Nem (F/N)", "N N", [WOMAN, WOMAN]),
        ("Name | Gender", "F N", [None, None]),
        ("Név | Nem", "F M", [WOMAN, MAN]),
        ("Adı Soyadı | Cinsiyeti", "K E", [WOMAN, MAN]),
        ("Name | Gender", "K E", [WOMAN, MAN]),
        ("Adı Soyadı | Cinsiyeti", "E E", [None, None]),
        ("Imię i nazwisko | Płeć", "K M", [WOMAN, MAN]),
    ],
)
def test_letters_of_a_language_mean_what_they_mean_there(header: str, letters: str, read: list[Gender | None]) -> None:
    middle = " | " * (header.count("|") - 1)
    lines = [f"Person {index}{middle} | {letter}" for index, letter in enumerate(letters.split())]
    assert [person.gender for person in roster_from(sheet("\n".join([header, *lines]))).roster.participants] == read


def test_hungarian_for_woman_is_no_without_its_accent() -> None:
    (first, second) = roster_from(sheet("Név | Nem\nNagy Anna | nő\nKis Eva | no")).roster.participants
    assert (first.gender, second.gender) == (WOMAN, None)


def test_a_mapping_says_once_what_a_letter_means(tmp_path: Path) -> None:
    path = tmp_path / "map.yaml"
    path.write_text("values: {gender: {V: male, M: female}}\n", encoding="utf-8")
    reading = roster_from(sheet("Name | Gender\nJonas K | V\nRasa K | M"), read_mapping(path))
    assert [person.gender for person in reading.roster.participants] == [MAN, WOMAN]
