"""The charts of an effect report, each with words that say the same."""

from collections.abc import Collection

from ecpat_training.documents.evaluation_charts import (
    ChangesChart,
    EstimateChart,
    EstimateRow,
    PairedChart,
    ScaleChart,
    ScalePoint,
    ScaleRow,
    round_ends,
)
from ecpat_training.documents.numbers import Format, format_interval, value_text
from ecpat_training.effect.model.change import Comparison, ScaleChange, WaveScore
from ecpat_training.effect.model.report import EffectReport
from ecpat_training.effect.report.changes_chart import changes_chart
from ecpat_training.effect.sentences.amounts import units
from ecpat_training.effect.sentences.means_chart import build_means_chart, has_intervals
from ecpat_training.effect.sentences.verdicts import verdict
from ecpat_training.effect.sentences.words import readers as reader_words
from ecpat_training.effect.sentences.words import report as words
from ecpat_training.words.catalogue.marked_text import marked

MOST_LINES = 60  # people; beyond, lines of single people are a tangle


def estimate_chart(comparison: Comparison) -> EstimateChart | None:
    """The changes of all scales on the one axis that makes them comparable, d_av, with better always to the right."""
    rows = tuple(row for change in comparison.changes if (row := _estimate_row(change)))
    if not rows:
        return None
    row_texts = "; ".join(
        words.DOCUMENT["estimates row"].format(
            label=row.label, value=value_text(row.value, "0.00"), interval=format_interval(row.low, row.high)
        )
        for row in rows
    )
    alt = words.DOCUMENT["estimates alt"].format(rows=row_texts)
    return EstimateChart(words.DOCUMENT["estimates"], rows, alt, words.DOCUMENT["estimates axis"])


def _estimate_row(change: ScaleChange) -> EstimateRow | None:
    value, interval_low, interval_high = change.d_av.value, change.d_av.low, change.d_av.high
    if value is None or interval_low is None or interval_high is None:
        return None
    title = change.title
    if not interval_low <= 0 <= interval_high and verdict(change) == "open":
        title = words.DOCUMENT["open in a chart"].format(title=title)
    if change.better == "higher":
        return EstimateRow(title, value, interval_low, interval_high)
    return EstimateRow(words.DOCUMENT["lower is better"].format(title=title), -value, -interval_high, -interval_low)


def paired_charts(comparison: Comparison) -> list[PairedChart | ChangesChart]:
    """For each scale a line per person, of many people how their changes are spread; none where there are no single
    people to show, as in a published report."""
    return [
        changes_chart(change) if len(change.pairs) > MOST_LINES else _paired_chart(comparison, change)
        for change in comparison.changes
        if change.pairs
    ]


def _paired_chart(comparison: Comparison, change: ScaleChange) -> PairedChart:
    return PairedChart(
        title=words.DOCUMENT["paired"].format(title=change.title),
        labels=(words.WAVE_SHORT[comparison.before], words.WAVE_SHORT[comparison.after]),
        pairs=change.pairs,
        alt=words.DOCUMENT["paired alt"].format(
            title=change.title,
            n=change.n,
            between=words.WAVE_PAIR_TEXTS[comparison.before, comparison.after].lower(),
            improved=change.improvement.improved,
            same=change.improvement.same,
            worsened=change.improvement.worsened,
            mean_before=value_text(change.before.mean, "0.00"),
            mean_after=value_text(change.after.mean, "0.00"),
        ),
        low=change.low,
        high=change.high,
        axis=_axis(change),
    )


def scale_chart(
    report: EffectReport, scales: Collection[str] | None = None, *, intervals: bool = False
) -> ScaleChart | None:
    """The means of the people compared first, each scale on its own axis, and those of the follow-up where there is
    one; `scales` are those wanted, None all. With `intervals` each mean has its own, which says nothing of the change:
    for those who know that."""
    first_comparison = next((comparison for comparison in report.comparisons if comparison.changes), None)
    later = [
        change
        for comparison in report.comparisons
        if first_comparison and comparison is not first_comparison and comparison.before == first_comparison.before
        for change in comparison.changes
    ]
    rows = tuple(
        row
        for change in (first_comparison.changes if first_comparison else ())
        if (scales is None or change.scale in scales)
        and (
            row := _scale_row(
                change,
                [later_change for later_change in later if later_change.scale == change.scale],
                is_published=report.published,
                intervals=intervals,
            )
        )
    )
    if not rows:
        return None
    say = reader_words.MEANS
    title = say["intervals"] if has_intervals(rows) else say["title"]
    if any(len(row.points) > 2 for row in rows):
        title += say["later"]
    return build_means_chart(title, rows)


def _scale_row(
    change: ScaleChange, later: list[ScaleChange], *, is_published: bool, intervals: bool
) -> ScaleRow | None:
    waves = (change.before, change.after, *(later_change.after for later_change in later))
    omits_interval = not intervals or bool(change.clusters)  # people of several sites are not so many independent ones
    points = tuple(point for score in waves if (point := _scale_point(score, omits_interval=omits_interval)))
    if not points:
        return None
    # Ends by the intervals, shown or not: an axis that ends at the means would make of every change a large one.
    scores = [score for wave in waves for score in (wave.mean, wave.low, wave.high) if score is not None]
    scale_min, scale_max = round_ends(min(scores), max(scores))
    scale_min, scale_max = (
        scale_min if change.low is None else change.low,
        scale_max if change.high is None else change.high,
    )
    best_score = change.high if change.better == "higher" else change.low
    label = change.title
    if change.better == "lower":
        label = reader_words.MEANS["lower is better"].format(title=label)
    format_: Format = "0.0" if is_published or change.kind == "multiple choice" else "0.00"
    unit = units(change.kind, change.unit)[1].format(value="").strip()
    return ScaleRow(label, points, scale_min, scale_max, best_score, format_, unit)


def _scale_point(score: WaveScore, *, omits_interval: bool) -> ScalePoint | None:
    """A mean, with its interval unless `omits_interval`."""
    if score.mean is None:
        return None
    wave = words.WAVE_SHORT[score.wave].lower()
    return ScalePoint(wave, score.mean) if omits_interval else ScalePoint(wave, score.mean, score.low, score.high)


def _axis(change: ScaleChange) -> str:
    """What stands along the scores: their unit."""
    if change.kind == "multiple choice" and not change.unit:
        return str(marked("% right"))
    return units(change.kind, change.unit)[1].format(value=marked("score"))
