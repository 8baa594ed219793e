"""A 0 far below everybody else's points: somebody who had none, or who wasn't there."""

import statistics
from collections.abc import Iterator, Sequence

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.files.places import join_places
from ecpat_training.survey.reading.columns import shorten_text
from ecpat_training.survey.reading.points.unit import PlacedPoints
from ecpat_training.words.catalogue.message import phrase

_MAX_LONE_ZEROS, _MIN_OTHER_PEOPLE = 2, 5
_DEVIATIONS = 3  # of the other points, below their mean
_LOW_SCORE_SHARE = 0.25  # share of the most points; who has less shows that 0 may be earned


def lone_zeros(points: Sequence[PlacedPoints]) -> Iterator[Finding]:
    """What is asked of one or two zeros in a column in which everybody else has many points."""
    zero_entries = [entry for entry in points if entry.cell.number == 0]
    other_numbers = [_share(entry) for entry in points if entry.cell.number != 0]
    if not 1 <= len(zero_entries) <= _MAX_LONE_ZEROS or len(other_numbers) < _MIN_OTHER_PEOPLE:
        return
    is_far = statistics.fmean(other_numbers) > _DEVIATIONS * statistics.stdev(other_numbers)
    if not is_far or min(other_numbers) < _LOW_SCORE_SHARE * max(other_numbers):
        return
    message = phrase(
        "{people:,} {people:person has|people have} 0 points in the column `{column}`, in {places}; everybody else has"
        " `{least}` or more. {people:Was that person|Were they} there?",
        people=len(zero_entries),
        column=shorten_text(zero_entries[0].header),
        places=join_places([entry.location for entry in zero_entries]),
        least=min((entry for entry in points if entry.cell.number != 0), key=_share).shown_text,
    )
    hint = "It counts as 0 points. If it means that somebody was absent or gave no answer, please leave the cell empty."
    yield Finding("points.lone-zero", Severity.WARNING, message, zero_entries[0].location, hint)


def _share(placed_points: PlacedPoints) -> float:
    """The number, of those that say out of how many the share."""
    cell = placed_points.cell
    return cell.number / cell.total if cell.total else cell.number
