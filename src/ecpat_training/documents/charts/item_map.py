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

ROW, APART = 0.28, 0.34  # inches
TOP, FOOT, GAP = 0.08, 0.62, 0.12
LONGEST_LABEL = 2.9
NOTHING = "–"


def draw(chart: ItemMap, width: float = style.WIDTH) -> "Figure":
    """The figure of questions: a hollow dot for the share before and a full one after; a solid line for a rise, a
    dashed one for a fall; figures at the right."""
    called = names((row.label for row in chart.rows), width, LONGEST_LABEL, size=style.SMALL)
    bodies = [max(ROW, called.least(number, 0.1)) for number in range(len(chart.rows))]
    first_separate = next((number for number, row in enumerate(chart.rows) if row.apart), None)
    rows = sum(called.over(number) + body for number, body in enumerate(bodies))
    total = max(rows + (APART if first_separate is not None else 0.0), ROW)
    left_margin = called.left(0.2) + (0.16 if called.above else 0.0)
    figures = max((inches(_figures(row), style.SMALL, bold=True) for row in chart.rows), default=0.0)
    right = GAP + 0.1 + figures + style.MARGIN
    key = key_lines([*chart.labels, *_kinds(chart)], width)
    figure = style.new_figure(TOP + total + FOOT + LINE * len(key), width)
    axes = style.area(figure, left_margin, right, TOP, FOOT + LINE * len(key))
    room = width - left_margin - right
    axes.set(xlim=(-0.02, 1.02), ylim=(total, 0), yticks=[])
    axes.set_xticks([0, 0.25, 0.5, 0.75, 1], ["0 %", "25 %", "50 %", "75 %", "100 %"])
    axes.grid(axis="x", color=style.GRID, linewidth=0.8)
    axis = "".join(wrapped(chart.axis, room + 0.5, style.SMALL, most=1))
    style.write(axes, 0.5, total + 0.4, axis, ha="center", va="center", fontsize=style.SMALL, color=style.SOFT)
    y = 0.0
    for number, (row, body) in enumerate(zip(chart.rows, bodies, strict=True)):
        if number == first_separate:
            _draw_separator(axes, chart.apart, y, room)
            y += APART
        y += called.over(number)
        called.draw(axes, number, y, body, left_margin, 0.15)
        middle = y + body / 2
        _dots(axes, row, middle)
        look = {"va": "center", "ha": "right", "fontsize": style.SMALL}
        style.write(axes, 1.02 + (GAP + 0.1 + figures) / room, middle, _figures(row), **look)
        y += body
    _key(figure, axes, key)
    return figure


def _figures(row: ItemRow) -> str:
    if row.before is None and row.after is not None:
        return value_text(row.after, "percent")
    before, after = (NOTHING if share is None else value_text(share, "percent") for share in (row.before, row.after))
    return f"{before} → {after}"


def _kinds(chart: ItemMap) -> list[str]:
    """What the lines mean, as far as there are such."""
    return [str(marked("fewer right than before"))] if any(_fell(row) for row in chart.rows) else []


def _fell(row: ItemRow) -> bool:
    return row.before is not None and row.after is not None and row.after < row.before


def _draw_separator(axes: "Axes", text: str, y: float, room: float) -> None:
    axes.axhline(y + 0.06, color=style.SOFT, linewidth=0.8, linestyle=(0, (1, 2)))
    short = "".join(wrapped(text, room, style.SMALL, most=1))
    style.write(
        axes, 0.5, y + 0.21, short, ha="center", va="center", fontsize=style.SMALL, color=style.SOFT, fontstyle="italic"
    )


def _dots(axes: "Axes", row: ItemRow, middle: float) -> None:
    colour = style.ATTENTION if _fell(row) else style.SOFT if row.apart else style.ACCENT
    if row.before is not None and row.after is not None:
        look = (0, (4, 2)) if _fell(row) else "-"
        axes.plot([row.before, row.after], [middle, middle], color=colour, linewidth=2.0, linestyle=look)
    if row.before is not None:
        axes.plot([row.before], [middle], "o", markersize=7, markerfacecolor="white", color=style.INK, zorder=3)
    if row.after is not None:
        size = 5 if row.after == row.before else 7  # inside the hollow one
        axes.plot([row.after], [middle], "o", markersize=size, color=colour, markeredgecolor=colour, zorder=4)


def _key(figure: "Figure", axes: "Axes", lines: list[list[tuple[int, str]]]) -> None:
    width, height = figure.get_size_inches()

    def mark(x: float, y: float, **look: object) -> None:
        (line,) = axes.plot([x / width], [y / height], **look)  # type: ignore[arg-type]
        line.set(transform=figure.transFigure, clip_on=False)

    def before(x: float, y: float) -> None:
        mark(x, y, marker="o", markersize=7, markerfacecolor="white", color=style.INK)

    def after(x: float, y: float) -> None:
        mark(x, y, marker="o", markersize=7, color=style.ACCENT)

    def fell(x: float, y: float) -> None:
        look = {"color": style.ATTENTION, "linewidth": 2.0, "linestyle": (0, (4, 2))}
        (line,) = axes.plot([(x - 0.15) / width, (x + 0.15) / width], [y / height] * 2, **look)  # type: ignore[arg-type]
        line.set(transform=figure.transFigure, clip_on=False)

    draw_key(figure, axes, lines, [before, after, fell])
