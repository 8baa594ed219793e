"""Parts of tables of agendas: which rows are days, notes and headings, and which columns hold sessions."""

from collections.abc import Sequence
from pathlib import Path

import docx
import pytest
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from tests.agenda.agenda_files import DAY, HEADER, document, listed, problems, read, table, word, workbook

NOTES = [
    ["Registration from 12.30 on"], ["Please bring your ID"], ["* tbc"], ["", "* to be confirmed"],
    ["", "Note: lunch is at 12:30 in the restaurant"], ["Contact: the office, +359 2 123 456"],
    ["", "", "", "* by phone"],
    ["*", "the speaker is not confirmed yet"], ["This training is organised by:"], ["The Association", "Social Work"],
    ["NB: lunch is served at 12.30"], ["¹ 45 min each"],
]  # fmt: skip


@pytest.mark.parametrize("note", NOTES)
@pytest.mark.parametrize("at", [1, 3, 5])
def test_a_note_stops_nothing_and_is_told(note: list[str], at: int, tmp_path: Path) -> None:
    rows: list[Sequence[object]] = [HEADER, *DAY]
    rows.insert(at, note)
    if at != len(rows) - 1 and len([text for text in note if text]) == 2 and note[0] != "*":
        pytest.skip("what stands between the items, in the columns of times and titles, is asked for")
    whole, _ = table(tmp_path, [HEADER, *DAY])
    agenda, said = table(tmp_path, rows)
    assert listed(agenda) == listed(whole)
    (told,) = said
    assert told.startswith(f"Agenda!row {at + 1} warning: 1 row with")
    assert told.endswith(f"was not read: row {at + 1}. If one is an item of the agenda, write when it is.")


def test_what_needs_a_time_is_still_asked_for(tmp_path: Path) -> None:
    rows = [
        HEADER,
        *DAY,
        ["tbc", "A visit"],
        ["", "A film"],
        ["Lunch"],
        ["", "A walk", "", "NL-2"],
        ["soon", "Feedback"],
    ]
    found = problems(workbook(tmp_path / "agenda.xlsx", {"Agenda": rows}))
    assert [one.split()[0] for one in found] == ["Agenda!A6", "Agenda!A7", "Agenda!A8", "Agenda!A9", "Agenda!A10"]


def test_days_in_a_column_without_a_header(tmp_path: Path) -> None:
    rows = [
        ["", "Time", "Session", ""], ["Day 1", "09:00-10:00", "Opening"], ["", "10:00-11:00", "A talk"],
        ["Day 2", "09:00-09:15", "Looking back"], ["", "09:15-10:00", "Hard to hear"],
    ]  # fmt: skip
    agenda, said = table(tmp_path, rows, "A2:A3", "A4:A5")
    assert listed(agenda) == [
        "1 09:00-10:00 opening", "1 10:00-11:00 talk", "2 09:00-09:15 recap", "2 09:15-10:00 heavy",
    ]  # fmt: skip
    assert not said


def test_a_column_left_of_the_table_is_told(tmp_path: Path) -> None:
    rows = [["", "Time", "Session"], ["Hall", "09:00-10:00", "Opening"], ["Garden", "10:00-11:00", "A talk"]]
    _, said = table(tmp_path, rows)
    assert said == ["Agenda!A2 note: this column, which has no header, is no part of an agenda: 2 cells were not read."]


def test_a_heading_with_the_time_of_what_it_heads_is_no_item(tmp_path: Path) -> None:
    rows = [
        HEADER, ["MODULE 1: THE LAW (09:00-12:30)"], ["09:00-10:00", "Opening", "", "BG-1"],
        ["10:00-12:30", "A talk", "", "BG-1"], ["Lunch 12:30-13:30"], ["Session 2 13:30 - 15:00"],
        ["13:30-14:00", "An exercise", "", "NL-2"], ["14:00-15:00", "Hard to hear", "", "NL-2"],
    ]  # fmt: skip
    agenda, said = table(tmp_path, rows, "A2:D2", "A5:D5", "A6:D6")
    assert listed(agenda) == [
        "1 09:00-10:00 opening BG-1", "1 10:00-12:30 talk BG-1", "1 12:30-13:30 (lunch) Lunch",
        "1 13:30-14:00 exercise NL-2", "1 14:00-15:00 heavy NL-2",
    ]  # fmt: skip
    (told,) = said
    assert "2 rows with a time only within a text were not read: row 2 and row 6." in told


def test_rooms_with_who_trains_in_each_and_a_column_of_remarks(tmp_path: Path) -> None:
    rows = [
        ["Time", "Group A", "Trainer", "Group B", "Trainer", "Remarks"],
        ["09:00-09:30", "Opening", "BG-1"],
        ["09:30-10:10", "A talk", "BG-1", "Hard to hear", "NL-2", "two rooms"],
    ]
    agenda, said = table(tmp_path, rows, "B2:E2")
    assert listed(agenda)[1:] == ["1 09:30-10:10 talk BG-1", "1 09:30-10:10 heavy NL-2"]
    assert [one.room for one in agenda.sessions()] == [None, "Group A", "Group B"]
    assert "the column `Remarks` is no part of an agenda" in str(said)


def test_the_title_of_a_page_is_no_day(tmp_path: Path) -> None:
    """The rows stood on days 2 and 3 of a training of two days."""
    agenda, said = table(
        tmp_path,
        [
            ["A conference on children"],
            ["Day 1"],
            ["09:00-10:30", "The law"],
            ["Day 2"],
            ["09:00-10:30", "The courts"],
        ],
    )
    assert [[item.title for item in day.items] for day in agenda.days] == [["The law"], ["The courts"]]
    assert len(said) == 1
    assert "row 1" in said[0]


@pytest.mark.parametrize("headers", [["Hall", "Blue room", "Tower"], ["Police", "Prosecutors", "Teachers"]])
def test_a_column_is_one_of_sessions_by_the_titles_that_it_holds(headers: list[str], tmp_path: Path) -> None:
    """Of three rooms the last was no part of an agenda, and of three tracks all but the first."""
    agenda, _ = table(
        tmp_path,
        [["Time", *headers], ["09:00-10:30", "A talk", "An exercise", "A film"], ["10:30-12:00", "Opening"]],
    )
    assert [item.title for item in agenda.days[0].items] == ["A talk", "An exercise", "A film", "Opening"]


@pytest.mark.parametrize("header", [["Time", "Session"], []])
def test_columns_without_a_header_hold_what_is_at_the_same_time(header: list[str], tmp_path: Path) -> None:
    agenda, _ = table(
        tmp_path,
        [
            *([header] if header else []),
            ["09:00-09:30", "Opening"],
            ["09:30-10:30", "A talk", "An exercise", "A film"],
            ["10:30-11:00", "Coffee break"],
        ],
    )
    assert [item.title for item in agenda.days[0].items] == [
        "Opening",
        "A talk",
        "An exercise",
        "A film",
        "Coffee break",
    ]


def test_a_column_of_what_comes_before_is_none_of_sessions(tmp_path: Path) -> None:
    agenda, said = table(
        tmp_path,
        [
            ["Time", "Session", "Comes after"],
            ["09:00-09:30", "Opening", ""],
            ["09:30-10:30", "A talk", "Opening"],
            ["10:30-11:30", "An exercise", "A talk"],
        ],
    )
    assert [item.title for item in agenda.days[0].items] == ["Opening", "A talk", "An exercise"]
    assert any("Comes after" in one for one in said)


def test_a_table_above_the_first_header_is_one_as_well(tmp_path: Path) -> None:
    """The first day was left out without a word, and the second was the first."""
    agenda, said = table(
        tmp_path,
        [
            ["Day 1"],
            ["09:00-10:00", "Opening"],
            ["10:00-11:00", "A talk"],
            ["Day 2"],
            ["Time", "Session"],
            ["09:00-10:00", "An exercise"],
        ],
    )
    assert [[item.title for item in day.items] for day in agenda.days] == [["Opening", "A talk"], ["An exercise"]]
    assert said == []


@pytest.mark.parametrize("heading", ["Day 2", "Sunday 30 March 2025"])
def test_a_day_stays_the_day_that_its_heading_says(heading: str, tmp_path: Path) -> None:
    """A file that holds the second day alone was one of the first."""
    rows = [[heading], ["Time", "Session"], ["09:00-10:00", "An exercise"]]
    agenda, said = read(workbook(tmp_path / "agenda.xlsx", {"Agenda": rows}))
    assert [[item.title for item in day.items] for day in agenda.days] == [[], ["An exercise"]]
    assert any("the file has no day 1" in one for one in said)


def test_days_are_in_the_order_of_their_dates(tmp_path: Path) -> None:
    agenda, _ = table(
        tmp_path,
        [
            ["Sunday 30 March 2025"],
            ["Time", "Session"],
            ["09:00-10:00", "An exercise"],
            ["Saturday 29 March 2025"],
            ["Time", "Session"],
            ["09:00-10:00", "Opening"],
        ],
    )
    assert [[item.title for item in day.items] for day in agenda.days] == [["Opening"], ["An exercise"]]


def test_a_row_that_is_struck_through_is_left_out_and_told(tmp_path: Path) -> None:
    rows = [["Time", "Session"], ["09:00-10:00", "Opening"], ["10:00-11:00", "A talk"], ["11:00-12:00", "An exercise"]]

    def strike(sheet: Worksheet) -> None:
        for cell in sheet[3]:
            cell.font = Font(strike=True)

    agenda, said = read(workbook(tmp_path / "agenda.xlsx", {"Agenda": rows}, strike))
    assert [item.title for item in agenda.days[0].items] == ["Opening", "An exercise"]
    assert any("row 3 warning: this row is struck through" in one for one in said)
    path = word(tmp_path / "agenda.docx", rows)
    made = docx.Document(str(path))
    for cell in made.tables[0].rows[2].cells:
        cell.paragraphs[0].runs[0].font.strike = True
    made.save(str(path))
    agenda, said = read(path)
    assert [item.title for item in agenda.days[0].items] == ["Opening", "An exercise"]
    assert any("struck through" in one for one in said)


def test_a_day_of_one_session_is_read_by_its_title(tmp_path: Path) -> None:
    first = [["Day 1"], ["09:00-10:00", "Opening"], ["10:00-11:00", "A talk"]]
    agenda, said = document(tmp_path, first, [["Day 2"], ["09:00-10:00", "An exercise"]])
    assert [[item.title for item in day.items] for day in agenda.days] == [["Opening", "A talk"], ["An exercise"]]
    assert said == []
