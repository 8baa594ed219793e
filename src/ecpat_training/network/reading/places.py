"""Of which training and wave a file is, by its name and its folder, and which files a training has."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from ecpat_training.commands.training_files import NETWORKS, TRAININGS, newest_versions
from ecpat_training.core.errors import UsageError
from ecpat_training.core.text import listing, visible
from ecpat_training.network.model.network import Wave
from ecpat_training.words.catalogue.message import phrase

_NAME = re.compile(
    r"(?P<training>.*?)[ _-]*network[ _-]+"
    r"(?P<wave>before|after|(?:follow[ _-]?up[ _-]+)?(?P<months>\d{1,2})[ _-]*months?)(?:-v\d+)?",
    re.IGNORECASE,
)
_ORDER = {"before": 0, "after": 1}
BY_PLACE = (Wave("before", 0), Wave("after", 1), Wave("follow-up", 2))
"""What the first, second and third file of a line are, where their names don't say."""


class NetworkPlace(NamedTuple):
    """A file, the training it is of, and its wave."""

    path: Path
    training: str
    wave: Wave


def place_of(path: Path, default_wave: Wave | None = None) -> NetworkPlace:
    """The training and wave that a file's name says: `trainings/al-1/network-before.csv` and `al-1 network
    before.xlsx` say the same. Where the name says no wave, it is `default_wave`, else called after the file."""
    match = _NAME.fullmatch(path.stem)
    if match is None:
        return NetworkPlace(path, "", default_wave or Wave(visible(path.stem), 0))
    parent = path.absolute().parent
    training = match["training"].strip(" _-") or (parent.name if parent.parent.name == TRAININGS else "")
    if match["months"]:
        return NetworkPlace(path, training, _months(int(match["months"])))
    return NetworkPlace(path, training, Wave(match["wave"].lower(), _ORDER[match["wave"].lower()]))


def places_of(folder: Path) -> tuple[NetworkPlace, ...]:
    """The newest file of each wave in a training's folder, in their order.

    Raises:
        UsageError: a wave has several, of which one has to choose.
    """
    places = []
    for file_kind in NETWORKS.values():
        files = newest_versions(folder, file_kind)
        if len(files) > 1:
            message = phrase(
                "{training} has several files called {stem}: {files}.",
                training=visible(folder.name),
                stem=file_kind.stem,
                files=listing([f.name for f in files]),
            )
            raise UsageError.because("usage.several-files", message, hint="Name the files, or take one of them away.")
        places += [place_of(file)._replace(training=folder.name) for file in files]
    return tuple(places)


def in_trainings(folder: Path) -> tuple[NetworkPlace, ...]:
    """The newest file of each wave of each training in a programme's folder.

    Raises:
        UsageError: no training has a file, or a wave of a training has several.
    """
    folders = sorted(subfolder for subfolder in (folder / TRAININGS).glob("*") if subfolder.is_dir())
    places = tuple(place for subfolder in folders for place in places_of(subfolder))
    if not places:
        message = phrase(
            "no training in {folder} has a network-before or network-after file.", folder=visible(str(folder))
        )
        raise UsageError.because("network.none", message, hint="Please name the files.")
    return places


def waves(paths: Sequence[Path]) -> tuple[NetworkPlace, ...]:
    """The files of a line in the order before, after, follow-up; one whose name says another wave keeps that."""
    if len(paths) < 2:
        return tuple(map(place_of, paths))
    return tuple(place_of(path, BY_PLACE[min(index, 2)]) for index, path in enumerate(paths))


def _months(months: int) -> Wave:
    return Wave(f"{months} months after", 1 + months)
