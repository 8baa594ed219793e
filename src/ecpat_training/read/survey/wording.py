"""Wordings compared: the same question may be printed with another case, another dash or a number in front."""

import re

from ecpat_training.core.text import fold

_NOT_LETTERS = re.compile(r"[\W_]+")
_NUMBERED = re.compile(r"(?P<number>(?:q(?:uestion)?\s*)?\d+(?:[.\-]\d+)*[a-z]?)\s*[.):\-–—]+\s+(?P<rest>\S.*)", re.I)


def key(text: str) -> str:
    """A wording for comparison: letters and digits only, case folded the same way in every locale. The dotted and
    the dotless i of Turkish capitals (`KİMLİK`, `IRK`) fold to the same letter."""
    folded = fold(text).replace("i̇", "i").replace("ı", "i")
    return _NOT_LETTERS.sub(" ", folded).strip()


def without_number(text: str) -> tuple[str, ...]:
    """The parts of a numbered question: `3. I know whom to call` gives (`I know whom to call`, `3`)."""
    match = _NUMBERED.fullmatch(text)
    return (match["rest"], match["number"]) if match else ()
