"""Who gets a seat: the draw among those on a list, with its report and the list of those who have one."""

from typing import TYPE_CHECKING

from ecpat_training.commands.training_files import APPLICANTS, PARTICIPANTS
from ecpat_training.files.writing import PeopleBytes
from ecpat_training.folder.journal.lines import NOTHING
from ecpat_training.roster.reading.file import ListFile
from ecpat_training.roster.workflows.select import LIST, SelectionRequest, roster_select
from ecpat_training.serve.showing.caught import CapturedDelivery
from ecpat_training.serve.visits.fields import parse_whole_number
from ecpat_training.serve.visits.form_jobs import came_of, find_result_file, query_of, start_job, training_download
from ecpat_training.serve.visits.training import file_of, place_of_training, training_of
from ecpat_training.serve.visits.visit import Endpoint, MissingError, Page, Visit
from ecpat_training.serve.writing.folder import replace_file, writing
from ecpat_training.words.catalogue.marked_text import marked

if TYPE_CHECKING:
    from pathlib import Path

    from starlette.responses import Response

SAVED = f"selection{LIST}"
FILES = (SAVED, "selection.docx", "selection.xlsx", "selection.html", "selection.json")
_ADDRESS = "/trainings/{training}/seats"
_MOST_SEATS, _MOST_RESERVES = 100_000, 1000


def show(visit: Visit) -> "Response":
    """What is asked, and what came of it."""
    training, captured = training_of(visit), came_of(visit)
    list_ = _list_of(visit)
    return visit.page(
        "seats", training=training, name=list_.name if list_ else None, caught=captured,
        asked={**dict.fromkeys(("reserves", "keep", "names"), ""), "seats": str(training.participants), "seed": "1",
               **visit.asked},
        shown=visit.render_document(captured.documents[0]) if captured else None,
        stale=bool(visit.asked) and captured is None,
        downloads=[f"{visit.address}/{name}?{query_of(visit)}" for name in FILES], saved=SAVED,
    )  # fmt: skip


def draw(visit: Visit) -> "Response":
    """Draws who gets a seat, as a job.

    Raises:
        MissingError: the training has no list of applicants.
    """
    list_ = _list_of(visit)
    if list_ is None:
        raise MissingError
    seats = parse_whole_number(visit.form.get("seats"), "seats", 1, _MOST_SEATS)
    seed = parse_whole_number(visit.form.get("seed") or "1", "seed", 0, 2**31)
    reserves = visit.form.get("reserves") or None
    reserve_count = None if reserves is None else parse_whole_number(reserves, "reserves", 1, _MOST_RESERVES)
    request = SelectionRequest(ListFile(list_), visit.desk.site.programme, None)
    names = visit.form.get("names") == "yes"

    def work() -> CapturedDelivery:
        captured = CapturedDelivery(out_names=FILES, more_endings=(LIST,))
        kept_codes = visit.form.get("keep") or None
        roster_select(request, seats, captured, kept_seats=kept_codes, seed=seed, names=names, reserves=reserve_count)
        return captured

    return start_job(visit, marked("Drawing who gets a seat"), work)


def save(visit: Visit) -> "Response":
    """Puts the list of those who have a seat into the training's folder, where none is yet."""
    _, data = find_result_file(visit)
    folder = place_of_training(visit)
    with writing(visit.desk.site):
        folder.mkdir(parents=True, exist_ok=True)
        replace_file(visit.desk.site, folder / SAVED, PeopleBytes(data), NOTHING)
    return visit.go(f"/trainings/{visit.parts['training']}")


def _list_of(visit: Visit) -> "Path | None":
    """Those who have applied; where nobody collected applications, the list itself."""
    return file_of(visit, APPLICANTS) or file_of(visit, PARTICIPANTS)


page = Page(
    ways=(
        Endpoint(path=_ADDRESS, do=show, of_training=marked("Draw who gets a seat")),
        Endpoint(path=_ADDRESS, do=draw, posts=True),
        *(Endpoint(path=f"{_ADDRESS}/{name}", do=training_download) for name in FILES),
        Endpoint(path=f"{_ADDRESS}/{SAVED}", do=save, posts=True),
    )
)
