"""Files are written whole or not at all (P4, P5, P6), and nothing is replaced unasked."""

import errno
import os
import resource
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from ecpat_training.core.errors import Exit, OutputError
from ecpat_training.core.file_lock import locked
from ecpat_training.files import disk
from ecpat_training.files.writing import write_all, write_file


def codes(error: OutputError) -> list[str]:
    return [finding.code for finding in error.findings]


def left_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_and_its_missing_folders_are_written(tmp_path: Path) -> None:
    written = write_all({tmp_path / "out" / "al-1" / "report.html": b"a", tmp_path / "b.txt": b"b"})
    assert written.files == (tmp_path / "out" / "al-1" / "report.html", tmp_path / "b.txt")
    assert written.folders == (tmp_path / "out", tmp_path / "out" / "al-1")
    assert (tmp_path / "out" / "al-1" / "report.html").read_bytes() == b"a"
    assert left_in(tmp_path) == ["b.txt", "out"]


COPIED = """
import sys, tracemalloc
from pathlib import Path
from ecpat_training.files.writing import write_all
source, copy, *beside = map(Path, sys.argv[1:])
tracemalloc.start()
write_all({copy: source, **{path: b"one new" for path in beside}})
print(tracemalloc.get_traced_memory()[1])
"""


@pytest.mark.parametrize("beside", [[], ["changes.txt"]])
def test_a_large_file_is_copied_without_being_held(tmp_path: Path, beside: list[str]) -> None:
    source, copy = tmp_path / "export.csv", tmp_path / "pre.csv"
    source.write_bytes(bytes(range(256)) * 80_000)
    paths = map(str, [source, copy, *(tmp_path / name for name in beside)])
    # In a process of its own: what threads of other tests take at the same time would count here as well.
    ran = subprocess.run([sys.executable, "-c", COPIED, *paths], capture_output=True, text=True, check=True)
    assert copy.read_bytes() == source.read_bytes()
    assert left_in(tmp_path) == sorted([*beside, "export.csv", "pre.csv"])
    assert int(ran.stdout) < source.stat().st_size / 4


def test_an_existing_file_stays_without_force(tmp_path: Path) -> None:
    old, new = tmp_path / "agenda.yaml", tmp_path / "new.html"
    old.write_bytes(b"edited by hand")
    with pytest.raises(OutputError, match="--force") as error:
        write_all({new: b"new", old: b"new"})
    assert error.value.exit_code == Exit.OUTPUT
    assert left_in(tmp_path) == ["agenda.yaml"]
    assert old.read_bytes() == b"edited by hand"
    assert write_file(old, b"new", force=True) == old
    assert old.read_bytes() == b"new"


def test_every_reason_is_said_at_once(tmp_path: Path) -> None:
    (tmp_path / "there.html").write_bytes(b"old")
    (tmp_path / "folder").mkdir()
    wishes = ["there.html", "folder", "a.html", "A.HTML", "n" * 300, "nul\0byte"]
    with pytest.raises(OutputError) as error:
        write_all({tmp_path / name: b"x" for name in wishes})
    assert sorted(codes(error.value)) == [
        "output.exists",
        "output.folder",
        "output.name",
        "output.name-too-long",
        "output.twice",
    ]
    assert left_in(tmp_path) == ["folder", "there.html"]


def test_a_link_is_replaced_and_not_followed(tmp_path: Path) -> None:
    precious, link = tmp_path / "precious.txt", tmp_path / "report.html"
    precious.write_bytes(b"precious")
    link.symlink_to(precious)
    with pytest.raises(OutputError):
        write_file(link, b"new")
    write_file(link, b"new", force=True)
    assert precious.read_bytes() == b"precious"
    assert not link.is_symlink()
    assert link.read_bytes() == b"new"


def test_a_device_is_no_file() -> None:
    with pytest.raises(OutputError) as error:
        write_file(Path("/dev/null"), b"x", force=True)
    assert codes(error.value) == ["output.device"]


def test_a_path_through_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(OutputError) as error:
        write_file(tmp_path / "file" / "report.html", b"x")
    assert codes(error.value) == ["output.not-a-folder"]


def test_rights_are_those_of_the_umask_or_of_the_file_before(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    before = os.umask(0o027)
    try:
        write_file(path, b"x")
        assert stat.S_IMODE(path.stat().st_mode) == 0o640
        path.chmod(0o600)
        write_file(path, b"y", force=True)
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    finally:
        os.umask(before)


@pytest.mark.parametrize("step", ["os.open", "os.fsync", "pathlib.Path.chmod", "pathlib.Path.replace"])
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES, errno.EROFS, errno.EIO])
def test_a_disk_that_fails_at_any_step_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, number: int
) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(b"old")

    def fails(*args: object, **options: object) -> None:
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as patch:
        patch.setattr(step, fails)
        with pytest.raises(OutputError):
            write_all({path: b"new", tmp_path / "new" / "b.html": b"new"}, force=True)
    assert left_in(tmp_path) == ["a.html"]
    assert path.read_bytes() == b"old"


@pytest.mark.parametrize("limit", [0, 1, 2, 4, 4096, 65536])
def test_a_full_disk_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: int) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)  # a module that is first imported here would be kept cut
    path = tmp_path / "a.html"
    path.write_bytes(b"old")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, before[1]))
    try:
        with pytest.raises(OutputError) as error:
            write_file(path, b"n" * 100_000, force=True)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert codes(error.value) == ["output.too-large"]
    assert left_in(tmp_path) == ["a.html"]
    assert path.read_bytes() == b"old"


KILLED = """
import os, signal, sys
from pathlib import Path
from ecpat_training.files import writing as files

step, after = sys.argv[2], sys.argv[3] == "after"
owner, name = (Path if step == "chmod" else os), step
real = getattr(owner, name)

def killed(*args, **options):
    if after:
        real(*args, **options)
    os.kill(os.getpid(), signal.SIGKILL)

setattr(owner, name, killed)
files.write_file(Path(sys.argv[1]), b"new" * 100_000, force=True)
"""


@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("step", ["open", "chmod", "fsync", "replace"])
def test_a_killed_run_leaves_the_old_file_or_the_new_one(tmp_path: Path, step: str, when: str) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(b"old")
    run = subprocess.run([sys.executable, "-c", KILLED, str(path), step, when], check=False)
    assert run.returncode == -9
    assert path.read_bytes() == (b"new" * 100_000 if (step, when) == ("replace", "after") else b"old")
    write_file(tmp_path / "next.html", b"next")
    assert left_in(tmp_path) == ["a.html", "next.html"]


def test_a_run_that_still_writes_keeps_its_temporary_file(tmp_path: Path) -> None:
    with (tmp_path / ".ecpat-busy.tmp").open("wb") as busy:
        assert locked(busy)
        write_file(tmp_path / "a.html", b"x")
        assert left_in(tmp_path) == [".ecpat-busy.tmp", "a.html"]
    write_file(tmp_path / "b.html", b"x")
    assert left_in(tmp_path) == ["a.html", "b.html"]


def test_a_hyphen_is_standard_output(capfdbinary: pytest.CaptureFixture[bytes], tmp_path: Path) -> None:
    written = write_all({Path("-"): b"\xff bytes", tmp_path / "a.txt": b"a"})
    assert capfdbinary.readouterr().out == b"\xff bytes"
    assert written.files == (Path("-"), tmp_path / "a.txt")


@pytest.mark.parametrize("number", [*disk._REASONS, errno.EIO])
def test_what_the_disk_answers_is_said_in_plain_words(number: int) -> None:
    finding = disk.disk_finding(Path("out/a.html"), OSError(number, os.strerror(number)))
    assert str(finding).startswith("out/a.html: error: ")
    assert finding.hint
    assert "Errno" not in finding.message or number == errno.EIO


def test_inputs_are_not_touched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    beside: Callable[[], tuple[bytes, int]] = lambda: (  # noqa: E731
        (tmp_path / "roster.csv").read_bytes(),
        (tmp_path / "roster.csv").stat().st_mtime_ns,
    )
    (tmp_path / "roster.csv").write_bytes(b"given name\r\n")
    before = beside()
    write_file(tmp_path / "a.html", b"x")
    assert beside() == before
