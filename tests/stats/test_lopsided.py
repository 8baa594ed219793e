"""Changes of which most are near each other and a few far out are known for such, by a written bound."""

import numpy
import pytest
import scipy.stats

from ecpat_training.stats.lopsided import BOUND, is_lopsided

FEW_LEARN_MUCH = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 8]
EVEN = [-3, -2, -2, -1, 0, 0, 1, 1, 2, 2, 3, 3]


def test_a_few_far_out_are_lopsided_and_even_changes_are_not():
    assert is_lopsided(numpy.array(FEW_LEARN_MUCH, float))
    assert is_lopsided(-numpy.array(FEW_LEARN_MUCH, float))
    assert not is_lopsided(numpy.array(EVEN, float))


def test_people_counted_are_as_people_one_by_one():
    values, times = numpy.unique(numpy.array(FEW_LEARN_MUCH, float), return_counts=True)
    assert is_lopsided(values, times.astype(numpy.int64))


@pytest.mark.parametrize("scores", [[], [1.0], [1.0, 5.0], [2.0, 2.0, 2.0, 2.0]])
def test_too_few_people_and_no_spread_are_no_lopsided_changes(scores):
    assert not is_lopsided(numpy.array(scores, float))


def test_the_bound_is_that_of_scipys_skewness():
    random = numpy.random.default_rng(29)
    for people in (3, 6, 12, 40):
        for _ in range(50):
            changes = random.exponential(size=people) * 1e-3
            skewness = scipy.stats.skew(changes, bias=False)
            assert is_lopsided(changes) == (abs(skewness) / people**0.5 >= BOUND)
