"""The day that counts: `--on` says it, else it is today."""

from datetime import date

from ecpat_training.core.errors import UsageError
from ecpat_training.core.text import visible
from ecpat_training.words.catalogue.message import Option, phrase
from ecpat_training.words.written_date import date_written


def day_of(on: str | None) -> date:
    """The day that `--on` names; today where it isn't given.

    Raises:
        UsageError: the text is no date.
    """
    if on is None:
        return date.today()
    try:
        return date_written(on)
    except ValueError as problem:
        raise UsageError.because(
            "commitments.on",
            phrase("{on_option} {on}: {problem}.", on_option=Option("--on"), on=visible(on), problem=str(problem)),
        ) from None
