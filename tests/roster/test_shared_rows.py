"""A row that speaks of several people is counted as one, and asked; a name that only looks so isn't."""

import pytest

from ecpat_training.core.finding import Finding
from ecpat_training.files.table import CellTable
from ecpat_training.roster.reading.roster import roster_from
from tests.roster.lists import sheet


def asked(name: str, *, header: str = "Name") -> list[Finding]:
    rows = [[header, "Gender", "Type", "Role"], [name, "f", "NGO", "care"], ["Eva Berg", "f", "GO", "care"]]
    reading = roster_from(CellTable("roster.xlsx", [list(row) for row in rows], sheet="Sheet1"))
    assert (len(reading.roster.participants), reading.not_used) == (2, ())
    return [one for one in reading.findings if one.code == "roster.several-people"]


@pytest.mark.parametrize(
    "name",
    [
        "Ana Markovic and Jovan Petrovic", "Milan Ilic\nVesna Lukic", "Ivo Kovac / Lana Peric", "Ana Kovač & Ivo Berić",
        "Ana Markovic; Jovan Petrovic", "Mr & Mrs Savic", "Herr und Frau Savic", "1. Ana Markovic 2. Jovan Petrovic",
        "Ana Marković i Jovan Petrović", "Ана Марковић и Јован Петровић", "Dr. Ana Markovic und Prof. Jovan Petrovic",
        "ana markovic dhe jovan petrovic", "Ana & Jovan", "Jan de Vries en Piet Jansen",
    ],
)  # fmt: skip
def test_two_people_in_one_cell_are_asked(name: str) -> None:
    (finding,) = asked(name)
    assert str(finding) == (
        "roster.xlsx!Sheet1!A2: warning: this cell seems to name several people; the row is counted as one person. "
        "Please give each person a row. [roster.several-people]"
    )


@pytest.mark.parametrize(
    "name",
    [
        "Maria de Jesus y Santos", "Maria de Jesus i Santos", "Petrovic, Jovan", "Petrović/Savić Ana", "Jean-Pierre",
        "Josep Puig i Cadafalch", "Ana A Petrović Savić", "Dr. / Prof. Ana Savić", "Mr/Ms Savic", "Ana Savić / judge",
        "Ana Marković / Ана Марковић", "Müller; Eva", "Ana Kovač / Ana Kovac", "Ana Savić / née Ilić",
        "Ana Savić / ana@example.org", "Ana Savić / Police Academy", "Ana Savić;", "1. Ana Savić", "N'Diaye and Sons",
        "Gabriel Ortega y Gasset", "Anderson Andersen", "王 / 李",
    ],
)  # fmt: skip
def test_a_name_that_holds_such_a_word_is_one(name: str) -> None:
    assert asked(name) == []


def test_given_names_of_a_couple_are_asked_and_a_double_surname_is_not() -> None:
    assert len(asked("Ana & Jovan", header="Given name")) == 1
    assert asked("Petrović / Savić", header="Surname") == []


def test_the_cells_of_a_column_are_asked_together() -> None:
    reading = roster_from(sheet("Name | Sex\nAna Ilić / Eva Berg | f\nKari Moe | f\nIvo Car / Jan Moe | m"))
    (finding,) = [one for one in reading.findings if one.code == "roster.several-people"]
    assert finding.message == "2 cells (A2 and A4) seem to name several people each; each row is counted as one person."


@pytest.mark.parametrize(
    ("header", "numbers"),
    [
        ("Number of participants", "32"), ("No. of persons (planned)", "12"), ("Broj učesnika", "23"), ("Nr", "32"),
        ("Participants", "32"), ("Women", "20"), ("Anzahl", "33"),
    ],
)  # fmt: skip
def test_numbers_of_people_are_asked(header: str, numbers: str) -> None:
    one, other = numbers
    text = f"Organisation | Type | {header} | Role\nOrg A | NGO | {one} | care\nOrg B | GO | {other} | law enforcement"
    reading = roster_from(sheet(text))
    assert len(reading.roster.participants) == 2
    (finding,) = [one for one in reading.findings if one.code == "roster.several-people"]
    assert str(finding) == (
        "roster.xlsx!Sheet1!C1: warning: column C seems to give numbers of people; each row is counted as one person. "
        "Please give each person a row. [roster.several-people]"
    )


@pytest.mark.parametrize(
    ("header", "numbers"),
    [("No", "12"), ("Number of participants", "11"), ("Room", "32"), ("Participant", "12"), ("Women", "yn")],
)
def test_other_numbers_are_not(header: str, numbers: str) -> None:
    one, other = numbers
    reading = roster_from(sheet(f"Type | {header} | Role\nNGO | {one} | care\nGO | {other} | law enforcement"))
    assert [one for one in reading.findings if one.code == "roster.several-people"] == []


def test_a_greek_column_that_numbers_the_rows_counts_nobody() -> None:
    rows = [
        "Α/Α | Ονοματεπώνυμο | Φορέας",
        "1 | Μαρία Παππά | Αστυνομία",
        "2 | Νίκος Ιωάννου | ΔΟΜ",
        "3 | Άννα Βλάχου | ΜΚΟ",
    ]
    assert "roster.several-people" not in {finding.code for finding in roster_from(sheet("\n".join(rows))).findings}
