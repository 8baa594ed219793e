"""Counts of people follow the direction that the scale calls better."""

from ecpat_training.stats import improvement
from ecpat_training.stats.improvement import Improvement
from ecpat_training.stats.pairs import Pairs

PAIRS = Pairs.of([3.9, 2.0, 4.0, 1.0], [4.2, 2.0, 3.0, 5.0])


def test_higher_is_better() -> None:
    assert improvement.compute(PAIRS, "higher") == Improvement(improved=2, same=1, worsened=1)


def test_lower_is_better() -> None:
    assert improvement.compute(PAIRS, "lower") == Improvement(improved=1, same=1, worsened=2)


def test_binary_noise_is_no_improvement() -> None:
    assert improvement.compute(Pairs.of([0.1 + 0.2], [0.3]), "higher").same == 1
