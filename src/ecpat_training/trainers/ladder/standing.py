"""Where somebody stands on a day, and what comes next."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.programme.model.ladder import Ladder, months_after
from ecpat_training.trainers.model.pool import LadderSteps, Occasions, PoolTrainer
from ecpat_training.trainers.model.standing import Rung, TrainerStanding
from ecpat_training.words.catalogue.message import Option, phrase


def standing(person: PoolTrainer, rules: Ladder, on: date) -> TrainerStanding:
    """What somebody has reached by a day; what is dated later hasn't happened yet."""
    rungs = by_then(person.rungs, on)
    last_taught = max(filter(None, (rungs.led.last, rungs.co_trained.last)), default=None)
    active = None if last_taught is None and (rungs.led.times or rungs.co_trained.times) else False
    if last_taught is not None:
        active = months_after(last_taught, rules.active_within) >= on
    lapse_date = months_after(rungs.certified.last, rules.lapses_after) if rungs.certified.last else None
    rung, needs = _reached(rungs, rules, lapse_date, on)
    return TrainerStanding(person.code, rung, lapse_date, rungs.certified_in, active, last_taught, needs)


def by_then(rungs: LadderSteps, on: date) -> LadderSteps:
    """The rungs without what is dated after a day."""
    return replace(
        rungs,
        observed=_until(rungs.observed, on),
        co_trained=_until(rungs.co_trained, on),
        taught_back=_until(rungs.taught_back, on),
        certified=_until(rungs.certified, on),
        led=_until(rungs.led, on),
    )


def _until(done: Occasions, on: date) -> Occasions:
    past_dates = tuple(day for day in done.dates if day <= on)
    return Occasions(done.times - (len(done.dates) - len(past_dates)), past_dates)


def _reached(rungs: LadderSteps, rules: Ladder, lapses: date | None, on: date) -> tuple[Rung, str]:
    if rungs.certified.times:
        if lapses is None:
            return Rung.CERTIFIED, "write the date of the certificate"
        if lapses < on:
            return Rung.LAPSED, "teach back again before assessors"
        return Rung.CERTIFIED, "nothing"
    steps = (
        (Rung.OBSERVED, rungs.observed.times, rules.observed, "observe"),
        (Rung.CO_TRAINED, rungs.co_trained.times, rules.co_trained, "co-train"),
        (Rung.TAUGHT_BACK, rungs.taught_back.times, rules.taught_back, "teach back"),
    )
    reached_rung = Rung.NOTHING
    for rung, times, required, next_step in steps:
        if times < required:
            times_left = required - times
            return reached_rung, next_step if times_left == 1 else f"{next_step} {times_left} times more"
        reached_rung = rung if times else reached_rung
    return reached_rung, _after_the_teach_back(rungs, rules)


def _after_the_teach_back(rungs: LadderSteps, rules: Ladder) -> str:
    """What is still open of a teach-back; where nothing is, a certificate is due."""
    levels = sum(level is not None for level in rungs.levels)
    if rungs.result in ("failed", "repeat"):
        return "teach back again"
    if rungs.result == "not yet":
        return "be assessed"
    if rules.taught_back and levels < rules.assessors:
        return f"a level from {rules.assessors} assessors, {levels} so far"
    if rules.taught_back and rungs.result is None:
        return "write the result of the teach-back"
    return "a certificate: every step is done"


def remarks(people: tuple[PoolTrainer, ...], rules: Ladder, on: date) -> Iterator[Finding]:
    """What is doubtful: certificates without the steps before, and dates that are still to come."""
    for person in people:
        rungs = by_then(person.rungs, on)
        missing_rungs = [
            name
            for name, times, required in (
                ("observed", rungs.observed.times, rules.observed),
                ("co-trained", rungs.co_trained.times, rules.co_trained),
                ("taught back", rungs.taught_back.times, rules.taught_back),
            )
            if times < required
        ]
        if rungs.certified.times and missing_rungs:
            message = phrase(
                "{trainer} is certified, and the workbook doesn't say: {criteria}.",
                trainer=person.code,
                criteria=", ".join(missing_rungs),
            )
            hint = "Please fill it in, or correct the certificate."
            yield Finding("trainers.steps", Severity.WARNING, message, person.where, hint)
        if rungs != person.rungs:
            message = phrase("{trainer} has dates after {day}, which don't count yet.", trainer=person.code, day=on)
            yield Finding(
                "trainers.future",
                Severity.WARNING,
                message,
                person.where,
                phrase("Please check them, or {option}.", option=Option("--on")),
            )
