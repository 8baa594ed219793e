"""Attendance lists as they come: every cell is read or asked, and nobody is absent by an empty cell."""

from pathlib import Path

import pytest

from ecpat_training.attendance.model.presence import Presence
from ecpat_training.attendance.reading.typed import read_sheets
from ecpat_training.roster.reading.file import ListFile
from tests.attendance.material import HALVES, HEADER, put_list

LETTERS = {Presence.SIGNED: "x", Presence.LEFT_EARLY: "l", Presence.ABSENT: "a", Presence.NOT_STATED: "?"}


def said(path: Path, blank: Presence | None = None) -> tuple[list[str], list[str]]:
    typed = read_sheets(ListFile(path), HALVES, blank)
    codes = [one.code for one in typed.findings if one.code.startswith("attendance.")]
    return ["".join(LETTERS[each] for each in one.presence) for one in typed.attendance], codes


@pytest.mark.parametrize(
    ("there", "away"),
    [("x", "no"), ("✓", "-"), (1, 0), ("P", "A"), ("yes", "no"), ("da", "ne"), ("po", "jo"), ("present", "absent")],
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


def test_a_header_of_two_rows_is_asked_and_no_column_is_lost(tmp_path: Path) -> None:
    """`Day 1` stands above AM and PM: who was away in the afternoon must not be there all day."""
    path = tmp_path / "two-rows.csv"
    path.write_text("No;Name;Day 1;;Day 2;\n;;AM;PM;AM;PM\n1;Ana Kos;P;A;P;P\n", encoding="utf-8")
    typed = read_sheets(ListFile(path), HALVES)
    asked = [one.message for one in typed.findings if one.code == "attendance.unknown-mark"]
    assert any("column 4 has marks and no name" in one for one in asked)
    assert any("column 6 has marks and no name" in one for one in asked)
