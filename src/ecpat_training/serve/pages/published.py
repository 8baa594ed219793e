"""The reports of trainings, and of the whole programme, that were made to be published, to be read and passed on; and
what the ledger has written down of them."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ecpat_training.commands.training_files import REPORTS, folder_of
from ecpat_training.effect.ledger.ledger import publication
from ecpat_training.effect.ledger.model import Release
from ecpat_training.effect.workflows.publishing import releases, was_published
from ecpat_training.programme.model.training import Training
from ecpat_training.serve.safety.inside import checked, inside
from ecpat_training.serve.visits.answers import instrument_of_all
from ecpat_training.serve.visits.missing import MissingError
from ecpat_training.serve.visits.page import Page, Way
from ecpat_training.serve.visits.publishing import PUBLISHED
from ecpat_training.serve.visits.training import in_words, programme_of, training_of
from ecpat_training.serve.visits.visit import Visit
from ecpat_training.words.catalogue.ours import ours

if TYPE_CHECKING:
    from starlette.responses import Response

_ENDINGS = (".docx", ".xlsx", ".html", ".json")
_MOST = 200  # files of one training that are looked at


def show(visit: Visit) -> "Response":
    """The files by training. Internal reports aren't among them, whatever they are called. The ledger is internal."""
    reports = [(in_words(one).title, f"{PUBLISHED}/{one.id}", files) for one, files in _known(visit)]
    if whole := _of_the_programme(visit):
        reports.insert(0, (programme_of(visit).programme, PUBLISHED, whole))
    return visit.page("published", reports=reports, ledger=() if visit.desk.site.read_only else _ledger(visit))


def file(visit: Visit) -> "Response":
    """One of them."""
    training, name = training_of(visit), visit.parts["name"]
    of_training = next((files for one, files in _known(visit) if one.id == training.id), ())
    path = next((one for one in of_training if one.name == name), None)
    if path is None:
        raise MissingError
    return visit.download(f"{training.id}-{name}", path.read_bytes())


def file_of_all(visit: Visit) -> "Response":
    """One of those of the whole programme."""
    path = next((one for one in _of_the_programme(visit) if one.name == visit.parts["name"]), None)
    if path is None:
        raise MissingError
    return visit.download(f"programme-{path.name}", path.read_bytes())


def _of_the_programme(visit: Visit) -> Sequence[Path]:
    folder = visit.desk.site.folder
    return visit.desk.known.of(folder, "published of all", lambda: _files(visit, inside(folder, REPORTS)))


def _ledger(visit: Visit) -> Sequence[Release]:
    """What was published by the programme's questionnaire, of trainings and of the whole, in its order."""
    instrument = instrument_of_all(visit)
    return releases(publication(instrument, None, "")) if instrument else ()


def _known(visit: Visit) -> Sequence[tuple[Training, Sequence[Path]]]:
    return visit.desk.known.of(visit.desk.site.folder, "published", lambda: _published(visit))


def _published(visit: Visit) -> Sequence[tuple[Training, Sequence[Path]]]:
    home = visit.desk.site.folder
    there = programme_of(visit).all_trainings()
    found = [(one, _files(visit, inside(home, *folder_of(Path(), one.id).parts, REPORTS))) for one in there]
    return [(one, files) for one, files in found if files]


def _files(visit: Visit, folder: Path) -> Sequence[Path]:
    try:
        there = sorted(one for one in folder.iterdir() if one.suffix.lower() in _ENDINGS and one.name[0] not in ".~")
    except OSError:
        return ()
    return [one for one in there[:_MOST] if was_published(checked(visit.desk.site.folder, one))]


page = Page(
    menu=ours("Published reports"),
    place=70,
    ways=(
        Way(path=PUBLISHED, do=show, read_only=True),
        Way(path=f"{PUBLISHED}/{{training}}/{{name}}", do=file, read_only=True),
        Way(path=f"{PUBLISHED}/{{name}}", do=file_of_all, read_only=True),
    ),
)
