"""A set of files whose writer was killed is finished by whoever reads or writes there next, and by nobody else."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from ecpat_training.core.errors import InputError, OutputError
from ecpat_training.core.interrupted_sets import settle
from ecpat_training.files.opening import read_bytes
from ecpat_training.files.writing import write_all
from tests.commands.kills import Kill, bytes_of, hidden
from tests.files.file_sets import NEW, OLD, pair, prepared


def _killed_between(folder: Path, busy: frozenset[str] = frozenset()) -> None:
    """Killed when the first of the pair is new and the second still old."""
    for at in range(1, 1000):
        prepared(folder, OLD)
        with Kill(at, busy)():
            pair(folder)
        if (folder / "keys.xlsx").read_bytes() == NEW["keys.xlsx"]:
            break
        settle(folder)
    assert bytes_of(folder) == {"keys.xlsx": NEW["keys.xlsx"], "data.xlsx": OLD["data.xlsx"]}


def test_whoever_reads_one_file_of_a_set_reads_the_whole_set(tmp_path: Path) -> None:
    _killed_between(tmp_path)
    assert read_bytes(tmp_path / "data.xlsx", 1 << 20) == NEW["data.xlsx"]
    assert hidden(tmp_path) == []


def test_a_set_that_can_not_be_settled_is_not_read(tmp_path: Path) -> None:
    """Only what belongs to it: other files of the folder are read."""
    _killed_between(tmp_path)
    (tmp_path / "list.csv").write_bytes(b"a,b")
    with Kill(10**6, frozenset(NEW))():
        with pytest.raises(InputError, match="was interrupted") as error:
            read_bytes(tmp_path / "keys.xlsx", 1 << 20)
        assert read_bytes(tmp_path / "list.csv", 1 << 20) == b"a,b"
        with pytest.raises(OutputError, match="was interrupted"):
            pair(tmp_path)
    assert ".journal" in str(error.value)
    settle(tmp_path)
    assert bytes_of(tmp_path) == {**NEW, "list.csv": b"a,b"} or bytes_of(tmp_path) == {**OLD, "list.csv": b"a,b"}


def test_a_parcel_from_elsewhere_moves_nothing(tmp_path: Path) -> None:
    """A folder that was sent may hold a journal: it was not written on this disk."""
    sent, mine = tmp_path / "sent", tmp_path / "mine"
    sent.mkdir()
    mine.mkdir()
    _killed_between(sent)
    for path in sent.iterdir():
        (mine / path.name).write_bytes(path.read_bytes())
    before = bytes_of(mine)
    with pytest.raises(InputError, match="not written here"):
        read_bytes(mine / "data.xlsx", 1 << 20)
    assert bytes_of(mine) == before
    next(mine.glob("*.journal")).unlink()
    assert read_bytes(mine / "data.xlsx", 1 << 20) == OLD["data.xlsx"]


def test_a_journal_reaches_no_folder_that_does_not_know_of_it(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
    for at in range(1, 1000):
        kill = Kill(at)
        with kill():
            write_all({tmp_path / "a" / "one": b"1", tmp_path / "b" / "two": b"2"})
        if list((tmp_path / "a").glob("*.journal")) and kill.dead:
            break
        settle(tmp_path / "a")
        settle(tmp_path / "b")
    next((tmp_path / "b").glob("*.set")).unlink()
    settle(tmp_path / "a")
    assert not (tmp_path / "b" / "two").exists()
    assert bytes_of(tmp_path / "a") == {"one": b"1"}


def test_a_set_that_a_colleague_left_is_not_read_as_if_it_were_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a folder that several people write to, only its writer's next run may move files."""
    _killed_between(tmp_path)
    before = bytes_of(tmp_path)
    monkeypatch.setattr(os, "getuid", lambda: 4711, raising=False)
    with pytest.raises(InputError, match="somebody else wrote it"):
        read_bytes(tmp_path / "data.xlsx", 1 << 20)
    assert bytes_of(tmp_path) == before
    monkeypatch.undo()
    assert read_bytes(tmp_path / "data.xlsx", 1 << 20) == NEW["data.xlsx"]


def test_a_set_whose_journal_is_on_a_disk_that_is_not_there_is_not_read(tmp_path: Path) -> None:
    stick, house = tmp_path / "stick", tmp_path / "house"
    for at in range(1, 1000):
        for folder in (stick, house):
            folder.mkdir(exist_ok=True)
            (folder / "file").write_bytes(b"old")
        with Kill(at)():
            write_all({stick / "file": b"new", house / "file": b"new"}, force=True)
        if (stick / "file").read_bytes() == b"new":
            break
        settle(stick)
        settle(house)
    assert (house / "file").read_bytes() == b"old"
    stick.rename(tmp_path / "taken out")
    with pytest.raises(InputError, match="isn't there now"):
        read_bytes(house / "file", 1 << 20)
    (tmp_path / "taken out").rename(stick)
    assert read_bytes(house / "file", 1 << 20) == b"new"
    assert hidden(tmp_path) == []


REALLY_KILLED = """
import os, signal, sys
from pathlib import Path
from ecpat_training.files.writing import write_all

real, name, after = os.replace, sys.argv[2], sys.argv[3] == "after"

def killed(source, target):
    if Path(target).name == name:
        if after:
            real(source, target)
        os.kill(os.getpid(), signal.SIGKILL)
    real(source, target)

os.replace = killed
folder = Path(sys.argv[1])
write_all({folder / "keys.xlsx": b"new keys" * 999, folder / "data.xlsx": b"new data" * 999}, force=True)
"""


@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("name", ["keys.xlsx", "data.xlsx"])
def test_a_process_that_is_killed_between_two_files_is_finished_by_whoever_reads(
    tmp_path: Path, name: str, when: str
) -> None:
    """The system itself takes the lock off and leaves the files, as after `kill -9` or a crash."""
    prepared(tmp_path, OLD)
    run = subprocess.run([sys.executable, "-c", REALLY_KILLED, str(tmp_path), name, when], check=False)
    assert run.returncode == -9
    assert hidden(tmp_path) != []
    assert read_bytes(tmp_path / "data.xlsx", 1 << 20) == NEW["data.xlsx"]
    assert bytes_of(tmp_path) == NEW
    assert hidden(tmp_path) == []
