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
LEFT_MARGIN, RIGHT_MARGIN, TOP_MARGIN, BOTTOM_MARGIN, COLUMN_GAP, STRIPE_WIDTH = 0.48, 0.03, 0.15, 0.34, 0.12, 0.09
LEGEND = 0.22  # inches, a line of it
NARROW = 1.7  # a column in which the start of a block would leave too little room for its title
SMALLEST_TEXT = 4.5


@dataclass(frozen=True, slots=True)
class _BlockLook:
    """A block's ground and the stripe at its left, which tells the kinds apart without colour."""

    fill_colour: str
    stripe: str
    hatch: str = ""


BLOCK_LOOKS = {
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
    first_minute = min((item.start for item in items), default=540) // 60 * 60
    last_minute = -(-max((item.end for item in items), default=600) // 30) * 30
    # A long day is squeezed to the height of a page instead of being cut.
    hour = min(HOUR, TALLEST * 60 / (last_minute - first_minute))
    column = (width - LEFT_MARGIN - RIGHT_MARGIN + COLUMN_GAP) / max(1, len(chart.days))
    headings = [wrapped(label, column - COLUMN_GAP, style.SIZE, max_lines=2, is_bold=True) for label, _ in chart.days]
    top_margin = TOP_MARGIN + HEADING * max((len(lines) for lines in headings), default=0)
    kinds = {item.kind for item in items} - {"break"}
    legend = _legend([(BLOCK_LOOKS[kind], words) for kind, words in chart.legend if kind in kinds], width)
    bottom = BOTTOM_MARGIN + LEGEND * (len(legend) - 1)
    figure = style.create_figure(top_margin + (last_minute - first_minute) / 60 * hour + bottom, width)
    axes = style.area(figure, LEFT_MARGIN, RIGHT_MARGIN, top_margin, bottom)
    axes.set(xlim=(0, width - LEFT_MARGIN - RIGHT_MARGIN), ylim=(last_minute, first_minute), xticks=[])
    axes.set_yticks(
        range(first_minute, last_minute + 1, 60), [clock(minute) for minute in range(first_minute, last_minute + 1, 60)]
    )
    axes.grid(axis="y", color=style.GRID, linewidth=0.8)
    for number, (heading, (_, day)) in enumerate(zip(headings, chart.days, strict=True)):
        for line, text in enumerate(reversed(heading)):
            style.write(
                axes,
                number * column,
                first_minute - 5 - line * HEADING / hour * 60,
                text,
                va="bottom",
                fontweight="bold",
            )
        for item in day:
            lane = (column - COLUMN_GAP) / item.lanes
            _block(axes, item, number * column + item.lane * lane, lane, hour / 60)
    _key(figure, axes, legend)
    return figure


def _block(axes: "Axes", item: TimelineItem, left_edge: float, width: float, minute: float) -> None:
    """`left_edge` and `width` in inches, `minute` inches a minute."""
    item_look = BLOCK_LOOKS[item.kind]
    height = item.end - item.start
    block_middle = item.start + height / 2
    for bar_width, colour, hatch in (
        (width, item_look.fill_colour, ""),
        (STRIPE_WIDTH, item_look.stripe, item_look.hatch),
    ):
        axes.barh(
            block_middle, bar_width, height, left_edge, color=colour, hatch=hatch, edgecolor="white", linewidth=0.9
        )
    size = min(style.SMALL_FONT_SIZE, height * minute * 72 / style.LINE)
    if size < SMALLEST_TEXT:
        return
    line = size * style.LINE / 72 / minute
    time = 0.0 if width < NARROW else inches("00:00 ", size) + 0.04
    text_x = left_edge + STRIPE_WIDTH + 0.07
    max_lines = max(1, int((height * 0.98) / line))
    lines = wrapped(item.label, width - STRIPE_WIDTH - time - 0.12, size, max_lines=max_lines)
    # Short blocks have their text in the middle, long ones at the top, where one looks for the start.
    text_y = block_middle - line * (len(lines) - 1) / 2 if height < 2.4 * line else item.start + line * 0.85
    options = {"va": "center_baseline", "fontsize": size}
    if time:
        style.write(axes, text_x, text_y, clock(item.start), color=style.SOFT_COLOUR, **options)
    ink = style.SOFT_COLOUR if item.kind == "break" else style.INK
    for number, text in enumerate(lines):
        style.write(axes, text_x + time, text_y + number * line, text, color=ink, **options)


def _legend(meanings: list[tuple[_BlockLook, str]], width: float) -> list[list[tuple[_BlockLook, str]]]:
    """What grounds and stripes mean, in as many lines as it needs."""
    lines: list[list[tuple[_BlockLook, str]]] = [[]]
    x = LEFT_MARGIN
    for look, words in meanings:
        if lines[-1] and x + 0.36 + inches(words, style.SMALL_FONT_SIZE) > width:
            lines.append([])
            x = LEFT_MARGIN
        lines[-1].append((look, words))
        x += 0.36 + inches(words, style.SMALL_FONT_SIZE) + 0.25
    return lines


def _key(figure: "Figure", axes: "Axes", legend: list[list[tuple[_BlockLook, str]]]) -> None:
    """The legend under the days."""
    from matplotlib.patches import Rectangle

    width, height = figure.get_size_inches()
    for row, line in enumerate(reversed(legend)):
        x, y = LEFT_MARGIN, 0.14 + LEGEND * row
        for look, words in line:
            for bar_width, colour, hatch in ((0.3, look.fill_colour, ""), (STRIPE_WIDTH, look.stripe, look.hatch)):
                corner, size = (x / width, (y - 0.07) / height), (bar_width / width, 0.14 / height)
                options: dict[str, Any] = {"facecolor": colour, "hatch": hatch, "edgecolor": "white", "linewidth": 0.8}
                figure.add_artist(Rectangle(corner, *size, **options))
            options = {
                "transform": figure.transFigure,
                "va": "center",
                "fontsize": style.SMALL_FONT_SIZE,
                "color": style.SOFT_COLOUR,
            }
            style.write(axes, (x + 0.36) / width, y / height, words, **options)
            x += 0.36 + inches(words, style.SMALL_FONT_SIZE) + 0.25
