"""Checks the words of lists as a translator left them, each problem with its file, its line and what to do:
python -m tests.words.checking"""

import re
import sys
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from ecpat_training.words.lists.answer_sets import LEVELS as LEVELS_OF_A_SET
from ecpat_training.words.matching import letters_key
from ecpat_training.words.word_tables import ANY_LANGUAGE, FOLDER, tables
from tests.words.word_files import ASKED, BESIDE, FINER, LEVELS, MONTHS, Entry, Word, entries, words

_MONTHS_OF_A_YEAR = 12
_LINE = re.compile(r"at line (\d+)")
_SETTINGS = "profession|bodies|own_language|as_spelt|together"
_OTHER_VALUE = re.compile(
    rf"^[ \t]*(?!(?:{_SETTINGS})\b)(?P<key>[\w-]+|\"[^\"\n]+\"|'[^'\n]+')[ \t]*=[ \t]*(?!''')\S", re.MULTILINE
)
_COMMENT = re.compile(r"^#.*$", re.MULTILINE)
_BLOCK = re.compile(r"'''.*?'''", re.DOTALL)
_INDENTED = re.compile(r"\n +")
_UNEVEN = re.compile(r"  | \n| $")


Listed = Sequence[tuple[Entry, Sequence[Word]]]
"""The entries of a file, each with its words."""


class Problem(NamedTuple):
    """What is wrong in a line, and what to do."""

    line: int
    text: str


def problems(text: str) -> list[Problem]:
    """The problems of a file, in the order of its lines."""
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = _LINE.search(str(error))
        hint = "Please put words between ''' and ''', and write each language of a meaning once."
        return [Problem(int(line[1]) if line else text.count("\n") + 1, f"this can't be read ({error}). {hint}")]
    listed = [(entry, list(words(entry))) for entry in entries(text)]
    by_check = (
        _quotes(text),
        (problem for entry, line in listed for problem in _of_entry(entry, line)),
        (problem for _, line in listed for word in line for problem in _of_word(word)),
        _two_meanings(listed, content.get("together", [])),
        _asked(listed),
        _finer(listed),
        _conditions(listed, content.get(BESIDE, [])),
    )
    return sorted({problem for problems_of_check in by_check for problem in problems_of_check})


def _quotes(text: str) -> Iterator[Problem]:
    outside = _BLOCK.sub(lambda block: "'''" + "\n" * block[0].count("\n"), _COMMENT.sub("#", text))
    for match in _OTHER_VALUE.finditer(outside):
        line = outside.count("\n", 0, match.start("key")) + 1
        yield Problem(line, f"the words of `{match['key']}` don't stand between ''' and '''. Please put them there.")


def _of_entry(entry: Entry, line: Sequence[Word]) -> Iterator[Problem]:
    languages = {*tables("languages")["names"], ANY_LANGUAGE}
    for language in entry.language.split(", "):
        if language not in languages:
            hint = "Please write its ISO 639-1 code, such as `sq`; a new language is named in languages.toml first."
            yield Problem(entry.line, f"no language is called `{language}`. {hint}")
    first: dict[str, Word] = {}
    for word in line if entry.table not in (MONTHS, FINER) else ():
        if word.text and first.setdefault(word.text.lower(), word) is not word:
            yield Problem(word.line, f"`{word.text}` stands twice for `{_called(entry)}`. Please write it once.")
    levels = len(entry.words.split(";"))
    if entry.table == LEVELS and levels != LEVELS_OF_A_SET:
        hint = "Please end each level but the last with one semicolon."
        yield Problem(entry.line, f"`{_called(entry)}` has {levels} levels and not {LEVELS_OF_A_SET}. {hint}")
    if entry.table == MONTHS and levels % _MONTHS_OF_A_YEAR:
        hint = "Please write twelve names a line, January first."
        yield Problem(entry.line, f"`{_called(entry)}` has {levels} names of months. {hint}")


def _called(entry: Entry) -> str:
    return f"{entry.meaning}, {entry.language}" if entry.meaning else entry.language


def _of_word(word: Word) -> Iterator[Problem]:
    if not word.text:
        hint = "Please write a word there, or take a semicolon or the line away."
        yield Problem(word.line, f"there is nothing where a word should be. {hint}")
        return
    if word.text != unicodedata.normalize("NFC", word.text):
        hint = "Please type it again; a letter and its accent are one character (Unicode's form NFC)."
        yield Problem(word.line, f"`{word.text}` has accents that stand apart from their letters. {hint}")
    for character in sorted(set(word.raw) - {" ", "\n"}):
        if unicodedata.category(character) in ("Zs", "Zl", "Zp", "Cc", "Cf"):
            name = unicodedata.name(character, f"U+{ord(character):04X}")
            yield Problem(word.line, f"`{word.text}` holds an invisible character, {name}. Please type it again.")
    if _UNEVEN.search(_INDENTED.sub("\n", word.raw)):
        yield Problem(word.line, f"there are blanks too many around or in `{word.text}`. Please take them away.")


def _two_meanings(listed: Listed, together: Sequence[Sequence[str]]) -> Iterator[Problem]:
    """Words that mean two things in one table, or in tables that the file says are looked up together."""
    group_of = {table: group[0] for group in together for table in group}
    first: dict[tuple[str, str], Word] = {}
    for word in (word for _, line in listed for word in line):
        if not word.meaning or not (key := letters_key(word.text)):
            continue
        before = first.setdefault((group_of.get(word.group, word.group), key), word)
        if before.meaning != word.meaning:
            hint = "Please leave it under the one that it means in every language, or under none, so that it is asked."
            meanings = f"`{word.meaning}`, and in line {before.line} under `{before.meaning}`"
            yield Problem(word.line, f"`{word.text}` stands under {meanings}. {hint}")


def _asked(listed: Listed) -> Iterator[Problem]:
    """Words that a table has though the file says that they mean several things."""
    asked = {(entry.meaning, letters_key(word.text)) for entry, line in listed if entry.table == ASKED for word in line}
    for entry, line in listed:
        for word in line:
            if (entry.table, letters_key(word.text)) in asked:
                hint = f"Please take it away here; the end of the file, [{ASKED}], says why it is asked."
                yield Problem(
                    word.line, f"`{word.text}` means one thing in one language and another in the next. {hint}"
                )


def _finer(listed: Listed) -> Iterator[Problem]:
    """Wordings that are told apart within a level, and stand in none."""
    wordings = {
        (entry.meaning, entry.language, word.text) for entry, line in listed if entry.table == LEVELS for word in line
    }
    for entry, line in listed:
        for word in line if entry.table == FINER else ():
            if (entry.meaning, entry.language, word.text) not in wordings:
                hint = "Please write it there as well, or as it is there."
                yield Problem(word.line, f"`{word.text}` stands in no level of [{LEVELS}.{entry.meaning}]. {hint}")


def _conditions(listed: Listed, conditions: Sequence[Mapping[str, Any]]) -> Iterator[Problem]:
    """Words that mean two professions in the same lists beside the same kind of organisation."""
    by_key: dict[str, list[tuple[Entry, Word]]] = {}
    for entry, line in listed:
        for word in line if entry.table == BESIDE else ():
            condition = conditions[int(entry.meaning) - 1]
            for earlier, before in by_key.setdefault(letters_key(word.text), []):
                condition_before = conditions[int(earlier.meaning) - 1]
                apart = entry.language != earlier.language and _in_own_language(condition, condition_before)
                if not apart and _may_meet(condition, condition_before):
                    meanings = f"`{condition['profession']}`, and in line {before.line} under "
                    hint = "Please leave it under one, or give them different `bodies`."
                    yield Problem(
                        word.line, f"`{word.text}` stands under {meanings}`{condition_before['profession']}`. {hint}"
                    )
            by_key[letters_key(word.text)].append((entry, word))


def _in_own_language(*conditions: Mapping[str, Any]) -> bool:
    return all(condition.get("own_language") for condition in conditions)


def _may_meet(one: Mapping[str, Any], another: Mapping[str, Any]) -> bool:
    """Whether two professions may be meant beside one organisation."""
    bodies, more = set(one.get("bodies", ())), set(another.get("bodies", ()))
    return one["profession"] != another["profession"] and (not bodies or not more or not bodies.isdisjoint(more))


def main(folder: Path = FOLDER) -> int:
    """Writes the problems of all files of a folder; 1 where there are any, else 0."""
    lines = [
        f"{path.name}, line {problem.line}: {problem.text}"
        for path in sorted(folder.glob("*.toml"))
        for problem in problems(path.read_text(encoding="utf-8"))
    ]
    sys.stdout.writelines(f"{line}\n" for line in lines)
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main())
