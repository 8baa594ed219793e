"""What a programme's designs show besides the change: those who waited, steps, untaught questions, follow-ups."""

from collections.abc import Sequence
from pathlib import Path

from ecpat_training.commands.training_files import MONTHS
from ecpat_training.core.errors import ContentError, EcpatError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.effect.programme.model.contrast import Contrast
from ecpat_training.effect.programme.model.follow_up import FollowUpMonth
from ecpat_training.effect.programme.model.programme_effect import Designs
from ecpat_training.effect.programme.model.training_effect import OutcomeScale, SurveyedTraining, TrainingEffect
from ecpat_training.effect.programme.model.wedge import Wedge
from ecpat_training.effect.programme.pooling.contrast import contrast, figures_by_country
from ecpat_training.effect.programme.pooling.follow_ups import follow_up
from ecpat_training.effect.programme.pooling.wedge import wedge
from ecpat_training.effect.programme.reading.drawn import draw_of
from ecpat_training.effect.programme.reading.follow_ups import later_answers, promises
from ecpat_training.effect.programme.reading.steps import read_steps, step_files
from ecpat_training.effect.programme.reading.waiting import delayed_starts
from ecpat_training.files.opening import display_name
from ecpat_training.programme.model.programme import Programme
from ecpat_training.series.model.draw_log import DrawLog
from ecpat_training.words.catalogue.message import Command, phrase, sentences


def designs_of(
    programme: Programme,
    file: Path,
    instrument: Path,
    trainings: Sequence[SurveyedTraining],
    effects: Sequence[TrainingEffect],
    outcome: OutcomeScale,
) -> tuple[Designs, list[Finding]]:
    """(each design for which the folder has files; findings about draws or steps that can't be used). An unusable
    file becomes a finding, no error, and the other designs stay."""
    findings = list[Finding]()
    try:
        log = draw_of(programme, file)
    except EcpatError as failure:
        log, findings = None, [*failure.findings]
    steps = None
    try:
        steps, step_findings = _steps(file, instrument, trainings, outcome, log)
        findings += step_findings
    except EcpatError as failure:
        findings += failure.findings
    later = tuple(
        month for months in MONTHS if (month := _follow_up(months, file, trainings, outcome, findings)) is not None
    )
    return Designs(_delayed(trainings, effects, outcome, log), steps, _untaught_contrast(effects), later), findings


def _follow_up(
    months: int, file: Path, trainings: Sequence[SurveyedTraining], outcome: OutcomeScale, findings: list[Finding]
) -> FollowUpMonth | None:
    """The follow-up after so many months; `findings` get what must be said of its files."""
    follow_ups, trainings_without_effect = later_answers(trainings, months, outcome)
    findings += [finding for training in follow_ups for finding in training.findings]
    if not follow_ups and not trainings_without_effect:
        return None
    return follow_up(
        months,
        follow_ups,
        trainings_without_effect,
        promises(file.parent, [surveyed_training.training.id for surveyed_training in trainings], months),
    )


def _delayed(
    trainings: Sequence[SurveyedTraining], effects: Sequence[TrainingEffect], outcome: OutcomeScale, log: DrawLog | None
) -> Contrast | None:
    figures, trainings_without_effect = delayed_starts(trainings, effects, outcome)
    if not figures and not trainings_without_effect:
        return None
    return contrast("delayed start", figures, trainings_without_effect, frozenset(log.groups) if log else frozenset())


def _steps(
    file: Path, instrument: Path, trainings: Sequence[SurveyedTraining], outcome: OutcomeScale, log: DrawLog | None
) -> tuple[Wedge | None, list[Finding]]:
    """The effect over steps, and what must be said of their files; None where no step was answered.

    Raises:
        EcpatError: files can't be read; there is no draw.
    """
    files = step_files(file.parent)
    if not files:
        return None, []
    if log is None:
        raise ContentError(
            [
                Finding(
                    "across.steps-not-drawn",
                    Severity.ERROR,
                    "there are answers at steps, and no log of a draw says in which order countries begin by lot: no "
                    "effect is computed from them.",
                    Location(display_name(next(iter(files.values())))),
                    sentences(
                        phrase(
                            "Put draw.json, as {command} wrote it, beside the programme.",
                            command=Command("design randomise"),
                        ),
                        "An order can't be drawn afterwards.",
                    ),
                )
            ]
        )
    steps, findings = read_steps(files, log, instrument, outcome, trainings[0].encoding, trainings[0].mapping)
    return wedge(steps), findings


def _untaught_contrast(effects: Sequence[TrainingEffect]) -> Contrast | None:
    referenced_effects = [effect for effect in effects if effect.referenced is not None]
    return (
        contrast("untaught", figures_by_country(referenced_effects, _taught_and_untaught), ())
        if referenced_effects
        else None
    )


def _taught_and_untaught(effect: TrainingEffect) -> tuple[float, float | None, float | None, int]:
    reference = effect.referenced
    assert reference is not None  # only such trainings are asked
    return reference.taught - reference.untaught, reference.taught, reference.untaught, reference.n
