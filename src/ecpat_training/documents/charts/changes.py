"""How many people changed by how much: a bar for each step, those who fell, stayed and rose told apart in grey."""

from typing import TYPE_CHECKING

from ecpat_training.documents.charts.key import LINE, Mark, draw_key, key_lines
from ecpat_training.documents.charts.style import (
    ACCENT,
    ATTENTION,
    BAND_EDGE,
    MARGIN,
    SIZE,
    SMALL,
    SOFT,
    WIDTH,
    area,
    new_figure,
    write,
)
from ecpat_training.documents.charts.words import wrapped
from ecpat_training.documents.evaluation_charts import ChangesChart

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

HEIGHT, TOP, LABELS, AXIS, FOOT, LABEL_LINE = 1.9, 0.28, 0.36, 0.26, 0.1, 0.15  # inches
LOOKS = {"worse": (ATTENTION, "////"), "same": ("#c9d3d8", "...."), "better": (ACCENT, "")}


def draw(chart: ChangesChart) -> "Figure":
    """Bars with their counts above and what they stand for below."""
    key = key_lines([text for _, text in chart.legend])
    below = LABELS + AXIS + FOOT + LINE * len(key)
    figure = new_figure(TOP + HEIGHT + below)
    axes = area(figure, MARGIN, MARGIN, TOP, below)
    most = max([1, *(bar.people for bar in chart.bars)])
    axes.set(xlim=(-0.5, max(1, len(chart.bars)) - 0.5), ylim=(0, most), xticks=[], yticks=[])
    inch = most / HEIGHT
    room = (WIDTH - 2 * MARGIN) / max(1, len(chart.bars))
    for place, bar in enumerate(chart.bars):
        colour, hatch = LOOKS[bar.kind]
        axes.bar(place, bar.people, 0.8, color=colour, hatch=hatch, edgecolor="white", linewidth=0)
        write(axes, place, bar.people + 0.1 * inch, f"{bar.people:,}", ha="center", va="center", fontsize=SIZE)
        for line, text in enumerate(wrapped(bar.label, room * 0.96, SMALL, most=2)):
            write(axes, place, -(0.13 + line * LABEL_LINE) * inch, text, ha="center", va="center", fontsize=SMALL)
    axes.axhline(0, color=BAND_EDGE, linewidth=0.8, clip_on=False)
    axis = "".join(wrapped(chart.axis, WIDTH - 2 * MARGIN, SMALL, most=1))
    middle = (len(chart.bars) - 1) / 2
    write(axes, middle, -(LABELS + AXIS / 2) * inch, axis, ha="center", va="center", fontsize=SMALL, color=SOFT)
    draw_key(figure, axes, key, [_box(figure, axes, kind) for kind, _ in chart.legend])
    return figure


def _box(figure: "Figure", axes: "Axes", kind: str) -> Mark:
    from matplotlib.patches import Rectangle

    width, height = figure.get_size_inches()
    colour, hatch = LOOKS[kind]

    def box(x: float, y: float) -> None:
        corner, size = ((x - 0.13) / width, (y - 0.07) / height), (0.26 / width, 0.14 / height)
        how = {"facecolor": colour, "hatch": hatch, "edgecolor": "white", "linewidth": 0.0, "clip_on": False}
        axes.add_patch(Rectangle(corner, *size, transform=figure.transFigure, **how))  # type: ignore[arg-type]

    return box
