"""A share as people write it on the command line: `95%` is 0.95."""

from ecpat_training.core.errors import UsageError
from ecpat_training.core.text import visible
from ecpat_training.values.quantity import parse_rate


def share_of(option: str, written: str, low: float, high: float) -> float:
    """A share from the command line: `95%` is 0.95.

    Raises:
        UsageError: `written` is no share, or not from `low` to `high`.
    """
    try:
        share: float = parse_rate(written)
    except ValueError as error:
        raise UsageError.because("usage.share", f"{option} {visible(written)}: {error}.") from None
    if not low <= share <= high:
        message = f"write a percentage from {low * 100:g} % to {high * 100:g} %."
        raise UsageError.because("usage.share", f"{option} {visible(written)}: {message}")
    return share
