"""The board: where the trainings of the programme stand, what is late first."""

from datetime import date
from typing import TYPE_CHECKING

from ecpat_training.documents.document import Tone
from ecpat_training.folder.model.board import Board, BoardRow
from ecpat_training.folder.reading.table import COLUMNS
from ecpat_training.folder.workflows.status import status, status_report
from ecpat_training.serve.showing.caught import CapturedDelivery
from ecpat_training.serve.visits.training import programme_of, translate_title
from ecpat_training.serve.visits.visit import DOWNLOADS, Endpoint, Page, Visit
from ecpat_training.words.catalogue.marked_text import marked
from ecpat_training.words.catalogue.speech import current_speech

if TYPE_CHECKING:
    from starlette.responses import Response

TONES: dict[str, Tone] = {
    "done": "good", "partly": "attention", "late": "bad", "not received": "attention", "nothing due yet": "quiet",
    "not asked": "plain",
}  # fmt: skip
STATES = marked(
    {
        "done": "done", "partly": "partly", "late": "late", "not received": "not received",
        "nothing due yet": "nothing due yet",
    }
)  # fmt: skip
TITLES = {column.name: column.title for column in COLUMNS}
_URGENT = ("late", "partly", "not received")
_MAX_ROWS_SHOWN = 5


def board_of(visit: Visit) -> Board:
    """The board of today, as `ecpat status` has it."""
    site, today = visit.desk.site, date.today()
    return visit.desk.known.of(site.folder, ("board", today), lambda: status(site.programme, today))


def show(visit: Visit) -> "Response":
    """A card a training; those with something late stand first. It is what is opened most, so the page is kept until a
    file changes."""
    from starlette.responses import HTMLResponse

    key = ("board's page", date.today(), current_speech().tag)
    html = visit.desk.known.of(visit.desk.site.folder, key, lambda: bytes(_board_page(visit).body))
    return HTMLResponse(html)


def _board_page(visit: Visit) -> "Response":
    board = board_of(visit)
    rows = sorted(board.rows, key=_urgency)
    return visit.page(
        "board", board=board, rows=rows, first=board.to_do[:_MAX_ROWS_SHOWN],
        more=max(0, len(board.to_do) - _MAX_ROWS_SHOWN),
        titles={training.id: translate_title(training).title for training in programme_of(visit).list_trainings()},
        tones=TONES, states=STATES, steps=TITLES, downloads=[f"/board/board.{ending}" for ending in DOWNLOADS],
    )  # fmt: skip


def file(visit: Visit) -> "Response":
    """The board as a file, as `ecpat status --out` writes it."""
    name = visit.name_download("board")
    site = visit.desk.site

    def write() -> bytes:
        captured = CapturedDelivery(out_names=(name,))
        status_report(site.programme, captured)
        return captured.file_contents[name]

    return visit.download(name, visit.desk.known.of(site.folder, (name, date.today()), write))


def _urgency(row: BoardRow) -> tuple[int, date, str]:
    states = [step.state for step in row.steps]
    urgency_rank = next((place for place, urgent_state in enumerate(_URGENT) if urgent_state in states), len(_URGENT))
    days = [step.by for step in row.steps if step.by and step.state == "late"]
    return urgency_rank, min(days, default=row.first_day or date.max), row.training


page = Page(
    menu=marked("Board"),
    place=10,
    ways=(Endpoint(path="/", do=show, read_only=True), Endpoint(path="/board/board.{ending}", do=file, read_only=True)),
)
