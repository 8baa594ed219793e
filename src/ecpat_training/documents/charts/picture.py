"""A chart as a picture: SVG for pages, PNG for Word and Excel; the same bytes for the same chart."""

from dataclasses import replace
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING

from ecpat_training.documents.charts import (
    answers,
    calendar,
    changes,
    curves,
    estimates,
    have_want,
    item_map,
    paired,
    scales,
    sociogram,
    tie_matrix,
    timeline,
)
from ecpat_training.documents.charts.style import WIDTH, styled
from ecpat_training.documents.document import CalendarChart, Chart, HaveWantChart, TimelineChart
from ecpat_training.documents.evaluation_charts import (
    AnswersChart,
    ChangesChart,
    CurvesChart,
    EstimateChart,
    ItemMap,
    PairedChart,
    ScaleChart,
)
from ecpat_training.documents.network_charts import Sociogram, TieMatrix

if TYPE_CHECKING:
    from matplotlib.figure import Figure

PNG_DOTS = 200  # an inch
MAX_CACHED_CHARTS = 16  # more charts than a report holds


@lru_cache(
    maxsize=MAX_CACHED_CHARTS
)  # Word and Excel show the same picture, and drawing it takes as long as all else in the file
def png(chart: Chart) -> tuple[bytes, float]:
    """(the chart as the bytes of a PNG file; how many inches wide it is meant to be shown).

    Raises:
        TypeError: nothing draws a chart of this class.
    """
    buffer = BytesIO()
    with styled():
        figure = _draw(chart)
        # Without the version of Matplotlib in it, so that the same chart gives the same bytes.
        figure.savefig(buffer, format="png", dpi=PNG_DOTS, metadata={"Software": None})
    return buffer.getvalue(), float(figure.get_size_inches()[0])


def svg(chart: Chart, width: float = WIDTH) -> bytes:
    """The chart as the bytes of an SVG file, `width` inches wide, without metadata; letters are text, not outlines.

    Raises:
        TypeError: nothing draws a chart of this class.
    """
    buffer = BytesIO()
    metadata = dict.fromkeys(("Date", "Creator", "Format", "Type"))
    with styled():
        _draw(chart, width).savefig(buffer, format="svg", metadata=metadata)
    return buffer.getvalue()


def split_for_phones(chart: Chart) -> list[Chart]:
    """What is drawn `PHONE` inches wide instead of the chart: an agenda day by day."""
    if isinstance(chart, TimelineChart):
        return [replace(chart, days=(day,)) for day in chart.days] or [chart]
    return [chart]


def _draw(chart: Chart, width: float = WIDTH) -> "Figure":
    match chart:
        case HaveWantChart():
            return have_want.draw(chart, width)
        case TimelineChart():
            return timeline.draw(chart, width)
        case CalendarChart():
            return calendar.draw(chart)
        case _:
            return _of_an_evaluation(chart, width)


def _of_an_evaluation(chart: Chart, width: float) -> "Figure":
    match chart:
        case PairedChart():
            return paired.draw(chart, width)
        case ChangesChart():
            return changes.draw(chart, width)
        case EstimateChart():
            return estimates.draw(chart, width)
        case AnswersChart():
            return answers.draw(chart, width)
        case ItemMap():
            return item_map.draw(chart, width)
        case ScaleChart():
            return scales.draw(chart, width)
        case CurvesChart():
            return curves.draw(chart, width)
        case _:
            return _draw_network(chart, width)


def _draw_network(chart: Chart, width: float) -> "Figure":
    match chart:
        case TieMatrix():
            return tie_matrix.draw(chart, width)
        case Sociogram():
            return sociogram.draw(chart, width)
        case _:
            raise TypeError(f"nothing draws a {type(chart).__name__}")
