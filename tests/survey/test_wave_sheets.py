"""A workbook with a sheet for each wave is read by them: by `ecpat evaluate` and by the board, and never half of it
without a word."""

import json
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from ecpat_training.survey.reading.wave_sheets import sheets_by_wave
from tests.commands.running import run_here
from tests.folder.material import answers, base


def workbook(path: Path, sheets: dict[str, str]) -> Path:
    book = openpyxl.Workbook()
    for name, text in sheets.items():
        sheet = book.create_sheet(name)
        for line in text.splitlines():
            sheet.append(line.split(","))
    del book["Sheet"]
    book.save(path)
    return path


BEFORE, AFTER = (answers("x", day, 18) for day in (date(2006, 2, 5), date(2006, 2, 9)))


@pytest.mark.parametrize(
    ("names", "read"),
    [
        (("Before", "After"), {"pre": "Before", "post": "After"}),
        (("Nach der Schulung", "Vor der Schulung"), {"pre": "Vor der Schulung", "post": "Nach der Schulung"}),
        (("Avant", "Après"), {"pre": "Avant", "post": "Après"}),
        (("Eğitim Öncesi", "Eğitim Sonrası"), {"pre": "Eğitim Öncesi", "post": "Eğitim Sonrası"}),
        (("Pré-teste", "Pós-teste"), {"pre": "Pré-teste", "post": "Pós-teste"}),
        (("Prije edukacije", "Poslije edukacije"), {"pre": "Prije edukacije", "post": "Poslije edukacije"}),
        (("მანამდე", "შემდეგ"), {"pre": "მანამდე", "post": "შემდეგ"}),
        (("قبل", "بعد"), {"pre": "قبل", "post": "بعد"}),
        (
            ("Form Responses Before", "Form Responses After"),
            {"pre": "Form Responses Before", "post": "Form Responses After"},
        ),
        (("Before", "After", "Before and after"), {"pre": "Before", "post": "After"}),
        (("Sheet1", "Sheet2"), {}),
        (("Before", "Pre", "After"), {}),
        (("Results before cleaning", "Results after cleaning"), {}),
    ],
)
def test_sheets_are_told_by_names_that_say_one_wave_each(
    names: tuple[str, ...], read: dict[str, str], tmp_path: Path
) -> None:
    assert dict(sheets_by_wave(workbook(tmp_path / "both.xlsx", dict.fromkeys(names, BEFORE)))) == read


def _evaluated(folder: Path, monkeypatch: pytest.MonkeyPatch, sheets: dict[str, str]) -> str:
    base(folder)
    workbook(folder / "both.xlsx", sheets)
    monkeypatch.chdir(folder)
    return run_here(["evaluate", "both.xlsx"]).said


def test_sheets_that_say_no_wave_are_read_by_their_days_and_the_same_people(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In whatever order they stand, and it is said by which days."""
    said = _evaluated(tmp_path, monkeypatch, {"Sheet1": AFTER, "Sheet2": BEFORE})
    assert "warning: sheets are read by their days" in said
    assert "`Sheet2` as pre (2006-02-05 to 2006-02-05) and `Sheet1` as post (2006-02-09 to 2006-02-09)" in said
    assert "18 people compared" in said


@pytest.mark.parametrize(
    ("first", "second", "asked"),
    [
        (BEFORE, BEFORE.replace(",1,", ",2,"), True),  # of one day
        (BEFORE, answers("y", date(2006, 2, 9), 18), False),  # other people: a training each
    ],
    ids=["one day", "other people"],
)
def test_sheets_of_one_day_are_asked_about_and_those_of_other_people_are_no_waves(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, first: str, second: str, asked: bool
) -> None:
    said = _evaluated(tmp_path, monkeypatch, {"Sheet1": first, "Sheet2": second})
    assert ("nothing says which is before and which is after" in said) is asked
    assert ('such as --sheet "Sheet1" --sheet "Sheet2"' in said) is asked
    assert "people compared" not in said


def test_a_sheet_with_other_columns_is_no_wave(tmp_path: Path) -> None:
    path = workbook(tmp_path / "both.xlsx", {"Before": BEFORE, "After": "Item,Cost\nHotel,200\n"})
    assert sheets_by_wave(path) == {}


def test_both_waves_are_evaluated_placed_and_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    base(tmp_path)
    workbook(tmp_path / "both.xlsx", {"Before": BEFORE, "After": AFTER})
    monkeypatch.chdir(tmp_path)
    ran = run_here(["evaluate", "both.xlsx"])
    assert "`Before` as pre and `After` as post" in ran.stderr
    assert "18 people compared" in " ".join(ran.stdout.split())
    ran = run_here(["add", "both.xlsx", "--training", "al-1", "--json"])
    (told,) = json.loads(ran.raw)["result"]["files"]
    assert (told["place"], told["further"]) == ("trainings/al-1/pre.xlsx", ["trainings/al-1/post.xlsx"])
    assert "18 people compared" in " ".join(run_here(["evaluate", "--training", "al-1"]).stdout.split())
    board = json.loads(run_here(["status", "--on", "2006-03-01", "--json"]).raw)["result"]
    (training,) = [one for one in board["trainings"] if one["training"] == "al-1"]
    steps = {step["step"]: (step["state"], step["what"]) for step in training["steps"]}
    assert steps["before"] == steps["after"] == ("done", "18 of 20")


@pytest.mark.parametrize("names", [("Before", "After"), ("Avant", "Après")])
def test_a_draft_has_the_answers_of_both_waves(
    names: tuple[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It was made of the first sheet alone, so that `After` brought answers that no scale had."""
    before = "Code,How sure are you?,A child is\nAN07,Agree,under 18\nBE12,Disagree,under 16\nCE13,Agree,under 18"
    after = "Code,How sure are you?,A child is\nAN07,Strongly agree,under 18\nBE12,Agree,under 18\nCE13,Agree,under 21"
    monkeypatch.chdir(tmp_path)
    workbook(tmp_path / "both.xlsx", dict(zip(names, (before, after), strict=True)))
    ran = run_here(["survey", "draft", "both.xlsx", "--out", "instrument.yaml"])
    text = (tmp_path / "instrument.yaml").read_text("utf-8")
    assert f"# Drafted from both.xlsx, {names[0]} (pre) and both.xlsx, {names[1]} (post)." in text
    assert '"Strongly agree":' in text
    assert '"under 21"' in text
    assert "workbook.other-sheets" not in ran.stderr
