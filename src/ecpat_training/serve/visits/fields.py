"""Fields of forms: what people type or choose."""

from collections.abc import Collection

from ecpat_training.core.errors import UsageError
from ecpat_training.core.text import visible
from ecpat_training.words.catalogue.message import phrase


def parse_whole_number(text_value: str | None, label: str, min_value: int, max_value: int) -> int:
    """The whole number that a field holds.

    Raises:
        UsageError: the field holds no whole number, or one below `min_value` or above `max_value`.
    """
    text = (text_value or "").strip()
    if text.isascii() and text.isdigit() and len(text) < 12 and min_value <= int(text) <= max_value:
        return int(text)
    message = phrase("{label}: `{text}` can't be used.", label=label, text=visible(text[:40]))
    raise UsageError.because(
        "serve.number",
        message,
        hint=phrase("Write a whole number from {least} to {most}.", least=min_value, most=max_value),
    )


def parse_choice(text_value: str | None, choices: Collection[str]) -> str:
    """The choice that a field holds.

    Raises:
        UsageError: the choice isn't among `choices`.
    """
    if text_value is not None and text_value in choices:
        return text_value
    message = phrase("`{text}` isn't one of the choices of this page.", text=visible((text_value or "")[:40]))
    raise UsageError.because("serve.choice", message, hint="Choose one of those that it shows.")
