"""The charts of an evaluation: answers, scores, and what changed. They stand apart from the other blocks because making
their types takes time, which lists and agendas needn't spend."""

from dataclasses import dataclass

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
class EstimateRow:
    """One estimate with its interval in a summary chart."""

    label: str
    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class EstimateChart(Chart):
    """Estimates with intervals on one axis, with a line at no change."""

    title: str
    rows: tuple[EstimateRow, ...]
    alt: str
    axis: str


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """How many people gave each answer to a question; `wave` says when, where it was asked more than once."""

    label: str
    counts: tuple[int, ...]
    wave: str = ""


@dataclass(frozen=True, slots=True)
class AnswersChart(Chart):
    """Bars of graded answers around their middle: `answers` from the lowest to the highest, a count for each in every
    row. Rows of one label that follow each other stand together under it."""

    title: str
    answers: tuple[str, ...]
    rows: tuple[AnswerRow, ...]
    alt: str


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
