"""What words of an agenda mean that the programme doesn't have: one question each, answered once and kept beside it."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from ecpat_training.agenda.reading.words import OUTSIDE_PERSON, OWN
from ecpat_training.agenda.workflows.map import AgendaQuestions, agenda_questions, decided_agenda
from ecpat_training.files.mapping import MappingPart
from ecpat_training.files.mapping_place import mapping_place
from ecpat_training.programme.model.programme import Programme
from ecpat_training.serve.safety.inside import require_inside
from ecpat_training.serve.showing.line_group import LineGroup, choices_made
from ecpat_training.serve.visits.training import training_of
from ecpat_training.serve.visits.training_agenda import file_that_counts
from ecpat_training.serve.visits.visit import Endpoint, MissingError, Page, Visit
from ecpat_training.serve.writing.folder import replace_file, undo, version, writing
from ecpat_training.survey.report.choices import Choice
from ecpat_training.words.catalogue.marked_text import marked

if TYPE_CHECKING:
    from starlette.responses import Response

_SAVED = marked("What words of the agenda mean was saved.")
_WORD_DESCRIPTIONS = {
    "trainers": marked("Who is this?"),
    "sessions": marked("Which session is this?"),
    "methods": marked("Which method is this?"),
    "rooms": marked("Which room is this?"),
}
_WORDS = {
    OUTSIDE_PERSON: marked("no trainer of ours"),
    OWN: marked("no session of the programme"),
}


def show(visit: Visit) -> "Response":
    """All words of the agenda that the programme doesn't have, with what was decided.

    Raises:
        MissingError: the training has no agenda.
        InputError, RefusedError, ContentError, UsageError: the agenda or its mapping can't be read.
    """
    path = _agenda(visit)
    questions = questions_of(visit, path)
    mapping_path = mapping_place(path)
    mapping_version = version(mapping_path)
    return visit.page(
        "agenda-words", training=training_of(visit), name=path.name, lines=groups_of(questions),
        mapping=mapping_path.name, words_version=mapping_version, saved=visit.asked.get("saved") == "1",
        undoable=visit.desk.history.last(mapping_path, mapping_version) is not None,
    )  # fmt: skip


def save(visit: Visit) -> "Response":
    """Saves what a person has said on the agenda's words beside the agenda, and shows the agenda as it is read then.

    Raises:
        MissingError: the training has no agenda.
        ContentError: a choice isn't one of its part.
        OutputError: the mapping has changed since the page was opened, or can't be written.
    """
    path, site = _agenda(visit), visit.desk.site
    mapping_path = mapping_place(path)
    with writing(site), TemporaryDirectory(prefix="ecpat-") as trial_folder:
        text = decided_agenda(
            questions_of(visit, path), choices_made(visit.form), Path(trial_folder) / mapping_path.name
        )
        seen_version = visit.form.get("seen", "")
        visit.desk.history.did(
            mapping_path, seen_version, replace_file(site, mapping_path, text, seen_version), str(_SAVED)
        )
    return visit.go(f"/agenda/{visit.parts['training']}/words?saved=1")


def undo_edit(visit: Visit) -> "Response":
    """Puts back the words as they were before they were saved last.

    Raises:
        MissingError: the training has no agenda, or no words were saved since the page was seen.
    """
    site, mapping_path = visit.desk.site, mapping_place(_agenda(visit))
    with writing(site):
        step = visit.desk.history.last(mapping_path, visit.form.get("seen", ""))
        if step is None:
            raise MissingError
        visit.desk.history.record_undo(mapping_path, undo(site, mapping_path, step.after, step.before))
    return visit.go(f"/agenda/{visit.parts['training']}")


def questions_of(visit: Visit, path: Path) -> AgendaQuestions:
    """What is asked of an agenda's words, and what is wrong with it besides; see `agenda_questions`."""
    site = visit.desk.site
    require_inside(site.folder, mapping_place(path))  # read with the agenda, unasked
    return agenda_questions(path, site.programme, training_of(visit).id)


def groups_of(questions: AgendaQuestions) -> list[LineGroup]:
    """The lines of each part, with what a person may choose."""
    return [
        LineGroup(
            mapping_part.name,
            _WORD_DESCRIPTIONS[mapping_part.name],
            mapping_part.entries,
            _choices(mapping_part, questions.programme),
        )
        for mapping_part in questions.mapping.parts
    ]


def _choices(mapping_part: MappingPart, programme: Programme) -> list[Choice]:
    words = dict(_WORDS)
    if mapping_part.name == "trainers":
        for trainer in programme.trainers:
            identifiers = [trainer.called if trainer.names else "", trainer.role, trainer.country]
            words[trainer.id] = ", ".join(filter(None, identifiers))
    if mapping_part.name == "sessions":
        words |= {session.id: session.title for session in programme.sessions()}
    return [(choice, words.get(choice, "")) for choice in mapping_part.choices]


def _agenda(visit: Visit) -> Path:
    path = file_that_counts(visit)
    if path is None:
        raise MissingError
    return path


_WORDS_PATH = "/agenda/{training}/words"
page = Page(
    ways=(
        Endpoint(path=_WORDS_PATH, do=show),
        Endpoint(path=_WORDS_PATH, do=save, posts=True),
        Endpoint(path=f"{_WORDS_PATH}/undo", do=undo_edit, posts=True),
    )
)
