"""Words for a person who waits: after two seconds, how long the work lasts already and what it is at."""

import os
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Protocol

from ecpat_training.commands.deliver import Delivery
from ecpat_training.core.text import count

if TYPE_CHECKING:  # what only a search for an agenda tells
    from ecpat_training.core.progress import SolverProgress

FIRST_WORD_SECONDS = 2.0  # seconds without a word
SECONDS_BETWEEN_WORDS = 0.5  # seconds between two words
_CLEAR = "\r\033[K"


class ProgressListener(Protocol):
    """Whoever is told how far work is: a line of a terminal, or a page."""

    def progress(self, progress: "SolverProgress") -> None:
        """How far the search for the best is."""

    def tell(self, goal: str) -> None:
        """What is looked for; each call is one more question to the solver."""

    def report_activity(self, activity: str) -> None:
        """What the work is at."""


_LISTENER: ContextVar[ProgressListener | None] = ContextVar("listener", default=None)


@contextmanager
def report_to(listener: ProgressListener) -> Iterator[None]:
    """While it lasts, how far work is, is told to `listener` in place of a terminal."""
    before = _LISTENER.set(listener)
    try:
        yield
    finally:
        _LISTENER.reset(before)


class ProgressLine:
    """Writes over one line of a person's terminal, by a clock of its own: a search may be silent for long."""

    def __init__(self, activity: str) -> None:
        self._started = time.monotonic()
        self._what = activity
        self._asked = 0
        self._done = threading.Event()
        self._clock = threading.Thread(target=self._print_regularly, daemon=True)
        self._clock.start()

    def progress(self, progress: "SolverProgress") -> None:
        """How far the search for the best agenda is."""
        best_text = "no agenda yet" if progress.objective is None else f"an agenda that costs {progress.objective}"
        gap = "" if progress.objective is None else f" (gap {progress.objective - progress.bound})"
        self._what = f"{best_text}, none can cost less than {progress.bound}{gap}"
        if progress.counts and progress.objective is not None:
            self._what = f"{progress.objective} {progress.counts}, at least {progress.bound} must{gap}"

    def tell(self, goal: str) -> None:
        """What is looked for; each call is one more question to the solver."""
        self._asked += 1
        self._what = f"{goal} ({count(self._asked, 'question')} asked)"

    def report_activity(self, activity: str) -> None:
        """What the work is at."""
        self._what = activity

    def end(self) -> None:
        """Leaves the line empty."""
        self._done.set()
        self._clock.join()
        sys.stderr.write(_CLEAR)

    def _print_regularly(self) -> None:
        wait = FIRST_WORD_SECONDS
        while not self._done.wait(wait):
            wait = SECONDS_BETWEEN_WORDS
            line = f"{time.monotonic() - self._started:5.1f} s: {self._what}"
            sys.stderr.write(f"{_CLEAR}{line[: _columns() - 1]}")  # a line that wraps could not be written over
            sys.stderr.flush()


def _columns() -> int:
    try:
        return os.get_terminal_size(sys.stderr.fileno()).columns or 80
    except OSError:
        return 80


@contextmanager
def progress_line(delivery: Delivery, activity: str = "looking for an agenda") -> Iterator[ProgressListener | None]:
    """A line that is kept up to date as long as the work lasts, or whoever listens instead; None where nobody would
    read it."""
    if (listener := _LISTENER.get()) is not None:
        listener.report_activity(activity)
        yield listener
        return
    if delivery.quiet or not sys.stderr.isatty():
        yield None
        return
    line = ProgressLine(activity)
    try:
        yield line
    finally:
        line.end()
