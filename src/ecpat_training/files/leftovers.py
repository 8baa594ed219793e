"""What killed runs left anywhere in a programme's folder, put in order by the next run of whatever reads or writes
there: hidden files with names on them must not wait until a command comes to that very folder again.
"""

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from ecpat_training.core.interrupted_sets import InterruptedSet, settle

PROGRAMME = "programme.yaml"
"""The file by which a programme's folder is known."""
_TRAININGS = "trainings"
_TOOL = ".ecpat"
_MOST_FOLDERS = 2_000  # besides those of trainings: a programme's file may lie beside anything
_passed: set[Path] = set()
"""The folders that this run has come by."""
_swept: set[Path] = set()
"""The programmes' folders that it has swept."""


def begin_run() -> None:
    """Says that a run begins, which sweeps again."""
    _passed.clear()
    _swept.clear()


def settle_around(folder: Path) -> list[InterruptedSet]:
    """Settles a folder before one of its files is read or written, and once a run the whole programme's folder that
    it stands in. What can't be settled in the folder itself is returned; what is elsewhere is said when it is read."""
    interrupted_sets = settle(folder)
    if folder not in _passed:
        _passed.add(folder)
        with suppress(OSError, RuntimeError):
            root = _programme_folder(folder.resolve())
            if root is not None and root not in _swept:
                _swept.add(root)
                sweep(root)
    return interrupted_sets


def sweep(folder: Path) -> None:
    """Settles all that killed runs left in a programme's folder: the trainings' own folders to their last, others as
    far as there aren't too many."""
    for place in _folders(folder):
        settle(place)


def _programme_folder(folder: Path) -> Path | None:
    return next((place for place in (folder, *folder.parents) if (place / PROGRAMME).is_file()), None)


def _folders(folder: Path) -> Iterator[Path]:
    """The folder and all below it, the nearest first; no links are followed, and nothing that another program hides."""
    yield folder
    trainings = folder / _TRAININGS
    if not trainings.is_symlink():
        yield from _walk_folders([trainings])
    folders_remaining = _MOST_FOLDERS
    for place in _walk_folders([place for place in _subfolders(folder) if place != trainings]):
        if not (folders_remaining := folders_remaining - 1):
            return
        yield place


def _walk_folders(places: list[Path]) -> Iterator[Path]:
    while places:
        yield from places
        places = [subfolder for place in places for subfolder in _subfolders(place)]


def _subfolders(folder: Path) -> list[Path]:
    try:
        with os.scandir(folder) as entries:
            return [
                folder / entry.name
                for entry in entries
                if entry.is_dir(follow_symlinks=False) and (not entry.name.startswith(".") or entry.name == _TOOL)
            ]
    except OSError:  # there is none, or nobody may look
        return []
