"""Which training a dropped file is of is told by evidence (days, places, people), or asked: no file is placed in a
training that it isn't of, and no name is printed."""

import io
import json
import shutil
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest

from tests.commands.running import run_here
from tests.folder.material import answers, base, people, write

DATES = {"al-1": date(2006, 5, 3), "al-2": date(2006, 9, 12), "bg-1": date(2006, 6, 6), "bg-2": date(2006, 10, 18)}
GIVEN = [
    "Ana",
    "Besnik",
    "Elira",
    "Goran",
    "Ivana",
    "Jonas",
    "Katya",
    "Mirela",
    "Niko",
    "Olena",
    "Petar",
    "Teuta",
    "Vesna",
    "Zef",
]
FAMILY = {"al-1": "Hoxha", "al-2": "Kola", "bg-1": "Petrova", "bg-2": "Dimitrova", "new": "Berg"}


def persons(of: str, number: int = 12) -> list[str]:
    return [f"{given} {FAMILY[of]}" for given in GIVEN[:number]]


def a_list(of: str, *, ticks: str = "") -> str:
    head = "Name;Organisation;Profession" + (f";{ticks}" if ticks else "")
    marks = ";x" * (ticks.count(";") + 1) if ticks else ""
    return "\n".join([head, *(f"{name};City Police;police officer{marks}" for name in persons(of))])


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A programme in which every training has a date, and two lists of participants are there."""
    base(tmp_path)
    countries = ("by", "cz", "ee", "md", "ro", "ru", "rs", "ua")
    others = {f"{country}-{at}": date(2004, 1 + index, at) for index, country in enumerate(countries) for at in (1, 2)}
    rows = "".join(f"{id_},{day},\n" for id_, day in (DATES | others).items())
    write(tmp_path / "series.csv", f"Training,First day,Trainers\n{rows}")
    for id_ in ("al-1", "al-2", "bg-1"):
        write(tmp_path / "trainings" / id_ / "participants.csv", a_list(id_))
    (tmp_path / "mail").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def added(folder: Path, files: Mapping[str, str | bytes], *options: str) -> tuple[list[dict[str, Any]], list[Any]]:
    for name, data in files.items():
        write(folder / "mail" / name, data)
    ran = run_here(["add", *(f"mail/{name}" for name in files), *options, "--json"])
    answer = json.loads(ran.raw)
    assert not any(family in ran.raw.decode() + ran.stderr for family in FAMILY.values()), "names stay in the roster"
    return answer["result"]["files"], answer["findings"]


@pytest.mark.parametrize(
    ("ticks", "because"),
    [
        ("Day 1 AM;Day 1 PM", "12 of its 12 people are known in al-2"),
        ("12.09.2006;13.09.2006", "2006-09-12 and 2006-09-13 are days of al-2"),
        ("Dita 1 paradite;Dita 1 pasdite", "12 of its 12 people are known in al-2"),
    ],
)
def test_signed_sheets_are_of_the_training_whose_people_and_days_they_hold(
    folder: Path, ticks: str, because: str
) -> None:
    (told,), _ = added(folder, {"scan 17.csv": a_list("al-2", ticks=ticks)})
    assert told["place"] == "trainings/al-2/attendance.csv", told
    assert because in told["because"]


def test_days_of_one_training_and_people_of_another_are_asked_with_both(folder: Path) -> None:
    (told,), _ = added(folder, {"scan.csv": a_list("al-2", ticks="03.05.2006;04.05.2006")})
    assert told["place"] is None
    assert set(told["trainings"][:2]) == {"al-1", "al-2"}
    assert "2006-05-03 and 2006-05-04 are days of al-1" in told["asked"]
    assert "12 of its 12 people are known in al-2" in told["asked"]


def test_people_of_a_country_may_come_to_its_other_training_whose_list_nobody_has(folder: Path) -> None:
    """bg-1 has a list and bg-2 none: the same people may have signed for either."""
    (told,), _ = added(folder, {"scan.csv": a_list("bg-1", ticks="Day 1 AM;Day 1 PM")})
    assert told["place"] is None
    assert told["trainings"] == ["bg-1", "bg-2"]
    (told,), _ = added(folder, {"scan.csv": a_list("bg-1", ticks="06.06.2006;07.06.2006")})
    assert told["place"] == "trainings/bg-1/attendance.csv", told


def test_a_list_of_participants_is_not_placed_by_its_people_alone(folder: Path) -> None:
    """Many come to the second training of a country, too."""
    (told,), _ = added(folder, {"list.csv": a_list("al-1")})
    assert told["place"] is None
    assert "12 of its 12 people are known in al-1" in told["asked"]


@pytest.mark.parametrize(
    ("lines", "place"),
    [
        (["Training 2, Albania"], "trainings/al-2"),
        (["Lista e pjesëmarrësve", "Shqipëria, 12-13 shtator 2006"], "trainings/al-2"),
        (["Teilnehmerliste", "Bulgarien, 18. und 19. Oktober 2006"], "trainings/bg-2"),
        (["Liste des participants", "du 6 au 7 juin 2006"], "trainings/bg-1"),
        (["Lista uczestników", "Albania"], None),
        (["Списък на участниците", "5.10.2007"], None),
    ],
)
def test_titles_days_and_countries_above_a_table_say_its_training(
    folder: Path, lines: list[str], place: str | None
) -> None:
    shutil.rmtree(folder / "trainings")
    book, out = openpyxl.Workbook(), io.BytesIO()
    assert book.active is not None
    for row in (*([line] for line in lines), [], ["Name", "Organisation", "Profession"],
                *([name, "Red Cross", "nurse"] for name in persons("new"))):  # fmt: skip
        book.active.append(row)
    book.save(out)
    (told,), _ = added(folder, {"file.xlsx": out.getvalue()})
    assert (told["place"] or "").rpartition("/")[0] == (place or ""), told


def test_an_agenda_in_word_is_of_the_training_on_its_days(folder: Path) -> None:
    def programme(first: str) -> bytes:
        file, out = docx.Document(), io.BytesIO()
        file.add_paragraph("Training on the protection of children")
        file.add_paragraph(first)
        rows = [("Time", "Session", "Trainer"), ("09:00-10:00", "Opening", "Ana"), ("10:00-10:30", "Coffee", "")]
        table = file.add_table(rows=3, cols=3)
        for row, cells in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, cells, strict=True):
                cell.text = text
        file.save(out)
        return out.getvalue()

    (told,), _ = added(folder, {"final.docx": programme("3-4 May 2006, Tirana")})
    assert told["place"] == "trainings/al-1/agenda.docx", told
    (told,), _ = added(folder, {"final.docx": programme("3-4 May 2007")}, "--look")
    assert told["place"] is None


def test_undated_answers_are_of_the_training_whose_codes_they_share(folder: Path) -> None:
    first = answers("x", date(2006, 5, 1), 18)
    added(folder, {"before.csv": first})
    undated = "\n".join(",".join(["", *line.split(",")[1:]]) for line in answers("x", date(2006, 5, 5), 18).split("\n"))
    (told,), _ = added(folder, {"after.csv": undated})
    assert "18 of its 18 codes are known in al-1" in told["asked"] + told["because"], told
    assert told["trainings"] in ([], ["al-1", "al-2"])


def test_which_training_several_files_are_of_is_asked_once(folder: Path) -> None:
    files = {"a.csv": a_list("new"), "b.csv": a_list("new", ticks="Day 1 AM;Day 1 PM"), "c.csv": "Room,Seats\nHall,4\n"}
    _, findings = added(folder, files)
    (finding,) = [finding for finding in findings if "which training" in finding["message"]]
    assert "mail/a.csv" in finding["message"]
    assert "`ecpat add mail/a.csv mail/b.csv --training ID`" in finding["hint"]
    told, findings = added(folder, files, "--training", "bg-2")
    assert [file["place"] for file in told] == [
        "trainings/bg-2/participants.csv", "trainings/bg-2/attendance.csv", None,
    ]  # fmt: skip
    assert [finding["code"] for finding in findings] == ["add.unused"], "the third file has no place"


def test_files_that_came_together_say_of_each_other_of_whom_they_are(folder: Path) -> None:
    """The list names its training, and the signed sheets have its people."""
    files = {"bg-2 list.csv": a_list("bg-2"), "signed.csv": a_list("bg-2", ticks="Day 1 AM;Day 1 PM")}
    told, _ = added(folder, files)
    assert [file["place"] for file in told] == ["trainings/bg-2/participants.csv", "trainings/bg-2/attendance.csv"]


@pytest.mark.parametrize("of", ["al-1", "al-2", "bg-1"])
def test_a_list_of_twenty_people_keeps_its_place_by_its_name(folder: Path, of: str) -> None:
    (told,), _ = added(folder, {f"{of} participants final.csv": "\n".join(people(of))}, "--look", "--as", "applicants")
    assert told["place"] == f"trainings/{of}/applicants.csv"
