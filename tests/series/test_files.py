"""A series goes out as a workbook, comes back edited, and goes into calendars: what moved or was cancelled is told."""

import re
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from ecpat_training.core.errors import ContentError
from ecpat_training.series.report import ics
from ecpat_training.series.workflows.check import check_series
from ecpat_training.series.workflows.plan import SeriesPlan, plan_programme
from tests.commands.running import run_here
from tests.series.material import laid, written

FAR = 10_000.0


@pytest.fixture
def plan(small_plan: SeriesPlan, tmp_path: Path) -> SeriesPlan:
    laid(tmp_path)
    return small_plan


@pytest.fixture
def book(plan: SeriesPlan, tmp_path: Path) -> Path:
    return written(plan, tmp_path / "series.xlsx")


def edited(path: Path, training: str, column: str, value: object) -> Path:
    """The workbook with one cell of a training's row changed."""
    workbook = openpyxl.load_workbook(path)
    sheet = workbook["Series"]
    headers = [cell.value for cell in sheet[1]]
    row = next(row for row in sheet.iter_rows(min_row=2) if row[0].value == training)
    row[headers.index(column)].value = value
    workbook.save(path)
    return path


def events(calendar: bytes) -> dict[str, dict[str, str]]:
    """The events of a calendar by the first word of what they are called."""
    text = calendar.decode().replace("\r\n ", "")
    found = {}
    for part in text.split("BEGIN:VEVENT")[1:]:
        lines = dict(re.split("[:;]", line, maxsplit=1) for line in part.split("\r\n") if line and line[0].isupper())
        found[re.split("[: ]", lines["SUMMARY"])[0]] = lines
    return found


def test_what_was_written_is_read_back_the_same(plan: SeriesPlan, book: Path) -> None:
    check, _ = check_series(book, book.parent / "programme.yaml")
    assert check.kept
    assert not check.findings
    assert [(one.id, one.start, one.trainers, one.sequence) for one in check.series.trainings] == [
        (one.id, one.start, one.trainers, one.sequence) for one in plan.check.series.trainings
    ]


def test_ids_are_hidden(book: Path) -> None:
    sheet = openpyxl.load_workbook(book)["Series"]
    headers = [cell.value for cell in sheet[1]]
    assert headers[-1] == "Id"
    assert sheet.column_dimensions[openpyxl.utils.get_column_letter(len(headers))].hidden


def test_a_training_that_a_person_moves_has_a_higher_sequence(book: Path) -> None:
    edited(book, "bg-2", "First day", date(2026, 4, 21))
    check, facts = check_series(book, book.parent / "programme.yaml")
    assert check.series.by_id["bg-2"].sequence == 1
    calendar = events(ics.render(check.series, facts.context))
    assert calendar["bg-2"]["SEQUENCE"] == "1"
    assert calendar["bg-2"]["DTSTART"] == "VALUE=DATE:20260421"
    assert calendar["bg-2"]["DTEND"] == "VALUE=DATE:20260423"
    assert calendar["cz-1"]["SEQUENCE"] == "0"


def test_events_keep_their_identity(plan: SeriesPlan, book: Path) -> None:
    before = events(ics.render(plan.check.series, plan.facts.context))
    edited(book, "bg-2", "First day", "21.4.2026")
    check, facts = check_series(book, book.parent / "programme.yaml")
    after = events(ics.render(check.series, facts.context))
    assert {id_: one["UID"] for id_, one in before.items()} == {id_: one["UID"] for id_, one in after.items()}
    assert len({one["UID"] for one in after.values()}) == len(after)


def test_a_training_that_is_dropped_is_cancelled_also_next_time(book: Path, tmp_path: Path) -> None:
    edited(book, "bg-2", "Status", "cancelled")
    check, facts = check_series(book, tmp_path / "programme.yaml")
    calendar = events(ics.render(check.series, facts.context))
    assert (calendar["bg-2"]["STATUS"], calendar["bg-2"]["SEQUENCE"]) == ("CANCELLED", "1")
    assert [one.code for one in check.findings] == ["series.missing"]
    own = events(ics.render_own(check.series, facts.context, "BG-1"))
    assert own["bg-2"]["STATUS"] == "CANCELLED"


def test_a_training_that_leaves_the_programme_is_cancelled_when_planned_again(book: Path, tmp_path: Path) -> None:
    laid(tmp_path, {"{per country: 2,": "{per country: 1,"})
    again = plan_programme(tmp_path / "programme.yaml", seconds=FAR, kept_path=book)
    assert sorted((one.id, one.sequence) for one in again.check.series.dropped) == [("bg-2", 1), ("cz-2", 1)]
    kept = written(again, tmp_path / "again.xlsx")
    check, facts = check_series(kept, tmp_path / "programme.yaml")
    calendar = events(ics.render(check.series, facts.context))
    assert {id_: one.get("STATUS") for id_, one in calendar.items()} == {
        "bg-1": None, "cz-1": None, "bg-2": "CANCELLED", "cz-2": "CANCELLED",
    }  # fmt: skip
    assert calendar["bg-2"]["SEQUENCE"] == "1"


def test_each_trainer_has_a_calendar_with_own_identities(plan: SeriesPlan) -> None:
    series, context = plan.check.series, plan.facts.context
    whole = events(ics.render(series, context))
    own = events(ics.render_own(series, context, "NL-1"))
    assert set(own) == set(whole)
    assert not {one["UID"] for one in own.values()} & {one["UID"] for one in whole.values()}
    assert "Travel on" in own["bg-1"]["DESCRIPTION"]
    assert set(events(ics.render_own(series, context, "BG-1"))) == {"bg-1", "bg-2"}


def test_a_trainer_who_is_exchanged_is_told(book: Path, tmp_path: Path, plan: SeriesPlan) -> None:
    """The one who comes no more finds the event cancelled, and the other one new."""
    first = plan.check.series.by_id["bg-2"]
    gone, new = ("EXP-1", "EXP-2") if "EXP-1" in first.trainers else ("EXP-2", "EXP-1")
    edited(book, "bg-2", "Trainers", ", ".join(first.trainers).replace(gone, new))
    check, facts = check_series(book, tmp_path / "programme.yaml")
    assert events(ics.render_own(check.series, facts.context, gone))["bg-2"]["STATUS"] == "CANCELLED"
    assert "STATUS" not in events(ics.render_own(check.series, facts.context, new))["bg-2"]


def test_calendars_are_what_the_standard_asks_for(plan: SeriesPlan) -> None:
    calendar = ics.render(plan.check.series, plan.facts.context)
    lines = calendar.split(b"\r\n")
    assert calendar.endswith(b"\r\n")
    assert all(len(line) <= 75 for line in lines)
    assert lines[1:3] == [b"VERSION:2.0", b"PRODID:-//ecpat-training//ecpat//EN"]
    assert calendar.count(b"DTSTAMP:") == len(plan.check.series.trainings)


def test_every_problem_of_an_edited_series_is_said_at_once(book: Path, tmp_path: Path) -> None:
    edited(book, "bg-1", "First day", "in spring")
    edited(book, "cz-1", "Trainers", "CZ-1, NL-9")
    edited(book, "cz-2", "Training", "xx-2")
    with pytest.raises(ContentError) as raised:
        check_series(book, tmp_path / "programme.yaml")
    assert {one.code for one in raised.value.findings} == {"series.date", "series.trainer", "series.training"}


@pytest.mark.parametrize("word", ["postponed", "отложено", "?"])
def test_a_status_that_nobody_knows_is_asked(book: Path, tmp_path: Path, word: str) -> None:
    edited(book, "bg-1", "Status", word)
    with pytest.raises(ContentError) as raised:
        check_series(book, tmp_path / "programme.yaml")
    assert [one.code for one in raised.value.findings] == ["series.status"]


@pytest.mark.parametrize("word", ["Cancelled", "отменено", "Abgesagt"])
def test_a_training_is_cancelled_in_other_languages_as_well(book: Path, tmp_path: Path, word: str) -> None:
    edited(book, "bg-1", "Status", word)
    check, _ = check_series(book, tmp_path / "programme.yaml")
    assert [one.id for one in check.series.dropped] == ["bg-1"]


def test_the_commands_go_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As a coordinator works: plan, move one by hand, check, plan again around it, compare."""
    laid(tmp_path)
    monkeypatch.chdir(tmp_path)
    ran = run_here(["series", "plan", "--out", "series.xlsx", "--out", "series.html", "--calendars", "calendars"])
    assert ran.exit_code == 0, ran.said
    assert "proven the best" in ran.said
    assert {path.name for path in (tmp_path / "calendars").iterdir()} == {
        "series.ics", *(f"trainer-{code}.ics" for code in ("BG-1", "BG-2", "CZ-1", "NL-1", "NL-2", "EXP-1", "EXP-2")),
    }  # fmt: skip
    page = (tmp_path / "series.html").read_text("utf-8")
    assert "The year at a glance" in page
    assert run_here(["series", "check", "series.xlsx"]).exit_code == 0
    edited(tmp_path / "series.xlsx", "bg-2", "First day", date(2026, 3, 2))
    ran = run_here(["series", "check", "series.xlsx"])
    assert ran.exit_code == 1
    assert "bg-2 starts on 2026-03-02" in " ".join(ran.stdout.split())  # an id keeps its letters
    ran = run_here(["series", "plan", "--keep", "series.xlsx", "--out", "new.xlsx"])
    assert ran.exit_code == 0, ran.said
    assert "1 training on another date" in ran.said
    assert "read series.csv and series.xlsx" in ran.stderr
    assert "rename new.xlsx to series-v2.xlsx" in ran.stderr
    agreed = run_here(["series", "plan", "--keep", "series.xlsx", "--out", "series-v2.xlsx"])
    assert "not-the-plan" not in agreed.stderr
    ran = run_here(["series", "diff", "series.xlsx", "new.xlsx"])
    assert ran.exit_code == 1
    assert run_here(["series", "diff", "new.xlsx", "new.xlsx"]).exit_code == 2
