"""What a partner says without changing a value: a row struck through, a list saved as a file of another kind."""

from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill

from tests.commands.running import run_here
from tests.folder.merging.material import lay

ROWS = [("Code", "Surname", "Given name"), ("01", "Hoxha", "Ana"), ("02", "Leka", "Besa"), ("03", "Dushku", "Ilir")]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for folder in ("sent", "al", "ro"):
        lay(Path(folder), {"participants.xlsx": ROWS})


def strike(path: Path, row: int) -> None:
    book = openpyxl.load_workbook(path)
    for cell in book.worksheets[0][row]:
        cell.font = Font(strike=True)
    book.save(path)


def test_a_row_that_a_partner_struck_through_is_said() -> None:
    strike(Path("al/participants.xlsx"), 3)
    ran = run_here(["merge", "al", "ro", "--base", "sent"])
    assert "1 row is struck through here" in ran.stderr
    assert "al/participants.xlsx" in ran.stderr
    assert "Leka" not in ran.said


def test_a_row_that_was_sent_out_struck_through_is_not_said_again() -> None:
    for folder in ("sent", "al", "ro"):
        strike(Path(folder) / "participants.xlsx", 3)
    strike(Path("al/participants.xlsx"), 3)
    lay(Path("ro"), {"room.txt": "A"})
    ran = run_here(["merge", "al", "ro", "--base", "sent"])
    assert "struck through" not in ran.stderr


def test_colours_and_comments_of_a_partner_are_said() -> None:
    book = openpyxl.load_workbook("al/participants.xlsx")
    book.worksheets[0]["B3"].fill = PatternFill("solid", fgColor="FFFF0000")
    book.worksheets[0]["B4"].comment = Comment("can't come: Dushku", "al")
    book.save("al/participants.xlsx")
    ran = run_here(["merge", "al", "ro", "--base", "sent"])
    assert ran.exit_code == 0
    assert "al/participants.xlsx!Sheet!B4: note: 1 cell has another comment and 1 cell has another colour" in ran.stderr
    assert "Dushku" not in ran.said


def test_a_workbook_saved_again_looks_the_same() -> None:
    book = openpyxl.load_workbook("al/participants.xlsx")
    book.worksheets[0].append(["04", "Dema", "Cene"])
    book.worksheets[0]["A5"].fill = PatternFill("solid", fgColor="FFFF0000")
    book.save("al/participants.xlsx")
    assert "merge.looks" not in run_here(["merge", "al", "ro", "--base", "sent"]).stderr


@pytest.mark.parametrize("name", ["participants.csv", "participants.CSV", "participants.ods"])
def test_a_list_that_came_back_as_a_file_of_another_kind_is_said(name: str) -> None:
    """Excel's *save as CSV* leaves a second file beside the list, and what changed in it would be missed."""
    Path("al/participants.xlsx").unlink()
    lay(Path("al"), {name: "Code;Surname;Given name\r\n1;Hoxha;Anna\r\n".encode("cp1251")})
    ran = run_here(["merge", "al", "ro", "--base", "sent"])
    assert "[merge.saved-otherwise]" in ran.stderr


def test_a_new_list_is_no_list_of_another_kind() -> None:
    lay(Path("al"), {"participants.csv": "Code,Surname\n1,Hoxha\n", "other.csv": "Code,Surname\n1,Hoxha\n"})
    ran = run_here(["merge", "al", "ro", "--base", "sent"])
    assert "saved-otherwise" not in ran.stderr
