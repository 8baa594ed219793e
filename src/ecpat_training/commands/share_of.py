"""A share as people write it on the command line: `95%` is 0.95."""

from ecpat_training.core.errors import UsageError
from ecpat_training.core.text import visible
from ecpat_training.values.quantity import parse_rate
from ecpat_training.words.catalogue.message import Option, message_of, phrase


def share_of(option: str, written_share: str, lower_limit: float, upper_limit: float) -> float:
    """A share from the command line: `95%` is 0.95.

    Raises:
        UsageError: `written_share` is no share, or not from `lower_limit` to `upper_limit`.
    """
    try:
        share: float = parse_rate(written_share)
    except ValueError as error:
        message = phrase(
            "{option} {written}: {problem}.",
            option=Option(option),
            written=visible(written_share),
            problem=message_of(error),
        )
        raise UsageError.because("usage.share", message) from None
    if not lower_limit <= share <= upper_limit:
        message = phrase(
            "{option} {written}: write a percentage from {low:g} % to {high:g} %.",
            option=Option(option),
            written=visible(written_share),
            low=lower_limit * 100,
            high=upper_limit * 100,
        )
        raise UsageError.because("usage.share", message)
    return share
