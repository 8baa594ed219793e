"""What a code means is written once, in the table of the room that makes the message, and is true of what it makes."""

import re
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from ecpat_training.cli.codes import rooms, table
from ecpat_training.core.finding import Severity
from tests.errors.codes import codes, codes_of, remarks

TABLES = {room.name: list(table(room)) for room in rooms()}
EVERY = [one for entries in TABLES.values() for one in entries]
BY_CODE = {one.code: one for one in EVERY}
MOST_LETTERS = 165
_HOUSE_AVOIDS = re.compile(r"\b(so many|whoever|told|it stands|lived|as called|standing by)\b", re.IGNORECASE)
_A_PLACEHOLDER = re.compile(r"[{}]|%[sd]|<[a-z]|\bNone\b")


def test_every_code_is_in_one_table_and_no_table_has_another_code() -> None:
    assert [code for code, number in Counter(one.code for one in EVERY).items() if number > 1] == []
    assert sorted(codes() - BY_CODE.keys()) == [], "say in codes.toml of its room what it means and what to do"
    assert sorted(BY_CODE.keys() - codes()) == [], "nothing says it any more: take it out of codes.toml"


@pytest.mark.parametrize("room", TABLES)
def test_a_table_has_codes_of_its_own_room_in_their_order(room: str) -> None:
    found = [one.code for one in TABLES[room]]
    assert [code for code in found if code not in codes_of(room)] == []
    assert found == sorted(found)


@pytest.mark.parametrize("room", TABLES)
def test_entries_are_plain_short_sentences_without_values(room: str) -> None:
    texts = [(one.code, text) for one in TABLES[room] for text in (one.meaning, one.do)]
    assert [code for code, text in texts if not re.match(r"[A-Z`]|--", text) or not text.endswith(".")] == []
    assert [code for code, text in texts if len(text) > MOST_LETTERS] == []
    assert [code for code, text in texts if _HOUSE_AVOIDS.search(text) or _A_PLACEHOLDER.search(text)] == []


@pytest.mark.parametrize("room", TABLES)
def test_entries_say_each_severity_once_the_gravest_first(room: str) -> None:
    for one in TABLES[room]:
        assert one.severity
        assert one.severity == tuple(level for level in Severity if level in one.severity)


def test_an_entry_says_every_severity_that_the_source_gives_its_code() -> None:
    wrong = {(code, severity) for code, severity, _ in remarks() if severity and severity not in BY_CODE[code].severity}
    assert wrong == set()


def test_where_every_message_of_a_code_has_one_hint_its_entry_says_the_same() -> None:
    hints: dict[str, set[str | None]] = defaultdict(set)
    for code, _, hint in remarks():
        hints[code].add(hint)
    alone = {code: next(iter(of_code)) for code, of_code in hints.items() if len(of_code) == 1}
    constant = {code: hint for code, hint in alone.items() if hint and len(hint) <= MOST_LETTERS}
    assert len(constant) > 40
    assert {code: hint for code, hint in constant.items() if hint not in BY_CODE[code].do} == {}


def test_no_two_codes_mean_the_same_in_the_same_words() -> None:
    assert [meaning for meaning, number in Counter(one.meaning for one in EVERY).items() if number > 1] == []


def test_tables_travel_with_the_package() -> None:
    """The build takes every file of the package that git doesn't ignore."""
    ignored = (Path(__file__).parents[2] / ".gitignore").read_text("utf-8")
    assert "toml" not in ignored
