"""A sign for *the same as above* is read as what stands there: it was nothing, or an organisation of that name."""

import pytest

from ecpat_training.roster.reading.ditto import is_ditto
from ecpat_training.roster.reading.roster import RosterReading, roster_from
from ecpat_training.roster.reading.written import as_written
from tests.roster.lists import sheet

SIGNS = (
    '"',
    "''",
    "'",
    '-"-',
    "- “ -",
    "〃",
    "„",
    "”",
    "-//-",
    "|",
    "id.",
    "Idem",
    "dto",
    "dto.",
    "Ditto",
    "same as above",
)
LANGUAGES = ("La fel", "isto", "то же", "same", "wie oben", "idem", "si më sipër", "те ж", "dtto")


def bodies(reading: RosterReading) -> list[str | None]:
    return [person.organisation for person in reading.roster.participants]


@pytest.mark.parametrize("sign", [*SIGNS, *LANGUAGES])
def test_signs_and_words_repeat_what_stands_above(sign: str) -> None:
    table = sheet("Name;Organisation;Country\nAna Pop;Police;RO\nIon Dan;X;X\nEva Lis;X;CZ".replace(";", "|"))
    for row, column in ((2, 1), (2, 2), (3, 1)):
        table.rows[row][column] = sign
    reading = roster_from(table)
    assert bodies(reading) == ["Police"] * 3
    assert [person.country for person in reading.roster.participants] == ["RO", "RO", "CZ"]
    notes = [finding for finding in reading.findings if finding.code == "roster.ditto"]
    assert [(note.severity, note.where and note.where.cell) for note in notes] == [("note", "B3"), ("note", "C3")]
    written = as_written(table, reading.roster.participants)
    assert written[1].texts == ("Police",) * 3


@pytest.mark.parametrize("text", ["-", "–", "/", ",", "n/a", "ID", "id", "", "?", "...", "Sam", "x"])
def test_a_sign_for_nothing_repeats_nothing(text: str) -> None:
    assert not is_ditto(text)


@pytest.mark.parametrize(
    "above", ["", "Waiting list", "Ana Pop | | RO"], ids=("below the header", "below a heading", "nothing there")
)
def test_where_nothing_stands_above_it_is_asked(above: str) -> None:
    """A heading is no organisation, whichever column it begins in."""
    lines = ["Name | Organisation | Country", *([above] if above else []), "Ion Dan | idem | RO"]
    reading = roster_from(sheet("\n".join(lines)))
    assert bodies(reading)[-1] is None
    asked = [finding for finding in reading.findings if finding.code == "roster.ditto"]
    assert [finding.severity for finding in asked] == ["warning"]


def test_a_heading_in_the_column_itself_and_a_header_again_are_not_repeated() -> None:
    text = 'Organisation | Name\nPolice | Ana Pop\n" | Ion Dan\nOrganisation | Name\n" | Eva Lis\nNGOs\n" | Jan Kol'
    assert bodies(roster_from(sheet(text))) == ["Police", "Police", "Police", None]


def test_names_codes_and_addresses_are_never_repeated() -> None:
    reading = roster_from(sheet('Code | Surname | E-mail\nA1 | Pop | a@example.org\nidem | Dan | "'))
    assert not [finding for finding in reading.findings if finding.code == "roster.ditto"]
