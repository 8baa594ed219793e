"""A search that nobody waits for any more ends, whether it has begun or is yet to begin."""

from io import BytesIO
from pathlib import Path
from threading import Event, Thread
from typing import cast

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

import ecpat_training
from ecpat_training.agenda.planner import cp_sat as agenda
from ecpat_training.core.waiting import NobodyWaitsError, nobody_waits, stopped_when, watched, while_awaited
from ecpat_training.files.csv.file import parse_csv
from ecpat_training.files.workbook.file import parse_sheets
from ecpat_training.series.planner import cp_sat as series
from ecpat_training.survey.reading.inspection import inspect_table
from ecpat_training.trainers.staffing.team import proving_solver


class Search:
    """A search that goes on until it is stopped."""

    def __init__(self) -> None:
        self.ended = Event()

    def stop_search(self) -> None:
        self.ended.set()


def test_a_search_that_goes_on_is_stopped_when_it_is_over() -> None:
    over, search = Event(), Search()
    with stopped_when(over.is_set):
        watched(search)
        assert not nobody_waits()
        over.set()
        assert search.ended.wait(30)
        assert nobody_waits()
    assert not nobody_waits()


def test_a_search_of_which_nobody_asked_is_left_alone() -> None:
    search = Search()
    watched(search)
    assert not nobody_waits()
    assert not search.ended.is_set()


def test_a_large_file_is_not_read_on_for_nobody() -> None:
    over, data = Event(), b"Code,Name\n" + b"P1,x\n" * 5_000
    with stopped_when(over.is_set):
        assert len(parse_csv(data, "list.csv").rows) == 5_001
        rows = iter(while_awaited(range(5_000)))
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
    with stopped_when(over.is_set):
        ((table,), _) = parse_sheets(stream.getvalue(), "list.xlsx")
        assert inspect_table(table)[0].responses == 50
        over.set()
        with pytest.raises(NobodyWaitsError):  # not that the workbook is damaged
            parse_sheets(stream.getvalue(), "list.xlsx")
        with pytest.raises(NobodyWaitsError):
            inspect_table(table)


def test_every_search_of_a_solver_can_be_stopped() -> None:
    files = Path(ecpat_training.__file__).parent.rglob("*.py")
    made = [(one.name, line) for one in files for line in one.read_text("utf-8").splitlines() if "CpSolver()" in line]
    assert len(made) >= 3
    assert [one for one in made if "watched(" not in one[1]] == []


def test_a_search_beside_other_work_leaves_ctrl_c_to_it() -> None:
    """A server in which a solver had heard it would be ended by it at once, and clear nothing away."""
    for new in (
        lambda: agenda.new_solver(seed=1, work=1),
        lambda: series.new_solver(seed=1, work=1, seconds=1),
        proving_solver,
    ):
        made: list[bool] = []
        thread = Thread(target=lambda new=new, made=made: made.append(new().parameters.catch_sigint_signal))
        thread.start()
        thread.join()
        assert (made, new().parameters.catch_sigint_signal) == ([False], True)
