"""Shares of people who knew each question, as they may be published: of a test all questions or none.

| of a test | published if |
| --- | --- |
| its mean | it is published with its spread: 20 people and more, none of the reasons of `why_hidden` |
| its questions | all are asked in both waves, of the same people as the comparison; no parallel forms |
| each share | its step holds two counts at least, also when the sum of all is known, which the printed mean tells |

Shares of several questions of the same people tell more together than each alone; the attack on finished files looks
for the numbers of people by their whole patterns of answers (`tests/effect/disclosure/attacks.py`).
"""

from collections.abc import Sequence

from ecpat_training.effect.analyses.items.result import ItemsFound, ScaleItems
from ecpat_training.effect.disclosure import rounding
from ecpat_training.effect.disclosure.population import allowed, same_people
from ecpat_training.effect.disclosure.shares import PrintedShare, of_a_sum
from ecpat_training.effect.disclosure.spread_tells import spread_tells
from ecpat_training.effect.disclosure.why_hidden import why_hidden
from ecpat_training.effect.model.change import ScaleChange
from ecpat_training.effect.model.item_shares import ItemShare, ItemShares, ScaleShares
from ecpat_training.effect.model.report import EffectReport
from ecpat_training.effect.sentences.words import report as words

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
        tuple(ItemShare(item.id, item.text, item.untaught, _said(one), _said(other)) for item, one, other in rows),
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


def _said(one: PrintedShare) -> str:
    if not one.end:
        return words.SHARE["about"].format(share=one.percent)
    return words.SHARE["low" if one.end == "at most" else "high"].format(bound=one.percent)
