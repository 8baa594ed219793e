"""A person who waits at a terminal is told what the work is at, however silent the search."""

import io
import sys
import threading

import pytest

from ecpat_training.core.progress import Progress
from ecpat_training.workflows import telling as waiting
from ecpat_training.workflows.deliver import Delivery
from ecpat_training.workflows.telling import telling


class Terminal(io.StringIO):
    """A terminal of 80 columns, and who reads it line by line."""

    def __init__(self) -> None:
        super().__init__()
        self._written = threading.Semaphore(0)

    def isatty(self) -> bool:
        return True

    def write(self, text: str) -> int:
        length = super().write(text)
        self._written.release()
        return length

    def reads(self, words: str) -> bool:
        """Waits for a line with these words; where none comes at all, a minute of silence ends it."""
        while self._written.acquire(timeout=60):
            if words in self.getvalue().rpartition("\r")[2]:
                return True
        return False


def at_a_terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """A terminal that is told more often than a person; no fixture, since pytest sets the streams anew for the test."""
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setattr(waiting, "PATIENCE", 0.01)
    monkeypatch.setattr(waiting, "TICK", 0.01)
    return terminal


def interrupted(terminal: Terminal) -> None:
    with telling(Delivery()):
        assert terminal.reads("looking")
        raise KeyboardInterrupt


def test_a_search_that_finds_nothing_is_told_and_so_are_its_bound_and_its_first_agenda(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    terminal = at_a_terminal(monkeypatch)
    with telling(Delivery()) as line:
        assert line is not None
        assert terminal.reads(" s: looking for an agenda")
        line.progress(Progress(None, 3))
        assert terminal.reads("no agenda yet, none can cost less than 3")
        line.progress(Progress(12, 3))
        assert terminal.reads("an agenda that costs 12, none can cost less than 3 (gap 9)")
        line.progress(Progress(4, 2, counts="sessions that move"))
        assert terminal.reads("4 sessions that move, at least 2 must (gap 2)")
        line.progress(Progress(10**60, 3))
        assert terminal.reads("0000000")
        assert len(terminal.getvalue().rpartition("\x1b[K")[2]) == 79
    assert terminal.getvalue().endswith("\r\x1b[K")


def test_any_other_work_says_what_it_is_at(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = at_a_terminal(monkeypatch)
    with telling(Delivery(), "looking for groups") as line:
        assert line is not None
        assert terminal.reads(" s: looking for groups")
        line.now("mixed groups first: 40%")
        assert terminal.reads(" s: mixed groups first: 40%")


def test_the_line_is_left_empty_when_the_search_is_interrupted(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = at_a_terminal(monkeypatch)
    with pytest.raises(KeyboardInterrupt):
        interrupted(terminal)
    assert terminal.getvalue().endswith("\r\x1b[K")


def test_nobody_is_told_who_asked_for_quiet_or_reads_no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    at_a_terminal(monkeypatch)
    with telling(Delivery(quiet=True)) as line:
        assert line is None
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    with telling(Delivery()) as line:
        assert line is None
    assert sys.stderr.getvalue() == ""
