"""Which answers of a training's questionnaire are right: where one was ticked by mistake, it is corrected."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from ecpat_training.serve.visits.answers import instrument_of
from ecpat_training.serve.visits.training import training_of
from ecpat_training.serve.visits.visit import Endpoint, MissingError, Page, Visit
from ecpat_training.serve.writing.folder import replace_file, require_unchanged, version, writing
from ecpat_training.survey.reading.instrument import read_instrument
from ecpat_training.survey.workflows.right_answers import correct_answers, right_answers, without_a_right_answer
from ecpat_training.words.catalogue.marked_text import marked

if TYPE_CHECKING:
    from starlette.responses import Response

_ADDRESS = "/trainings/{training}/right-answers"
_CORRECTED = marked("Right answers were corrected.")


def show(visit: Visit) -> "Response":
    """The questions that have one right answer, each with its answers; and those of which none was said to be right.

    Raises:
        MissingError: the training has no questionnaire.
    """
    training, instrument_path = training_of(visit), instrument_of(visit)
    if instrument_path is None:
        raise MissingError
    seen_version = version(instrument_path)
    instrument, _ = read_instrument(instrument_path)
    return visit.page(
        "right-answers",
        training=training,
        title=instrument.instrument,
        answers=right_answers(instrument),
        seen=seen_version,
        for_all=instrument_path.parent == visit.desk.site.folder,
        saved=visit.asked.get("saved") == "yes",
        none_right=without_a_right_answer(instrument_path),
        file=instrument_path.name,
    )


def correct(visit: Visit) -> "Response":
    """Writes other right answers into the questionnaire, of which every other line stays as it is.

    Raises:
        MissingError: the training has no questionnaire.
    """
    instrument_path = instrument_of(visit)
    if instrument_path is None:
        raise MissingError
    site, seen_version = visit.desk.site, visit.form.get("seen", "")
    choices = {name.removeprefix("key "): choice for name, choice in visit.form.items() if name.startswith("key ")}
    with writing(site), TemporaryDirectory(prefix="ecpat-") as trial_folder:
        require_unchanged(instrument_path, seen_version)
        new_version = replace_file(
            site,
            instrument_path,
            correct_answers(instrument_path, choices, Path(trial_folder) / instrument_path.name),
            seen_version,
        )
        visit.desk.history.did(instrument_path, seen_version, new_version, str(_CORRECTED))
    return visit.go(f"{_ADDRESS.format(training=visit.parts['training'])}?saved=yes")


page = Page(
    ways=(
        Endpoint(path=_ADDRESS, do=show),
        Endpoint(path=_ADDRESS, do=correct, posts=True),
    )
)
