"""How every chart looks: one accent colour, one warning colour, light grid, text that is only ever text."""

import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from threading import RLock
from typing import TYPE_CHECKING, Any

from ecpat_training.documents.charts.words import inches
from ecpat_training.documents.typeset import with_minus_signs
from ecpat_training.words.catalogue.speech import figure

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

WIDTH = 6.3  # inches: an A4 page between margins of 2.5 cm
PHONE = 3.6  # inches of a picture whose small letters are 10 pixels high on a phone's screen of 360
NARROW = 5.0  # below, what stands beside each other stands below each other
SIZE = 9.0  # points
SMALL_FONT_SIZE = 8.0
MARGIN = 0.05  # inches at each side, so that no letter touches the edge
LINE = 1.28  # of the size, from one line to the next

INK = "#22303a"
SOFT_COLOUR = "#5b6b75"
GRID = "#dfe5e8"
BAND = "#e4eaed"
BAND_EDGE = "#9fb0b9"
ACCENT = "#1f6079"
ACCENT_LIGHT = "#bcd9e3"
ACCENT_PALE = "#e6f0f4"
WARNING = "#b4501c"
WARNING_PALE = "#f6dfce"
ATTENTION = "#c48a1a"
_OF_WINDOWS = ("backend", "backend_fallback", "interactive")  # which a file has none of


_DRAWING = RLock()  # Matplotlib's settings and fonts are of the whole process, and two threads at once end it


@contextmanager
def styled() -> Iterator[None]:
    """A context in which Matplotlib has its own defaults and ours, whatever the person's settings are; they are
    restored afterwards. Threads wait for each other: one chart is drawn at a time."""
    logging.getLogger("matplotlib").setLevel(logging.ERROR)  # before the import, which already has remarks on folders
    import matplotlib

    with _DRAWING, matplotlib.rc_context(), warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Glyph .* missing from font")  # an empty box is drawn for it
        # `rcdefaults` reads all styles first, which takes longer than a chart
        defaults = {key: value for key, value in matplotlib.rcParamsDefault.items() if key not in _OF_WINDOWS}
        matplotlib.rcParams.update(
            {
                **defaults,
                "font.family": ["DejaVu Sans"],
                "font.size": SIZE,
                "hatch.linewidth": 0.9,
                "text.hinting": "none",  # a text is as wide as its letters are, at any number of dots an inch
                "svg.fonttype": "none",
                "svg.hashsalt": "ecpat",
                "path.simplify": False,
            }
        )
        yield


def create_figure(height: float, width: float = WIDTH) -> "Figure":
    """An empty figure, sizes in inches."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(width, height), dpi=100, facecolor="white")
    FigureCanvasAgg(figure)
    return figure


def area(figure: "Figure", left_margin: float, right_margin: float, top_margin: float, bottom: float) -> "Axes":
    """Axes that leave so many inches free on each side, without frame and ticks."""
    width, height = figure.get_size_inches()
    axes = figure.add_axes(
        (
            left_margin / width,
            bottom / height,
            (width - left_margin - right_margin) / width,
            (height - top_margin - bottom) / height,
        )
    )
    axes.set_facecolor("none")
    axes.spines[:].set_visible(False)
    axes.tick_params(length=0, labelsize=SMALL_FONT_SIZE, labelcolor=SOFT_COLOUR, pad=4)
    axes.set_axisbelow(True)
    return axes


def write(axes: "Axes", x: float, y: float, text: str, **style: Any) -> None:
    """One line of text at a point of the data, never read as mathematics."""
    axes.text(
        x, y, with_minus_signs(text), parse_math=False, **{"color": INK, "fontsize": SIZE, "clip_on": False, **style}
    )


def ticks(min_value: float, max_value: float, room: float, *, integer: bool = False) -> tuple[list[float], list[str]]:
    """(places, labels) of round numbers between two bounds: as many as stand apart on `room` inches, at most seven."""
    max_ticks = 6
    values, labels = _ticks(min_value, max_value, max_ticks, integer)
    # Wide labels need fewer marks: labels that touch read as one number.
    while max_ticks > 1 and sum(inches(label, SMALL_FONT_SIZE) + 0.15 for label in labels) > room:
        max_ticks -= 1
        values, labels = _ticks(min_value, max_value, max_ticks, integer)
    return values, labels


def _ticks(min_value: float, max_value: float, max_tick_count: int, integer: bool) -> tuple[list[float], list[str]]:
    from matplotlib.ticker import MaxNLocator

    locator = MaxNLocator(nbins=max_tick_count, integer=integer, steps=[1, 2, 2.5, 5, 10])
    tick_values = locator.tick_values(min_value, max_value) if min_value < max_value else [min_value]
    values = [float(value) for value in tick_values if min_value - 1e-9 <= value <= max_value + 1e-9]
    return values, [figure(f"{value + 0.0:,.8g}").replace("-", "−") for value in values]
