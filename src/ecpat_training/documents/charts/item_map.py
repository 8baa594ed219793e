"""The questions of a test one below the other: from the share right before to the share right after."""

from typing import TYPE_CHECKING

from ecpat_training.documents.charts import style
from ecpat_training.documents.charts.key import LINE, draw_key, key_lines
from ecpat_training.documents.charts.names import names
from ecpat_training.documents.charts.words import inches, wrapped
from ecpat_training.documents.evaluation_charts import ItemMap, ItemRow
from ecpat_training.documents.numbers import value_text
from ecpat_training.words.catalogue.marked_text import marked

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

ROW_HEIGHT, GROUP_GAP = 0.28, 0.34  # inches
TOP_MARGIN, BOTTOM_MARGIN, CHART_GAP = 0.08, 0.62, 0.12
LONGEST_LABEL = 2.9
EMPTY_MARK = "–"


def draw(chart: ItemMap, width: float = style.WIDTH) -> "Figure":
    """The figure of questions: a hollow dot for the share before and a full one after; a solid line for a rise, a
    dashed one for a fall; figures at the right."""
    row_names = names((row.label for row in chart.rows), width, LONGEST_LABEL, size=style.SMALL_FONT_SIZE)
    bodies = [max(ROW_HEIGHT, row_names.min_row_height(number, 0.1)) for number in range(len(chart.rows))]
    first_separate = next((number for number, row in enumerate(chart.rows) if row.apart), None)
    rows = sum(row_names.height_above_row(number) + body for number, body in enumerate(bodies))
    total = max(rows + (GROUP_GAP if first_separate is not None else 0.0), ROW_HEIGHT)
    left_margin = row_names.left_margin(0.2) + (0.16 if row_names.are_above else 0.0)
    figures = max((inches(_figures(row), style.SMALL_FONT_SIZE, is_bold=True) for row in chart.rows), default=0.0)
    right_margin = CHART_GAP + 0.1 + figures + style.MARGIN
    key = key_lines([*chart.labels, *_legend_texts(chart)], width)
    figure = style.create_figure(TOP_MARGIN + total + BOTTOM_MARGIN + LINE * len(key), width)
    axes = style.area(figure, left_margin, right_margin, TOP_MARGIN, BOTTOM_MARGIN + LINE * len(key))
    room = width - left_margin - right_margin
    axes.set(xlim=(-0.02, 1.02), ylim=(total, 0), yticks=[])
    axes.set_xticks([0, 0.25, 0.5, 0.75, 1], ["0 %", "25 %", "50 %", "75 %", "100 %"])
    axes.grid(axis="x", color=style.GRID, linewidth=0.8)
    axis = "".join(wrapped(chart.axis, room + 0.5, style.SMALL_FONT_SIZE, max_lines=1))
    style.write(
        axes, 0.5, total + 0.4, axis, ha="center", va="center", fontsize=style.SMALL_FONT_SIZE, color=style.SOFT_COLOUR
    )
    y = 0.0
    for number, (row, body) in enumerate(zip(chart.rows, bodies, strict=True)):
        if number == first_separate:
            _draw_separator(axes, chart.apart, y, room)
            y += GROUP_GAP
        y += row_names.height_above_row(number)
        row_names.draw(axes, number, y, body, left_margin, 0.15)
        row_middle = y + body / 2
        _dots(axes, row, row_middle)
        text_style = {"va": "center", "ha": "right", "fontsize": style.SMALL_FONT_SIZE}
        style.write(axes, 1.02 + (CHART_GAP + 0.1 + figures) / room, row_middle, _figures(row), **text_style)
        y += body
    _key(figure, axes, key)
    return figure


def _figures(row: ItemRow) -> str:
    if row.before is None and row.after is not None:
        return value_text(row.after, "percent")
    before, after = (EMPTY_MARK if share is None else value_text(share, "percent") for share in (row.before, row.after))
    return f"{before} → {after}"


def _legend_texts(chart: ItemMap) -> list[str]:
    """What the lines mean, as far as there are such."""
    return [str(marked("fewer right than before"))] if any(_fell(row) for row in chart.rows) else []


def _fell(row: ItemRow) -> bool:
    return row.before is not None and row.after is not None and row.after < row.before


def _draw_separator(axes: "Axes", text: str, y: float, room: float) -> None:
    axes.axhline(y + 0.06, color=style.SOFT_COLOUR, linewidth=0.8, linestyle=(0, (1, 2)))
    shortened_text = "".join(wrapped(text, room, style.SMALL_FONT_SIZE, max_lines=1))
    style.write(
        axes,
        0.5,
        y + 0.21,
        shortened_text,
        ha="center",
        va="center",
        fontsize=style.SMALL_FONT_SIZE,
        color=style.SOFT_COLOUR,
        fontstyle="italic",
    )


def _dots(axes: "Axes", row: ItemRow, row_middle: float) -> None:
    colour = style.ATTENTION if _fell(row) else style.SOFT_COLOUR if row.apart else style.ACCENT
    if row.before is not None and row.after is not None:
        line_style = (0, (4, 2)) if _fell(row) else "-"
        axes.plot([row.before, row.after], [row_middle, row_middle], color=colour, linewidth=2.0, linestyle=line_style)
    if row.before is not None:
        axes.plot([row.before], [row_middle], "o", markersize=7, markerfacecolor="white", color=style.INK, zorder=3)
    if row.after is not None:
        size = 5 if row.after == row.before else 7  # inside the hollow one
        axes.plot([row.after], [row_middle], "o", markersize=size, color=colour, markeredgecolor=colour, zorder=4)


def _key(figure: "Figure", axes: "Axes", lines: list[list[tuple[int, str]]]) -> None:
    width, height = figure.get_size_inches()

    def mark(x: float, y: float, **marker_style: object) -> None:
        (line,) = axes.plot([x / width], [y / height], **marker_style)  # type: ignore[arg-type]
        line.set(transform=figure.transFigure, clip_on=False)

    def before(x: float, y: float) -> None:
        mark(x, y, marker="o", markersize=7, markerfacecolor="white", color=style.INK)

    def after(x: float, y: float) -> None:
        mark(x, y, marker="o", markersize=7, color=style.ACCENT)

    def fell(x: float, y: float) -> None:
        line_style = {"color": style.ATTENTION, "linewidth": 2.0, "linestyle": (0, (4, 2))}
        (line,) = axes.plot([(x - 0.15) / width, (x + 0.15) / width], [y / height] * 2, **line_style)  # type: ignore[arg-type]
        line.set(transform=figure.transFigure, clip_on=False)

    draw_key(figure, axes, lines, [before, after, fell])
