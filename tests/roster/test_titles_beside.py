"""A word that is a profession only in one language, or beside one kind of body, is read only there; else asked."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from ecpat_training.roster.reading.list_language import language_of
from ecpat_training.roster.reading.mapping_draft import roster_map
from ecpat_training.roster.reading.roster import RosterReading, roster_from
from ecpat_training.roster.report.partner_words import professions_read
from ecpat_training.values.participant import Participant
from ecpat_training.values.profession import Profession
from tests.roster.lists import sheet

BANK: list[dict[str, Any]] = yaml.load(
    (Path(__file__).parent / "titles_beside.yaml").read_text("utf-8"), yaml.CSafeLoader
)
CASES = [(case["language"], case["headers"], *title) for case in BANK for title in case["titles"]]


def read_beside(headers: list[str], title: str, organisation: str) -> tuple[Participant, RosterReading]:
    rest = " | ".join("" for _ in headers[2:])
    reading = roster_from(sheet(f"Name | {' | '.join(headers)}\nVesna Lukic | {title} | {organisation} | {rest}"))
    (person,) = reading.roster.participants
    return person, reading


def test_the_bank_is_large() -> None:
    assert len(CASES) >= 120
    assert sum(meant == "asked" for *_, meant in CASES) > len(CASES) / 2


@pytest.mark.parametrize(("language", "headers", "title", "organisation", "meant"), CASES)
def test_a_job_title_is_read_only_where_it_is_that_profession(
    language: str, headers: list[str], title: str, organisation: str, meant: str
) -> None:
    person, reading = read_beside(headers, title, organisation)
    asked = [one for one in reading.findings if one.code == "roster.unknown-value"]
    if meant == "asked":
        assert (person.role, person.profession) == (None, None)
        assert len(asked) == 1
    else:
        assert (person.profession, person.role) == (meant, Profession(meant).side)
        assert not asked


def test_one_word_is_read_beside_police_and_asked_beside_others_each_with_its_cells() -> None:
    rows = "A B | Inspector | City Police\nC D | Inspector | Tax Office\nE F | Inspector | City Police"
    reading = roster_from(sheet(f"Name | Position | Organisation\n{rows}"))
    read = [person.profession for person in reading.roster.participants]
    assert read == ["police officer", None, "police officer"]
    (asked,) = [one for one in reading.findings if one.code == "roster.unknown-value"]
    assert (asked.where and asked.where.cell, asked.also) == ("B3", ())
    assert asked.hint == (
        "Is this a police officer? Then please write so; if not, law enforcement, care or other in a column `Role`."
    )
    assert [(entry.written, entry.count, entry.kind) for entry in reading.read_as] == [("Inspector", 2, "profession")]


def test_a_mapping_file_asks_for_a_word_that_is_read_in_some_rows_only() -> None:
    table = sheet("Name | Position | Organisation\nA B | Inspector | City Police\nC D | Inspector | Tax Office")
    made, _ = roster_map(table)
    (professions,) = [part for part in made.values if part.name == "profession"]
    assert [(entry.written, entry.means) for entry in professions.entries] == [("Inspector", "law enforcement?")]


def test_readings_are_told_by_profession_with_counts_and_never_a_name() -> None:
    rows = [
        "A B | Inspector | City Police", "C D | Inspector | City Police", "E F | policajac | City Police",
        "G H | police officer | City Police", "Vera Vel | social worker (Vera) | Home", "I J | counsellor | Helpline",
    ]  # fmt: skip
    reading = roster_from(sheet("\n".join(["Name | Position | Organisation", *rows])))
    assert professions_read(reading.read_as) == (
        "Read as police officer: “Inspector” 2 times, “policajac” once. "
        "Read as social worker: the value in cell B6 once. Read as psychologist: “counsellor” once."
    )


@pytest.mark.parametrize(
    ("row", "meant"),
    [
        ("law enforcement | Inspector |", "police officer"),
        ("law enforcement | Inspector | Customs Agency", None),
        ("care | Counsellor |", "psychologist"),
        ("care | Inspector |", None),
        (" | Inspector |", None),
    ],
)
def test_a_column_for_the_side_settles_it_where_no_organisation_is_named(row: str, meant: str | None) -> None:
    reading = roster_from(sheet(f"Name | Role | Position | Organisation\nA B | {row}"))
    assert [person.profession for person in reading.roster.participants] == [meant]


@pytest.mark.parametrize(
    ("texts", "language"),
    [
        (["Naam", "Organisatie", "Functie", "E-mail"], "nl"),
        (["Name", "Job title", "Organisation"], "en"),
        (["Nom", "Prénom", "Organisme"], "fr"),
        (["E-mail", "ID"], None),
        (["Naam", "Organisatie", "Prénom", "Organisme"], None),
        (["Име и презиме", "Радно место"], "sr"),
    ],
)
def test_the_language_of_a_list_is_what_its_words_leave_no_doubt_of(texts: list[str], language: str | None) -> None:
    assert language_of(texts) == language
