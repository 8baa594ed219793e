"""The means of each wave, every scale on its own axis, the best possible score marked: with their intervals below each
other, without any as a dumbbell."""

from typing import TYPE_CHECKING, Any

from ecpat_training.documents.charts import style
from ecpat_training.documents.charts.key import LINE, Mark, draw_key, key_lines
from ecpat_training.documents.charts.names import names
from ecpat_training.documents.charts.words import inches, wrapped
from ecpat_training.documents.evaluation_charts import ScaleChart, ScalePoint, ScaleRow
from ecpat_training.documents.numbers import format_interval, value_text
from ecpat_training.words.catalogue.marked_text import marked
from ecpat_training.words.catalogue.speech import figure

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

POINT_HEIGHT, AXIS_HEIGHT, ROW_GAP = 0.21, 0.24, 0.09  # inches
TOP_MARGIN, BOTTOM_MARGIN, CHART_GAP = 0.05, 0.05, 0.12
LONGEST_LABEL, LONGEST_WAVE = 1.6, 0.8
MOST_DIGITS = 10  # a longer number would leave no room for the chart
DUMBBELL, LATER = 0.3, 0.1  # inches
PERCENT = "%"
MARKS = ("o", "o", "s", "D")


def draw(chart: ScaleChart, width: float = style.WIDTH) -> "Figure":
    """The figure of scales, each on its own axis: as lines with intervals where means have them, else as dumbbells."""
    if any(point.low is not None for row in chart.rows for point in row.points):
        return _draw_with_intervals(chart, width)
    return _dumbbells(chart, width)


def _dumbbells(chart: ScaleChart, width: float) -> "Figure":
    """Each scale on one line: from a hollow dot before to a full one after, what came later a little below; its ends
    below, its figures at the right, what the dots are at the foot."""
    row_names = names((row.label for row in chart.rows), width, LONGEST_LABEL, max_lines=4)
    bodies = [max(DUMBBELL, row_names.min_row_height(number)) for number in range(len(chart.rows))]
    waves = list(dict.fromkeys(point.wave for row in chart.rows for point in row.points))
    key = key_lines(waves, width)
    figures = [_format_change(row) for row in chart.rows]
    left_margin = row_names.left_margin(2 * CHART_GAP)
    right_margin = (
        2 * CHART_GAP + max((inches(text, style.SIZE, is_bold=True) for text in figures), default=0.0) + style.MARGIN
    )
    total = max(
        sum(row_names.height_above_row(number) + body + AXIS_HEIGHT + ROW_GAP for number, body in enumerate(bodies)),
        DUMBBELL,
    )
    figure = style.create_figure(TOP_MARGIN + total + BOTTOM_MARGIN + LINE * len(key), width)
    axes = style.area(figure, left_margin, right_margin, TOP_MARGIN, BOTTOM_MARGIN + LINE * len(key))
    axes.set(xlim=(0, 1), ylim=(total, 0), xticks=[], yticks=[])
    room = width - left_margin - right_margin
    y = 0.0
    for number, (row, body, text) in enumerate(zip(chart.rows, bodies, figures, strict=True)):
        y += row_names.height_above_row(number)
        row_names.draw(axes, number, y, body, left_margin, 2 * CHART_GAP)
        _axis(axes, row, y, y + body, room)
        _dumbbell(axes, row, waves, y + body / 2)
        style.write(axes, 1 + 2 * CHART_GAP / room, y + body / 2, text, va="center", fontweight="bold")
        y += body + AXIS_HEIGHT + ROW_GAP
    _key(figure, axes, key)
    return figure


def _format_change(row: ScaleRow) -> str:
    return " → ".join(
        f"{_figure(point.mean, row)} {row.unit if row.unit == PERCENT else ''}".strip() for point in row.points
    )


def _dumbbell(axes: "Axes", row: ScaleRow, waves: list[str], row_middle: float) -> None:
    before = None
    for number, point in enumerate(row.points):
        x, y = _place(row, point.mean), row_middle + LATER * max(0, number - 1)
        if before is not None:
            axes.plot(
                [before[0], x], [before[1], y], color=style.ACCENT, linewidth=2.4 if number == 1 else 1.2, zorder=2
            )
        before = (x, y)
        _mark(axes, waves.index(point.wave), x, y)


def _mark(axes: "Axes", number: int, x: float, y: float, **marker_style: Any) -> None:
    colour = style.INK if not number else style.ACCENT
    face = "white" if not number else colour
    mark = MARKS[min(number, len(MARKS) - 1)]
    axes.plot(
        [x],
        [y],
        mark,
        markersize=8 if number < 2 else 6,
        markerfacecolor=face,
        color=colour,
        zorder=4 - (number == 1) * 0.5,
        clip_on=False,
        **marker_style,
    )


def _key(figure: "Figure", axes: "Axes", lines: list[list[tuple[int, str]]]) -> None:
    width, height = figure.get_size_inches()

    def mark(number: int) -> Mark:
        return lambda x, y: _mark(axes, number, x / width, y / height, transform=figure.transFigure)

    draw_key(figure, axes, lines, [mark(number) for line in lines for number, _ in line])


def _draw_with_intervals(chart: ScaleChart, width: float) -> "Figure":
    """Each scale: its name, a line per wave (hollow before, full after), its ends below, its figures at the right."""
    row_names = names((row.label for row in chart.rows), width, LONGEST_LABEL, max_lines=4)
    bodies = [
        max(POINT_HEIGHT * len(row.points), row_names.min_row_height(number)) for number, row in enumerate(chart.rows)
    ]
    points = [(point, row) for row in chart.rows for point in row.points]
    waves = max((inches(_wave(point), style.SMALL_FONT_SIZE) for point, _ in points), default=0.0)
    side_room = CHART_GAP + waves + CHART_GAP
    left_margin = row_names.left_margin(side_room) + (side_room if row_names.are_above else 0.0)
    means = max((inches(_figure(point.mean, row), style.SIZE, is_bold=True) for point, row in points), default=0.0)
    intervals = max((inches(_interval(point, row), style.SMALL_FONT_SIZE) for point, row in points), default=0.0)
    right_margin = CHART_GAP + means + (CHART_GAP + intervals if intervals else 0.0) + style.MARGIN + 0.08
    total = max(
        sum(row_names.height_above_row(number) + body + AXIS_HEIGHT + ROW_GAP for number, body in enumerate(bodies)),
        POINT_HEIGHT,
    )
    figure = style.create_figure(TOP_MARGIN + total + BOTTOM_MARGIN, width)
    axes = style.area(figure, left_margin, right_margin, TOP_MARGIN, BOTTOM_MARGIN)
    axes.set(xlim=(0, 1), ylim=(total, 0), xticks=[], yticks=[])
    room = width - left_margin - right_margin
    y = 0.0
    for place, (row, body) in enumerate(zip(chart.rows, bodies, strict=True)):
        y += row_names.height_above_row(place)
        row_names.draw(axes, place, y, body, left_margin, side_room)
        _axis(axes, row, y, y + body, room)
        for number, point in enumerate(row.points):
            point_middle = y + body / 2 + (number - (len(row.points) - 1) / 2) * POINT_HEIGHT
            _point(axes, row, point, point_middle, number)
            style.write(
                axes,
                -CHART_GAP / room,
                point_middle,
                _wave(point),
                ha="right",
                va="center",
                fontsize=style.SMALL_FONT_SIZE,
                color=style.SOFT_COLOUR,
            )
            x = 1 + (CHART_GAP + 0.08 + means) / room
            style.write(axes, x, point_middle, _figure(point.mean, row), ha="right", va="center", fontweight="bold")
            style.write(
                axes,
                x + CHART_GAP / room,
                point_middle,
                _interval(point, row),
                va="center",
                fontsize=style.SMALL_FONT_SIZE,
                color=style.SOFT_COLOUR,
            )
        y += body + AXIS_HEIGHT + ROW_GAP
    return figure


def _wave(point: ScalePoint) -> str:
    return "".join(wrapped(point.wave, LONGEST_WAVE, style.SMALL_FONT_SIZE, max_lines=1))


def _figure(score: float, row: ScaleRow) -> str:
    text = value_text(score, row.format)
    return text if len(text) <= MOST_DIGITS else f"{score:.4g}"


def _interval(point: ScalePoint, row: ScaleRow) -> str:
    if point.low is None or point.high is None:
        return ""
    text = format_interval(point.low, point.high, row.format)
    return text if len(text) <= 2 * MOST_DIGITS + 4 else f"{point.low:.4g} to {point.high:.4g}"


def _place(row: ScaleRow, score: float) -> float:
    """Where a score stands between the ends of its axis, 0 to 1; what lies beyond is drawn at the end."""
    span = row.high - row.low
    # Clamped: what lies beyond the ends of the axis would run into the labels beside it.
    return min(1.0, max(0.0, (score - row.low) / span if span else 0.5))


def _axis(axes: "Axes", row: ScaleRow, top: float, bottom: float, room: float) -> None:
    for step in range(5):
        axes.plot([step / 4] * 2, [top, bottom], color=style.GRID, linewidth=0.8, zorder=0, clip_on=False)
    axes.plot([0, 1], [bottom, bottom], color=style.BAND_EDGE, linewidth=0.8, zorder=0, clip_on=False)
    unit = f" {PERCENT}" if row.unit == PERCENT else ""
    end_labels = [f"{figure(f'{end:.6g}')}{unit}" for end in (row.low, row.high)]
    if row.best is not None:
        end_index = int(row.best == row.high)
        axes.plot([end_index, end_index], [top, bottom], color=style.INK, linewidth=2.2, zorder=1, clip_on=False)
        best_label = (marked("best {end}") if end_index else marked("{end} best")).format(end=end_labels[end_index])
        end_labels[end_index] = (
            best_label if inches(best_label, style.SMALL_FONT_SIZE) < room / 2 else end_labels[end_index]
        )
    for end_index, side in enumerate(("left", "right")):
        style.write(
            axes,
            end_index,
            bottom + 0.13,
            end_labels[end_index],
            ha=side,
            va="center",
            fontsize=style.SMALL_FONT_SIZE,
            color=style.SOFT_COLOUR,
        )


def _point(axes: "Axes", row: ScaleRow, point: ScalePoint, place: float, number: int) -> None:
    colour = style.INK if not number else style.ACCENT
    if point.low is not None and point.high is not None:
        interval_ends = [_place(row, point.low), _place(row, point.high)]
        axes.plot(interval_ends, [place, place], color=colour, linewidth=1.8, solid_capstyle="butt", zorder=2)
        for end in interval_ends:
            axes.plot([end, end], [place - 0.05, place + 0.05], color=colour, linewidth=1.2, zorder=2)
    face = "white" if not number else colour
    mark = MARKS[min(number, len(MARKS) - 1)]
    marker_style = {"markersize": 6.5, "markerfacecolor": face, "color": colour, "zorder": 3, "clip_on": False}
    axes.plot([_place(row, point.mean)], [place], mark, **marker_style)  # type: ignore[arg-type]
