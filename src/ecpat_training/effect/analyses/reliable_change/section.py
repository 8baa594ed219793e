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
from ecpat_training.documents.columns import Column, table_of
from ecpat_training.documents.document import Block, Bullets, Heading, Paragraph
from ecpat_training.documents.numbers import value_text
from ecpat_training.effect.analyses.analysis import Analysis
from ecpat_training.effect.comparing.evaluation_data import EvaluationData
from ecpat_training.effect.model.change import Comparison, ScaleChange
from ecpat_training.effect.model.report import EffectReport
from ecpat_training.effect.sentences.amounts import amount
from ecpat_training.effect.sentences.opening import first_comparison_rows, name, opening
from ecpat_training.effect.sentences.plain import figures
from ecpat_training.effect.sentences.words.readers import Reader
from ecpat_training.stats import alpha, reliable_change
from ecpat_training.stats.pairs import Pairs
from ecpat_training.survey.instrument.instrument import KeyedScale, Scale
from ecpat_training.values.thresholds import RELIABLE_FOR_GROUPS
from ecpat_training.words.catalogue.marked_text import join_names, marked


@dataclass(frozen=True, slots=True)
class ReliableCount:
    """A scale between two waves. `reliability` is that of the scores before, known `by` a repeated test (the
    instrument's `retest`) or by Cronbach's alpha of the `people` who answered all items before; `sem` and `threshold`
    are in the scale's units. The counts are of people, together `n`."""

    scale: str
    title: str
    kind: str
    before: str
    after: str
    n: int
    improved: int
    same: int
    worsened: int
    threshold: float
    sem: float
    reliability: float
    by: Literal["retest", "alpha"]
    people: int | None
    unit: str = ""


@dataclass(frozen=True, slots=True)
class ScaleNotCounted:
    """A scale between two waves whose reliability can't be used: of too `few` people; `loose`, since alpha is so low
    that it says nothing of a person; or of a test of `knowledge` whose questions need not hang together, so that alpha
    isn't its reliability."""

    title: str
    before: str
    after: str
    why: Literal["few", "loose", "knowledge"] = "few"


@dataclass(frozen=True, slots=True)
class ReliableChangeResult:
    """Every change of enough people on a scale whose reliability is known; `not_counted` are the others of which there
    is an alpha or a reliability."""

    rows: tuple[ReliableCount, ...]
    not_counted: tuple[ScaleNotCounted, ...] = ()


HEADING = marked("Who changed by more than chance moves a score")
SENTENCE = marked(
    "{title::} {improved:,} of {n:,} {n:person|people} improved reliably, {worsened:,} got reliably worse, {same:,} "
    "changed by no more than {threshold}, as scores do by chance. {by}"
)
KNOWN = marked(
    {
        "retest": "The scale's reliability, {reliability}, is that of people asked twice.",
        "alpha": "The scale's reliability, {reliability}, is Cronbach's alpha of {people:,} people before.",
    }
)
METHOD_NAMES = marked({"retest": "asking twice", "alpha": "alpha"})
CAVEAT = marked(
    "These are counts of people, not a test of the training: of people who don't change at all, about 5 in 100 seem "
    "to, as many upwards as downwards, and who starts very low is likely to rise by chance alone."
)
NOT_COUNTED_TEXT = marked(
    {
        "few": "Not counted, because fewer than 20 people have both scores, or answered all questions at the earlier "
        "time, by which alpha goes: {titles:.}",
        "loose": "Not counted, because alpha before is below 0.50, so that more than half of the differences between "
        "people is error: {titles:.} If the reliability of the same scale asked twice is known, write it as `retest` "
        "in the instrument.",
        "knowledge": "Not counted, because a test of knowledge asks about different things on purpose, so that alpha "
        "is not its reliability: {titles:.} If the correlation of scores of people asked twice without a training is "
        "known, write it as `retest` in the instrument.",
    }
)
RELIABLE_CHANGE_EXPLANATION = marked(
    "Reliable is a change beyond 1.96 standard errors of a difference (Jacobson and Truax 1991). Alpha leaves out "
    "that people have better and worse days, so that with it changes are found reliable too easily."
)


MIN_PEOPLE = 20
"""People: below, alpha's own interval is so wide that the threshold could be anything."""
MIN_RELIABILITY = 0.5
"""Alpha: below, error is more than half of the scores' variance."""


class ReliableChangeAnalysis(Analysis[ReliableChangeResult]):
    """Reliable change: counts of people, only from 20 on, and never published."""

    order = 50
    readers: frozenset[Reader] = frozenset({"evaluator"})
    of_counts = True

    def analyse(self, data: EvaluationData) -> ReliableChangeResult | None:
        """The counts of every change of 20 people or more; None where there is nothing to say of any."""
        scales = {scale.id: scale for scale in data.instrument.scales}
        rows: list[ReliableCount] = []
        uncounted_scales: list[ScaleNotCounted] = []
        for comparison, change, pairs in data.changes():
            reliability = _reliability(data, scales[change.scale], comparison.before)
            if reliability is None:
                continue
            if reason := _unusable_reason(reliability, scales[change.scale], pairs.n):
                uncounted_scales.append(ScaleNotCounted(change.title, comparison.before, comparison.after, reason))
            elif counted := _count_reliable_changes(comparison, change, pairs, reliability):
                rows.append(counted)
        has_figures = rows or any(row.why != "few" for row in uncounted_scales)
        return ReliableChangeResult(tuple(rows), tuple(uncounted_scales)) if has_figures else None

    def blocks(self, result: ReliableChangeResult, report: EffectReport) -> Iterator[Block]:
        """A sentence for each scale, what it must not be taken for, and the figures behind it."""
        yield Heading(HEADING)
        if result.rows:
            yield from _counts(result)
        for reason in dict.fromkeys(row.why for row in result.not_counted):
            titles = [name(row, (*result.rows, *result.not_counted)) for row in result.not_counted if row.why == reason]
            yield Paragraph(NOT_COUNTED_TEXT[reason].format(titles=join_names(titles, 12)), "quiet")
        if result.rows:
            yield Paragraph(RELIABLE_CHANGE_EXPLANATION, "quiet")

    def data(self, result: ReliableChangeResult) -> list[JsonObject]:
        """Every figure of the result as data for machines, not rounded."""
        return [
            figures(
                row,
                improved="improved_reliably",
                same="not_reliably_changed",
                worsened="worsened_reliably",
                by="reliability_by",
                people="reliability_n",
            )
            for row in result.rows
        ]

    def public(self, result: ReliableChangeResult, report: EffectReport) -> None:
        """Nothing: they are counts of people."""


def _counts(result: ReliableChangeResult) -> Iterator[Block]:
    yield Bullets(tuple(_sentence(row, result) for row in first_comparison_rows(result.rows)))
    yield Paragraph(CAVEAT, "attention")
    columns: list[Column[ReliableCount]] = [
        *opening(result.rows),
        Column(marked("People"), lambda row: row.n, "count"),
        Column(marked("Improved"), lambda row: row.improved, "count"),
        Column(marked("Not reliably changed"), lambda row: row.same, "count", width=1.2),
        Column(marked("Worse"), lambda row: row.worsened, "count"),
        Column(marked("Reliable beyond"), lambda row: row.threshold, "0.00", width=1.1),
        Column(marked("Reliability"), lambda row: row.reliability, "0.00"),
        Column(marked("known by"), lambda row: METHOD_NAMES[row.by], width=1.2),
    ]
    yield table_of("reliable change", result.rows, columns)


def _sentence(row: ReliableCount, result: ReliableChangeResult) -> str:
    return SENTENCE.format(
        title=name(row, result.rows),
        n=row.n,
        improved=row.improved,
        same=row.same,
        worsened=row.worsened,
        threshold=amount(row.kind, row.threshold, unit=row.unit),
        by=KNOWN[row.by].format(reliability=value_text(row.reliability, "0.00"), people=row.people),
    )


@dataclass(frozen=True, slots=True)
class _Reliability:
    by: Literal["retest", "alpha"]
    value: float
    people: int | None
    low: float | None = None  # of alpha's interval


def _unusable_reason(
    reliability: _Reliability, scale: Scale, people: int
) -> Literal["few", "loose", "knowledge"] | None:
    """Why no change of a person can be called reliable by it."""
    if people < MIN_PEOPLE or (reliability.people is not None and reliability.people < MIN_PEOPLE):
        return "few"
    if reliability.by == "retest":
        return None
    if isinstance(scale, KeyedScale) and (reliability.low is None or reliability.low < RELIABLE_FOR_GROUPS):
        return "knowledge"
    return "loose" if reliability.value < MIN_RELIABILITY else None


def _reliability(data: EvaluationData, scale: Scale, wave: str) -> _Reliability | None:
    """Of a repeated test if the instrument says it, else alpha of everybody in the earlier wave; of parallel forms, the
    lowest."""
    if scale.retest is not None:
        return _Reliability("retest", scale.retest, None)
    estimates = [alpha.of_moments(data.moments(scale.id, wave, form)).raw for form in data.asked(scale, wave)]
    reliabilities = [
        _Reliability("alpha", estimate.value, estimate.n, estimate.low)
        for estimate in estimates
        if estimate.value is not None
    ]
    return (
        min(reliabilities, key=lambda reliability: reliability.value)
        if len(reliabilities) == len(estimates) and reliabilities
        else None
    )


def _count_reliable_changes(
    comparison: Comparison, change: ScaleChange, pairs: Pairs, reliability: _Reliability
) -> ReliableCount | None:
    counts = reliable_change.compute(pairs, reliability.value, change.better)
    if counts.sem is None or counts.threshold is None:
        return None
    return ReliableCount(
        scale=change.scale,
        title=change.title,
        kind=change.kind,
        unit=change.unit,
        before=comparison.before,
        after=comparison.after,
        n=pairs.n,
        by=reliability.by,
        reliability=reliability.value,
        people=reliability.people,
        sem=counts.sem,
        threshold=counts.threshold,
        improved=counts.improved or 0,
        same=counts.same or 0,
        worsened=counts.worsened or 0,
    )


analysis = ReliableChangeAnalysis()
