"""What is said besides the report of a programme: trainings and files without a part in a figure, with the reason."""

from collections.abc import Iterator, Sequence

from ecpat_training.across.model import reasons
from ecpat_training.across.model.programme_effect import Designs
from ecpat_training.across.model.training_effect import Asked, NoEffect, TrainingEffect
from ecpat_training.core.finding import Finding, Severity


def noted(
    trainings: Sequence[Asked], found: Sequence[TrainingEffect], without: Sequence[NoEffect], designs: Designs
) -> list[Finding]:
    """A warning for each training without a figure, at its files; and what must be said of the files that were used."""
    answered = {one.training for one in found} | {one.training for one in without if one.why != reasons.NOTHING}
    at = {one.training.id: number for number, one in enumerate(trainings)}
    return [
        *(said for one in found for said in one.noted),
        *(_no_figure(one) for one in without if one.why != reasons.NOTHING),
        *(_nothing_yet(one, trainings, at, answered) for one in without if one.why == reasons.NOTHING),
        *_no_part(designs),
    ]


def of_people(one: Finding) -> bool:
    """Whether a finding counts people or says what some wrote, which no publication tells."""
    return not one.code.startswith("across.") or one.code in ("across.step-country", "across.when")


def _no_figure(one: NoEffect) -> Finding:
    return Finding("across.no-figure", Severity.WARNING, f"{one.training} gives no figure: {one.why}.", one.where)


def _nothing_yet(one: NoEffect, trainings: Sequence[Asked], at: dict[str, int], answered: set[str]) -> Finding:
    """A warning where a training has answers that comes after this one; else a note, since it may be still to come."""
    own = trainings[at[one.training]]
    later = [
        other.training.id
        for other in trainings
        if other.training.id in answered and own.first_day and other.first_day and other.first_day > own.first_day
    ]
    said = f", and {later[0]}, which is later, has some" if later else ""
    severity = Severity.WARNING if later else Severity.NOTE
    hint = "Put the answers from before and after there: `ecpat add FILE...` does."
    return Finding("across.no-answers", severity, f"no answers of {one.training} have come yet{said}.", one.where, hint)


def _no_part(designs: Designs) -> Iterator[Finding]:
    """Trainings whose further files, of those who waited or of follow-ups, give nothing."""
    contrasts = [("what happened while people waited", designs.delayed)] if designs.delayed else []
    contrasts += [(f"what is left after {one.months} months", one.since_before) for one in designs.follow_ups]
    for what, contrast in contrasts:
        for one in contrast.without if contrast else ():
            message = f"{one.training} has no part in {what}: {one.why}."
            yield Finding("across.no-part", Severity.WARNING, message, one.where)
