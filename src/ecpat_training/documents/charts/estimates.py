"""Estimates with their intervals on one axis, a line at no change."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from ecpat_training.documents.charts.style import (
    ACCENT,
    BAND_EDGE,
    GRID,
    INK,
    MARGIN,
    SIZE,
    SMALL,
    SOFT,
    WIDTH,
    area,
    new_figure,
    ticks,
    write,
)
from ecpat_training.documents.charts.words import inches, wrapped
from ecpat_training.documents.evaluation_charts import EstimateChart, EstimateRow
from ecpat_training.documents.numbers import shown, shown_interval

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

ROW, LINE_HEIGHT, TOP, BOTTOM, GAP = 0.36, 0.17, 0.3, 0.55, 0.14
LONGEST_LABEL = 1.9


def draw(chart: EstimateChart) -> "Figure":
    """Each row: label, a dot on the line of its interval, and the figures."""
    labels = [wrapped(row.label, LONGEST_LABEL, SIZE) for row in chart.rows]
    heights = [max(ROW, LINE_HEIGHT * len(lines) + 0.12) for lines in labels]
    left = max((inches(line, SIZE) for lines in labels for line in lines), default=0) + GAP + MARGIN
    values, intervals = _widest(shown(row.value, "0.00") for row in chart.rows), _widest(map(_interval, chart.rows))
    right = GAP + values + GAP + intervals + MARGIN
    total = max(sum(heights), ROW)
    figure = new_figure(TOP + total + BOTTOM)
    axes = area(figure, left, right, TOP, BOTTOM)
    low = min([0.0, *(row.low for row in chart.rows)])
    high = max([0.0, *(row.high for row in chart.rows)])
    pad = (high - low) * 0.06 or 1.0
    axes.set(xlim=(low - pad, high + pad), ylim=(total, 0), yticks=[])
    axes.set_xticks(*ticks(low - pad, high + pad, WIDTH - left - right))
    axes.grid(axis="x", color=GRID, linewidth=0.8)
    axes.axvline(0, color=INK, linewidth=1.0, linestyle=(0, (4, 2)))
    axes.axhline(total, color=BAND_EDGE, linewidth=0.8, clip_on=False)
    write(axes, 0, -0.13, "no change", ha="center", va="center", fontsize=SMALL, color=SOFT)
    axis = "".join(wrapped(chart.axis, WIDTH - left - right + 1, SMALL, most=1))
    write(axes, (low + high) / 2, total + 0.42, axis, ha="center", va="center", fontsize=SMALL, color=SOFT)
    inch = (high - low + 2 * pad) / (WIDTH - left - right)
    y = 0.0
    for row, lines, height in zip(chart.rows, labels, heights, strict=True):
        middle = y + height / 2
        y += height
        _line(axes, row, middle)
        for number, line in enumerate(lines):
            offset = (number - (len(lines) - 1) / 2) * LINE_HEIGHT
            write(axes, low - pad - GAP * inch, middle + offset, line, ha="right", va="center")
        x = high + pad + (GAP + values) * inch
        write(axes, x, middle, shown(row.value, "0.00"), ha="right", va="center", fontweight="bold")
        write(axes, x + GAP * inch, middle, _interval(row), va="center", color=SOFT)
    return figure


def _line(axes: "Axes", row: EstimateRow, middle: float) -> None:
    axes.plot([row.low, row.high], [middle, middle], color=ACCENT, linewidth=2.0, solid_capstyle="butt")
    for end in (row.low, row.high):
        axes.plot([end, end], [middle - 0.045, middle + 0.045], color=ACCENT, linewidth=1.4)
    axes.plot([row.value], [middle], "o", color=ACCENT, markersize=6.5, markeredgecolor="white", zorder=3)


def _interval(row: EstimateRow) -> str:
    return shown_interval(row.low, row.high)


def _widest(texts: Iterable[str]) -> float:
    return max((inches(text, SIZE, bold=True) for text in texts), default=0.0)
