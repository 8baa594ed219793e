"""Agendas that partners wrote in layouts of their own: read as a person reads them, or asked back with what to do."""

from datetime import datetime, time
from pathlib import Path
from typing import Any

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from ecpat_training.core.errors import ContentError, UsageError
from tests.agenda.agenda_files import listed, problems, read, word, workbook


def test_a_romanian_workbook_with_both_days_on_one_sheet(tmp_path: Path) -> None:
    rows = [
        ["Instruire multi-disciplinară"],
        ["Protecția copilului"],
        [],
        ["Ziua 1 – sâmbătă, 29 martie 2025"],
        ["Ora", "Activitatea", "Metoda", "Formatori", "Observații"],
        ["09.00 – 09.30", "Deschidere / Opening", "plen", "BG-1 și NL-2", ""],
        ["09.30 – 10.10", "Prezentare\nA talk", "prelegere", "BG-1, NL-2", "proiector"],
        ["10.10 – 10.25", "Pauză de cafea"],
        ["10.25 – 11.25", "Exercițiu / An exercise", "exercițiu", "NL-2 și BG-1"],
        ["Ziua a 2-a – duminică, 30 martie 2025"],
        ["9.00 – 9.15", "Looking back", "discuții", "NL-2, BG-1"],
        ["9.15 – 10.15", "Pauză de masă"],
    ]

    def merge(sheet: Worksheet) -> None:
        for row in (1, 2, 4, 10):
            sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=5)

    agenda, said = read(workbook(tmp_path / "agenda.xlsx", {"Agenda": rows}, merge))
    assert listed(agenda) == [
        "2025-03-29 09:00-09:30 opening BG-1 NL-2",
        "2025-03-29 09:30-10:10 talk BG-1 NL-2",
        "2025-03-29 10:10-10:25 (break) Pauză de cafea",
        "2025-03-29 10:25-11:25 exercise NL-2 BG-1",
        "2025-03-30 09:00-09:15 recap NL-2 BG-1",
        "2025-03-30 09:15-10:15 (lunch) Pauză de masă",
    ]
    assert said == [
        "Agenda!E7 note: the column `Observații` is no part of an agenda: 2 cells were not read.",
    ]


def test_a_german_document_with_starts_only(tmp_path: Path) -> None:
    path = word(
        tmp_path / "Ablauf.docx",
        "Ablauf der Schulung",
        "Schulung: two-days",
        "Tag 1: Samstag, 29. März 2025",
        [
            ("Uhrzeit", "Thema", "Methode", "Leitung"),
            ("9:00", "Opening", "Plenum", "BG-1 und NL-2"),
            ("9:30", "A talk", "Vortrag", "BG-1 und NL-2"),
            ("10:10", "Kaffeepause", "", ""),
            ("10:25", "Besuch im Schutzhaus", "Diskussion", "NL-2 und BG-1"),
            ("12:00", "Mittagessen", "", ""),
            ("13:00 Uhr", "Ende", "", ""),
        ],
        "Tag 2: Sonntag, 30. März 2025",
        [("Uhrzeit", "Thema", "Methode", "Leitung"), ("9:00-9.15 Uhr", "Looking back", "Diskussion", "NL-2/BG-1")],
    )
    agenda, said = read(path, training=None)
    assert listed(agenda) == [
        "2025-03-29 09:00-09:30 opening BG-1 NL-2",
        "2025-03-29 09:30-10:10 talk BG-1 NL-2",
        "2025-03-29 10:10-10:25 (break) Kaffeepause",
        "2025-03-29 10:25-12:00 Besuch im Schutzhaus NL-2 BG-1",
        "2025-03-29 12:00-13:00 (lunch) Mittagessen",
        "2025-03-30 09:00-09:15 recap NL-2 BG-1",
    ]
    visit = agenda.days[0].items[3].session
    assert visit is not None
    assert visit.method == "discussion"
    (own,) = said
    assert own.startswith("table 1!row 5 note: `Besuch im Schutzhaus` is no session of the programme")


@pytest.mark.parametrize(
    ("rows", "items", "remarks"),
    [
        pytest.param(
            [
                ["Day", "From", "To", "Min", "Topic", "Lead", "Second", "Room"],
                ["1", time(9), time(9, 30), 30, "Opening", "BG-1", "NL-2", "Blue"],
                ["", time(9, 30), datetime(1900, 1, 1, 10, 10), 40, "A talk", "BG-1", "NL-2 (tbc)", ""],
                ["", 0.4236111111111111, None, 15, "Coffee", "", "", ""],
                ["2", time(9), time(9, 15), 20, "Looking back", "NL-2", "BG-1", ""],
            ],
            [
                "1 09:00-09:30 opening BG-1 NL-2",
                "1 09:30-10:10 talk BG-1 NL-2",
                "1 10:10-10:25 (break) Coffee",
                "2 09:00-09:15 recap NL-2 BG-1",
            ],
            ["Plan!D5 warning: it lasts 15 minutes by the clock, and 20 by the column beside. The clock was believed."],
            id="times of Excel in two columns and days in a third",
        ),
        pytest.param(
            [
                ["Our training"],
                ["Day 1", None, None, None, "Day 2"],
                ["Time", "Session", "Trainer", None, "Time", "Session", "Trainer"],
                ["09:00-09:30", "Opening", "BG-1", None, "09:00-09:15", "Looking back", "NL-2"],
                ["09:30-10:10", "A talk", "BG-1 & NL-2", None, "09:15-10:15", "Lunch"],
                [None, None, None, None, "45 min", "An exercise", "NL-2"],
            ],
            [
                "1 09:00-09:30 opening BG-1",
                "1 09:30-10:10 talk BG-1 NL-2",
                "2 09:00-09:15 recap NL-2",
                "2 09:15-10:15 (lunch) Lunch",
                "2 10:15-11:00 exercise NL-2",
            ],
            [],
            id="two days side by side",
        ),
    ],
)
def test_layouts_of_one_sheet(rows: list[list[Any]], items: list[str], remarks: list[str], tmp_path: Path) -> None:
    agenda, said = read(workbook(tmp_path / "agenda.xlsx", {"Plan": rows}))
    assert listed(agenda) == items
    assert said == remarks


def test_tracks_beside_each_other_in_rooms_of_their_own(tmp_path: Path) -> None:
    rows = [
        ["Time", "Session", "Trainers", "Room", "For"],
        ["09:00-09:30", "Opening", "BG-1", "Hall", ""],
        ["09:30-10:00", "Interviewing", "BG-1", "Hall", "law enforcement"],
        ["", "Care after it", "NL-2", "Garden room", "care"],
    ]

    def merge(sheet: Worksheet) -> None:
        sheet.merge_cells("A3:A4")

    agenda, _ = read(workbook(tmp_path / "agenda.xlsx", {"Plan": rows}, merge))
    assert [(one.start, one.title, one.room, one.track) for one in agenda.sessions()] == [
        (540, "Opening", "Hall", "together"),
        (570, "Interviewing", "Hall", "law enforcement"),
        (570, "Care after it", "Garden room", "care"),
    ]


def test_a_document_without_headers_morning_and_afternoon_apart(tmp_path: Path) -> None:
    path = word(
        tmp_path / "programme.docx",
        "PROGRAMME",
        "Saturday, 29 March 2025 – Plovdiv",
        [
            ("09:00 – 09:30", "1. Opening", "BG-1"),
            ("09:30 – 10:10", "“A talk” (Ms X)", "BG-1/NL-2"),
            ("10:10 – 10:25 Coffee break", "", ""),
            ("Lunch 12:30 - 13:30", "", ""),
        ],
        "Afternoon",
        [("13:30 – 14:30", "2. An exercise", "NL-2"), ("14:30 – 14:45", "Feedback", "BG-1")],
        "Sunday, 30 March 2025",
        [("09:00 – 09:15", "Looking back", "NL-2"), ("09:15 – 10:00", "Hard to hear", "NL-2")],
    )
    agenda, said = read(path)
    assert listed(agenda) == [
        "2025-03-29 09:00-09:30 opening BG-1",
        "2025-03-29 09:30-10:10 talk BG-1 NL-2",
        "2025-03-29 10:10-10:25 (break) Coffee break",
        "2025-03-29 12:30-13:30 (lunch) Lunch",
        "2025-03-29 13:30-14:30 exercise NL-2",
        "2025-03-29 14:30-14:45 feedback BG-1",
        "2025-03-30 09:00-09:15 recap NL-2",
        "2025-03-30 09:15-10:00 heavy NL-2",
    ]
    assert not said


def test_a_document_without_tables_is_asked_for_them(tmp_path: Path) -> None:
    path = word(tmp_path / "agenda.docx", "09:00\tOpening", "09:30\tA talk")
    with pytest.raises(ContentError, match="no table of it is an agenda: it holds no tables") as caught:
        read(path)
    assert "a header such as Time, Session, Method, Trainers" in str(caught.value)


def test_everything_that_is_wrong_is_told_at_once_with_its_cell(tmp_path: Path) -> None:
    rows = [
        ["Time", "Session", "Method", "Trainers"],
        ["soon", "Opening"],
        ["09:30-09:00", "A talk"],
        ["09:30-10:00", "Openning"],
        ["10:00-10:30", None, None, "BG-1"],
        [None, "A talk", None, "BG-1"],
        ["10:30-11:00", "A visit", "sightseeing"],
        [9.3, "Break"],
        [datetime(2025, 4, 12), "Break"],
        ["11:00-11:30", "An exercise", None, "Maria Ionescu + NL-9 + bgg-1"],
        ["16:00", "Closing"],
    ]
    found = problems(workbook(tmp_path / "agenda.xlsx", {"Day 1": rows}))
    assert [one.split()[1] for one in found] == [
        "1!A2", "1!A3", "1!B4", "1!row", "1!A6", "1!C7", "1!A8", "1!A9", "1!D10", "1!D10", "1!D10", "1!A11"
    ]  # fmt: skip
    assert "Ionescu" not in " ".join(found)


def test_a_file_that_names_no_training_is_asked_for_it(tmp_path: Path) -> None:
    rows = [["Time", "Session"], ["09:00-09:30", "Opening"]]
    (found,) = problems(workbook(tmp_path / "agenda.xlsx", {"Day 1": rows}), training=None)
    assert "it doesn't say of which training this agenda is" in found
    assert "Write `Training: two-days` above it, or say which with --training." in found


@pytest.mark.parametrize(("written", "meant"), [("Training: one-day", "one-day"), ("Course: A morning", "morning")])
def test_the_training_is_named_by_id_or_title(tmp_path: Path, written: str, meant: str) -> None:
    path = workbook(tmp_path / "agenda.xlsx", {"A": [[written], ["Time", "Session"], ["09:00-09:30", "Opening"]]})
    assert read(path, training=None)[0].training == meant


def test_another_training_than_the_one_asked_for_is_a_slip_of_the_command_line(tmp_path: Path) -> None:
    rows = [["Training", "one-day"], ["Time", "Session"], ["09:00-09:30", "Opening"]]
    with pytest.raises(UsageError, match=r"agenda\.xlsx!A!B1: error: the agenda is one of one-day, not of two-days"):
        read(workbook(tmp_path / "agenda.xlsx", {"A": rows}))
