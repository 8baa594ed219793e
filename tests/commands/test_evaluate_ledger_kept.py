"""The ledger of published reports and its key as files: damaged, gone, held by somebody else, or elsewhere."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

import pytest

from ecpat_training.core.errors import Exit, OutputError
from ecpat_training.core.file_lock import locked
from ecpat_training.disclosure import ledger
from ecpat_training.files import held as holding
from tests.commands.conftest import Ecpat
from tests.commands.ledgers import KEY, LEDGER, Publish, people, written

CASES = Path(__file__).parent / "cases"


def damaged(folder: Path) -> None:
    text = (folder / LEDGER).read_text("utf-8")
    (folder / LEDGER).write_text(text.replace("people: 24", "people: 25"), "utf-8")


def shortened(folder: Path) -> None:
    text = (folder / LEDGER).read_text("utf-8")
    (folder / LEDGER).write_text(text[:-300], "utf-8")


def emptied(folder: Path) -> None:
    text = (folder / LEDGER).read_text("utf-8")
    (folder / LEDGER).write_text(text.partition("releases:")[0] + "releases: []\n", "utf-8")


def emptied_beside_a_key_of_an_earlier_version(folder: Path) -> None:
    """Such a key has no mark of the last release."""
    emptied(folder)
    (folder / KEY).write_bytes((folder / KEY).read_bytes().partition(b"\n")[0] + b"\n")


def without_its_key(folder: Path) -> None:
    (folder / KEY).unlink()


def with_another_key(folder: Path) -> None:
    (folder / KEY).write_text("ab" * 32, "ascii")


@pytest.mark.parametrize(
    "harm",
    [damaged, shortened, emptied, emptied_beside_a_key_of_an_earlier_version, without_its_key, with_another_key],
)
@pytest.mark.attack("the ledger rolled back")
def test_nothing_is_published_beside_a_damaged_ledger(
    publish: Publish, folder: Path, harm: Callable[[Path], None]
) -> None:
    publish(people(24))
    harm(folder)
    before = (folder / LEDGER).read_bytes()
    code, said = publish(people(40), out="second.html")
    assert code == Exit.FINDINGS
    assert "error" in said
    assert not (folder / "second.html").exists()
    assert (folder / LEDGER).read_bytes() == before


@pytest.mark.attack("the ledger rolled back")
def test_a_ledger_that_ends_earlier_than_its_key_knows_is_refused(publish: Publish, folder: Path) -> None:
    publish(people(24))
    key, ledger = (folder / KEY).read_bytes(), (folder / LEDGER).read_bytes()
    publish(people(40), out="second.html")
    whole = (folder / LEDGER).read_bytes()
    (folder / LEDGER).write_bytes(ledger)
    code, said = publish(people(60), out="third.html")
    assert code == Exit.FINDINGS
    assert "the last releases of the ledger of published reports are gone" in " ".join(said.split())
    assert not (folder / "third.html").exists()
    (folder / LEDGER).write_bytes(whole)
    (folder / KEY).write_bytes(key)
    assert publish(people(60), out="third.html")[0] == Exit.CLEAN, "a key that fell behind its ledger takes no harm"
    assert (folder / LEDGER).read_text("utf-8").split("mark: ")[-1].split()[0].strip("\"'") in (
        folder / KEY
    ).read_text()


def test_a_report_that_could_not_be_written_is_not_in_the_ledger(ecpat: Ecpat, publish: Publish, folder: Path) -> None:
    publish(people(24))
    before = (folder / LEDGER).read_bytes()
    files = written(folder, people(40))
    (folder / "locked.html").mkdir()
    ran = ecpat("evaluate", *files, "-i", "instrument.yaml", "--publish", "-o", "locked.html", "--force")
    assert ran.exit_code == Exit.OUTPUT
    assert (folder / LEDGER).read_bytes() == before


def test_two_reports_are_not_published_at_once(publish: Publish, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(people(24))
    monkeypatch.setattr(holding, "_MAX_WAIT_SECONDS", 0.0)
    with (folder / KEY).open("rb") as held:
        assert locked(held)
        code, said = publish(people(40))
    assert code == Exit.OUTPUT
    assert "another report of this project is being published" in said


@pytest.mark.attack("the ledger rolled back")
def test_a_ledger_that_is_gone_is_missed(publish: Publish, folder: Path) -> None:
    publish(people(24))
    (folder / LEDGER).unlink()
    code, said = publish(people(23), out="second.html")
    assert code == Exit.FINDINGS
    assert "the ledger of published reports is gone, and its key is still here" in said
    assert not (folder / "second.html").exists()
    assert not (folder / LEDGER).exists()


def test_a_first_report_that_could_not_be_written_leaves_no_ledger_to_miss(
    ecpat: Ecpat, publish: Publish, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = written(folder, people(24))
    run = ("evaluate", *files, "-i", "instrument.yaml", "--publish", "-o", "out.html", "--force", "-q")
    with monkeypatch.context() as patched:
        patched.setattr("ecpat_training.commands.deliver.write_all", interrupted)
        assert ecpat(*run).exit_code != Exit.CLEAN
    assert not (folder / LEDGER).exists()
    assert publish(people(24))[0] == Exit.CLEAN


@pytest.mark.parametrize("written_of_it", [0, 1, 20, 39, 40, 41, 103, 104])
def test_a_first_key_that_was_not_written_whole_is_written_anew(
    publish: Publish, folder: Path, monkeypatch: pytest.MonkeyPatch, written_of_it: int
) -> None:
    """A full disk stopped it, or a power cut: nothing was published with it, and no ledger is missed."""
    with monkeypatch.context() as patched:
        patched.setattr("ecpat_training.commands.deliver.write_all", interrupted)
        assert publish(people(24))[0] != Exit.CLEAN
    whole = (folder / KEY).read_bytes()
    (folder / KEY).write_bytes(whole[:written_of_it])
    assert publish(people(24))[0] == Exit.CLEAN
    (folder / LEDGER).unlink()
    assert "is gone" in publish(people(24))[1], "from now on it is missed"


def test_a_key_that_says_that_nothing_was_published_beside_a_ledger_is_written_anew(
    publish: Publish, folder: Path
) -> None:
    """As a run of an earlier release left it that was killed between its report and its key."""
    publish(people(24))
    whole = (folder / KEY).read_bytes()
    (folder / KEY).write_bytes(b"nothing was published with this key yet\n" + whole)
    assert publish(people(24))[0] == Exit.CLEAN, "even the same report again"
    assert (folder / KEY).read_bytes() == whole
    (folder / LEDGER).unlink()
    assert "is gone" in publish(people(24))[1]


def test_who_waited_for_the_key_takes_the_one_that_stands_there_then(
    publish: Publish, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first release replaces the key: who has the old file open would hold a lock that keeps nobody out."""
    publish(people(24))
    opened: list[int] = []
    standing: list[int] = []

    def waited(handle: BinaryIO) -> bool:
        opened.append(os.fstat(handle.fileno()).st_ino)
        if len(opened) == 1:
            (folder / "another.key").write_bytes((folder / KEY).read_bytes())
            (folder / "another.key").replace(folder / KEY)
            standing.append((folder / KEY).stat().st_ino)
        return locked(handle)

    monkeypatch.setattr(holding, "locked", waited)
    assert publish(people(40))[0] == Exit.CLEAN
    assert opened[1:] == standing


def test_a_full_disk_is_said_of_the_key_too(publish: Publish, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(ledger.os, "write", lambda _number, text: len(text) - 1)
        code, said = publish(people(24))
    assert code == Exit.OUTPUT
    assert f"{KEY}: error: The disk is full." in said
    assert not (folder / "out.html").exists()
    assert publish(people(24))[0] == Exit.CLEAN


def test_a_pipe_is_no_key(publish: Publish, folder: Path) -> None:
    os.mkfifo(folder / KEY)
    code, said = publish(people(24))
    assert code == Exit.FINDINGS
    assert f"{KEY}: error: the key of the ledger of published reports is missing or damaged" in said


def test_a_folder_for_the_ledger_that_is_not_there_is_said(publish: Publish) -> None:
    code, said = publish(people(24), "--ledger", "no/where/ours.yaml")
    assert code == Exit.OUTPUT
    assert "A folder on this path is not there." in said
    assert "Errno" not in said


def interrupted(*_files: object, **_options: object) -> None:
    raise OutputError.because("output.full", "the disk is full.")


def test_an_instrument_that_was_copied_elsewhere_begins_no_ledger_beside_the_old_one(
    ecpat: Ecpat, publish: Publish, folder: Path
) -> None:
    publish(people(24))
    (folder / "copy").mkdir()
    (folder / "instrument.yaml").rename(folder / "copy" / "instrument.yaml")
    files = written(folder, people(23))
    run = ("evaluate", *files, "-i", "copy/instrument.yaml", "--publish", "-o", "second.html", "-q")
    ran = ecpat(*run)
    assert ran.exit_code == Exit.FINDINGS
    assert "there is a ledger of published reports here, and none beside the instrument" in ran.stderr
    assert not (folder / "second.html").exists()
    assert ecpat(*run, "--ledger", LEDGER).exit_code == Exit.UNSATISFIABLE
    assert ecpat(*run, "--ledger", "copy/new.yaml").exit_code == Exit.CLEAN, "a person may want two"


def test_a_ledger_of_an_earlier_release_is_read_and_grows(publish: Publish, folder: Path) -> None:
    """The first ledgers kept sketches of two sets each; they are compared in pairs still."""
    for name in (LEDGER, KEY):
        kept = CASES / name.replace("ecpat-published", "earlier-ledger")
        (folder / name).write_bytes(kept.read_bytes())
    code, said = publish(people(38))
    assert code == Exit.UNSATISFIABLE
    assert "2 people fewer compared with the report published as release 1" in said
    assert publish(people(28))[0] == Exit.CLEAN
    text = (folder / LEDGER).read_text("utf-8")
    assert text.count("- release:") == 2
    assert publish(people(27), out="third.html")[0] == Exit.UNSATISFIABLE


def test_the_ledger_may_lie_elsewhere(publish: Publish, folder: Path) -> None:
    publish(people(24), "--ledger", "kept.yaml")
    assert (folder / "kept.yaml").exists()
    assert (folder / "kept.key").exists()
    assert not (folder / LEDGER).exists()


def test_the_report_is_never_written_over_the_ledger(publish: Publish, folder: Path) -> None:
    """`--force` would have replaced what it was just written down in."""
    code, said = publish(people(24), "--ledger", "out.json", out="out.json")
    assert code == Exit.USAGE
    assert "out.json: error: this file is read by the same command" in said
    assert not list(folder.glob("out.*"))


@pytest.mark.parametrize("named", ["pre.csv", "instrument.yaml", ".", "own.key"])
def test_a_ledger_is_a_file_of_its_own(publish: Publish, folder: Path, named: str) -> None:
    code, said = publish(people(24), "--ledger", named)
    assert code == Exit.USAGE
    assert "this is no ledger of published reports" in said
    assert not list(folder.glob("*.key")), "nor is anything left behind"
