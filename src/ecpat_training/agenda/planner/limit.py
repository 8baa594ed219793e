"""How long whatever is searched for may still take by the clock: the limit that a person gives holds over all of it,
the building of models included; and it ends at once when the person no longer waits."""

import math
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from ecpat_training.core.waiting import is_abandoned

CLOCK = 0.9
"""How many seconds of the clock a search has of each second of a limit; the others are for starting, checking what was
found, and writing. Tests set it far away, so that none is judged by the clock."""
NEARLY = 0.1
"""So many seconds before its end a search may already stop, to be sure to keep its limit."""
now = time.monotonic
_end: ContextVar[float] = ContextVar("end of the search", default=math.inf)


class OutOfTime(Exception):  # noqa: N818 -- an answer, not an error
    """The time is up, and what was being prepared is of no use."""


@contextmanager
def limited_to(seconds: float, *, start_time: float | None = None) -> Iterator[None]:
    """Sets a limit of so many seconds of the clock to all searches within.

    Args:
        seconds: the limit; where a limit around this one ends sooner, that one stays.
        start_time: the moment from which the seconds count, as `now` gives it; None: from now on.
    """
    begin_time = now() if start_time is None else start_time
    token = _end.set(min(_end.get(), begin_time + CLOCK * seconds))
    try:
        yield
    finally:
        _end.reset(token)


def seconds_left() -> float:
    """How many seconds of the clock are left, infinitely many without a limit; 0 when the time is up, or nobody
    waits."""
    return 0.0 if is_abandoned() else max(0.0, _end.get() - now())


def time_is_up() -> bool:
    """Whether there is no time left for anything."""
    return seconds_left() < NEARLY


def must_go_on() -> None:
    """Checks that there is time left for work that is being prepared.

    Raises:
        OutOfTime: no time is left.
    """
    if time_is_up():
        raise OutOfTime


def processors() -> int:
    """How many processors this process may use."""
    # Containers and job schedulers often allow fewer processors than the machine has.
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
