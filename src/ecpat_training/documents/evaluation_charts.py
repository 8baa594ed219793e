"""The charts of an evaluation: answers, scores, and what changed. They stand apart from the other blocks because making
their types takes time, which lists and agendas needn't spend."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from ecpat_training.documents.document import Chart
from ecpat_training.documents.numbers import Format


@dataclass(frozen=True, slots=True)
class PairedChart(Chart):
    """A line per person from one wave to the next, with the means. `pairs` are raw scores (before, after)."""

    title: str
    labels: tuple[str, str]
    pairs: tuple[tuple[float, float], ...]
    alt: str
    low: float | None = None
    high: float | None = None
    axis: str = ""


@dataclass(frozen=True, slots=True)
class ChangeBar:
    """How many people changed by so much; `kind` says what that is."""

    label: str
    people: int
    kind: Literal["better", "same", "worse"]


@dataclass(frozen=True, slots=True)
class ChangesChart(Chart):
    """How people's changes are spread, from the largest fall to the largest rise; none stands between two bars that
    isn't in one of them. `legend` says in words what the kinds are."""

    title: str
    bars: tuple[ChangeBar, ...]
    alt: str
    axis: str = ""
    legend: tuple[tuple[Literal["better", "same", "worse"], str], ...] = ()


@dataclass(frozen=True, slots=True)
class EstimateRow:
    """One estimate with its interval in a summary chart; both bounds None where it has none. A `whole` one sums up
    others: its mark is hollow and square."""

    label: str
    value: float
    low: float | None
    high: float | None
    whole: bool = False


@dataclass(frozen=True, slots=True)
class EstimateChart(Chart):
    """Estimates with intervals on one axis, with a line at no change; `format` is how the figures show."""

    title: str
    rows: tuple[EstimateRow, ...]
    alt: str
    axis: str
    format: Format = "0.00"


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """How many people gave each answer to a question; `wave` says when, where it was asked more than once."""

    label: str
    counts: tuple[int, ...]
    wave: str = ""


def start(row: AnswerRow) -> float:
    """Where a row's bar begins: so many people left of the middle."""
    half, odd = divmod(len(row.counts), 2)
    return -(sum(row.counts[:half]) + (row.counts[half] / 2 if odd else 0.0))


def reach(rows: Iterable[AnswerRow]) -> tuple[float, float]:
    """(people left of the middle, people right of it) on the longest bars."""
    starts = [(start(row), sum(row.counts)) for row in rows]
    return max([0.0, *(-start for start, _ in starts)]), max([0.0, *(start + n for start, n in starts)])


@dataclass(frozen=True, slots=True)
class AnswersChart(Chart):
    """Bars of graded answers around their middle: `answers` from the lowest to the highest, a count for each in every
    row. Rows of one label that follow each other stand together under it.

    `reach` is how many people the longest bars of all parts of a figure are left and right of the middle: a person is
    as wide in each of them. None: of this chart alone.
    """

    title: str
    answers: tuple[str, ...]
    rows: tuple[AnswerRow, ...]
    alt: str
    reach: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class ItemRow:
    """The shares (0 to 1) that answered a question right, None where it was not asked; what nobody taught is
    `apart`."""

    label: str
    before: float | None
    after: float | None
    apart: bool = False


@dataclass(frozen=True, slots=True)
class ItemMap(Chart):
    """Questions of a test, one below the other, from the share right before to the share right after. `apart` says
    what the rows are that stand apart."""

    title: str
    labels: tuple[str, str]
    rows: tuple[ItemRow, ...]
    alt: str
    apart: str = ""
    axis: str = ""


@dataclass(frozen=True, slots=True)
class ScalePoint:
    """A mean in one wave with its interval, both bounds None where there is none."""

    wave: str
    mean: float
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class ScaleRow:
    """A scale on its own axis from `low` to `high`; `best` is the end that no score can pass, None if there is none.
    `format` is how its figures show, `unit` what stands behind them."""

    label: str
    points: tuple[ScalePoint, ...]
    low: float
    high: float
    best: float | None = None
    format: Format = "0.00"
    unit: str = ""


@dataclass(frozen=True, slots=True)
class ScaleChart(Chart):
    """The means of every wave, each scale on an axis of its own, the best possible score marked."""

    title: str
    rows: tuple[ScaleRow, ...]
    alt: str


@dataclass(frozen=True, slots=True)
class Curve:
    """One line of a chart of curves: its name, and its points (x, y) from left to right."""

    label: str
    points: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class CurvesChart(Chart):
    """How a few figures go with a number of things: `across` says what stands along, `axis` what stands up; `marked` is
    the place along that is spoken of (None: none)."""

    title: str
    curves: tuple[Curve, ...]
    alt: str
    across: str
    axis: str
    marked: float | None = None


def round_ends(low: float, high: float) -> tuple[float, float]:
    """(low, high) ends for the axis of a scale that has none: multiples of the largest power of ten in the spread.

    >>> round_ends(2.8, 14.1)
    (0.0, 20.0)
    """
    step = 10.0 ** math.floor(math.log10(high - low)) if high > low else 1.0
    return step * math.floor(low / step), step * math.ceil(high / step)
