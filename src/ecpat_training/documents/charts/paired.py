"""A line a person from one wave to the next, and the mean; made for as many people as lines can be told apart."""

from collections import Counter
from typing import TYPE_CHECKING

from ecpat_training.documents.charts import style
from ecpat_training.documents.charts.words import inches, wrapped
from ecpat_training.documents.evaluation_charts import PairedChart
from ecpat_training.documents.numbers import value_text
from ecpat_training.words.catalogue.marked_text import marked

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

CHART_HEIGHT, LEFT_MARGIN, RIGHT_MARGIN, TOP_MARGIN, BOTTOM_MARGIN = 3.5, 0.75, 0.15, 0.15, 0.72
EDGE, NARROW_EDGE = 0.42, 0.75
MEAN = marked("mean {mean}")
CHANGE_TEXTS = marked({"higher": "{n} higher", "the same": "{n} the same", "lower": "{n} lower"})
LINES = {"higher": (style.ACCENT, "-"), "the same": (style.SOFT_COLOUR, ":"), "lower": (style.ATTENTION, (0, (5, 2)))}


def draw(chart: PairedChart, width: float = style.WIDTH) -> "Figure":
    """The figure of people: a thin line each, solid for a rise, dotted for no change, dashed for a fall; thicker
    where people share it. The mean is a thick line."""
    figure = style.create_figure(CHART_HEIGHT, width)
    edge = EDGE if width > style.NARROW else NARROW_EDGE
    axes = style.area(figure, LEFT_MARGIN, RIGHT_MARGIN, TOP_MARGIN, BOTTOM_MARGIN)
    scores = [score for pair in chart.pairs for score in pair] or [0.0, 1.0]
    y_min = min(scores) if chart.low is None else min(chart.low, *scores)
    y_max = max(scores) if chart.high is None else max(chart.high, *scores)
    pad = (y_max - y_min) * 0.05 or 0.5
    axes.set(xlim=(-edge, 1 + edge), ylim=(y_min - pad, y_max + pad))
    axes.set_yticks(*style.ticks(y_min, y_max, CHART_HEIGHT))
    axes.set_xticks([])
    axes.grid(axis="y", color=style.GRID, linewidth=0.8)
    axis = wrapped(chart.axis, CHART_HEIGHT - TOP_MARGIN - BOTTOM_MARGIN, style.SMALL_FONT_SIZE, max_lines=1)
    axes.set_ylabel(
        "".join(axis), color=style.SOFT_COLOUR, fontsize=style.SMALL_FONT_SIZE, labelpad=8, parse_math=False
    )
    label_gap = 0.1 * (y_max - y_min + 2 * pad) / (CHART_HEIGHT - TOP_MARGIN - BOTTOM_MARGIN)
    for place, label in enumerate(chart.labels):
        axes.axvline(place, color=style.GRID, linewidth=1.2)
        text = wrapped(
            label, min(2.6, (width - LEFT_MARGIN - RIGHT_MARGIN) / 2 - 0.1), style.SIZE, max_lines=1, is_bold=True
        )
        style.write(axes, place, y_min - pad - label_gap, "".join(text), ha="center", va="top", fontweight="bold")
    # The same pair once, thicker: lines over each other would look like one person.
    for pair, people in sorted(Counter(chart.pairs).items()):
        _person(axes, pair, people)
    if chart.pairs:
        _mean(axes, chart)
    _key(figure, axes, chart)
    return figure


def _change_kind(pair: tuple[float, float]) -> str:
    return "higher" if pair[1] > pair[0] else "lower" if pair[1] < pair[0] else "the same"


def _person(axes: "Axes", pair: tuple[float, float], people: int) -> None:
    colour, line_style = LINES[_change_kind(pair)]
    width = min(0.9 + 0.8 * (people - 1), 4.5)
    axes.plot([0, 1], pair, color=colour, linestyle=line_style, linewidth=width, alpha=0.75)
    axes.plot([0, 1], pair, "o", color=colour, markersize=3 + min(people, 4) * 0.6, alpha=0.9)


def _mean(axes: "Axes", chart: PairedChart) -> None:
    n = len(chart.pairs)
    means = [sum(pair[side] for pair in chart.pairs) / n for side in (0, 1)]
    # A white edge under the line of the mean keeps it apart from the many lines that it crosses.
    axes.plot([0, 1], means, color="white", linewidth=6, solid_capstyle="round", zorder=4)
    axes.plot([0, 1], means, color=style.INK, linewidth=3, marker="D", markersize=7, markeredgecolor="white", zorder=5)
    for place, (mean, side, offset) in enumerate(zip(means, ("right", "left"), (-0.04, 0.04), strict=True)):
        text = MEAN.format(mean=value_text(mean, "0.00"))
        style.write(axes, place + offset, mean, text, ha=side, va="center", fontweight="bold", zorder=6)


def _key(figure: "Figure", axes: "Axes", chart: PairedChart) -> None:
    """How many lines are higher, the same and lower, under the chart."""
    pair_counts = Counter(_change_kind(pair) for pair in chart.pairs)
    width, height = figure.get_size_inches()
    texts = [(kind, CHANGE_TEXTS[kind].format(n=pair_counts[kind])) for kind in LINES if pair_counts[kind]]
    spacing = 0.6 if width > style.NARROW else 0.48
    x = (
        width
        + (LEFT_MARGIN - RIGHT_MARGIN if width > style.NARROW else 0.1)
        - sum(spacing + inches(text, style.SMALL_FONT_SIZE) for _, text in texts)
    ) / 2
    for kind, text in texts:
        colour, line_style = LINES[kind]
        line = axes.plot(
            [x / width, (x + 0.28) / width], [0.16 / height] * 2, color=colour, linestyle=line_style, linewidth=1.8
        )
        line[0].set(transform=figure.transFigure, clip_on=False)
        style.write(
            axes,
            (x + 0.34) / width,
            0.16 / height,
            text,
            transform=figure.transFigure,
            va="center",
            fontsize=style.SMALL_FONT_SIZE,
        )
        x += spacing + inches(text, style.SMALL_FONT_SIZE)
