"""Agendas in workbooks after people and programs have been at them: what is read, what is said, what is refused."""

from datetime import time
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from ecpat_training.core.errors import ContentError, InputError
from tests.agenda.agenda_files import DAY, HEADER, listed, problems, read, workbook
from tests.agenda.cases import programme
from tests.files.workbooks import packed, parts, worksheet

PLAIN = [HEADER, *DAY]
AS_READ = [
    "1 09:00-09:30 opening BG-1 NL-2",
    "1 09:30-10:10 talk BG-1 NL-2",
    "1 10:10-10:25 (break) Break",
    "1 10:25-11:25 exercise NL-2 BG-1",
]


def test_renamed_sheets_stay_days_in_their_order_and_numbered_ones_in_theirs(tmp_path: Path) -> None:
    second = [HEADER, ("09:00-09:15", "Looking back", "", "NL-2")]
    renamed, _ = read(workbook(tmp_path / "a.xlsx", {"Saturday": PLAIN, "Sunday (half)": second}))
    turned, _ = read(workbook(tmp_path / "b.xlsx", {"Day 2": second, "Day 1": PLAIN}))
    assert listed(renamed) == listed(turned) == [*AS_READ, "2 09:00-09:15 recap NL-2"]


def test_dates_come_from_wherever_the_file_says_them(tmp_path: Path) -> None:
    second = [HEADER, ("09:00-09:15", "Looking back", "", "NL-2")]
    headings = [["Day 1, Saturday 29 March 2025"], ["Day 2, Sunday 30 March 2025"]]
    whole = [["Dates", "Saturday 29 March 2025 to Sunday 30 March 2025"]]
    for said in (headings, whole):
        agenda, _ = read(workbook(tmp_path / "a.xlsx", {"Report": said, "Day 1": PLAIN, "Day 2": second}))
        assert [str(day.date) for day in agenda.days] == ["2025-03-29", "2025-03-30"]
    both = [*headings, ["Dates", "5 April 2025 to 6 April 2025"]]
    agenda, remarks = read(workbook(tmp_path / "a.xlsx", {"Report": both, "Day 1": PLAIN, "Day 2": second}))
    assert [str(day.date) for day in agenda.days] == ["2025-03-29", "2025-03-30"]
    assert remarks == [
        "Report!B3 warning: these dates are not those of the days themselves, which were read. Please make them agree."
    ]


def test_what_excel_makes_of_times_is_read_as_typed(tmp_path: Path) -> None:
    rows = [
        HEADER,
        ("09:00–09:30", "Opening", "", "BG-1"),
        ("9.30 - 10.10", "A talk", "", "BG-1"),
        (time(10, 10), "Coffee break"),
        ("10:25-10:50", "An exercise", "", "BG-1"),
        ("45 min", "Hard to hear", "", "BG-1"),
        ("12:00-12:30 (30 min)", "Lunch"),
        ("12:30 pm – 1:15 pm", "Coming back"),
        ("1315-1400", "A film"),
    ]
    agenda, _ = read(workbook(tmp_path / "a.xlsx", {"Day 1": rows}))
    assert [line.split()[1] for line in listed(agenda)] == [
        "09:00-09:30", "09:30-10:10", "10:10-10:25", "10:25-10:50", "10:50-11:35", "12:00-12:30", "12:30-13:15",
        "13:15-14:00",
    ]  # fmt: skip


def test_a_start_that_nothing_ends_is_asked_for(tmp_path: Path) -> None:
    rows = [HEADER, ("09:00", "Opening"), ("45 min", "A talk")]
    (found,) = problems(workbook(tmp_path / "a.xlsx", {"Day 1": rows}))
    assert found.startswith("Day 1!A2 it isn't said when this ends.")


def test_hidden_rows_and_sheets_are_said(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {"Day 1": PLAIN, "Old": PLAIN})
    book = load_workbook(path)
    book["Day 1"].row_dimensions[3].hidden = True
    book["Old"].sheet_state = "hidden"
    book.save(path)
    agenda, said = read(path)
    assert listed(agenda) == AS_READ
    assert said[0].startswith("warning: hidden sheets hold data, and were not read: 'Old'.")
    assert said[1].startswith("Day 1!row 3 warning: 1 row of this sheet is hidden, and was read.")


def test_formulas_and_error_values_are_told_with_their_cells(tmp_path: Path) -> None:
    rows = [HEADER, ('=TEXT(0.375,"hh:mm")', "Opening"), ("09:30-10:10", "#N/A"), ("10:10-10:25", "Break")]
    found = problems(workbook(tmp_path / "a.xlsx", {"Day 1": rows}))
    assert "Day 1!A2 the cell holds a formula without a result." in found[0]
    assert any(one.startswith("Day 1!B3 the cell holds an error value such as #N/A.") for one in found)


def test_a_formulas_saved_result_is_a_time_as_any_other(tmp_path: Path) -> None:
    cells = (
        '<c r="A1" t="inlineStr"><is><t>Start</t></is></c><c r="B1" t="inlineStr"><is><t>End</t></is></c>'
        '<c r="C1" t="inlineStr"><is><t>Session</t></is></c>'
    )
    data = (
        '<c r="A2"><v>0.375</v></c><c r="B2"><f>A2+1/48</f><v>0.39583333333333331</v></c>'
        '<c r="C2" t="inlineStr"><is><t>Opening</t></is></c>'
    )
    sheet = worksheet(f'<row r="1">{cells}</row>', f'<row r="2">{data}</row>')
    (tmp_path / "a.xlsx").write_bytes(packed(parts(Plan=sheet)))
    agenda, said = read(tmp_path / "a.xlsx")
    assert listed(agenda) == ["1 09:00-09:30 opening"]
    assert said == ["Plan!B2 warning: formula in B2: the result that Excel saved was used."]


def test_blank_rows_comments_and_rows_without_a_time_are_no_items_and_said(tmp_path: Path) -> None:
    header = (*HEADER, "Comment")
    rows = [header, DAY[0], [], ("MODULE ONE",), (*DAY[1], "call Sofia"), (None, "Welcome by the host"), *DAY[2:]]
    agenda, said = read(workbook(tmp_path / "a.xlsx", {"Day 1": rows}))
    assert listed(agenda) == AS_READ
    assert said == [
        "Day 1!E5 note: the column `Comment` is no part of an agenda: 2 cells were not read.",
        "Day 1!row 4 warning: 2 rows without a time were not read: row 4 and row 6. If one is an item of the agenda, "
        "write when it is.",
    ]


def test_rows_merged_into_one_are_read_once(tmp_path: Path) -> None:
    rows = [HEADER, DAY[0], (), *DAY[1:]]

    def merge(sheet: Worksheet) -> None:
        for area in ("A2:A3", "B2:B3", "C2:C3", "D2:D3"):
            sheet.merge_cells(area)

    agenda, said = read(workbook(tmp_path / "a.xlsx", {"Day 1": rows}, merge))
    assert listed(agenda) == AS_READ
    assert any("this row says the same as the one above it, and was read once" in one for one in said)


def test_a_sheet_of_no_agenda_is_said_and_left(tmp_path: Path) -> None:
    costs = [("Item", "EUR"), ("Venue", 300)]
    agenda, said = read(workbook(tmp_path / "a.xlsx", {"Costs": costs, "Day 1": PLAIN}))
    assert listed(agenda) == AS_READ
    assert said == ["note: no agenda was found in the sheet 'Costs': not read."]
    with pytest.raises(ContentError, match=r"no table of it is an agenda \(looked at: the sheet 'Costs'\)"):
        read(workbook(tmp_path / "b.xlsx", {"Costs": costs}))


def test_a_thousand_rows_are_no_day(tmp_path: Path) -> None:
    rows = [HEADER, *(("09:00-09:30", "Opening") for _ in range(1000))]
    (found,) = problems(workbook(tmp_path / "a.xlsx", {"Day 1": rows}))
    assert found.startswith("Day 1!row 2 this day has 1,000 rows; at most 200 are read.")
    (found,) = problems(workbook(tmp_path / "b.xlsx", {"Day 1": [HEADER, *[("09:00-09:30", "Opening")] * 2500]}))
    assert "this sheet has 2,501 rows and 4 columns: more than any agenda" in found


@pytest.mark.parametrize("name", ["agenda.pdf", "agenda.html"])
def test_other_kinds_of_files_are_refused_with_what_to_do(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"x")
    with pytest.raises(InputError, match="agendas are read from") as caught:
        read(tmp_path / name)
    assert "Please save it as .xlsx or .docx." in str(caught.value)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (("09:00-09:30", "A talk", "film", "BG-1"), "is lecture in the programme; what this cell says was not read"),
        (("09:00-09:30", "A talks", "lecture", "BG-1"), "Did you mean `A talk`?"),
        (("09:00-09:30", "Visit", "trip", "BG-1"), "`trip` is not known here"),
        (("09:00-09:30", "Opening", "", "Ana Popescu"), "this is no code of a trainer"),
        (("09:00-09:30", "Opening", "", "BG-1, Ana Popescu"), "name 2 of the 2 in this cell is no code of a trainer"),
        (("09:00-09:30", "Opening", "", "\u0412G-1"), "It looks like `BG-1`"),
    ],
)
def test_words_that_the_programme_does_not_have(tmp_path: Path, row: tuple[str, ...], said: str) -> None:
    path = workbook(tmp_path / "a.xlsx", {"Day 1": [HEADER, row]})
    try:
        remarks = read(path)[1]
    except ContentError:
        remarks = problems(path)
    assert said in remarks[0]
    assert "Popescu" not in remarks[0]


def test_a_session_of_ones_own_says_more_in_columns_of_its_own(tmp_path: Path) -> None:
    rows = [
        (*HEADER, "Practice", "Care", "Level"),
        ("09:00-09:30", "Visit to a shelter *", "discussion", "BG-1", 0.5, "", ""),
        ("09:30-10:00", "A talks", "lecture", "BG-1", "10 min", "restoring", "complex"),
        ("10:00-10:30", "A talk", "lecture", "BG-1", 0, "", ""),
    ]
    agenda, said = read(workbook(tmp_path / "a.xlsx", {"Day 1": rows}))
    visit, other, talk = (item.session for item in agenda.sessions())
    assert visit is not None
    assert other is not None
    assert talk is not None
    assert (visit.title, visit.method, visit.practice, visit.care) == (
        "Visit to a shelter",
        "discussion",
        0.5,
        "sensitive",
    )
    assert (other.title, other.care, other.level) == ("A talks", "restoring", "complex")
    assert other.practice == pytest.approx(1 / 3)
    assert talk.id == "talk"
    assert not said


def test_an_id_in_other_capitals_is_that_of_the_session(tmp_path: Path) -> None:
    agenda, said = read(workbook(tmp_path / "a.xlsx", {"Day 1": [HEADER, ("09:00-09:15", "Pre-Test", "", "BG-1")]}))
    assert listed(agenda) == ["1 09:00-09:15 pre-test BG-1"]
    assert not said


def test_ids_that_differ_in_capitals_only_are_asked_for(tmp_path: Path) -> None:
    *chapters, experts = programme().manual
    (paper,) = experts.sessions
    shouted = experts.model_copy(update={"sessions": (paper, paper.model_copy(update={"id": "PAPER", "title": "P."}))})
    of = programme().model_copy(update={"manual": (*chapters, shouted)})
    with pytest.raises(ContentError, match="the programme has no session `Paper`"):
        read(workbook(tmp_path / "a.xlsx", {"Day 1": [HEADER, ("09:00-09:30", "Paper", "", "BG-1")]}), of=of)


BREAKS = {
    "Coffe break": "break", "Coffee brake": "break", "Coffee and tea": "break", "Coffee break in the foyer": "break",
    "Pauza de cafea": "break", "Pauza de masa la hotel": "lunch", "Lunch at restaurant Old Tbilisi": "lunch",
    "Networking lunch": "lunch", "Lunch & networking": "lunch", "lunch break 60 min": "lunch",
}  # fmt: skip


def test_breaks_in_other_words_are_breaks_where_nobody_leads_them(tmp_path: Path) -> None:
    rows = [(f"{at + 8}:00-{at + 9}:00", title, "", "") for at, title in enumerate(BREAKS)]
    led = ("19:00-19:30", "Working lunch: discussion of cases", "", "BG-1 + NL-2")
    agenda, said = read(workbook(tmp_path / "a.xlsx", {"Day 1": [HEADER, *rows, led]}))
    *items, working = agenda.days[0].items
    assert {item.title: item.kind for item in items} == BREAKS
    assert working.kind == "session"
    assert said[0] == (
        "Day 1!B2 note: `Coffe break` was read as a break. If it is a session, give it a method or trainers."
    )
    assert said[5].startswith("Day 1!B8 note: `Lunch at restaurant Old Tbilisi` was read as lunch.")


def test_rows_that_nobody_leads_are_breaks_where_others_are_led(tmp_path: Path) -> None:
    rows = [HEADER, ("08:30-09:00", "Registration"), *DAY, ("11:25-11:40", "Group photo")]
    agenda, said = read(workbook(tmp_path / "a.xlsx", {"Day 1": rows}))
    assert listed(agenda) == ["1 08:30-09:00 (break) Registration", *AS_READ, "1 11:25-11:40 (break) Group photo"]
    assert said[1] == (
        "Day 1!B7 note: `Group photo` is no session of the programme and names neither a method nor trainers: it was "
        "read as a break. If it is a session, give it a method or trainers."
    )


def test_in_an_agenda_without_trainers_rows_of_ones_own_stay_sessions(tmp_path: Path) -> None:
    rows = [("Time", "Session"), ("09:00-09:30", "Opening"), ("09:30-10:10", "Visit to a shelter")]
    agenda, _ = read(workbook(tmp_path / "a.xlsx", {"Day 1": rows}))
    assert [item.kind for item in agenda.days[0].items] == ["session", "session"]


def test_what_a_cell_says_besides_is_said(tmp_path: Path) -> None:
    rows = [
        HEADER,
        ("09:00-09:30", "Opening\nbring the big clock", "", "BG-1 (to be confirmed) + NL-2"),
        ("09:30-10:10", "A talk", "", "BG-1 and NL-2 (by video link)"),
    ]
    agenda, said = read(workbook(tmp_path / "a.xlsx", {"Day 1": rows}))
    assert listed(agenda) == AS_READ[:2]
    assert said == [
        "Day 1!B2 note: the text after the title in this cell was not read.",
        "Day 1!D3 warning: the text in brackets in this cell was not read.",
    ]


@pytest.mark.parametrize("column", range(4))
def test_a_pin_counts_in_whatever_cell_it_stands(tmp_path: Path, column: int) -> None:
    pinned = [f"{cell} (pinned)" if at == column else cell for at, cell in enumerate(DAY[0])]
    agenda, said = read(workbook(tmp_path / "a.xlsx", {"Day 1": [HEADER, pinned, DAY[1]]}))
    assert listed(agenda) == AS_READ[:2]
    assert [item.pinned for item in agenda.sessions()] == [True, False]
    assert not said
