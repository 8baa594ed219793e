"""A list that a partner saved in LibreOffice's own format is merged as the workbook that was sent out."""

from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest

from tests.commands.running import run_here
from tests.files.test_old_workbooks import cell, ods, row
from tests.folder.merging.material import lay

ROWS = [("Code", "Surname", "Given name"), ("01", "Hoxha", "Ana"), ("02", "Leka", "Besa")]
CHANGED = [*ROWS[:1], ("01", "Hoxha", "Anna"), *ROWS[2:], ("03", "Dushku", "Ilir")]


def spreadsheet(rows: Sequence[Sequence[str]]) -> bytes:
    return ods("".join(row(*map(cell, one)) for one in rows), name="Sheet")


def listed(path: str) -> list[tuple[object, ...]]:
    return [*openpyxl.load_workbook(path).worksheets[0].values]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_a_spreadsheet_in_place_of_the_workbook_is_merged_cell_by_cell() -> None:
    lay(Path("sent"), {"participants.xlsx": ROWS})
    lay(Path("al"), {"participants.ods": spreadsheet(CHANGED)})
    lay(Path("ro"), {"participants.xlsx": [*ROWS[:2], ("02", "Leka-Prifti", "Besa")]})
    ran = run_here(["merge", "al", "ro", "--base", "sent", "--out", "merged"])
    assert ran.exit_code == 0, ran.said
    assert listed("merged/participants.xlsx") == [*CHANGED[:2], ("02", "Leka-Prifti", "Besa"), CHANGED[3]]
    assert not Path("merged/participants.ods").exists()
    assert "al/participants.ods: note: this spreadsheet was merged as participants.xlsx" in " ".join(ran.stderr.split())


@pytest.mark.parametrize("ro", ["participants.ods", "participants.xlsx"])
def test_spreadsheets_that_were_sent_out_so_are_merged_into_a_workbook(ro: str) -> None:
    other = [*ROWS[:2], ("02", "Leka-Prifti", "Besa")]
    lay(Path("sent"), {"participants.ods": spreadsheet(ROWS)})
    lay(Path("al"), {"participants.ods": spreadsheet(CHANGED)})
    lay(Path("ro"), {ro: spreadsheet(other) if ro.endswith("ods") else other})
    assert run_here(["merge", "al", "ro", "--base", "sent", "--out", "merged"]).exit_code == 0
    assert listed("merged/participants.xlsx") == [*CHANGED[:2], other[2], CHANGED[3]]
    again = run_here(["merge", "merged", "--base", "sent", "--out", "merged-2"])
    assert again.exit_code == 0
    assert listed("merged-2/participants.xlsx") == listed("merged/participants.xlsx")


def test_a_spreadsheet_that_nobody_changed_stays_as_it_was_sent_out() -> None:
    for folder in ("sent", "al", "ro"):
        lay(Path(folder), {"participants.ods": spreadsheet(ROWS)})
    run_here(["merge", "al", "ro", "--base", "sent", "--out", "merged"])
    assert Path("merged/participants.ods").read_bytes() == Path("sent/participants.ods").read_bytes()


def test_what_two_partners_changed_otherwise_is_asked_in_a_spreadsheet_too() -> None:
    lay(Path("sent"), {"participants.xlsx": ROWS})
    lay(Path("al"), {"participants.ods": spreadsheet(CHANGED)})
    lay(Path("ro"), {"participants.xlsx": [*ROWS[:1], ("01", "Hoxha", "Anne"), *ROWS[2:]]})
    ran = run_here(["merge", "al", "ro", "--base", "sent"])
    assert ran.exit_code == 1
    assert "1 question to answer" in ran.stdout


def test_a_spreadsheet_beside_the_workbook_stays_a_file_of_its_own() -> None:
    lay(Path("sent"), {"participants.xlsx": ROWS})
    lay(Path("al"), {"participants.xlsx": ROWS, "participants.ods": spreadsheet(CHANGED)})
    run_here(["merge", "al", "--base", "sent", "--out", "merged"])
    assert listed("merged/participants.xlsx") == ROWS
    assert Path("merged/participants.ods").exists()
