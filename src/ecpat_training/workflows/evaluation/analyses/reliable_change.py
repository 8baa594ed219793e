"""Reliable change person by person, counted only where the reliability is known from enough people."""

from dataclasses import dataclass
from typing import Literal

from ecpat_training.model.instrument import Scale
from ecpat_training.results.effect.change import Change, Comparison
from ecpat_training.results.effect.reliable_change import NotCounted, ReliableChangeFound, ReliableCount
from ecpat_training.stats import alpha, reliable_change
from ecpat_training.stats.pairs import Pairs
from ecpat_training.workflows.evaluation.evidence import Evidence

FEWEST = 20
"""People: below, alpha's own interval is so wide that the threshold could be anything."""


@dataclass(frozen=True, slots=True)
class _Reliability:
    by: Literal["retest", "alpha"]
    value: float
    people: int | None


def analyse(evidence: Evidence) -> ReliableChangeFound | None:
    """The counts of every change of 20 people or more; None where no scale's reliability is known."""
    scales = {scale.id: scale for scale in evidence.instrument.scales}
    rows: list[ReliableCount] = []
    too_few: list[NotCounted] = []
    for one, change, pairs in evidence.changes():
        known = _reliability(evidence, scales[change.scale], one.before)
        if known is None:
            continue
        if pairs.n < FEWEST or (known.people is not None and known.people < FEWEST):
            too_few.append(NotCounted(change.title, one.before, one.after))
        elif counted := _counted(one, change, pairs, known):
            rows.append(counted)
    return ReliableChangeFound(tuple(rows), tuple(too_few)) if rows else None


def _reliability(evidence: Evidence, scale: Scale, wave: str) -> _Reliability | None:
    """Of a repeated test if the instrument says it, else alpha of everybody in the earlier wave; of parallel forms, the
    lowest."""
    if scale.retest is not None:
        return _Reliability("retest", scale.retest, None)
    answers = evidence.items.get((scale.id, wave))
    forms = answers.forms() if answers else []
    found = [alpha.of_moments(evidence.moments(scale.id, wave, form)).raw for form in forms]
    known = [_Reliability("alpha", one.value, one.n) for one in found if one.value is not None]
    return min(known, key=lambda one: one.value) if len(known) == len(found) and known else None


def _counted(one: Comparison, change: Change, pairs: Pairs, known: _Reliability) -> ReliableCount | None:
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
