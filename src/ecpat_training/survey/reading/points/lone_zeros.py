"""A 0 far below everybody else's points: somebody who had none, or who wasn't there."""

import statistics
from collections.abc import Iterator, Sequence

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.files.places import joined_places
from ecpat_training.survey.reading.columns import short
from ecpat_training.survey.reading.points.unit import PlacedPoints
from ecpat_training.words.catalogue.message import phrase

_MOST, _FEWEST_OTHERS = 2, 5
_DEVIATIONS = 3  # of the other points, below their mean
_LOW = 0.25  # share of the most points; who has less shows that 0 may be earned


def lone_zeros(points: Sequence[PlacedPoints]) -> Iterator[Finding]:
    """What is asked of one or two zeros in a column in which everybody else has many points."""
    zeros = [placed for placed in points if placed.cell.number == 0]
    other_numbers = [_share(placed) for placed in points if placed.cell.number != 0]
    if not 1 <= len(zeros) <= _MOST or len(other_numbers) < _FEWEST_OTHERS:
        return
    is_far = statistics.fmean(other_numbers) > _DEVIATIONS * statistics.stdev(other_numbers)
    if not is_far or min(other_numbers) < _LOW * max(other_numbers):
        return
    message = phrase(
        "{people:,} {people:person has|people have} 0 points in the column `{column}`, in {places}; everybody else has"
        " `{least}` or more. {people:Was that person|Were they} there?",
        people=len(zeros),
        column=short(zeros[0].header),
        places=joined_places([placed.where for placed in zeros]),
        least=min((placed for placed in points if placed.cell.number != 0), key=_share).shown,
    )
    hint = "It counts as 0 points. If it means that somebody was absent or gave no answer, please leave the cell empty."
    yield Finding("points.lone-zero", Severity.WARNING, message, zeros[0].where, hint)


def _share(placed_points: PlacedPoints) -> float:
    """The number, of those that say out of how many the share."""
    cell = placed_points.cell
    return cell.number / cell.total if cell.total else cell.number
