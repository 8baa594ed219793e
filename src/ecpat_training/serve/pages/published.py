"""The reports of trainings, and of the whole programme, that were made to be published, to be read and passed on; and
what the ledger has written down of them."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ecpat_training.disclosure.ledger import publication
from ecpat_training.serve.visits.publishing import PUBLISHED_PATH
from ecpat_training.serve.visits.released import LedgerEntry, files_of_trainings, list_common_files, written_down
from ecpat_training.serve.visits.training import programme_of, training_of, translate_title
from ecpat_training.serve.visits.visit import Endpoint, MissingError, Page, Visit
from ecpat_training.words.catalogue.marked_text import marked

if TYPE_CHECKING:
    from starlette.responses import Response


def show(visit: Visit) -> "Response":
    """The files by training. Internal reports aren't among them, whatever they are called. The ledger is internal."""
    reports = [
        (translate_title(training).title, f"{PUBLISHED_PATH}/{training.id}", files)
        for training, files in files_of_trainings(visit)
    ]
    if overall_files := list_common_files(visit):
        reports.insert(0, (programme_of(visit).programme, PUBLISHED_PATH, overall_files))
    return visit.page("published", reports=reports, ledger=() if visit.desk.site.read_only else _ledger(visit))


def file(visit: Visit) -> "Response":
    """Sends a published file of a training.

    Raises:
        MissingError: the training has no published file of this name.
    """
    training, name = training_of(visit), visit.parts["name"]
    training_files = next((files for candidate, files in files_of_trainings(visit) if candidate.id == training.id), ())
    path = next((candidate for candidate in training_files if candidate.name == name), None)
    if path is None:
        raise MissingError
    return visit.download(f"{training.id}-{name}", path.read_bytes())


def send_common_file(visit: Visit) -> "Response":
    """Sends a published file of the whole programme.

    Raises:
        MissingError: the programme has no published file of this name.
    """
    path = next((candidate for candidate in list_common_files(visit) if candidate.name == visit.parts["name"]), None)
    if path is None:
        raise MissingError
    return visit.download(f"programme-{path.name}", path.read_bytes())


def _ledger(visit: Visit) -> Sequence[LedgerEntry]:
    """What was published of the programme, of trainings and of the whole, in its order."""
    return written_down(visit, publication(visit.desk.site.folder, None, ""))


page = Page(
    menu=marked("Published reports"),
    place=70,
    ways=(
        Endpoint(path=PUBLISHED_PATH, do=show, read_only=True),
        Endpoint(path=f"{PUBLISHED_PATH}/{{training}}/{{name}}", do=file, read_only=True),
        Endpoint(path=f"{PUBLISHED_PATH}/{{name}}", do=send_common_file, read_only=True),
    ),
)
