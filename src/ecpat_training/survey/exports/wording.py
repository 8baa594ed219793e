"""Wordings compared: the same question may be printed with another case, another dash or a number in front."""

import html
import re
import unicodedata
from functools import lru_cache

from ecpat_training.core.text import fold

_NOT_LETTERS = re.compile(r"[\W_]+")
_NUMBER_PATTERN = re.compile(
    r"(?P<number>(?:q(?:uestion)?\s*)?\d+(?:[.\-]\d+)*[a-z]?)\s*[.):\-–—]+\s+(?P<rest>\S.*)", re.I
)
_LABEL_PATTERN = re.compile(r"\((?P<number>[\w\-]{1,30})\)\s*(?P<rest>\S.*)")
_TAG = re.compile(r"</?[a-z][^<>]*>", re.I)
_NUMBER_BEFORE = re.compile(r"\s*(?:q(?:uestion)?\s*)?\d+\s*[.):]\s*", re.I)
_GRID = re.compile(r"(?P<stem>.+?)\s*\[(?P<row>.+)\]\s*", re.DOTALL)
_CUT_TEXT_PATTERN = re.compile(r"(?P<start>.+?)\s*(?:…|\.{2,})\s*")
_MAX_CACHED_LENGTH = 300  # letters of a heading whose key is kept
_MIN_CUT_LENGTH = 8  # letters of a question that was cut short; fewer could begin many


def heading_key(text: str) -> str:
    """A wording for comparison: letters and digits only, case folded the same way in every locale. The dotted and
    the dotless i of Turkish capitals (`KİMLİK`, `IRK`) fold to the same letter."""
    return (
        _known_key(text) if len(text) <= _MAX_CACHED_LENGTH else _key(text)
    )  # each platform asks for the same headings


def heading_keys(words: str) -> frozenset[str]:
    """The wordings that `;` separates, each for comparison."""
    return frozenset(map(heading_key, words.split(";")))


def _key(text: str) -> str:
    folded_text = fold(text).replace("i̇", "i").replace("ı", "i")
    return _NOT_LETTERS.sub(" ", folded_text).strip()


_known_key = lru_cache(maxsize=4096)(_key)


def strip_number(text: str) -> tuple[str, ...]:
    """(words, number) of a numbered question: `3. I know whom to call` gives (`I know whom to call`, `3`). A label
    in brackets counts as its number, as Moodle's feedback writes it: `(s03) I know whom to call`."""
    match = _NUMBER_PATTERN.fullmatch(text) or _LABEL_PATTERN.fullmatch(text)
    return (match["rest"], match["number"]) if match else ()


def grid_row(text: str) -> tuple[str, str] | None:
    """(question, row) of a header of a grid, as several platforms write it: `How sure? [I know whom to call.]`; None
    for other headers."""
    match = _GRID.fullmatch(text)
    return (match["stem"], match["row"]) if match else None


@lru_cache(maxsize=4096)  # an instrument's wordings are looked for in each file
def strip_markup(text: str) -> str:
    """A wording's bare letters and digits: without accents, marks of HTML (`<b>`, `&nbsp;`) and a number in front."""
    text_without_tags = _TAG.sub(" ", html.unescape(text)) if "<" in text or "&" in text else text
    letters = unicodedata.normalize("NFKD", _NUMBER_BEFORE.sub("", text_without_tags, count=1))
    return heading_key("".join(letter for letter in letters if not unicodedata.combining(letter)))


def cut_beginning(text: str) -> str:
    """The bare letters of a heading that was cut short, which ends in dots: `I know whom to ..`; nothing of others."""
    match = _CUT_TEXT_PATTERN.fullmatch(text)
    letters = strip_markup(match["start"]) if match else ""
    return letters if len(letters) >= _MIN_CUT_LENGTH else ""
