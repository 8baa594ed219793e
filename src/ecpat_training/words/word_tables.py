"""Tables of words, read from the TOML files in `lists/` that translators edit.

A file holds one subject, and is read when the first of its tables is asked for. Its tables are of three kinds: words by
meaning and language, words by language alone, and words by code (of a country, say). What else a file must keep to,
`tests/words/word_files.py` checks.
"""

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from ecpat_training.words.matching import Words

Meaning = TypeVar("Meaning")

FOLDER = Path(__file__).with_name("lists")
ANY_LANGUAGE = "any"
"""Stands in the place of a language where words aren't told apart by language."""


def words_by_meaning(subject: str, table: str, meanings: Iterable[Meaning]) -> dict[Meaning, Words]:
    """The words of each meaning of a table by language, all in the order of the file. `meanings` are those that the
    table may have; the file calls each as `str` does.

    Raises:
        ValueError: the table has another meaning.
    """
    entries: Mapping[str, Mapping[str, str]] = tables(subject)[table]
    meaning_of = {str(meaning): meaning for meaning in meanings}
    if unknown := entries.keys() - meaning_of.keys():
        raise ValueError(f"{subject}.toml: [{table}] knows no meaning {', '.join(sorted(unknown))}")
    return {meaning_of[name]: by_language(words) for name, words in entries.items()}


def words_by_name(subject: str, table: str) -> dict[str, Words]:
    """The same of a table whose meanings are only known to its file, each by its name there."""
    return words_by_meaning(subject, table, tables(subject)[table])


def words_by_language(subject: str, table: str) -> Words:
    """The words of a table without meanings, by language."""
    return by_language(tables(subject)[table])


def words_by_code(subject: str, table: str) -> dict[str, str]:
    """The words of a table of codes, by code."""
    return dict(words_by_language(subject, table))


def words_of(subject: str, table: str) -> str:
    """The words of a table without meanings, of all languages, separated by `;`."""
    return ";".join(words_by_language(subject, table).values())


def by_language(words: Mapping[str, str]) -> Words:
    """Words as a file has them, each language's in one line."""
    return {language: " ".join(line.split()) if "\n" in line else line for language, line in words.items()}


@cache
def tables(subject: str) -> dict[str, Any]:
    """The tables of a subject by name, as its file has them."""
    return tomllib.loads((FOLDER / f"{subject}.toml").read_text(encoding="utf-8"))
