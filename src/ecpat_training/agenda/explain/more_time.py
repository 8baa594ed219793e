"""What a person could change in the file about a training's hours and days, so that there is more time."""

from collections.abc import Callable, Iterator
from datetime import timedelta

from ecpat_training.agenda.explain.case import MIDNIGHT, STEP, Case, Path, ProgrammeChange, Remedy
from ecpat_training.programme.model.training import MOST_DAYS, Training
from ecpat_training.values.hours_by_day import HoursByDay, hours_of_days
from ecpat_training.values.quantity import Hours, clock

_MAX_LATER_MINUTES = 240
_MAX_EARLIER_MINUTES, _EARLIEST_START_MINUTE = (
    60,
    8 * 60,
)  # minutes, and a time of day before which nobody is asked to come


def propose_other_hours(training: Training, path: Path) -> Iterator[Remedy]:
    """All days begin earlier or end later; or one of them does."""
    hours_path = (*path, "hours")
    evenings = {item.day: item.at.start for item in training.evening}
    day_ends = {day: training.hours.hours_on(day).end for day in range(1, training.days + 1)}
    room = {day: min(evenings.get(day, MIDNIGHT - STEP), MIDNIGHT - STEP) - end for day, end in day_ends.items()}
    earlier_minutes = training.hours.start - _EARLIEST_START_MINUTE  # of days that differ, the earliest
    if earlier_steps := _steps(min(_MAX_EARLIER_MINUTES, earlier_minutes)):
        yield Remedy("earlier", tuple(_change_all_days(training, -minutes, 0, hours_path) for minutes in earlier_steps))
    if later_steps := _steps(min(_MAX_LATER_MINUTES, *room.values())):
        yield Remedy("later", tuple(_change_all_days(training, 0, minutes, hours_path) for minutes in later_steps))
    for day in day_ends if training.days > 1 else ():
        if later_steps := _steps(min(_MAX_LATER_MINUTES, room[day])):
            yield Remedy(
                "later once", tuple(_change_one_day(training, day, 0, minutes, hours_path) for minutes in later_steps)
            )
        if earlier_steps := _steps(
            min(_MAX_EARLIER_MINUTES, training.hours.hours_on(day).start - _EARLIEST_START_MINUTE)
        ):
            yield Remedy(
                "earlier once",
                tuple(_change_one_day(training, day, -minutes, 0, hours_path) for minutes in earlier_steps),
            )


def _steps(max_minutes: int) -> range:
    return range(STEP, max_minutes + 1, STEP)


def _change_all_days(training: Training, start: int, end: int, path: Path) -> ProgrammeChange:
    hours = training.hours.shift_hours(start, end)
    clock_text = "" if isinstance(hours, HoursByDay) else f", at {clock(hours.start if start else hours.end)}"
    label = (
        f"{'start' if start else 'end'}{' each day' if training.days > 1 else ''}"
        f" {_shift_phrase(start, end)}{clock_text}"
    )
    return _change(label, hours, path)


def _change_one_day(training: Training, day: int, start: int, end: int, path: Path) -> ProgrammeChange:
    """Only that day's hours differ from before."""
    day_hours = training.hours.hours_on(day).shift_hours(start, end)
    hours = hours_of_days(
        {number: training.hours.hours_on(number) for number in range(1, training.days + 1)} | {day: day_hours}
    )
    label = (
        f"{'start' if start else 'end'} day {day} {_shift_phrase(start, end)}, at"
        f" {clock(day_hours.start if start else day_hours.end)}"
    )
    return _change(label, hours, path)


def _shift_phrase(start: int, end: int) -> str:
    return f"{-start} minutes earlier" if start else f"{end} minutes later"


def _change(label: str, hours: Hours, path: Path) -> ProgrammeChange:
    hours_text = f"{{{hours}}}" if isinstance(hours, HoursByDay) else str(hours)
    return ProgrammeChange(
        f"{label} (`hours: {hours_text}`)", path, lambda planning_case: planning_case.training(hours=hours)
    )


def propose_extra_day(training: Training, path: Path) -> Iterator[Remedy]:
    """A day more, of the last one's hours: another date where the training lists them."""
    if training.days == MOST_DAYS:
        return
    day, hours = training.days + 1, training.hours
    lacks_hours = isinstance(hours, HoursByDay) and hours.otherwise is None and day not in dict(hours.days)
    hours_note = f", and in `hours`: `day {day}: {hours.hours_on(day)}`" if lacks_hours else ""
    if not training.dates:
        sentence = f"give the training one day more (`days: {day}`{hours_note})"
        change_training = _training(days=day, hours=_add_day(hours, day) if lacks_hours else hours)
        yield Remedy("day", (ProgrammeChange(sentence, (*path, "days"), change_training),))
        return
    date = training.dates[-1] + timedelta(1)
    sentence = f"give the training one day more, such as {date} (in `dates`: `{date}`{hours_note})"
    change_training = _training(
        days=day, dates=(*training.dates, date), hours=_add_day(hours, day) if lacks_hours else hours
    )
    yield Remedy("day", (ProgrammeChange(sentence, (*path, "dates"), change_training),))


def _add_day(hours: Hours, last_day: int) -> Hours:
    return hours_of_days({day: hours.hours_on(day) for day in range(1, last_day + 1)})


def _training(**training_updates: object) -> Callable[[Case], Case]:
    return lambda planning_case: planning_case.training(**training_updates)
