"""A share as people write it on the command line: `95%` is 0.95."""

from ecpat_training.core.errors import UsageError
from ecpat_training.core.text import visible
from ecpat_training.values.quantity import parse_rate
from ecpat_training.words.catalogue.message import Option, message_of, phrase


def share_of(option: str, written: str, low: float, high: float) -> float:
    """A share from the command line: `95%` is 0.95.

    Raises:
        UsageError: `written` is no share, or not from `low` to `high`.
    """
    try:
        share: float = parse_rate(written)
    except ValueError as error:
        message = phrase(
            "{option} {written}: {problem}.",
            option=Option(option),
            written=visible(written),
            problem=message_of(error),
        )
        raise UsageError.because("usage.share", message) from None
    if not low <= share <= high:
        message = phrase(
            "{option} {written}: write a percentage from {low:g} % to {high:g} %.",
            option=Option(option),
            written=visible(written),
            low=low * 100,
            high=high * 100,
        )
        raise UsageError.because("usage.share", message)
    return share
