"""The participant list of a training: the check, its cells as they stand, its words as a form, what goes back."""

from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from ecpat_training.commands.deliver import provenance
from ecpat_training.commands.training_files import APPLICANTS, PARTICIPANTS
from ecpat_training.documents.document import Document
from ecpat_training.documents.wording import languages, wording
from ecpat_training.event.model.letter import LetterKind
from ecpat_training.event.workflows.gap_note import gap_note
from ecpat_training.files.mapping_place import mapping_place
from ecpat_training.roster.model.check import RosterCheck
from ecpat_training.roster.model.roster_map import RosterMap
from ecpat_training.roster.reading.file import ListFile
from ecpat_training.roster.report.roster import roster_document
from ecpat_training.roster.workflows.check import CheckRequest, check_roster, headline, roster_check
from ecpat_training.roster.workflows.map import decided_words, words_of_list
from ecpat_training.roster.workflows.marked import list_marks
from ecpat_training.roster.workflows.partner_answer import PartnerAnswer, language_of, reply
from ecpat_training.serve.showing.caught import Caught
from ecpat_training.serve.showing.grid import Grid, grid_of
from ecpat_training.serve.visits.language import called
from ecpat_training.serve.visits.missing import MissingError
from ecpat_training.serve.visits.page import Page, Way
from ecpat_training.serve.visits.training import file_of, training_of
from ecpat_training.serve.visits.visit import DOWNLOADS, Visit
from ecpat_training.serve.writing.folder import put, version, writing
from ecpat_training.words.catalogue.ours import ours

if TYPE_CHECKING:
    from starlette.responses import Response

MARKED, NOTE, MAIL = "list-marked.xlsx", "gap-note.docx", f"{LetterKind.GAP_NOTE}.eml"
CHECKED = tuple(Path("check").with_suffix(f".{ending}").name for ending in DOWNLOADS)
"""The report of the check, in each format."""
_ADDRESS = "/trainings/{training}/list"
_OPEN = {"country", "organisation"}  # parts in which a person writes a word of their own


@dataclass(frozen=True, slots=True)
class Checked:
    """A list as it was checked: the cells with their remarks, and how its words are read."""

    check: RosterCheck
    grid: Grid
    words: RosterMap
    report: Document
    proposed: str | None


def show(visit: Visit) -> "Response":
    """The check as a page. Without a list it says where one comes from."""
    training = training_of(visit)
    path = file_of(visit, PARTICIPANTS)
    if path is None:
        return visit.page("no-list", training=training, applicants=file_of(visit, APPLICANTS) is not None)
    first = _number(visit.asked.get("from", ""))
    key = ("list", training.id, path.name, first)
    checked = visit.desk.known.of(visit.desk.site.folder, key, lambda: _checked(visit, path, first))
    beside = mapping_place(path)
    return visit.page(
        "list", training=training, checked=checked, name=path.name, title=headline(checked.check),
        about=[one for one in checked.check.findings if one.where and one.where.file == checked.check.file
               and not one.where.row],
        seen=version(beside), mapping=beside.name, free=_OPEN,
        languages=called(languages()), saved=visit.asked.get("saved") == "1",
        back=f"/trainings/{training.id}/list/", files=(MARKED, NOTE, MAIL),
    )  # fmt: skip


def report(visit: Visit) -> "Response":
    """The report of the check: as a part of the page, which asks for it once it is there, or by itself."""
    path, training = _list_of(visit), training_of(visit)
    checked = visit.desk.known.of(
        visit.desk.site.folder, ("list", training.id, path.name, 0), lambda: _checked(visit, path, 0)
    )
    downloads = [f"/trainings/{training.id}/list/{name}" for name in CHECKED]
    if visit.partial:
        return visit.page("list-report", shown=visit.shown(checked.report), downloads=downloads)
    return visit.document(checked.report, downloads=downloads)


def save_words(visit: Visit) -> "Response":
    """Saves what a person has said on the list's words beside the list, and shows the list anew."""
    path = _list_of(visit)
    site, beside = visit.desk.site, mapping_place(path)
    choices = {
        (part, written): means.strip()
        for field, means in visit.form.items()
        if field.startswith("word:")
        for part, _, written in [field.removeprefix("word:").partition(":")]
    }
    with writing(site), TemporaryDirectory(prefix="ecpat-") as trial:
        text = decided_words(ListFile(path), choices, Path(trial) / beside.name)
        put(site, beside, text, visit.form.get("seen", ""))
    return visit.go(f"/trainings/{visit.parts['training']}/list?saved=1")


def file(visit: Visit) -> "Response":
    """What goes back to the sender, or the check as a file; `?language=`, `?by=` and `?to=` say how it is answered."""
    path, training, name = _list_of(visit), training_of(visit), visit.parts["name"]
    asked = {key: visit.asked.get(key) or None for key in ("language", "by", "to")}
    list_, programme = ListFile(path), visit.desk.site.programme
    if name == MAIL:
        data = gap_note(list_, programme, training.id, asked["language"], by=asked["by"], partner=asked["to"] or "")
        if data is None:
            raise MissingError
        return visit.download(f"{training.id}-{name}", data)
    if name not in (MARKED, NOTE, *CHECKED):
        raise MissingError
    caught = Caught(out=(name,))
    answer = PartnerAnswer(asked["language"] if name in (MARKED, NOTE) else None, reply(asked["by"], asked["to"]))
    roster_check(
        list_, programme, caught, CheckRequest(training.id), answer=answer,
        notes=[Path(name)] if name == NOTE else [], marked=Path(name) if name == MARKED else None,
    )  # fmt: skip
    return visit.download(f"{training.id}-{name}", caught.held[name])


def _checked(visit: Visit, path: Path, first: int) -> Checked:
    list_, training = ListFile(path), visit.parts["training"]
    check = check_roster(list_, visit.desk.site.programme, CheckRequest(training))
    report = roster_document(check, provenance("ecpat roster check", [path, visit.desk.site.programme, list_.words]))
    table = list_.table()
    meanings = {column.partition(": ")[0]: meaning for column, meaning in check.columns}
    grid = grid_of(table, list_marks(table, check, wording()), meanings, first)
    proposed = language_of([header for header, _ in check.columns])
    return Checked(check, grid, words_of_list(list_), report, proposed)


def _list_of(visit: Visit) -> Path:
    path = file_of(visit, PARTICIPANTS)
    if path is None:
        raise MissingError
    return path


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 0


page = Page(
    ways=(
        Way(path=_ADDRESS, do=show, of_training=ours("Participant list")),
        Way(path=f"{_ADDRESS}/words", do=save_words, posts=True),
        Way(path=f"{_ADDRESS}/report", do=report),
        Way(path=f"{_ADDRESS}/{{name}}", do=file),
    )
)
