"""The same document gives the same bytes, wherever and whenever (P15), and tells nothing of the machine (P11)."""

import hashlib
import io
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from ecpat_training.core.errors import UsageError
from ecpat_training.documents.outputs import endings, render
from tests.documents.sample import sample

DIGESTS = """
import hashlib
from pathlib import Path
from ecpat_training.documents.outputs import endings, render
from tests.documents.sample import sample
for ending in endings():
    print(ending, hashlib.sha256(render(sample(), Path("a" + ending))).hexdigest())
"""


def test_another_time_zone_locale_and_hash_seed_give_the_same_bytes(tmp_path: Path) -> None:
    (tmp_path / "matplotlibrc").write_text("lines.linewidth: 9\nfont.size: 30\nsvg.fonttype: path\n")
    elsewhere = {
        **os.environ,
        "TZ": "Pacific/Chatham",
        "LC_ALL": "tr_TR.UTF-8",
        "PYTHONHASHSEED": "77",
        "MATPLOTLIBRC": str(tmp_path),
        "COLUMNS": "33",
        "TERM": "dumb",
        "FORCE_COLOR": "1",
    }
    run = subprocess.run([sys.executable, "-c", DIGESTS], env=elsewhere, capture_output=True, text=True, check=True)
    here = [f"{end} {hashlib.sha256(render(sample(), Path('a' + end))).hexdigest()}" for end in endings()]
    assert run.stdout.splitlines() == here


@pytest.mark.parametrize("ending", [".docx", ".xlsx"])
def test_archives_hold_one_date_and_no_name(ending: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("USER", "ana.hoxha")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1115856000")
    with zipfile.ZipFile(io.BytesIO(render(sample(), Path("a" + ending)))) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(2005, 5, 12, 0, 0, 0)}
        core = archive.read("docProps/core.xml").decode()
        everything = b"".join(archive.read(name) for name in archive.namelist())
    assert core.count("2005-05-12T00:00:00Z") == 2
    assert re.search(r"creator[^>]*/>|creator[^>]*></dc:creator", core)
    assert b"ana.hoxha" not in everything
    assert b"python-docx" not in everything
    assert b"openpyxl" not in everything


def test_a_date_that_is_none_is_a_usage_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "today")
    with pytest.raises(UsageError, match="SOURCE_DATE_EPOCH"):
        render(sample(), Path("a.docx"))


def test_no_sheet_is_ever_in_the_temporary_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def none(*args: object, **options: object) -> None:
        raise AssertionError("a temporary file was asked for")

    for name in ("NamedTemporaryFile", "mkstemp", "TemporaryFile"):
        monkeypatch.setattr(f"tempfile.{name}", none)
    for ending in endings():
        assert render(sample(), Path("a" + ending))
