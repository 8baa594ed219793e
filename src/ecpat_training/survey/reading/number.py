"""Numbers as people type them into answers: plain digits, one mark, nothing that a computer alone would accept."""

import re
from collections.abc import Iterable

from ecpat_training.core.text import squeeze
from ecpat_training.values.quantity import Range

# ASCII digits only: int() and float() would take `4_0`, `٤`, `inf`, `nan` and `1e400` too.
_NUMBER = re.compile(r"-?[0-9]{1,18}(?:(?P<mark>[.,])(?P<decimals>[0-9]{1,18}))?")
_THOUSANDS = re.compile(r"-?[1-9][0-9]{0,2}(?:[.,][0-9]{3})+")


class NumberError(ValueError):
    """A text that is no number, or may be two; `code` and the message say which."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


def decimal_marks(texts: Iterable[str]) -> frozenset[str]:
    """The decimal marks that these texts leave no doubt about: `3.5` shows a point, `1,000` nothing."""
    matches = (_NUMBER.fullmatch(text) for text in map(squeeze, texts) if not _THOUSANDS.fullmatch(text))
    return frozenset(match["mark"] for match in matches if match and match["mark"])


def mark_throughout(texts: Iterable[str], scale: Range) -> frozenset[str]:
    """The mark of a column in which every number has three digits behind it, as a format such as `0.000` writes them,
    if thousands would lie outside the scale; empty otherwise."""
    squeezed_texts = {squeeze(text) for text in texts}
    numbers = [match for match in map(_NUMBER.fullmatch, squeezed_texts) if match]
    marks = frozenset(match["mark"] for match in numbers)
    thousands = [match[0].replace(match["mark"] or ".", "") for match in numbers if _THOUSANDS.fullmatch(match[0])]
    # A single such number may be a thousand; where the scale cannot hold thousands, all are decimals.
    beyond_scale = len(thousands) == len(numbers) > 1 and not any(
        scale.contains(float(number_text)) for number_text in thousands
    )
    return frozenset(filter(None, marks)) if beyond_scale and len(marks) == 1 else frozenset()


def parse_number(text: str, marks: frozenset[str] = frozenset()) -> float:
    """The number that a text writes, white space around it aside.

    `1.000` and `1,000` may mean one or one thousand. They are read only where `marks`, from the rest of the answers,
    holds their mark and no other.

    Raises:
        NumberError: the text isn't a number in plain digits, or can be read as two numbers.
    """
    number_text = squeeze(text)
    match = _NUMBER.fullmatch(number_text)
    # A wrong guess is an answer a thousand times too large, so that a person is asked.
    if _THOUSANDS.fullmatch(number_text) and not (match and marks == {match["mark"]}):
        raise NumberError("survey.ambiguous-number", "may mean a thousand or a decimal fraction")
    if match is None:
        raise NumberError("survey.not-a-number", "is not a number in plain digits")
    return float(number_text.replace(",", "."))
