"""A series that people edit in Excel comes back whole: what they sorted, struck out, cancelled or wrote elsewhere is
followed, asked or said, and their calendars follow."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from ecpat_training.core.errors import ContentError
from ecpat_training.series.report import ics
from ecpat_training.series.workflows.check import check_series
from ecpat_training.series.workflows.plan import SeriesPlan, plan_programme
from tests.series.material import laid, written

FAR = 10_000.0
Edit = Callable[[Worksheet], None]


@pytest.fixture
def plan(small_plan: SeriesPlan, tmp_path: Path) -> SeriesPlan:
    laid(tmp_path)
    return small_plan


@pytest.fixture
def book(plan: SeriesPlan, tmp_path: Path) -> Path:
    return written(plan, tmp_path / "series.xlsx")


def edit(path: Path, *edits: Edit) -> Path:
    workbook = openpyxl.load_workbook(path)
    for one in edits:
        one(workbook["Series"])
    workbook.save(path)
    return path


def put(training: str, column: str, value: object) -> Edit:
    """An edit of one cell."""

    def change(sheet: Worksheet) -> None:
        row = next(row for row in sheet.iter_rows(min_row=2) if row[0].value == training)
        row[[cell.value for cell in sheet[1]].index(column)].value = value

    return change


def sorted_but_for_hidden(sheet: Worksheet) -> None:
    """The rows the other way round, as Excel sorts the columns that are marked: the hidden one stays."""
    rows = [[cell.value for cell in row[:-1]] for row in sheet.iter_rows(min_row=2)]
    for row, values in zip(sheet.iter_rows(min_row=2), reversed(rows), strict=True):
        for cell, value in zip(row, values, strict=False):
            cell.value = value


def events(calendar: bytes) -> dict[str, dict[str, str]]:
    """The events of a calendar, read as RFC 5545 says it and not as we write it: lines unfolded, names and parameters
    taken apart, each component closed by its own END."""
    assert calendar.endswith(b"\r\n")
    found: dict[str, dict[str, str]] = {}
    stack: list[dict[str, str]] = []
    names: list[str] = []
    for line in calendar.decode().replace("\r\n ", "").replace("\r\n\t", "").split("\r\n")[:-1]:
        head, _, value = line.partition(":")
        name, *_ = head.split(";")
        if name == "BEGIN":
            names.append(value)
            stack.append({})
        elif name == "END":
            assert names.pop() == value
            if value == "VEVENT":
                one = stack[-1]
                assert {"UID", "DTSTAMP", "DTSTART", "SEQUENCE"} <= set(one)
                found[one["SUMMARY"].split(":")[0]] = one
            stack.pop()
        else:
            assert name not in stack[-1] or names[-1] != "VEVENT"
            stack[-1][name] = value
    assert not names
    return found


def test_rows_sorted_without_the_hidden_column_keep_their_history(book: Path, tmp_path: Path) -> None:
    edit(book, sorted_but_for_hidden, put("bg-2", "First day", date(2026, 4, 21)))
    check, facts = check_series(book, tmp_path / "programme.yaml")
    calendar = events(ics.render(check.series, facts.context))
    assert {id_: one["SEQUENCE"] for id_, one in calendar.items()} == {
        "bg-1": "0",
        "cz-1": "0",
        "cz-2": "0",
        "bg-2": "1",
    }
    assert calendar["bg-2"]["DTSTART"] == "20260421"


@pytest.mark.parametrize("form", ["%d.%m.%Y", "%Y-%m-%d", "%d %B %Y", ""])
def test_dates_of_any_form_are_the_same_dates(plan: SeriesPlan, book: Path, tmp_path: Path, form: str) -> None:
    rows = plan.check.series.trainings
    said = [one.start.strftime(form) if form else datetime(*one.start.timetuple()[:3]) for one in rows]
    edit(book, *(put(one.id, "First day", day) for one, day in zip(rows, said, strict=True)))
    check, _ = check_series(book, tmp_path / "programme.yaml")
    assert [(one.id, one.start, one.sequence) for one in check.series.trainings] == [
        (one.id, one.start, 0) for one in rows
    ]
    assert not check.findings


def test_a_row_that_is_struck_through_is_asked(book: Path, tmp_path: Path) -> None:
    """Struck through, a training may be off or done; it isn't held as if nothing were."""

    def strike(sheet: Worksheet) -> None:
        for cell in next(row for row in sheet.iter_rows(min_row=2) if row[0].value == "bg-2"):
            cell.font = Font(strike=True)

    edit(book, strike)
    with pytest.raises(ContentError, match="struck through") as raised:
        check_series(book, tmp_path / "programme.yaml")
    assert [one.code for one in raised.value.findings] == ["series.status"]
    edit(book, put("bg-2", "Status", "cancelled"))
    check, _ = check_series(book, tmp_path / "programme.yaml")
    assert [one.id for one in check.series.dropped] == ["bg-2"]


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("Last day", date(2026, 4, 28)),
        ("Last day", "end of April"),
        ("Country", "CZ"),
        ("Twin", "DE"),
        ("Weekday", "Fri"),
    ],
)
def test_what_is_changed_where_nothing_is_read_is_said(book: Path, tmp_path: Path, column: str, value: object) -> None:
    edit(book, put("bg-2", column, value))
    check, _ = check_series(book, tmp_path / "programme.yaml")
    assert [one.code for one in check.findings] == ["series.not-used"]
    assert column in check.findings[0].message


def test_a_training_moved_by_its_first_day_alone_is_not_asked_about_the_others(book: Path, tmp_path: Path) -> None:
    edit(book, put("bg-2", "First day", date(2026, 4, 22)))
    check, _ = check_series(book, tmp_path / "programme.yaml")
    assert not check.findings


def test_a_column_that_a_person_adds_is_said_not_to_be_used(book: Path, tmp_path: Path) -> None:
    def remark(sheet: Worksheet) -> None:
        sheet.cell(1, sheet.max_column + 1).value = "Hall"
        sheet.cell(3, sheet.max_column).value = "only in April"

    edit(book, remark)
    check, _ = check_series(book, tmp_path / "programme.yaml")
    assert [(one.code, "`Hall`" in one.message) for one in check.findings] == [("series.not-used", True)]


def test_a_training_both_planned_and_cancelled_is_asked(book: Path, tmp_path: Path) -> None:
    """Two events of one identity, one of them cancelled: a calendar would take whichever comes last."""

    def again(sheet: Worksheet) -> None:
        row = next(row for row in sheet.iter_rows(min_row=2) if row[0].value == "bg-2")
        sheet.append([cell.value for cell in row])
        sheet.cell(sheet.max_row, [cell.value for cell in sheet[1]].index("Status") + 1).value = "cancelled"

    edit(book, again)
    with pytest.raises(ContentError) as raised:
        check_series(book, tmp_path / "programme.yaml")
    assert [one.code for one in raised.value.findings] == ["series.twice"]


def test_a_cancelled_training_that_is_planned_again_is_said_and_told_to_calendars(book: Path, tmp_path: Path) -> None:
    """Calendars hold it as cancelled with 1; it comes back with a higher number, or they wouldn't take it."""
    edit(book, put("bg-2", "Status", "cancelled"))
    check, facts = check_series(book, tmp_path / "programme.yaml")
    assert events(ics.render(check.series, facts.context))["bg-2"]["SEQUENCE"] == "1"
    again = plan_programme(tmp_path / "programme.yaml", seconds=FAR, kept_path=book)
    assert [one.code for one in again.check.findings] == ["series.again"]
    back = events(ics.render(again.check.series, again.facts.context))["bg-2"]
    assert (back["SEQUENCE"], back.get("STATUS")) == ("2", None)


def test_planned_again_around_a_move_an_event_is_above_both(book: Path, tmp_path: Path) -> None:
    """King's Day bars the 28th of April: what the edited file told calendars as 1 is taken back with 2."""
    edit(book, put("bg-2", "First day", date(2026, 4, 28)))
    check, facts = check_series(book, tmp_path / "programme.yaml")
    assert events(ics.render(check.series, facts.context))["bg-2"]["SEQUENCE"] == "1"
    again = plan_programme(tmp_path / "programme.yaml", seconds=FAR, kept_path=book)
    assert again.check.series.by_id["bg-2"].start != date(2026, 4, 28)
    assert {one.id: one.sequence for one in again.check.series.trainings if one.sequence} == {"bg-2": 2}


def test_who_came_only_to_trainings_that_are_cancelled_is_told(book: Path, tmp_path: Path) -> None:
    edit(book, put("bg-1", "Status", "cancelled"), put("bg-2", "Status", "cancelled"))
    check, facts = check_series(book, tmp_path / "programme.yaml")
    assert {"BG-1", "BG-2"} <= set(ics.trainers_of(check.series, facts.context))
    own = events(ics.render_own(check.series, facts.context, "BG-1"))
    assert {id_: one["STATUS"] for id_, one in own.items()} == {"bg-1": "CANCELLED", "bg-2": "CANCELLED"}
    other = events(ics.render_own(check.series, facts.context, "CZ-1"))
    assert set(other) == {"cz-1", "cz-2"}
