"""What papers say of their own, in one language: fixed words from `words/`; dates, lists and the names of countries and
languages from Babel."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from types import ModuleType
from typing import TYPE_CHECKING

from ecpat_training.core.registry import load, members
from ecpat_training.documents.document import Labels
from ecpat_training.words import catalogue as words
from ecpat_training.words.catalogue import en

if TYPE_CHECKING:
    from babel import Locale

ENGLISH = "en"


@dataclass(frozen=True)
class Wording:
    """The words of a language. `tag` is its BCP 47 tag, `words` the phrases by their key, `missing` the keys for which
    the English phrase stands in; `counted` the nouns that stand behind a number, by CLDR's category of the number."""

    language: str
    tag: str
    words: Mapping[str, str]
    missing: tuple[str, ...] = ()
    counted: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def say(self, key: str, **fields: object) -> str:
        """A phrase with its fields filled in.

        Raises:
            KeyError: there is no such phrase, or a field of it isn't given.
        """
        return self.words[key].format(**fields)

    def many(self, key: str, number: int) -> str:
        """So many of something, in the form that the number asks for: `2 женщины`, `5 женщин`.

        Raises:
            KeyError: there is no such noun.
        """
        forms = self.counted[key]
        *_, last = forms.values()
        return f"{self.number(number)} {forms.get(self._locale.plural_form(number), last)}"

    def number(self, number: int) -> str:
        """A whole number as people of the language write it."""
        from babel.numbers import format_decimal

        return format_decimal(number, locale=self._locale)

    @property
    def labels(self) -> Labels:
        """What formats add of their own, as a `Document` takes it: the fields are filled in there."""
        said = self.words
        return Labels(said["page"], said["report sheet"], said["table"], said["see sheet"])

    def date(self, day: date) -> str:
        """A date as people write it, the same on every machine: `Thursday 12 May 2005`."""
        from babel.dates import format_date

        return format_date(day, self.words["date"], locale=self._locale)

    def country(self, code: str) -> str:
        """The name of a country by its ISO 3166-1 code; the code itself where Babel has no name."""
        return str(self._locale.territories.get(code, code))

    def name_of(self, language: str) -> str:
        """The name of a language by its ISO 639 code, with a capital; the code itself where Babel has no name."""
        name = str(self._locale.languages.get(language, language))
        return name[:1].upper() + name[1:]

    def listing(self, names: Sequence[str]) -> str:
        """Names as a person lists them: `a, b and c`."""
        from babel.lists import format_list

        return format_list(names, locale=self._locale)

    def alternatives(self, names: Sequence[str]) -> str:
        """Names of which one holds: `a, b or c`."""
        from babel.lists import format_list

        return format_list(names, style="or", locale=self._locale)

    @cached_property
    def _locale(self) -> "Locale":
        """Babel's knowledge of the language; of English, where it has none."""
        from babel import Locale, UnknownLocaleError

        try:
            return Locale.parse(self.tag, sep="-")
        except UnknownLocaleError:
            return Locale.parse(en.TAG, sep="-")


def languages() -> list[str]:
    """The codes of the languages in which papers have words of their own."""
    return members(words)


def wording(language: str = ENGLISH) -> Wording:
    """The words of a language; English ones, as `missing` says, where it has none."""
    if language not in languages():
        return Wording(language, language, en.WORDS, tuple(en.WORDS), _forms(en))
    module = load(words, language)
    missing = tuple(key for key in en.WORDS if key not in module.WORDS)
    return Wording(language, module.TAG, {**en.WORDS, **module.WORDS}, missing, {**_forms(en), **_forms(module)})


def _forms(module: ModuleType) -> dict[str, dict[str, str]]:
    """The forms of each noun, by CLDR's category of the number in front of it."""
    return {key: dict(zip(module.PLURALS, forms, strict=True)) for key, forms in module.COUNTED.items()}
