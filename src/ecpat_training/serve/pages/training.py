"""A training: what the board knows of it, and its files."""

import stat
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ecpat_training.commands.report_places import PLACES, report_files
from ecpat_training.commands.training_files import AGENDA, AGENDAS, REPORTS, folder_of
from ecpat_training.files.opening import is_file, read_bytes
from ecpat_training.serve.pages.board import STATES, TITLES, TONES, board_of
from ecpat_training.serve.safety.inside import resolve_inside
from ecpat_training.serve.visits.training import place_of_training, training_of
from ecpat_training.serve.visits.visit import Endpoint, MissingError, Page, Visit

if TYPE_CHECKING:
    from starlette.responses import Response

_MAX_FILES_LISTED = 500  # files that are listed
_MAX_FILE_BYTES = 64 << 20  # bytes of a file that is handed out
_REPORTS = (".html", ".docx", ".xlsx", ".json")
_OFFERED_STEMS = ("effect", "answers", "report")
"""What reports are called that hold counts alone."""


class ShownFile(NamedTuple):
    """A file of the training's folder; of a folder how many files it holds. `offered` are those that are downloaded
    from here."""

    name: str
    size: int
    changed: datetime
    holds: int | None = None
    offered: tuple[str, ...] = ()


def show(visit: Visit) -> "Response":
    """The steps of the training, what to do next, and its files.

    Raises:
        MissingError: the programme has no training of this id.
    """
    board = board_of(visit)
    row = next((candidate for candidate in board.rows if candidate.training == visit.parts["training"]), None)
    if row is None:
        raise MissingError
    folder = resolve_inside(visit.desk.site.folder, *folder_of(Path(), row.training).parts)
    links = [
        (endpoint.path.format(training=row.training), endpoint.of_training)
        for served_page in visit.pages
        for endpoint in served_page.ways
        if endpoint.of_training
    ]
    open_steps = [step for step_row, step in board.to_do if step_row is row]
    return visit.page(
        "training", row=row, training=training_of(visit), to_do=open_steps, files=_files(folder), tones=TONES,
        states=STATES,
        steps=TITLES, links=links,
    )  # fmt: skip


def _files(folder: Path) -> list[ShownFile]:
    try:
        entries = sorted(path for path in folder.iterdir() if not path.name.startswith("."))[:_MAX_FILES_LISTED]
    except OSError:
        return []
    return [shown_file for path in entries if (shown_file := _file(path))]


def _file(path: Path) -> ShownFile | None:
    """What is told of a file without looking into it; None where it has gone meanwhile."""
    try:
        status = path.lstat()
        is_folder = stat.S_ISDIR(status.st_mode)
        is_reports = is_folder and path.name == REPORTS
        reports = [*report_files(path.parent)] if is_reports else []
        names = [child.name for child in (reports if is_reports else path.iterdir())] if is_folder else None
    except FileNotFoundError:
        return None
    except PermissionError:
        names, reports = [], []
    child_names = None if names is None else [name for name in names if not name.startswith(".")]
    offered = [child.relative_to(path.parent).as_posix() for child in reports if _is_offered(REPORTS, child.name)]
    downloads = [path.name] if child_names is None and _is_offered("", path.name) else []
    change_time = datetime.fromtimestamp(status.st_mtime)
    return ShownFile(
        path.name,
        status.st_size,
        change_time,
        None if child_names is None else len(child_names),
        (*downloads, *offered[:_MAX_FILES_LISTED]),
    )


def _is_offered(folder: str, name: str) -> bool:
    """Whether a file may be downloaded from here: agendas and reports. Lists have pages of their own, where alone
    names of participants are shown, and reports that carry them are private and stand elsewhere."""
    stem, ending = Path(name).stem.casefold(), Path(name).suffix.lower()
    if name.startswith(("~$", ".")):
        return False
    if folder == REPORTS:
        return ending in _REPORTS and stem.startswith(_OFFERED_STEMS)
    return stem.startswith(AGENDA.stem) and ending in (*AGENDAS, ".html", ".ics")


def file(visit: Visit) -> "Response":
    """Sends an agenda of the training.

    Raises:
        MissingError: the folder has no agenda of this name.
    """
    return _download(visit)


def report(visit: Visit) -> "Response":
    """Sends a report of the training.

    Raises:
        MissingError: there is no report of this name in this place.
    """
    place = visit.address.removeprefix(f"/trainings/{visit.parts['training']}/files/").rpartition("/")[0]
    return _download(visit, *place.split("/"))


def _download(visit: Visit, *folders: str) -> "Response":
    name, place = visit.parts["name"], place_of_training(visit)
    if not _is_offered(REPORTS if folders else "", name):
        raise MissingError
    path = resolve_inside(place, *folders, name)
    if not is_file(path):
        raise MissingError
    return visit.download(f"{visit.parts['training']}-{name}", read_bytes(path, _MAX_FILE_BYTES))


page = Page(
    ways=(
        Endpoint(path="/trainings/{training}", do=show),
        Endpoint(path="/trainings/{training}/files/{name}", do=file),
        *(Endpoint(path=f"/trainings/{{training}}/files/{place}/{{name}}", do=report) for place in PLACES),
    )
)
