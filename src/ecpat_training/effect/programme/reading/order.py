"""Whether a training's files stand for the waves that they are taken for: the same answers twice, files that may be
swapped, answers of days on which nobody can have answered so."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.effect.comparing.evaluation_data import EvaluationData
from ecpat_training.effect.programme.model.training_effect import SurveyedTraining
from ecpat_training.effect.remarks.linking import find_same_answers
from ecpat_training.effect.remarks.remarks import remark_on_order
from ecpat_training.survey.model.responses import WaveResponses
from ecpat_training.words.catalogue.message import phrase

_PEOPLE, _PATTERNS = 4, 3
"""So many people, of whom so many answered unlike each other: fewer may well answer the same twice."""


def hold_same_answers(before: WaveResponses, after: WaveResponses) -> bool:
    """Whether two files hold the same answers of so many people that one is a copy of the other, whatever the order
    of rows and the words of the platform."""
    shared_items = sorted(set(before.answers.columns) & set(after.answers.columns))
    if len(before.codes) < _PEOPLE or len(before.answers[shared_items].drop_duplicates()) < _PATTERNS:
        return False
    return bool(find_same_answers([before, after]))


def file_with_dates(wave: WaveResponses) -> str:
    """The file that was taken for a wave, with the days on which it was answered, where they are known."""
    if not wave.submitted:
        return wave.file.rpartition("/")[2]
    first_date, last_date = (timestamp.date().isoformat() for timestamp in wave.submitted)
    return (
        f"{wave.file.rpartition('/')[2]} ({first_date if first_date == last_date else f'{first_date} to {last_date}'})"
    )


def order_warnings(surveyed_training: SurveyedTraining, data: EvaluationData) -> tuple[Finding, ...]:
    """What the files show of the order in which they were answered, as warnings that name the training."""
    findings = [*remark_on_order(data), *_find_dates_off_training(surveyed_training, data)]
    return tuple(
        replace(
            finding,
            message=phrase("{training}: {message}", training=surveyed_training.training.id, message=finding.message),
        )
        for finding in dict.fromkeys(findings)
    )


def _find_dates_off_training(surveyed_training: SurveyedTraining, data: EvaluationData) -> Iterator[Finding]:
    """Answers from before that all came after its last day, and the other way round; by the file's own clock, so that
    the day itself says nothing."""
    if surveyed_training.first_day is None:
        return
    last_day = surveyed_training.training.date_of(
        surveyed_training.training.days
    ) or surveyed_training.first_day + timedelta(surveyed_training.training.days - 1)
    pre_wave, post_wave = data.wave("pre"), data.wave("post")
    first_day_text, last_day_text = f"{surveyed_training.first_day:%Y-%m-%d}", f"{last_day:%Y-%m-%d}"
    if pre_wave is not None and pre_wave.submitted and pre_wave.submitted[0].date() > last_day:
        problem = phrase(
            "all answers taken for `pre` came after the training, which ended on {last_day}", last_day=last_day_text
        )
        yield _order_finding(pre_wave, problem)
    if post_wave is not None and post_wave.submitted and post_wave.submitted[1].date() < surveyed_training.first_day:
        problem = phrase(
            "all answers taken for `post` came before the training, which begins on {first_day}",
            first_day=first_day_text,
        )
        yield _order_finding(post_wave, problem)


def _order_finding(wave: WaveResponses, problem: str) -> Finding:
    hint = "Is it the file of another wave, or was the training moved? Correct the file's name, or the dates."
    message = phrase("{problem}: {file}.", problem=problem, file=file_with_dates(wave))
    return Finding("across.when", Severity.WARNING, message, Location(wave.file, sheet=wave.sheet), hint)
