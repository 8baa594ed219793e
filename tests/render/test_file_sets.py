"""Files that are written together: the old set stands or the new one, whole, whatever happens on the way."""

import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from ecpat_training.core.errors import InputError, OutputError
from ecpat_training.core.unfinished import settle
from ecpat_training.read.opening import read_bytes
from ecpat_training.render.files import STDOUT, write_all, write_file
from tests.kills import Kill, bytes_of, hidden

Write = Callable[[Path], object]
OLD = {"keys.xlsx": b"old keys", "data.xlsx": b"old data"}
NEW = {"keys.xlsx": b"new keys" * 999, "data.xlsx": b"new data" * 999}


def _pair(folder: Path) -> object:
    return write_all({folder / name: data for name, data in NEW.items()}, force=True, private=[folder / "keys.xlsx"])


def _spread(folder: Path) -> object:
    """Files in three folders, one of them new, with a ledger besides."""
    files = {folder / "a" / "one.html": b"new one", folder / "b" / "two.html": b"new two", folder / "three": b"new 3"}
    return write_all(files, force=True, besides={folder / "b" / "ledger.yaml": b"new ledger"})


def _fresh(folder: Path) -> object:
    return write_all({folder / name: data for name, data in NEW.items()})


def _one(folder: Path) -> object:
    return write_file(folder / "keys.xlsx", b"new" * 999, force=True)


CASES: dict[str, tuple[dict[str, bytes], Write, frozenset[str]]] = {
    "a pair over an old one": (OLD, _pair, frozenset()),
    "a pair whose second file is open in Excel": (OLD, _pair, frozenset({"data.xlsx"})),
    "a pair of which one is new": ({"keys.xlsx": b"old keys"}, _pair, frozenset()),
    "one of two new files can't be placed": ({"keys.xlsx": b"old keys"}, _pair, frozenset({"data.xlsx"})),
    "three folders and a ledger": ({"a/one.html": b"old", "b/ledger.yaml": b"old"}, _spread, frozenset()),
    "three folders, the ledger can't be replaced": (
        {"a/one.html": b"old", "b/ledger.yaml": b"old"}, _spread, frozenset({"ledger.yaml"}),
    ),
    "new files": ({}, _fresh, frozenset()),
    "one file": ({"keys.xlsx": b"old"}, _one, frozenset()),
}  # fmt: skip


def prepared(folder: Path, files: dict[str, bytes]) -> Path:
    """A folder with these files."""
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return folder


@pytest.mark.parametrize("links", [True, False], ids=["links", "no links"])
@pytest.mark.parametrize("still_busy", [False, True], ids=["then closed", "still open"])
@pytest.mark.parametrize("case", CASES)
def test_a_kill_at_any_call_leaves_the_old_set_or_the_new_one(
    tmp_path: Path, case: str, still_busy: bool, links: bool
) -> None:
    """Killed at every call to the system in turn, and at every call of a second run that goes on."""
    old, write, busy = CASES[case]
    whole = prepared(tmp_path / "whole", old)
    write(whole)
    new = bytes_of(whole)
    killed = 0
    for at in range(1, 1000):
        folder = prepared(tmp_path / str(at), old)
        kill = Kill(at, busy, links=links)
        with kill():
            try:
                write(folder)
            except OutputError:
                assert busy, "only what is open can't be replaced"
        killed += kill.dead
        again = Kill(
            at % 7 + 1, busy if still_busy else frozenset(), links=links
        )  # the run that goes on is killed as well
        for place in folders(folder):
            with again():
                settle(place)
        last = Kill(10**6, busy if still_busy else frozenset(), links=links)
        with last():
            for place in folders(folder):
                assert settle(place) == []
        assert bytes_of(folder) in (old, new), at
        assert hidden(folder) == [], at
        if not kill.dead:
            break
    assert killed >= 5


def folders(folder: Path) -> list[Path]:
    """A folder and all in it; a pointer leads from each to the journal."""
    return [*sorted((path for path in folder.rglob("*") if path.is_dir()), reverse=True), folder]


def test_what_is_open_elsewhere_keeps_the_whole_pair_old(tmp_path: Path) -> None:
    """`roster split --force` left new keys beside old data, and the link was lost."""
    prepared(tmp_path, OLD)
    with Kill(10**6, frozenset({"data.xlsx"}))(), pytest.raises(OutputError, match="nor any other file") as error:
        _pair(tmp_path)
    assert [one.code for one in error.value.findings] == ["output.not-allowed"]
    assert "data.xlsx" in str(error.value)
    assert bytes_of(tmp_path) == OLD
    assert hidden(tmp_path) == []


def test_a_folder_in_the_way_keeps_the_whole_set_old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    prepared(tmp_path, {"keys.xlsx": b"old keys"})
    real = os.replace

    def meanwhile(*args: object) -> None:
        (tmp_path / "data.xlsx").mkdir(exist_ok=True)
        real(*args)  # type: ignore[call-overload]

    monkeypatch.setattr(os, "replace", meanwhile)
    with pytest.raises(OutputError):
        _pair(tmp_path)
    assert bytes_of(tmp_path) == {"keys.xlsx": b"old keys"}
    assert (tmp_path / "data.xlsx").is_dir()
    assert hidden(tmp_path) == []


@pytest.mark.parametrize("names", [["a.html"], ["a.html", "b.html"]], ids=["one file", "a set"])
def test_a_file_that_comes_meanwhile_is_not_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, names: list[str]
) -> None:
    """Between the look whether it is there and the writing somebody else may write."""
    real = os.fsync

    def meanwhile(number: int) -> None:
        (tmp_path / names[-1]).write_bytes(b"somebody else's")
        real(number)

    monkeypatch.setattr(os, "fsync", meanwhile)
    with pytest.raises(OutputError) as error:
        write_all({tmp_path / name: b"new" for name in names})
    assert [one.code for one in error.value.findings] == ["output.exists"]
    assert bytes_of(tmp_path) == {names[-1]: b"somebody else's"}
    assert hidden(tmp_path) == []


def test_a_disk_without_links_takes_sets_as_well(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sticks are often formatted so."""

    def no_links(*_: object, **__: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", no_links)
    _fresh(tmp_path)
    assert bytes_of(tmp_path) == NEW
    with pytest.raises(OutputError):
        _fresh(tmp_path)
    prepared(tmp_path, OLD)
    _pair(tmp_path)
    assert bytes_of(tmp_path) == NEW
    assert hidden(tmp_path) == []


def test_an_interruption_leaves_nothing_half_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    prepared(tmp_path, OLD)
    real = os.replace

    def interrupted(source: Path, target: Path) -> None:
        if Path(target).name == "data.xlsx" and str(source).endswith(".tmp"):
            raise KeyboardInterrupt
        real(source, target)

    monkeypatch.setattr(os, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        _pair(tmp_path)
    assert bytes_of(tmp_path) == OLD
    assert hidden(tmp_path) == []


def _killed_between(folder: Path, busy: frozenset[str] = frozenset()) -> None:
    """Killed when the first of the pair is new and the second still old."""
    for at in range(1, 1000):
        prepared(folder, OLD)
        with Kill(at, busy)():
            _pair(folder)
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
        with pytest.raises(InputError, match="broken off") as error:
            read_bytes(tmp_path / "keys.xlsx", 1 << 20)
        assert read_bytes(tmp_path / "list.csv", 1 << 20) == b"a,b"
        with pytest.raises(OutputError, match="broken off"):
            _pair(tmp_path)
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


def test_a_run_that_still_writes_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    prepared(tmp_path, OLD)
    seen = []
    real = os.replace

    def looked_at(*args: object) -> None:
        before = hidden(tmp_path)
        assert settle(tmp_path) == []
        seen.append(before == hidden(tmp_path))
        real(*args)  # type: ignore[call-overload]

    monkeypatch.setattr(os, "replace", looked_at)
    _pair(tmp_path)
    assert seen
    assert all(seen)
    assert bytes_of(tmp_path) == NEW


def test_people_s_rows_are_for_their_owner_alone_from_the_first_byte(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    modes: set[int] = set()
    real = os.fsync

    def looked_at(number: int) -> None:
        modes.update(stat.S_IMODE(path.lstat().st_mode) for path in tmp_path.glob("*-1.tmp"))
        real(number)

    monkeypatch.setattr(os, "fsync", looked_at)
    prepared(tmp_path, OLD)
    (tmp_path / "keys.xlsx").chmod(0o666)
    _pair(tmp_path)
    assert modes == {0o600}
    assert stat.S_IMODE((tmp_path / "keys.xlsx").stat().st_mode) == 0o600


def test_nothing_is_kept_of_files_whose_standard_output_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    prepared(tmp_path, OLD)

    class Full:
        buffer = None

        def flush(self) -> None:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr("sys.stdout", Full())
    with pytest.raises(OutputError):
        write_all({STDOUT: b"x", tmp_path / "keys.xlsx": b"new"}, force=True)
    assert bytes_of(tmp_path) == OLD
    assert hidden(tmp_path) == []


def test_a_message_names_a_file_as_it_was_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whole paths may hold their owner's name."""
    monkeypatch.chdir(prepared(tmp_path, OLD))
    with Kill(10**6, frozenset({"data.xlsx"}))(), pytest.raises(OutputError) as error:
        write_all({Path(name): data for name, data in NEW.items()}, force=True)
    assert str(error.value).startswith("data.xlsx: error: ")
    assert str(tmp_path) not in str(error.value)


def test_a_disk_without_locks_takes_sets_as_well(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Some network folders have none; what is left there by others is then left alone."""

    def no_locks(*_: object) -> None:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr("ecpat_training.core.file_lock._lock", lambda *_, **__: no_locks())
    prepared(tmp_path, {**OLD, ".ecpat-other-1.tmp": b"perhaps still written"})
    _pair(tmp_path)
    assert bytes_of(tmp_path) == NEW
    assert hidden(tmp_path) == [".ecpat-other-1.tmp"]


def test_a_new_hidden_file_that_is_cleared_away_before_it_is_locked_is_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another run that starts in that moment takes it for one that a killed run left."""
    cleared: list[Path] = []

    def cleared_first(number: int) -> None:
        if not cleared:
            cleared.extend(tmp_path.glob(".ecpat-*-1.tmp"))
            settle(tmp_path)
        real(number)

    from ecpat_training.render import files

    real = files.lock_new
    monkeypatch.setattr(files, "lock_new", cleared_first)
    _pair(tmp_path)
    assert len(cleared) == 1
    assert bytes_of(tmp_path) == NEW


@pytest.mark.parametrize("there", [True, False], ids=["whole", "leads nowhere"])
def test_a_link_that_can_not_be_replaced_with_others_stays_a_link(tmp_path: Path, there: bool) -> None:
    prepared(tmp_path, {"precious": b"precious", "data.xlsx": b"old data"})
    leads_to = tmp_path / ("precious" if there else "nowhere")
    (tmp_path / "keys.xlsx").symlink_to(leads_to)
    with Kill(10**6, frozenset({"data.xlsx"}))(), pytest.raises(OutputError):
        _pair(tmp_path)
    assert (tmp_path / "keys.xlsx").readlink() == leads_to
    assert (tmp_path / "precious").read_bytes() == b"precious"
    _pair(tmp_path)
    assert not (tmp_path / "keys.xlsx").is_symlink()
    assert (tmp_path / "precious").read_bytes() == b"precious"
    assert hidden(tmp_path) == []


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
from ecpat_training.render.files import write_all

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
