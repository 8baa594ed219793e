"""The answers of a training and the questionnaire that they are to, as its pages ask for them."""

from collections.abc import Mapping
from pathlib import Path
from typing import cast, get_args

from ecpat_training.commands.found import INSTRUMENT
from ecpat_training.core.errors import UsageError
from ecpat_training.effect.sentences.words.readers import Reader
from ecpat_training.effect.workflows.request import Request
from ecpat_training.files.opening import is_file
from ecpat_training.serve.safety.inside import checked
from ecpat_training.serve.visits.missing import MissingError
from ecpat_training.serve.visits.training import place_of_training
from ecpat_training.serve.visits.visit import Visit


def instrument_of(visit: Visit) -> Path | None:
    """The questionnaire: the training's own, else that of the programme; None where there is none.

    Raises:
        MissingError: the programme has no such training.
        RefusedError: a link leads out of the programme's folder.
    """
    folder = visit.desk.site.folder
    places = (place_of_training(visit) / INSTRUMENT.file, folder / INSTRUMENT.file)
    return next((checked(folder, path) for path in places if is_file(path)), None)


def reader_asked(form: Mapping[str, str]) -> Reader:
    """The reader for whom a form asks a report.

    Raises:
        UsageError: there is none such.
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
    place_of_training(visit)  # which is one of the programme
    request = Request(
        programme=visit.desk.site.programme,
        training=visit.parts["training"],
        instrument=instrument_of(visit),
        reader=reader_asked(form),
        language=form.get("language") or "",
        quiet=True,
    )
    return request.of_its_training()


def evaluation_of_all(visit: Visit, form: Mapping[str, str]) -> Request:
    """What `ecpat evaluate --programme` is asked for by a form: `for` and `language`.

    Raises:
        MissingError: there is no questionnaire beside the programme.
        UsageError: there is no such reader or language.
    """
    site = visit.desk.site
    instrument = checked(site.folder, site.folder / INSTRUMENT.file)
    if not is_file(instrument):
        raise MissingError
    language = form.get("language") or ""
    return Request(
        programme=site.programme, instrument=instrument, reader=reader_asked(form), language=language, quiet=True
    )
