"""Means and SDs keep their digits on the reference data of NIST (StRD, univariate summary), certified values."""

import math
from pathlib import Path

import pytest

from ecpat_training.stats import paired_change
from ecpat_training.stats.pairs import Pairs, mean, sd
from tests.shared import SHARED

MICHELSON = [SHARED / "data" / "cases" / "nist" / "Michelso.txt"] if SHARED else []


def alternating(first: float, low: float, high: float) -> list[float]:
    """NumAcc2 to NumAcc4: one value, then 500 times two in turn."""
    return [first, *[low, high] * 500]


CERTIFIED = [
    ([10000001.0, 10000003.0, 10000002.0], 10000002.0, 1.0),
    (alternating(1.2, 1.1, 1.3), 1.2, 0.1),
    (alternating(1000000.2, 1000000.1, 1000000.3), 1000000.2, 0.1),
    (alternating(10000000.2, 10000000.1, 10000000.3), 10000000.2, 0.1),
]


def right_digits(value: float, certified: float) -> float:
    """The log relative error: how many digits are right."""
    return 15.0 if value == certified else -math.log10(abs(value / certified - 1))


@pytest.mark.parametrize(("values", "mean_", "sd_"), CERTIFIED, ids=["NumAcc1", "NumAcc2", "NumAcc3", "NumAcc4"])
def test_numerical_accuracy_sets(values: list[float], mean_: float, sd_: float) -> None:
    import numpy

    array = numpy.array(values)
    assert right_digits(mean(array), mean_) >= 14
    assert right_digits(sd(array), sd_) >= 8  # the input itself has no more


@pytest.mark.parametrize(("values", "mean_", "sd_"), CERTIFIED, ids=["NumAcc1", "NumAcc2", "NumAcc3", "NumAcc4"])
def test_changes_between_two_waves_on_the_same_offset_lose_nothing(
    values: list[float], mean_: float, sd_: float
) -> None:
    """Scores of one decimal around ten million: their changes are decimals of one place, exactly."""
    pairs = Pairs.of([values[0]] * len(values), values)
    assert right_digits(pairs.sd_change, sd_) >= 12
    assert paired_change.compute(pairs).value == pytest.approx(mean_ - values[0], abs=1e-12)


@pytest.mark.parametrize("file", MICHELSON, ids=lambda file: file.stem)
def test_michelsons_speed_of_light(file: Path) -> None:
    import numpy

    values = numpy.array([float(line) for line in file.read_text(encoding="utf-8").split()])
    assert right_digits(mean(values), 299.8524) >= 14
    assert right_digits(sd(values), 0.0790105478190518) >= 12
