"""Attendance lists as they come: every cell is read or asked, and nobody is absent by an empty cell."""

from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.styles import Font

from ecpat_training.event.attendance.model.presence import Presence
from ecpat_training.event.attendance.reading.attendees import determine_attendance
from ecpat_training.event.attendance.reading.typed_sheets import read_sheets
from ecpat_training.programme.model.completion import AttendanceSpec
from ecpat_training.roster.reading.file import ListFile
from tests.event.attendance.material import HALVES, HEADER, put_list

LETTERS = {Presence.SIGNED: "x", Presence.LEFT_EARLY: "l", Presence.ABSENT: "a", Presence.NOT_STATED: "?"}


def said(path: Path, blank: Presence | None = None) -> tuple[list[str], list[str]]:
    typed = read_sheets(ListFile(path), HALVES, blank)
    codes = [one.code for one in typed.findings if one.code.startswith("attendance.")]
    return ["".join(LETTERS[each] for each in one.presence) for one in typed.attendance], codes


@pytest.mark.parametrize(
    ("there", "away"),
    [
        ("x", "no"),
        ("✓", "-"),
        (1, 0),
        ("P", "A"),
        ("yes", "no"),
        ("da", "ne"),
        ("po", "jo"),
        ("present", "absent"),
        ("émargé", "excusé"),
        ("signed", "sick leave"),
        ("anw.", "entsch."),
    ],
)
def test_marks_of_the_projects_languages(tmp_path: Path, there: object, away: object) -> None:
    path = put_list(
        tmp_path,
        HEADER,
        ("K7M3", "Ana Petrova", "Police", there, there, there, there),
        ("B2C4", "Kari Nordmann", "La Strada", there, away, away, there),
        ("D5F6", "Jan Novak", "IOM", away, there, away, away),
    )
    assert said(path) == (["xxxx", "xaax", "axaa"], [])


def test_an_empty_cell_is_asked_unless_somebody_says_what_it_means(tmp_path: Path) -> None:
    path = put_list(
        tmp_path,
        HEADER,
        ("K7M3", "Ana Petrova", "Police", "x", "x", "x", "x"),
        ("B2C4", "Kari Nordmann", "La Strada", "x", None, "x", "x"),
    )
    assert said(path) == (["xxxx", "x?xx"], ["attendance.blank"])
    assert said(path, Presence.ABSENT) == (["xxxx", "xaxx"], [])


def test_every_problem_is_said_at_once(tmp_path: Path) -> None:
    path = put_list(
        tmp_path,
        HEADER,
        ("K7M3", "Ana Petrova", "Police", "yes", "left early", "yes", None),
        ("B2C4", "Kari Nordmann", "La Strada", "yes", "ill?", "yes", None),
        ("", "Kari Nordmann", "La Strada", "yes", "yes", "yes", None),
        ("D5F6", "Jan Novak", "IOM", "yes", "yes", "yes", None),
        struck=(4,),
    )
    marks, codes = said(path)
    assert marks[:2] == ["xlx?", "x?x?"]
    assert {"attendance.unknown-mark", "attendance.empty-half-day", "attendance.struck"} <= set(codes)


def test_a_mark_or_a_name_that_is_struck_through_alone_counts_for_nobody_until_it_is_answered(tmp_path: Path) -> None:
    rows = [(f"K{at}", name, "Police", *"xxxx") for at, name in enumerate(("Ana Kos", "Jan Duda", "Ema Marais"), 1)]
    path = put_list(tmp_path, HEADER, *rows)
    book = load_workbook(path)
    for place in ("E2", "B3"):
        book.worksheets[0][place].font = Font(strike=True)
    book.save(path)
    assert said(path) == (["x?xx", "????", "xxxx"], ["attendance.struck-cell", "attendance.struck-cell"])
    found = determine_attendance(ListFile(path), HALVES, AttendanceSpec())
    assert (found.attended_flags, found.completed) == ((True, None, True), (None, None, True))
    assert len(found.questions) == 2


def test_other_headers_are_read_in_their_order_and_that_is_said(tmp_path: Path) -> None:
    header = ("Name", "Organisation", "Day 1", "Day 2")
    path = put_list(tmp_path, header, ("Ana Petrova", "Police", "x", "no"), ("Jan Novak", "IOM", "x", "x"))
    assert said(path) == (["xxaa", "xxxx"], ["attendance.read-as"])


def test_columns_that_fit_no_half_day_are_asked(tmp_path: Path) -> None:
    header = ("Name", "Organisation", "Day 1", "Day 2", "Day 3")
    path = put_list(tmp_path, header, ("Ana Petrova", "Police", "x", "no", "x"), ("Jan Novak", "IOM", "x", "x", "x"))
    assert said(path)[1] == ["attendance.half-days"]


def test_signature_and_time_of_leaving(tmp_path: Path) -> None:
    path = put_list(
        tmp_path,
        (*HEADER, "Left at", "Signature seen"),
        ("K7M3", "Ana Petrova", "Police", "yes", "left early", "yes", "yes", "15:40", "yes"),
        ("B2C4", "Kari Nordmann", "La Strada", "yes", "yes", "yes", "yes", None, "no"),
        ("D5F6", "Jan Novak", "IOM", "yes", "yes", "yes", "yes", "15:40", None),
    )
    typed = read_sheets(ListFile(path), HALVES)
    assert [one.signature for one in typed.attendance] == [True, False, None]
    assert typed.attendance[0].left_at == (None, 15 * 60 + 40, None, None)
    codes = ["attendance.left-at", "attendance.no-signature"]
    assert [one.code for one in typed.findings if one.code.startswith("attendance.")] == codes


def test_a_signature_that_nobody_speaks_of_is_asked_of_those_who_were_there(tmp_path: Path) -> None:
    path = put_list(
        tmp_path,
        (*HEADER, "Signature seen"),
        ("K7M3", "Ana Petrova", "Police", "yes", "yes", "yes", "yes", None),
        ("B2C4", "Kari Nordmann", "La Strada", "no", "no", "no", "no", None),
    )
    (asked,) = (one for one in read_sheets(ListFile(path), HALVES).findings if one.code.startswith("attendance."))
    assert asked.code == "attendance.no-signature"
    assert asked.message == "1 cell under Signature seen is empty: H2."
    free = read_sheets(ListFile(path), HALVES, signature=False)
    assert not [one for one in free.findings if one.code.startswith("attendance.")]


@pytest.mark.parametrize("mark", ["absent?", "signed?", "left?", "P?", "yes ?", "left 15:00?"])
def test_a_mark_that_is_doubted_is_asked(tmp_path: Path, mark: str) -> None:
    row = ("K7M3", "Ana Petrova", "Police", "x", mark, "x", "x")
    assert said(put_list(tmp_path, HEADER, row)) == (["x?xx"], ["attendance.unknown-mark"])


@pytest.mark.parametrize(
    "mark",
    ["left 15:00", "left early (15:00)", "left at 15.00", "parti à 15h00", "parti à 15h", "früher gegangen 15:00"],
)
def test_a_mark_may_say_when_somebody_left(tmp_path: Path, mark: str) -> None:
    row = ("K7M3", "Ana Petrova", "Police", "x", mark, "x", "x")
    typed = read_sheets(ListFile(put_list(tmp_path, HEADER, row)), HALVES)
    assert typed.attendance[0].presence[1] is Presence.LEFT_EARLY
    assert typed.attendance[0].left_at == (None, 15 * 60, None, None)


def test_who_left_a_day_in_the_morning_was_not_there_in_the_afternoon(tmp_path: Path) -> None:
    header = ("Name", "Organisation", "Day 1", "Day 2")
    rows = (("Ana Petrova", "Police", "left 11:00", "x"), ("Jan Novak", "IOM", "left 15:00", "x"))
    assert said(put_list(tmp_path, header, *rows))[0] == ["laxx", "xlxx"]
    assert said(put_list(tmp_path, header, ("Ana Petrova", "Police", "left 23:00", "x")))[0] == ["??xx"]
