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

HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 3.5, 0.75, 0.15, 0.15, 0.72
EDGE, NARROW_EDGE = 0.42, 0.75
MEAN = marked("mean {mean}")
KIND = marked({"higher": "{n} higher", "the same": "{n} the same", "lower": "{n} lower"})
LINES = {"higher": (style.ACCENT, "-"), "the same": (style.SOFT, ":"), "lower": (style.ATTENTION, (0, (5, 2)))}


def draw(chart: PairedChart, width: float = style.WIDTH) -> "Figure":
    """The figure of people: a thin line each, solid for a rise, dotted for no change, dashed for a fall; thicker
    where people share it. The mean is a thick line."""
    figure = style.new_figure(HEIGHT, width)
    edge = EDGE if width > style.NARROW else NARROW_EDGE
    axes = style.area(figure, LEFT, RIGHT, TOP, BOTTOM)
    scores = [score for pair in chart.pairs for score in pair] or [0.0, 1.0]
    low = min(scores) if chart.low is None else min(chart.low, *scores)
    high = max(scores) if chart.high is None else max(chart.high, *scores)
    pad = (high - low) * 0.05 or 0.5
    axes.set(xlim=(-edge, 1 + edge), ylim=(low - pad, high + pad))
    axes.set_yticks(*style.ticks(low, high, HEIGHT))
    axes.set_xticks([])
    axes.grid(axis="y", color=style.GRID, linewidth=0.8)
    axis = wrapped(chart.axis, HEIGHT - TOP - BOTTOM, style.SMALL, most=1)
    axes.set_ylabel("".join(axis), color=style.SOFT, fontsize=style.SMALL, labelpad=8, parse_math=False)
    below = 0.1 * (high - low + 2 * pad) / (HEIGHT - TOP - BOTTOM)
    for place, label in enumerate(chart.labels):
        axes.axvline(place, color=style.GRID, linewidth=1.2)
        text = wrapped(label, min(2.6, (width - LEFT - RIGHT) / 2 - 0.1), style.SIZE, most=1, bold=True)
        style.write(axes, place, low - pad - below, "".join(text), ha="center", va="top", fontweight="bold")
    # The same pair once, thicker: lines over each other would look like one person.
    for pair, people in sorted(Counter(chart.pairs).items()):
        _person(axes, pair, people)
    if chart.pairs:
        _mean(axes, chart)
    _key(figure, axes, chart)
    return figure


def _kind(pair: tuple[float, float]) -> str:
    return "higher" if pair[1] > pair[0] else "lower" if pair[1] < pair[0] else "the same"


def _person(axes: "Axes", pair: tuple[float, float], people: int) -> None:
    colour, look = LINES[_kind(pair)]
    width = min(0.9 + 0.8 * (people - 1), 4.5)
    axes.plot([0, 1], pair, color=colour, linestyle=look, linewidth=width, alpha=0.75)
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
    kinds = Counter(_kind(pair) for pair in chart.pairs)
    width, height = figure.get_size_inches()
    texts = [(kind, KIND[kind].format(n=kinds[kind])) for kind in LINES if kinds[kind]]
    spacing = 0.6 if width > style.NARROW else 0.48
    x = (
        width
        + (LEFT - RIGHT if width > style.NARROW else 0.1)
        - sum(spacing + inches(text, style.SMALL) for _, text in texts)
    ) / 2
    for kind, text in texts:
        colour, look = LINES[kind]
        line = axes.plot(
            [x / width, (x + 0.28) / width], [0.16 / height] * 2, color=colour, linestyle=look, linewidth=1.8
        )
        line[0].set(transform=figure.transFigure, clip_on=False)
        style.write(
            axes,
            (x + 0.34) / width,
            0.16 / height,
            text,
            transform=figure.transFigure,
            va="center",
            fontsize=style.SMALL,
        )
        x += spacing + inches(text, style.SMALL)
