"""The workbook that was sent out is kept where only cells changed."""

import io
import re
import zipfile
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.datavalidation import DataValidation

from ecpat_training.files.archive import always_the_same
from tests.commands.running import Ran, run_here
from tests.folder.merging.material import cells, lay, take

ROWS = [("Code", "Seats", "Room", "Day"), *[(f"AL-{n}", 18 + n, "A", datetime(2005, 9, n)) for n in (1, 2, 3)]]
LIST = "rooms.xlsx"


def with_results(data: bytes, result: int) -> bytes:
    """The workbook with a result at each formula, as Excel saves it."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            if name.startswith("xl/worksheets/sheet"):
                text = re.sub(rb"</f><v ?/?>(</v>)?", b"</f><v>%d</v>" % result, text)
            new.writestr(name, text)
    return always_the_same(made.getvalue())


def sent(rows: list[tuple[object, ...]] | None = None, *, total: int = 60, from_1904: bool = False) -> bytes:
    """A list as a coordinator lays it out: colours, widths, a remark, a rule of input, a formula, a hidden sheet."""
    book = openpyxl.Workbook()
    if from_1904:
        book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    sheet = book.worksheets[0]
    sheet.title = "Rooms"
    for row in rows or ROWS:
        sheet.append([*row])
    sheet["F1"] = "Total"
    sheet["F2"] = "=SUM(B2:B4)"
    sheet["A1"].font = Font(bold=True)
    sheet["C2"].fill = PatternFill("solid", fgColor="FFFF00")
    sheet["C4"].fill = PatternFill("solid", fgColor="00FF00")
    sheet["B2"].comment = Comment("as the hotel says", "A")
    sheet.column_dimensions["C"].width = 33
    rule = DataValidation(type="list", formula1='"A,B,Hall"')
    rule.add("C2:C40")
    sheet.add_data_validation(rule)
    hidden = book.create_sheet("Choices")
    hidden.append(["x", "y"])
    hidden.sheet_state = "hidden"
    made = io.BytesIO()
    book.save(made)
    return with_results(made.getvalue(), total)


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for folder in ("sent", "al", "ro"):
        lay(Path(folder), {LIST: sent()})


def merge(*line: str) -> Ran:
    return run_here(["merge", *line, "--base", "sent"])


def test_styles_remarks_rules_and_formulas_stay() -> None:
    day = datetime(2005, 9, 20)
    al = [ROWS[0], ("AL-1", 40, "Hall", day), *ROWS[2:], ("AL-9", 7, "B", day)]
    lay(Path("al"), {LIST: sent(al, total=81)})  # as Excel calculates it anew
    lay(Path("ro"), {LIST: sent([*ROWS[:3], ("AL-3", 21, None, ROWS[3][3])])})
    ran = merge("al", "ro", "--out", "kept")
    assert "merge.written-anew" not in ran.stderr
    there = cells(Path("kept", LIST), "Rooms")
    assert [row[:4] for row in there[1:]] == [
        ("AL-1", 40, "Hall", day), ROWS[2], ("AL-3", 21, None, ROWS[3][3]), ("AL-9", 7, "B", day),
    ]  # fmt: skip
    book = openpyxl.load_workbook(Path("kept", LIST))
    sheet = book["Rooms"]
    assert sheet["F2"].value == "=SUM(B2:B4)"
    assert openpyxl.load_workbook(Path("kept", LIST), data_only=True)["Rooms"]["F2"].value == 60
    assert book.calculation.fullCalcOnLoad
    assert sheet["C2"].fill.fgColor.rgb.endswith("FFFF00")
    assert sheet["C5"].fill.fgColor.rgb.endswith("00FF00")  # a new row looks as the last one
    assert sheet["D5"].is_date
    assert sheet["A1"].font.bold
    assert sheet["B2"].comment.text == "as the hotel says"
    assert sheet.column_dimensions["C"].width == 33
    assert sheet.data_validations.dataValidation[0].formula1 == '"A,B,Hall"'
    assert book["Choices"].sheet_state == "hidden"
    assert merge("kept", "ro", "al", "--out", "again").exit_code == 0
    assert Path("again", LIST).read_bytes() == Path("kept", LIST).read_bytes()
    assert merge("ro", "al", "--out", "other").exit_code == 0
    assert Path("other", LIST).read_bytes() == Path("kept", LIST).read_bytes()


def test_a_number_typed_over_a_formula_is_a_change() -> None:
    book = openpyxl.load_workbook(io.BytesIO(sent()))
    book["Rooms"]["F2"] = 99
    book.save(Path("al", LIST))
    ran = merge("al", "ro", "--out", "merged")
    assert "1 change taken" in ran.said
    assert "merge.written-anew" in ran.stderr
    assert cells(Path("merged", LIST), "Rooms")[1][5] == 99


def test_days_of_a_workbook_that_counts_from_1904_stay_those_days() -> None:
    day = datetime(2005, 9, 20)
    for folder in ("sent", "ro"):
        lay(Path(folder), {LIST: sent(from_1904=True)})
    lay(Path("al"), {LIST: sent([ROWS[0], (*ROWS[1][:3], day), *ROWS[2:]])})  # saved where days count from 1900
    ran = merge("al", "ro", "--out", "merged")
    assert "1 change taken" in ran.said
    assert "merge.written-anew" not in ran.stderr
    assert [row[3] for row in cells(Path("merged", LIST), "Rooms")[1:4]] == [day, *(row[3] for row in ROWS[2:])]


@pytest.mark.parametrize("text", ["=1+1", "-A", "@x"])
def test_a_text_that_begins_like_a_formula_stays_a_text(text: str) -> None:
    book = openpyxl.load_workbook(io.BytesIO(sent()))
    cell = book["Rooms"]["C3"]
    cell.value, cell.data_type = text, "s"
    book["Rooms"]["F2"] = 60
    book.save(Path("al", LIST))
    merge("al", "ro", "--out", "merged")
    at = openpyxl.load_workbook(Path("merged", LIST))["Rooms"]["C3"]
    assert (at.value, at.data_type, at.quotePrefix) == (text, "s", True)


def test_an_answer_changes_its_cell_alone() -> None:
    for folder, room in (("al", "B"), ("ro", "Hall")):
        lay(Path(folder), {LIST: sent([ROWS[0], ("AL-1", 19, room, ROWS[1][3]), *ROWS[2:]])})
    assert merge("al", "ro", "--out", "merged").exit_code == 1
    take(Path("merged/merge.xlsx"), ["Hall"])
    assert merge("merged", "--out", "one").exit_code == 0
    assert merge("al", "ro", "--answers", "merged/merge.xlsx", "--out", "two").exit_code == 0
    assert Path("one", LIST).read_bytes() == Path("two", LIST).read_bytes()
    assert openpyxl.load_workbook(Path("one", LIST))["Rooms"]["C2"].fill.fgColor.rgb.endswith("FFFF00")
