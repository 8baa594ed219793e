"""Two runs that make a programme's first certificates at once end with one key, by which all of them are accepted."""

import threading
from pathlib import Path

import pytest

from ecpat_training.core.file_lock import locked
from ecpat_training.event.certificates.reading.key_ring import read_key_ring
from ecpat_training.event.certificates.workflows.keys import Signing, lock_first_key, signing_key

PROGRAMME = "children-first"


def write(made: Signing) -> str:
    """Writes what a new key takes, as a run does."""
    for path, data in {**made.secret, **made.shared}.items():
        path.write_bytes(data)
        path.chmod(0o600)
    return made.ring.keys[-1].id


def make_key(folder: Path) -> str:
    """A run as far as its key."""
    with lock_first_key(PROGRAMME, folder):
        return write(signing_key(PROGRAMME, folder))


def test_whoever_comes_second_signs_with_the_key_of_the_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keys, folder = tmp_path / "keys", tmp_path / "programme"
    folder.mkdir()
    monkeypatch.setenv("ECPAT_KEYS", str(keys))
    told: list[str] = []
    begun = threading.Event()
    with lock_first_key(PROGRAMME, folder):
        other = threading.Thread(target=lambda: (begun.set(), told.append(make_key(folder))))
        other.start()
        begun.wait()
        with (keys / f".{PROGRAMME}.lock").open("rb") as file:
            assert not locked(file)
        assert not told
        first = write(signing_key(PROGRAMME, folder))
    other.join()
    assert told == [first]
    assert [one.id for one in read_key_ring(folder).keys] == told
    assert [path.name for path in keys.iterdir()] == [f"{PROGRAMME}-{told[0]}.pem"]


def test_where_there_is_a_key_nobody_waits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "programme"
    folder.mkdir()
    monkeypatch.setenv("ECPAT_KEYS", str(tmp_path / "keys"))
    first = make_key(folder)
    with lock_first_key(PROGRAMME, folder):
        assert make_key(folder) == first
