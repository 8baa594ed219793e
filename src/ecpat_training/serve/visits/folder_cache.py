"""What was worked out of the folder's files, until one of them changes: many pages ask for the same."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Lock, RLock
from typing import TypeVar, cast

from ecpat_training.serve.safety.inside import checked

T = TypeVar("T")
_MOST = 256
_MEMORY = ".ecpat"  # written into by commands; so it may be no link that leads out
State = tuple[tuple[str, int, int, int], ...]


class FolderCache:
    """Values by their keys, each with the state of the folder in which it was worked out."""

    def __init__(self) -> None:
        self._values: dict[object, tuple[State, object]] = {}
        self._locks: dict[object, RLock] = {}
        self._lock = Lock()

    def of(self, folder: Path, key: object, work_out: Callable[[], T]) -> T:
        """Returns the value under a key; works it out anew where a file of the folder (or the one file) has changed
        since.

        Of several visits that ask at once, one works it out and the others wait.
        """
        with self._lock:
            # A lock for each key, not one for all: a long plan of one training must not hold up the other pages.
            lock = self._locks.setdefault(key, RLock())
        with lock:
            folder_state = state(folder)
            before, value = self._values.get(key, (None, None))
            if before != folder_state:
                value = work_out()
                with self._lock:
                    # All at once: which ones will be asked for again can't be told, and they are soon worked out anew.
                    if len(self._values) >= _MOST:
                        self._values.clear()
                        self._locks.clear()
                    self._values[key] = (folder_state, value)
            return cast(T, value)

    def held(self, folder: Path, key: object) -> object | None:
        """The value under a key, if it was worked out and no file of the folder has changed since; else None."""
        before, value = self._values.get(key, (None, None))
        return value if before == state(folder) else None

    def stays(self, folder: Path, written: Path, concerned: Callable[[object], bool]) -> None:
        """Keeps values although a page has just written a file that they don't depend on.

        Args:
            folder: the folder of which the values are.
            written: the file that the page wrote.
            concerned: says of a key whether its value is to be kept. It isn't if another file has changed as well.
        """
        folder_state = state(folder)
        unwritten = [file_state for file_state in folder_state if file_state[0] != str(written)]
        with self._lock:
            for key, (before, value) in self._values.items():
                if (
                    concerned(key)
                    and [file_state for file_state in before if file_state[0] != str(written)] == unwritten
                ):
                    self._values[key] = (folder_state, value)


def state(place: Path) -> State:
    """Returns the state of a folder, or of one file: path, size, time and number on the disk of each file. Hidden files
    don't count.

    Raises:
        RefusedError: a link leads out of the folder, by which a page would show what stands elsewhere.
    """
    try:
        if not place.is_dir():
            status = place.stat()
            return ((str(place), status.st_size, status.st_mtime_ns, status.st_ino),)
    except OSError:
        return ()
    return tuple(sorted(_files(place, str(place))))


def _files(home: Path, folder: str) -> Iterator[tuple[str, int, int, int]]:
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return
    for entry in entries:
        if entry.name.startswith(".") and entry.name != _MEMORY:
            continue
        try:
            # Looked at before anything of it is read: a link may lead out of the folder.
            if entry.is_symlink():
                checked(home, Path(entry.path))
            if entry.name == _MEMORY:
                continue
            if entry.is_dir(follow_symlinks=False):
                yield from _files(home, entry.path)
            else:
                status = entry.stat()
                yield entry.path, status.st_size, status.st_mtime_ns, status.st_ino
        except OSError:  # it has gone meanwhile
            continue
