"""Text from files is data: shown, compared and used in file names without harm."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecpat_training.core.text import (
    add_mark,
    closest_name,
    count,
    fold,
    listing,
    sentence,
    slug,
    unsafe_characters,
    visible,
)
from tests.shared import SHARED

PAYLOADS = json.loads((SHARED / "badinputs" / "payloads.json").read_text("utf-8")) if SHARED else {}
SHARED_TERMINAL = [
    item for group in ("terminal", "bidi", "markup", "xml") for item in PAYLOADS.get(group, {}).get("items", [])
]
SHARED_NAMES = PAYLOADS.get("filename", {}).get("items", [])


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("\x1b[31mred", "<U+001B>[31mred"),
        ("Iva\u202enova", "Iva<U+202E>nova"),
        ("a\u200bb", "a<U+200B>b"),
        ("two\r\nlines", "two lines"),
        ("a\x9b31m", "a<U+009B>31m"),
        ("Ивáнова Ñandú 王", "Ивáнова Ñandú 王"),
        ("[red]x[/red] :smiley:", "[red]x[/red] :smiley:"),
    ],
)
def test_what_could_steer_a_terminal_is_shown(written: str, shown: str) -> None:
    assert visible(written) == shown


@pytest.mark.parametrize("payload", ["\x1b]0;owned\x07", *SHARED_TERMINAL])
def test_no_payload_reaches_a_terminal(payload: str) -> None:
    assert unsafe_characters(visible(payload)) == []
    assert "\n" not in visible(payload)


@given(st.text())
def test_visible_text_is_stable_and_harmless(text: str) -> None:
    assert visible(visible(text)) == visible(text)
    assert not [character for character in visible(text) if ord(character) < 32 or 127 <= ord(character) < 160]


@pytest.mark.parametrize(
    "pair", [("  Nom ", "nom"), ("ＮＧＯ", "ngo"), ("Straße", "STRASSE"), ("ID\u00a0", "id"), ("\ufeffid", "id")]
)
def test_folding_makes_equal_what_people_mean_as_equal(pair: tuple[str, str]) -> None:
    assert fold(pair[0]) == fold(pair[1])


@pytest.mark.parametrize(
    "name", ["../evil", "/etc/passwd", "C:\\evil", "nul", "LPT9", "...", " ", "é", "x" * 300, *SHARED_NAMES]
)
def test_a_slug_is_a_safe_part_of_a_file_name(name: str) -> None:
    safe = slug(name)
    assert safe
    assert len(safe) <= 61
    assert set(safe) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert safe not in {"nul", "con", "prn", "aux", "com1", "lpt9"}


def test_lists_and_counts_read_as_people_say_them() -> None:
    assert listing([]) == ""
    assert listing(["GO"]) == "GO"
    assert listing(["GO", "IGO", "NGO"]) == "GO, IGO and NGO"
    assert listing(list("abcdefghij"), 3) == "a, b, c and 7 more"
    assert count(1, "person", "people") == "1 person"
    assert count(17, "person", "people") == "17 people"
    assert count(1200, "row") == "1,200 rows"


def test_a_name_is_meant_whatever_its_case_and_the_first_of_equals() -> None:
    assert closest_name("HR-2", ["hr-1", "hr-2"]) == "hr-2"
    assert closest_name("openning", ["opening", "Opening"]) == "opening"
    assert closest_name("quite different", ["opening"]) is None


def test_a_sentence_begins_with_a_capital_but_an_id_stays_as_it_is_written() -> None:
    assert sentence("the training starts.", {"ge-1"}) == "The training starts."
    assert sentence("ge-1 starts.", {"ge-1"}) == "ge-1 starts."
    assert sentence("ge-10 starts.", {"ge-1"}) == "Ge-10 starts."


@pytest.mark.parametrize(
    ("title", "marked"),
    [
        ("How satisfied are you?", "How satisfied are you?"),
        ("Act now!", "Act now!"),
        ("Please say how much you agree.", "Please say how much you agree:"),
        ("Confidence", "Confidence:"),
        ("q1.", "q1.:"),  # an id, not a sentence
        ("", ":"),
    ],
)
def test_a_title_with_a_mark_of_its_own_gets_no_second_one(title: str, marked: str) -> None:
    assert add_mark(title, ":") == marked


def test_a_list_that_ends_in_a_question_needs_no_full_stop() -> None:
    assert add_mark("Confidence and How sure?", ".") == "Confidence and How sure?"
    assert add_mark("How sure? and I can help.", ".") == "How sure? and I can help."
    assert add_mark("q1", ".") == "q1."
