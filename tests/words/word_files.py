"""The words of lists as their files hold them, `src/ecpat_training/words/lists/*.toml`, each with its line."""

import re
import tomllib
from collections.abc import Iterator
from itertools import accumulate
from typing import NamedTuple

from ecpat_training.words.word_tables import ANY_LANGUAGE

ASKED, BESIDE = "asked", "beside"
LEVELS, FINER, MONTHS = "levels", "finer", "months"
_MONTHS_OF_A_YEAR = 12
_KEY = r"[\w-]+|\"[^\"\n]+\"|'[^'\n]+'"
_PART = re.compile(
    rf"^[ \t]*(?:(?P<header>\[[^\n]+\])[ ]*$|(?P<key>{_KEY})[ \t]*=[ \t]*'''(?P<words>.*?)''')",
    re.MULTILINE | re.DOTALL,
)


class Entry(NamedTuple):
    """The words of one language below a header, which names a table and mostly a meaning. Where a table has its
    meanings in the place of languages, such as the codes of countries, the language is `any`."""

    line: int
    table: str
    meaning: str
    language: str
    words: str


class Word(NamedTuple):
    """A word, or one of the wordings of a level. `raw` is all that stands between its marks. Within a `group` of words
    it has one `meaning`, if the words of the group mean anything."""

    line: int
    raw: str
    group: str
    meaning: str

    @property
    def text(self) -> str:
        """The word as it is looked up."""
        return " ".join(self.raw.split())


def entries(text: str) -> Iterator[Entry]:
    """The entries of a file in order. Those of the tables that say where a word is a profession have the number of
    theirs for a meaning."""
    path: tuple[str, ...] = ()
    conditions = 0
    for part in _PART.finditer(text):
        if part["header"]:
            conditions += part["header"] == f"[[{BESIDE}]]"
            path = _path(part["header"].strip("[]"))
            continue
        language = _path(part["key"])[0]
        table, meaning = path[0], path[1] if len(path) > 1 else ""
        if table == ASKED or (len(path) == 1 and language != language.lower()) or language.isdecimal():
            meaning, language = language, ANY_LANGUAGE
        if table == BESIDE:
            meaning = str(conditions)
        yield Entry(text.count("\n", 0, part.start("key")) + 1, table, meaning, language, part["words"])


def words(entry: Entry) -> Iterator[Word]:
    """The words of an entry."""
    group, marks = entry.table, ";"
    if entry.table in (LEVELS, FINER):
        group, marks = f"{entry.table}.{entry.meaning} in {entry.language}", ";|<"
    parts = re.split(f"([{marks}])", entry.words)
    ends = accumulate(map(len, parts))
    level = 1
    for part, end in zip(parts, ends, strict=True):
        if part in marks and part:
            level += part == ";"
            continue
        begin = end - len(part.lstrip())
        line = entry.line + entry.words.count("\n", 0, begin)
        raw = part if marks == ";" else part.removesuffix(" ")
        yield Word(line, raw, group, _meaning(entry, level))


def _meaning(entry: Entry, level: int) -> str:
    if entry.table == LEVELS:
        return f"level {level}"
    if entry.table == MONTHS:
        return f"month {(level - 1) % _MONTHS_OF_A_YEAR + 1}"
    return "" if entry.table in (ASKED, BESIDE, FINER) else entry.meaning


def _path(dotted: str) -> tuple[str, ...]:
    """The names of a header or a key: `headers."given name"` are two."""
    names = []
    content = tomllib.loads(f"{dotted} = 0")
    while isinstance(content, dict):
        ((name, content),) = content.items()
        names.append(name)
    return tuple(names)
