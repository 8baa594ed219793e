"""Points in per cent of those that could be had, beside the points themselves: the same figures, divided by the most.

What is published is divided from the figures printed, so that it tells no more than they do.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from ecpat_training.core.json_data import JsonObject
from ecpat_training.documents.document import Block, Bullets, Heading
from ecpat_training.documents.numbers import value_text
from ecpat_training.effect.analyses.analysis import Analysis
from ecpat_training.effect.comparing.evaluation_data import EvaluationData
from ecpat_training.effect.model.change import Comparison
from ecpat_training.effect.model.report import EffectReport
from ecpat_training.effect.sentences.opening import first_comparison_rows, name
from ecpat_training.effect.sentences.plain import figures
from ecpat_training.effect.sentences.words.readers import Reader
from ecpat_training.stats.estimate import Estimate
from ecpat_training.words.catalogue.marked_text import marked
from ecpat_training.words.catalogue.speech import figure


@dataclass(frozen=True, slots=True)
class OfMaximum:
    """A scale from 0 to `highest` points between two waves: the means `first` and `last` of those compared, and the
    change with its interval, all in per cent of `highest`; None where there is no figure."""

    scale: str
    title: str
    before: str
    after: str
    highest: float
    first: float | None
    last: float | None
    change: Estimate


@dataclass(frozen=True, slots=True)
class OfMaximumResult:
    """Every such change."""

    rows: tuple[OfMaximum, ...]


HEADING = marked("In per cent of all points")
SENTENCE = marked(
    "{title::} of {highest} points that could be had, {first} % were had before and {last} % after, {change} "
    "percentage points{interval}."
)
INTERVAL = marked(" (95 % interval {low} to {high})")


_MAX_PERCENT = 100.0


class OfMaximumAnalysis(Analysis[OfMaximumResult]):
    """Points in per cent of those that could be had."""

    order = 3
    readers: frozenset[Reader] = frozenset({"coordinator", "evaluator"})
    of_counts = True
    over_sites = True

    def analyse(self, data: EvaluationData) -> OfMaximumResult | None:
        """Every change of ready points with a most, counted from 0; None where there is none."""
        return _maximum_score_shares(data.comparisons)

    def blocks(self, result: OfMaximumResult, report: EffectReport) -> Iterator[Block]:
        """A sentence for each change that has figures."""
        sentences = tuple(text for row in first_comparison_rows(result.rows) if (text := _sentence(row, result)))
        if sentences:
            yield Heading(HEADING)
            yield Bullets(sentences)

    def data(self, result: OfMaximumResult) -> list[JsonObject]:
        """Every figure of the result as data for machines, not rounded."""
        return [figures(row, first="mean_before", last="mean_after") for row in result.rows]

    def public(self, result: OfMaximumResult, report: EffectReport) -> None:
        """Nothing by itself: see `of_printed`."""

    def of_printed(self, result: OfMaximumResult, printed_report: EffectReport) -> OfMaximumResult | None:
        """The figures printed, divided by the most."""
        return _maximum_score_shares(printed_report.comparisons)


def _maximum_score_shares(comparisons: Iterable[Comparison]) -> OfMaximumResult | None:
    rows = tuple(
        OfMaximum(
            scale=change.scale,
            title=change.title,
            before=comparison.before,
            after=comparison.after,
            highest=change.high,
            first=_share(change.before.mean, change.high),
            last=_share(change.after.mean, change.high),
            change=_estimate(change.raw, change.high),
        )
        for comparison in comparisons
        for change in comparison.changes
        if change.kind == "number"
        and not change.unit
        and change.low == 0
        and change.high not in (None, 0, _MAX_PERCENT)
    )
    return OfMaximumResult(rows) if rows else None


def _share(points: float | None, max_points: float) -> float | None:
    return None if points is None else round(points * _MAX_PERCENT / max_points, 10)


def _estimate(change: Estimate, max_points: float) -> Estimate:
    value, low, high = (_share(number, max_points) for number in (change.value, change.low, change.high))
    return replace(change, value=value, low=low, high=high)


def _sentence(row: OfMaximum, result: OfMaximumResult) -> str:
    if row.first is None or row.last is None or row.change.value is None:
        return ""
    low, high = row.change.low, row.change.high
    interval = (
        "" if low is None or high is None else INTERVAL.format(low=_format_decimal(low), high=_format_decimal(high))
    )
    change = _format_decimal(row.change.value)
    return SENTENCE.format(
        title=name(row, result.rows),
        highest=figure(f"{row.highest:g}"),
        first=_format_decimal(row.first),
        last=_format_decimal(row.last),
        change=f"+{change}" if row.change.value > 0 else change,
        interval=interval,
    )


def _format_decimal(number: float) -> str:
    return value_text(number, "0.0")


analysis = OfMaximumAnalysis()
