"""Faulty lists from the shared bank, where it is there: each gets what its manifest asks for, with the place."""

import contextlib
import json
from typing import Any

import pytest

from ecpat_training.core.errors import ContentError, InputError, RefusedError
from ecpat_training.core.finding import Finding, errors
from ecpat_training.files.table_file import read_table
from ecpat_training.roster.reading.roster import RosterReading, roster_from
from tests.shared import SHARED

ENCODINGS = {"roster/56_cp1251.csv": "cp1251"}
FIELD = {"surname": "surname", "id": "id", "country": "country"}


def bank() -> list[dict[str, Any]]:
    if SHARED is None:
        return []
    entries: list[dict[str, Any]] = json.loads((SHARED / "badinputs" / "manifest.json").read_text("utf-8"))
    return [entry for entry in entries if entry["group"] == "roster"]


def read(entry: dict[str, Any]) -> RosterReading:
    assert SHARED is not None
    return roster_from(read_table(SHARED / "badinputs" / entry["file"], encoding=ENCODINGS.get(entry["file"])))


@pytest.mark.parametrize(
    "entry", [entry for entry in bank() if entry["expect"] != "reject"], ids=lambda entry: entry["file"]
)
def test_a_list_that_is_fit_is_read_whole(entry: dict[str, Any]) -> None:
    reading = read(entry)
    roster = reading.roster
    assert not errors(reading.findings)
    assert roster.rows == len(roster.participants) + len(reading.not_used)
    if "3 people" in entry["must"]:
        assert len(roster.participants) == 3
    for field, value in entry.get("value", []):
        assert value in [getattr(person, FIELD[field]) for person in roster.participants]
    if entry["expect"] == "warn":
        said = " ".join(map(str, [*reading.findings, *reading.read_as]))
        for name in entry.get("names", []):
            assert name in said


@pytest.mark.parametrize(
    "entry", [entry for entry in bank() if entry["expect"] == "reject"], ids=lambda entry: entry["file"]
)
def test_a_list_that_is_not_is_refused_with_what_and_where(entry: dict[str, Any]) -> None:
    findings = refused(entry)
    assert findings
    assert all(finding.where for finding in findings)
    said = " ".join(map(str, findings))
    for name in entry.get("names", []):
        assert name in said


def refused(entry: dict[str, Any]) -> list[Finding]:
    """The errors that a list ends with: raised where it can't be read, among the findings where single cells fail."""
    if entry["exit"] == "content":
        with contextlib.suppress(ContentError):
            return errors(read(entry).findings)
    with pytest.raises(
        {"content": ContentError, "unreadable": InputError, "unsafe": RefusedError}[entry["exit"]]
    ) as raised:
        read(entry)
    return list(raised.value.findings)


@pytest.mark.parametrize("file", [entry["file"] for entry in bank() if entry["file"][7:9] in ("50", "51")])
def test_errors_repeat_no_personal_data(file: str) -> None:
    said = " ".join(map(str, read({"file": file}).findings))
    for text in ("Ivanova", "Elena", "@evil", "alert", "p01@example.org"):
        assert text not in said
