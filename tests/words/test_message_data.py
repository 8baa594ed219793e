"""A message is data for other programs: its values by name, never more than the text holds, and the commands in it."""

from pathlib import PurePosixPath

from ecpat_training.words.catalogue.marked_text import marked
from ecpat_training.words.catalogue.message import Command, Option, phrase, sentences
from ecpat_training.words.catalogue.message_data import commands_of, fields_of
from ecpat_training.words.catalogue.speech import Speech, speaking

MAP = Command("roster map", "'my list.xlsx' --out map.yaml")


def test_numbers_are_numbers_and_anything_else_is_text() -> None:
    text = phrase(
        "{rows:,} of {file} ({share:.1f} %, {change:+d}) by {who}; {sheet:`}.",
        rows=1234,
        file=PurePosixPath("a.csv"),
        share=12.345,
        change=-3,
        who="17",
        sheet=Option("--sheet", "NAME"),
    )
    assert text == "1,234 of a.csv (12.3 %, -3) by 17; `--sheet NAME`."
    assert fields_of(text) == {
        "rows": 1234,
        "file": "a.csv",
        "share": 12.3,
        "change": -3,
        "who": "17",
        "sheet": "--sheet NAME",
    }


def test_what_the_text_does_not_show_is_no_field() -> None:
    assert fields_of(phrase("{people:It|They} can't be read.", people=3, name="Ana")) == {}


def test_fields_of_parts_stand_beside_those_of_the_whole() -> None:
    reason = phrase("row {row} is empty", row=4)
    text = phrase("{file} can't be read, because {reason}.", file="a.csv", reason=reason)
    assert fields_of(text) == {"file": "a.csv", "reason": "row 4 is empty", "row": 4}
    quoted = phrase("`{value}`", value="prosecutr")
    assert fields_of(phrase("{value} isn't known.", value=quoted)) == {"value": "prosecutr"}


def test_a_name_that_stands_for_two_values_is_numbered() -> None:
    message = phrase("{rows} rows.", rows=2)
    hint = sentences(phrase("Look at {rows} rows.", rows=2), phrase("Or at {rows}.", rows=5), phrase("{rows}", rows=6))
    assert fields_of(message, hint) == {"rows": 2, "rows_2": 5, "rows_3": 6}


def test_a_plain_text_has_neither() -> None:
    assert fields_of("Look again: `ecpat status`.", None) == {}
    assert commands_of("Look again: `ecpat status`.") == commands_of(None) == ()


def test_commands_are_words_each_once_in_their_order() -> None:
    hint = sentences(
        phrase("{command:Run}.", command=MAP),
        phrase("Then {then}.", then=phrase("{command:run}", command=Command("status"))),
        phrase("{command:Run} again.", command=MAP),
    )
    assert commands_of(hint) == (
        ("ecpat", "roster", "map", "my list.xlsx", "--out", "map.yaml"),
        ("ecpat", "status"),
    )
    assert fields_of(hint) == {"then": "run `ecpat status`"}


def test_a_name_with_an_apostrophe_breaks_no_command() -> None:
    assert commands_of(phrase("{command}", command=Command("add", "Ana's.csv"))) == (("ecpat", "add", "Ana's.csv"),)


def test_data_are_english_whatever_is_spoken() -> None:
    text = phrase("{kind}: {rows:,}", kind=marked("Room"), rows=1234)
    with speaking(Speech("de", {"Room": "Raum"})):
        assert fields_of(text) == {"kind": "Room", "rows": 1234}
