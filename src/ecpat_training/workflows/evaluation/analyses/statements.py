"""The statements of scales with graded answers: how many of the people compared gave each answer, before and after."""

from typing import TYPE_CHECKING

from ecpat_training.measure.linked_answers import columns_of, rows_compared, rows_linked
from ecpat_training.model.instrument import LikertScale
from ecpat_training.results.effect.answers import GradedScale, Statement, Statements
from ecpat_training.workflows.evaluation.evidence import Evidence

if TYPE_CHECKING:
    import pandas

FEWEST = 2  # people; what one person answered is nobody's business
MOST_ANSWERS = 11  # beyond, grades are a measure and no words


def analyse(evidence: Evidence) -> Statements | None:
    """Over the first comparison; None where no such scale was answered twice by two people or more."""
    comparison = next((one for one in evidence.comparisons if one.changes), None)
    if comparison is None or comparison.linking is None:
        return None
    before, after = evidence.wave(comparison.before), evidence.wave(comparison.after)
    linked = rows_linked(comparison.linking)
    scales = []
    for scale in evidence.instrument.scales:
        if not isinstance(scale, LikertScale) or before is None or after is None:
            continue
        grades = _grades(scale)
        if not {comparison.before, comparison.after} <= set(scale.asked) or not 1 < len(grades) <= MOST_ANSWERS:
            continue
        scores = (evidence.scores[wave.wave][scale.id] for wave in (before, after))
        rows = rows_compared(linked, *scores)
        if len(rows[0]) < FEWEST:
            continue
        items = [item.id for item in scale.items]
        first, second = (
            {item: _counts(column, grades) for item, column in columns_of(wave.answers, items, at)}
            for wave, at in zip((before, after), rows, strict=True)
        )
        statements = tuple(
            Statement(
                item.id,
                next(iter(item.texts()), "") or item.id,
                item.reversed,
                first[item.id],
                second[item.id],
            )
            for item in scale.items
        )
        scales.append(GradedScale(scale.title, tuple(_name(scale, grade) for grade in grades), statements))
    return Statements(comparison.before, comparison.after, tuple(scales)) if scales else None


def _grades(scale: LikertScale) -> range:
    """The whole numbers that answer the scale; none where its ends are no whole numbers."""
    low, high = scale.answers.low, scale.answers.high
    if low is None or high is None or low != int(low) or high != int(high):
        return range(0)
    return range(int(low), int(high) + 1)


def _name(scale: LikertScale, grade: int) -> str:
    """What an answer is called in the form, in its first wording; its number where it has none."""
    return next((label for label, number in scale.labels.items() if number == grade), str(grade))


def _counts(column: "pandas.Series[float]", grades: range) -> tuple[int, ...]:
    """How many gave each answer; what lies between two of them counts as the nearer."""
    import numpy

    given = column.to_numpy(dtype=numpy.float64)
    whole = numpy.rint(given[~numpy.isnan(given)]).astype(numpy.int64) - grades.start
    inside = whole[(whole >= 0) & (whole < len(grades))]
    return tuple(numpy.bincount(inside, minlength=len(grades)).tolist())
