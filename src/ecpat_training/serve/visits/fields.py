"""Fields of forms: what people type or choose."""

from collections.abc import Collection

from ecpat_training.core.errors import UsageError
from ecpat_training.core.text import visible


def whole_number(written: str | None, label: str, least: int, most: int) -> int:
    """The whole number that a field holds.

    Raises:
        UsageError: the field holds no whole number, or one below `least` or above `most`.
    """
    text = (written or "").strip()
    if text.isascii() and text.isdigit() and len(text) < 12 and least <= int(text) <= most:
        return int(text)
    message = f"{label}: `{visible(text[:40])}` can't be used."
    raise UsageError.because("serve.number", message, hint=f"Write a whole number from {least} to {most}.")


def one_of(written: str | None, offered: Collection[str]) -> str:
    """The choice that a field holds.

    Raises:
        UsageError: the choice isn't among `offered`.
    """
    if written is not None and written in offered:
        return written
    message = f"`{visible((written or '')[:40])}` isn't one of the choices of this page."
    raise UsageError.because("serve.choice", message, hint="Choose one of those that it shows.")
