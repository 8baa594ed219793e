"""The bank of bad survey files beside the repository: each gets what its manifest asks for, with its place."""

import json
from pathlib import Path
from typing import Any

import pytest

from ecpat_training.core.errors import EcpatError
from ecpat_training.core.finding import Severity
from ecpat_training.files.table_file import read_table
from ecpat_training.survey.reading.table import survey_of
from tests.shared import SHARED
from tests.survey.tables import graded

BANK = SHARED / "badinputs" if SHARED else None
FORM = graded("q1", "q2", "q3", "q4", "q5", groups=["org_type"], **{"not scored": ["comment"]})

# What takes the comparison of people or the writing of a report, which come after the reader.
LATER = {"09_unmatched", "13_n1", "14_all_missing", "36_small_group", "37_unanimous_group", "38_dropout_differencing"}
# What the workbook gate stops before there is a table.
BEFORE = {"22_comment_control"}


def cases(*expect: str) -> list[Any]:
    """The manifest's entries for surveys of which one of these is expected."""
    entries = json.loads((BANK / "manifest.json").read_text(encoding="utf-8")) if BANK else []
    wanted = [entry for entry in entries if entry["group"] == "survey" and entry["expect"] in expect]
    files = [(BANK / entry["file"], entry) for entry in wanted if BANK]
    return [pytest.param(path, entry, id=path.stem) for path, entry in files if path.stem not in LATER | BEFORE]


@pytest.mark.parametrize(("path", "case"), cases("reject"))
def test_a_file_to_reject_is_rejected_with_its_place(path: Path, case: dict[str, Any]) -> None:
    with pytest.raises(EcpatError) as caught:
        survey_of(read_table(path), FORM)
    assert all(path.name in str(finding) for finding in caught.value.findings)
    assert all(name in str(caught.value) for name in case.get("names", ()))


@pytest.mark.parametrize(("path", "case"), cases("accept", "warn"))
def test_a_file_to_accept_is_read_and_what_is_odd_is_said(path: Path, case: dict[str, Any]) -> None:
    waves, findings = survey_of(read_table(path), FORM)
    assert all(wave.rows == len(wave.answers) + len(wave.not_used) for wave in waves)
    said = "\n".join(str(finding) for finding in findings)
    assert all(name in said for name in case.get("names", ()))
    assert case["expect"] == "accept" or any(finding.severity is Severity.WARNING for finding in findings)
    for item, value in case.get("value", ()):
        assert waves[0].answers[item].iloc[0] == value
