"""Files that are written together: the old set stands or the new one, whole, whatever happens on the way."""

import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from ecpat_training.core.errors import OutputError
from ecpat_training.core.interrupted_sets import settle
from ecpat_training.files.writing import STDOUT, write_all, write_file
from tests.commands.kills import Kill, bytes_of, hidden
from tests.files.file_sets import NEW, OLD, pair, prepared

Write = Callable[[Path], object]


def _spread(folder: Path) -> object:
    """Files in three folders, one of them new, with a ledger besides."""
    files = {folder / "a" / "one.html": b"new one", folder / "b" / "two.html": b"new two", folder / "three": b"new 3"}
    return write_all(files, force=True, files_beside={folder / "b" / "ledger.yaml": b"new ledger"})


def _fresh(folder: Path) -> object:
    return write_all({folder / name: data for name, data in NEW.items()})


def _one(folder: Path) -> object:
    return write_file(folder / "keys.xlsx", b"new" * 999, force=True)


def _with_one_gone(folder: Path) -> object:
    """A set that takes a page away, which is nobody's once the new files count."""
    return write_all({folder / "a" / "new.docx": b"new"}, force=True, deleted_files=[folder / "b" / "nobody.docx"])


def _in_place_of_what_was_seen(folder: Path) -> object:
    path = folder / "a" / "new.docx"
    return write_all({path: b"new", folder / "b" / "kept": b"old"}, force=True, seen_content={path: b"old"})


CASES: dict[str, tuple[dict[str, bytes], Write, frozenset[str]]] = {
    "a pair over an old one": (OLD, pair, frozenset()),
    "a pair whose second file is open in Excel": (OLD, pair, frozenset({"data.xlsx"})),
    "a pair of which one is new": ({"keys.xlsx": b"old keys"}, pair, frozenset()),
    "one of two new files can't be placed": ({"keys.xlsx": b"old keys"}, pair, frozenset({"data.xlsx"})),
    "three folders and a ledger": ({"a/one.html": b"old", "b/ledger.yaml": b"old"}, _spread, frozenset()),
    "three folders, the ledger can't be replaced": (
        {"a/one.html": b"old", "b/ledger.yaml": b"old"}, _spread, frozenset({"ledger.yaml"}),
    ),
    "new files": ({}, _fresh, frozenset()),
    "a file that goes": ({"a/new.docx": b"old", "b/nobody.docx": b"of before"}, _with_one_gone, frozenset()),
    "a file that goes and is open in Word": (
        {"a/new.docx": b"old", "b/nobody.docx": b"of before"}, _with_one_gone, frozenset({"nobody.docx"}),
    ),
    "in place of what was seen": ({"a/new.docx": b"old"}, _in_place_of_what_was_seen, frozenset()),
    "in place of what was seen, a file of which is open": (
        {"a/new.docx": b"old", "b/kept": b"k"}, _in_place_of_what_was_seen, frozenset({"kept"}),
    ),
    "one file": ({"keys.xlsx": b"old"}, _one, frozenset()),
}  # fmt: skip


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
        pair(tmp_path)
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
        pair(tmp_path)
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
    pair(tmp_path)
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
        pair(tmp_path)
    assert bytes_of(tmp_path) == OLD
    assert hidden(tmp_path) == []


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
    pair(tmp_path)
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
    pair(tmp_path)
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
    pair(tmp_path)
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

    from ecpat_training.files import writing as files

    real = files.lock_new
    monkeypatch.setattr(files, "lock_new", cleared_first)
    pair(tmp_path)
    assert len(cleared) == 1
    assert bytes_of(tmp_path) == NEW


@pytest.mark.parametrize("there", [True, False], ids=["whole", "leads nowhere"])
def test_a_link_that_can_not_be_replaced_with_others_stays_a_link(tmp_path: Path, there: bool) -> None:
    prepared(tmp_path, {"precious": b"precious", "data.xlsx": b"old data"})
    leads_to = tmp_path / ("precious" if there else "nowhere")
    (tmp_path / "keys.xlsx").symlink_to(leads_to)
    with Kill(10**6, frozenset({"data.xlsx"}))(), pytest.raises(OutputError):
        pair(tmp_path)
    assert (tmp_path / "keys.xlsx").readlink() == leads_to
    assert (tmp_path / "precious").read_bytes() == b"precious"
    pair(tmp_path)
    assert not (tmp_path / "keys.xlsx").is_symlink()
    assert (tmp_path / "precious").read_bytes() == b"precious"
    assert hidden(tmp_path) == []
