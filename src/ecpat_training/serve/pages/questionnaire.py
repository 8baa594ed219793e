"""A questionnaire drafted from a training's answers: one ticks the right answers, says what the files can't say, and
for which trainings it is: this one, or all."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

from ecpat_training.commands.file_lookup import INSTRUMENT
from ecpat_training.commands.questionnaires import is_untouched_example
from ecpat_training.commands.training_files import newest_versions
from ecpat_training.core.errors import EcpatError, UsageError
from ecpat_training.core.finding import Finding
from ecpat_training.core.text import visible
from ecpat_training.files.opening import is_file
from ecpat_training.folder.journal.lines import NOTHING
from ecpat_training.serve.pages.answers import ANSWER_FILE_KINDS
from ecpat_training.serve.safety.inside import resolve_inside
from ecpat_training.serve.showing.caught import CapturedDelivery
from ecpat_training.serve.visits.fields import parse_choice
from ecpat_training.serve.visits.training import place_of_training, training_of
from ecpat_training.serve.visits.visit import Endpoint, MissingError, Page, Visit
from ecpat_training.serve.writing.folder import replace_file, undo, version, writing
from ecpat_training.survey.drafting.completing import NO_CODE, RIGHT, as_options, may_be_test
from ecpat_training.survey.model.draft import SurveyDraft
from ecpat_training.survey.reading.decisions import NOT_SCORED
from ecpat_training.survey.reading.instrument import read_instrument
from ecpat_training.survey.workflows.draft import DraftedInstrument, completed_instrument, draft_of
from ecpat_training.words.catalogue.marked_text import marked
from ecpat_training.words.catalogue.message import phrase

if TYPE_CHECKING:
    from starlette.responses import Response

_ADDRESS = "/trainings/{training}/questionnaire"
_SAVED = marked("The questionnaire was drafted from answers.")


class QuestionnairePlace(NamedTuple):
    """A place where a questionnaire may be: what the one that is there is called (None: there is none), its version,
    whether it is one that a new folder begins with, and whether a page has written it, so that it can be taken back."""

    title: str | None
    seen: str
    as_shipped: bool
    undoable: bool

    @property
    def is_free(self) -> bool:
        """Whether a draft may come here: there is nothing, or nothing of anybody's own."""
        return self.title is None or self.as_shipped


def show(visit: Visit) -> "Response":
    """Which questionnaire there is; and the draft as a form, unless this training has a questionnaire of its own."""
    training, files = training_of(visit), _files(visit)
    places = {name: _questionnaire_place(visit, path) for name, path in _places(visit).items()}
    drafted_survey, findings = None, list[Finding]()
    try:
        if files and places["training"].title is None:
            drafted_survey = _draft(visit, files)
            findings += drafted_survey.findings
    except EcpatError as error:  # the page says of which file
        findings += error.findings
    return visit.page(
        "questionnaire", training=training, there=places, files=[path.name for path in files],
        draft=drafted_survey.draft if drafted_survey else None, findings=findings, not_scored=NOT_SCORED,
        no_code=NO_CODE, name=INSTRUMENT.file, right=RIGHT, may_be_test=may_be_test, as_options=as_options,
    )  # fmt: skip


def save(visit: Visit) -> "Response":
    """Writes the questionnaire, for this training or for all of them, unless somebody has made one there already.

    Raises:
        MissingError: there are no files of answers to make it from.
        UsageError: a question has no right answer ticked, nor that it has none.
    """
    files, places, site = _files(visit), _places(visit), visit.desk.site
    if not files:
        raise MissingError
    path = places[parse_choice(visit.form.get("of", "programme"), places)]
    draft = _draft(visit, files).draft
    choices = {name.removeprefix("set "): choice for name, choice in visit.form.items() if name.startswith("set ")}
    _refuse_unticked(draft, choices)
    with writing(site), TemporaryDirectory(prefix="ecpat-") as trial_folder:
        text = completed_instrument(draft, choices, Path(trial_folder) / INSTRUMENT.file)
        earlier_version = version(path) if is_file(path) and is_untouched_example(path) else NOTHING
        path.parent.mkdir(parents=True, exist_ok=True)
        new_version = replace_file(site, path, text, earlier_version)
        visit.desk.history.did(path, earlier_version, new_version, str(_SAVED))
    return visit.go(f"/trainings/{visit.parts['training']}/answers")


def undo_edit(visit: Visit) -> "Response":
    """Puts back the questionnaire from before the draft, or takes the draft away where there was none.

    Raises:
        MissingError: nothing was saved since the page was seen.
    """
    places, site, history = _places(visit), visit.desk.site, visit.desk.history
    path = places[parse_choice(visit.form.get("of"), places)]
    with writing(site):
        step = history.last(path, visit.form.get("seen", ""))
        if step is None:
            raise MissingError
        history.record_undo(path, undo(site, path, step.after, step.before))
    return visit.go(_ADDRESS.format(training=visit.parts["training"]))


def _places(visit: Visit) -> dict[str, Path]:
    """Where a questionnaire of this training alone is, and that of all trainings."""
    folder = visit.desk.site.folder
    training_path = resolve_inside(folder, *place_of_training(visit).relative_to(folder).parts, INSTRUMENT.file)
    return {"training": training_path, "programme": resolve_inside(folder, INSTRUMENT.file)}


def _questionnaire_place(visit: Visit, path: Path) -> QuestionnairePlace:
    if not is_file(path):
        return QuestionnairePlace(None, NOTHING, as_shipped=False, undoable=False)
    seen_version = version(path)
    try:
        title = read_instrument(path)[0].instrument
    except EcpatError:  # which the page of answers says
        title = path.name
    return QuestionnairePlace(
        title, seen_version, is_untouched_example(path), visit.desk.history.last(path, seen_version) is not None
    )


def _refuse_unticked(draft: SurveyDraft, choices: Mapping[str, str]) -> None:
    """Refuses a test of which a right answer isn't ticked: a browser asks for those alone that it showed at first.

    Raises:
        UsageError: with the first such question.
    """
    tested_scales = [scale for scale in draft.scales if choices.get(f"kind {scale.id}") == RIGHT]
    for item in (item for scale in tested_scales for item in scale.items):
        if not choices.get(f"key {item.id}"):
            message = phrase(
                "which answer to “{question}” is right isn't ticked.", question=visible(item.question.words)[:200]
            )
            hint = "Go back and tick it, or that no answer is right."
            raise UsageError.because("serve.choice", message, hint=hint)


def _files(visit: Visit) -> Sequence[Path]:
    folder = place_of_training(visit)
    newest_files = [newest_versions(folder, file_kind)[-1:] for file_kind, _, _ in ANSWER_FILE_KINDS.values()]
    return [path for files in newest_files for path in files]


def _draft(visit: Visit, files: Sequence[Path]) -> DraftedInstrument:
    key = ("draft", *map(str, files))
    return visit.desk.known.of(visit.desk.site.folder, key, lambda: draft_of(files, CapturedDelivery()))


page = Page(
    ways=(
        Endpoint(path=_ADDRESS, do=show),
        Endpoint(path=_ADDRESS, do=save, posts=True),
        Endpoint(path=f"{_ADDRESS}/undo", do=undo_edit, posts=True),
    )
)
