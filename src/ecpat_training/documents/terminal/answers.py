"""Charts of answers, questions and means where there are only letters."""

from collections.abc import Iterable

from rich.console import RenderableType
from rich.table import Table as Grid
from rich.text import Text

from ecpat_training.documents.evaluation_charts import AnswersChart, ItemMap, ScaleChart
from ecpat_training.documents.numbers import INTERVAL, format_interval, value_text
from ecpat_training.words.catalogue.marked_text import marked
from ecpat_training.words.catalogue.speech import figure


def answers_grid(chart: AnswersChart) -> Iterable[RenderableType]:
    """How many gave each answer, a line a question and wave; the answers are told once, below their numbers."""
    grid = _grid("left", "left", *["right"] * len(chart.answers))
    grid.add_row(Text(""), Text(""), *(Text(str(number), style="dim") for number in range(1, len(chart.answers) + 1)))
    before = ""
    for row in chart.rows:
        counts = (Text(value_text(count, "count")) for count in row.counts)
        grid.add_row(Text("" if row.label == before else row.label), Text(row.wave, style="dim"), *counts)
        before = row.label
    yield grid
    yield Text("; ".join(f"{number} {answer}" for number, answer in enumerate(chart.answers, 1)), style="dim")


def items_grid(chart: ItemMap, cells: int, *, is_plain_text: bool) -> Grid:
    """A line a question: the share right before and after, and the way between them on a strip."""
    grid = _grid("left", "left", "right", "right")
    before, after = (Text(label, style="dim") for label in chart.labels)
    grid.add_row(Text(""), Text(""), before, after)
    hollow, full, line = ("o", "*", "-") if is_plain_text else ("○", "●", "─")
    separated = False
    for row in chart.rows:
        if row.apart and not separated:
            grid.add_row(Text(chart.apart, style="italic"), Text(""), Text(""), Text(""))
            separated = True
        places = [None if share is None else round(share * (cells - 1)) for share in (row.before, row.after)]
        strip = [" "] * cells
        present = [place for place in places if place is not None]
        if present:
            strip[min(present) : max(present) + 1] = line * (max(present) - min(present) + 1)
        for place, mark in zip(places, (hollow, full), strict=True):
            if place is not None:
                strip[place] = mark
        shares = (
            Text("-" if share is None else value_text(share, "percent"), no_wrap=True)
            for share in (row.before, row.after)
        )
        grid.add_row(Text(row.label), Text("".join(strip), no_wrap=True), *shares)
    return grid


_BEST_VALUE_TEXT = marked(", best {best}")


def scales_grid(chart: ScaleChart) -> Grid:
    """A line a scale and wave: the mean with its interval, and the ends of the scale. Without a best score the ends are
    only those of an axis, which nobody sees here."""
    grid = _grid("left", "left", "right", "left", "left")
    for row in chart.rows:
        ends = ""
        if row.best is not None:
            low, high, best = (figure(f"{end:,.6g}") for end in (row.low, row.high, row.best))
            ends = f"({INTERVAL.format(low=low, high=high)}{_BEST_VALUE_TEXT.format(best=best)})"
        for number, point in enumerate(row.points):
            has_interval = point.low is not None and point.high is not None
            interval = format_interval(point.low, point.high, row.format) if has_interval else ""
            label, axis = ("", "") if number else (row.label, ends)
            mean = Text(value_text(point.mean, row.format), no_wrap=True)
            grid.add_row(Text(label), Text(point.wave, style="dim"), mean, Text(interval), Text(axis, style="dim"))
    return grid


def _grid(*justify: str) -> Grid:
    grid = Grid.grid(padding=(0, 2, 0, 0))
    for alignment in justify:
        grid.add_column(justify="right" if alignment == "right" else "left", overflow="fold")
    return grid
