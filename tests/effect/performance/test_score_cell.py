"""What raters write for a level: numbers, words, or both; a doubtful cell is asked and never a score."""

import pytest

from ecpat_training.effect.performance.reading.score_cell import choice, level_of
from tests.effect.performance.material import RUBRIC

SIGNS, SAFETY = RUBRIC.criteria


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("0", 0), ("2", 2), (" 1 ", 1), ("1.0", 1), ("1,0", 1), ("1 point", 1), ("2 pts", 2), ("All signs", 2),
        ("2 of 3 signs", 1), ("1: 2 of 3 signs", 1), ("1 - 2 of 3 signs", 1), ("0 = none", 0), ("NONE", 0),
    ],
)  # fmt: skip
def test_levels_are_read_as_people_write_them(text: str, level: int) -> None:
    assert level_of(text, SIGNS) == level


@pytest.mark.parametrize("text", ["", "-", " – ", "."])
def test_no_score_is_no_score(text: str) -> None:
    assert level_of(text, SIGNS) is None


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("3", "out of range"), ("-1", "no number"), ("1.5", "neither one whole number"), ("1/2", "neither"),
        ("1-2", "neither"), ("1 or 2", "neither"), ("2: none", "the number says 2 and the words say 0"),
        ("good", "aren't the words"), ("12", "out of range"), ("²", "no number"), ("?", "aren't the words"),
    ],
)  # fmt: skip
def test_what_is_doubtful_is_asked(text: str, why: str) -> None:
    found = level_of(text, SIGNS)
    assert isinstance(found, str)
    assert why in found


def test_every_choice_of_a_drop_down_is_read_as_its_level() -> None:
    for criterion in RUBRIC.criteria:
        levels = range(len(criterion.levels))
        assert [level_of(choice(criterion, level), criterion) for level in levels] == [*levels]
    assert choice(SAFETY, 3) == "3: two steps"
