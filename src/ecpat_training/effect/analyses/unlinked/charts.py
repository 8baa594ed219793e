"""The picture of two groups of people: their means, scale by scale."""

from collections.abc import Collection

from ecpat_training.documents.evaluation_charts import ScaleChart, ScalePoint, ScaleRow, round_ends
from ecpat_training.documents.numbers import Format
from ecpat_training.effect.analyses.unlinked import words
from ecpat_training.effect.analyses.unlinked.result import UnlinkedScale, UnlinkedWaves, WaveScoreOfAll
from ecpat_training.effect.sentences.amounts import units
from ecpat_training.effect.sentences.means_chart import build_means_chart, has_intervals
from ecpat_training.effect.sentences.words import readers as reader_words
from ecpat_training.effect.sentences.words import report as report_words


def means(
    two_waves: UnlinkedWaves, scales: Collection[str] | None = None, *, intervals: bool = False
) -> ScaleChart | None:
    """Both groups' means, each scale on its own axis; `scales` are those wanted, None all. With `intervals` each mean
    has its own, which says nothing of the difference: for those who know that."""
    rows = tuple(
        row
        for scale in two_waves.scales
        if (scales is None or scale.of.scale in scales) and (row := _row(scale, intervals=intervals)) is not None
    )
    if not rows:
        return None
    chart_key = "earlier" if "follow-up" in (two_waves.before, two_waves.after) else ""
    if has_intervals(rows):
        chart_key = f"{chart_key} intervals".strip()
    return build_means_chart(words.CHART[chart_key or "title"], rows)


def _row(scale: UnlinkedScale, *, intervals: bool) -> ScaleRow | None:
    groups = (scale.before, scale.after)
    points = tuple(point for score in groups if (point := _point(score, omits_interval=not intervals)) is not None)
    if len(points) < 2:
        return None
    facts = scale.of
    # Ends by the intervals, shown or not: an axis that ends at the means would make of every difference a large one.
    bounds = [value for score in groups for value in (score.mean, score.low, score.high) if value is not None]
    axis_low, axis_high = round_ends(min(bounds), max(bounds))
    label = reader_words.MEANS["lower is better"].format(title=facts.title) if facts.better == "lower" else facts.title
    decimals: Format = "0.0" if scale.claims is not None or facts.kind == "multiple choice" else "0.00"
    return ScaleRow(
        label,
        points,
        axis_low if facts.low is None else facts.low,
        axis_high if facts.high is None else facts.high,
        facts.high if facts.better == "higher" else facts.low,
        decimals,
        units(facts.kind, facts.unit)[1].format(value="").strip(),
    )


def _point(score: WaveScoreOfAll, *, omits_interval: bool) -> ScalePoint | None:
    """A mean, with its interval unless `omits_interval` is set."""
    if score.mean is None:
        return None
    wave = report_words.WAVE_SHORT[score.wave].lower()
    return ScalePoint(wave, score.mean) if omits_interval else ScalePoint(wave, score.mean, score.low, score.high)
