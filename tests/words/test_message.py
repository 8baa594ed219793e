"""A message is English for whatever keeps it, knows its fields, and chooses words by numbers as translations do."""

import copy
import pickle

import pytest

from ecpat_training.words.catalogue.message import Command, Option, clauses_of, phrase, sentences
from ecpat_training.words.catalogue.speech import Speech, speaking

STRUCK = "{rows} {rows:row is|rows are} struck through, and {rows:isn't|aren't} read."
CROATIAN = Speech(
    "hr", {STRUCK: "{rows} {rows:red je precrtan|retka su precrtana|redaka je precrtano}."}, {}, lambda n: 2
)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (1, "1 row is struck through, and isn't read."),
        (0, "0 rows are struck through, and aren't read."),
        (12, "12 rows are struck through, and aren't read."),
        ("1", "1 row is struck through, and isn't read."),
        ("1,001", "1,001 rows are struck through, and aren't read."),
        ("1.5", "1.5 rows are struck through, and aren't read."),
    ],
)
def test_english_chooses_a_word_by_its_number(rows: int | str, expected: str) -> None:
    assert phrase(STRUCK, rows=rows) == expected


def test_a_command_is_said_as_it_is_typed() -> None:
    text = phrase(
        "{command:Run} with {sheet:`}.", command=Command("roster map", "my list.xlsx"), sheet=Option("--sheet")
    )
    assert text == "Run `ecpat roster map my list.xlsx` with `--sheet`."
    assert Option("--out", "FILE").__format__("") == "--out FILE"
    assert str(Command("evaluate", sign="")) == "ecpat evaluate"


def test_braces_in_values_and_bars_in_texts_are_text() -> None:
    assert phrase("{value} isn't known.", value="{rows:a|b} | {0}") == "{rows:a|b} | {0} isn't known."


def test_a_message_is_said_in_the_language_that_is_spoken_where_it_has_one() -> None:
    known, unknown = phrase(STRUCK, rows=5), phrase("{number:,} people", number=1234)
    both = sentences(known, unknown)
    with speaking(CROATIAN):
        assert f"{known}" == "5 redaka je precrtano."
        assert f"{unknown}" == "1,234 people"
        assert f"{both}" == "5 redaka je precrtano. 1,234 people"
    assert both == f"{both}" == "5 rows are struck through, and aren't read. 1,234 people"


def test_sentences_are_known_one_by_one() -> None:
    first = phrase("{rows} rows.", rows=2)
    assert clauses_of(sentences(first, "Look again.")) == (first, "Look again.")
    assert clauses_of(first) == (first,)
    assert clauses_of("Look again. And again.") == ("Look again. And again.",)


def test_a_message_goes_from_one_process_to_another_as_it_is() -> None:
    text = sentences(phrase(STRUCK, rows=3), phrase("{command:Run}.", command=Command("status")))
    for same in (pickle.loads(pickle.dumps(text)), copy.deepcopy(text)):
        assert same == text
        assert type(same) is type(text)
        assert clauses_of(same) == clauses_of(text)
