"""Bars of what there is, over the band of what is wanted."""

from typing import TYPE_CHECKING

from ecpat_training.documents.charts import style
from ecpat_training.documents.charts.names import names
from ecpat_training.documents.charts.words import inches, wrapped
from ecpat_training.documents.document import BarRow, HaveWantChart, Tone

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

ROW_HEIGHT, TOP_MARGIN, BOTTOM_MARGIN, CHART_GAP = 0.34, 0.34, 0.5, 0.12
LONGEST_LABEL = 2.2
COLOURS: dict[Tone, str] = {
    "plain": style.ACCENT,
    "good": style.ACCENT,
    "attention": style.ATTENTION,
    "bad": style.WARNING,
    "quiet": style.SOFT_COLOUR,
}
HATCHES: dict[Tone, str] = {"plain": "", "good": "", "attention": "\\\\", "bad": "////", "quiet": ""}


def draw(chart: HaveWantChart, width: float = style.WIDTH) -> "Figure":
    """The figure of bars over bands: in each row the label, the bar of what there is over the band of what is
    wanted, and both as figures; what is short or over is hatched, what there may be besides is outlined."""
    row_names = names((row.label for row in chart.rows), width, LONGEST_LABEL)
    bodies = [max(ROW_HEIGHT, row_names.min_row_height(number, 0.1)) for number in range(len(chart.rows))]
    total = sum(row_names.height_above_row(number) + body for number, body in enumerate(bodies))
    left_margin = row_names.left_margin(CHART_GAP)
    right_margin = max((inches(_figures(row), style.SIZE) for row in chart.rows), default=0) + CHART_GAP + style.MARGIN
    figure = style.create_figure(TOP_MARGIN + total + BOTTOM_MARGIN, width)
    axes = style.area(figure, left_margin, right_margin, TOP_MARGIN, BOTTOM_MARGIN)
    limit = max(
        [1.0, *(bound for row in chart.rows for bound in (row.value, row.low, row.high, row.most) if bound is not None)]
    )
    axes.set(xlim=(0, limit * 1.04), ylim=(max(total, ROW_HEIGHT), 0))
    values, texts = style.ticks(0, limit, width - left_margin - right_margin, integer=True)
    axes.set_xticks(values, texts)
    axes.set_yticks([])
    axes.grid(axis="x", color=style.GRID, linewidth=0.8)
    scale = limit * 1.04 / (width - left_margin - right_margin)
    y = 0.0
    for number, (row, body) in enumerate(zip(chart.rows, bodies, strict=True)):
        y += row_names.height_above_row(number)
        row_names.draw(axes, number, y, body, left_margin, CHART_GAP)
        _row(axes, row, y + body / 2, limit, scale)
        y += body
    _key(axes, chart, total, limit * 1.04, scale)
    return figure


def _row(axes: "Axes", row: BarRow, row_middle: float, limit: float, scale: float) -> None:
    """`scale` is data units an inch."""
    if row.want:
        range_start = row.low or 0.0
        range_end = limit * 1.04 if row.high is None else row.high
        axes.barh(
            row_middle,
            max(range_end - range_start, limit * 0.008),
            0.26,
            range_start,
            color=style.BAND,
            edgecolor=style.BAND_EDGE,
            linewidth=0.8,
        )
    colour = COLOURS[row.tone]
    axes.barh(row_middle, row.value, 0.14, color=colour, edgecolor="white", hatch=HATCHES[row.tone], linewidth=0)
    if row.most is not None:
        axes.barh(row_middle, row.most - row.value, 0.14, row.value, color="white", edgecolor=colour, linewidth=0.8)
    # A bar of no length is invisible, and a row without one looks as if it had been forgotten.
    if not row.value:
        axes.plot([0, 0], [row_middle - 0.07, row_middle + 0.07], color=colour, linewidth=2, clip_on=False)
    x = limit * 1.04 + CHART_GAP * scale
    have_text = row.have
    style.write(axes, x, row_middle, have_text, va="center", fontweight="bold", color=colour)
    style.write(
        axes,
        x + inches(f"{have_text} ", style.SIZE, is_bold=True) * scale,
        row_middle,
        _format_wish(row),
        va="center",
        color=style.SOFT_COLOUR,
    )


def _key(axes: "Axes", chart: HaveWantChart, bottom: float, limit: float, scale: float) -> None:
    """What bar and band mean, above the bars, where there are bands at all; the unit below them."""
    x = 0.0
    legend = ((style.ACCENT, style.ACCENT, 0.1, "have"), (style.BAND, style.BAND_EDGE, 0.18, "want"))
    for colour, edge, height, text in legend if any(row.want for row in chart.rows) else ():
        axes.barh(-0.17, 0.3 * scale, height, x, color=colour, edgecolor=edge, linewidth=0.8, clip_on=False)
        style.write(
            axes, x + 0.37 * scale, -0.17, text, va="center", fontsize=style.SMALL_FONT_SIZE, color=style.SOFT_COLOUR
        )
        x += (0.37 + inches(text, style.SMALL_FONT_SIZE) + 0.22) * scale
    words = "".join(wrapped(chart.unit, limit / scale, style.SMALL_FONT_SIZE, max_lines=1))
    style.write(
        axes,
        limit / 2,
        bottom + 0.38,
        words,
        ha="center",
        va="center",
        fontsize=style.SMALL_FONT_SIZE,
        color=style.SOFT_COLOUR,
    )


def _format_wish(row: BarRow) -> str:
    return f"want {row.want}" if row.want else ""


def _figures(row: BarRow) -> str:
    return f"{row.have}  {_format_wish(row)}"
