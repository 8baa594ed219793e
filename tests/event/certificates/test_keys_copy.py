"""Keys can be copied with a passphrase, kept elsewhere and put back: a lost computer loses no key (what leaves the
house)."""

import shutil
import stat
import sys
from pathlib import Path

import pytest

from ecpat_training.event.certificates.signing.key_store import keys_folder
from tests.commands.conftest import Ecpat
from tests.event.certificates.material import put_folder

PEOPLE = [("K1", "Ana Petrova", "xxxx")]
COPY = "away.txt"
LEDGER = Path("input/ecpat-published.yaml")


@pytest.fixture(autouse=True)
def _copied(ecpat: Ecpat, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put_folder(folder, PEOPLE)
    monkeypatch.setenv("ECPAT_PASSPHRASE", "four words nobody guesses")
    assert ecpat("event", "certificates", "al-1", "-q").exit_code == 0
    LEDGER.parent.mkdir(exist_ok=True)
    LEDGER.write_text("releases: []\n")
    LEDGER.with_suffix(".key").write_text("ab" * 32 + "\n")
    ran = ecpat("event", "keys", "--copy", COPY)
    assert (ran.exit_code, "3 files of keys" in ran.stderr) == (0, True)


def test_keys_that_are_lost_are_put_back_by_one_command(ecpat: Ecpat) -> None:
    (key,) = keys_folder().glob("*.pem")
    files = (key, LEDGER, LEDGER.with_suffix(".key"))
    before = [path.read_bytes() for path in files]
    assert key.read_bytes() not in Path(COPY).read_bytes()
    shutil.rmtree(keys_folder())
    for path in files[1:]:
        path.unlink()
    assert ecpat("event", "keys", "--restore", COPY).exit_code == 0
    assert [path.read_bytes() for path in files] == before
    assert ecpat("event", "certificates", "al-1", "-q", "--force").exit_code == 0
    if sys.platform != "win32":
        assert [stat.S_IMODE(path.stat().st_mode) for path in (Path(COPY), *files)] == [0o600] * 4


def test_an_older_copy_takes_nothing_out_of_a_longer_ledger(ecpat: Ecpat) -> None:
    LEDGER.write_text("longer")
    LEDGER.with_suffix(".key").write_text("ab" * 32 + "\nlast release: 12ab\n")
    ran = ecpat("event", "keys", "--restore", COPY)
    assert (ran.exit_code, "stays as it is" in ran.stderr) == (0, True)
    assert LEDGER.read_text() == "longer"
    assert "12ab" in LEDGER.with_suffix(".key").read_text()


def test_a_key_put_back_beside_a_longer_ledger_leaves_the_end_to_the_ledger(ecpat: Ecpat) -> None:
    key = LEDGER.with_suffix(".key")
    key.write_text("ab" * 32 + "\nlast release: 12ab\n")
    assert ecpat("event", "keys", "--copy", "second.txt").exit_code == 0
    key.unlink()
    assert ecpat("event", "keys", "--restore", "second.txt").exit_code == 0
    assert key.read_text() == "ab" * 32 + "\n"


@pytest.mark.parametrize("kind", ["certificates", "ledger"])
def test_another_key_is_never_replaced(ecpat: Ecpat, kind: str) -> None:
    key = next(keys_folder().glob("*.pem")) if kind == "certificates" else LEDGER.with_suffix(".key")
    key.write_text("cd" * 32 + "\n")
    LEDGER.unlink()
    ran = ecpat("event", "keys", "--restore", COPY)
    assert (ran.exit_code, "another key stands here" in " ".join(ran.stderr.split())) == (3, True)
    assert key.read_text() == "cd" * 32 + "\n"
    assert not LEDGER.exists(), "all of it or nothing"


def test_a_copy_opens_for_its_passphrase_alone(ecpat: Ecpat, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("other.txt").write_text("four other words nobody guesses\n")
    ran = ecpat("event", "keys", "--restore", COPY, "--passphrase-file", "other.txt")
    assert (ran.exit_code, "passphrase is another one" in " ".join(ran.stderr.split())) == (3, True)
    Path("broken.txt").write_bytes(Path(COPY).read_bytes()[:-9])
    assert ecpat("event", "keys", "--restore", "broken.txt").exit_code == 3
    assert "no copy of keys" in " ".join(ecpat("event", "keys", "--restore", "other.txt").stderr.split())
    for passphrase in ("", "short"):
        monkeypatch.setenv("ECPAT_PASSPHRASE", passphrase)
        assert ecpat("event", "keys", "--copy", "second.txt").exit_code == 2
    assert not Path("second.txt").exists()


def test_a_copy_is_not_written_over_another_file(ecpat: Ecpat) -> None:
    before = Path(COPY).read_bytes()
    assert ecpat("event", "keys", "--copy", COPY).exit_code == 5
    assert Path(COPY).read_bytes() == before
