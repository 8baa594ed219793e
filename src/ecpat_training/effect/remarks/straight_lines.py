"""Responses that tick one answer all the way down: to statements that say opposite things, or to all there are.

Who agrees that police and shelters work well together and that they don't has hardly read both. Nobody is left out for
it: the middle of a scale, or the best answer to everything after a good training, can be meant. J. A. DeSimone, P. D.
Harms and A. J. DeSimone (2015), Best practice recommendations for data screening, Journal of Organizational Behavior
36(2), 171-181, doi:10.1002/job.1962.
"""

from typing import TYPE_CHECKING

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.text import listing
from ecpat_training.survey.instrument.instrument import Instrument, LikertScale
from ecpat_training.survey.model.responses import WaveResponses
from ecpat_training.words.catalogue.message import phrase

if TYPE_CHECKING:
    import numpy
    import numpy.typing

    Booleans = numpy.typing.NDArray[numpy.bool_]

_LEAST_OF_A_SCALE, _LEAST_OF_ALL = 3, 10  # statements answered; alike by chance, fewer often are
_LISTED = 8
_HINT = "They are counted as they are. Please look at the forms; leave a row out only by a rule set beforehand."


def straight_lines(instrument: Instrument, wave: WaveResponses) -> list[Finding]:
    """A warning for each scale with reversed statements, and one for all statements, with who ticked one answer."""
    import numpy

    findings: list[Finding] = []
    all_items: list[str] = []
    reported = numpy.zeros(len(wave.answers), dtype=bool)
    for scale in instrument.scales:
        if not isinstance(scale, LikertScale) or wave.wave not in scale.asked:
            continue
        present = [item.id for item in scale.items if item.id in wave.answers.columns]
        all_items += present
        reversed_items = {item.id for item in scale.items if item.reversed}.intersection(present)
        if reversed_items and len(reversed_items) < len(present):
            alike = _alike(wave, present, _LEAST_OF_A_SCALE)
            findings += _findings(
                wave, alike, f"all {len(present)} statements of `{scale.title}`, some of them reversed"
            )
            reported |= alike
    alike = _alike(wave, all_items, _LEAST_OF_ALL) & ~reported
    return [*findings, *_findings(wave, alike, f"all {len(all_items)} statements of the form")]


def _alike(wave: WaveResponses, items: list[str], least: int) -> "Booleans":
    """Which responses give these items one answer, each of them that was answered, and at least so many."""
    import numpy

    answers = wave.answers[items].to_numpy(dtype=numpy.float64)
    answered = numpy.isfinite(answers)
    low = numpy.where(answered, answers, numpy.inf).min(axis=1, initial=numpy.inf)
    high = numpy.where(answered, answers, -numpy.inf).max(axis=1, initial=-numpy.inf)
    alike: Booleans = (low == high) & (answered.sum(axis=1) >= min(least, len(items))) & (len(items) >= least)
    return alike


def _findings(wave: WaveResponses, alike: "Booleans", statements: str) -> list[Finding]:
    rows = alike.nonzero()[0].tolist()
    if not rows:
        return []
    places = listing([wave.places[row].inside for row in rows], _LISTED)
    message = phrase(
        "wave `{wave}`: {rows:,} of {responses:,} {responses:response|responses} {rows:gives|give} one answer to"
        " {statements}: {places}.",
        wave=wave.wave,
        rows=len(rows),
        statements=statements,
        places=places,
        responses=len(wave.answers),
    )
    return [Finding("evaluate.straight-line", Severity.WARNING, message, wave.places[rows[0]], _HINT)]
