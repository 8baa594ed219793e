"""The day that counts: `--on` says it, and never the computer's clock, so that the same files give the same answer."""

from datetime import date

from ecpat_training.core.errors import UsageError
from ecpat_training.core.text import visible
from ecpat_training.words.catalogue.message import Option, phrase
from ecpat_training.words.written_date import date_written


def day_of(on: str) -> date:
    """The day that `--on` names.

    Raises:
        UsageError: the text is no date.
    """
    try:
        return date_written(on)
    except ValueError as problem:
        raise UsageError.because(
            "commitments.on",
            phrase("{on_option} {on}: {problem}.", on_option=Option("--on"), on=visible(on), problem=str(problem)),
        ) from None
