"""Where somebody stands on a day, and what comes next."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.programme.model.ladder import Ladder, months_after
from ecpat_training.trainers.model.pool import LadderSteps, Occasions, PoolTrainer
from ecpat_training.trainers.model.standing import Rung, TrainerStanding
from ecpat_training.words.catalogue.message import Option, phrase


def standing(person: PoolTrainer, rules: Ladder, day: date) -> TrainerStanding:
    """What somebody has reached by a day; what is dated later hasn't happened yet."""
    rungs = by_then(person.rungs, day)
    last_taught_date = max(filter(None, (rungs.led.last, rungs.co_trained.last)), default=None)
    is_active = None if last_taught_date is None and (rungs.led.times or rungs.co_trained.times) else False
    if last_taught_date is not None:
        is_active = months_after(last_taught_date, rules.active_within) >= day
    lapse_date = months_after(rungs.certified.last, rules.lapses_after) if rungs.certified.last else None
    rung, next_step = _reached(rungs, rules, lapse_date, day)
    return TrainerStanding(person.code, rung, lapse_date, rungs.certified_in, is_active, last_taught_date, next_step)


def by_then(rungs: LadderSteps, day: date) -> LadderSteps:
    """The rungs without what is dated after a day."""
    return replace(
        rungs,
        observed=_until(rungs.observed, day),
        co_trained=_until(rungs.co_trained, day),
        taught_back=_until(rungs.taught_back, day),
        certified=_until(rungs.certified, day),
        led=_until(rungs.led, day),
    )


def _until(occasions: Occasions, last_day: date) -> Occasions:
    past_dates = tuple(day for day in occasions.dates if day <= last_day)
    return Occasions(occasions.times - (len(occasions.dates) - len(past_dates)), past_dates)


def _reached(rungs: LadderSteps, rules: Ladder, lapse_date: date | None, day: date) -> tuple[Rung, str]:
    if rungs.certified.times:
        if lapse_date is None:
            return Rung.CERTIFIED, "write the date of the certificate"
        if lapse_date < day:
            return Rung.LAPSED, "teach back again before assessors"
        return Rung.CERTIFIED, "nothing"
    steps = (
        (Rung.OBSERVED, rungs.observed.times, rules.observed, "observe"),
        (Rung.CO_TRAINED, rungs.co_trained.times, rules.co_trained, "co-train"),
        (Rung.TAUGHT_BACK, rungs.taught_back.times, rules.taught_back, "teach back"),
    )
    reached_rung = Rung.NOTHING
    for rung, times, required_times, next_step in steps:
        if times < required_times:
            missing_times = required_times - times
            return reached_rung, next_step if missing_times == 1 else f"{next_step} {missing_times} times more"
        reached_rung = rung if times else reached_rung
    return reached_rung, _after_the_teach_back(rungs, rules)


def _after_the_teach_back(rungs: LadderSteps, rules: Ladder) -> str:
    """What is still open of a teach-back; where nothing is, a certificate is due."""
    level_count = sum(level is not None for level in rungs.levels)
    if rungs.result in ("failed", "repeat"):
        return "teach back again"
    if rungs.result == "not yet":
        return "be assessed"
    if rules.taught_back and level_count < rules.assessors:
        return f"a level from {rules.assessors} assessors, {level_count} so far"
    if rules.taught_back and rungs.result is None:
        return "write the result of the teach-back"
    return "a certificate: every step is done"


def remarks(people: tuple[PoolTrainer, ...], rules: Ladder, day: date) -> Iterator[Finding]:
    """What is doubtful: certificates without the steps before, and dates that are still to come."""
    for person in people:
        rungs = by_then(person.rungs, day)
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
            message = phrase("{trainer} has dates after {day}, which don't count yet.", trainer=person.code, day=day)
            yield Finding(
                "trainers.future",
                Severity.WARNING,
                message,
                person.where,
                phrase("Please check them, or {option}.", option=Option("--on")),
            )
