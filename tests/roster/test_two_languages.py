"""Cells and headers in two languages, one of them unknown: read where both say the same, asked where they may not."""

import pytest

from ecpat_training.roster.reading.roster import RosterReading, roster_from
from tests.roster.lists import sheet


def read(header: str, *cells: str) -> RosterReading:
    return roster_from(
        sheet("\n".join([f"Name | {header}", *(f"Person {n} | {cell}" for n, cell in enumerate(cells))]))
    )


@pytest.mark.parametrize(
    ("header", "cells", "field", "meanings"),
    [
        ("Gender", ["nainen / Female", "mies / Male", "Nainen / female"], "gender", ["female", "male", "female"]),
        ("Gender", ["Female (nainen)", "Male (mies)"], "gender", ["female", "male"]),
        ("Gender", ["महिला / Female", "पुरुष / Male"], "gender", ["female", "male"]),
        ("Sector", ["Valsts / GO", "Biedrība / NGO", "Biedrība / NGO"], "stakeholder", ["GO", "NGO", "NGO"]),
        ("Job title", ["Policists / Police officer", "Tiesnesis / Judge"], "profession", ["police officer", "judge"]),
        ("Country", ["Suomi / Finland", "Saksa / Germany"], "country", ["FI", "DE"]),
        (
            "Job title",
            ["Policists / Police", "Tiesnesis / Judge", "Dejotājs / Dancer"],
            "profession",
            ["police officer", "judge", None],
        ),
    ],
)
def test_the_known_half_is_read(header: str, cells: list[str], field: str, meanings: list[str | None]) -> None:
    people = read(header, *cells).roster.participants
    assert [getattr(person, field) for person in people] == meanings


@pytest.mark.parametrize(
    ("header", "cells", "field"),
    [
        ("Gender", ["nainen / Female", "nainen / Male"], "gender"),
        ("Gender", ["nainen / Female", "Male / mies"], "gender"),
        ("Gender", ["nainen / Female?", "mies / Male?"], "gender"),
        ("Sector", ["Academia / GO", "Academia / GO"], "stakeholder"),
        ("Sector", ["GO / Academia", "NGO", "GO", "IGO"], "stakeholder"),
        ("Job title", ["Head of unit / Psychologist", "Director / Judge"], "profession"),
        ("Sector", ["NGO / Academia", "GO", "IGO", "NGO/GO"], "stakeholder"),
    ],
)
def test_halves_that_may_say_two_things_are_asked(header: str, cells: list[str], field: str) -> None:
    reading = read(header, *cells)
    in_two = [person for person, cell in zip(reading.roster.participants, cells, strict=True) if "/" in cell]
    assert [getattr(person, field) for person in in_two] == [None] * len(in_two)
    assert "roster.unknown-value" in [finding.code for finding in reading.findings]


@pytest.mark.parametrize(
    "header",
    [
        "Etunimi / First name | Sukunimi / Surname | Sukupuoli / Gender",
        "First name (Etunimi) | Surname (Sukunimi) | Gender (Sukupuoli)",
        "Vardas / First name | Pavardė / Surname | Lytis / Gender",
    ],
)
def test_headers_with_an_unknown_half_are_what_the_others_say(header: str) -> None:
    (person,) = roster_from(sheet(f"{header}\nAino | Virtanen | Female")).roster.participants
    assert (person.given_name, person.surname, person.gender) == ("Aino", "Virtanen", "female")


def test_one_header_with_an_unknown_half_stays_unknown() -> None:
    reading = roster_from(sheet("Name | Surname | Department / Position\nAna | Petrova | Judge"))
    assert reading.columns[2][1] == "not used"
