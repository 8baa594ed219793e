"""The reports that were made to be published, of the whole programme and of its trainings, to be read and passed on;
and what the ledger has written down of them."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ecpat_training.commands.found import INSTRUMENT
from ecpat_training.commands.training_files import REPORTS, folder_of
from ecpat_training.effect.ledger.ledger import publication
from ecpat_training.effect.ledger.model import Release
from ecpat_training.effect.workflows.publishing import releases, was_published
from ecpat_training.files.opening import is_file
from ecpat_training.programme.model.training import Training
from ecpat_training.serve.safety.inside import checked, inside
from ecpat_training.serve.visits.missing import MissingError
from ecpat_training.serve.visits.page import Page, Way
from ecpat_training.serve.visits.training import in_words, programme_of, training_of
from ecpat_training.serve.visits.visit import Visit
from ecpat_training.words.catalogue.ours import ours

if TYPE_CHECKING:
    from starlette.responses import Response

_ENDINGS = (".docx", ".xlsx", ".html", ".json")
_ADDRESS, _WHOLE = "/published", "/published-of-programme"
_MOST = 200  # files of one training that are looked at


def show(visit: Visit) -> "Response":
    """The files by training. Internal reports aren't among them, whatever they are called. The ledger is internal."""
    ledger = () if visit.desk.site.read_only else _ledger(visit)
    return visit.page(
        "published",
        trainings=[(in_words(one), files) for one, files in _known(visit)],
        address=_ADDRESS,
        whole=_of_programme(visit),
        ledger=ledger,
        programme=_WHOLE,
    )


def file(visit: Visit) -> "Response":
    """One of them."""
    training, name = training_of(visit), visit.parts["name"]
    of_training = next((files for one, files in _known(visit) if one.id == training.id), ())
    path = next((one for one in of_training if one.name == name), None)
    if path is None:
        raise MissingError
    return visit.download(f"{training.id}-{name}", path.read_bytes())


def file_of_programme(visit: Visit) -> "Response":
    """One of those of the whole programme."""
    path = next((one for one in _of_programme(visit) if one.name == visit.parts["name"]), None)
    if path is None:
        raise MissingError
    return visit.download(f"programme-{path.name}", path.read_bytes())


def _of_programme(visit: Visit) -> Sequence[Path]:
    """Published reports of the whole programme: those in its folder of reports, and any beside its file."""
    folder = visit.desk.site.folder
    places = (inside(folder, REPORTS), folder)
    return visit.desk.known.of(
        folder, "published whole", lambda: [one for place in places for one in _in(visit, place)]
    )


def _ledger(visit: Visit) -> Sequence[Release]:
    """What was published by the programme's questionnaire, of trainings and of the whole, in its order."""
    instrument = inside(visit.desk.site.folder, INSTRUMENT.file)
    return releases(publication(instrument, None, "")) if is_file(instrument) else ()


def _known(visit: Visit) -> Sequence[tuple[Training, Sequence[Path]]]:
    return visit.desk.known.of(visit.desk.site.folder, "published", lambda: _published(visit))


def _published(visit: Visit) -> Sequence[tuple[Training, Sequence[Path]]]:
    found: Mapping[str, Sequence[Path]] = {one.id: _files(visit, one) for one in programme_of(visit).all_trainings()}
    return [(one, found[one.id]) for one in programme_of(visit).all_trainings() if found[one.id]]


def _files(visit: Visit, training: Training) -> Sequence[Path]:
    return _in(visit, inside(visit.desk.site.folder, *folder_of(Path(), training.id).parts, REPORTS))


def _in(visit: Visit, folder: Path) -> Sequence[Path]:
    """The files of a folder that were made to be published."""
    try:
        there = sorted(one for one in folder.iterdir() if one.suffix.lower() in _ENDINGS and one.name[0] not in ".~")
    except OSError:
        return ()
    return [one for one in there[:_MOST] if was_published(checked(visit.desk.site.folder, one))]


page = Page(
    menu=ours("Published reports"),
    place=70,
    ways=(
        Way(path=_ADDRESS, do=show, read_only=True),
        Way(path=f"{_WHOLE}/{{name}}", do=file_of_programme, read_only=True),
        Way(path=f"{_ADDRESS}/{{training}}/{{name}}", do=file, read_only=True),
    ),
)
