"""One look at the board leaves nothing of killed runs in a programme's folder, wherever they wrote."""

from datetime import date
from itertools import count
from pathlib import Path

import pytest

from ecpat_training.core.file_set import HIDDEN_PREFIX
from ecpat_training.files.writing import PeopleBytes, write_all
from ecpat_training.folder.workflows.status import status
from tests.commands.kills import Kill
from tests.folder.material import base

PLACES = (".", "papers", "trainings/al-1", "trainings/al-1/reports", "trainings/al-1/pack/badges")


@pytest.mark.parametrize("names", [("names.csv",), ("names.csv", "beside/names.html")], ids=["one", "set"])
def test_the_board_removes_what_runs_left_that_were_killed_at_any_call(tmp_path: Path, names: tuple[str, ...]) -> None:
    """A file is there whole or not at all, and those of a set all or none; hidden files with names are gone."""
    base(tmp_path)
    folders: list[Path] = []
    for at in count(1):
        folder = tmp_path / PLACES[at % len(PLACES)] / ("" if at % len(PLACES) == 1 else f"killed-{at}")
        folder.mkdir(parents=True, exist_ok=True)
        kill = Kill(at)
        with kill():
            write_all({folder / name: PeopleBytes(b"Ana Kola\n" * 9) for name in names}, force=True)
        if not kill.dead:
            break
        folders.append(folder)
    assert any(tmp_path.rglob(f"{HIDDEN_PREFIX}*"))
    status(tmp_path, date(2026, 1, 1))
    assert list(tmp_path.rglob(f"{HIDDEN_PREFIX}*")) == []
    for folder in folders:
        contents = [(folder / name).read_bytes() for name in names if (folder / name).exists()]
        assert contents in ([], [b"Ana Kola\n" * 9] * len(names))
