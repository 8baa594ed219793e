"""Numbers that people type into forms."""

from ecpat_training.core.errors import UsageError
from ecpat_training.core.text import visible


def whole(written: str | None, what: str, least: int, most: int) -> int:
    """The whole number that a field holds.

    Raises:
        UsageError: it holds none, or one that is too small or too large.
    """
    text = (written or "").strip()
    if text.isascii() and text.isdigit() and len(text) < 12 and least <= int(text) <= most:
        return int(text)
    message = f"{what}: `{visible(text[:40])}` can't be used."
    raise UsageError.because("serve.number", message, hint=f"Write a whole number from {least} to {most}.")
