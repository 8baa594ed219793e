"""Reliable change person by person, counted only where the reliability is known from enough people.

Alpha is taken where the instrument knows no `retest`, but not everywhere: below 0.5 more than half of what tells people
apart is error, and a threshold from it says nothing of a person; and a test of knowledge asks about different things on
purpose, so that a low alpha is no sign of scores that wander (it is taken only where its whole interval is so high that
the questions do hang together, by the rule that the section on reliability goes by).
"""

from dataclasses import dataclass
from typing import Literal

from ecpat_training.effect.analyses.reliable_change.result import ReliableChangeFound, ReliableCount, ScaleNotCounted
from ecpat_training.effect.comparing.evaluation_data import EvaluationData
from ecpat_training.effect.model.change import Comparison, ScaleChange
from ecpat_training.stats import alpha, reliable_change
from ecpat_training.stats.pairs import Pairs
from ecpat_training.survey.instrument.instrument import KeyedScale, Scale
from ecpat_training.values.thresholds import RELIABLE_FOR_GROUPS

FEWEST = 20
"""People: below, alpha's own interval is so wide that the threshold could be anything."""
LOWEST = 0.5
"""Alpha: below, error is more than half of the scores' variance."""


@dataclass(frozen=True, slots=True)
class _Reliability:
    by: Literal["retest", "alpha"]
    value: float
    people: int | None
    low: float | None = None  # of alpha's interval


def analyse(data: EvaluationData) -> ReliableChangeFound | None:
    """The counts of every change of 20 people or more; None where there is nothing to say of any."""
    scales = {scale.id: scale for scale in data.instrument.scales}
    rows: list[ReliableCount] = []
    others: list[ScaleNotCounted] = []
    for one, change, pairs in data.changes():
        known = _reliability(data, scales[change.scale], one.before)
        if known is None:
            continue
        if why := _unusable(known, scales[change.scale], pairs.n):
            others.append(ScaleNotCounted(change.title, one.before, one.after, why))
        elif counted := _counted(one, change, pairs, known):
            rows.append(counted)
    told = rows or any(one.why != "few" for one in others)
    return ReliableChangeFound(tuple(rows), tuple(others)) if told else None


def _unusable(known: _Reliability, scale: Scale, people: int) -> Literal["few", "loose", "knowledge"] | None:
    """Why no change of a person can be called reliable by it."""
    if people < FEWEST or (known.people is not None and known.people < FEWEST):
        return "few"
    if known.by == "retest":
        return None
    if isinstance(scale, KeyedScale) and (known.low is None or known.low < RELIABLE_FOR_GROUPS):
        return "knowledge"
    return "loose" if known.value < LOWEST else None


def _reliability(data: EvaluationData, scale: Scale, wave: str) -> _Reliability | None:
    """Of a repeated test if the instrument says it, else alpha of everybody in the earlier wave; of parallel forms, the
    lowest."""
    if scale.retest is not None:
        return _Reliability("retest", scale.retest, None)
    answers = data.items.get((scale.id, wave))
    forms = answers.forms() if answers else []
    found = [alpha.of_moments(data.moments(scale.id, wave, form)).raw for form in forms]
    known = [_Reliability("alpha", one.value, one.n, one.low) for one in found if one.value is not None]
    return min(known, key=lambda one: one.value) if len(known) == len(found) and known else None


def _counted(one: Comparison, change: ScaleChange, pairs: Pairs, known: _Reliability) -> ReliableCount | None:
    found = reliable_change.compute(pairs, known.value, change.better)
    if found.sem is None or found.threshold is None:
        return None
    return ReliableCount(
        scale=change.scale,
        title=change.title,
        kind=change.kind,
        unit=change.unit,
        before=one.before,
        after=one.after,
        n=pairs.n,
        by=known.by,
        reliability=known.value,
        people=known.people,
        sem=found.sem,
        threshold=found.threshold,
        improved=found.improved or 0,
        same=found.same or 0,
        worsened=found.worsened or 0,
    )
