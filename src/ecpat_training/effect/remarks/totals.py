"""Points out of 10 before and out of 20 after are no common measure."""

from collections.abc import Sequence

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import listing
from ecpat_training.survey.model.responses import WaveResponses


def different_totals(waves: Sequence[WaveResponses]) -> list[Finding]:
    """An error for each item whose points have another total in one wave than in another."""
    findings = []
    for item in dict.fromkeys(item for wave in waves for item in wave.totals):
        seen = {wave.totals[item]: wave for wave in reversed(waves) if item in wave.totals}
        if len(seen) > 1:
            said = [f"{total} in wave `{wave.wave}`" for total, wave in reversed(seen.items())]
            last = next(iter(seen.values()))
            message = f"the points of `{item}` are {listing(said)}: a change of them means nothing."
            hint = "Please bring the points to the same total."
            where = Location(last.file, sheet=last.sheet)
            findings.append(Finding("evaluate.different-totals", Severity.ERROR, message, where, hint))
    return findings
