"""Fields of forms: what people type or choose."""

from collections.abc import Collection

from ecpat_training.core.errors import UsageError
from ecpat_training.core.text import visible
from ecpat_training.words.catalogue.message import phrase


def whole_number(written: str | None, label: str, least: int, most: int) -> int:
    """The whole number that a field holds.

    Raises:
        UsageError: the field holds no whole number, or one below `least` or above `most`.
    """
    text = (written or "").strip()
    if text.isascii() and text.isdigit() and len(text) < 12 and least <= int(text) <= most:
        return int(text)
    message = phrase("{label}: `{text}` can't be used.", label=label, text=visible(text[:40]))
    raise UsageError.because(
        "serve.number", message, hint=phrase("Write a whole number from {least} to {most}.", least=least, most=most)
    )


def one_of(written: str | None, offered: Collection[str]) -> str:
    """The choice that a field holds.

    Raises:
        UsageError: the choice isn't among `offered`.
    """
    if written is not None and written in offered:
        return written
    message = phrase("`{text}` isn't one of the choices of this page.", text=visible((written or "")[:40]))
    raise UsageError.because("serve.choice", message, hint="Choose one of those that it shows.")
