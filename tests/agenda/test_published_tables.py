"""Tables of agendas that others published, rebuilt with invented titles: every row of them is read, or asked for."""

from pathlib import Path

import pytest

from ecpat_training.agenda.model.agenda import Agenda
from tests.agenda.agenda_files import document, listed, table


def in_rooms(agenda: Agenda) -> list[str]:
    items = [item for day in agenda.days for item in day.items]
    return [f"{one.start // 60:02d}:{one.start % 60:02d} {one.title} [{one.room or ''}]" for one in items]


def test_two_columns_beside_each_other_below_rows_for_all(tmp_path: Path) -> None:
    agenda, said = table(
        tmp_path,
        [
            ["Start", "End", "Talks", "Workshops"],
            ["08:00", "09:00", "Registration and breakfast"],
            ["09:00", "09:15", "Opening"],
            ["10:00", "10:30", "The law", "Ways of interviewing"],
            ["10:30", "11:00", "The courts"],
            ["11:00", "11:30", "Coffee break"],
            ["11:30", "12:00", "The shelters"],
            ["12:30", "13:30", "Lunch"],
            ["13:30", "14:00", "The borders", "Ways of listening"],
        ],
        "C2:D2", "C3:D3", "D4:D7", "C8:D8",
    )  # fmt: skip
    assert in_rooms(agenda) == [
        "08:00 Registration and breakfast []", "09:00 Opening []", "10:00 The law [Talks]",
        "10:00 Ways of interviewing [Workshops]", "10:30 The courts [Talks]", "11:00 Coffee break [Talks]",
        "11:30 The shelters [Talks]", "12:30 Lunch []", "13:30 The borders [Talks]",
        "13:30 Ways of listening [Workshops]",
    ]  # fmt: skip
    assert next(one.end for one in agenda.sessions() if one.title == "Ways of interviewing") == 720
    (guess,) = said
    assert guess.startswith(
        "Agenda!C4 note: the columns `Talks` and `Workshops` stand beside each other: they were read"
    )


@pytest.mark.parametrize("above_the_times", ["", "Time", "Time slot"])
def test_a_column_for_each_room(above_the_times: str, tmp_path: Path) -> None:
    rows = [
        [above_the_times, "Room 1", "Room 2", "Room 3"],
        ["8:00-8:45", "Registration"],
        ["9:00-10:00", "The state of things"],
        ["10:00-10:30", "Morning tea"],
        ["10:30-11:15", "Police", "Courts", "Shelters"],
        ["11:15-12:00", "Borders", "Schools", ""],
    ]
    agenda, said = table(tmp_path, rows, "B2:D2", "B3:D3", "B4:D4")
    assert in_rooms(agenda) == [
        "08:00 Registration []", "09:00 The state of things []", "10:00 Morning tea []", "10:30 Police [Room 1]",
        "10:30 Courts [Room 2]", "10:30 Shelters [Room 3]", "11:15 Borders [Room 1]", "11:15 Schools [Room 2]",
    ]  # fmt: skip
    assert ["the columns `Room 1`, `Room 2` and `Room 3` stand beside" in one for one in said] == [True]


def test_a_column_for_each_day_of_the_week_by_a_clock_of_twelve_hours(tmp_path: Path) -> None:
    rows = [
        ["", "Monday", "Tuesday", "Wednesday"],
        ["8:30–9:30", "Registration"],
        ["9:30–10:00", "The law", "The courts", "The shelters"],
        ["10:00–10:30", "Coffee"],
        ["11:30–1:30", "Lunch", "Lunch", "Lunch"],
        ["1:30–2:30", "An exercise", "Hard to hear", "Free afternoon"],
    ]
    agenda, said = table(tmp_path, rows, "B4:D4")
    assert listed(agenda) == [
        "1 08:30-09:30 Registration", "1 09:30-10:00 The law", "1 10:00-10:30 (break) Coffee",
        "1 11:30-13:30 (lunch) Lunch", "1 13:30-14:30 exercise",
        "2 09:30-10:00 The courts", "2 10:00-10:30 (break) Coffee", "2 11:30-13:30 (lunch) Lunch",
        "2 13:30-14:30 heavy",
        "3 09:30-10:00 The shelters", "3 10:00-10:30 (break) Coffee", "3 11:30-13:30 (lunch) Lunch",
        "3 13:30-14:30 Free afternoon",
    ]  # fmt: skip
    (afternoon,) = said
    assert "2 rows (row 5 and row 6) were read as in the afternoon, the first 11:30-13:30" in afternoon


@pytest.mark.parametrize("pm", ["1:30 pm–2:30 pm", "1:30-2:30 p.m."])
def test_an_hour_that_says_its_half_of_the_day_is_taken_at_its_word(pm: str, tmp_path: Path) -> None:
    rows = [["Time", "Session"], ["9:00-10:00", "Opening"], [pm, "An exercise"], ["3:00", "Feedback"], ["3:20", "End"]]
    agenda, _ = table(tmp_path, rows)
    assert listed(agenda) == ["1 09:00-10:00 opening", "1 13:30-14:30 exercise", "1 15:00-15:20 feedback"]


def test_an_early_hour_is_no_afternoon_by_a_clock_of_24_hours(tmp_path: Path) -> None:
    rows = [["Time", "Session"], ["09:00-13:30", "Opening"], ["05:00-06:00", "An exercise"]]
    agenda, said = table(tmp_path, rows)
    assert [item.start for item in agenda.sessions()] == [540, 300]
    assert "agenda.afternoon" not in str(said)


def test_a_theme_beside_its_parts_under_one_merged_header(tmp_path: Path) -> None:
    rows = [
        ["Training day (Monday)"],
        ["Time (EST)", "Event", ""],
        ["8:00am", "Opening"],
        ["9:00am", "Theme 1:\n(to be announced)", "A talk"],
        ["10:00am", "", "A panel"],
        ["11:00am", "", "An exercise"],
        ["12:00 Noon", "Lunch break"],
        ["1:00pm", "Feedback"],
        ["1:30pm", "End"],
    ]
    agenda, said = table(tmp_path, rows, "B2:C2", "B3:C3", "B4:B6", "B7:C7", "B8:C8")
    assert listed(agenda) == [
        "1 08:00-09:00 opening", "1 09:00-10:00 talk", "1 10:00-11:00 Theme 1: (to be announced)\nA panel",
        "1 11:00-12:00 exercise", "1 12:00-13:00 (lunch) Lunch break", "1 13:00-13:30 feedback",
    ]  # fmt: skip
    assert [one for one in said if "no part of an agenda" in one] == []


def test_a_manual_with_numbered_sessions_and_the_times_last(tmp_path: Path) -> None:
    rows = [
        ["SUGGESTED ORIENTATION"],
        ["Session", "Topic", "Methodology", "Time"],
        ["", "Welcome", "plenary", "9.30-10.00 am\n30 mins"],
        [1, "A talk", "lecture", "10.00-11.15 am\n1 hr 15 mins"],
        ["Tea break (11.15-11.30 am)"],
        [2, "An exercise", "exercise", "11.30-12.15 pm\n45 mins"],
        ["Lunch (12.15 - 1.15 pm)"],
        [3, "Hard to hear", "case study", "2.45 - 3.15 pm\n30 mins"],
        ["DAY II"],
        ["", "Looking back", "discussion", "9.30 - 9.45 am\n15 mins"],
    ]
    agenda, said = table(tmp_path, rows, "A5:D5", "A7:D7", "A9:D9")
    assert listed(agenda) == [
        "1 09:30-10:00 Welcome", "1 10:00-11:15 talk", "1 11:15-11:30 (break) Tea break", "1 11:30-12:15 exercise",
        "1 12:15-13:15 (lunch) Lunch", "1 14:45-15:15 heavy", "2 09:30-09:45 recap",
    ]  # fmt: skip
    assert said == ["Agenda!A4 note: the column `Session` is no part of an agenda: 8 cells were not read."]


def test_days_as_rows_with_starts_only_and_about_times(tmp_path: Path) -> None:
    agenda, said = document(
        tmp_path,
        [
            ("Time", "Activity"), ("Day 1", ""), ("09.00 - 09.10", "Opening"), ("ca. 10.30", "Break"),
            ("10.50 - 12.30", "Group work (incl. break)"), ("12.30", "Wrap-up day 1"), ("ca. 12.45", "End of day 1"),
            ("Day 2", ""), ("09.00 - 09.30", "A talk"), ("12.30", "Wrap-up day 2"), ("ca. 12.45", "End of day 2"),
        ],
    )  # fmt: skip
    assert listed(agenda) == [
        "1 09:00-09:10 opening", "1 10:30-10:50 (break) Break", "1 10:50-12:30 Group work (incl. break)",
        "1 12:30-12:45 Wrap-up day 1", "2 09:00-09:30 talk", "2 12:30-12:45 Wrap-up day 2",
    ]  # fmt: skip
    assert not said


def test_weekdays_and_dates_without_a_year_begin_days(tmp_path: Path) -> None:
    rows = [
        ["Sunday – October 2nd", ""], ["02:00 PM-04:00PM", "Registration"], ["04:00 PM-05:00 PM", "Opening"],
        ["Monday – October 3rd", ""], ["09:00 AM-10:00 AM", "A talk"], ["10:30 AM11:00 AM", "Coffee break"],
        ["Tuesday - 4 October - HOW", ""], ["4 pm – 5 pm", "An exercise"],
    ]  # fmt: skip
    agenda, _ = document(tmp_path, rows)
    assert listed(agenda) == [
        "1 14:00-16:00 Registration", "1 16:00-17:00 opening", "2 09:00-10:00 talk",
        "2 10:30-11:00 (break) Coffee break",
        "3 16:00-17:00 exercise",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("time", "title"), [("Uur", "Programma"), ("Tijd", "Onderdeel"), ("Rum", "Wat er gebeurt"), ("Time", "What we do")]
)
def test_a_programme_in_flemish_whatever_its_header(time: str, title: str, tmp_path: Path) -> None:
    agenda, said = document(
        tmp_path,
        [
            (time, title), ("13u45 — 13u55", "Onthaal"), ("14u00—14u15", "Verwelkoming"), ("14u15", "De wet"),
            ("15u15", "Pauze"), ("15u30 - 16u15", "Panelgesprek"), ("16u15 - 17u", "Slotwoord"),
        ],
    )  # fmt: skip
    assert listed(agenda) == [
        "1 13:45-13:55 Onthaal", "1 14:00-14:15 Verwelkoming", "1 14:15-15:15 De wet", "1 15:15-15:30 (break) Pauze",
        "1 15:30-16:15 Panelgesprek", "1 16:15-17:00 Slotwoord",
    ]  # fmt: skip
    assert all("row 1" in one or "was read as the titles" in one for one in said)


def test_all_in_one_column(tmp_path: Path) -> None:
    agenda, said = document(
        tmp_path,
        [["9:30 – 9:45: Opening"], ["9:45 – 10:45: Panelgesprek – de wet"], ["10:45 – 11:15: PAUZE"], ["11.15: A talk"],
         ["12.30 End of the day"]],
    )  # fmt: skip
    assert listed(agenda) == [
        "1 09:30-09:45 opening", "1 09:45-10:45 Panelgesprek – de wet", "1 10:45-11:15 (break) PAUZE",
        "1 11:15-12:30 talk",
    ]  # fmt: skip
    assert not said


def test_days_times_and_rooms_in_columns_with_times_of_every_form(tmp_path: Path) -> None:
    rows = [
        ["TRAINING OF TRAINERS"],
        ["DAY", "TIME", "SESSION", "FACILITATOR", "VENUE"],
        ["Day 1\nMon 3 March 2025", "0830 - 0900", "Registration"],
        ["", "0900 - 0930hrs", "Opening", "BG-1", "Main hall"],
        ["", "0930hrs", "A talk", "BG-1", "Main hall"],
        ["", "10.30 a.m.", "Tea break"],
        ["", "11.00 a.m. - 12 noon", "An exercise", "NL-2", "Main hall"],
        ["", "12 noon - 1.00 p.m.", "Hard to hear", "NL-2", "Main hall"],
        ["", "1.00 p.m. – 2.00 p.m.", "LUNCH"],
        ["", "1400h", "Coming back", "NL-2"],
        ["", "1430h - 1500h", "A film", "NL-2"],
        ["Day 2\nTue 4 March 2025", "9:00hrs-9.15hrs", "Looking back", "NL-2"],
        ["NB: Registration from 08.30 on; please bring your ID card"],
        ["* tbc"],
    ]
    agenda, said = table(tmp_path, rows, "A1:E1", "A3:A11", "A13:E13")
    assert listed(agenda) == [
        "2025-03-03 08:30-09:00 (break) Registration", "2025-03-03 09:00-09:30 opening BG-1",
        "2025-03-03 09:30-10:30 talk BG-1", "2025-03-03 10:30-11:00 (break) Tea break",
        "2025-03-03 11:00-12:00 exercise NL-2", "2025-03-03 12:00-13:00 heavy NL-2",
        "2025-03-03 13:00-14:00 (lunch) LUNCH",
        "2025-03-03 14:00-14:30 debrief NL-2", "2025-03-03 14:30-15:00 film NL-2", "2025-03-04 09:00-09:15 recap NL-2",
    ]  # fmt: skip
    assert [one.split(".")[0] for one in said] == [
        "Agenda!row 13 warning: 1 row with a time only within a text was not read: row 13",
        "Agenda!row 14 warning: 1 row without a time was not read: row 14",
    ]
