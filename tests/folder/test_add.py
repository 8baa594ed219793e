"""`ecpat add` tells new files apart by what they hold, proposes their places, overwrites nothing, and asks where it
can't tell."""

import json
import random
import re
import shlex
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from ecpat_training.core.shipped import shipped
from ecpat_training.folder.reading.recognising import recognise_file
from tests.commands.running import run_here
from tests.draws import some_of
from tests.folder.material import agenda, answers, base, counts, people

STARTS = {"al-1": date(2006, 2, 7), "al-2": date(2006, 4, 4), "bg-1": date(2006, 6, 6)}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A programme in which every event has a date, and a folder of what came by mail."""
    base(tmp_path)
    programme = tmp_path / "programme.yaml"
    ids = [f"{country}-{at}" for country in ("by", "cz", "ee", "md", "ro", "ru", "rs", "ua", "bg") for at in (1, 2)]
    others = {
        id_: date(2005, 3 + at // 2, 1 + at % 2 * 14) for at, id_ in enumerate(one for one in ids if one != "bg-1")
    }
    rows = "".join(f"{id_},{day},\n" for id_, day in (STARTS | others).items())
    (tmp_path / "series.csv").write_text(f"Training,First day,Trainers\n{rows}", encoding="utf-8")
    assert programme.is_file()
    (tmp_path / "mail").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def mail(folder: Path, name: str, text: str) -> str:
    (folder / "mail" / name).write_text(text, encoding="utf-8")
    return f"mail/{name}"


def added(*line: str) -> dict[str, Any]:
    ran = run_here(["add", *line, "--json"])
    told: dict[str, Any] = json.loads(ran.raw)
    return told["result"] or told


def places(told: dict[str, Any]) -> list[str | None]:
    return [one["place"] for one in told["files"]]


def test_two_parts_of_a_list_that_come_together_are_not_both_the_list(folder: Path) -> None:
    """As `participants.csv` and `participants.xlsx`, nobody knew which of them counts."""
    lines = people("al-1")
    first = mail(folder, "police.csv", "\n".join(lines[:11]))
    book = openpyxl.Workbook()
    for line in (lines[0], *lines[11:]):
        book.active.append(line.split(";"))  # type: ignore[union-attr]
    book.save(folder / "mail" / "ngos.xlsx")
    told = added(first, "mail/ngos.xlsx", "--training", "al-1")
    assert places(told) == ["trainings/al-1/participants.csv", None]
    assert "if they are parts of one list, make it with `ecpat roster join`" in told["files"][1]["asked"]


def test_files_are_told_apart_by_what_they_hold_whatever_their_names(folder: Path) -> None:
    pre, post = date(2006, 2, 5), date(2006, 2, 9)
    ticked = ["Day 1 AM;Day 1 PM", *["x;x"] * 20]
    signed = "\n".join(f"{line};{more}" for line, more in zip(people("al-1"), ticked, strict=True))
    files = {
        "a.csv": answers("x", pre, 18),
        "b.csv": answers("y", post, 18),
        "c.csv": answers("z", date(2006, 5, 12), 18),
        "d.yaml": agenda(),
        "e.csv": "\n".join(people("al-1")),
        "f.csv": signed,
    }
    names = [mail(folder, name, text) for name, text in files.items()]
    told = added(*names[:2], names[3])
    expected = ["trainings/al-1/pre.csv", "trainings/al-1/post.csv", "trainings/al-1/agenda.yaml"]
    assert places(told) == expected
    assert all(one["because"] for one in told["files"])
    told = added(names[2], *names[4:], "--training", "al-1")
    stems = ["follow-up-3-months", "participants", "attendance"]
    assert places(told) == [f"trainings/al-1/{stem}.csv" for stem in stems]
    for name, place in zip((*names[:2], names[3]), expected, strict=True):
        assert (folder / place).read_bytes() == (folder / name).read_bytes()


FORM = (
    "ID,Start time,Completion time,Email,Name,Kodi juaj,Ndihem i sigurt\n"
    "1,6/16/2005 9:00:00,6/16/2005 9:10:00,anonymous,,AB10T,Jam dakord\n"
    "2,6/16/2005 9:01:00,6/16/2005 9:12:00,anonymous,,CD11T,Nuk jam dakord\n"
)
"""Answers without names to another questionnaire: Microsoft's columns of names are there, and empty."""


@pytest.mark.parametrize(
    ("name", "text", "asked"),
    [
        ("list.csv", "\n".join(people("al-1")), "which training"),
        ("list-al-1-al-2.csv", "\n".join(people("al-1")), "which training"),
        ("bg-1.csv", answers("x", date(2006, 2, 5), 18), "its name says bg-1, its days fit al-1"),
        ("notes.csv", "Room,Seats\nHall,40\n", ""),
        (
            "al-1 Pyetësori(1-2).csv",
            FORM,
            "none of its questions is worded as in the questionnaire; if it is a translation",
        ),
    ],
)
def test_what_cannot_be_told_is_asked_and_not_copied(folder: Path, name: str, text: str, asked: str) -> None:
    told = added(mail(folder, name, text))
    assert places(told) == [None]
    assert asked in told["files"][0]["asked"]
    assert not (folder / "trainings").exists()
    assert run_here(["add", f"mail/{name}"]).exit_code == 1


@pytest.mark.parametrize(
    ("name", "text", "options"),
    [
        ("list.csv", "\n".join(people("al-1")), "--training ID"),
        ("room notes.csv", "Room,Seats\nHall,40\n", "--training ID --as NAME"),
        ("export.csv", answers("x", date(2001, 2, 5), 18), "--training ID --as NAME"),
        ("al-1.csv", answers("x", date(2001, 2, 5), 18), "--as NAME"),
        ("bg-1.csv", answers("x", date(2006, 2, 5), 18), "--training ID --as NAME"),
    ],
)
def test_everything_is_asked_at_once_with_one_line_that_answers_it(
    folder: Path, name: str, text: str, options: str
) -> None:
    asked = run_here(["add", mail(folder, name, text), "--json"])
    (finding,) = json.loads(asked.raw)["findings"]
    line, *choices = re.findall(r"`ecpat (.*?)`|\w+ is one of ([^,.]+)", finding["hint"])
    assert line[0].endswith(options)
    chosen = iter(first for _, first in choices)
    typed = [next(chosen) if word in ("ID", "NAME") else word for word in shlex.split(line[0])]
    answered = run_here(typed)
    assert answered.exit_code == 0, answered.said
    assert len([*folder.glob("trainings/*/*")]) == 1


def test_the_line_names_what_was_named_before(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    name = mail(folder, "notes.csv", "Room,Seats\nHall,40\n")
    monkeypatch.chdir(folder / "mail")
    said = run_here(["add", "notes.csv", "--as", "post", "--encoding", "cp1250"]).stderr
    assert "`ecpat add notes.csv --training ID --as post --encoding cp1250`" in said
    monkeypatch.chdir("/")
    programme = str(folder / "programme.yaml")
    said = run_here(["add", str(folder / name), "--training", "al-1", "--programme", programme]).stderr
    assert f"`ecpat add {folder / name} --as NAME --training al-1 --programme {programme}`" in said


def test_a_wrong_ending_is_told_with_everything_else(folder: Path) -> None:
    told = added(mail(folder, "notes.csv", "Room,Seats\nHall,40\n"), "--as", "debrief")
    assert "which training it is of isn't known; debrief can't end in .csv" in told["files"][0]["asked"]


def test_nothing_is_overwritten_and_the_same_file_is_not_copied_twice(folder: Path) -> None:
    first, second = (
        mail(folder, "a.csv", answers("x", date(2006, 2, 5), 18)),
        mail(folder, "b.csv", answers("y", date(2006, 2, 5), 17)),
    )
    added(first)
    kept = (folder / "trainings/al-1/pre.csv").read_bytes()
    again = added(first)
    assert again["files"][0]["there"]
    assert places(added(second)) == ["trainings/al-1/pre-v2.csv"]
    assert (folder / "trainings/al-1/pre.csv").read_bytes() == kept
    assert added(second)["files"][0]["there"]
    both = added(
        mail(folder, "c.csv", answers("z", date(2006, 2, 5), 16)),
        mail(folder, "d.csv", answers("w", date(2006, 2, 5), 16)),
    )
    assert places(both) == ["trainings/al-1/pre-v3.csv", None]


def test_to_look_copies_nothing(folder: Path) -> None:
    assert places(added(mail(folder, "a.csv", answers("x", date(2006, 2, 5), 18)), "--look")) == [
        "trainings/al-1/pre.csv"
    ]
    assert not (folder / "trainings").exists()


@pytest.mark.parametrize("seed", some_of(range(5), 2))
def test_a_second_version_is_compared_with_the_first_without_names(folder: Path, seed: int) -> None:
    """Some people are taken off, some come new, some change; rows are shuffled."""
    draw = random.Random(seed)
    head, *rows = people("al-1")
    gone = set(draw.sample(range(20), 3))
    stay = [at for at in range(20) if at not in gone]
    changed = set(draw.sample(stay, 2))
    later = [
        (at, rows[at].replace(";Tiranë;", ";Elbasan;").replace(";Durrës;", ";Shkodër;"))
        if at in changed
        else (at, rows[at])
        for at in stay
    ]
    changed = {at for at, row in later if row != rows[at]}
    later.append((99, "Zef;Qirjazi;male;Shtëpia e Fëmijës;NGO;care;social worker;Korçë;zef.qirjazi@al-1.example.org"))
    draw.shuffle(later)
    added(mail(folder, "one.csv", "\n".join([head, *rows])), "--training", "al-1")
    told = added(mail(folder, "two.csv", "\n".join([head, *(row for _, row in later)])), "--training", "al-1")
    found = told["files"][0]["changes"]
    row_of = {at: f"R{place + 2}" for place, (at, _) in enumerate(later)}
    assert set(found["gone"]) == {f"R{at + 2}" for at in gone}
    assert found["new"] == [row_of[99]]
    assert {one["code"] for one in found["changed"]} == {row_of[at] for at in changed}
    assert all(one["columns"] == ["region"] for one in found["changed"])
    assert found["same"] == 17 - len(changed)
    said = json.dumps(told, ensure_ascii=False)
    assert not any(row.split(";")[1] in said for row in rows)


def test_a_list_of_others_altogether_takes_no_list_s_place_unasked(folder: Path) -> None:
    head, *rows = people("al-1")
    added(mail(folder, "one.csv", "\n".join([head, *rows[:10]])), "--training", "al-1")
    others = mail(folder, "two.csv", "\n".join([head, *rows[10:]]))
    told = added(others, "--training", "al-1")
    assert places(told) == [None]
    assert "nobody of participants.csv is on it" in told["files"][0]["asked"]
    assert places(added(others, "--training", "al-1", "--as", "participants")) == ["trainings/al-1/participants-v2.csv"]


def test_a_file_that_cant_be_read_is_told_and_keeps_no_other_from_its_place(folder: Path) -> None:
    good = mail(folder, "a.csv", answers("x", date(2006, 2, 5), 18))
    (folder / "mail" / "bad.xlsx").write_bytes(b"PK\x03\x04 cut off")
    ran = run_here(["add", good, "mail/bad.xlsx", "--training", "al-1", "--as", "post"])
    assert ran.exit_code == 1
    assert "mail/bad.xlsx: error:" in ran.stderr
    assert [one.name for one in (folder / "trainings" / "al-1").iterdir()] == ["post.csv"]


def test_a_list_in_an_old_encoding_is_kept_as_utf_8_once_a_person_named_it(folder: Path) -> None:
    """No command after it has to be told the encoding again."""
    text = "\n".join(people("x")).replace("Tiranë", "Łódź")
    (folder / "mail").mkdir(exist_ok=True)
    (folder / "mail" / "old.csv").write_bytes(text.encode("cp1250", "replace"))
    assert "--encoding" in run_here(["add", "mail/old.csv", "--training", "al-1"]).stderr
    told = added("mail/old.csv", "--training", "al-1", "--encoding", "cp1250")
    place = folder / "trainings" / "al-1" / "participants.csv"
    assert "Łódź" in place.read_text("utf-8-sig")
    assert told["files"][0]["file"] == "mail/old.csv"
    assert added("mail/old.csv", "--training", "al-1", "--encoding", "cp1250")["files"][0]["there"]


def test_what_the_tool_ships_finds_its_place(folder: Path) -> None:
    shipped_files = [
        str(shipped("examples") / "tirana-2005" / name) for name in ("roster-as-sent.xlsx", "pre-kobo.csv")
    ]
    told = added(*shipped_files, "--training", "pilot", "--look")
    assert told["files"][0]["kind"] == "participant list"


def test_commitments_and_what_became_of_them_find_their_places(folder: Path) -> None:
    typed = "Code,I will 1,By when 1\nAB12,Call Ana Hoxha,2006-03-01\nCD34,Tell my team,\n"
    names = [
        mail(folder, "forms of al-1.csv", typed),
        mail(folder, "al-1 commitments-3-months.csv", "Code,Status 1\nAB12,done\n"),
    ]
    told = added(*names)
    assert places(told) == ["trainings/al-1/commitments.csv", "trainings/al-1/commitments-3-months.csv"]
    assert "2 commitments of 2 people" in told["files"][0]["because"]
    assert "Hoxha" not in json.dumps(told)
    again = mail(folder, "again.csv", typed + "EF56,More,\n")
    assert places(added(again, "--training", "al-1")) == ["trainings/al-1/commitments-v2.csv"]


def test_a_network_finds_its_place_by_what_it_holds_and_when_its_name_says(folder: Path) -> None:
    pairs = "From,To,Know\nAB12,CD34,1\nCD34,AB12,0\n"
    told = added(
        mail(folder, "al-1 network-before.csv", pairs),
        mail(folder, "al-1 network 6 months.csv", pairs + "AB12,EF56,1\n"),
    )
    assert places(told) == ["trainings/al-1/network-before.csv", "trainings/al-1/network-follow-up-6-months.csv"]
    assert "whom 2 people named" in told["files"][0]["because"]


def test_a_list_with_codes_and_statuses_is_no_file_of_commitments(folder: Path) -> None:
    head, *rows = people("al-1")
    lines = [f"Code;{head};Status", *(f"P-{at};{row};invited" for at, row in enumerate(rows))]
    told = added(mail(folder, "x.csv", "\n".join(lines)), "--training", "al-1")
    assert places(told) == ["trainings/al-1/participants.csv"]


def test_names_and_half_days_alone_are_an_attendance_list(tmp_path: Path) -> None:
    for header, row in (("Name;Day 1 AM;Day 1 PM", "Ana Kos;x;no"), ("Code;Day 1;\n;AM;PM", "K1;x;no")):
        path = tmp_path / "list.csv"
        path.write_text(f"{header}\n{row}\n", encoding="utf-8")
        assert recognise_file(path, None).kind == "attendance"
    for days in ("Day 1 AM;Day 1 PM", "16-Nov-05;17-Nov-05", "Wednesday;Thursday"):
        path.write_text(f"Code;Name;Organisation;{days}\nK1;Ana Kos;Police;;\n", encoding="utf-8")
        assert recognise_file(path, None).kind == "attendance"


def test_of_a_table_that_nobody_knows_it_is_said_what_was_looked_for_the_nearest_guess_first(tmp_path: Path) -> None:
    questionnaire, path = tmp_path / "quiz.yaml", tmp_path / "sent.csv"
    questionnaire.write_text(
        "instrument: Quiz\nid: code\nscales:\n- id: quiz\n  title: Quiz\n  kind: multiple choice\n  items:\n"
        + "".join(f"  - {{id: q{at}, options: {{a: Yes, b: No}}, key: a}}\n" for at in range(1, 6)),
        encoding="utf-8",
    )
    path.write_text("code;q1;q2;weather\nA1;a;b;rain\nB2;a;a;sun\n", encoding="utf-8")
    found = recognise_file(path, questionnaire)
    assert found.kind == "unknown"
    assert found.because.startswith(
        "it holds no answers to the questionnaire (2 of its 5 items have a column); no list of"
    )
    path.write_text("river;length\nDrin;335\nVjosa;272\n", encoding="utf-8")
    said = recognise_file(path, None).because
    assert said.startswith("it holds no list of people (")
    assert "there is no questionnaire yet" in said
    path.write_text("type;name;label\ntext;code;Your code\nselect_one yn;q1;Is it?\n", encoding="utf-8")
    assert "not the answers to it" in recognise_file(path, questionnaire).because


def test_a_partner_who_counts_at_home_has_a_place_too_and_the_board_counts_it(folder: Path) -> None:
    (told,) = added(counts(folder, "home.json", 18), "--training", "al-1")["files"]
    assert told["place"] == "trainings/al-1/counted.json"
    assert "18 pre and 18 post" in told["because"]
    told = json.loads(run_here(["status", "--on", "2006-03-20", "--json"]).raw)["result"]
    assert json.dumps(told).count("18 of 20, counted at home") == 2
    assert "`ecpat evaluate trainings/al-1/counted.json" in json.dumps(told)
    assert "`ecpat evaluate trainings/al-1/counted.json`" in run_here(["evaluate", "--training", "al-1"]).stderr


def test_counts_of_a_second_partner_never_take_the_place_of_the_first(folder: Path) -> None:
    added(counts(folder, "home.json", 18), "--training", "al-1")
    second = counts(folder, "counted-durres.json", 17)
    assert places(added(second, "--training", "al-1")) == ["trainings/al-1/counted-durres.json"]
    third = counts(folder, "again.json", 16)
    (told,) = added(third, "--training", "al-1")["files"]
    assert told["place"] is None
    assert "counted-PARTNER.json" in told["asked"]
    assert places(added(third, "--training", "al-1", "--as", "counted")) == ["trainings/al-1/counted-v2.json"]


def test_a_follow_up_that_may_have_come_is_no_other_training_s_answers_from_before(folder: Path) -> None:
    """al-1 was on 7 and 8 February: its follow-up after three months comes on the days before bg-1."""
    before = mail(folder, "before.csv", answers("x", date(2006, 2, 5), 18))
    told, _ = added(mail(folder, "b.csv", answers("y", date(2006, 5, 12), 17)), before)["files"]
    assert told["place"] is None
    assert "its days fit bg-1, and a follow-up of al-1" in told["asked"]
    said = run_here(["add", "mail/b.csv"]).stderr
    assert "where ID is one of bg-1, al-1." in said
    (told,) = added("mail/b.csv", "--training", "al-1")["files"]
    assert told["place"] == "trainings/al-1/follow-up-3-months.csv"


def test_answers_at_a_step_are_of_no_training_and_go_beside_the_programme(folder: Path) -> None:
    first, again = (answers(of, date(2006, 2, 5), 18) for of in "xy")
    assert places(added(mail(folder, "step-0.csv", first))) == ["step-0.csv"]
    assert (folder / "step-0.csv").read_text("utf-8") == first
    assert places(added(mail(folder, "Step_0.csv", again))) == ["step-0-v2.csv"]
    assert places(added(mail(folder, "step-1.csv", first), "--training", "al-1", "--as", "pre")) == [
        "trainings/al-1/pre.csv"
    ], "what a person says holds"


def test_people_on_a_sheet_that_is_not_read_are_told(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for name, named in (("Поліція", ("Олена Шевченко", "Іван Коваль")), ("НУО", ("Марія Сидоренко",))):
        sheet = book.create_sheet(name)
        sheet.append(["Прізвище, ім’я", "Установа", "Стать"])
        for one in named:
            sheet.append([one, "Карітас", "ж"])
    del book["Sheet"]
    book.save(tmp_path / "list.xlsx")
    found = recognise_file(tmp_path / "list.xlsx", None)
    assert (found.kind, found.people) == ("list", 2)
    assert "'НУО' holds data too" in found.because
