"""Files that a person has dropped and that have no place yet: they lie outside the folder until it is known."""

import os
import secrets
import shutil
import sys
from collections import OrderedDict
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import gettempdir, mkdtemp
from threading import Lock
from typing import BinaryIO

from ecpat_training.core.file_lock import locked
from ecpat_training.serve.model.sent import SentFile

_PREFIX, _IN_USE = "ecpat-dropped-", "in-use"
_MAX_DROPPED = 20  # droppings that wait at once
_BYTES = 1 << 30


@dataclass
class DroppedFiles:
    """Files that were dropped together, by the numbers under which a form speaks of them; the encodings that a person
    has chosen for texts that aren't Unicode; and the `training` on whose page they were dropped and what they were
    dropped `as_`, which count where a file doesn't say it."""

    id_: str
    folder: Path
    files: dict[int, SentFile] = field(default_factory=dict)
    encodings: dict[int, str] = field(default_factory=dict)
    training: str = ""
    as_: str = ""

    @property
    def size(self) -> int:
        """How many bytes the files have together."""
        return sum(sent_file.path.stat().st_size for sent_file in self.files.values() if sent_file.path.exists())

    def done(self, number: int) -> None:
        """Removes a file that has got its place."""
        if file := self.files.pop(number, None):  # a second click may have come first
            shutil.rmtree(file.path.parent, ignore_errors=True)


class Tray:
    """What waits; the oldest makes room. Nobody else may open the files, and they go when the server ends."""

    def __init__(self) -> None:
        self._place: Path | None = None
        self._held: BinaryIO | None = None
        self._waiting: OrderedDict[str, DroppedFiles] = OrderedDict()
        self._lock = Lock()

    def place(self) -> Path:
        """The folder in which all dropped files lie. What a killed server left there is removed, since it holds
        people's names."""
        with self._lock:
            if self._place is None:
                _sweep(Path(gettempdir()))
                self._place = Path(mkdtemp(prefix=_PREFIX))
                # Kept open on purpose: its lock says that this server lives, and goes when the process does, however
                # that ends.
                self._held = (self._place / _IN_USE).open("xb")
                locked(self._held)
            return self._place

    def take(self, files: Sequence[SentFile], training: str = "", data_kind: str = "") -> DroppedFiles:
        """Takes files that a form has brought."""
        # Drawn, not counted: an id is part of an address, and nobody may guess another's.
        id_ = secrets.token_urlsafe(16)
        dropped_files = DroppedFiles(id_, self.place() / id_, training=training, as_=data_kind)
        for number, sent_file in enumerate(files):
            folder = dropped_files.folder / str(number)
            folder.mkdir(parents=True)
            dropped_files.files[number] = SentFile(
                sent_file.name, Path(shutil.move(sent_file.path, folder / sent_file.name))
            )
        with self._lock:
            self._waiting[id_] = dropped_files
            while len(self._waiting) > 1 and (
                len(self._waiting) > _MAX_DROPPED
                or sum(waiting_files.size for waiting_files in self._waiting.values()) > _BYTES
            ):
                self._remove(next(iter(self._waiting)))
        return dropped_files

    def dropped(self, id_: str) -> DroppedFiles | None:
        """What was dropped under this id, if it still waits."""
        return self._waiting.get(id_)

    def leave(self, id_: str) -> None:
        """Removes dropped files that get no place."""
        with self._lock:
            if id_ in self._waiting:
                self._remove(id_)

    def end(self) -> None:
        """Removes everything, when the server ends."""
        if self._held:
            self._held.close()
        if self._place:
            shutil.rmtree(self._place, ignore_errors=True)

    def _remove(self, id_: str) -> None:
        shutil.rmtree(self._waiting.pop(id_).folder, ignore_errors=True)


def _sweep(folder: Path) -> None:
    """Removes what servers have left that are at work no longer: the system has taken their locks off."""
    for leftover in folder.glob(f"{_PREFIX}*"):
        with suppress(OSError):
            # The temporary folder is shared: another user's folder, or a link, may bear our name.
            if leftover.is_symlink() or leftover.stat().st_uid != _own_user_id():
                continue
            with (leftover / _IN_USE).open("r+b") as lock_file:
                is_unlocked = locked(lock_file)
            if is_unlocked:
                shutil.rmtree(leftover, ignore_errors=True)


def _own_user_id() -> int:
    """The number of the person at work, by which the system knows whose a folder is; 0 on Windows, as of all files."""
    return os.getuid() if sys.platform != "win32" else 0
