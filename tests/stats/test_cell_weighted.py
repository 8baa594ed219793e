"""Cells as among all who were asked: an example by hand."""

import math

import pytest

from ecpat_training.stats import cell_weighted

NAN = math.nan


def test_each_cell_counts_as_many_as_were_asked_in_it() -> None:
    """Six police officers, of whom two answer 10 and 20; two social workers, of whom both answer 40: plain 27.5,
    weighed (6 x 15 + 2 x 40) / 8 = 21.25."""
    found = cell_weighted.compute("PPPPPPSS", [10.0, 20.0, NAN, NAN, NAN, NAN, 40.0, 40.0])
    assert found is not None
    assert (found.plain, found.weighed) == pytest.approx((27.5, 21.25))
    assert (found.answers, found.covered) == (4, 1.0)


def test_a_silent_cell_is_not_covered() -> None:
    found = cell_weighted.compute("PPSS", [10.0, 20.0, NAN, NAN])
    assert found is not None
    assert (found.weighed, found.covered) == (15.0, 0.5)
    assert cell_weighted.compute("PP", [NAN, NAN]) is None
