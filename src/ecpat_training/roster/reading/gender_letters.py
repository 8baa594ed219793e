"""Letters for genders that another language means the other way round: Lithuanian `V` is a man, Dutch `V` a woman."""

import re
from functools import cached_property

from ecpat_training.roster.reading.countries import country, given
from ecpat_training.roster.reading.headers import RosterColumn, RosterLayout
from ecpat_training.roster.reading.list_language import Texts, language_of_list, language_of_word
from ecpat_training.words.lists.headers import FIELD_OF
from ecpat_training.words.matching import key

_WORD = re.compile(r"\w+")
_DUTCH = "nl"
_ALONE = {"HU": "f", "ES": "m", "LT": "m"}  # without the other of `F` and `M` it may be the country's own


class GenderLetters:
    """The single letters of one column, its header's among them, and the language of the list."""

    def __init__(self, column: RosterColumn, layout: RosterLayout, texts: Texts) -> None:
        self._column, self._layout, self._texts = column, layout, texts

    def are_doubtful(self, text: str) -> bool:
        """Whether a text is one of the letters that mean the other gender in a language that the list may be in:
        `V` but in Dutch, `M` beside it, `H` and `M` without `F` (Spanish), `F` without `M` under a header that no table
        knows, or beside `N` (Hungarian), `S` beside `V`; a lone letter where everybody is from a country whose word for
        the other gender begins so."""
        letter = key(text)
        return len(letter) == 1 and letter in self._doubtful

    @cached_property
    def _doubtful(self) -> frozenset[str]:
        there = {
            key(text)
            for text in {*self._texts(self._column.position), *_WORD.findall(self._column.header)}
            if len(key(text)) == 1
        }
        doubtful: set[str] = set()
        if "v" in there and self._language != _DUTCH:
            doubtful |= {"v"} if "f" in there else {"v", "m", "s"}
        if {"h", "m"} <= there and "f" not in there:
            doubtful |= {"h", "m"}
        if "f" in there and not there & {"m", "h", "w"} and ("n" in there or not self._is_known):
            doubtful |= {"f", "n"}
        alone = _ALONE.get(self._only_country or "")
        if alone in there and not there & {"f", "m"} - {alone}:
            doubtful.add(str(alone))
        return frozenset(doubtful)

    @cached_property
    def _only_country(self) -> str | None:
        """The country that everybody is from, where the list says one."""
        columns = self._layout.of("country")
        found = {country(text) for column in columns for text in set(self._texts(column.position)) if given(text)}
        return found.pop() if len(found) == 1 else None

    @property
    def _is_known(self) -> bool:
        """Whether the column is known by its header: in each language whose headers are known, `F` is a woman."""
        return FIELD_OF.get(key(self._column.header)) in ("gender", "form of address")

    @cached_property
    def _language(self) -> str | None:
        """The language of the list where it is certain: that of this column's header, else of all others."""
        is_word = max(map(len, _WORD.findall(self._column.header)), default=0) > 1
        own = language_of_word(self._column.header) if is_word else None
        return own or language_of_list(self._layout, self._texts, without=self._column)


def ask_letter(text: str) -> str:
    """What to do about such a letter."""
    return (
        f"`{text}` is a woman in one language and a man in another: please write female or male, or say once what it "
        "means with `ecpat roster map`."
    )
