"""Letters for genders that another language means the other way round: Lithuanian `V` is a man, Dutch `V` a woman."""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from functools import cache, cached_property

from ecpat_training.read.aliases.headers import FIELD_OF, HEADERS
from ecpat_training.read.aliases.matching import key, keys
from ecpat_training.read.roster.countries import country, given
from ecpat_training.read.roster.headers import Column, Layout

_WORD = re.compile(r"\w+")
_DUTCH = "nl"
_ALONE = {"HU": "f", "ES": "m", "LT": "m"}  # without the other of `F` and `M` it may be the country's own
_LEAST = 2  # headers of one language that make it certain


class GenderLetters:
    """The single letters of one column, its header's among them, and the language of the list's headers."""

    def __init__(self, column: Column, layout: Layout, texts: Callable[[int], Iterable[str]]) -> None:
        """`texts` gives the texts of a column by its position."""
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
        """The language of the headers where it is certain: that of this column or of most others."""
        own = _languages().get(key(self._column.header), frozenset())
        if len(own) == 1 and max(map(len, _WORD.findall(self._column.header)), default=0) > 1:
            return next(iter(own))
        headers = {key(column.header) for column in self._layout.columns if column is not self._column}
        votes = Counter(next(iter(found)) for one in headers if len(found := _languages().get(one, frozenset())) == 1)
        ranked = votes.most_common(2)
        if not ranked or ranked[0][1] < _LEAST or (len(ranked) > 1 and ranked[1][1] >= ranked[0][1]):
            return None
        return ranked[0][0]


def ask_letter(text: str) -> str:
    """What to do about such a letter."""
    return (
        f"`{text}` is a woman in one language and a man in another: please write female or male, or say once what it "
        "means with `ecpat roster map`."
    )


@cache
def _languages() -> dict[str, frozenset[str]]:
    """The languages of each header, by its key."""
    found: dict[str, set[str]] = {}
    for words in HEADERS.values():
        for languages, line in words.items():
            for header in keys(line):
                found.setdefault(header, set()).update(language.strip() for language in languages.split(","))
    return {header: frozenset(languages) for header, languages in found.items()}
