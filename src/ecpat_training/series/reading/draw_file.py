"""Reads `draw.json`, in which a draw says what was drawn; one that contradicts itself is refused."""

import json
from pathlib import Path

from pydantic import ValidationError

from ecpat_training.core.errors import ContentError
from ecpat_training.core.location import Location
from ecpat_training.files.opening import display_name, read_bytes
from ecpat_training.series.model.draw_log import DrawLog
from ecpat_training.words.catalogue.message import phrase

_MOST_BYTES = 32 * 1024 * 1024
_HINT = "A draw is never edited: please put the file back as it was written, or draw again."


def read_draw(path: Path) -> DrawLog:
    """The log of a draw, once it is seen that what it says follows from its seed.

    Raises:
        InputError, RefusedError: the file can't be read.
        ContentError: the file is no log of a draw, or what it says doesn't follow from its seed.
    """
    location = Location(display_name(path))
    data = read_bytes(path, _MOST_BYTES)
    try:
        log = DrawLog.model_validate(json.loads(data))
    except (ValidationError, ValueError, RecursionError):
        message = "this file isn't the log of a draw, or a part of it is missing."
        raise ContentError.because("series.draw-log", message, location=location, hint=_HINT) from None
    if problem := log.problem():
        raise ContentError.because(
            "series.draw-log",
            phrase("this draw was changed: {problem}.", problem=problem),
            location=location,
            hint=_HINT,
        )
    return log
