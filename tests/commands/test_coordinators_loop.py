"""A coordinator's loop without a line of YAML: draft, edit in Excel, check, plan again around the edit, compare."""

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from ecpat_training.core.errors import Exit
from tests.commands import opening
from tests.commands.conftest import Ecpat
from tests.commands.material import PROGRAMME, written

VISIT = ("10:40-11:25", "Visit to a shelter", "discussion", "BG-2 and NL-1")
TIMES = {
    "Opening": "09:00-09:30",
    "Signals": "09:30-10:20",
    "Break": "10:20-10:40",
    "Who does what": "11:25-12:10",  # makes room for the visit
    "Closing": "11:25-11:45",  # forgotten
}


@pytest.fixture
def book(ecpat: Ecpat, folder: Path) -> Any:
    """The drafted workbook after a person moved a session, changed a trainer and put a row in."""
    written(folder, programme=PROGRAMME)
    assert ecpat("plan", "programme.yaml", "--training", "bg-1", "--out", "agenda.xlsx").exit_code == Exit.CLEAN
    book = openpyxl.load_workbook(folder / "agenda.xlsx")
    sheet, rows = book["Day 1"], {row[1].value: row for row in book["Day 1"].iter_rows()}
    for title, time in TIMES.items():
        rows[title][0].value = time
    rows["Signals"][3].value = "NL-1 and BG-2"
    at = rows["Who does what"][0].row
    sheet.insert_rows(at)
    for cell, value in zip(sheet[at], VISIT, strict=False):
        cell.value = value
    return book


def test_what_is_edited_in_excel_is_checked_planned_around_and_compared(ecpat: Ecpat, folder: Path, book: Any) -> None:
    book.save(folder / "edited.xlsx")
    ran = ecpat("plan", "check", "edited.xlsx")
    assert ran.exit_code == Exit.FINDINGS
    assert 'Day 1, 11:25 "Closing" starts before "Who does what" ends' in ran.said
    ran = ecpat("plan", "programme.yaml", "--keep", "edited.xlsx", "--out", "new.xlsx", "--out", "new.docx")
    assert ran.exit_code == Exit.CLEAN, ran.said
    assert "1 of 5 sessions moves; it is proven that fewer is impossible." in ran.said
    for name in ("new.xlsx", "new.docx"):
        assert ecpat("plan", "check", name).exit_code == Exit.CLEAN
        ran = ecpat("plan", "diff", "edited.xlsx", name, "--out", "changes.docx", "--force")
        assert ran.exit_code == Exit.FINDINGS
        said = opening.text(folder / "changes.docx")
        assert "1 of 5 sessions moves." in said
        assert "“Closing” starts 45 minutes later: on day 1, 12:10, not 11:25." in said
    assert ecpat("plan", "diff", "new.xlsx", "new.docx").exit_code == Exit.CLEAN
    ran = ecpat("plan", "programme.yaml", "--keep", "edited.xlsx", "--language", "bg", "--out", "papers.docx")
    assert ran.exit_code == Exit.CLEAN
    assert "Почивка" in opening.text(folder / "papers.docx")
    assert "no texts in `bg`" in ran.said


def test_a_column_that_a_person_adds_pins_a_session(ecpat: Ecpat, folder: Path, book: Any) -> None:
    sheet = book["Day 1"]
    sheet.cell(1, sheet.max_column + 1).value = "Pinned"
    closing = next(row for row in sheet.iter_rows() if row[1].value == "Closing")
    closing[0].value, closing[-1].value = "11:40-12:00", "yes"
    book.save(folder / "edited.xlsx")
    ran = ecpat("plan", "programme.yaml", "--keep", "edited.xlsx", "--out", "new.docx")
    assert ran.exit_code == Exit.CLEAN, ran.said
    said = opening.text(folder / "new.docx")
    assert "11:40–12:00 Closing" in said
    assert ecpat("plan", "diff", "edited.xlsx", "new.docx").exit_code == Exit.FINDINGS


def test_where_a_file_does_not_say_its_training_or_programme_the_command_does(
    ecpat: Ecpat, folder: Path, book: Any
) -> None:
    front = book.worksheets[0]
    for row in front.iter_rows():
        if row[0].value in ("Training", "Programme file"):
            row[0].value = row[1].value = None
    book.save(folder / "edited.xlsx")
    told = ("--programme", "programme.yaml", "--training", "bg-1")
    assert ecpat("plan", "diff", "edited.xlsx", "agenda.xlsx", *told).exit_code == Exit.FINDINGS
    ran = ecpat("plan", "programme.yaml", "--keep", "edited.xlsx", "--training", "bg-1")
    assert ran.exit_code == Exit.CLEAN, ran.said
    ran = ecpat("plan", "programme.yaml", "--keep", "edited.xlsx")
    assert ran.exit_code != Exit.CLEAN
    assert "--training" in ran.said
