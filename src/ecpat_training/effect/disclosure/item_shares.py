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

from ecpat_training.effect.analyses.items.result import ItemShare, ItemShares, ItemsResult, ScaleItems, ScaleShares
from ecpat_training.effect.disclosure import rounding
from ecpat_training.effect.disclosure.population import allowed, same_people
from ecpat_training.effect.disclosure.spread_tells import spread_tells
from ecpat_training.effect.disclosure.why_hidden import why_hidden
from ecpat_training.effect.model.change import ScaleChange
from ecpat_training.effect.model.report import EffectReport
from ecpat_training.effect.sentences.words import report as words
from ecpat_training.values.thresholds import SMALLEST_FOR_FINE_SHARES, SMALLEST_FOR_SPREAD
from ecpat_training.words.catalogue.message import phrase


@dataclass(frozen=True, slots=True)
class PrintedShare:
    """A share as it is printed: `percent` or so, at most or at least. `fewest` and `most` are the people that fit."""

    percent: int
    end: Literal["", "at most", "at least"]
    fewest: int
    most: int


def share(part_people: int, respondents: int) -> PrintedShare | None:
    """A share for publication; None of fewer than 20 people, and where its step leaves one count only."""
    if respondents < SMALLEST_FOR_SPREAD:
        return None
    place = _step(part_people, respondents)
    fewest_people = bisect_left(range(respondents + 1), place, key=lambda people: _step(people, respondents))
    most_people = bisect_right(range(respondents + 1), place, key=lambda people: _step(people, respondents)) - 1
    if most_people <= fewest_people:
        return None
    end = _end(respondents)
    return PrintedShare(
        place, "at most" if place == end else "at least" if place == 100 - end else "", fewest_people, most_people
    )


def shares_of_sum(
    part_counts: Sequence[int], respondents: int, total: tuple[float, float] | None = None
) -> tuple[PrintedShare, ...] | None:
    """The shares of several answers of the same people, all or none.

    Args:
        part_counts: how many gave each answer, such as how many knew each question.
        respondents: how many people were asked.
        total: between which numbers the sum of the parts is known to lie from figures printed elsewhere (a mean score
            times the number of people and of questions, less and more by its rounding); None: nothing is known.

    Returns:
        None where one may not be printed, or where the sum leaves only one count for any of them.
    """
    shares = tuple(printed_share for people_right in part_counts if (printed_share := share(people_right, respondents)))
    if len(shares) < len(part_counts):
        return None
    if total is None:
        return shares
    fewest_right, most_right = (
        sum(answer_share.fewest for answer_share in shares),
        sum(answer_share.most for answer_share in shares),
    )
    for printed_share in shares:
        # What an attacker does: all other shares at their ends leave this one question no less and no more.
        min_people = max(printed_share.fewest, ceil(total[0] - (most_right - printed_share.most) - 1e-9))
        max_people = min(printed_share.most, floor(total[1] - (fewest_right - printed_share.fewest) + 1e-9))
        if max_people <= min_people:
            return None
    return shares


def _end(respondents: int) -> int:
    """The coded end below, in percent."""
    return 10 if respondents < 100 else 5 if respondents < 300 else 2


def _step(part_people: int, respondents: int) -> int:
    """The percentage that is printed: an end, or the nearest step between the ends."""
    end, step = _end(respondents), 10 if respondents < SMALLEST_FOR_FINE_SHARES else 5
    if 100 * part_people <= end * respondents:
        return end
    if 100 * part_people >= (100 - end) * respondents:
        return 100 - end
    lowest_step = end + step - end % step
    # In whole numbers: a quotient of floats may round a count that lies on the edge either way.
    nearest_step = (200 * part_people + step * respondents) // (2 * step * respondents) * step
    return min(max(lowest_step, nearest_step), 100 - lowest_step)


_ROUNDED = 0.05  # by at most so much a printed mean is off


def item_shares(result: ItemsResult, report: EffectReport) -> ItemShares | None:
    """The shares of every test of which they may be told; None where there is none."""
    first_comparison = report.comparisons[0] if report.comparisons else None
    if first_comparison is None:
        return None
    changes = {change.scale: change for change in first_comparison.changes}
    tests = tuple(
        test_shares
        for scale in result.scales
        if scale.kind == "multiple choice" and (change := changes.get(scale.scale))
        if (test_shares := _scale(scale, change, report, (first_comparison.before, first_comparison.after)))
    )
    return ItemShares(first_comparison.before, first_comparison.after, tests) if tests else None


def _scale(scale: ScaleItems, change: ScaleChange, report: EffectReport, waves: tuple[str, str]) -> ScaleShares | None:
    respondents = change.n or 0
    if not same_people(change.n, report) or why_hidden(change, has_near_figures=False):
        return None
    if allowed(respondents) != "spread" or spread_tells(change):
        return None
    waves_changes = [
        next((item_change for item_change in item.changes if (item_change.earlier, item_change.later) == waves), None)
        for item in scale.items
    ]
    changes = [item_change for item_change in waves_changes if item_change is not None and item_change.n == respondents]
    # The share of a question that is left out would follow from the mean and the others.
    if len(changes) < len(scale.items) or any(item.form for item in scale.items):
        return None
    taught_flags = [not item.untaught for item in scale.items]
    before = _wave(
        [_right(item_change.before) for item_change in changes], taught_flags, respondents, change.before.mean
    )
    after = _wave([_right(item_change.after) for item_change in changes], taught_flags, respondents, change.after.mean)
    if before is None or after is None:
        return None
    rows = zip(scale.items, before, after, strict=True)
    return ScaleShares(
        scale.scale,
        scale.title,
        tuple(
            ItemShare(item.id, item.text, item.untaught, share_phrase(share_before), share_phrase(share_after))
            for item, share_before, share_after in rows
        ),
    )


def _right(people: float | None) -> int:
    return round(people or 0)


def _wave(
    right_counts: Sequence[int], taught_flags: Sequence[bool], respondents: int, mean: float | None
) -> list[PrintedShare] | None:
    """The shares of one wave: those of taught questions with the sum that the mean tells, the others by themselves."""
    taught_right = [people for people, is_taught in zip(right_counts, taught_flags, strict=True) if is_taught]
    untaught_right = [people for people, is_taught in zip(right_counts, taught_flags, strict=True) if not is_taught]
    printed_mean = rounding.mean(mean)
    if printed_mean is None or not taught_right:
        return None
    total = tuple(
        (printed_mean + rounding_error) / 100 * respondents * len(taught_right)
        for rounding_error in (-_ROUNDED, _ROUNDED)
    )
    taught_shares, untaught_shares = (
        shares_of_sum(taught_right, respondents, (total[0], total[1])),
        shares_of_sum(untaught_right, respondents),
    )
    if taught_shares is None or untaught_shares is None:
        return None
    remaining_taught, remaining_untaught = iter(taught_shares), iter(untaught_shares)
    return [next(remaining_taught if is_taught else remaining_untaught) for is_taught in taught_flags]


def share_phrase(printed_share: PrintedShare) -> str:
    """A share as reports write it: `about 60 %`, `90 % or more`."""
    if not printed_share.end:
        return phrase(words.SHARE["about"], share=printed_share.percent)
    return phrase(words.SHARE["low" if printed_share.end == "at most" else "high"], bound=printed_share.percent)
