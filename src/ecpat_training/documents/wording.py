"""What papers say of their own, in one language: fixed words from `words/`; dates, lists and the names of countries and
languages from Babel; and which words of a language are missing, told before anybody reads them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.text import listing
from ecpat_training.documents.document import Labels
from ecpat_training.words.catalogue import english
from ecpat_training.words.catalogue.message import phrase

if TYPE_CHECKING:
    from babel import Locale

ENGLISH = "en"


class CountedNoun(NamedTuple):
    """What stands behind a number: its forms, and which of them a number asks for."""

    forms: tuple[str, ...]
    form: Callable[[int], int]


@dataclass(frozen=True)
class Wording:
    """The words of a language. `tag` is its BCP 47 tag, `words` the phrases by their key, `missing` the keys for which
    the English phrase stands in; `counted` the nouns that stand behind a number."""

    language: str
    tag: str
    words: Mapping[str, str]
    missing_keys: tuple[str, ...] = ()
    counted: Mapping[str, CountedNoun] = field(default_factory=dict)

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
        noun = self.counted[key]
        return f"{self.number(number)} {noun.forms[noun.form(number)]}"

    def number(self, number: int) -> str:
        """A whole number as people of the language write it."""
        if self.tag == english.TAG:
            return f"{number:,}"  # as Babel says it too, whose English takes longer to load than a list to check
        from babel.numbers import format_decimal

        return format_decimal(number, locale=self._locale)

    @property
    def labels(self) -> Labels:
        """What formats add of their own, as a `Document` takes it: the fields are filled in there."""
        phrases = self.words
        return Labels(phrases["page"], phrases["report sheet"], phrases["table"], phrases["see sheet"])

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
        if self.tag == english.TAG:
            return _join_in_english(names, "and")
        from babel.lists import format_list

        return format_list(names, locale=self._locale)

    def alternatives(self, names: Sequence[str]) -> str:
        """Names of which one holds: `a, b or c`."""
        if self.tag == english.TAG:
            return _join_in_english(names, "or")
        from babel.lists import format_list

        return format_list(names, style="or", locale=self._locale)

    @cached_property
    def _locale(self) -> "Locale":
        """Babel's knowledge of the language; of English, where it has none."""
        from babel import Locale, UnknownLocaleError

        try:
            return Locale.parse(self.tag, sep="-")
        except UnknownLocaleError:
            return Locale.parse(english.TAG, sep="-")


def _join_in_english(names: Sequence[str], last_separator: str) -> str:
    """Names as Babel lists them in English, without loading it."""
    return f"{', '.join(names[:-1])} {last_separator} {names[-1]}" if len(names) > 1 else "".join(names)


def languages() -> list[str]:
    """The codes of the languages in which papers have words of their own."""
    from ecpat_training.words.catalogue.translation import translated_languages

    return sorted({ENGLISH, *translated_languages()})


def wording(language: str = ENGLISH) -> Wording:
    """The words of a language; English ones, as `missing` says, where it has none."""
    nouns = {key: CountedNoun(forms, english.plural_form) for key, forms in english.COUNTED.items()}
    if language == ENGLISH:
        return Wording(language, english.TAG, english.WORDS, counted=nouns)
    from ecpat_training.words.catalogue.translation import noun, translated_languages, translation  # reads no English

    if language not in translated_languages():
        return Wording(language, language, english.WORDS, (*english.WORDS, *map(noun, nouns)), nouns)
    translated = translation(language)
    missing = [key for key in english.WORDS if key not in translated.words]
    missing += [noun(key) for key in nouns if key not in translated.counted]
    counted = nouns | {key: CountedNoun(forms, translated.form) for key, forms in translated.counted.items()}
    return Wording(language, translated.tag, {**english.WORDS, **translated.words}, tuple(missing), counted)


def native_name(language: str) -> str:
    """The name of a language in that language, with a capital: `Français`; the code itself where Babel has none."""
    from babel import Locale, UnknownLocaleError

    try:
        name = Locale.parse(language).get_language_name(language) or language
    except (UnknownLocaleError, ValueError):
        name = language
    return name[:1].upper() + name[1:]


def untranslated(language: str) -> list[Finding]:
    """A warning where fixed words of papers are said in English instead; none where all are there."""
    missing = wording(language).missing_keys
    if not missing:
        return []
    available = listing([code for code in languages() if code != language], 40)
    message = phrase(
        "{texts:,} {texts:fixed word|fixed words} of papers can't be said in `{language}`; English is used.",
        texts=len(missing),
        language=language,
    )
    return [
        Finding(
            "translation.words",
            Severity.WARNING,
            message,
            hint=phrase("Papers have words of their own in: {languages}.", languages=available),
        )
    ]
