"""The key below a chart: what each mark means, in as many lines as it needs."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from ecpat_training.documents.charts.style import MARGIN, SMALL_FONT_SIZE, WIDTH, write
from ecpat_training.documents.charts.words import inches, wrapped

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

LINE = 0.24  # inches
MARK_WIDTH, MARK_GAP, ENTRY_GAP = 0.3, 0.07, 0.22
MAX_ENTRY_WIDTH = 2.3

Mark = Callable[[float, float], None]
"""Draws a mark whose middle is so many inches from the left and the bottom of the figure."""


def key_lines(texts: Sequence[str], width: float = WIDTH) -> list[list[tuple[int, str]]]:
    """The lines of a key, each a list of (number of the text, text), in as few lines as fit and of even length; long
    texts are cut."""
    lines = _lines(texts, width)
    # Narrower as long as no line is added: lines of even length read better than a full one and a rest.
    while width > 1 and len(closer := _lines(texts, width - 0.1)) == len(lines):
        lines, width = closer, width - 0.1
    return lines


def _lines(texts: Sequence[str], width: float) -> list[list[tuple[int, str]]]:
    lines: list[list[tuple[int, str]]] = [[]]
    used_width = 0.0
    for number, text in enumerate(texts):
        shortened_text = "".join(wrapped(text, MAX_ENTRY_WIDTH, SMALL_FONT_SIZE, max_lines=1))
        entry_width = MARK_WIDTH + MARK_GAP + inches(shortened_text, SMALL_FONT_SIZE) + ENTRY_GAP
        if lines[-1] and used_width + entry_width > width - 2 * MARGIN:
            lines.append([])
            used_width = 0.0
        lines[-1].append((number, shortened_text))
        used_width += entry_width
    return lines


def draw_key(figure: "Figure", axes: "Axes", lines: Sequence[Sequence[tuple[int, str]]], marks: Sequence[Mark]) -> None:
    """The lines centred at the foot of the figure, each text after its mark."""
    width, height = figure.get_size_inches()
    for row, line in enumerate(reversed(lines)):
        y = 0.14 + LINE * row
        x = (
            width
            - sum(MARK_WIDTH + MARK_GAP + inches(text, SMALL_FONT_SIZE) + ENTRY_GAP for _, text in line)
            + ENTRY_GAP
        ) / 2
        for number, text in line:
            marks[number](x + MARK_WIDTH / 2, y)
            style: dict[str, Any] = {
                "transform": figure.transFigure,
                "va": "center_baseline",
                "fontsize": SMALL_FONT_SIZE,
            }
            write(axes, (x + MARK_WIDTH + MARK_GAP) / width, y / height, text, **style)
            x += MARK_WIDTH + MARK_GAP + inches(text, SMALL_FONT_SIZE) + ENTRY_GAP
