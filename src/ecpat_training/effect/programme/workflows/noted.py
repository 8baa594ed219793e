"""What is said besides the report of a programme: trainings and files without a part in a figure, with the reason."""

from collections.abc import Iterator, Sequence

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.effect.programme.model import reasons
from ecpat_training.effect.programme.model.programme_effect import Designs
from ecpat_training.effect.programme.model.training_effect import NoEffect, SurveyedTraining, TrainingEffect
from ecpat_training.words.catalogue.message import Command, phrase


def remarks(
    trainings: Sequence[SurveyedTraining],
    effects: Sequence[TrainingEffect],
    trainings_without_effect: Sequence[NoEffect],
    designs: Designs,
) -> list[Finding]:
    """A warning for each training without a figure, at its files; and what must be said of the files that were used."""
    answered_trainings = {effect.training for effect in effects} | {
        no_effect.training for no_effect in trainings_without_effect if no_effect.why != reasons.NO_ANSWERS_YET
    }
    position_by_training = {surveyed_training.training.id: number for number, surveyed_training in enumerate(trainings)}
    return [
        *(finding for effect in effects for finding in effect.findings),
        *(
            _no_figure_finding(no_effect)
            for no_effect in trainings_without_effect
            if no_effect.why != reasons.NO_ANSWERS_YET
        ),
        *(
            _no_answers_finding(no_effect, trainings, position_by_training, answered_trainings)
            for no_effect in trainings_without_effect
            if no_effect.why == reasons.NO_ANSWERS_YET
        ),
        *_no_part_findings(designs),
    ]


def is_about_people(finding: Finding) -> bool:
    """Whether a finding counts people or says what some wrote, which no publication tells."""
    return not finding.code.startswith("across.") or finding.code in ("across.step-country", "across.when")


def _no_figure_finding(no_effect: NoEffect) -> Finding:
    return Finding(
        "across.no-figure",
        Severity.WARNING,
        phrase("{training} gives no figure: {reason}.", training=no_effect.training, reason=no_effect.why),
        no_effect.where,
    )


def _no_answers_finding(
    no_effect: NoEffect,
    trainings: Sequence[SurveyedTraining],
    position_by_training: dict[str, int],
    answered_trainings: set[str],
) -> Finding:
    """A warning where a training has answers that comes after this one; else a note, since it may be still to come."""
    surveyed_training = trainings[position_by_training[no_effect.training]]
    later = [
        candidate.training.id
        for candidate in trainings
        if candidate.training.id in answered_trainings
        and surveyed_training.first_day
        and candidate.first_day
        and candidate.first_day > surveyed_training.first_day
    ]
    severity = Severity.WARNING if later else Severity.NOTE
    hint = phrase("Put the answers from before and after there: {command} does.", command=Command("add", "FILE..."))
    return Finding(
        "across.no-answers",
        severity,
        phrase(
            "no answers of {training} have come yet, and {later}, which is later, has some.",
            training=no_effect.training,
            later=later[0],
        )
        if later
        else phrase("no answers of {training} have come yet.", training=no_effect.training),
        no_effect.where,
        hint,
    )


def _no_part_findings(designs: Designs) -> Iterator[Finding]:
    """Trainings whose further files, of those who waited or of follow-ups, give nothing."""
    contrasts = [("what happened while people waited", designs.delayed)] if designs.delayed else []
    contrasts += [
        (phrase("what is left after {months} months", months=month.months), month.since_before)
        for month in designs.follow_ups
    ]
    for subject, contrast in contrasts:
        for no_effect in contrast.without if contrast else ():
            message = phrase(
                "{training} has no part in {subject}: {reason}.",
                training=no_effect.training,
                subject=subject,
                reason=no_effect.why,
            )
            yield Finding("across.no-part", Severity.WARNING, message, no_effect.where)
