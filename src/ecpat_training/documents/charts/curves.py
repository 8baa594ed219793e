"""A few lines over one axis; each has a mark and dashes of its own, so that they differ without colours."""

from typing import TYPE_CHECKING

from ecpat_training.documents.charts import style
from ecpat_training.documents.charts.key import LINE, Mark, draw_key, key_lines
from ecpat_training.documents.charts.words import inches, wrapped
from ecpat_training.documents.evaluation_charts import CurvesChart

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

CHART_HEIGHT, TOP_MARGIN, BOTTOM_MARGIN = 2.5, 0.35, 0.62
CURVE_LOOKS = (
    (style.ACCENT, "o", (0, ())),
    (style.WARNING, "s", (0, (5, 2))),
    (style.INK, "^", (0, (1, 1.5))),
    (style.ATTENTION, "D", (0, (6, 2, 1, 2))),
)
"""Colour, mark and dashes of each line in turn."""


def draw(chart: CurvesChart, width: float = style.WIDTH) -> "Figure":
    """The figure of a few lines over one axis, with the names of both axes, and the key below."""
    lines = key_lines([curve.label for curve in chart.curves], width)
    bottom = BOTTOM_MARGIN + LINE * len(lines)
    xs = [x for curve in chart.curves for x, _ in curve.points] or [0.0, 1.0]
    # A little above the highest point, so that its mark is not cut; never 0 high.
    y_max = max([y for curve in chart.curves for _, y in curve.points], default=1.0) * 1.06 or 1.0
    values, texts = style.ticks(0.0, y_max, 10.0)
    left_margin = max(inches(text, style.SMALL_FONT_SIZE) for text in texts) + 0.15
    figure = style.create_figure(TOP_MARGIN + CHART_HEIGHT + bottom, width)
    axes = style.area(figure, left_margin, 0.2, TOP_MARGIN, bottom)
    pad = (max(xs) - min(xs)) * 0.03 or 0.5
    axes.set(xlim=(min(xs) - pad, max(xs) + pad), ylim=(0.0, y_max))
    axes.set_yticks(values, texts)
    axes.set_xticks(*style.ticks(min(xs), max(xs), width - left_margin - 0.2, integer=True))
    axes.grid(axis="y", color=style.GRID, linewidth=0.8)
    axes.axhline(0, color=style.BAND_EDGE, linewidth=0.8, clip_on=False)
    if chart.marked is not None:
        axes.axvline(chart.marked, color=style.BAND_EDGE, linewidth=1.0, linestyle=(0, (2, 2)))
    for number, curve in enumerate(chart.curves):
        colour, mark, dashes = CURVE_LOOKS[number % len(CURVE_LOOKS)]
        x, y = [x_value for x_value, _ in curve.points], [height for _, height in curve.points]
        axes.plot(x, y, color=colour, linestyle=dashes, linewidth=1.6, marker=mark, markersize=4)
    _texts(figure, axes, chart, width, left_margin, bottom)
    draw_key(figure, axes, lines, [_mark(figure, number) for number in range(len(chart.curves))])
    return figure


def _texts(figure: "Figure", axes: "Axes", chart: CurvesChart, width: float, left_margin: float, bottom: float) -> None:
    """What stands up above the axis, what stands along below it."""
    height = figure.get_size_inches()[1]
    y_title = "".join(wrapped(chart.axis, width - 2 * style.MARGIN, style.SMALL_FONT_SIZE, max_lines=1))
    x_title = "".join(wrapped(chart.across, width - left_margin, style.SMALL_FONT_SIZE, max_lines=1))
    text_style = {
        "transform": figure.transFigure,
        "fontsize": style.SMALL_FONT_SIZE,
        "color": style.SOFT_COLOUR,
        "va": "center",
    }
    style.write(axes, style.MARGIN / width, 1 - 0.15 / height, y_title, ha="left", **text_style)
    style.write(
        axes, (left_margin + width - 0.2) / 2 / width, (bottom - 0.42) / height, x_title, ha="center", **text_style
    )


def _mark(figure: "Figure", number: int) -> Mark:
    """Draws the line of a curve with its mark into the key."""
    from matplotlib.lines import Line2D

    colour, mark, dashes = CURVE_LOOKS[number % len(CURVE_LOOKS)]

    def draw_mark(x: float, y: float) -> None:
        width, height = figure.get_size_inches()
        line_ends, heights = [(x - 0.14) / width, (x + 0.14) / width], [y / height] * 2
        figure.add_artist(Line2D(line_ends, heights, color=colour, linestyle=dashes, linewidth=1.6))
        figure.add_artist(Line2D([x / width], heights[:1], color=colour, marker=mark, markersize=4, linestyle=""))

    return draw_mark
