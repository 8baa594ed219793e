"""Each kind of file of a training, with the cases of its file in `tests/folder/kinds/`: a file of the kind is put in
its place, one that looks like it isn't, and the board knows both what it reads and what it doesn't."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from ecpat_training.core import registry
from ecpat_training.folder import kinds
from ecpat_training.folder.kind_parts.kind import TrainingFileKind
from ecpat_training.folder.reading.recognising import recognise_file
from ecpat_training.folder.reading.table import COLUMNS, KIND_BY_FILE, KINDS, PLACES
from ecpat_training.folder.workflows.status import status
from tests.commands.running import run_here
from tests.folder.material import agenda, answers, base, counts, people

FOLDER = Path(__file__).parent / "kinds"
MADE: dict[str, Callable[[Path], str]] = {
    "agenda": lambda folder: agenda(),
    "answers": lambda folder: answers("x", date(2006, 2, 5), 18),
    "counts": lambda folder: (folder / counts(folder, "counted.json", 18)).read_text("utf-8"),
    "people": lambda folder: "\n".join(people("al-1")),
}


def files() -> dict[str, dict[str, Any]]:
    return {path.stem: yaml.load(path.read_text("utf-8"), yaml.CSafeLoader) for path in sorted(FOLDER.glob("*.yaml"))}


def kind_of(module: str) -> TrainingFileKind:
    kind: TrainingFileKind = registry.load(kinds, module).kind
    return kind


CASES = [(module, case) for module, file in files().items() for case in (*file["is"], *file.get("is not", ()))]


@pytest.mark.parametrize(("module", "case"), CASES, ids=[f"{module}: {case['name']}" for module, case in CASES])
def test_a_file_is_told_and_put_in_its_place(
    module: str, case: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    base(tmp_path)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mail").mkdir()
    sent = tmp_path / "mail" / case["name"]
    sent.write_text(MADE[case["made"]](tmp_path) if "made" in case else case["text"], encoding="utf-8")
    recognised = recognise_file(sent, tmp_path / "instrument.yaml")
    assert (recognised.kind == kind_of(module).name) == (case in files()[module]["is"]), recognised.because
    if place := case.get("place"):
        ran = run_here(
            ["add", f"mail/{case['name']}", "--training", "al-1", *(("--as", case["as"]) if "as" in case else ())]
        )
        assert ran.exit_code == 0, ran.said
        assert (tmp_path / "trainings" / "al-1" / place).is_file()


def test_every_kind_that_is_looked_for_has_a_file_of_cases() -> None:
    looked_for = {module for module in registry.members(kinds) if kind_of(module).endings}
    assert sorted(looked_for - files().keys()) == [], "write tests/folder/kinds/<name>.yaml"


def test_no_two_kinds_have_one_name_or_one_file() -> None:
    stems = [file.stem for kind in KINDS for file in kind.files]
    assert len({kind.name for kind in KINDS}) == len(KINDS)
    assert len(set(stems)) == len(stems)
    assert len({column.name for column in COLUMNS}) == len(COLUMNS)


def test_the_board_reads_no_file_that_no_kind_has() -> None:
    assert [reading.file.stem for kind in KINDS for reading in kind.readings if reading.file not in kind.files] == []


@pytest.mark.parametrize("stem", PLACES)
def test_no_file_that_has_a_place_is_counted_among_those_that_no_step_reads(stem: str, tmp_path: Path) -> None:
    base(tmp_path)
    file = PLACES[stem]
    folder = tmp_path / "trainings" / "al-1"
    folder.mkdir(parents=True, exist_ok=True)
    board = status(tmp_path, date(2006, 1, 1))
    training = next(row for row in board.rows if row.training == "al-1")
    (folder / f"{stem}{file.endings[0]}").write_bytes(b"")
    after = next(row for row in status(tmp_path, date(2006, 1, 1)).rows if row.training == "al-1")
    is_asked = training.kind != "expert meeting" and KIND_BY_FILE[file].name != "decisions"
    assert after.unknown == training.unknown + (not is_asked)
