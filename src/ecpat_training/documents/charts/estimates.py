"""Estimates with their intervals on one axis, a line at no change."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from ecpat_training.documents.charts import style
from ecpat_training.documents.charts.names import GROUND, names
from ecpat_training.documents.charts.words import inches, wrapped
from ecpat_training.documents.evaluation_charts import EstimateChart, EstimateRow
from ecpat_training.documents.numbers import Format, shown_interval, value_text
from ecpat_training.words.catalogue.marked_text import marked

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

ROW, TOP, BOTTOM, GAP = 0.36, 0.3, 0.55, 0.14
MANY, LOW = 20, 0.25  # beyond so many rows they are low, so that a page holds them
HALF_A_NUMBER = 0.42  # inches at both ends of an axis that is as wide as the picture
FIGURES = 0.16  # inches of a row in which its figures stand above it
LONGEST_LABEL = 1.9


def draw(chart: EstimateChart, width: float = style.WIDTH) -> "Figure":
    """The figure of estimates: in each row the label, a dot on the line of its interval, and both as figures."""
    # Sizes are worked out from the inside, texts first: Matplotlib's own layout would cut long labels.
    called = names((row.label for row in chart.rows), width, LONGEST_LABEL)
    figures = FIGURES if called.above else 0.0
    least = ROW if len(chart.rows) <= MANY else LOW
    bodies = [max(least, called.least(number, 0.12)) + figures for number in range(len(chart.rows))]
    left_margin = HALF_A_NUMBER if called.above else called.left(GAP)
    values = _widest(value_text(row.value, chart.format) for row in chart.rows)
    intervals = _widest(_interval(row, chart.format) for row in chart.rows)
    right = HALF_A_NUMBER if called.above else GAP + values + GAP + intervals + style.MARGIN
    total = max(sum(called.over(number) + body for number, body in enumerate(bodies)), ROW)
    figure = style.new_figure(TOP + total + BOTTOM, width)
    axes = style.area(figure, left_margin, right, TOP, BOTTOM)
    # 0 is always in the picture: whether an interval reaches the line of no change is what one looks for.
    low = min([0.0, *(row.value if row.low is None else row.low for row in chart.rows)])
    high = max([0.0, *(row.value if row.high is None else row.high for row in chart.rows)])
    pad = (high - low) * 0.06 or 1.0
    axes.set(xlim=(low - pad, high + pad), ylim=(total, 0), yticks=[])
    axes.set_xticks(*style.ticks(low - pad, high + pad, width - left_margin - right))
    axes.grid(axis="x", color=style.GRID, linewidth=0.8)
    axes.axvline(0, color=style.INK, linewidth=1.0, linestyle=(0, (4, 2)))
    axes.axhline(total, color=style.BAND_EDGE, linewidth=0.8, clip_on=False)
    style.write(
        axes, 0, -0.13, str(marked("no change")), ha="center", va="center", fontsize=style.SMALL, color=style.SOFT
    )
    axis = "".join(wrapped(chart.axis, width - left_margin - right + (0 if called.above else 1), style.SMALL, most=1))
    style.write(
        axes, (low + high) / 2, total + 0.42, axis, ha="center", va="center", fontsize=style.SMALL, color=style.SOFT
    )
    inch = (high - low + 2 * pad) / (width - left_margin - right)
    y = 0.0
    for number, (row, body) in enumerate(zip(chart.rows, bodies, strict=True)):
        y += called.over(number)
        called.draw(axes, number, y, body, left_margin, GAP)
        middle = y + (body + figures) / 2
        _line(axes, row, middle)
        if called.above:
            x, baseline = low - pad + (style.MARGIN - left_margin + values) * inch, y + figures / 2
        else:
            x, baseline = high + pad + (GAP + values) * inch, middle
        y += body
        look: dict[str, Any] = {"va": "center", "bbox": GROUND, "zorder": 4} if called.above else {"va": "center"}
        style.write(axes, x, baseline, value_text(row.value, chart.format), ha="right", fontweight="bold", **look)
        style.write(axes, x + GAP * inch, baseline, _interval(row, chart.format), color=style.SOFT, **look)
    return figure


def _line(axes: "Axes", row: EstimateRow, middle: float) -> None:
    if row.low is not None and row.high is not None:
        axes.plot([row.low, row.high], [middle, middle], color=style.ACCENT, linewidth=2.0, solid_capstyle="butt")
        for end in (row.low, row.high):
            axes.plot([end, end], [middle - 0.045, middle + 0.045], color=style.ACCENT, linewidth=1.4)
    if row.whole:
        axes.plot([row.value], [middle], "D", color="white", markersize=8.5, markeredgecolor=style.INK, zorder=3)
    else:
        axes.plot([row.value], [middle], "o", color=style.ACCENT, markersize=6.5, markeredgecolor="white", zorder=3)


def _interval(row: EstimateRow, format_: Format) -> str:
    return "" if row.low is None or row.high is None else shown_interval(row.low, row.high, format_)


def _widest(texts: Iterable[str]) -> float:
    return max((inches(text, style.SIZE, bold=True) for text in texts), default=0.0)
