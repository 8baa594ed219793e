"""What takes long to make and several tests begin with: one worker makes it, the others wait for it and copy it."""

import hashlib
import pickle
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import pytest

from ecpat_training.core.file_lock import lock_new

Answer = TypeVar("Answer")


def made_once(tmp_path_factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """A folder of this worker's own with what `make` makes in an empty one; the name says what it is."""
    shared = _of_all_workers(tmp_path_factory) / f"made-once-{name}"
    begun = shared.with_suffix(".begun")
    with _alone(shared):
        if not shared.exists():
            shutil.rmtree(begun, ignore_errors=True)
            begun.mkdir()
            make(begun)
            begun.rename(shared)
    mine = tmp_path_factory.mktemp(name)
    shutil.copytree(shared, mine, dirs_exist_ok=True)
    return mine


class AnsweredOnce:
    """Answers of one kind that any worker worked out, for all of them; outside of a run of pytest, for this process.
    What is asked is known by a text that is the same in every process, and tells two questions apart."""

    def __init__(self, kind: str) -> None:
        self._kind = kind
        self._folder: Path | None = None
        self._known: dict[str, object] = {}

    def share(self, tmp_path_factory: pytest.TempPathFactory) -> None:
        """From here on answers are kept in the folder of this run."""
        self._folder = _of_all_workers(tmp_path_factory) / f"answered-once-{self._kind}"
        self._folder.mkdir(exist_ok=True)

    @contextmanager
    def anew(self) -> Iterator[None]:
        """Until the end of the block, answers are worked out as in a process of its own, where none is known before."""
        known, folder = self._known, self._folder
        self._known, self._folder = {}, None
        try:
            yield
        finally:
            self._known, self._folder = known, folder

    def answer(self, asked: str, work_out: Callable[[], Answer]) -> Answer:
        """The answer that is kept, or what is worked out now, and kept."""
        if asked not in self._known:
            self._known[asked] = self._of_all(asked, work_out) if self._folder else work_out()
        return self._known[asked]  # type: ignore[return-value]

    def _of_all(self, asked: str, work_out: Callable[[], Answer]) -> Answer:
        assert self._folder
        place = self._folder / hashlib.sha256(asked.encode("utf-8", "surrogatepass")).hexdigest()
        with _alone(place):
            if place.exists():
                kept: Answer = pickle.loads(place.read_bytes())
                return kept
            answer = work_out()
            begun = place.with_suffix(".begun")
            begun.write_bytes(pickle.dumps(answer))
            begun.rename(place)
        return answer


def _of_all_workers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.getbasetemp()
    return base.parent if base.name.startswith("popen-") else base


@contextmanager
def _alone(place: Path) -> Iterator[None]:
    """No other worker makes this meanwhile: whoever comes second waits here."""
    with place.with_suffix(".lock").open("wb") as handle:
        lock_new(handle)
        yield
