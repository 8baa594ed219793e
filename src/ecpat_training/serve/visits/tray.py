"""Files that a person has dropped and that have no place yet: they lie outside the folder until it is known."""

import secrets
import shutil
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import mkdtemp
from threading import Lock

from ecpat_training.serve.model.sent import Sent

_MOST = 20  # droppings that wait at once
_BYTES = 1 << 30


@dataclass
class Dropped:
    """Files that were dropped together, by the numbers under which a form speaks of them; and the encodings that a
    person has chosen for texts that aren't Unicode."""

    id_: str
    folder: Path
    files: dict[int, Sent] = field(default_factory=dict)
    encodings: dict[int, str] = field(default_factory=dict)

    @property
    def size(self) -> int:
        """In bytes."""
        return sum(one.path.stat().st_size for one in self.files.values() if one.path.exists())

    def done(self, number: int) -> None:
        """A file has its place."""
        shutil.rmtree(self.files.pop(number).path.parent, ignore_errors=True)


class Tray:
    """What waits; the oldest makes room. Nobody else may open the files, and they go when the server ends."""

    def __init__(self) -> None:
        self._place: Path | None = None
        self._waiting: OrderedDict[str, Dropped] = OrderedDict()
        self._lock = Lock()

    def take(self, files: Sequence[Sent]) -> Dropped:
        """Takes files that a form has brought."""
        id_ = secrets.token_urlsafe(16)
        with self._lock:
            self._place = self._place or Path(mkdtemp(prefix="ecpat-dropped-"))
        dropped = Dropped(id_, self._place / id_)
        for number, one in enumerate(files):
            folder = dropped.folder / str(number)
            folder.mkdir(parents=True)
            dropped.files[number] = Sent(one.name, Path(shutil.move(one.path, folder / one.name)))
        with self._lock:
            self._waiting[id_] = dropped
            while len(self._waiting) > 1 and (
                len(self._waiting) > _MOST or sum(one.size for one in self._waiting.values()) > _BYTES
            ):
                self._remove(next(iter(self._waiting)))
        return dropped

    def dropped(self, id_: str) -> Dropped | None:
        """What was dropped under this id, if it still waits."""
        return self._waiting.get(id_)

    def leave(self, id_: str) -> None:
        """Lets go what has no place."""
        with self._lock:
            if id_ in self._waiting:
                self._remove(id_)

    def end(self) -> None:
        """Lets go everything."""
        if self._place:
            shutil.rmtree(self._place, ignore_errors=True)

    def _remove(self, id_: str) -> None:
        shutil.rmtree(self._waiting.pop(id_).folder, ignore_errors=True)
