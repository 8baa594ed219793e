"""A person who waits at a terminal is told what the work is at, however silent the search."""

import io
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import ClassVar

import pytest

from ecpat_training.commands import progress_line as waiting
from ecpat_training.commands.deliver import Delivery
from ecpat_training.commands.progress_line import ProgressLine, progress_line
from ecpat_training.core.progress import SolverProgress
from tests.commands.conftest import Ecpat
from tests.commands.test_for_machines import LINES, files_for_machines

CLEARED = "\r\x1b[K"


class Terminal(io.StringIO):
    """A terminal of 80 columns; `waits` are the seconds between two words there."""

    def __init__(self) -> None:
        super().__init__()
        self.waits: list[float | None] = []

    def isatty(self) -> bool:
        return True

    def told(self) -> list[str]:
        """What stood on the line, one after the other; nothing is left of it."""
        nothing, *lines, left = self.getvalue().split(CLEARED)
        assert nothing == left == ""
        return lines


class Clock(threading.Event):
    """A clock that stands still while the work lasts, and strikes once, with the work's last word, before it ends: so
    nothing depends on how fast either is."""

    def __init__(self, waits: list[float | None]) -> None:
        super().__init__()
        self.waits = waits

    def wait(self, timeout: float | None = None) -> bool:
        super().wait()
        self.waits.append(timeout)
        return len(self.waits) > 1


def at_a_terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """A terminal and a clock; no fixture, since pytest sets the streams anew for the test."""
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    clock = SimpleNamespace(Event=lambda: Clock(terminal.waits), Thread=threading.Thread)
    monkeypatch.setattr(waiting, "threading", clock)
    return terminal


def interrupted() -> None:
    with progress_line(Delivery()):
        raise KeyboardInterrupt


@pytest.mark.parametrize(
    ("work", "says"),
    [
        (lambda line: None, " s: looking for an agenda"),
        (lambda line: line.progress(SolverProgress(None, 3)), " s: no agenda yet, none can cost less than 3"),
        (
            lambda line: line.progress(SolverProgress(12, 3)),
            " s: an agenda that costs 12, none can cost less than 3 (gap 9)",
        ),
        (
            lambda line: line.progress(SolverProgress(4, 2, counts="sessions that move")),
            " s: 4 sessions that move, at least 2 must (gap 2)",
        ),
    ],
)
def test_a_search_that_finds_nothing_is_told_and_so_are_its_bound_and_its_first_agenda(
    monkeypatch: pytest.MonkeyPatch, work: Callable[[ProgressLine], None], says: str
) -> None:
    terminal = at_a_terminal(monkeypatch)
    with progress_line(Delivery()) as line:
        assert line is not None
        work(line)
    (told,) = terminal.told()
    assert told.endswith(says)
    assert told.removesuffix(says).strip().replace(".", "").isdigit()


def test_a_line_that_would_wrap_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = at_a_terminal(monkeypatch)
    with progress_line(Delivery()) as line:
        assert line is not None
        line.progress(SolverProgress(10**60, 3))
    (told,) = terminal.told()
    assert "0000000" in told
    assert len(told) == 79


def test_a_person_is_told_after_two_seconds_and_then_twice_a_second(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = at_a_terminal(monkeypatch)
    with progress_line(Delivery()):
        pass
    assert terminal.waits == [2.0, 0.5]


def test_any_other_work_says_what_it_is_at(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = at_a_terminal(monkeypatch)
    with progress_line(Delivery(), "looking for groups"):
        pass
    assert terminal.told()[0].endswith(" s: looking for groups")
    terminal = at_a_terminal(monkeypatch)
    with progress_line(Delivery(), "looking for groups") as line:
        assert line is not None
        line.report_activity("mixed groups first: 40%")
    assert terminal.told()[0].endswith(" s: mixed groups first: 40%")


def test_the_line_is_left_empty_when_the_search_is_interrupted(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = at_a_terminal(monkeypatch)
    with pytest.raises(KeyboardInterrupt):
        interrupted()
    (told,) = terminal.told()
    assert "looking" in told


def test_nobody_is_told_who_asked_for_quiet_or_reads_no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    at_a_terminal(monkeypatch)
    with progress_line(Delivery(quiet=True)) as line:
        assert line is None
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    with progress_line(Delivery()) as line:
        assert line is None
    assert sys.stderr.getvalue() == ""


class Heard(ProgressLine):
    """A line that nobody reads and no clock moves, which remembers what it was to say."""

    said: ClassVar[list[str]] = []

    def __init__(self, what: str) -> None:
        self.said.append(what)
        self._asked = 0

    def end(self) -> None:
        """Nothing was begun."""


@pytest.mark.parametrize(
    "name",
    [
        *("plan draft", "plan keep", "plan explain", "plan print"),
        *("roster check", "roster map", "roster match", "roster split", "roster select with panels"),
        *("roster replace", "roster reserves", "roster invite", "roster groups"),
        *("survey inspect", "survey map", "survey quotes", "evaluate"),
    ],
)
def test_whatever_may_take_long_says_what_it_is_at(
    name: str, ecpat: Ecpat, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files_for_machines(folder)
    monkeypatch.setattr(waiting, "sys", SimpleNamespace(stderr=Terminal()))
    monkeypatch.setattr(waiting, "ProgressLine", Heard)
    monkeypatch.setattr(Heard, "said", [])
    assert ecpat(*LINES[name]).exit_code in (0, 1)
    assert Heard.said
