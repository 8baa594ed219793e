"""A search that nobody waits for any more ends, whether it has begun or is yet to begin."""

import signal
from _thread import interrupt_main
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from threading import Event, Thread, current_thread, main_thread
from types import SimpleNamespace
from typing import cast

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

import ecpat_training
from ecpat_training.core.waiting import (
    NobodyWaitsError,
    is_abandoned,
    iterate_while_awaited,
    solve_while_awaited,
    stop_search_when,
)
from ecpat_training.files.csv.file import parse_csv
from ecpat_training.files.workbook.file import parse_sheets
from ecpat_training.survey.reading.inspection import inspect_table


class Search:
    """A search that goes on until it is stopped, or is done at once; it may be in its midst when Ctrl-C is pressed."""

    def __init__(self, *, is_long: bool = True, interrupts: bool = False) -> None:
        self.parameters = SimpleNamespace(catch_sigint_signal=True)
        self.ended = Event()
        self.is_long, self.interrupts = is_long, interrupts
        self.solved: list[object] = []

    def solve(self, model: object, callback: object = None, /) -> str:
        assert not self.parameters.catch_sigint_signal
        self.solved = [model, callback]
        if self.interrupts:
            interrupt_main()
        if self.is_long:
            assert self.ended.wait(300)
        return "the status"

    def stop_search(self) -> None:
        self.ended.set()


def test_a_search_that_goes_on_is_stopped_when_it_is_over() -> None:
    over, search = Event(), Search()
    with stop_search_when(over.is_set):
        assert not is_abandoned()
        over.set()
        assert solve_while_awaited(search, "a model") == "the status"
        assert search.ended.is_set()
        assert is_abandoned()
    assert not is_abandoned()


def test_a_search_of_which_nobody_asked_is_left_alone() -> None:
    search = Search(is_long=False)
    assert solve_while_awaited(search, "a model", "a callback") == "the status"
    assert search.solved == ["a model", "a callback"]
    assert not is_abandoned()
    assert not search.ended.is_set()


@pytest.fixture
def heeded_interrupts() -> Iterator[None]:
    """Ctrl-C as at a terminal: what a shell starts in the background, as servers of CI do, is told to overlook it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("heeded_interrupts")
def test_ctrl_c_ends_a_search_and_is_not_taken_for_its_end() -> None:
    """A plan of one search was said to be ended by the clock, and came with exit code 0."""
    assert current_thread() is main_thread()
    search = Search(interrupts=True)
    with pytest.raises(KeyboardInterrupt):
        solve_while_awaited(search, "a model")
    assert search.ended.is_set()


def test_a_search_beside_other_work_leaves_ctrl_c_to_it() -> None:
    """A server in which a solver had heard it would be ended by it at once, and clear nothing away."""
    statuses: list[object] = []
    thread = Thread(target=lambda: statuses.append(solve_while_awaited(Search(is_long=False), "a model")))
    thread.start()
    thread.join()
    assert statuses == ["the status"]


def test_a_large_file_is_not_read_on_for_nobody() -> None:
    over, data = Event(), b"Code,Name\n" + b"P1,x\n" * 5_000
    with stop_search_when(over.is_set):
        assert len(parse_csv(data, "list.csv").rows) == 5_001
        rows = iter(iterate_while_awaited(range(5_000)))
        assert next(rows) == 0
        over.set()
        with pytest.raises(NobodyWaitsError):
            list(rows)
        with pytest.raises(NobodyWaitsError):
            parse_csv(data, "list.csv")


def test_a_workbook_and_a_survey_are_not_read_on_for_nobody() -> None:
    book, stream = Workbook(), BytesIO()
    sheet = cast("Worksheet", book.active)
    sheet.append(["Code", "Wave"])
    for at in range(50):
        sheet.append([f"P{at}", "pre"])
    book.save(stream)
    over = Event()
    with stop_search_when(over.is_set):
        ((table,), _) = parse_sheets(stream.getvalue(), "list.xlsx")
        assert inspect_table(table)[0].responses == 50
        over.set()
        with pytest.raises(NobodyWaitsError):  # not that the workbook is damaged
            parse_sheets(stream.getvalue(), "list.xlsx")
        with pytest.raises(NobodyWaitsError):
            inspect_table(table)


def test_every_search_of_a_solver_can_be_stopped() -> None:
    files = [*Path(ecpat_training.__file__).parent.rglob("*.py")]
    lines = [(file.name, line) for file in files for line in file.read_text("utf-8").splitlines()]
    assert len([line for _, line in lines if "solve_while_awaited(" in line]) >= 10
    assert [name for name, line in lines if "solver.solve(" in line] == []
