"""The answers of a training and the questionnaire that they are to, as its pages ask for them."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import cast, get_args

from ecpat_training.commands.questionnaires import FILE, example_of, is_untouched_example
from ecpat_training.commands.training_files import FOLLOW_UPS, POST, PRE, files_that_count, newest_versions
from ecpat_training.core.errors import UsageError
from ecpat_training.effect.sentences.words.readers import Reader
from ecpat_training.effect.workflows.request import Request
from ecpat_training.files.opening import is_file
from ecpat_training.serve.safety.inside import require_inside
from ecpat_training.serve.visits.training import place_of_training
from ecpat_training.serve.visits.visit import MissingError, Visit

_ANSWERS = (PRE, POST, *FOLLOW_UPS.values())


def instrument_of(visit: Visit) -> Path | None:
    """The questionnaire: the training's own, else that of the programme; None where there is none, or only the
    untouched example.

    Raises:
        MissingError: the programme has no such training.
        RefusedError: a link leads out of the programme's folder.
    """
    return _chosen(visit, place_of_training(visit)) or find_common_instrument(visit)


def has_answers(visit: Visit, *, allow_counts: bool) -> bool:
    """Whether the training of the address has people's answers; or counts of them, of which a report can be made as
    well.

    Raises:
        MissingError: the programme has no such training.
    """
    folder = place_of_training(visit)
    return any(newest_versions(folder, file_kind) for file_kind in _ANSWERS) or (
        allow_counts and bool(files_that_count(folder))
    )


def parse_reader(form: Mapping[str, str]) -> Reader:
    """The reader for whom a form asks a report.

    Raises:
        UsageError: the form names a reader for whom there is no report.
    """
    reader = form.get("for") or "coordinator"
    if reader not in get_args(Reader):
        message = "this is none of a report's readers."
        raise UsageError.because("serve.choice", message, hint="Choose one of those that the form shows.")
    return cast(Reader, reader)


def evaluation_of(visit: Visit, form: Mapping[str, str]) -> Request:
    """What `ecpat evaluate --training` is asked for by a form: `for` and `language`.

    Raises:
        MissingError: the programme has no such training.
        UsageError: there is no such reader or language; or the training has no answers, or several files of one kind.
    """
    folder = place_of_training(visit)
    request = Request(
        programme=visit.desk.site.programme,
        training=visit.parts["training"],
        instrument=instrument_of(visit),
        reader=parse_reader(form),
        language=form.get("language") or "",
        quiet=True,
    )
    if not any(newest_versions(folder, file_kind) for file_kind in _ANSWERS) and (counts := files_that_count(folder)):
        request = replace(request, pre=counts[0], more_pre=tuple(counts[1:]))
    return request.of_its_training()


def find_common_instrument(visit: Visit) -> Path | None:
    """The questionnaire beside the programme; None where there is none, or only the untouched example.

    Raises:
        RefusedError: the questionnaire is a link that leads out of the programme's folder.
    """
    return _chosen(visit, visit.desk.site.folder)


def example_seen(visit: Visit) -> str:
    """The name of the untouched example that lies where the training's questionnaire is looked for; "" where there is
    none, or a questionnaire that somebody chose.

    Raises:
        MissingError: the programme has no such training.
    """
    programme, training = visit.desk.site.programme, visit.parts.get("training", "")
    is_chosen = instrument_of(visit) if training else find_common_instrument(visit)
    example = None if is_chosen else example_of(programme, training)
    return example.name if example else ""


def _chosen(visit: Visit, folder: Path) -> Path | None:
    path = require_inside(visit.desk.site.folder, folder / FILE)
    return path if is_file(path) and not is_untouched_example(path) else None


def build_programme_request(visit: Visit, form: Mapping[str, str]) -> Request:
    """What `ecpat evaluate --programme` is asked for by a form: `for` and `language`.

    Raises:
        MissingError: there is no questionnaire beside the programme.
        UsageError: there is no such reader or language.
    """
    site = visit.desk.site
    instrument = find_common_instrument(visit)
    if instrument is None:
        raise MissingError
    language = form.get("language") or ""
    return Request(
        programme=site.programme, instrument=instrument, reader=parse_reader(form), language=language, quiet=True
    )
