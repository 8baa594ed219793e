"""The participant list of a training: the check, its cells as they stand, its words as a form, what goes back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from ecpat_training.commands.deliver import provenance
from ecpat_training.commands.training_files import APPLICANTS, PARTICIPANTS
from ecpat_training.core.finding import Term
from ecpat_training.documents.document import Document
from ecpat_training.documents.wording import Wording, languages, wording
from ecpat_training.event.model.letter import LetterKind
from ecpat_training.event.workflows.gap_note import gap_note
from ecpat_training.files.mapping_place import mapping_place
from ecpat_training.files.table import CellTable
from ecpat_training.files.workbook.marks import Mark
from ecpat_training.roster.model.check import RosterCheck
from ecpat_training.roster.model.roster_map import RosterMap
from ecpat_training.roster.reading.file import ListFile
from ecpat_training.roster.report.partner_words import term
from ecpat_training.roster.report.roster import roster_document
from ecpat_training.roster.workflows.check import CheckRequest, check_roster, roster_check, write_headline
from ecpat_training.roster.workflows.map import words_of_list, write_decided_words
from ecpat_training.roster.workflows.marked import list_marks
from ecpat_training.roster.workflows.partner_answer import PartnerAnswer, language_of, reply
from ecpat_training.serve.showing.caught import CapturedDelivery
from ecpat_training.serve.showing.grid import grid_of
from ecpat_training.serve.showing.line_group import choices_made
from ecpat_training.serve.visits.file_jobs import compute_or_start_job
from ecpat_training.serve.visits.language import list_language_names
from ecpat_training.serve.visits.training import file_of, training_of
from ecpat_training.serve.visits.visit import DOWNLOADS, Endpoint, MissingError, Page, Visit
from ecpat_training.serve.writing.folder import replace_file, undo, version, writing
from ecpat_training.words.catalogue.marked_text import marked
from ecpat_training.words.catalogue.speech import current_speech

if TYPE_CHECKING:
    from starlette.responses import Response

MARKED_LIST_FILE, GAP_NOTE_FILE, GAP_MAIL_FILE = "list-marked.xlsx", "gap-note.docx", f"{LetterKind.GAP_NOTE}.eml"
CHECK_FILES = tuple(Path("check").with_suffix(f".{ending}").name for ending in DOWNLOADS)
"""The report of the check, in each format."""
_ADDRESS = "/trainings/{training}/list"
_CHECKING = marked("Checking the list")
_SAVED = marked("What words of a list mean was saved.")
_FREE_TEXT_PARTS = {"country", "organisation"}  # parts in which a person writes a word of their own


_PART_LABELS = {
    "columns": marked("What the columns are"),
    "standing": marked("Who takes part, and who is out"),
    "organisation": marked("Names that may be one organisation's"),
    "organisations": marked("What kind of body an organisation is"),
}


@dataclass(frozen=True, slots=True)
class CheckedList:
    """A list as it was checked: the cells and the remarks on them, what each column is read as by its letters, and how
    its words are read."""

    check: RosterCheck
    table: CellTable
    marks: Sequence[Mark]
    meanings: Mapping[str, str]
    words: RosterMap
    report: Document
    proposed: str | None


def show(visit: Visit) -> "Response":
    """The check as a page. Without a list it says where one comes from."""
    training = training_of(visit)
    path = file_of(visit, PARTICIPANTS)
    if path is None:
        return visit.page("no-list", training=training, applicants=file_of(visit, APPLICANTS) is not None)
    checked_list = _cached_check(visit, path)
    grid = grid_of(checked_list.table, checked_list.marks, checked_list.meanings, _number(visit.asked.get("from", "")))
    mapping_path = mapping_place(path)
    mapping_version = version(mapping_path)
    return visit.page(
        "list",
        training=training,
        checked=checked_list,
        grid=grid,
        name=path.name,
        title=write_headline(checked_list.check, _words()),
        about=[
            finding
            for finding in checked_list.check.findings
            if finding.where and finding.where.file == checked_list.check.file and not finding.where.row
        ],
        seen=mapping_version,
        undoable=visit.desk.history.last(mapping_path, mapping_version) is not None,
        mapping=mapping_path.name,
        free=_FREE_TEXT_PARTS,
        parts=_PART_LABELS,
        called=_translate_term,
        languages=list_language_names(languages()),
        saved=visit.asked.get("saved") == "1",
        back=f"/trainings/{training.id}/list/",
        files=(MARKED_LIST_FILE, GAP_NOTE_FILE, GAP_MAIL_FILE),
    )


def report(visit: Visit) -> "Response":
    """The report of the check: as a part of the page, which asks for it once it is there, or by itself.

    Raises:
        MissingError: the training has no list of participants.
    """
    path, training = _list_of(visit), training_of(visit)
    checked_list = _cached_check(visit, path)
    downloads = [f"/trainings/{training.id}/list/{name}" for name in CHECK_FILES]
    if visit.partial:
        return visit.page("list-report", shown=visit.render_document(checked_list.report), downloads=downloads)
    return visit.document(checked_list.report, downloads=downloads)


def save_words(visit: Visit) -> "Response":
    """Saves what a person has said on the list's words beside the list, and shows the list anew.

    Raises:
        MissingError: the training has no list of participants.
    """
    path = _list_of(visit)
    site, mapping_path = visit.desk.site, mapping_place(path)
    choices = choices_made(visit.form)
    if visit.form.get("accept"):
        choices |= {
            key: meaning
            for key, meaning in _read_accepted_repairs(visit, path).items()
            if choices.get(key, "?").endswith("?")
        }
    with writing(site), TemporaryDirectory(prefix="ecpat-") as trial_folder:
        text = write_decided_words(ListFile(path), choices, Path(trial_folder) / mapping_path.name)
        seen_version = visit.form.get("seen", "")
        visit.desk.history.did(
            mapping_path, seen_version, replace_file(site, mapping_path, text, seen_version), str(_SAVED)
        )
    return visit.go(f"/trainings/{visit.parts['training']}/list?saved=1")


def undo_words_edit(visit: Visit) -> "Response":
    """Puts back the words as they were before they were saved last.

    Raises:
        MissingError: the training has no list of participants, or no words were saved since the page was seen.
    """
    site, mapping_path = visit.desk.site, mapping_place(_list_of(visit))
    with writing(site):
        step = visit.desk.history.last(mapping_path, visit.form.get("seen", ""))
        if step is None:
            raise MissingError
        visit.desk.history.record_undo(mapping_path, undo(site, mapping_path, step.after, step.before))
    return visit.go(f"/trainings/{visit.parts['training']}/list")


def _read_accepted_repairs(visit: Visit, path: Path) -> dict[tuple[str, str], str]:
    """The proposals that are ticked, each by its part and what is written there."""
    accepted_keys = set(visit.lists.get("take", ()))
    mapping_parts = words_of_list(ListFile(path)).parts
    proposed_meanings = [
        (mapping_part.name, entry.written, entry.means)
        for mapping_part in mapping_parts
        for entry in mapping_part.entries
        if entry.open and entry.means
    ]
    return {
        (name, written_text): meaning.removesuffix("?")
        for name, written_text, meaning in proposed_meanings
        if f"{name}:{written_text}" in accepted_keys
    }


def file(visit: Visit) -> "Response":
    """Sends the check as a file.

    Raises:
        MissingError: no file of the check has this name, or the training has no list.
    """
    name = visit.parts["name"]
    if name not in CHECK_FILES:
        raise MissingError
    return _downloaded(visit, name, PartnerAnswer(None, reply(None, None)))


def answer(visit: Visit) -> "Response":
    """What goes back to the sender. The form says in which language, by when and to which address they answer, which
    stands in no address of ours: browsers remember those.

    Raises:
        MissingError: the training has no list, no answer has this name, or there is no note to write.
    """
    name = visit.parts["name"]
    language, deadline, recipient = (visit.form.get(key) or None for key in ("language", "by", "to"))
    if name == GAP_MAIL_FILE:
        path, training = _list_of(visit), training_of(visit)
        data = gap_note(
            ListFile(path),
            visit.desk.site.programme,
            training.id,
            language,
            deadline_text=deadline,
            partner=recipient or "",
        )
        if data is None:
            raise MissingError
        return visit.download(f"{training.id}-{name}", data)
    if name not in (MARKED_LIST_FILE, GAP_NOTE_FILE):
        raise MissingError
    return _downloaded(visit, name, PartnerAnswer(language, reply(deadline, recipient)))


def _downloaded(visit: Visit, name: str, answer: PartnerAnswer) -> "Response":
    list_, training = ListFile(_list_of(visit)), training_of(visit)
    captured = CapturedDelivery(out_names=(name,))
    roster_check(
        list_, visit.desk.site.programme, captured, CheckRequest(training.id), answer=answer,
        notes=[Path(name)] if name == GAP_NOTE_FILE else [],
        marked_path=Path(name) if name == MARKED_LIST_FILE else None,
    )  # fmt: skip
    return visit.download(f"{training.id}-{name}", captured.file_contents[name])


def _cached_check(visit: Visit, path: Path) -> CheckedList:
    training = visit.parts["training"]
    return compute_or_start_job(
        visit, path, ("list", training, path.name, current_speech().tag), lambda: _check_list(visit, path),
        title=_CHECKING, back_path=f"/trainings/{training}",
    )  # fmt: skip


def _check_list(visit: Visit, path: Path) -> CheckedList:
    list_, training = ListFile(path), visit.parts["training"]
    check = check_roster(list_, visit.desk.site.programme, CheckRequest(training))
    report = roster_document(check, provenance("ecpat roster check", [path, visit.desk.site.programme, list_.words]))
    table = list_.table()
    meanings = {column.partition(": ")[0]: meaning for column, meaning in check.columns}
    marks = list_marks(table, check, _words())
    proposed_meanings = language_of([header for header, _ in check.columns])
    return CheckedList(check, table, marks, meanings, words_of_list(list_), report, proposed_meanings)


def _words() -> Wording:
    """The words in which a partner of the language is written to."""
    return wording(current_speech().tag.partition("-")[0])


def _translate_term(word: str) -> str:
    """A word of ours, such as `stakeholder type`, in the language that is spoken."""
    return term(Term(word), _words())


def _list_of(visit: Visit) -> Path:
    path = file_of(visit, PARTICIPANTS)
    if path is None:
        raise MissingError
    return path


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 0


page = Page(
    ways=(
        Endpoint(path=_ADDRESS, do=show, of_training=marked("Participant list")),
        Endpoint(path=f"{_ADDRESS}/words", do=save_words, posts=True),
        Endpoint(path=f"{_ADDRESS}/words/undo", do=undo_words_edit, posts=True),
        Endpoint(path=f"{_ADDRESS}/report", do=report),
        Endpoint(path=f"{_ADDRESS}/{{name}}", do=file),
        Endpoint(path=f"{_ADDRESS}/{{name}}", do=answer, posts=True),
    )
)
