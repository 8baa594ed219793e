"""Reading translations: `.po` files of GNU gettext, as Poedit, Weblate and Babel write them.

Babel reads them as well, and needs 20 ms for the first; this needs 3, which counts where one short paper is made. Tests
hold the two against each other.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from gettext import c2py
from typing import NamedTuple

_LINE = re.compile(r'(msgctxt|msgid_plural|msgid|msgstr(?:\[\d+\])?|)[ \t]*"(.*)"[ \t\r]*')
_FUZZY = re.compile(r"#,.*\bfuzzy\b")
_ESCAPED = re.compile(r"\\(.)")
_LETTERS = {"n": "\n", "t": "\t", "r": "\r"}
_PLURALS = re.compile(r"nplurals\s*=\s*(\d+)\s*;\s*plural\s*=\s*([^;]+)")


class PoEntry(NamedTuple):
    """A text with its translation. `plural` is the original's form for several, empty where the text has but one form;
    `translations` has as many forms as the file writes, each empty until somebody translates it. A `fuzzy` entry is of
    an earlier original, until a translator has looked at it."""

    context: str
    original: str
    plural: str
    translations: tuple[str, ...]
    fuzzy: bool


class Po(NamedTuple):
    """What a file says: its header's fields, its entries in order, and which of `forms` forms a number asks for."""

    header: Mapping[str, str]
    entries: tuple[PoEntry, ...]
    forms: int
    form: Callable[[int], int]


def read_po(text: str) -> Po:
    """What the text of a `.po` file says. Entries that the template has no longer (`#~`) are left out.

    Raises:
        ValueError: a line is none of such a file, or its rule for plural forms can't be read.
    """
    entries = tuple(_entries(text))
    header = {}
    for entry in entries:
        if not entry.original and not entry.context:
            lines = (line.partition(":") for line in entry.translations[0].split("\n"))
            header = {name.strip(): value.strip() for name, _, value in lines if name.strip()}
    forms, form = _rule(header.get("Plural-Forms", "nplurals=2; plural=n != 1"))
    return Po(header, tuple(entry for entry in entries if entry.original), forms, form)


def _rule(plural_forms: str) -> tuple[int, Callable[[int], int]]:
    """How many forms there are and which one a number asks for, from the header's formula."""
    rule = _PLURALS.search(plural_forms)
    if rule is None:
        raise ValueError(f"`Plural-Forms: {plural_forms}` gives no number of forms and no rule.")
    return int(rule[1]), c2py(rule[2].strip())


class _UnfinishedEntry:
    """An entry of which some lines are read."""

    def __init__(self) -> None:
        self.fields: dict[str, str] = {}
        self.field, self.fuzzy = "", False

    @property
    def is_translated(self) -> bool:
        return self.field.startswith("msgstr")

    def entry(self) -> PoEntry:
        translations = tuple(text for name, text in self.fields.items() if name.startswith("msgstr"))
        original, plural = self.fields.get("msgid", ""), self.fields.get("msgid_plural", "")
        return PoEntry(self.fields.get("msgctxt", ""), original, plural, translations, self.fuzzy)


def _entries(text: str) -> Iterator[PoEntry]:
    """The entries in order, the header too, which is the one without an original."""
    entry = _UnfinishedEntry()
    for number, line in enumerate(text.split("\n"), 1):
        if not line or line.isspace():
            continue
        comment = line[0] == "#"
        match = None if comment else _LINE.fullmatch(line)
        if entry.is_translated and (comment or (match and match[1] in ("msgctxt", "msgid"))):
            yield entry.entry()
            entry = _UnfinishedEntry()
        if match:
            entry.field = match[1] or entry.field
            entry.fields[entry.field] = entry.fields.get(entry.field, "") + _unescaped(match[2])
        elif comment:
            entry.fuzzy |= bool(_FUZZY.match(line))
        else:
            raise ValueError(f"line {number} is none of a .po file: {line.strip()}")
    if entry.is_translated:
        yield entry.entry()


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda match: _LETTERS.get(match[1], match[1]), text) if "\\" in text else text
