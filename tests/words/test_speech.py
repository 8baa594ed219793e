"""What is marked is said in the language that is spoken, numbers as it writes and counts them; all else stays."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecpat_training.words.catalogue.marked_text import count_phrase, join_names, marked, translate_marked
from ecpat_training.words.catalogue.message import phrase
from ecpat_training.words.catalogue.speech import Speech, figure, speaking


def slavic(number: int) -> int:
    """The rule of Ukrainian in gettext's manual."""
    if number % 10 == 1 and number % 100 != 11:
        return 0
    return 1 if 2 <= number % 10 <= 4 and not 12 <= number % 100 <= 14 else 2


UKRAINIAN = Speech(
    "uk",
    {
        "{n:,} people of {site}": "{n:,} {n:людина|людини|людей} з {site}",
        "Room": "Запас",
        "{names} and {last}": "{names} і {last}",
    },
    {"person": ("людина", "людини", "людей")},
    slavic,
)
FRENCH = Speech("fr-FR", {"{value} points": "{value} {value:point|points}"}, {}, lambda number: int(number > 1))
PEOPLE, ROOM, POINTS = marked("{n:,} people of {site}"), marked("Room"), marked("{value} points")


@pytest.mark.parametrize(
    ("number", "said"), [(1, "1 людина"), (3, "3 людини"), (12, "12 людей"), (1221, "1\u00a0221 людина")]
)
def test_a_number_chooses_the_form_of_its_word(number: int, said: str) -> None:
    with speaking(UKRAINIAN):
        assert PEOPLE.format(n=number, site="Kyiv") == f"{said} з Kyiv"
        assert count_phrase(number, "person", "people") == said
    assert count_phrase(1221, "person", "people") == "1,221 people"


@pytest.mark.parametrize(
    ("value", "said"), [("0,54", "point"), ("1,99", "point"), ("2,00", "points"), ("-1,50", "point")]
)
def test_a_fraction_that_is_written_already_chooses_by_its_whole_part_in_french(value: str, said: str) -> None:
    with speaking(FRENCH):
        assert POINTS.format(value=value) == f"{value} {said}"


def test_marked_texts_are_said_in_other_texts_and_in_parts_of_a_document_and_nothing_else_is() -> None:
    kept = phrase(PEOPLE, n=2, site="Lviv")
    assert kept == "2 people of Lviv"
    with speaking(UKRAINIAN):
        assert f"{ROOM}: {kept}" == "Запас: 2 людини з Lviv"
        assert translate_marked((ROOM, "Room", [kept], 3.5)) == ("Запас", "Room", ["2 людини з Lviv"], 3.5)
        assert ROOM.lower() + "!" == "запас!"
        assert join_names(["a", "b", "c"]) == "a, b і c"
    assert translate_marked((ROOM, "Room")) == ("Room", "Room")


def test_the_language_ends_with_its_block_whatever_happens_there() -> None:
    with pytest.raises(ZeroDivisionError), speaking(UKRAINIAN):
        _ = 1 / 0
    assert f"{ROOM}" == "Room"


@pytest.mark.parametrize(
    ("title", "said"), [("Room", "Room: 3"), ("How sure?", "How sure? 3"), ("{x:a|b}", "{x:a|b}: 3")]
)
def test_a_field_says_the_mark_behind_it(title: str, said: str) -> None:
    row = marked("{title::} {n:,}")
    assert row.format(title=title, n=3) == said
    with speaking(Speech("fr-FR", {row: "{title} : {n:,}"}, {})):
        assert row.format(title=title, n=3) == f"{title} : 3"


@given(st.floats(-1e9, 1e9), st.sampled_from(["fr-FR", "ro", "ru", "uk", "sq", "sr-Latn-RS"]))
def test_a_figure_has_the_digits_of_the_english_one(value: float, tag: str) -> None:
    english = f"{value:,.2f}"
    with speaking(Speech(tag, {})):
        said = figure(english)
    assert [sign for sign in said if sign.isdigit()] == [sign for sign in english if sign.isdigit()]
    assert said.count(",") == 1
    assert "." not in said.rpartition(",")[2]


def test_a_day_is_written_as_the_language_does() -> None:
    assert UKRAINIAN.day(date(2005, 6, 16)) == "16 червня 2005\u202fр."
