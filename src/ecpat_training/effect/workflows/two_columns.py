"""The change between two columns of scores, by the same way as a file with before and after side by side."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from ecpat_training.core.location import Location
from ecpat_training.effect.model.report import EffectReport
from ecpat_training.effect.workflows.waves import evaluate_waves
from ecpat_training.survey.instrument.instrument import Instrument, NumberScale, ScaleItem, Wave
from ecpat_training.survey.model.responses import WaveResponses
from ecpat_training.values.quantity import Range

if TYPE_CHECKING:
    from ecpat_training.stats.pairs import Floats

SCALE = "score"


@dataclass(frozen=True, kw_only=True)
class ScoreScale:
    """What the scores are. `lowest` and `highest` are the ends that no score can pass (None: open), `smallest_change`
    the smallest change that matters, `unit` what a score counts, such as `minutes`; else points."""

    title: str
    better: Literal["higher", "lower"] = "higher"
    lowest: float | None = None
    highest: float | None = None
    smallest_change: float | None = None
    unit: str = ""


class ScoreColumn(NamedTuple):
    """A column's scores, nan where somebody has none, and in which row of the person's own column each stands, from
    1."""

    scores: "Floats"
    rows: Sequence[int]


def compare_columns(before: ScoreColumn, after: ScoreColumn, outcome: ScoreScale) -> EffectReport:
    """Measures the change; the scores at one place of both columns are one person's.

    Nothing is raised for want of data: figures that aren't defined carry the reason.
    """
    scale = NumberScale(
        kind="number",
        id=SCALE,
        title=outcome.title,
        better=outcome.better,
        smallest_change=outcome.smallest_change,
        unit=outcome.unit,
        answers=Range(low=outcome.lowest, high=outcome.highest),
        items=(ScaleItem(id=SCALE),),
    )
    instrument = Instrument(instrument=outcome.title, id=SCALE, scales=(scale,))
    return evaluate_waves(instrument, [_wave("pre", "before", before), _wave("post", "after", after)], is_paired=True)


def _wave(wave: Wave, name: str, column: ScoreColumn) -> WaveResponses:
    """What of a column holds a score."""
    import numpy
    import pandas

    scored_rows = [int(row) for row in numpy.flatnonzero(~numpy.isnan(column.scores))]
    answers = pandas.DataFrame({SCALE: column.scores[scored_rows]})
    return WaveResponses(
        wave=wave,
        file=name,
        sheet=None,
        platform="two columns",
        rows=len(scored_rows),
        answers=answers,
        codes=pandas.Series([""] * len(scored_rows), index=answers.index, dtype=object),
        groups=pandas.DataFrame(index=answers.index),
        places=[Location(name, line=column.rows[row]) for row in scored_rows],
        beside=pandas.Series([str(row + 1) for row in scored_rows], index=answers.index, dtype=object),
    )
