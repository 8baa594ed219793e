"""The charts of an effect report, each with words that say the same."""

from ecpat_training.report.effect.catalogue_en import report as words
from ecpat_training.results.document import EstimateChart, EstimateRow, PairedChart
from ecpat_training.results.effect.change import Change, Comparison
from ecpat_training.results.numbers import shown, shown_interval

MOST_LINES = 200  # beyond, lines of single people are a grey area that says nothing


def estimate_chart(comparison: Comparison) -> EstimateChart | None:
    """The changes of all scales on the one axis that makes them comparable, d_av, with better always to the right."""
    rows = tuple(row for change in comparison.changes if (row := _estimate_row(change)))
    if not rows:
        return None
    said = "; ".join(
        words.DOCUMENT["estimates row"].format(
            label=row.label, value=shown(row.value, "0.00"), interval=shown_interval(row.low, row.high)
        )
        for row in rows
    )
    alt = words.DOCUMENT["estimates alt"].format(rows=said)
    return EstimateChart(words.DOCUMENT["estimates"], rows, alt, words.DOCUMENT["estimates axis"])


def _estimate_row(change: Change) -> EstimateRow | None:
    value, low, high = change.d_av.value, change.d_av.low, change.d_av.high
    if value is None or low is None or high is None:
        return None
    if change.better == "higher":
        return EstimateRow(change.title, value, low, high)
    return EstimateRow(words.DOCUMENT["lower is better"].format(title=change.title), -value, -high, -low)


def paired_charts(comparison: Comparison) -> list[PairedChart]:
    """For each scale a line per person; none where there are no single people to show, or too many."""
    return [
        PairedChart(
            title=words.DOCUMENT["paired"].format(title=change.title),
            labels=(words.WAVE_SHORT[comparison.before], words.WAVE_SHORT[comparison.after]),
            pairs=change.pairs,
            alt=words.DOCUMENT["paired alt"].format(
                title=change.title,
                n=change.n,
                between=words.BETWEEN[comparison.before, comparison.after].lower(),
                improved=change.improvement.improved,
                same=change.improvement.same,
                worsened=change.improvement.worsened,
                mean_before=shown(change.before.mean, "0.00"),
                mean_after=shown(change.after.mean, "0.00"),
            ),
            low=change.low,
            high=change.high,
            axis=words.UNIT[change.kind][1].format(value="score").replace("score %", "% right"),
        )
        for change in comparison.changes
        if 0 < len(change.pairs) <= MOST_LINES
    ]
