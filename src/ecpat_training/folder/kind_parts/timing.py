"""When a step is due, in days before the first day of a training or after its last one, and what state that makes."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from ecpat_training.core.text import count
from ecpat_training.folder.model.board import BoardStep, State
from ecpat_training.followup.model.due import asked_by, asked_on

WEEK = 7
LEAD_DAYS = 84
"""Days before a training from which on its seats are filled."""
_STATES_BY_URGENCY: tuple[State, ...] = ("late", "partly", "not received", "done", "nothing due yet")


class Window(NamedTuple):
    """From when on a step can be done, and by when it has to be; None: nobody can say, for want of a date."""

    opens: date | None
    due: date | None


NEVER = Window(None, None)


def before(start: date | None, opening_days: int, due: int) -> Window:
    """The window that opens `opening_days` days before the first day and is over `due` days before it."""
    return NEVER if start is None else Window(start - timedelta(opening_days), start - timedelta(due))


def after(end: date | None, opening_days: int, due: int) -> Window:
    """The window that opens `opening_days` days after the last day and is over `due` days after it."""
    return NEVER if end is None else Window(end + timedelta(opening_days), end + timedelta(due))


def months_after(end: date | None, months: int) -> Window:
    """The two weeks that begin so many months after the last day."""
    return NEVER if end is None else Window(asked_on(end, months), asked_by(end, months))


class StepProgress(NamedTuple):
    """How far a step has come: whether it is done, whether anything of it has come, what there is, and what to do."""

    done: bool
    arrived: bool
    what: str
    do: str = ""


def step(name: str, window: Window, board_date: date, progress: StepProgress) -> BoardStep:
    """A step as it stands on a day."""
    if progress.done:
        return BoardStep(name, "done", progress.what)
    state = _window_state(window, board_date, arrived=progress.arrived)
    summary = progress.what
    if state == "nothing due yet":
        return BoardStep(name, state, "", "", window.due)
    if window.due and board_date <= window.due and (window.due - board_date).days >= WEEK:
        time_left = f"{count((window.due - board_date).days // WEEK, 'week')} left"
        summary = f"{summary}, {time_left}" if summary else time_left
    return BoardStep(name, state, summary, progress.do, window.due)


def find_most_urgent(steps: Sequence[BoardStep]) -> BoardStep:
    """Of steps that are asked several times, the one that needs somebody most; where all are done, it says when the
    next one is due."""
    worst_state = next(state for state in _STATES_BY_URGENCY if any(candidate.state == state for candidate in steps))
    chosen = [candidate for candidate in steps if candidate.state == worst_state]
    if worst_state != "done":
        return chosen[0]
    due = next((candidate.by for candidate in steps if candidate.state == "nothing due yet"), None)
    return BoardStep(chosen[-1].name, "done", chosen[-1].what + (f"; next by {due}" if due else ""))


def not_asked(name: str) -> BoardStep:
    """A step that an event of this kind doesn't have."""
    return BoardStep(name, "not asked")


def _window_state(window: Window, board_date: date, *, arrived: bool) -> State:
    if window.due is not None and board_date > window.due:
        return "late"
    if arrived:
        return "partly"
    if window.opens is not None and board_date >= window.opens:
        return "not received"
    return "nothing due yet"
