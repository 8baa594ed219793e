"""Whether a training's files stand for the waves that they are taken for: the same answers twice, files that may be
swapped, answers of days on which nobody can have answered so."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.effect.comparing.evaluation_data import EvaluationData
from ecpat_training.effect.programme.model.training_effect import SurveyedTraining
from ecpat_training.effect.remarks.linking import same_answers
from ecpat_training.effect.remarks.remarks import on_order
from ecpat_training.survey.model.responses import WaveResponses
from ecpat_training.words.catalogue.message import phrase

_PEOPLE, _PATTERNS = 4, 3
"""So many people, of whom so many answered unlike each other: fewer may well answer the same twice."""


def alike(before: WaveResponses, after: WaveResponses) -> bool:
    """Whether two files hold the same answers of so many people that one is a copy of the other, whatever the order
    of rows and the words of the platform."""
    shared = sorted(set(before.answers.columns) & set(after.answers.columns))
    if len(before.codes) < _PEOPLE or len(before.answers[shared].drop_duplicates()) < _PATTERNS:
        return False
    return bool(same_answers([before, after]))


def file_said(wave: WaveResponses) -> str:
    """The file that was taken for a wave, with the days on which it was answered, where they are known."""
    if not wave.submitted:
        return wave.file.rpartition("/")[2]
    first, last = (moment.date().isoformat() for moment in wave.submitted)
    return f"{wave.file.rpartition('/')[2]} ({first if first == last else f'{first} to {last}'})"


def order_noted(surveyed: SurveyedTraining, data: EvaluationData) -> tuple[Finding, ...]:
    """What the files show of the order in which they were answered, as warnings that name the training."""
    findings = [*on_order(data), *_beside_the_training(surveyed, data)]
    return tuple(
        replace(
            finding, message=phrase("{training}: {message}", training=surveyed.training.id, message=finding.message)
        )
        for finding in dict.fromkeys(findings)
    )


def _beside_the_training(surveyed: SurveyedTraining, data: EvaluationData) -> Iterator[Finding]:
    """Answers from before that all came after its last day, and the other way round; by the file's own clock, so that
    the day itself says nothing."""
    if surveyed.first_day is None:
        return
    last_day = surveyed.training.date_of(surveyed.training.days) or surveyed.first_day + timedelta(
        surveyed.training.days - 1
    )
    pre, post = data.wave("pre"), data.wave("post")
    first, last = f"{surveyed.first_day:%Y-%m-%d}", f"{last_day:%Y-%m-%d}"
    if pre is not None and pre.submitted and pre.submitted[0].date() > last_day:
        problem = phrase(
            "all answers taken for `pre` came after the training, which ended on {last_day}", last_day=last
        )
        yield _order_finding(pre, problem)
    if post is not None and post.submitted and post.submitted[1].date() < surveyed.first_day:
        problem = phrase(
            "all answers taken for `post` came before the training, which begins on {first_day}", first_day=first
        )
        yield _order_finding(post, problem)


def _order_finding(wave: WaveResponses, problem: str) -> Finding:
    hint = "Is it the file of another wave, or was the training moved? Correct the file's name, or the dates."
    message = phrase("{problem}: {file}.", problem=problem, file=file_said(wave))
    return Finding("across.when", Severity.WARNING, message, Location(wave.file, sheet=wave.sheet), hint)
