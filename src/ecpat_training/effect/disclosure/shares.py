"""Shares of people, in steps and with coded ends, so that no count can be told from them.

A step holds two possible counts at least. With 20 people one person is 5 points, so that below 40 people the steps are
10 points wide; then 5. The ends are coded as US education statistics do for small groups (SLDS Technical Brief 3, NCES
2011-603): `90 % or more` and `10 % or less` below 100 people, 95 and 5 below 300, then 98 and 2. They hold nobody and
everybody as well, so that neither can be told.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor
from typing import Literal

from ecpat_training.values.thresholds import SMALLEST_FOR_FINE_SHARES, SMALLEST_FOR_SPREAD


@dataclass(frozen=True, slots=True)
class PrintedShare:
    """A share as it is printed: `percent` or so, at most or at least. `fewest` and `most` are the people that fit."""

    percent: int
    end: Literal["", "at most", "at least"]
    fewest: int
    most: int


def share(part: int, whole: int) -> PrintedShare | None:
    """A share for publication; None of fewer than 20 people, and where its step leaves one count only."""
    if whole < SMALLEST_FOR_SPREAD:
        return None
    place = _step(part, whole)
    fewest = bisect_left(range(whole + 1), place, key=lambda people: _step(people, whole))
    most = bisect_right(range(whole + 1), place, key=lambda people: _step(people, whole)) - 1
    if most <= fewest:
        return None
    end = _end(whole)
    return PrintedShare(place, "at most" if place == end else "at least" if place == 100 - end else "", fewest, most)


def of_a_sum(
    parts: Sequence[int], whole: int, total: tuple[float, float] | None = None
) -> tuple[PrintedShare, ...] | None:
    """The shares of several answers of the same people, all or none.

    Args:
        parts: how many gave each answer, such as how many knew each question.
        whole: how many people were asked.
        total: between which numbers the sum of the parts is known to lie from figures printed elsewhere (a mean score
            times the number of people and of questions, less and more by its rounding); None: nothing is known.

    Returns:
        None where one may not be printed, or where the sum leaves only one count for any of them.
    """
    shares = tuple(one for part in parts if (one := share(part, whole)))
    if len(shares) < len(parts):
        return None
    if total is None:
        return shares
    fewest, most = sum(one.fewest for one in shares), sum(one.most for one in shares)
    for one in shares:
        at_least = max(one.fewest, ceil(total[0] - (most - one.most) - 1e-9))
        at_most = min(one.most, floor(total[1] - (fewest - one.fewest) + 1e-9))
        if at_most <= at_least:
            return None
    return shares


def _end(whole: int) -> int:
    """The coded end below, in percent."""
    return 10 if whole < 100 else 5 if whole < 300 else 2


def _step(part: int, whole: int) -> int:
    """The percentage that is printed: an end, or the nearest step between the ends."""
    end, step = _end(whole), 10 if whole < SMALLEST_FOR_FINE_SHARES else 5
    if 100 * part <= end * whole:
        return end
    if 100 * part >= (100 - end) * whole:
        return 100 - end
    lowest = end + step - end % step
    nearest = (200 * part + step * whole) // (2 * step * whole) * step
    return min(max(lowest, nearest), 100 - lowest)
