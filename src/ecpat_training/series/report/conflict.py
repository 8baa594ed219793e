"""Why there is no series, in findings."""

from collections.abc import Callable, Iterator

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.series.explain.conflict import SeriesConflict
from ecpat_training.series.explain.members import Path

FindLocation = Callable[[Path], Location | None]
_MINIMAL_NOTE = "Without any one of them there is a series, as the solver has seen."
_MAYBE_FEWER = "Some of them may have nothing to do with it: the time was up before each was tried."


def conflict_findings(conflict: SeriesConflict, find_location: FindLocation) -> list[Finding]:
    """What can't hold together, one by one, with its place."""
    message = "no series keeps every rule; those below can't hold together."
    first_finding = Finding(
        "series.unsatisfiable",
        Severity.ERROR,
        message,
        find_location(("series",)),
        _MINIMAL_NOTE if conflict.is_certain else _MAYBE_FEWER,
    )
    findings = [
        Finding("series.clash", Severity.ERROR, member.says, find_location(member.path or ("series",)))
        for member in conflict.members
    ]
    return [first_finding, *findings]


def change_findings(conflict: SeriesConflict) -> Iterator[Finding]:
    """What would make a series possible."""
    if not conflict.changes:
        message = "no single change that was tried makes a series possible; several together may."
        yield Finding("series.change", Severity.NOTE, message)
    else:
        message = "any one of these makes a series possible, seen by the solver; the least change of each rule is told:"
        yield Finding("series.change", Severity.NOTE, message)
        for change in conflict.changes:
            yield Finding("series.change", Severity.NOTE, f"{change}.")
