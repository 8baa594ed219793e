"""A training: what the board knows of it, and its files."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ecpat_training.commands.training_files import folder_of
from ecpat_training.serve.pages.board import STATES, STEPS, TONES, board_of
from ecpat_training.serve.safety.inside import inside
from ecpat_training.serve.visits.missing import MissingError
from ecpat_training.serve.visits.page import Page, Way
from ecpat_training.serve.visits.visit import Visit

if TYPE_CHECKING:
    from starlette.responses import Response

_MOST = 500  # files that are listed


class ShownFile(NamedTuple):
    """A file of the training's folder; of a folder how many files it holds."""

    name: str
    size: int
    changed: datetime
    holds: int | None = None


def show(visit: Visit) -> "Response":
    """The steps of the training, what to do next, and its files."""
    board = board_of(visit)
    row = next((one for one in board.rows if one.training == visit.parts["training"]), None)
    if row is None:
        raise MissingError
    folder = inside(visit.desk.site.folder, *folder_of(Path(), row.training).parts)
    links = [
        (way.path.format(training=row.training), way.of_training)
        for one in visit.pages
        for way in one.ways
        if way.of_training
    ]
    to_do = [step for one, step in board.to_do if one is row]
    return visit.page(
        "training", row=row, to_do=to_do, files=_files(folder), tones=TONES, states=STATES, steps=STEPS,
        links=links,
    )  # fmt: skip


def _files(folder: Path) -> list[ShownFile]:
    try:
        entries = sorted(one for one in folder.iterdir() if not one.name.startswith("."))[:_MOST]
        return [_file(one) for one in entries]
    except OSError:
        return []


def _file(path: Path) -> ShownFile:
    found = path.stat()
    holds = sum(not one.name.startswith(".") for one in path.iterdir()) if path.is_dir() else None
    return ShownFile(path.name, found.st_size, datetime.fromtimestamp(found.st_mtime), holds)


page = Page(ways=(Way(path="/trainings/{training}", do=show),))
