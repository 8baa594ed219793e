"""A year, or two, as rows of countries and people: what is on which days, and what is closed."""

from datetime import date
from typing import TYPE_CHECKING

from ecpat_training.documents.charts import style
from ecpat_training.documents.charts.words import inches, wrapped
from ecpat_training.documents.document import BarKind, CalendarBar, CalendarChart

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

PAGE_WIDTH = 7.0  # inches: an A4 page with narrow margins
ROW_HEIGHT, HEADING_HEIGHT, TOP_MARGIN, BOTTOM_MARGIN, RIGHT_MARGIN, CHART_GAP = 0.24, 0.34, 0.3, 0.34, 0.1, 0.12
WIDEST_LABEL = 1.2
TINY = 6.0
_LEAST_WIDE = 0.045  # inches: a day must be seen in two years
COLOURS: dict[BarKind, str] = {
    "closed": style.BAND,
    "training": style.ACCENT,
    "fixed": style.WARNING,
    "person": style.ACCENT_LIGHT,
    "event": style.BAND_EDGE,
}
_BAR_HEIGHTS: dict[BarKind, float] = {"closed": 0.96, "training": 0.7, "fixed": 0.7, "person": 0.7, "event": 0.45}


def draw(chart: CalendarChart) -> "Figure":
    """The figure of a calendar: a line for each row, closed days as its ground, events before them, names beside
    events where they fit."""
    labels = [label for _, rows in chart.groups for label, _ in rows]
    left_margin = min(WIDEST_LABEL, max((inches(label, style.SMALL_FONT_SIZE) for label in labels), default=0.3)) + 0.15
    height = max(ROW_HEIGHT, sum(HEADING_HEIGHT + ROW_HEIGHT * len(rows) for _, rows in chart.groups))
    figure = style.create_figure(TOP_MARGIN + height + BOTTOM_MARGIN, PAGE_WIDTH)
    axes = style.area(figure, left_margin, RIGHT_MARGIN, TOP_MARGIN, BOTTOM_MARGIN)
    days = max(1, (chart.last - chart.first).days + 1)
    inch = days / (PAGE_WIDTH - left_margin - RIGHT_MARGIN)
    axes.set(xlim=(0, days), ylim=(height, 0), xticks=[], yticks=[])
    _months(axes, chart, inch)
    top = 0.0
    for heading, rows in chart.groups:
        heading_text = " ".join(
            wrapped(heading, PAGE_WIDTH - 2 * RIGHT_MARGIN, style.SMALL_FONT_SIZE, max_lines=1, is_bold=True)
        )
        style.write(
            axes,
            -left_margin * inch * 0.98,
            top + HEADING_HEIGHT * 0.62,
            heading_text,
            fontsize=style.SMALL_FONT_SIZE,
            fontweight="bold",
            va="center",
        )
        top += HEADING_HEIGHT
        for label, bars in rows:
            _row(axes, chart, label, bars, top + ROW_HEIGHT / 2, left_margin, inch)
            top += ROW_HEIGHT
    bar_kinds = {bar.kind for _, rows in chart.groups for _, bars in rows for bar in bars}
    _key(figure, [(COLOURS[kind], words) for kind, words in chart.legend if kind in bar_kinds])
    return figure


def _months(axes: "Axes", chart: CalendarChart, inch: float) -> None:
    day = date(chart.first.year, chart.first.month, 1)
    while day <= chart.last:
        after = date(day.year + day.month // 12, day.month % 12 + 1, 1)
        x = (day - chart.first).days
        if x >= 0:
            axes.axvline(x, color=style.GRID, linewidth=0.8, zorder=0)
        start_day, end = max(x, 0), min((after - chart.first).days, (chart.last - chart.first).days + 1)
        name = f"{day:%b}" if day.month > 1 and day > chart.first else f"{day:%b %Y}"
        if inches(name, TINY) < (end - start_day) / inch:
            style.write(
                axes,
                (start_day + end) / 2,
                -0.1,
                name,
                fontsize=TINY,
                color=style.SOFT_COLOUR,
                ha="center",
                va="bottom",
            )
        day = after


def _row(
    axes: "Axes",
    chart: CalendarChart,
    label: str,
    bars: tuple[CalendarBar, ...],
    y: float,
    left_margin: float,
    inch: float,
) -> None:
    axes.axhline(y + ROW_HEIGHT / 2, color=style.GRID, linewidth=0.5, zorder=0)
    style.write(
        axes,
        -0.08 * inch,
        y,
        " ".join(wrapped(label, left_margin - 0.12, style.SMALL_FONT_SIZE, max_lines=1)),
        fontsize=style.SMALL_FONT_SIZE,
        ha="right",
        va="center",
    )
    sorted_bars = sorted(bars, key=lambda bar: (list(COLOURS).index(bar.kind), bar.first))
    start_days = sorted((bar.first - chart.first).days for bar in bars if bar.kind != "closed")
    for bar in sorted_bars:
        if bar.last < chart.first or bar.first > chart.last:
            continue
        x = max(0, (bar.first - chart.first).days)
        end_day = (min(bar.last, chart.last) - chart.first).days + 1
        # A day is thinner than a printer's line in a picture of two years; closed days are seen as a ground behind.
        bar_width = max(end_day - x, _LEAST_WIDE * inch if bar.kind != "closed" else 0)
        axes.barh(y, bar_width, ROW_HEIGHT * _BAR_HEIGHTS[bar.kind], x, color=COLOURS[bar.kind], linewidth=0, zorder=2)
        # A name is written only as far as the next bar begins: names over bars can be read in neither.
        room = min(
            (start_day for start_day in start_days if start_day > x), default=(chart.last - chart.first).days + 1
        ) - (x + bar_width)
        if bar.label and inches(bar.label, TINY) + 0.03 < room / inch:
            style.write(
                axes, x + bar_width + 0.025 * inch, y, bar.label, fontsize=TINY, color=style.INK, va="center", zorder=3
            )


def _key(figure: "Figure", legend: list[tuple[str, str]]) -> None:
    from matplotlib.patches import Rectangle

    width, height = figure.get_size_inches()
    x = CHART_GAP
    for colour, words in legend:
        figure.add_artist(
            Rectangle((x / width, 0.1 / height), 0.26 / width, 0.13 / height, facecolor=colour, linewidth=0)
        )
        position = (x + 0.32) / width, 0.165 / height
        figure.text(
            *position, words, va="center", fontsize=style.SMALL_FONT_SIZE, color=style.SOFT_COLOUR, parse_math=False
        )
        x += 0.32 + inches(words, style.SMALL_FONT_SIZE) + 0.25
