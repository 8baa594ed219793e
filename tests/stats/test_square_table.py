"""Tests on a table of answers before and after agree with statsmodels and R."""

import pytest

from ecpat_training.stats import square_table

# Unaided distance vision of 7,477 women, right eye by left (Stuart 1953); statsmodels 0.15 SquareTable
VISION = [[1520, 266, 124, 66], [234, 1512, 432, 78], [117, 362, 1772, 205], [36, 82, 179, 492]]


def test_the_classical_table() -> None:
    same = square_table.stuart_maxwell(VISION)
    assert (same.statistic, same.df, same.p) == pytest.approx((11.95656962298254, 3, 0.007533425054800531), rel=1e-9)


def test_two_answers_are_mcnemars() -> None:
    assert square_table.stuart_maxwell([[794, 86], [150, 570]]).statistic == pytest.approx(64**2 / 236)


def test_an_answer_that_nobody_gave_changes_nothing() -> None:
    wider = [[*row[:2], 0, *row[2:]] for row in VISION]
    wider.insert(2, [0] * 5)
    one, other = square_table.stuart_maxwell(VISION), square_table.stuart_maxwell(wider)
    assert (other.statistic, other.df) == pytest.approx((one.statistic, one.df))


def test_answers_exchanged_among_themselves_are_two_tests_in_one() -> None:
    found = square_table.stuart_maxwell([[3, 6, 0, 0], [1, 2, 0, 0], [0, 0, 4, 2], [0, 0, 5, 1]])
    assert (found.statistic, found.df) == pytest.approx((5**2 / 7 + 3**2 / 7, 2))


def test_nobody_changed() -> None:
    assert square_table.stuart_maxwell([[3, 0], [0, 4]]).undefined == square_table.NOBODY_CHANGED


def test_what_is_no_square() -> None:
    with pytest.raises(ValueError, match="square"):
        square_table.stuart_maxwell([[1, 2, 3], [4, 5, 6]])
