"""Which files of commitments there are, and of which training and month each is, by its name and its folder."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from ecpat_training.commands.training_files import COMMITMENTS
from ecpat_training.core.errors import UsageError
from ecpat_training.core.text import fold
from ecpat_training.words.catalogue.message import phrase

_NAME = re.compile(
    r"(?P<training>.*?)[ _-]*commitments?(?:[ _-]+(?P<months>\d{1,2})[ _-]*months?)?(?:-v(?P<version>\d+))?",
    re.IGNORECASE,
)


class CommitmentFile(NamedTuple):
    """A file, the training it is of, and the month of its answers (None: the commitments themselves)."""

    path: Path
    training: str
    month: int | None


def place_of(path: Path) -> CommitmentFile:
    """The training and month that a file's name says: `trainings/al-1/commitments-3-months.csv` and `al-1
    commitments-3-months.csv` say the same."""
    match = _NAME.fullmatch(path.stem)
    if match is None:
        return CommitmentFile(path, path.stem, None)
    training = match["training"].strip(" _-") or path.absolute().parent.name
    return CommitmentFile(path, training, int(match["months"]) if match["months"] else None)


def places_in(paths: Iterable[Path]) -> tuple[CommitmentFile, ...]:
    """The files that are named, and of each folder those of its trainings, the newest version of each: what lies in the
    folder, in folders below it, and in folders of its `trainings`. Commitments come before what became of them.

    Raises:
        UsageError: a folder has no file of commitments.
    """
    places: list[CommitmentFile] = []
    for path in paths:
        if not path.is_dir():
            places.append(place_of(path))
            continue
        commitment_files = list(_newest(_files(path)))
        if not commitment_files:
            message = phrase(
                "{folder} and the folders of its trainings have no commitments.csv or .xlsx.", folder=path.name or path
            )
            raise UsageError.because("commitments.none", message, hint="Please name the typed files.")
        places += commitment_files
    return tuple(sorted(places, key=lambda place: (fold(place.training), place.month or 0)))


def _files(folder: Path) -> Iterable[Path]:
    folders = [folder, *sorted(folder.glob("*/")), *sorted(folder.glob("trainings/*/"))]
    for directory in dict.fromkeys(folders):
        yield from sorted(
            path for path in directory.iterdir() if path.is_file() and path.suffix.lower() in COMMITMENTS.endings
        )


def _newest(files: Iterable[Path]) -> Iterable[CommitmentFile]:
    newest_by_subject: dict[tuple[Path, str, int | None], tuple[int, CommitmentFile]] = {}
    for path in files:
        match = _NAME.fullmatch(path.stem)
        if match is None:
            continue
        place, version = place_of(path), int(match["version"] or 1)
        key = (path.parent, fold(place.training), place.month)
        if key not in newest_by_subject or newest_by_subject[key][0] < version:
            newest_by_subject[key] = (version, place)
    return [place for _, place in newest_by_subject.values()]
