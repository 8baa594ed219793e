"""People on a ring, sector by sector, so that ties between sectors cross it. Sectors differ in the shape of their
marks, and ties that both say in the width of their line: in grey nothing is lost."""

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from ecpat_training.documents.charts.key import LINE, draw_key, key_lines
from ecpat_training.documents.charts.style import (
    ACCENT,
    INK,
    MARGIN,
    SMALL_FONT_SIZE,
    SOFT_COLOUR,
    WIDTH,
    area,
    create_figure,
    write,
)
from ecpat_training.documents.charts.words import inches, wrapped
from ecpat_training.documents.network_charts import Sociogram

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

MAX_RING_SIZE = 5.2  # inches of the ring with its codes
LONGEST_CODE = 0.8
BETWEEN_SECTORS = 1.2  # people that would fit between two sectors
SHAPES = ("o", "s", "^", "D", "v", "P", "p", "h")
FACES = (ACCENT, "white", "#9fb0b9", INK)
NO_ANSWER_LABEL = "no answer"
Point = tuple[float, float]


def draw(chart: Sociogram, width: float = WIDTH) -> "Figure":
    """The figure of a network: people on a ring, codes outside it, and a key of sectors and lines below."""
    codes = max((inches(_shorten_code(code), SMALL_FONT_SIZE) for code in chart.codes), default=0.0)
    size = min(MAX_RING_SIZE, width - 2 * MARGIN)
    names = [name for name, _ in chart.groups]
    key = key_lines([*names, *chart.legend, *([NO_ANSWER_LABEL] if chart.silent else [])], width)
    foot = LINE * len(key) + 0.12
    figure = create_figure(size + MARGIN + foot, width)
    side = (width - size) / 2
    axes = area(figure, side, side, MARGIN, foot)
    reach = size / (size - 2 * codes - 0.36)  # the ring has radius 1, and codes stand outside it
    axes.set(xlim=(-reach, reach), ylim=(-reach, reach), xticks=[], yticks=[])
    places = _places(chart)
    _lines(axes, chart, places)
    group = [number for number, (_, group_size) in enumerate(chart.groups) for _ in range(group_size)]
    for person, (x, y) in enumerate(places):
        axes.plot([x], [y], **_look(group[person], is_silent=person in chart.silent))
        _code(axes, chart.codes[person], x, y)
    draw_key(figure, axes, key, _marks(figure, axes, chart))
    return figure


def _places(chart: Sociogram) -> list[Point]:
    """From the top round by the clock, with room between sectors."""
    gaps = BETWEEN_SECTORS * len(chart.groups) if len(chart.groups) > 1 else 0.0
    step = 2 * math.pi / max(1.0, len(chart.codes) + gaps)
    places, angle = [], 0.0
    for _, group_size in chart.groups:
        for _ in range(group_size):
            places.append((math.sin(angle), math.cos(angle)))
            angle += step
        angle += BETWEEN_SECTORS * step if gaps else 0.0
    return places


def _lines(axes: "Axes", chart: Sociogram, places: Sequence[Point]) -> None:
    ties = set(chart.ties)
    for source, target in chart.ties:
        is_mutual = (target, source) in ties
        # A tie that both name is in the list twice, and is drawn once.
        if is_mutual and source > target:
            continue
        style: dict[str, Any] = {"shrinkA": 5, "shrinkB": 6, "clip_on": False}
        style |= (
            {"color": INK, "lw": 1.7, "arrowstyle": "-"}
            if is_mutual
            else {"color": SOFT_COLOUR, "lw": 0.7, "arrowstyle": "-|>"}
        )
        arrow = {**style, "mutation_scale": 7, "connectionstyle": "arc3,rad=0.08"}
        axes.annotate("", xy=places[target], xytext=places[source], arrowprops=arrow, zorder=1)


def _look(group: int, *, is_silent: bool) -> dict[str, Any]:
    # Shape and face repeat at different steps, so that some thirty sectors look different before one comes again.
    face = FACES[(group + group // len(SHAPES)) % len(FACES)]
    marker_style = {"marker": SHAPES[group % len(SHAPES)], "ms": 8, "mfc": face, "mec": INK, "mew": 1.0, "zorder": 3}
    if is_silent:
        marker_style |= {"alpha": 0.35, "mew": 0.6}
    return {**marker_style, "clip_on": False, "linestyle": "none"}


def _shorten_code(code: str) -> str:
    return "".join(wrapped(code, LONGEST_CODE, SMALL_FONT_SIZE, max_lines=1))


def _code(axes: "Axes", code: str, x: float, y: float) -> None:
    """Along the radius, never upside down."""
    angle = math.degrees(math.atan2(y, x))
    # On the left half of the ring text along the radius would stand on its head.
    flip = abs(angle) > 90
    style: dict[str, Any] = {
        "rotation": angle - 180 if flip else angle,
        "rotation_mode": "anchor",
        "fontsize": SMALL_FONT_SIZE,
    }
    write(axes, 1.07 * x, 1.07 * y, _shorten_code(code), ha="right" if flip else "left", va="center", **style)


def _marks(figure: "Figure", axes: "Axes", chart: Sociogram) -> list[Any]:
    inch: dict[str, Any] = {"transform": figure.dpi_scale_trans, "clip_on": False}

    def sector(number: int, *, is_silent: bool = False) -> Any:
        marker_style = {**_look(number, is_silent=is_silent), **inch}
        return lambda x, y: axes.plot([x], [y], **marker_style)

    def line(**line_style: Any) -> Any:
        return lambda x, y: axes.plot([x - 0.13, x + 0.13], [y, y], **line_style, **inch)

    marks = [sector(number) for number in range(len(chart.groups))]
    marks += [line(color=INK, lw=1.7), line(color=SOFT_COLOUR, lw=0.7)]
    return [*marks, *([sector(0, is_silent=True)] if chart.silent else [])]
