"""The days of an agenda side by side, like a wall calendar."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ecpat_training.documents.charts import style
from ecpat_training.documents.charts.words import inches, wrapped
from ecpat_training.documents.document import TimelineChart, TimelineItem
from ecpat_training.values.quantity import clock

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

HOUR, TALLEST, HEADING = 0.82, 8.0, 0.16  # inches
LEFT, RIGHT, TOP, BOTTOM, GAP, STRIPE = 0.48, 0.03, 0.15, 0.34, 0.12, 0.09
LEGEND = 0.22  # inches, a line of it
NARROW = 1.7  # a column in which the start of a block would leave too little room for its title
SMALLEST_TEXT = 4.5


@dataclass(frozen=True, slots=True)
class _BlockLook:
    """A block's ground and the stripe at its left, which tells the kinds apart without colour."""

    ground: str
    stripe: str
    hatch: str = ""


LOOKS = {
    "input": _BlockLook(style.ACCENT_PALE, style.ACCENT_LIGHT),
    "practice": _BlockLook(style.ACCENT_LIGHT, style.ACCENT),
    "sensitive": _BlockLook(style.WARNING_PALE, style.WARNING, "////"),
    "frame": _BlockLook(style.BAND, style.BAND_EDGE, "----"),
    "break": _BlockLook("white", "white"),
}


def draw(chart: TimelineChart, width: float = style.WIDTH) -> "Figure":
    """The figure of an agenda: a column for each day, time running down, each block with its start and title as far
    as they fit."""
    items = [item for _, day in chart.days for item in day]
    first = min((item.start for item in items), default=540) // 60 * 60
    last = -(-max((item.end for item in items), default=600) // 30) * 30
    # A long day is squeezed to the height of a page instead of being cut.
    hour = min(HOUR, TALLEST * 60 / (last - first))
    column = (width - LEFT - RIGHT + GAP) / max(1, len(chart.days))
    headings = [wrapped(label, column - GAP, style.SIZE, most=2, bold=True) for label, _ in chart.days]
    top = TOP + HEADING * max((len(lines) for lines in headings), default=0)
    kinds = {item.kind for item in items} - {"break"}
    legend = _legend([(LOOKS[kind], words) for kind, words in chart.legend if kind in kinds], width)
    bottom = BOTTOM + LEGEND * (len(legend) - 1)
    figure = style.new_figure(top + (last - first) / 60 * hour + bottom, width)
    axes = style.area(figure, LEFT, RIGHT, top, bottom)
    axes.set(xlim=(0, width - LEFT - RIGHT), ylim=(last, first), xticks=[])
    axes.set_yticks(range(first, last + 1, 60), [clock(minute) for minute in range(first, last + 1, 60)])
    axes.grid(axis="y", color=style.GRID, linewidth=0.8)
    for number, (heading, (_, day)) in enumerate(zip(headings, chart.days, strict=True)):
        for line, text in enumerate(reversed(heading)):
            style.write(
                axes, number * column, first - 5 - line * HEADING / hour * 60, text, va="bottom", fontweight="bold"
            )
        for item in day:
            lane = (column - GAP) / item.lanes
            _block(axes, item, number * column + item.lane * lane, lane, hour / 60)
    _key(figure, axes, legend)
    return figure


def _block(axes: "Axes", item: TimelineItem, left_edge: float, width: float, minute: float) -> None:
    """`left_edge` and `width` in inches, `minute` inches a minute."""
    look = LOOKS[item.kind]
    height = item.end - item.start
    middle = item.start + height / 2
    for wide, colour, hatch in ((width, look.ground, ""), (STRIPE, look.stripe, look.hatch)):
        axes.barh(middle, wide, height, left_edge, color=colour, hatch=hatch, edgecolor="white", linewidth=0.9)
    size = min(style.SMALL, height * minute * 72 / style.LINE)
    if size < SMALLEST_TEXT:
        return
    line = size * style.LINE / 72 / minute
    time = 0.0 if width < NARROW else inches("00:00 ", size) + 0.04
    text_left = left_edge + STRIPE + 0.07
    fitting = max(1, int((height * 0.98) / line))
    lines = wrapped(item.label, width - STRIPE - time - 0.12, size, most=fitting)
    # Short blocks have their text in the middle, long ones at the top, where one looks for the start.
    top = middle - line * (len(lines) - 1) / 2 if height < 2.4 * line else item.start + line * 0.85
    options = {"va": "center_baseline", "fontsize": size}
    if time:
        style.write(axes, text_left, top, clock(item.start), color=style.SOFT, **options)
    ink = style.SOFT if item.kind == "break" else style.INK
    for number, text in enumerate(lines):
        style.write(axes, text_left + time, top + number * line, text, color=ink, **options)


def _legend(meanings: list[tuple[_BlockLook, str]], width: float) -> list[list[tuple[_BlockLook, str]]]:
    """What grounds and stripes mean, in as many lines as it needs."""
    lines: list[list[tuple[_BlockLook, str]]] = [[]]
    x = LEFT
    for look, words in meanings:
        if lines[-1] and x + 0.36 + inches(words, style.SMALL) > width:
            lines.append([])
            x = LEFT
        lines[-1].append((look, words))
        x += 0.36 + inches(words, style.SMALL) + 0.25
    return lines


def _key(figure: "Figure", axes: "Axes", legend: list[list[tuple[_BlockLook, str]]]) -> None:
    """The legend under the days."""
    from matplotlib.patches import Rectangle

    width, height = figure.get_size_inches()
    for row, line in enumerate(reversed(legend)):
        x, y = LEFT, 0.14 + LEGEND * row
        for look, words in line:
            for wide, colour, hatch in ((0.3, look.ground, ""), (STRIPE, look.stripe, look.hatch)):
                corner, size = (x / width, (y - 0.07) / height), (wide / width, 0.14 / height)
                options: dict[str, Any] = {"facecolor": colour, "hatch": hatch, "edgecolor": "white", "linewidth": 0.8}
                figure.add_artist(Rectangle(corner, *size, **options))
            options = {"transform": figure.transFigure, "va": "center", "fontsize": style.SMALL, "color": style.SOFT}
            style.write(axes, (x + 0.36) / width, y / height, words, **options)
            x += 0.36 + inches(words, style.SMALL) + 0.25
