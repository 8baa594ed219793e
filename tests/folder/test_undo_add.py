"""What was added last is taken back: the folder is as it was before, or, where a file was changed since, as it is."""

import hashlib
import json
import shutil
from pathlib import Path

import pytest

from tests.commands.running import run_here
from tests.folder.material import base, people


def state(folder: Path) -> dict[str, str]:
    files = [path for path in folder.rglob("*") if path.is_file() and ".ecpat" not in path.parts]
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    base(tmp_path)
    head, *rows = people("al-1")
    (tmp_path / "one.csv").write_text("\n".join([head, *rows]), encoding="utf-8")
    (tmp_path / "two.csv").write_text("\n".join([head, *rows[1:]]), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_each_addition_is_taken_back_the_last_first(folder: Path) -> None:
    states = [state(folder)]
    for name in ("one.csv", "two.csv"):
        assert run_here(["add", name, "--training", "al-1"]).exit_code == 0
        states.append(state(folder))
    assert "trainings/al-1/participants-v2.csv" in states[-1]
    told = json.loads(run_here(["add", "--undo", "--json"]).raw)
    assert told["result"]["taken_back"] == ["trainings/al-1/participants-v2.csv"]
    assert state(folder) == states[1]
    assert run_here(["add", "--undo"]).exit_code == 0
    assert state(folder) == states[0]
    assert not (folder / "trainings" / "al-1").exists()
    assert "nothing was added here last" in run_here(["add", "--undo"]).stderr


def test_files_added_together_go_together_or_stay_together(folder: Path) -> None:
    run_here(["add", "one.csv", "two.csv", "--training", "al-1", "--as", "participants"])
    run_here(["add", "two.csv", "--training", "al-1", "--as", "applicants"])
    added = folder / "trainings" / "al-1" / "applicants.csv"
    kept = added.read_bytes()
    added.write_bytes(kept + b"\n")
    before = state(folder)
    ran = run_here(["add", "--undo"])
    assert ran.exit_code != 0
    assert "`trainings/al-1/applicants.csv` was changed or moved since it was added" in ran.stderr
    assert state(folder) == before
    added.write_bytes(kept)
    assert run_here(["add", "--undo"]).exit_code == 0
    assert not added.exists()
    assert (folder / "trainings" / "al-1" / "participants.csv").is_file()


def test_a_journal_that_names_files_elsewhere_takes_none_of_them(folder: Path) -> None:
    outside = folder.parent / "outside.txt"
    outside.write_text("mine", encoding="utf-8")
    digest = hashlib.sha256(b"mine").hexdigest()
    journal = {"form": 1, "steps": [{"step": "", "files": {"../outside.txt": digest}}]}
    (folder / ".ecpat").mkdir(exist_ok=True)
    (folder / ".ecpat" / "added.json").write_text(json.dumps(journal), encoding="utf-8")
    assert run_here(["add", "--undo"]).exit_code != 0
    assert outside.is_file()


def test_an_undo_that_was_killed_half_way_is_done_by_the_next(folder: Path) -> None:
    """The first of two files had been moved aside."""
    names = ["al-1 applicants.csv", "al-2 applicants.csv"]
    for name in names:
        shutil.copy(folder / "two.csv", folder / name)
    before = state(folder)
    run_here(["add", *names])
    added = state(folder)
    first, second = sorted(set(added) - set(before))
    (folder / ".ecpat" / "taken-back").mkdir()
    (folder / first).rename(folder / ".ecpat" / "taken-back" / "0")
    assert run_here(["add", "--undo"]).exit_code == 0
    assert not (folder / first).exists()
    assert not (folder / second).exists()
    assert state(folder) == before
    assert not (folder / ".ecpat" / "taken-back").exists()
    assert run_here(["add", "--undo"]).exit_code != 0, "an undo isn't undone"


def test_a_training_s_folder_that_was_there_before_stays(folder: Path) -> None:
    home = folder / "trainings" / "al-1"
    home.mkdir(parents=True)
    (folder / "people.csv").write_text("\n".join(people("al-1")), encoding="utf-8")
    assert run_here(["add", "people.csv", "--training", "al-1"]).exit_code == 0
    assert run_here(["add", "--undo"]).exit_code == 0
    assert home.is_dir()
    assert not [*home.iterdir()]


def test_what_an_earlier_ecpat_added_is_taken_back_after_what_came_since(folder: Path) -> None:
    """It kept what it placed in a file of its own."""
    before = state(folder)
    home = folder / "trainings" / "al-1"
    home.mkdir(parents=True)
    shutil.copy(folder / "one.csv", home / "participants.csv")
    files = {"trainings/al-1/participants.csv": hashlib.sha256((folder / "one.csv").read_bytes()).hexdigest()}
    steps = [{"step": "", "files": {**files, "trainings/al-1/": "made", "trainings/": "made"}}]
    (folder / ".ecpat").mkdir(exist_ok=True)
    (folder / ".ecpat" / "added.json").write_text(json.dumps({"form": 1, "steps": steps}), encoding="utf-8")
    added = state(folder)
    assert run_here(["add", "two.csv", "--training", "al-1"]).exit_code == 0
    assert "trainings/al-1/participants-v2.csv" in state(folder)
    assert run_here(["add", "--undo"]).exit_code == 0
    assert state(folder) == added
    assert run_here(["add", "--undo"]).exit_code == 0
    assert state(folder) == before
    assert not home.exists()
    assert "nothing was added here last" in run_here(["add", "--undo"]).stderr
