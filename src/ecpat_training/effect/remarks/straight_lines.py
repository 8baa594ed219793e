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

_MIN_STATEMENTS_OF_SCALE, _MIN_STATEMENTS_IN_ALL = 3, 10  # statements answered; alike by chance, fewer often are
_MAX_LISTED = 8
_HINT = "They are counted as they are. Please look at the forms; leave a row out only by a rule set beforehand."


def straight_lines(instrument: Instrument, wave: WaveResponses) -> list[Finding]:
    """A warning for each scale with reversed statements, and one for all statements, with who ticked one answer."""
    import numpy

    findings: list[Finding] = []
    all_items: list[str] = []
    is_reported = numpy.zeros(len(wave.answers), dtype=bool)
    for scale in instrument.scales:
        if not isinstance(scale, LikertScale) or wave.wave not in scale.asked:
            continue
        asked_items = [item.id for item in scale.items if item.id in wave.answers.columns]
        all_items += asked_items
        reversed_items = {item.id for item in scale.items if item.reversed}.intersection(asked_items)
        if reversed_items and len(reversed_items) < len(asked_items):
            is_straight = _find_straight_lines(wave, asked_items, _MIN_STATEMENTS_OF_SCALE)
            findings += _findings(
                wave, is_straight, f"all {len(asked_items)} statements of `{scale.title}`, some of them reversed"
            )
            is_reported |= is_straight
    is_straight = _find_straight_lines(wave, all_items, _MIN_STATEMENTS_IN_ALL) & ~is_reported
    return [*findings, *_findings(wave, is_straight, f"all {len(all_items)} statements of the form")]


def _find_straight_lines(wave: WaveResponses, items: list[str], min_answered: int) -> "Booleans":
    """Which responses give these items one answer, each of them that was answered, and at least so many."""
    import numpy

    answers = wave.answers[items].to_numpy(dtype=numpy.float64)
    is_answered = numpy.isfinite(answers)
    lowest_answers = numpy.where(is_answered, answers, numpy.inf).min(axis=1, initial=numpy.inf)
    highest_answers = numpy.where(is_answered, answers, -numpy.inf).max(axis=1, initial=-numpy.inf)
    is_straight: Booleans = (
        (lowest_answers == highest_answers)
        & (is_answered.sum(axis=1) >= min(min_answered, len(items)))
        & (len(items) >= min_answered)
    )
    return is_straight


def _findings(wave: WaveResponses, is_straight: "Booleans", statements: str) -> list[Finding]:
    rows = is_straight.nonzero()[0].tolist()
    if not rows:
        return []
    places = listing([wave.places[row].place_in_file for row in rows], _MAX_LISTED)
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
