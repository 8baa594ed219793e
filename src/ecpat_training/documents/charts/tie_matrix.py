"""Who names whom as a square; marks differ in shape, so that they can be told apart in grey."""

from collections.abc import Callable
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from ecpat_training.documents.charts import style
from ecpat_training.documents.charts.key import LINE, draw_key, key_lines
from ecpat_training.documents.charts.words import inches, wrapped
from ecpat_training.documents.network_charts import TieMark, TieMatrix

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

LARGEST_CELL, LONGEST_CODE, LONGEST_SECTOR = 0.28, 0.9, 1.3
GAP = 0.06


def draw(chart: TieMatrix, width: float = style.WIDTH) -> "Figure":
    """The figure of ties as a square, as large as the page allows, sectors named at the right."""
    n = max(1, len(chart.codes))
    codes = max((inches(_shorten_text(code, LONGEST_CODE), style.SMALL_FONT_SIZE) for code in chart.codes), default=0.0)
    sectors = max(
        (inches(_shorten_text(name, LONGEST_SECTOR), style.SMALL_FONT_SIZE) for name, _ in chart.groups), default=0.0
    )
    left_margin, right_margin = style.MARGIN + codes + GAP, GAP + sectors + style.MARGIN
    cell = min(LARGEST_CELL, (width - left_margin - right_margin) / n)
    # Letters shrink with the cells, as a code must not be higher than its row.
    size = min(style.SMALL_FONT_SIZE, cell * 72 * 0.7)
    key = key_lines([meaning for _, meaning in chart.legend], width)
    top_margin, foot = codes + 2 * GAP, LINE * len(key) + 0.12
    spare_width = width - left_margin - right_margin - cell * n
    figure = style.create_figure(top_margin + cell * n + foot, width)
    axes = style.area(figure, left_margin + spare_width / 2, right_margin + spare_width / 2, top_margin, foot)
    axes.set(xlim=(0, n), ylim=(n, 0), xticks=[], yticks=[])
    for place, code in enumerate(chart.codes):
        shortened_code = _shorten_text(code, LONGEST_CODE, size)
        options: dict[str, Any] = {"fontsize": size, "color": style.INK}
        style.write(axes, -GAP / cell, place + 0.5, shortened_code, ha="right", va="center", **options)
        style.write(axes, place + 0.5, -GAP / cell, shortened_code, ha="center", va="bottom", rotation=90, **options)
        _square(axes, place, place, facecolor=style.BAND, edgecolor=style.GRID)
    for row, cells in enumerate(chart.cells):
        for column, mark in enumerate(cells):
            if row != column:
                _square(axes, column, row, facecolor="white", edgecolor=style.GRID)
                mark_cell(axes, column, row, mark)
    _sectors(axes, chart, n, GAP / cell)
    marks: list[Callable[[float, float], None]] = [_build_key_mark(figure, axes, mark) for mark, _ in chart.legend]
    draw_key(figure, axes, key, marks)
    return figure


def mark_cell(axes: "Axes", column: float, row: float, mark: TieMark, size: float = 1.0, **options: Any) -> None:
    """A mark in the middle of a cell: full for a tie, hatched for one that is lost, a ring for a new one."""
    from matplotlib.patches import Circle, Rectangle

    x, y = column + size / 2, row + size / 2
    if mark in ("tie", "kept"):
        axes.add_patch(
            Rectangle((x - 0.36 * size, y - 0.36 * size), 0.72 * size, 0.72 * size, facecolor=style.ACCENT, **options)
        )
    elif mark == "new":
        axes.add_patch(Circle((x, y), 0.32 * size, facecolor="white", edgecolor=style.INK, linewidth=1.6, **options))
    elif mark == "lost":
        for direction in (1, -1):
            axes.plot(
                (x - 0.28 * size, x + 0.28 * size), (y - 0.28 * size * direction, y + 0.28 * size * direction),
                color=style.SOFT_COLOUR, linewidth=1.1, clip_on=False, **options,
            )  # fmt: skip
    elif mark == "unknown":
        box = Rectangle(
            (column, row),
            size,
            size,
            facecolor=style.BAND,
            edgecolor=style.SOFT_COLOUR,
            hatch="....",
            linewidth=0.2,
            **options,
        )
        axes.add_patch(box)


def _shorten_text(text: str, width: float, size: float = style.SMALL_FONT_SIZE) -> str:
    return "".join(wrapped(text, width, size, max_lines=1))


def _square(axes: "Axes", column: int, row: int, **options: Any) -> None:
    from matplotlib.patches import Rectangle

    axes.add_patch(Rectangle((column, row), 1, 1, linewidth=0.5, zorder=0, **options))


def _sectors(axes: "Axes", chart: TieMatrix, n: int, gap: float) -> None:
    sector_ends = [*accumulate(member_count for _, member_count in chart.groups)]
    for (name, group_size), end in zip(chart.groups, sector_ends, strict=True):
        for line in (axes.axhline, axes.axvline):
            line(end, color=style.INK, linewidth=0.9, zorder=3, clip_on=False)
        style.write(
            axes,
            n + gap,
            end - group_size / 2,
            _shorten_text(name, LONGEST_SECTOR),
            va="center",
            fontsize=style.SMALL_FONT_SIZE,
            color=style.SOFT_COLOUR,
        )
    for line in (axes.axhline, axes.axvline):
        line(0, color=style.INK, linewidth=0.9, zorder=3, clip_on=False)


def _build_key_mark(figure: "Figure", axes: "Axes", mark: TieMark) -> Callable[[float, float], None]:
    """The mark as it stands in a cell, beside its words in the key, in inches of the figure."""
    from matplotlib.patches import Rectangle

    options: dict[str, Any] = {"transform": figure.dpi_scale_trans}

    def place(x: float, y: float) -> None:
        left_edge, bottom_edge, size = x - 0.09, y - 0.09, 0.18
        before = len(axes.patches)
        axes.add_patch(
            Rectangle(
                (left_edge, bottom_edge), size, size, facecolor="white", edgecolor=style.GRID, linewidth=0.5, **options
            )
        )
        mark_cell(axes, left_edge, bottom_edge, mark, size, **options)
        for patch in axes.patches[before:]:
            patch.set_clip_on(False)

    return place
