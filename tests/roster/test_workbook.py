"""A workbook as a partner sends it: titles, merged cells, three languages, padded values, empty lines, a footer."""

from pathlib import Path

import pytest

from ecpat_training.files.table_file import read_table
from ecpat_training.roster.model.check import RosterCheck
from ecpat_training.roster.reading.file import ListFile
from ecpat_training.roster.reading.roster import RosterReading, roster_from
from ecpat_training.roster.workflows.check import check_roster

ROWS: list[list[object]] = [
    ["Teilnehmerliste / Listă de participanți"],
    ["Stand: 12. Mai 2005"],
    [],
    ["Nr. crt.", "Nume și prenume", "Instituția", "Art der Organisation ", "Funktion", "Пол", "Țara", "E-Mail", "Diät"],
    [1, "  Ionescu\xa0 Ana", "Poliția Capitalei", "staatlich", "ofițer de poliție", "Ж", "România", "ana@example.org"],
    [2, "Popa Ion", None, "GO", "PROCUROR ", "м", "Romania", "ion@example.org", "vegetarisch"],
    [3, "Null Dan", None, " g.o.", "Polizist", "M", "RO", None],
    [],
    [4, "Иванова Мария", "Salvați Copiii ", "ONG", "asistentă socială", "F", "NO", "m.ivanova@example.org"],
    [5, "POPA ION", "Poliția capitalei", "guvernamental", "procuror", "m", "RO", "ION@example.org"],
    [6.0, "Muster Eva", "Ministerium des Innern", "Ministerium", "Referentin", "divers", "DE", "eva@example.org"],
    [],
    [None, "Gesamt: 6"],
    ["* vorbehaltlich der Bestätigung"],
]
PROGRAMME = """
programme: A small programme
id: small
manual:
  - chapter: Identification
    sessions:
      - {id: first-contact, title: First contact, minutes: 60-90, method: role play}
rules:
  roster:
    - size: 4-8
    - mix: {of: stakeholder, want: {GO: 3-4, IGO: at least 1, NGO: 1-2}}
    - mix: {of: role, want: {law enforcement: 3, care: at least 2}, because: both sides meet}
    - mix: {of: profession, want: {prosecutor: at least 1}}
    - mix: {of: gender, want: {female: at least 2}}
"""


@pytest.fixture
def roster(tmp_path: Path) -> Path:
    from openpyxl import Workbook

    book = Workbook()
    page = book.active
    assert page is not None
    page.title = "Teilnehmer"
    for row in ROWS:
        page.append(row)
    page.merge_cells("A1:I1")
    page.merge_cells("C5:C7")
    path = tmp_path / "liste.xlsx"
    book.save(path)
    return path


@pytest.fixture
def reading(roster: Path) -> RosterReading:
    return roster_from(read_table(roster))


@pytest.fixture
def check(roster: Path, tmp_path: Path) -> RosterCheck:
    programme = tmp_path / "programme.yaml"
    programme.write_text(PROGRAMME, encoding="utf-8")
    return check_roster(ListFile(roster), programme)


def test_everybody_is_read(reading: RosterReading) -> None:
    people = [
        (person.row, person.name, person.organisation, person.stakeholder, person.role, person.gender, person.country)
        for person in reading.roster.participants
    ]
    assert people == [
        (5, "Ionescu Ana", "Poliția Capitalei", "GO", "law enforcement", "female", "RO"),
        (6, "Popa Ion", "Poliția Capitalei", "GO", "law enforcement", "male", "RO"),
        (7, "Null Dan", "Poliția Capitalei", "GO", "law enforcement", "male", "RO"),
        (9, "Иванова Мария", "Salvați Copiii", "NGO", "care", "female", "NO"),
        (11, "Muster Eva", "Ministerium des Innern", None, None, "other", "DE"),
    ]


def test_nothing_is_lost(reading: RosterReading) -> None:
    assert [(entry.location.cell, entry.reason) for entry in reading.not_used] == [
        ("row 10", "the same person as row 6 (same name, e-mail address and organisation)"),
        ("row 13", "it is a total"),
        ("row 14", "it is a footnote"),
    ]
    assert reading.roster.rows == 8
    assert ("column I: Diät", "not used") in reading.columns


def test_what_nobody_can_know_is_asked_with_its_cell(reading: RosterReading) -> None:
    asked = [str(finding.where) for finding in reading.findings if finding.code == "roster.unknown-value"]
    assert asked == ["liste.xlsx!Teilnehmer!D11", "liste.xlsx!Teilnehmer!E11"]


def test_the_mix_is_checked_and_the_gap_is_said(check: RosterCheck) -> None:
    assert [(rule.rule, rule.kept) for rule in check.rules] == [
        ("size", True), ("mix", False), ("mix", False), ("mix", True), ("mix", True),
    ]  # fmt: skip
    assert check.recruit == (
        "1 IGO short so far (0 to 1 of at least 1), 1 caregiver short so far (1 to 2 of at least 2)",
        "One person may fill several of these gaps at once.",
        "The stakeholder type of 1 person isn't known: please ask before recruiting.",
        "The side of 1 person isn't known: please ask before recruiting.",
        "The profession of 1 person isn't known: please ask before recruiting.",
    )
    assert (check.rows, check.used, len(check.not_used), check.sheet) == (8, 5, 3, "Teilnehmer")
    assert not check.kept


def test_a_rule_that_nobody_knows_ends_the_check_with_its_place(roster: Path, tmp_path: Path) -> None:
    from ecpat_training.core.errors import ContentError

    programme = tmp_path / "programme.yaml"
    programme.write_text(PROGRAMME.replace("size: 4-8", "sise: 4-8").replace("prosecutor:", "prosecuter:"), "utf-8")
    with pytest.raises(ContentError) as raised:
        check_roster(ListFile(roster), programme)
    assert [(finding.code, finding.where and finding.where.line) for finding in raised.value.findings] == [
        ("rule.unknown", 10),
        ("rule.parameters", 13),
    ]
