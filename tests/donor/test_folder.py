"""`ecpat donor` in a programme's folder: the lists of its trainings, without naming one."""

import csv
import json
from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.commands.running import Ran, run_here
from tests.donor.material import HEAD, donor, people, two_years

KNOWN = HEAD[:7]
SHEET = ["Given name", "Surname", "Day 1 AM", "Day 1 PM", "Day 2 AM", "Day 2 PM"]


def table(path: Path, header: list[str], rows: list[list[str]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, *rows])


@pytest.fixture
def programme_folder(folder: Path) -> Path:
    """The two years as a programme's folder: participants of al-1 beside its signed list, al-2 with ticks in one."""
    everybody = people(300)
    table(folder / "trainings/al-1/participants.csv", KNOWN, everybody)
    ticks = [[*one[:2], "x", "x", "x", "" if at % 7 == 0 else "x"] for at, one in enumerate(everybody)]
    table(folder / "trainings/al-1/attendance.csv", SHEET, ticks)
    (folder / "trainings/al-2").mkdir()
    (folder / "al-2.csv").rename(folder / "trainings/al-2/participants.csv")
    return folder


def counted(ran: Ran) -> dict[tuple[str, str, str, str], tuple[int, int]]:
    result = json.loads(ran.stdout)["result"]
    return {
        (each["code"], one["window"], one["by"], one["label"]): (one["persons_low"], one["participations"])
        for each in (result["everybody"], *result["indicators"])
        for one in each["figures"]
    }


@pytest.mark.parametrize("template", ["eea", "justice"])
def test_the_folder_counts_as_its_lists_do_when_named(
    programme_folder: Path, tmp_path: Path, template: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran = run_here(["donor", "--donor", template, "-d", "pairs.yaml", "--json"])
    found = counted(ran)
    two_years_again = tmp_path / "named"
    two_years_again.mkdir()
    monkeypatch.chdir(two_years_again)
    two_years(two_years_again)
    assert found == counted(donor("--donor", template, "--json"))
    assert found["all", "", "", ""] == (300, 350)
    assert "List of al-1: trainings/al-1/attendance.csv, with participants.csv beside it." in ran.stderr
    assert "List of al-2: trainings/al-2/participants.csv." in ran.stderr
    assert "nobody is counted of al-3: no participant list and no attendance list is there." in ran.stderr
    sources = {
        each["file"] for one in json.loads(ran.stdout)["result"]["everybody"]["figures"] for each in one["sources"]
    }
    assert sources == {"al-1/attendance.csv", "al-2/participants.csv"}


def test_whoever_is_listed_and_did_not_sign_does_not_count(programme_folder: Path) -> None:
    table(
        programme_folder / "trainings/al-1/attendance.csv", SHEET, [[*one[:2], "x", "", "", ""] for one in people(40)]
    )
    ran = run_here(["donor", "--donor", "eea", "--json"])
    found = counted(ran)
    assert found["all", "2005", "", ""] == (40, 40)
    sexes = {label for code, window, by, label in found if (code, window, by) == ("all", "2005", "sex")}
    assert sexes == {"female", "male"}  # as the participant list says


def test_who_signed_and_is_not_listed_counts_and_is_said(programme_folder: Path) -> None:
    rows = [[*one[:2], "x", "x", "x", "x"] for one in people(20)]
    rows += [["Zorica", "Neznana", "x", "x", "x", "x"], ["Zorica", "Druga", "", "", "", ""]]
    table(programme_folder / "trainings/al-1/attendance.csv", SHEET, rows)
    ran = run_here(["donor", "--donor", "eea", "--json"])
    assert counted(ran)["all", "2005", "", ""] == (21, 21)
    assert "2 rows of the signed list are nobody's on participants.csv, by code, e-mail or name." in ran.stderr
    assert "Zorica" not in ran.said


def test_two_of_one_name_are_not_mixed_up(programme_folder: Path) -> None:
    """Of two people of one name nobody knows which signed: neither is taken for the other."""
    twins = [
        ["Ana", "Hoxha", "a@example.org", "female", "judge", "", "GO"],
        ["Ana", "Hoxha", "b@example.org", "male", "", "", ""],
    ]
    table(programme_folder / "trainings/al-1/participants.csv", KNOWN, [*people(20), *twins])
    table(programme_folder / "trainings/al-1/attendance.csv", SHEET, [["Ana", "Hoxha", "x", "x", "x", "x"]])
    found = counted(run_here(["donor", "--donor", "eea", "--json"]))
    assert found["all", "2005", "sex", "not known"] == (1, 1)


def test_the_newest_list_counts(programme_folder: Path) -> None:
    table(
        programme_folder / "trainings/al-1/attendance-v2.csv",
        SHEET,
        [[*one[:2], "x", "x", "x", "x"] for one in people(12)],
    )
    ran = run_here(["donor", "--donor", "eea", "--json"])
    assert counted(ran)["all", "2005", "", ""] == (12, 12)
    assert "attendance-v2.csv" in ran.stderr


def test_several_files_of_one_kind_are_asked(programme_folder: Path) -> None:
    first = programme_folder / "trainings/al-1"
    (first / "attendance.txt").write_bytes((first / "attendance.csv").read_bytes())
    ran = run_here(["donor", "--donor", "eea"])
    assert ran.exit_code == 2
    assert "[usage.several-files]" in ran.stderr


def test_without_lists_and_folder_it_says_what_to_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    ran = run_here(["donor", "--donor", "eea"])
    assert ran.exit_code == 2
    assert "[donor.nothing-named]" in ran.stderr


def test_a_folder_without_lists_is_said(folder: Path) -> None:
    ran = run_here(["donor", "--donor", "eea"])
    assert ran.exit_code == 2
    assert "no training has a participant list or an attendance list" in ran.stderr
    assert folder.exists()


def test_a_date_that_only_the_series_beside_the_programme_says_counts_by_year(programme_folder: Path) -> None:
    ran = run_here(["donor", "--donor", "eea", "-d", "pairs.yaml", "--json"])
    said = programme_folder / "programme.yaml"
    said.write_text(said.read_text("utf-8").replace(" start: 2005-10-06,", ""), "utf-8")
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Series"
    for row in (("Training", "First day"), ("al-1", "2005-10-06")):
        sheet.append(row)
    book.save(programme_folder / "series.xlsx")
    again = run_here(["donor", "--donor", "eea", "-d", "pairs.yaml", "--json"])
    assert "no date of al-1" not in again.stderr
    assert "Series: series.xlsx, found beside the programme." in again.stderr
    assert counted(again) == counted(ran)


def test_an_attendance_list_in_which_nothing_is_typed_counts_for_nobody(programme_folder: Path) -> None:
    """As `ecpat event attendance` writes it."""
    home = programme_folder / "trainings/al-1"
    (home / "attendance.csv").unlink()
    assert run_here(["event", "attendance", "al-1"]).exit_code == 0
    ran = run_here(["donor", "--donor", "eea", "-d", "pairs.yaml", "--json"])
    assert "nobody is marked on the list, so nobody knows who came" in ran.stderr
    alone = counted(ran)["all", "", "", ""]
    table(home / "attendance.csv", SHEET, [["Ana", "Nobody", "no", "no", "no", "no"]])
    (home / "attendance.xlsx").unlink()
    assert counted(run_here(["donor", "--donor", "eea", "-d", "pairs.yaml", "--json"]))["all", "", "", ""] == alone
