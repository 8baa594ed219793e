"""What was worked out of the folder's files, until one of them changes: many pages ask for the same."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Lock, RLock
from typing import TypeVar, cast

from ecpat_training.serve.safety.inside import require_inside

T = TypeVar("T")
_MAX_CACHED_VALUES = 256
_MEMORY = ".ecpat"  # written into by commands; so it may be no link that leads out
FolderState = tuple[tuple[str, int, int, int], ...]


class FolderCache:
    """Values by their keys, each with the state of the folder in which it was worked out."""

    def __init__(self) -> None:
        self._values: dict[object, tuple[FolderState, object]] = {}
        self._locks: dict[object, RLock] = {}
        self._lock = Lock()

    def of(self, folder: Path, key: object, compute: Callable[[], T]) -> T:
        """Returns the value under a key; works it out anew where a file of the folder (or the one file) has changed
        since.

        Of several visits that ask at once, one works it out and the others wait.
        """
        with self._lock:
            # A lock for each key, not one for all: a long plan of one training must not hold up the other pages.
            lock = self._locks.setdefault(key, RLock())
        with lock:
            folder_state = state(folder)
            cached_state, value = self._values.get(key, (None, None))
            if cached_state != folder_state:
                value = compute()
                with self._lock:
                    # All at once: which ones will be asked for again can't be told, and they are soon worked out anew.
                    if len(self._values) >= _MAX_CACHED_VALUES:
                        self._values.clear()
                        self._locks.clear()
                    self._values[key] = (folder_state, value)
            return cast(T, value)

    def get_value(self, folder: Path, key: object) -> object | None:
        """The value under a key, if it was worked out and no file of the folder has changed since; else None."""
        cached_state, value = self._values.get(key, (None, None))
        return value if cached_state == state(folder) else None

    def keep_unaffected_values(self, folder: Path, written_path: Path, is_concerned: Callable[[object], bool]) -> None:
        """Keeps values although a page has just written a file that they don't depend on.

        Args:
            folder: the folder of which the values are.
            written_path: the file that the page wrote.
            is_concerned: says of a key whether its value is to be kept. It isn't if another file has changed as well.
        """
        folder_state = state(folder)
        other_states = [file_state for file_state in folder_state if file_state[0] != str(written_path)]
        with self._lock:
            for key, (cached_state, value) in self._values.items():
                if (
                    is_concerned(key)
                    and [file_state for file_state in cached_state if file_state[0] != str(written_path)]
                    == other_states
                ):
                    self._values[key] = (folder_state, value)


def state(place: Path) -> FolderState:
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


def _files(site_folder: Path, folder: str) -> Iterator[tuple[str, int, int, int]]:
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
                require_inside(site_folder, Path(entry.path))
            if entry.name == _MEMORY:
                continue
            if entry.is_dir(follow_symlinks=False):
                yield from _files(site_folder, entry.path)
            else:
                status = entry.stat()
                yield entry.path, status.st_size, status.st_mtime_ns, status.st_ino
        except OSError:  # it has gone meanwhile
            continue
