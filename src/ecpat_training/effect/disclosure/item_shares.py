"""Shares of people who knew each question, as they may be published: of a test all questions or none.

| of a test | published if |
| --- | --- |
| its mean | it is published with its spread: 20 people and more, none of the reasons of `why_hidden` |
| its questions | all are asked in both waves, of the same people as the comparison; no parallel forms |
| each share | its step holds two counts at least, also when the sum of all is known, which the printed mean tells |

A step holds two possible counts at least. With 20 people one person is 5 points, so that below 40 people the steps are
10 points wide; then 5. The ends are coded as US education statistics do for small groups (SLDS Technical Brief 3, NCES
2011-603): `90 % or more` and `10 % or less` below 100 people, 95 and 5 below 300, then 98 and 2. They hold nobody and
everybody as well, so that neither can be told.

Shares of several questions of the same people tell more together than each alone; the attack on finished files looks
for the numbers of people by their whole patterns of answers (`tests/effect/disclosure/attacks.py`).
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor
from typing import Literal

from ecpat_training.effect.analyses.items.result import ItemsFound, ItemShare, ItemShares, ScaleItems, ScaleShares
from ecpat_training.effect.disclosure import rounding
from ecpat_training.effect.disclosure.population import allowed, same_people
from ecpat_training.effect.disclosure.spread_tells import spread_tells
from ecpat_training.effect.disclosure.why_hidden import why_hidden
from ecpat_training.effect.model.change import ScaleChange
from ecpat_training.effect.model.report import EffectReport
from ecpat_training.effect.sentences.words import report as words
from ecpat_training.values.thresholds import SMALLEST_FOR_FINE_SHARES, SMALLEST_FOR_SPREAD
from ecpat_training.words.catalogue.ours import later


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
        # What an attacker does: all other shares at their ends leave this one question no less and no more.
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
    # In whole numbers: a quotient of floats may round a count that lies on the edge either way.
    nearest = (200 * part + step * whole) // (2 * step * whole) * step
    return min(max(lowest, nearest), 100 - lowest)


_ROUNDED = 0.05  # by at most so much a printed mean is off


def item_shares(found: ItemsFound, report: EffectReport) -> ItemShares | None:
    """The shares of every test of which they may be told; None where there is none."""
    first = report.comparisons[0] if report.comparisons else None
    if first is None:
        return None
    changes = {change.scale: change for change in first.changes}
    told = tuple(
        one
        for scale in found.scales
        if scale.kind == "multiple choice" and (change := changes.get(scale.scale))
        if (one := _scale(scale, change, report, (first.before, first.after)))
    )
    return ItemShares(first.before, first.after, told) if told else None


def _scale(scale: ScaleItems, change: ScaleChange, report: EffectReport, waves: tuple[str, str]) -> ScaleShares | None:
    whole = change.n or 0
    if not same_people(change.n, report) or why_hidden(change, near=False):
        return None
    if allowed(whole) != "spread" or spread_tells(change):
        return None
    moved = [next((one for one in item.changes if (one.earlier, one.later) == waves), None) for item in scale.items]
    asked = [one for one in moved if one is not None and one.n == whole]
    # The share of a question that is left out would follow from the mean and the others.
    if len(asked) < len(scale.items) or any(item.form for item in scale.items):
        return None
    taught = [not item.untaught for item in scale.items]
    before = _wave([_right(one.before) for one in asked], taught, whole, change.before.mean)
    after = _wave([_right(one.after) for one in asked], taught, whole, change.after.mean)
    if before is None or after is None:
        return None
    rows = zip(scale.items, before, after, strict=True)
    return ScaleShares(
        scale.scale,
        scale.title,
        tuple(
            ItemShare(item.id, item.text, item.untaught, in_words(one), in_words(other)) for item, one, other in rows
        ),
    )


def _right(people: float | None) -> int:
    return round(people or 0)


def _wave(right: Sequence[int], taught: Sequence[bool], whole: int, mean: float | None) -> list[PrintedShare] | None:
    """The shares of one wave: those of taught questions with the sum that the mean tells, the others by themselves."""
    own = [people for people, part in zip(right, taught, strict=True) if part]
    others = [people for people, part in zip(right, taught, strict=True) if not part]
    printed = rounding.mean(mean)
    if printed is None or not own:
        return None
    total = tuple((printed + off) / 100 * whole * len(own) for off in (-_ROUNDED, _ROUNDED))
    told, beside = of_a_sum(own, whole, (total[0], total[1])), of_a_sum(others, whole)
    if told is None or beside is None:
        return None
    of_taught, of_others = iter(told), iter(beside)
    return [next(of_taught if part else of_others) for part in taught]


def in_words(one: PrintedShare) -> str:
    """A share as reports write it: `about 60 %`, `90 % or more`."""
    if not one.end:
        return later(words.SHARE["about"], share=one.percent)
    return later(words.SHARE["low" if one.end == "at most" else "high"], bound=one.percent)
