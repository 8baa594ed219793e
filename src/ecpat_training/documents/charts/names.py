"""The names of a chart's rows: beside them where there is room, above them on a phone's narrow picture."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ecpat_training.documents.charts.style import MARGIN, NARROW, SIZE, write
from ecpat_training.documents.charts.words import inches, wrapped

if TYPE_CHECKING:
    from matplotlib.axes import Axes

LINE = 0.17  # inches
NAME_GAP, ROW_GAP = 0.05, 0.07  # between a name above and its row, and from the row before
NAME_BACKGROUND = {"facecolor": "white", "edgecolor": "none", "pad": 0.5}  # where lines of a grid run through a name
LEFT_INDENT = 0.06  # so that a dot at the left end is whole


@dataclass(frozen=True, slots=True)
class RowNames:
    """The lines of each row's name, in points of `size`; `above` their rows or beside them, on a picture `width` inches
    wide."""

    lines: tuple[tuple[str, ...], ...]
    are_above: bool
    size: float
    width: float

    def left_margin(self, gap: float) -> float:
        """The width at the left that the names take, in inches, with a `gap` to the rows."""
        if self.are_above:
            return MARGIN + LEFT_INDENT
        return MARGIN + max((inches(line, self.size) for name in self.lines for line in name), default=0.0) + gap

    def height_above_row(self, number: int) -> float:
        """The inches that a name takes above its row."""
        return ROW_GAP + LINE * len(self.lines[number]) + NAME_GAP if self.are_above and self.lines[number] else 0.0

    def min_row_height(self, number: int, air: float = 0.0) -> float:
        """The inches that a row must be high, with `air`, for the name beside it."""
        return 0.0 if self.are_above else LINE * len(self.lines[number]) + air

    def draw(self, axes: "Axes", number: int, top: float, height: float, left_margin: float, gap: float) -> None:
        """Writes a name. `top` and `height` are of its row, below what stands above it, in inches, as the axes count;
        `left_margin` is how far the axes are from the figure's edge, `gap` how far the name is from its row."""
        lines = self.lines[number]
        room = float(axes.get_position().width) * self.width
        style: dict[str, Any] = {"transform": axes.get_yaxis_transform(), "va": "center", "fontsize": self.size}
        for line_number, line in enumerate(lines):
            if self.are_above:
                y = top - NAME_GAP - (len(lines) - line_number - 0.5) * LINE
                write(axes, (MARGIN - left_margin) / room, y, line, ha="left", bbox=NAME_BACKGROUND, zorder=4, **style)
            else:
                line_middle = top + height / 2 + (line_number - (len(lines) - 1) / 2) * LINE
                write(axes, -gap / room, line_middle, line, ha="right", **style)


def names(texts: Iterable[str], width: float, max_width: float, *, size: float = SIZE, max_lines: int = 3) -> RowNames:
    """The names broken into lines: of `max_width` inches beside their rows, of a narrow picture's width above them."""
    is_above = width < NARROW
    text_width = width - 2 * MARGIN if is_above else max_width
    return RowNames(tuple(tuple(wrapped(text, text_width, size, max_lines)) for text in texts), is_above, size, width)
