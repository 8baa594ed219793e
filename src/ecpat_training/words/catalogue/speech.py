"""The language that is spoken: what a marked text is in it, how it writes numbers and days.

Where a language counts, a text chooses by the number: `{n} {n:человек|человека|человек}`. Behind what may end in a
mark of its own, a text says its mark in the field: `{title::}` is `Confidence:` and `How sure?`.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from string import Formatter
from typing import TYPE_CHECKING

from ecpat_training.core.text import add_mark

if TYPE_CHECKING:
    from babel import Locale


@dataclass(frozen=True)
class Speech:
    """How a language says what is marked. `tag` is its BCP 47 tag, `texts` what it says by the English text, `nouns`
    the forms of what stands behind a number by its English singular, of which `form` says which a number asks for.
    English has neither: it is said as it stands. An `unread` language is one whose translation no native speaker has
    read."""

    tag: str = "en-GB"
    texts: Mapping[str, str] | None = None
    nouns: Mapping[str, tuple[str, ...]] | None = None
    form: Callable[[int], int] = lambda number: int(number != 1)
    is_unread: bool = False

    @property
    def english(self) -> bool:
        """Whether all is said as it is written."""
        return self.texts is None

    def has_text(self, english: str) -> bool:
        """Whether the language has a text of its own for a marked one."""
        return self.texts is not None and str.__str__(english) in self.texts

    def text(self, english: str) -> str:
        """A marked text, in this language; in English where it has none."""
        english_text = str.__str__(english)
        return english_text if self.texts is None else self.texts.get(english_text, english_text)

    def filled(self, english: str, values: tuple[object, ...], named: Mapping[str, object]) -> str:
        """A marked text with its fields filled in."""
        if self.texts is None and not _OWN_SYNTAX.search(english):
            return str.format(english, *values, **named)  # three times as quick
        return _Filling(self).vformat(self.text(english), values, named)

    def figure(self, english: str) -> str:
        """A number as English writes it (`1,234.5`), with the marks of this language."""
        if self.texts is None:
            return english
        group, point = self._marks
        return english.translate({ord(","): group, ord("."): point})

    def form_of(self, value: object) -> int:
        """Which form the number asks for that a field holds, also where it is written already (`1 234`, `-0,54`). A
        fraction takes the form of two (2,5 балла); in a language in which 0 is singular, that of its whole part (1,5
        point)."""
        text = str(value) if isinstance(value, int | float) else _read_number(str(value), *self._marks)
        number = _NUMBER.search(text)
        if number is None or not number["part"]:
            return self.form(int(number["whole"]) if number else 0)
        return self.form(int(number["whole"])) if self.form(0) == self.form(1) else self.form(2)

    def day(self, day: date) -> str:
        """A date as people of the language write it."""
        from babel.dates import format_date

        return format_date(day, "long", locale=self._locale)

    def country(self, code: str) -> str:
        """The name of a country by its ISO 3166-1 code; the code itself where it has no name."""
        return str(self._locale.territories.get(code, code))

    def language(self, code: str) -> str:
        """The name of a language by its ISO 639 code, as it stands in a sentence; the code itself where it has none."""
        return str(self._locale.languages.get(code, code))

    @cached_property
    def _marks(self) -> tuple[str, str]:
        """What parts thousands, and what parts decimals."""
        if self.english:
            return ",", "."
        from babel.numbers import get_decimal_symbol, get_group_symbol

        return get_group_symbol(self._locale), get_decimal_symbol(self._locale)

    @cached_property
    def _locale(self) -> "Locale":
        from babel import Locale

        return Locale.parse(self.tag, sep="-")


_OWN_SYNTAX = re.compile(r"\||:[:.]}")  # what no other formatter knows
_NUMBER = re.compile(r"(?P<whole>[0-9]+)(?P<part>\.[0-9]+)?")


def _read_number(text: str, group: str, point: str) -> str:
    """A number in a text as programs write it."""
    return text.replace(group, "").replace(point, ".")


class _Filling(Formatter):
    """Fills in a text: numbers are written with the language's marks; `{n:one|few|many}` is the form of a word that the
    number in `n` asks for, `{title::}` a title with the colon behind it that it needs."""

    def __init__(self, speech: Speech) -> None:
        self.speech = speech

    def format_field(self, value: object, spec: str) -> str:
        if "|" in spec:
            return spec.split("|")[self.speech.form_of(value)]
        if spec in (":", "."):
            return add_mark(str(value), spec)
        if isinstance(value, int | float) and not isinstance(value, bool):
            return self.speech.figure(format(value, spec))
        return format(str(value) if isinstance(value, str) else value, spec)


ENGLISH = Speech()
_CURRENT_SPEECH: ContextVar[Speech] = ContextVar("spoken", default=ENGLISH)


def current_speech() -> Speech:
    """The language that is spoken: English, unless `speaking` says another."""
    return _CURRENT_SPEECH.get()


@contextmanager
def speaking(speech: Speech) -> Iterator[None]:
    """While it lasts, marked texts are said in this language."""
    before = _CURRENT_SPEECH.set(speech)
    try:
        yield
    finally:
        _CURRENT_SPEECH.reset(before)


def figure(english: str) -> str:
    """A number as English writes it (`1,234.5`), with the marks of the language that is spoken."""
    return current_speech().figure(english)
