"""Real broken and hostile files, where they are at hand: each is let through, warned of or refused as it deserves.

What only the rules of a roster, a survey or a programme can judge is let through here, and judged there.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from ecpat_training.core.errors import ContentError, EcpatError, RefusedError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.files.table_file import read_table
from ecpat_training.files.yaml.file import read_yaml
from tests.shared import SHARED

READERS = {
    *("yaml-code", "yaml-bomb", "yaml-depth", "yaml-silent", "yaml-error", "encoding", "container", "xml", "zip-bomb"),
    *("dimension", "formula", "control", "delimiter", "size", "hidden", "unicode", "baseline", "layout"),
}
# Their fault is in the meaning of a key or column, which a reader doesn't know.
MEANING = {
    "21_null_words",
    "25_huge_int",
    "56_latin_homoglyph_id",
    "39_locale_turkish",
    "02_decimal_comma",
    "36_small_group",
}
# An encoding may be told or asked for; it is asked for.
ASKED = {"56_cp1251"}
EXITS = {"ok": 0, "content": 1, "unreadable": 3, "unsafe": 3}


def bank() -> list[dict[str, Any]]:
    if SHARED is None:
        return []
    cases = json.loads((SHARED / "badinputs" / "manifest.json").read_text(encoding="utf-8"))
    return [case for case in cases if Path(case["file"]).stem not in MEANING]


def read(file: str) -> tuple[int, list[Finding]]:
    """The exit code that reading a file leads to, and what is said of it."""
    assert SHARED is not None
    path = SHARED / "badinputs" / file
    try:
        findings = list(read_yaml(path).findings if path.suffix == ".yaml" else read_table(path).findings)
    except EcpatError as error:
        return error.exit_code, list(error.findings)
    return (ContentError.exit_code if any(finding.severity is Severity.ERROR for finding in findings) else 0), findings


@pytest.mark.parametrize("case", bank(), ids=lambda case: case["file"])
def test_a_file_of_the_bank_gets_what_it_deserves_from_the_readers(case: dict[str, Any]) -> None:
    code, findings = read(case["file"])
    said = "\n".join(map(str, findings))
    if Path(case["file"]).stem in ASKED:
        assert code == 3
        assert "Академия" in said
        assert "Иванова" not in said  # a name
        return
    if case["threat"] in READERS:
        assert code == EXITS[case["exit"]]
        assert all(name in said for name in case.get("names", []))
        assert bool(findings) == (case["expect"] != "accept")
    else:
        assert code in (0, EXITS[case["exit"]])
    assert all(finding.where is not None for finding in findings)


def test_unsafe_files_are_refused_before_a_library_opens_them() -> None:
    for case in bank():
        if case["exit"] == "unsafe":
            assert SHARED is not None
            path = SHARED / "badinputs" / case["file"]
            with pytest.raises(RefusedError):
                read_yaml(path) if path.suffix == ".yaml" else read_table(path)
