"""A list in a Word file is read where its tables have the header of a list: people had to copy it by hand."""

from pathlib import Path

import pytest
from docx import Document

from ecpat_training.core.errors import EcpatError
from ecpat_training.roster.reading.file import ListFile, read_roster
from ecpat_training.roster.reading.roster import RosterReading
from tests.agenda.test_opendocument import odt, p
from tests.agenda.test_opendocument import table as odt_table

HEADERS = {
    "en": ("Name", "Organisation", "Country"),
    "fr": ("Nom et prénom", "Organisme", "Pays"),
    "ro": ("Numele și prenumele", "Instituția", "Țara"),
    "sr": ("Ime i prezime", "Organizacija", "Država"),
    "uk": ("ПІБ", "Організація", "Країна"),
}
FIRST = (("Ana Pop", "Police", "RO"), ("Ion Dan", "Court", "RO"))
SECOND = (("Eva Lis", "Shelter", "CZ"), ("Jan Kol", "UN", "CZ"))
ALL = ["Ana Pop", "Ion Dan", "Eva Lis", "Jan Kol"]
Part = str | tuple[tuple[str, ...], ...]


def read(folder: Path, *parts: Part) -> RosterReading:
    """A list in Word of these paragraphs and tables."""
    document = Document()
    for part in parts:
        if isinstance(part, str):
            document.add_paragraph(part)
            continue
        table = document.add_table(0, len(part[0]))
        for texts in part:
            for cell, text in zip(table.add_row().cells, texts, strict=True):
                cell.text = text
    document.save(str(folder / "list.docx"))
    return read_roster(ListFile(folder / "list.docx"))


def names(reading: RosterReading) -> list[str]:
    return [person.name for person in reading.roster.participants]


def places(reading: RosterReading) -> list[str]:
    return [person.where.place_in_file for person in reading.roster.participants]


@pytest.mark.parametrize("header", HEADERS.values(), ids=HEADERS)
def test_a_table_is_a_list(tmp_path: Path, header: tuple[str, ...]) -> None:
    reading = read(tmp_path, "Participants", (header, *FIRST), "With best regards", "Maria Rossi")
    assert names(reading) == ALL[:2]
    assert [person.organisation for person in reading.roster.participants] == ["Police", "Court"]
    assert places(reading) == ["row 2", "row 3"]
    rows = reading.roster.rows
    assert rows == len(reading.roster.participants) + len(reading.not_used) == 4
    assert not [finding for finding in reading.findings if finding.severity != "note"]


@pytest.mark.parametrize("again", [True, False], ids=["the header on each page", "without a header"])
def test_tables_on_several_pages_are_one_list(tmp_path: Path, again: bool) -> None:
    header = HEADERS["fr"]
    reading = read(tmp_path, (header, *FIRST), "page 2", ((header, *SECOND) if again else SECOND))
    assert names(reading) == ALL
    assert places(reading)[2] == f"row {2 if again else 1} of table 2"
    assert any("2 tables" in finding.message for finding in reading.findings)


def test_text_between_tables_says_who_is_out(tmp_path: Path) -> None:
    header = HEADERS["en"]
    reading = read(tmp_path, "Confirmed", (header, *FIRST), "Waiting list", (header, *SECOND))
    out = [person.name for person in reading.roster.participants if person.status == "on the waiting list"]
    assert out == ALL[2:]


def test_a_table_of_something_else_is_told(tmp_path: Path) -> None:
    reading = read(tmp_path, (("Date", "12 May"), ("Place", "Tirana")), (HEADERS["en"], *FIRST))
    assert names(reading) == ALL[:2]
    assert [finding.severity for finding in reading.findings if finding.code == "roster.word-tables"] == ["warning"]


def test_a_cell_merged_downwards_is_everybodys(tmp_path: Path) -> None:
    document = Document()
    table = document.add_table(0, 2)
    for texts in (("Country", "Name"), ("Romania", "Ana Pop"), ("", "Ion Dan")):
        for cell, text in zip(table.add_row().cells, texts, strict=True):
            cell.text = text
    table.cell(1, 0).merge(table.cell(2, 0))
    document.save(str(tmp_path / "list.docx"))
    people = read_roster(ListFile(tmp_path / "list.docx")).roster.participants
    assert [person.country for person in people] == ["RO", "RO"]


def test_two_headers_and_none_are_refused(tmp_path: Path) -> None:
    with pytest.raises(EcpatError) as refused:
        read(tmp_path, (HEADERS["en"], *FIRST), (("Name", "E-mail"), ("Eva Lis", "e@example.org")))
    assert [finding.code for finding in refused.value.findings] == ["roster.word-tables"]
    with pytest.raises(EcpatError) as refused:
        read(tmp_path, "Dear all,", "1. Ana Pop")
    assert [finding.code for finding in refused.value.findings] == ["roster.no-header"]


def test_an_opendocument_text_is_read_alike(tmp_path: Path) -> None:
    path = tmp_path / "list.odt"
    path.write_bytes(odt(p("Participants") + odt_table(HEADERS["en"], *FIRST)))
    assert names(read_roster(ListFile(path))) == ALL[:2]
