"""Numbers as people type them into answers: plain digits, one mark, nothing that a computer alone would accept."""

import re
from collections.abc import Iterable

from ecpat_training.core.text import squeeze

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
    found = (_NUMBER.fullmatch(text) for text in map(squeeze, texts) if not _THOUSANDS.fullmatch(text))
    return frozenset(match["mark"] for match in found if match and match["mark"])


def parse_number(text: str, marks: frozenset[str] = frozenset()) -> float:
    """The number that a text writes, white space around it aside.

    `1.000` and `1,000` may mean one or one thousand. They are read only where `marks`, from the rest of the answers,
    holds their mark and no other.

    Raises:
        NumberError: it isn't written with plain digits, or it can be read in two ways.
    """
    written = squeeze(text)
    match = _NUMBER.fullmatch(written)
    if _THOUSANDS.fullmatch(written) and not (match and marks == {match["mark"]}):
        raise NumberError("survey.ambiguous-number", "may mean a thousand or a decimal fraction")
    if match is None:
        raise NumberError("survey.not-a-number", "is not a number in plain digits")
    return float(written.replace(",", "."))
