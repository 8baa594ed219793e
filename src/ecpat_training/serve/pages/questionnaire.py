"""A questionnaire drafted from a training's answers: one ticks the right answers, and says what the files can't say. Of
the questionnaire that stands, the right answers can be corrected."""

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from ecpat_training.commands.found import INSTRUMENT
from ecpat_training.commands.training_files import newest
from ecpat_training.core.errors import UsageError
from ecpat_training.core.text import visible
from ecpat_training.serve.pages.answers import KINDS
from ecpat_training.serve.safety.inside import inside
from ecpat_training.serve.showing.caught import Caught
from ecpat_training.serve.visits.answers import instrument_of
from ecpat_training.serve.visits.missing import MissingError
from ecpat_training.serve.visits.page import Page, Way
from ecpat_training.serve.visits.training import place_of_training, training_of
from ecpat_training.serve.visits.visit import Visit
from ecpat_training.serve.writing.folder import NOTHING, put, unchanged, version, writing
from ecpat_training.survey.drafting.completing import NO_CODE, RIGHT, as_options, may_be_test
from ecpat_training.survey.model.draft import SurveyDraft
from ecpat_training.survey.reading.decisions import NOT_SCORED
from ecpat_training.survey.reading.instrument import read_instrument
from ecpat_training.survey.workflows.draft import Drafted, completed_instrument, drafted
from ecpat_training.survey.workflows.right_answers import corrected, right_answers

if TYPE_CHECKING:
    from starlette.responses import Response

_ADDRESS = "/trainings/{training}/questionnaire"


def show(visit: Visit) -> "Response":
    """The draft as a form; where there is a questionnaire already, that there is one."""
    training, files = training_of(visit), _files(visit)
    there = instrument_of(visit)
    known = None if there or not files else _draft(visit, files)
    return visit.page(
        "questionnaire", training=training, there=there.name if there else "", files=[one.name for one in files],
        draft=known.draft if known else None, findings=known.findings if known else (), not_scored=NOT_SCORED,
        no_code=NO_CODE, name=INSTRUMENT.file, right=RIGHT, may_be_test=may_be_test, as_options=as_options,
        answers=right_answers(read_instrument(there)[0]) if there else (), seen=version(there) if there else "",
        saved=visit.asked.get("saved", ""),
    )  # fmt: skip


def save(visit: Visit) -> "Response":
    """Writes it beside the programme, where there is none yet."""
    files = _files(visit)
    if not files:
        raise MissingError
    site = visit.desk.site
    draft = _draft(visit, files).draft
    choices = {name.removeprefix("set "): chosen for name, chosen in visit.form.items() if name.startswith("set ")}
    _all_ticked(draft, choices)
    with writing(site), TemporaryDirectory(prefix="ecpat-") as trial:
        text = completed_instrument(draft, choices, Path(trial) / INSTRUMENT.file)
        put(site, inside(site.folder, INSTRUMENT.file), text, NOTHING)
    return visit.go(f"/trainings/{visit.parts['training']}/answers")


def _all_ticked(draft: SurveyDraft, choices: Mapping[str, str]) -> None:
    """Refuses a test of which a right answer isn't ticked: a browser asks for those alone that it showed at first.

    Raises:
        UsageError: with the first such question.
    """
    tests = [one for one in draft.scales if choices.get(f"kind {one.id}") == RIGHT]
    for item in (item for one in tests for item in one.items):
        if not choices.get(f"key {item.id}"):
            what = f"which answer to “{visible(item.question.words)[:200]}” is right isn't ticked."
            hint = "Go back and tick it, or that no answer is right."
            raise UsageError.because("serve.choice", what, hint=hint)


def correct(visit: Visit) -> "Response":
    """Writes other right answers into the questionnaire that stands; the earlier version is kept."""
    there = instrument_of(visit)
    if there is None:
        raise MissingError
    site = visit.desk.site
    choices = {name.removeprefix("key "): chosen for name, chosen in visit.form.items() if name.startswith("key ")}
    with writing(site), TemporaryDirectory(prefix="ecpat-") as trial:
        unchanged(there, visit.form.get("seen", ""))
        put(site, there, corrected(there, choices, Path(trial) / there.name), visit.form.get("seen", ""))
    return visit.go(f"{_ADDRESS.format(training=visit.parts['training'])}?saved=yes")


def _files(visit: Visit) -> list[Path]:
    folder = place_of_training(visit)
    found = [newest(folder, wanted)[-1:] for wanted, _, _ in KINDS.values()]
    return [path for files in found for path in files]


def _draft(visit: Visit, files: list[Path]) -> Drafted:
    key = ("draft", *map(str, files))
    return visit.desk.known.of(visit.desk.site.folder, key, lambda: drafted(files, Caught()))


page = Page(
    ways=(
        Way(path=_ADDRESS, do=show),
        Way(path=_ADDRESS, do=save, posts=True),
        Way(path=f"{_ADDRESS}/answers", do=correct, posts=True),
    )
)
