"""What a cell may name a person by: a code that is known from a list, or what can be no name."""

import re
import unicodedata
from collections.abc import Mapping, Sequence

from ecpat_training.core.text import fold
from ecpat_training.values.person_code import is_person_code


class KnownCodes:
    """The codes of a list, as it writes them; `listed` is false where there is no list."""

    def __init__(self, codes: Sequence[str] = ()) -> None:
        self._known: Mapping[str, str] = {fold(code): code for code in codes}
        self._names = {_as_name(code): code for code in codes}

    @property
    def listed(self) -> bool:
        """Whether there is a list at all."""
        return bool(self._known)

    def of(self, text: str) -> str | None:
        """The code that a text stands for, as the list writes it; the text itself where it is a code that isn't
        listed; None where it is no code and may be a name."""
        text = text.strip()
        if code := self._known.get(fold(text)) or self._names.get(_as_name(text)):
            return code
        return text if is_person_code(text) else None

    def on_list(self, code: str) -> bool:
        """Whether a code is on the list; true of every code where there is none."""
        return not self._known or fold(code) in self._known


def column_name(code: str) -> str:
    """A code as a part of a question's name in a form, where only some characters may be: letters of other alphabets by
    their numbers, as `Ț` and `Đ` are two people's."""
    letters = (
        f"u{ord(letter):x}" if letter.isalpha() and not letter.isascii() else letter for letter in _composed(code)
    )
    return re.sub(r"[^A-Za-z0-9_]", "_", "".join(letters))


def _as_name(code: str) -> str:
    return fold(column_name(code))


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)
