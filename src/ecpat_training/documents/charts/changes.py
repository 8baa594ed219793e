"""How many people changed by how much: a bar for each step, those who fell, stayed and rose told apart in grey."""

from typing import TYPE_CHECKING

from ecpat_training.documents.charts import style
from ecpat_training.documents.charts.key import LINE, Mark, draw_key, key_lines
from ecpat_training.documents.charts.words import inches, wrapped
from ecpat_training.documents.evaluation_charts import ChangesChart

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

CHART_HEIGHT, TOP_MARGIN, LABELS_HEIGHT, AXIS_HEIGHT, BOTTOM_MARGIN, LABEL_LINE_HEIGHT = (
    1.9,
    0.28,
    0.36,
    0.26,
    0.1,
    0.15,
)  # inches
ROW, LONGEST_LABEL = 0.26, 1.6
CHANGE_LOOKS = {"worse": (style.ATTENTION, "////"), "same": ("#c9d3d8", "...."), "better": (style.ACCENT, "")}


def draw(chart: ChangesChart, width: float = style.WIDTH) -> "Figure":
    """The figure of changes: bars with numbers of people above them and the size of the change below; on a narrow
    picture the bars lie."""
    return _standing(chart) if width > style.NARROW else _lying(chart, width)


def _lying(chart: ChangesChart, width: float) -> "Figure":
    """From the largest rise at the top to the largest fall, each with what it stands for at the left."""
    key = key_lines([text for _, text in chart.legend], width)
    bars = chart.bars[::-1]
    labels = ["".join(wrapped(bar.label, LONGEST_LABEL, style.SMALL_FONT_SIZE, max_lines=1)) for bar in bars]
    left_margin = 2 * style.MARGIN + max((inches(text, style.SMALL_FONT_SIZE) for text in labels), default=0.0) + 0.05
    right_margin = 2 * style.MARGIN + max((inches(f"{bar.people:,}", style.SIZE) for bar in bars), default=0.0) + 0.05
    bottom_margin = BOTTOM_MARGIN + LINE * len(key)
    figure = style.create_figure(AXIS_HEIGHT + ROW * max(1, len(bars)) + bottom_margin, width)
    axes = style.area(figure, left_margin, right_margin, AXIS_HEIGHT, bottom_margin)
    # Never 0: without people the axis would have no height, and Matplotlib warns and widens it.
    max_people = max([1, *(bar.people for bar in bars)])
    inch = max_people / (width - left_margin - right_margin)
    axes.set(xlim=(0, max_people), ylim=(max(1, len(bars)) - 0.5, -0.5), xticks=[], yticks=[])
    for place, (bar, label) in enumerate(zip(bars, labels, strict=True)):
        colour, hatch = CHANGE_LOOKS[bar.kind]
        axes.barh(place, bar.people, 0.8, color=colour, hatch=hatch, edgecolor="white", linewidth=0)
        style.write(axes, -0.1 * inch, place, label, ha="right", va="center", fontsize=style.SMALL_FONT_SIZE)
        style.write(axes, bar.people + 0.06 * inch, place, f"{bar.people:,}", va="center")
    axes.axvline(0, color=style.BAND_EDGE, linewidth=0.8, clip_on=False)
    axis = "".join(wrapped(chart.axis, width - 2 * style.MARGIN, style.SMALL_FONT_SIZE, max_lines=1))
    style.write(
        axes,
        (style.MARGIN - left_margin) * inch,
        -0.5 - AXIS_HEIGHT / 2 / ROW,
        axis,
        va="center",
        fontsize=style.SMALL_FONT_SIZE,
        color=style.SOFT_COLOUR,
    )
    draw_key(figure, axes, key, [_box(figure, axes, kind) for kind, _ in chart.legend])
    return figure


def _standing(chart: ChangesChart) -> "Figure":
    key = key_lines([text for _, text in chart.legend])
    bottom_margin = LABELS_HEIGHT + AXIS_HEIGHT + BOTTOM_MARGIN + LINE * len(key)
    figure = style.create_figure(TOP_MARGIN + CHART_HEIGHT + bottom_margin)
    axes = style.area(figure, style.MARGIN, style.MARGIN, TOP_MARGIN, bottom_margin)
    max_people = max([1, *(bar.people for bar in chart.bars)])
    axes.set(xlim=(-0.5, max(1, len(chart.bars)) - 0.5), ylim=(0, max_people), xticks=[], yticks=[])
    inch = max_people / CHART_HEIGHT
    room = (style.WIDTH - 2 * style.MARGIN) / max(1, len(chart.bars))
    for place, bar in enumerate(chart.bars):
        colour, hatch = CHANGE_LOOKS[bar.kind]
        axes.bar(place, bar.people, 0.8, color=colour, hatch=hatch, edgecolor="white", linewidth=0)
        style.write(
            axes, place, bar.people + 0.1 * inch, f"{bar.people:,}", ha="center", va="center", fontsize=style.SIZE
        )
        for line, text in enumerate(wrapped(bar.label, room * 0.96, style.SMALL_FONT_SIZE, max_lines=2)):
            style.write(
                axes,
                place,
                -(0.13 + line * LABEL_LINE_HEIGHT) * inch,
                text,
                ha="center",
                va="center",
                fontsize=style.SMALL_FONT_SIZE,
            )
    axes.axhline(0, color=style.BAND_EDGE, linewidth=0.8, clip_on=False)
    axis = "".join(wrapped(chart.axis, style.WIDTH - 2 * style.MARGIN, style.SMALL_FONT_SIZE, max_lines=1))
    axis_middle = (len(chart.bars) - 1) / 2
    style.write(
        axes,
        axis_middle,
        -(LABELS_HEIGHT + AXIS_HEIGHT / 2) * inch,
        axis,
        ha="center",
        va="center",
        fontsize=style.SMALL_FONT_SIZE,
        color=style.SOFT_COLOUR,
    )
    draw_key(figure, axes, key, [_box(figure, axes, kind) for kind, _ in chart.legend])
    return figure


def _box(figure: "Figure", axes: "Axes", change_kind: str) -> Mark:
    from matplotlib.patches import Rectangle

    width, height = figure.get_size_inches()
    colour, hatch = CHANGE_LOOKS[change_kind]

    def box(x: float, y: float) -> None:
        corner, size = ((x - 0.13) / width, (y - 0.07) / height), (0.26 / width, 0.14 / height)
        patch_style = {"facecolor": colour, "hatch": hatch, "edgecolor": "white", "linewidth": 0.0, "clip_on": False}
        axes.add_patch(Rectangle(corner, *size, transform=figure.transFigure, **patch_style))  # type: ignore[arg-type]

    return box
