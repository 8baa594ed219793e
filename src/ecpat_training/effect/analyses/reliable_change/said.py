"""Reliable change person by person: counts of people, only where the reliability is known from enough of them; never
published.

Alpha is taken where the instrument knows no `retest`, but not everywhere: below 0.5 more than half of what tells people
apart is error, and a threshold from it says nothing of a person; and a test of knowledge asks about different things on
purpose, so that a low alpha is no sign of scores that wander (it is taken only where its whole interval is so high that
the questions do hang together, by the rule that the section on reliability goes by).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from ecpat_training.core.json_data import JsonObject
from ecpat_training.documents.document import Block, Bullets, Heading, Paragraph, ReportColumn, ReportTable
from ecpat_training.documents.numbers import shown
from ecpat_training.effect.analyses.analysis import Analysis
from ecpat_training.effect.analyses.reliable_change import words
from ecpat_training.effect.analyses.reliable_change.result import ReliableChangeFound, ReliableCount, ScaleNotCounted
from ecpat_training.effect.comparing.evaluation_data import EvaluationData
from ecpat_training.effect.model.change import Comparison, ScaleChange
from ecpat_training.effect.model.report import EffectReport
from ecpat_training.effect.sentences.amounts import amount
from ecpat_training.effect.sentences.opening import name, of_the_first, opening
from ecpat_training.effect.sentences.words.readers import Reader
from ecpat_training.stats import alpha, reliable_change
from ecpat_training.stats.pairs import Pairs
from ecpat_training.survey.instrument.instrument import KeyedScale, Scale
from ecpat_training.values.thresholds import RELIABLE_FOR_GROUPS
from ecpat_training.words.catalogue.ours import listed, ours

FEWEST = 20
"""People: below, alpha's own interval is so wide that the threshold could be anything."""
LOWEST = 0.5
"""Alpha: below, error is more than half of the scores' variance."""


class ReliableChangeAnalysis(Analysis[ReliableChangeFound]):
    """Reliable change: counts of people, only from 20 on, and never published."""

    order = 50
    readers: frozenset[Reader] = frozenset({"evaluator"})
    of_counts = True

    def analyse(self, data: EvaluationData) -> ReliableChangeFound | None:
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

    def blocks(self, found: ReliableChangeFound, report: EffectReport) -> Iterator[Block]:
        """A sentence for each scale, what it must not be taken for, and the figures behind it."""
        yield Heading(words.HEADING)
        if found.rows:
            yield from _counts(found)
        for why in dict.fromkeys(one.why for one in found.not_counted):
            titles = [name(one, (*found.rows, *found.not_counted)) for one in found.not_counted if one.why == why]
            yield Paragraph(words.NOT_COUNTED[why].format(titles=listed(titles, 12)), "quiet")
        if found.rows:
            yield Paragraph(words.EXPLAINED, "quiet")

    def data(self, found: ReliableChangeFound) -> list[JsonObject]:
        """Every figure of the result as data for machines, not rounded."""
        return [
            {
                "scale": row.scale,
                "before": row.before,
                "after": row.after,
                "n": row.n,
                "improved_reliably": row.improved,
                "not_reliably_changed": row.same,
                "worsened_reliably": row.worsened,
                "threshold": row.threshold,
                "sem": row.sem,
                "reliability": row.reliability,
                "reliability_by": row.by,
                "reliability_n": row.people,
            }
            for row in found.rows
        ]

    def public(self, found: ReliableChangeFound, report: EffectReport) -> None:
        """Nothing: they are counts of people."""


def _counts(found: ReliableChangeFound) -> Iterator[Block]:
    yield Bullets(tuple(_sentence(row, found) for row in of_the_first(found.rows)))
    yield Paragraph(words.CAVEAT, "attention")
    first, cells = opening(found.rows)
    columns = (
        *first,
        ReportColumn(ours("People"), "count"),
        ReportColumn(ours("Improved"), "count"),
        ReportColumn(ours("Not reliably changed"), "count", width=1.2),
        ReportColumn(ours("Worse"), "count"),
        ReportColumn(ours("Reliable beyond"), "0.00", width=1.1),
        ReportColumn(ours("Reliability"), "0.00"),
        ReportColumn(ours("known by"), width=1.2),
    )
    rows = tuple(
        (*start, row.n, row.improved, row.same, row.worsened, row.threshold, row.reliability, words.BY[row.by])
        for start, row in zip(cells, found.rows, strict=True)
    )
    yield ReportTable("reliable change", columns, rows)


def _sentence(row: ReliableCount, found: ReliableChangeFound) -> str:
    return words.SENTENCE.format(
        title=name(row, found.rows),
        n=row.n,
        improved=row.improved,
        same=row.same,
        worsened=row.worsened,
        threshold=amount(row.kind, row.threshold, unit=row.unit),
        by=words.KNOWN[row.by].format(reliability=shown(row.reliability, "0.00"), people=row.people),
    )


@dataclass(frozen=True, slots=True)
class _Reliability:
    by: Literal["retest", "alpha"]
    value: float
    people: int | None
    low: float | None = None  # of alpha's interval


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
    found = [alpha.of_moments(data.moments(scale.id, wave, form)).raw for form in data.asked(scale, wave)]
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


analysis = ReliableChangeAnalysis()
