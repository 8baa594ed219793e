"""Estimates with their intervals on one axis, a line at no change."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from ecpat_training.documents.charts import style
from ecpat_training.documents.charts.names import NAME_BACKGROUND, names
from ecpat_training.documents.charts.words import inches, wrapped
from ecpat_training.documents.evaluation_charts import EstimateChart, EstimateRow
from ecpat_training.documents.numbers import Format, format_interval, value_text
from ecpat_training.words.catalogue.marked_text import marked

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

ROW_HEIGHT, TOP_MARGIN, BOTTOM_MARGIN, CHART_GAP = 0.36, 0.3, 0.55, 0.14
MANY, LOW_ROW_HEIGHT = 20, 0.25  # beyond so many rows they are low, so that a page holds them
HALF_A_NUMBER = 0.42  # inches at both ends of an axis that is as wide as the picture
FIGURES = 0.16  # inches of a row in which its figures stand above it
LONGEST_LABEL = 1.9


def draw(chart: EstimateChart, width: float = style.WIDTH) -> "Figure":
    """The figure of estimates: in each row the label, a dot on the line of its interval, and both as figures."""
    # Sizes are worked out from the inside, texts first: Matplotlib's own layout would cut long labels.
    row_names = names((row.label for row in chart.rows), width, LONGEST_LABEL)
    figures = FIGURES if row_names.are_above else 0.0
    min_height = ROW_HEIGHT if len(chart.rows) <= MANY else LOW_ROW_HEIGHT
    bodies = [max(min_height, row_names.min_row_height(number, 0.12)) + figures for number in range(len(chart.rows))]
    left_margin = HALF_A_NUMBER if row_names.are_above else row_names.left_margin(CHART_GAP)
    values = _max_text_width(value_text(row.value, chart.format) for row in chart.rows)
    intervals = _max_text_width(_interval(row, chart.format) for row in chart.rows)
    right_margin = HALF_A_NUMBER if row_names.are_above else CHART_GAP + values + CHART_GAP + intervals + style.MARGIN
    total = max(sum(row_names.height_above_row(number) + body for number, body in enumerate(bodies)), ROW_HEIGHT)
    figure = style.create_figure(TOP_MARGIN + total + BOTTOM_MARGIN, width)
    axes = style.area(figure, left_margin, right_margin, TOP_MARGIN, BOTTOM_MARGIN)
    # 0 is always in the picture: whether an interval reaches the line of no change is what one looks for.
    x_min = min([0.0, *(row.value if row.low is None else row.low for row in chart.rows)])
    x_max = max([0.0, *(row.value if row.high is None else row.high for row in chart.rows)])
    pad = (x_max - x_min) * 0.06 or 1.0
    axes.set(xlim=(x_min - pad, x_max + pad), ylim=(total, 0), yticks=[])
    axes.set_xticks(*style.ticks(x_min - pad, x_max + pad, width - left_margin - right_margin))
    axes.grid(axis="x", color=style.GRID, linewidth=0.8)
    axes.axvline(0, color=style.INK, linewidth=1.0, linestyle=(0, (4, 2)))
    axes.axhline(total, color=style.BAND_EDGE, linewidth=0.8, clip_on=False)
    style.write(
        axes,
        0,
        -0.13,
        str(marked("no change")),
        ha="center",
        va="center",
        fontsize=style.SMALL_FONT_SIZE,
        color=style.SOFT_COLOUR,
    )
    axis = "".join(
        wrapped(
            chart.axis,
            width - left_margin - right_margin + (0 if row_names.are_above else 1),
            style.SMALL_FONT_SIZE,
            max_lines=1,
        )
    )
    style.write(
        axes,
        (x_min + x_max) / 2,
        total + 0.42,
        axis,
        ha="center",
        va="center",
        fontsize=style.SMALL_FONT_SIZE,
        color=style.SOFT_COLOUR,
    )
    inch = (x_max - x_min + 2 * pad) / (width - left_margin - right_margin)
    y = 0.0
    for number, (row, body) in enumerate(zip(chart.rows, bodies, strict=True)):
        y += row_names.height_above_row(number)
        row_names.draw(axes, number, y, body, left_margin, CHART_GAP)
        row_middle = y + (body + figures) / 2
        _line(axes, row, row_middle)
        if row_names.are_above:
            x, baseline = x_min - pad + (style.MARGIN - left_margin + values) * inch, y + figures / 2
        else:
            x, baseline = x_max + pad + (CHART_GAP + values) * inch, row_middle
        y += body
        text_style: dict[str, Any] = (
            {"va": "center", "bbox": NAME_BACKGROUND, "zorder": 4} if row_names.are_above else {"va": "center"}
        )
        style.write(axes, x, baseline, value_text(row.value, chart.format), ha="right", fontweight="bold", **text_style)
        style.write(
            axes, x + CHART_GAP * inch, baseline, _interval(row, chart.format), color=style.SOFT_COLOUR, **text_style
        )
    return figure


def _line(axes: "Axes", row: EstimateRow, row_middle: float) -> None:
    if row.low is not None and row.high is not None:
        axes.plot(
            [row.low, row.high], [row_middle, row_middle], color=style.ACCENT, linewidth=2.0, solid_capstyle="butt"
        )
        for end in (row.low, row.high):
            axes.plot([end, end], [row_middle - 0.045, row_middle + 0.045], color=style.ACCENT, linewidth=1.4)
    if row.whole:
        axes.plot([row.value], [row_middle], "D", color="white", markersize=8.5, markeredgecolor=style.INK, zorder=3)
    else:
        axes.plot([row.value], [row_middle], "o", color=style.ACCENT, markersize=6.5, markeredgecolor="white", zorder=3)


def _interval(row: EstimateRow, format_: Format) -> str:
    return "" if row.low is None or row.high is None else format_interval(row.low, row.high, format_)


def _max_text_width(texts: Iterable[str]) -> float:
    return max((inches(text, style.SIZE, is_bold=True) for text in texts), default=0.0)
