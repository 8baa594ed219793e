"""A cell that couldn't be read is quoted only where every word of it is one of ours, and one of them says something."""

import pytest

from ecpat_training.roster.reading.values import OF_WORK


@pytest.mark.parametrize("text", ["An", "Di", "Van der", "de la", "Do", "Police Qvorbjorg", "Berg", "officer 355 123"])
def test_small_words_alone_and_unknown_ones_may_be_a_name(text: str) -> None:
    """`An` and `Di` are given names, `Van der` the beginning of many surnames."""
    assert not OF_WORK.hold(text)


@pytest.mark.parametrize(
    "text", ["Head of unit", "Ministry of the Interior", "12", "?", "x", "-", "n/a", "Chef de service"]
)
def test_words_of_work_with_small_words_between_are_quoted(text: str) -> None:
    assert OF_WORK.hold(text)
