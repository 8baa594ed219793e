"""A list in each of the twelve languages: read, or asked; nothing wrong, and nothing by guess."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from benchmarks.reading import TRAPS
from ecpat_training.core.finding import Severity
from ecpat_training.roster.reading.roster import roster_from
from ecpat_training.values.participant import Participant
from ecpat_training.words.header_fields import field_of
from tests.roster.lists import sheet

LISTS: list[dict[str, Any]] = yaml.load(
    (Path(__file__).parent / "in_twelve_languages.yaml").read_text("utf-8"), yaml.CSafeLoader
)


def _read(person: Participant) -> str:
    said = (person.stakeholder, person.profession if person.role else None, person.role, person.gender, person.country)
    return " | ".join(str(value) if value else "-" for value in said)


@pytest.mark.parametrize("case", LISTS, ids=[case["language"] for case in LISTS])
def test_each_value_is_read_or_asked(case: dict[str, Any]) -> None:
    reading = roster_from(sheet(case["list"]))
    assert [_read(person) for person in reading.roster.participants] == case["read"]
    asked = [one for one in reading.findings if one.severity is not Severity.NOTE]
    assert [one.message.split("`")[1] for one in asked if "`" in one.message] == case["asked"]
    assert {one.code for one in asked} <= {"roster.unknown-value", "roster.not-given"}
    assert not [column for column, meaning in reading.columns if meaning.startswith("not used")]


# By nearness alone these come out wrong: `M` is near to `female`, `INGO` to `GO`, `Sex` to `sector`.
@pytest.mark.parametrize(
    ("column", "written", "meaning"),
    [(column, *trap) for column, words in TRAPS.items() if column != "header" for trap in words.items()],
)
def test_words_that_nearness_gets_wrong(column: str, written: str, meaning: str) -> None:
    reading = roster_from(sheet(f"Full name | {column}\nElena Ilieva | {written}"))
    (person,) = reading.roster.participants
    read = {"Gender": person.gender, "Sector": person.stakeholder, "Profession": person.role}[column]
    asked = [one for one in reading.findings if one.code == "roster.unknown-value"]
    if meaning.endswith("?"):
        assert read is None
        assert f"write {meaning.rstrip('?')}." in (asked[0].hint or "")
    else:
        assert (read, asked) == (meaning, [])


@pytest.mark.parametrize(("header", "meaning"), TRAPS["header"].items())
def test_headers_that_nearness_gets_wrong(header: str, meaning: str) -> None:
    assert field_of(header) == meaning
