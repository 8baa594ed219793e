"""Lists in Word files find their places as those in workbooks do; of a mail or a letter that names people, the one step
that makes a list of it is said, on pages too."""

import json
from pathlib import Path
from typing import Any

import pytest

from ecpat_training.folder.reading.recognising import recognise_file
from tests.commands.running import run_here
from tests.folder.drawing import word
from tests.folder.material import base

_PEOPLE = [("Ana Berg", "City Police", "police officer"), ("Ben Rossi", "Red Cross", "nurse"),
           ("Eva Ilić", "Child Helpline", "psychologist"), ("Zef Kola", "Court", "judge")]  # fmt: skip
_MAIL = {
    "en": "Dear colleague,\nhere are the people we send:\n1. Ana Berg, police officer, City Police, ana@example.org\n"
    "2. Ben Rossi, nurse, Red Cross, ben@example.org\n3. Eva Ilic, psychologist, Helpline, eva@example.org\nBye\n",
    "de": "Liebe Kollegin,\nhier unsere Teilnehmenden:\n1. Ana Berg, Polizistin, Polizei, ana@example.org\n"
    "2. Ben Rossi, Pfleger, Rotes Kreuz, ben@example.org\n3. Eva Ilic, Psychologin, Helpline, eva@example.org\nGrüße\n",
    "fr": "Chers collègues,\nvoici nos participants :\n1. Ana Berg, policière, Police, ana@example.org\n"
    "2. Ben Rossi, infirmier, Croix-Rouge, ben@example.org\n3. Eva Ilic, psychologue, Ligne, eva@example.org\nMerci\n",
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    base(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def added(name: str, data: bytes, *options: str) -> dict[str, Any]:
    Path(name).write_bytes(data)
    (told,) = json.loads(run_here(["add", name, *options, "--json"]).raw)["result"]["files"]
    return told  # type: ignore[no-any-return]


@pytest.mark.parametrize(
    "head",
    [("Name", "Organisation", "Profession"), ("Emri dhe mbiemri", "Institucioni", "Profesioni"),
     ("Име и фамилия", "Институция", "Професия")],
)  # fmt: skip
def test_a_list_in_word_is_placed_read_and_counted(folder: Path, head: tuple[str, ...]) -> None:
    told = added(
        "Nominations.docx", word(["Ministry of Interior", "Nominations"], [[head, *_PEOPLE]]), "--training", "al-1"
    )
    assert told["place"] == "trainings/al-1/participants.docx", told
    assert "4 people" in told["because"]
    board = json.loads(run_here(["status", "--on", "2006-01-01", "--json"]).raw)
    (row,) = [row for row in board["result"]["trainings"] if row["training"] == "al-1"]
    (seats,) = [step for step in row["steps"] if step["step"] == "seats"]
    assert "4 people" in seats["what"]
    assert "4" in run_here(["roster", "check", "--training", "al-1"]).stdout
    longer = word(["Nominations"], [[head, *_PEOPLE[1:], ("Olena Petrova", "Court", "prosecutor")]])
    again = added("Second.docx", longer, "--training", "al-1")
    assert again["place"] == "trainings/al-1/participants-v2.docx", again["asked"]
    assert (len(again["changes"]["new"]), len(again["changes"]["gone"])) == (1, 1)


def test_ticks_for_half_days_in_word_are_attendance_and_times_an_agenda(folder: Path) -> None:
    head = ("Name", "Organisation", "Day 1 AM", "Day 1 PM")
    signed = word(["Signed"], [[head, *((name, office, "x", "x") for name, office, _ in _PEOPLE)]])
    assert added("a.docx", signed, "--training", "al-1")["place"] == "trainings/al-1/attendance.docx"
    table = [("Time", "Session", "Trainer"), ("09:00-10:00", "Opening", "Ana"), ("10:00-10:30", "Coffee", "")]
    programme = added("b.docx", word(["Day 1"], [table]), "--training", "al-1")
    assert programme["place"] == "trainings/al-1/agenda.docx"


@pytest.mark.parametrize("language", _MAIL)
@pytest.mark.parametrize("ending", [".txt", ".eml", ".docx", "html"])
def test_of_a_mail_with_names_the_step_that_makes_a_list_is_said(folder: Path, language: str, ending: str) -> None:
    text = _MAIL[language]
    kind = "html" if ending == "html" else "plain"
    head = f"From: a@example.org\nSubject: names\nMIME-Version: 1.0\nContent-Type: text/{kind}; charset=utf-8\n"
    head += "Content-Transfer-Encoding: 8bit\n\n"
    if ending == ".docx":
        data = word(text.split("\n"))
    elif ending == "html":
        data = (head + "".join(f"<p>{line}</p>" for line in text.split("\n"))).encode()
    else:
        data = ((head if ending == ".eml" else "") + text).encode()
    name = f"mail{'.eml' if ending == 'html' else ending}"
    told = added(name, data, "--training", "al-1")
    assert (told["place"], told["kind"]) == (None, "people in a text"), told
    assert "3 people" in told["because"]
    assert f"`ecpat roster draft {name} --out mail-list.xlsx`" in told["asked"]
    assert run_here(["roster", "draft", name, "--out", "mail-list.xlsx"]).exit_code == 0
    listed = added("mail-list.xlsx", Path("mail-list.xlsx").read_bytes(), "--training", "al-1")
    assert listed["place"] == "trainings/al-1/participants.xlsx", listed


def test_a_text_without_people_is_no_list_and_a_letter_may_be_a_debrief(folder: Path) -> None:
    note = "The room was cold and the coffee good.\nWe should begin later.\n"
    Path("note.txt").write_text(note, encoding="utf-8")
    assert recognise_file(Path("note.txt"), None).kind == "unknown"
    told = added("letter.txt", _MAIL["en"].encode(), "--training", "al-1", "--as", "debrief")
    assert told["place"] == "trainings/al-1/debrief.txt"
