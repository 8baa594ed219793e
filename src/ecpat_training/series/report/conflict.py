"""Why there is no series, in findings."""

from collections.abc import Callable, Iterator

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.series.explain.conflict import SeriesConflict
from ecpat_training.series.explain.members import Path

Where = Callable[[Path], Location | None]
_FEWEST = "Without any one of them there is a series, as the solver has seen."
_MAYBE_FEWER = "Some of them may have nothing to do with it: the time was up before each was tried."


def conflict_findings(conflict: SeriesConflict, where: Where) -> list[Finding]:
    """What can't hold together, one by one, with its place."""
    what = "no series keeps every rule; those below can't hold together."
    first = Finding(
        "series.unsatisfiable", Severity.ERROR, what, where(("series",)), _FEWEST if conflict.certain else _MAYBE_FEWER
    )
    told = [
        Finding("series.clash", Severity.ERROR, one.says, where(one.path or ("series",))) for one in conflict.members
    ]
    return [first, *told]


def change_findings(conflict: SeriesConflict) -> Iterator[Finding]:
    """What would make a series possible."""
    if not conflict.changes:
        what = "no single change that was tried makes a series possible; several together may."
        yield Finding("series.change", Severity.NOTE, what)
    else:
        what = "any one of these makes a series possible, seen by the solver; the least change of each rule is told:"
        yield Finding("series.change", Severity.NOTE, what)
        for one in conflict.changes:
            yield Finding("series.change", Severity.NOTE, f"{one}.")
