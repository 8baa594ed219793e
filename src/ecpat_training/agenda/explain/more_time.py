"""What a person could change in the file about a training's hours and days, so that there is more time."""

from collections.abc import Callable, Iterator
from datetime import timedelta

from ecpat_training.agenda.explain.case import MIDNIGHT, STEP, Case, Path, ProgrammeChange, Remedy
from ecpat_training.programme.model.training import MOST_DAYS, Training
from ecpat_training.values.hours_by_day import HoursByDay, hours_of_days
from ecpat_training.values.quantity import Hours, clock

_MOST_LATER = 240
_MOST_EARLIER, _EARLIEST = 60, 8 * 60  # minutes, and a time of day before which nobody is asked to come


def other_hours(training: Training, path: Path) -> Iterator[Remedy]:
    """All days begin earlier or end later; or one of them does."""
    hours_path = (*path, "hours")
    evenings = {item.day: item.at.start for item in training.evening}
    ends = {day: training.hours.on(day).end for day in range(1, training.days + 1)}
    room = {day: min(evenings.get(day, MIDNIGHT - STEP), MIDNIGHT - STEP) - end for day, end in ends.items()}
    before = training.hours.start - _EARLIEST  # of days that differ, the earliest
    if earlier_steps := _steps(min(_MOST_EARLIER, before)):
        yield Remedy("earlier", tuple(_all_days(training, -minutes, 0, hours_path) for minutes in earlier_steps))
    if later := _steps(min(_MOST_LATER, *room.values())):
        yield Remedy("later", tuple(_all_days(training, 0, minutes, hours_path) for minutes in later))
    for day in ends if training.days > 1 else ():
        if later := _steps(min(_MOST_LATER, room[day])):
            yield Remedy("later once", tuple(_one_day(training, day, 0, minutes, hours_path) for minutes in later))
        if earlier_steps := _steps(min(_MOST_EARLIER, training.hours.on(day).start - _EARLIEST)):
            yield Remedy(
                "earlier once", tuple(_one_day(training, day, -minutes, 0, hours_path) for minutes in earlier_steps)
            )


def _steps(most: int) -> range:
    return range(STEP, most + 1, STEP)


def _all_days(training: Training, start: int, end: int, path: Path) -> ProgrammeChange:
    hours = training.hours.shifted(start, end)
    clock_text = "" if isinstance(hours, HoursByDay) else f", at {clock(hours.start if start else hours.end)}"
    label = (
        f"{'start' if start else 'end'}{' each day' if training.days > 1 else ''}"
        f" {_shift_phrase(start, end)}{clock_text}"
    )
    return _change(label, hours, path)


def _one_day(training: Training, day: int, start: int, end: int, path: Path) -> ProgrammeChange:
    """Only that day's hours differ from before."""
    day_hours = training.hours.on(day).shifted(start, end)
    hours = hours_of_days(
        {number: training.hours.on(number) for number in range(1, training.days + 1)} | {day: day_hours}
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
    return ProgrammeChange(f"{label} (`hours: {hours_text}`)", path, lambda case: case.training(hours=hours))


def one_day_more(training: Training, path: Path) -> Iterator[Remedy]:
    """A day more, of the last one's hours: another date where the training lists them."""
    if training.days == MOST_DAYS:
        return
    day, hours = training.days + 1, training.hours
    lacks_hours = isinstance(hours, HoursByDay) and hours.otherwise is None and day not in dict(hours.days)
    hours_note = f", and in `hours`: `day {day}: {hours.on(day)}`" if lacks_hours else ""
    if not training.dates:
        sentence = f"give the training one day more (`days: {day}`{hours_note})"
        change_training = _training(days=day, hours=_with_day(hours, day) if lacks_hours else hours)
        yield Remedy("day", (ProgrammeChange(sentence, (*path, "days"), change_training),))
        return
    date = training.dates[-1] + timedelta(1)
    sentence = f"give the training one day more, such as {date} (in `dates`: `{date}`{hours_note})"
    change_training = _training(
        days=day, dates=(*training.dates, date), hours=_with_day(hours, day) if lacks_hours else hours
    )
    yield Remedy("day", (ProgrammeChange(sentence, (*path, "dates"), change_training),))


def _with_day(hours: Hours, last: int) -> Hours:
    return hours_of_days({day: hours.on(day) for day in range(1, last + 1)})


def _training(**changed: object) -> Callable[[Case], Case]:
    return lambda case: case.training(**changed)
