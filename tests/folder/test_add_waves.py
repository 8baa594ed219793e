"""A workbook with a sheet for each wave is added in one step, and both waves of it count."""

import csv
import io
import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.commands.running import run_here
from tests.folder.drawing import workbook
from tests.folder.material import answers, base

_START = date(2005, 9, 5)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    base(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def both(*names: str) -> bytes:
    """The answers of 20 people before and of 18 after, a sheet each, and a sheet of remarks."""
    rows = [
        [*csv.reader(io.StringIO(answers("al-1", day, people)))]
        for day, people in ((_START - timedelta(3), 20), (_START + timedelta(2), 18))
    ]
    return workbook({**dict(zip(names, rows, strict=True)), "Remarks": [["Thank you all!"]]})


def added(*options: str) -> dict[str, Any]:
    (told,) = json.loads(run_here(["add", "both.xlsx", "--training", "al-1", *options, "--json"]).raw)["result"][
        "files"
    ]
    return told  # type: ignore[no-any-return]


@pytest.mark.parametrize("names", [("Before", "After"), ("Avant", "Après"), ("До", "Після")])
def test_both_waves_are_placed_at_once_and_counted(folder: Path, names: tuple[str, str]) -> None:
    (folder / "both.xlsx").write_bytes(both(*names))
    told = added()
    assert (told["place"], told["further"]) == ("trainings/al-1/pre.xlsx", ["trainings/al-1/post.xlsx"]), told
    assert names[0] in told["because"]
    board = json.loads(run_here(["status", "--on", "2005-10-30", "--json"]).raw)["result"]
    (row,) = [row for row in board["trainings"] if row["training"] == "al-1"]
    steps = {step["step"]: step["what"] for step in row["steps"]}
    assert (steps["before"][:3], steps["after"][:3]) == ("20 ", "18 ")


def test_the_same_workbook_is_there_already_and_goes_back_whole(folder: Path) -> None:
    (folder / "both.xlsx").write_bytes(both("Before", "After"))
    added()
    assert added()["there"]
    assert run_here(["add", "--undo"]).exit_code == 0
    assert not [*(folder / "trainings" / "al-1").glob("p*.xlsx")]


def test_one_wave_alone_may_still_be_said(folder: Path) -> None:
    (folder / "both.xlsx").write_bytes(both("Before", "After"))
    told = added("--as", "post")
    assert (told["place"], told["further"]) == ("trainings/al-1/post.xlsx", [])
    told = added()
    assert (told["place"], told["further"]) == ("trainings/al-1/pre.xlsx", ["trainings/al-1/post.xlsx"]), told
    assert (folder / "trainings" / "al-1" / "pre.xlsx").is_file()
