"""The picture of two groups of people: their means, scale by scale."""

import math
from collections.abc import Collection

from ecpat_training.documents.evaluation_charts import ScaleChart, ScalePoint, ScaleRow
from ecpat_training.documents.numbers import Format, shown
from ecpat_training.effect.analyses.unlinked import words
from ecpat_training.effect.analyses.unlinked.result import GroupScore, ScaleApart, WavesApart
from ecpat_training.effect.sentences.words import readers as reader_words
from ecpat_training.effect.sentences.words import report as report_words


def means(one: WavesApart, scales: Collection[str] | None = None) -> ScaleChart | None:
    """Both groups' means, each scale on its own axis; `scales` are those wanted, None all."""
    rows = tuple(
        row for each in one.scales if (scales is None or each.of.scale in scales) and (row := _row(each)) is not None
    )
    if not rows:
        return None
    say = reader_words.MEANS
    said = (
        say["row"].format(
            label=row.label,
            points=", ".join(
                say["point"].format(mean=shown(point.mean, row.format), wave=point.wave) for point in row.points
            ),
        )
        for row in rows
    )
    kind = "earlier" if "follow-up" in (one.before, one.after) else ""
    if any(point.low is not None for row in rows for point in row.points):
        kind = f"{kind} intervals".strip()
    return ScaleChart(words.CHART[kind or "title"], rows, say["alt"].format(rows="; ".join(said)))


def _row(each: ScaleApart) -> ScaleRow | None:
    points = tuple(point for score in (each.before, each.after) if (point := _point(score)) is not None)
    if len(points) < 2:
        return None
    of = each.of
    known = [value for point in points for value in (point.mean, point.low, point.high) if value is not None]
    low, high = _ends(min(known), max(known))
    label = reader_words.MEANS["lower is better"].format(title=of.title) if of.better == "lower" else of.title
    decimals: Format = "0.0" if each.claims is not None or of.kind == "multiple choice" else "0.00"
    return ScaleRow(
        label,
        points,
        low if of.low is None else of.low,
        high if of.high is None else of.high,
        of.high if of.better == "higher" else of.low,
        decimals,
    )


def _ends(low: float, high: float) -> tuple[float, float]:
    """Round ends for the axis of a scale that says none."""
    step = 10.0 ** math.floor(math.log10(high - low)) if high > low else 1.0
    return step * math.floor(low / step), step * math.ceil(high / step)


def _point(score: GroupScore) -> ScalePoint | None:
    if score.mean is None:
        return None
    return ScalePoint(report_words.WAVE_SHORT[score.wave].lower(), score.mean, score.low, score.high)
