"""The picture of two groups of people: their means, scale by scale."""

from collections.abc import Collection

from ecpat_training.documents.evaluation_charts import ScaleChart, ScalePoint, ScaleRow, round_ends
from ecpat_training.documents.numbers import Format, shown
from ecpat_training.effect.analyses.unlinked import words
from ecpat_training.effect.analyses.unlinked.result import GroupScore, ScaleApart, WavesApart
from ecpat_training.effect.sentences.amounts import units
from ecpat_training.effect.sentences.words import readers as reader_words
from ecpat_training.effect.sentences.words import report as report_words


def means(one: WavesApart, scales: Collection[str] | None = None, *, intervals: bool = False) -> ScaleChart | None:
    """Both groups' means, each scale on its own axis; `scales` are those wanted, None all. With `intervals` each mean
    has its own, which says nothing of the difference: for those who know that."""
    rows = tuple(
        row
        for each in one.scales
        if (scales is None or each.of.scale in scales) and (row := _row(each, intervals=intervals)) is not None
    )
    if not rows:
        return None
    say = reader_words.MEANS
    said = (
        say["row"].format(
            label=row.label,
            points=", ".join(
                say["point"].format(mean=f"{shown(point.mean, row.format)} {row.unit}".strip(), wave=point.wave)
                for point in row.points
            ),
        )
        for row in rows
    )
    kind = "earlier" if "follow-up" in (one.before, one.after) else ""
    if any(point.low is not None for row in rows for point in row.points):
        kind = f"{kind} intervals".strip()
    return ScaleChart(words.CHART[kind or "title"], rows, say["alt"].format(rows="; ".join(map(str, said))))


def _row(each: ScaleApart, *, intervals: bool) -> ScaleRow | None:
    groups = (each.before, each.after)
    points = tuple(point for score in groups if (point := _point(score, alone=not intervals)) is not None)
    if len(points) < 2:
        return None
    of = each.of
    # Ends by the intervals, shown or not: an axis that ends at the means would make of every difference a large one.
    known = [value for score in groups for value in (score.mean, score.low, score.high) if value is not None]
    low, high = round_ends(min(known), max(known))
    label = reader_words.MEANS["lower is better"].format(title=of.title) if of.better == "lower" else of.title
    decimals: Format = "0.0" if each.claims is not None or of.kind == "multiple choice" else "0.00"
    return ScaleRow(
        label,
        points,
        low if of.low is None else of.low,
        high if of.high is None else of.high,
        of.high if of.better == "higher" else of.low,
        decimals,
        units(of.kind, of.unit)[1].format(value="").strip(),
    )


def _point(score: GroupScore, *, alone: bool) -> ScalePoint | None:
    """A mean, with its interval unless it stands `alone`."""
    if score.mean is None:
        return None
    wave = report_words.WAVE_SHORT[score.wave].lower()
    return ScalePoint(wave, score.mean) if alone else ScalePoint(wave, score.mean, score.low, score.high)
