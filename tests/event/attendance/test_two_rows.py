"""Headers of two rows, as most sheets have them: read where it is clear which day each half is of, else asked."""

from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook

from ecpat_training.event.attendance.model.half_day import training_half_days
from ecpat_training.event.attendance.reading.typed_sheets import TypedSheets, read_sheets
from ecpat_training.roster.reading.file import ListFile
from tests.event.attendance.material import HALVES, TRAINING
from tests.event.attendance.test_reading import LETTERS

DATED = training_half_days(TRAINING.model_copy(update={"start": date(2005, 5, 12)}))
ANA, KARI = ("Ana Petrova", "Police"), ("Kari Nordmann", "La Strada")


def put(folder: Path, *rows: tuple[object, ...], merge: tuple[str, ...] = ()) -> Path:
    book = Workbook()
    sheet = book.worksheets[0]
    for row in rows:
        sheet.append(row)
    for each in merge:
        sheet.merge_cells(each)
    path = folder / "attendance.xlsx"
    book.save(path)
    return path


def marks(typed: TypedSheets) -> list[str]:
    return ["".join(LETTERS[each] for each in one.presence) for one in typed.attendance]


def codes(typed: TypedSheets) -> set[str]:
    return {one.code for one in typed.findings}


@pytest.mark.parametrize(
    ("first", "second", "morning", "afternoon"),
    [
        ("Day 1", "Day 2", "AM", "PM"),
        ("Day 1 (Thursday)", "Day 2: Networks", "a.m.", "p.m."),
        ("1. Tag", "2. Tag", "Vormittag", "Nachmittag"),
        ("Jour 1", "Jour 2", "matin", "après-midi"),
        ("Ziua 1", "Ziua 2", "dimineața", "după-amiaza"),
        ("Dita 1", "Dita 2", "paradite", "pasdite"),
        ("Dan 1", "Dan 2", "prije podne", "poslije podne"),
        ("Ден 1", "Ден 2", "Преди обед", "Следобед"),
        ("Den 1", "Den 2", "dopoledne", "odpoledne"),
        ("Päev 1", "Päev 2", "hommik", "pärastlõuna"),
        ("День 1", "День 2", "до обіду", "після обіду"),
        ("День 1", "День 2", "утро", "после обеда"),
        ("Dag 1", "Dag 2", "ochtend", "middag"),
        ("Giorno 1", "Giorno 2", "mattina", "pomeriggio"),
        ("Dag 1", "Dag 2", "formiddag", "eftermiddag"),
        ("12.05.2005", "13.05.2005", "morning", "afternoon"),
        ("12 May", "13 May", "Morning session", "Afternoon session"),
        (datetime(2005, 5, 12), datetime(2005, 5, 13), "AM", "PM"),
        ("Day 1", "Day 2", "9:00-12:30", "13:30-17:00"),
    ],
)
@pytest.mark.parametrize("merged", [True, False])
def test_days_above_their_halves(
    tmp_path: Path, first: object, second: object, morning: str, afternoon: str, merged: bool
) -> None:
    path = put(
        tmp_path,
        ("Attendance list",),
        ("Name", "Organisation", first, None, second, None, "Remarks"),
        (None, None, morning, afternoon, morning, afternoon, None),
        (*ANA, "x", "no", "x", "x", "left a book"),
        (*KARI, "no", "x", "x", "no", None),
        merge=("C2:D2", "E2:F2", "A2:A3", "B2:B3") if merged else (),
    )
    typed = read_sheets(ListFile(path), DATED)
    assert marks(typed) == ["xaxx", "axxa"]
    assert "roster.two-rows" in codes(typed)
    assert not [one for one in typed.findings if one.severity == "error"]


def test_the_names_of_columns_may_stand_in_either_row(tmp_path: Path) -> None:
    path = put(
        tmp_path,
        ("Participants", None, "Day 1", None, "Day 2", None),
        ("Name", "Organisation", "AM", "PM", "AM", "PM"),
        (*ANA, "x", "no", "x", "x"),
        merge=("A1:B1", "C1:D1", "E1:F1"),
    )
    assert marks(read_sheets(ListFile(path), HALVES)) == ["xaxx"]
    path = put(
        tmp_path,
        ("Name", None, "Day 1", None, "Day 2", None),
        (None, "Organisation", "AM", "PM", "AM", "PM"),
        (*ANA, "x", "no", "x", "x"),
    )
    assert marks(read_sheets(ListFile(path), HALVES)) == ["xaxx"]


def test_halves_above_their_days_are_no_other_half_days(tmp_path: Path) -> None:
    """Read from left to right they would be Day 1 AM, Day 1 PM: who was away in the afternoon would count as there."""
    path = put(
        tmp_path,
        ("Name", "Organisation", "Morning", None, "Afternoon", None),
        (None, None, "Day 1", "Day 2", "Day 1", "Day 2"),
        (*ANA, "x", "x", "no", "no"),
    )
    assert marks(read_sheets(ListFile(path), HALVES)) == ["xaxa"]
    path = put(
        tmp_path,
        ("Name", "Organisation", "Day 1 morning", "Day 2 morning", "Day 1 afternoon", "Day 2 afternoon"),
        (*ANA, "x", "x", "no", "no"),
    )
    assert marks(read_sheets(ListFile(path), HALVES)) == ["xaxa"]


def test_a_day_without_halves_stands_beside_one_with_two(tmp_path: Path) -> None:
    path = put(
        tmp_path,
        ("Name", "Organisation", "Day 1", None, "Day 2"),
        (None, None, "AM", "PM", None),
        (*ANA, "x", "no", "x"),
        merge=("C1:D1", "E1:E2"),
    )
    assert marks(read_sheets(ListFile(path), HALVES)) == ["xaxx"]


@pytest.mark.parametrize(
    ("above", "below", "merge"),
    [
        ((None, "Day 1", None, "Day 2"), ("AM", "PM", "AM", "PM"), ()),  # each above the middle
        (("Day 1", None, None, None), ("AM", "PM", "AM", "PM"), ()),  # of one day nothing is said
        (("Day 1", None, "Day 1", None), ("AM", "PM", "AM", "PM"), ()),
        (("Day 1", None, "Day 2", None), ("PM", "AM", "AM", "PM"), ()),
        (("Day 1", None, None, "Day 2"), ("AM", "PM", "AM", "PM"), ("C1:D1",)),
    ],
)
def test_what_is_not_clear_is_asked_and_nobody_completes_by_it(
    tmp_path: Path, above: tuple[str | None, ...], below: tuple[str, ...], merge: tuple[str, ...]
) -> None:
    path = put(
        tmp_path,
        ("Name", "Organisation", *above),
        (None, None, *below),
        (*ANA, "x", "x", "x", "x"),
        (*KARI, "no", "x", "x", "no"),
        merge=merge,
    )
    typed = read_sheets(ListFile(path), HALVES)
    assert "roster.unclear-rows" in codes(typed)
    assert not any(all(mark == "x" for mark in row) for row in marks(typed) if len(row) == len(HALVES))


def test_a_person_marked_am_below_a_day_is_no_header(tmp_path: Path) -> None:
    path = put(tmp_path, ("Name", "Organisation", "Day 1", "Day 2"), (*ANA, "AM", "PM"), (*KARI, "x", "x"))
    typed = read_sheets(ListFile(path), HALVES)
    assert marks(typed) == ["????", "xxxx"]
    assert "attendance.unknown-mark" in codes(typed)


def test_signatures_beside_the_halves(tmp_path: Path) -> None:
    path = put(
        tmp_path,
        ("Name", "Organisation", "Day 1", None, None, "Day 2", None, None),
        (None, None, "AM", "PM", "Signature", "AM", "PM", "Signature"),
        (*ANA, "x", "no", "yes", "x", "x", "yes"),
    )
    typed = read_sheets(ListFile(path), HALVES)
    assert marks(typed) == ["xaxx"]
    assert typed.attendance[0].signature is True


def test_a_list_of_names_and_half_days_alone(tmp_path: Path) -> None:
    for who in ("Name", "Code"):
        path = put(tmp_path, (who, "Day 1 AM", "Day 1 PM", "Day 2 AM", "Day 2 PM"), ("K7M3", "x", "x", "no", "x"))
        assert marks(read_sheets(ListFile(path), HALVES)) == ["xxax"]
    path = put(tmp_path, ("Name", "AM", "PM"), ("Ana Petrova", "x", "no"))
    assert marks(read_sheets(ListFile(path), training_half_days(TRAINING.model_copy(update={"days": 1})))) == ["xa"]


def test_columns_that_are_signed_in(tmp_path: Path) -> None:
    header = (
        "Name",
        "Organisation",
        "Day 1 AM signature",
        "Day 1 PM signature",
        "Day 2 AM signature",
        "Day 2 PM signature",
    )
    path = put(tmp_path, header, (*ANA, "signed", "no", "signed", "signed"))
    assert marks(read_sheets(ListFile(path), HALVES)) == ["xaxx"]


def test_a_banner_above_the_two_rows_changes_nothing(tmp_path: Path) -> None:
    path = put(
        tmp_path,
        ("Name", "Organisation", "Attendance", None, None, None),
        (None, None, "Day 1", None, "Day 2", None),
        (None, None, "AM", "PM", "AM", "PM"),
        (*ANA, "x", "not attended", "x", "x"),
        merge=("A1:A3", "B1:B3", "C1:F1", "C2:D2", "E2:F2"),
    )
    assert marks(read_sheets(ListFile(path), HALVES)) == ["xaxx"]
