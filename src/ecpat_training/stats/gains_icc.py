"""How alike the changes of people of one training are: the intraclass correlation of a one-way analysis of variance.

Trainings of unlike size count with n0 = (N - sum of n^2 / N) / (k - 1) people each; with as many people in each it is
ICC1 of Shrout and Fleiss, interval and all. Donner (1986), DOI 10.2307/1403259; the interval for unlike sizes is near
(Thomas and Hultquist 1978, DOI 10.1214/aos/1176344202). It may be below 0: then changes of one training are no more
alike than chance makes them.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class GainsIcc:
    """The correlation with its interval, and over how many trainings and people."""

    value: float
    low: float
    high: float
    trainings: int
    people: int


def compute(gains: Sequence[Sequence[float]], level: float = 0.95) -> GainsIcc | None:
    """The intraclass correlation of changes, from a list of people's changes for each training; None where fewer
    than two trainings have anybody, nobody shares a training, or people of one training don't differ."""
    from scipy.special import fdtri

    groups = [list(group) for group in gains if group]
    k, people = len(groups), sum(map(len, groups))
    if k < 2 or people <= k:
        return None
    means = [math.fsum(group) / len(group) for group in groups]
    grand_mean = math.fsum(map(math.fsum, groups)) / people
    between_mean_square = math.fsum(
        len(group) * (mean - grand_mean) ** 2 for group, mean in zip(groups, means, strict=True)
    ) / (k - 1)
    squares = (math.fsum((x - mean) ** 2 for x in group) for group, mean in zip(groups, means, strict=True))
    within_mean_square = math.fsum(squares) / (people - k)
    # A spread within trainings that is rounding alone would make F, and with it the correlation, a huge accident.
    if within_mean_square <= 1e-24 * max(abs(x) for group in groups for x in group) ** 2:
        return None
    size = (people - math.fsum(len(group) ** 2 for group in groups) / people) / (k - 1)
    f, df = between_mean_square / within_mean_square, (k - 1.0, float(people - k))
    upper = (1.0 + level) / 2.0
    low_ratio, high_ratio = f / float(fdtri(*df, upper)), f * float(fdtri(df[1], df[0], upper))
    value, lower_icc, upper_icc = ((ratio - 1.0) / (ratio + size - 1.0) for ratio in (f, low_ratio, high_ratio))
    return GainsIcc(value, lower_icc, upper_icc, k, people)
