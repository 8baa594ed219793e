"""`ecpat merge` as a coordinator uses it: folders come back, questions are answered, the list is merged again."""

from datetime import date, datetime
from pathlib import Path

import pytest

from tests.commands.running import Ran, run_here
from tests.folder.merging.material import Cells, cells, lay, take

HEADER = ("Name", "Organisation", "E-mail", "Profession")
ANA, BORA, CENE = (
    ("Ana Hoxha", "Police Tirana", "ana@police.example", "police officer"),
    ("Bora Kola", "NGO Tjeter", "bora@ngo.example", "social worker"),
    ("Cene Dema", "Court of Tirana", "cene@court.example", "judge"),
)
LIST = "trainings/al-1/participants.xlsx"
PLAN = """\
programme: Nine chapters
# the trainings, by partners
trainings:
  - id: al-1
    start: 2005-09-01
  - id: ro-1
    start: 2005-10-04
"""
PRE = "Response ID,q1,q2\n1,a,b\n2,a,c\n"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def merge(*line: str) -> Ran:
    return run_here(["merge", *line])


def two(here: Path, name: str, sent: str | bytes | Cells, al: str | bytes | Cells, ro: str | bytes | Cells) -> None:
    for folder, content in (("sent", sent), ("al", al), ("ro", ro)):
        lay(here / folder, {name: content})


def test_same_is_quiet_one_change_is_taken_two_are_asked(here: Path) -> None:
    rows = [("Code", "Room", "Language"), ("AL-1", "A", "sq"), ("AL-2", "B", "sq"), ("AL-3", "C", "en")]
    al = [rows[0], ("AL-1", "D", "sq"), ("AL-2", "B", "en"), ("AL-3", "C", "en")]
    ro = [rows[0], ("AL-1", "E", "sq"), ("AL-2", "B", "en"), ("AL-3", "C", "ro")]
    two(here, "rooms.xlsx", rows, al, ro)
    ran = merge("al", "ro", "--base", "sent", "--out", "merged")
    assert ran.exit_code == 1
    assert "2 changes taken, 1 question" in ran.said
    assert cells(here / "merged/rooms.xlsx") == [rows[0], ("AL-1", "A", "sq"), ("AL-2", "B", "en"), ("AL-3", "C", "ro")]
    take(here / "merged/merge.xlsx", ["E"])
    again = merge("ro", "al", "--base", "sent", "--answers", "merged/merge.xlsx", "--out", "merged-2")
    assert again.exit_code == 0
    assert cells(here / "merged-2/rooms.xlsx")[1] == ("AL-1", "E", "sq")


def test_the_merged_folder_alone_takes_the_answers_too(here: Path) -> None:
    two(here, "rooms.csv", "Code,Room\nAL-1,A\n", "Code,Room\nAL-1,B\n", "Code,Room\nAL-1,C\n")
    merge("al", "ro", "--base", "sent", "--out", "merged")
    take(here / "merged/merge.xlsx", ["C"])
    assert merge("merged", "--base", "sent", "--out", "merged-2").exit_code == 0
    assert merge("merged-2", "al", "ro", "--base", "sent", "--out", "merged-3").exit_code == 0
    assert (here / "merged-2/rooms.csv").read_bytes() == (here / "merged-3/rooms.csv").read_bytes()
    assert b"AL-1,C" in (here / "merged-3/rooms.csv").read_bytes()


def test_what_is_typed_into_the_merged_list_answers_as_well(here: Path) -> None:
    two(here, "rooms.csv", "Code,Room\nAL-1,A\n", "Code,Room\nAL-1,B\n", "Code,Room\nAL-1,C\n")
    merge("al", "ro", "--base", "sent", "--out", "merged")
    path = here / "merged/rooms.csv"
    path.write_bytes(path.read_bytes().replace(b"AL-1,A", b"AL-1,another"))
    assert merge("merged", "al", "--base", "sent", "--out", "merged-2").exit_code == 0
    assert b"AL-1,another" in (here / "merged-2/rooms.csv").read_bytes()


def test_a_third_partner_reopens_what_was_answered(here: Path) -> None:
    two(here, "rooms.csv", "Code,Room\nAL-1,A\n", "Code,Room\nAL-1,B\n", "Code,Room\nAL-1,C\n")
    lay(here / "bg", {"rooms.csv": "Code,Room\nAL-1,D\n"})
    merge("al", "ro", "--base", "sent", "--out", "merged")
    take(here / "merged/merge.xlsx", ["C"])
    ran = merge("merged", "bg", "--base", "sent", "--out", "merged-2")
    assert ran.exit_code == 1
    choices = [row[6] for row in cells(here / "merged-2/merge.xlsx", "Questions")[1:]]
    assert choices == ["C", "D", "A"]


def test_a_person_whose_name_changed_is_asked_and_never_joined_by_name(here: Path) -> None:
    married = ("Ana Hoxha-Leka", *ANA[1:])
    two(here, LIST, [HEADER, ANA, BORA, CENE], [HEADER, married, BORA, CENE], [HEADER, ANA, BORA, CENE])
    ran = merge("al", "ro", "--base", "sent", "--out", "merged")
    assert ran.exit_code == 1
    assert "Hoxha" not in ran.said
    told = cells(here / "merged/merge.xlsx", "Questions") + cells(here / "merged/merge.xlsx", "Taken")
    assert "Hoxha" not in str(told)
    assert "Hoxha" in str(cells(here / f"merged/{LIST}"))
    assert [row[0] for row in cells(here / f"merged/{LIST}")] == [
        "Name",
        "Ana Hoxha",
        "Bora Kola",
        "Cene Dema",
        married[0],
    ]


def test_rows_decided_to_be_one_are_one(here: Path) -> None:
    married = ("Ana Hoxha-Leka", *ANA[1:])
    moved = (*ANA[:3], "inspector")
    two(here, LIST, [HEADER, ANA, BORA, CENE], [HEADER, married, BORA, CENE], [HEADER, ANA, BORA, CENE])
    lay(here / "bg", {LIST: [HEADER, moved, BORA, CENE]})
    merge("al", "ro", "--base", "sent", "--out", "merged")
    take(here / "merged/merge.xlsx", ["make them one row"])
    assert merge("al", "ro", "--base", "sent", "--answers", "merged/merge.xlsx", "--out", "one").exit_code == 0
    assert cells(here / f"one/{LIST}") == [HEADER, married, BORA, CENE]
    assert merge("one", "--base", "sent", "--out", "again").exit_code == 0
    assert (here / f"one/{LIST}").read_bytes() == (here / f"again/{LIST}").read_bytes()


def test_rows_decided_to_be_two_stay_two(here: Path) -> None:
    married = ("Ana Hoxha-Leka", *ANA[1:])
    two(here, LIST, [HEADER, ANA, BORA, CENE], [HEADER, married, BORA, CENE], [HEADER, ANA, BORA, CENE])
    merge("al", "ro", "--base", "sent", "--out", "merged")
    take(here / "merged/merge.xlsx", ["keep two rows"])
    assert merge("merged", "--base", "sent", "--out", "two").exit_code == 0
    assert cells(here / f"two/{LIST}") == [HEADER, BORA, CENE, married]  # who sent the new name took the old row out


def test_answers_are_only_ever_appended(here: Path) -> None:
    two(here, "trainings/al-1/pre.csv", PRE, PRE + "3,b,b\n", PRE.replace("1,a,b\n", "").replace("2,a,c", "2,a,d"))
    ran = merge("al", "ro", "--base", "sent", "--out", "merged")
    assert ran.exit_code == 1
    rows = (here / "merged/trainings/al-1/pre.csv").read_text("utf-8").splitlines()
    assert rows == ["Response ID,q1,q2", "1,a,b", "2,a,c", "3,b,b"]
    assert [row[4:7] for row in cells(here / "merged/merge.xlsx", "Questions")[1:]] == [
        ("2", "q2", "d"),
        ("2", "q2", "c"),
    ]


def test_a_programme_is_merged_by_its_keys(here: Path) -> None:
    al = PLAN.replace("2005-09-01", "2005-09-08\n    venue: Hotel Tirana")
    ro = PLAN.replace("2005-10-04", "2005-10-11") + "  - id: ro-2\n    start: 2005-12-06\n"
    two(here, "programme.yaml", PLAN, al, ro)
    assert merge("al", "ro", "--base", "sent", "--out", "merged").exit_code == 0
    text = (here / "merged/programme.yaml").read_text("utf-8")
    wanted = PLAN.replace("2005-09-01", "2005-09-08\n    venue: Hotel Tirana").replace("2005-10-04", "2005-10-11")
    assert text == wanted + "  - id: ro-2\n    start: 2005-12-06\n"


def test_both_of_what_is_no_table_are_kept(here: Path) -> None:
    two(here, "letter.txt", "Dear all", "Dear colleagues", "Dear friends")
    ran = merge("al", "ro", "--base", "sent", "--out", "merged")
    assert ran.exit_code == 1
    texts = {path.read_text("utf-8") for path in (here / "merged").glob("letter*")}
    assert texts == {"Dear all", "Dear colleagues", "Dear friends"}
    take(here / "merged/merge.xlsx", ["as in ro"])
    assert merge("merged", "--base", "sent", "--out", "merged-2").exit_code == 0
    assert [path.read_text("utf-8") for path in (here / "merged-2").glob("letter*")] == ["Dear friends"]


def test_a_column_that_was_renamed_added_or_moved_stays_one(here: Path) -> None:
    rows = [("Code", "Role", "Town"), ("1", "police", "Tirana"), ("2", "ngo", "Durres"), ("3", "court", "Vlore")]
    al = [("Code", "Profession", "Town"), *rows[1:3], ("3", "judge", "Vlore")]
    ro = [("Code", "Town", "Role", "Phone"), *((a, c, b, f"0{a}") for a, b, c in rows[1:])]
    two(here, "list.xlsx", rows, al, ro)
    assert merge("al", "ro", "--base", "sent", "--out", "merged").exit_code == 0
    assert cells(here / "merged/list.xlsx") == [
        ("Code", "Town", "Profession", "Phone"),
        ("1", "Tirana", "police", "01"),
        ("2", "Durres", "ngo", "02"),
        ("3", "Vlore", "judge", "03"),
    ]


def test_a_file_that_only_one_has_stays(here: Path) -> None:
    lay(here / "sent", {"a.csv": "Code,x\n1,2\n"})
    lay(here / "al", {"a.csv": "Code,x\n1,2\n", "trainings/al-1/notes.txt": "al"})
    lay(here / "ro", {"trainings/ro-1/notes.txt": "ro"})
    assert merge("al", "ro", "--base", "sent", "--out", "merged").exit_code == 0
    there = {str(path.relative_to(here / "merged")) for path in (here / "merged").rglob("*") if path.is_file()}
    ours = {"datapackage.json", "merge.json", "merge.xlsx"}
    assert there == {"a.csv", "trainings/al-1/notes.txt", "trainings/ro-1/notes.txt"} | ours


def test_a_text_that_a_spreadsheet_would_run_stays_text(here: Path) -> None:
    sent, al = "Code,Note\n1,a\n2,b\n", 'Code,Note\n1,"=HYPERLINK(""http://x"")"\n2,b\n'
    two(here, "notes.csv", sent, al, sent)
    two(
        here,
        "notes.xlsx",
        [("Code", "Note"), ("1", "a")],
        [("Code", "Note"), ("1", "'=1+1")],
        [("Code", "Note"), ("1", "a")],
    )
    merge("al", "ro", "--base", "sent", "--out", "merged")
    assert b"'=HYPERLINK" in (here / "merged/notes.csv").read_bytes()


def test_thirty_planted_conflicts_are_thirty_questions(here: Path) -> None:
    rows = [["Code", "Room", "Language", "Hours"], *([f"S-{n}", f"room {n}", "en", n] for n in range(60))]
    al, ro = [[*row] for row in rows], [[*row] for row in rows]
    planted = {(f"S-{n}", "Room") for n in range(0, 30, 2)} | {(f"S-{n}", "Hours") for n in range(30, 60, 2)}
    for n in range(60):
        column = 1 if n < 30 else 3
        if n % 2 == 0:
            al[n + 1][column], ro[n + 1][column] = (f"al {n}", f"ro {n}") if column == 1 else (n + 100, n + 200)
        else:
            (al if n % 4 == 1 else ro)[n + 1][2] = "sq"
    two(here, "sessions.xlsx", rows, al, ro)
    ran = merge("al", "ro", "--base", "sent", "--out", "merged")
    assert "30 changes taken, 30 questions" in ran.said
    asked = {(row[4], row[5]) for row in cells(here / "merged/merge.xlsx", "Questions")[1:]}
    assert asked == planted


def test_dates_and_numbers_stay_what_they_are(here: Path) -> None:
    rows = [("Code", "Day", "Seats", "Share"), ("1", date(2005, 9, 1), 20, 0.5), ("2", date(2005, 10, 4), 18, 0.25)]
    al = [rows[0], ("1", date(2005, 9, 8), 20, 0.5), rows[2]]
    ro = [rows[0], rows[1], ("2", date(2005, 10, 4), 24, 0.25)]
    two(here, "trainings.xlsx", rows, al, ro)
    merge("al", "ro", "--base", "sent", "--out", "merged")
    there = cells(here / "merged/trainings.xlsx")
    assert there == [rows[0], ("1", datetime(2005, 9, 8), 20, 0.5), ("2", datetime(2005, 10, 4), 24, 0.25)]
    merge("merged", "ro", "--base", "sent", "--out", "again")
    assert (here / "again/trainings.xlsx").read_bytes() == (here / "merged/trainings.xlsx").read_bytes()


def test_any_order_writes_the_same_folder(here: Path) -> None:
    married = ("Ana Hoxha-Leka", *ANA[1:])
    two(here, LIST, [HEADER, ANA, BORA, CENE], [HEADER, married, BORA, CENE], [HEADER, ANA, CENE])
    two(here, "programme.yaml", PLAN, PLAN.replace("09-01", "09-02"), PLAN.replace("09-01", "09-03"))
    merge("al", "ro", "--base", "sent", "--out", "one")
    merge("ro", "./al", "al", "--base", "sent", "--out", "other")
    one, other = (
        {path.name: path.read_bytes() for path in (here / name).rglob("*") if path.is_file()}
        for name in ("one", "other")
    )
    assert one == other


def test_a_damaged_table_never_takes_the_place_of_a_sound_one(here: Path) -> None:
    two(here, "rooms.csv", "Code,Room\n1,A\n", 'Code,Room\n1,"B\n', "Code,Room\n1,A\n")
    assert merge("al", "ro", "--base", "sent", "--out", "merged").exit_code == 1
    assert (here / "merged/rooms.csv").read_text("utf-8") == "Code,Room\n1,A\n"
    assert merge("merged", "ro", "--base", "sent", "--out", "again").exit_code == 1
    assert 'Code,Room\n1,"B\n' in [path.read_text("utf-8") for path in (here / "again").glob("rooms.*.csv")]


def test_nothing_outside_the_folder_is_read_or_written(here: Path) -> None:
    two(here, "rooms.csv", "Code,Room\n1,A\n", "Code,Room\n1,B\n", "Code,Room\n1,A\n")
    (here / "secret.txt").write_text("secret", encoding="utf-8")
    (here / "al/link.txt").symlink_to(here / "secret.txt")
    merge("al", "ro", "--base", "sent", "--out", "merged")
    assert not (here / "merged/link.txt").exists()
    memory = (here / "merged/merge.json").read_text("utf-8")
    vote = '{"file": "../out.csv", "part": null, "row": "", "column": "", "said": ["f00", "f11"]}'
    (here / "merged/merge.json").write_text(memory.replace('"open": []', f'"open": [{vote}]'), encoding="utf-8")
    ran = merge("merged", "--base", "sent", "--out", "again")
    assert "[merge.memory]" in ran.said
    assert not (here / "again").exists()


def test_links_are_told_folder_by_folder_and_never_followed(here: Path) -> None:
    two(here, "rooms.csv", "Code,Room\n1,A\n", "Code,Room\n1,B\n", "Code,Room\n1,A\n")
    away = here / "away"
    away.mkdir()
    (away / "secret.txt").write_text("secret", encoding="utf-8")
    (here / "al/lists").mkdir()
    (here / "al/lists/pre.csv").symlink_to(away / "secret.txt")
    (here / "al/papers").symlink_to(away, target_is_directory=True)
    (here / "sent/merge.json").symlink_to("gone.json")
    for number in range(12):
        (here / f"ro/{number:02}.txt").symlink_to("rooms.csv")
    ran = merge("al", "ro", "--base", "sent", "--out", "merged")
    assert "sent: warning: 1 link leads elsewhere and is not merged: merge.json." in ran.stderr
    assert "al: warning: 2 links lead elsewhere and are not merged: papers and lists/pre.csv." in ran.stderr
    assert "ro: warning: 12 links lead elsewhere and are not merged: 00.txt, 01.txt," in ran.stderr
    assert "11.txt" not in ran.stderr
    assert ran.stderr.count("[merge.link]") == 3
    assert [path for path in (here / "merged").rglob("*") if path.is_file() and b"secret" in path.read_bytes()] == []


def test_partners_files_are_never_changed(here: Path) -> None:
    two(here, "rooms.csv", "Code,Room\n1,A\n", "Code,Room\n1,B\n", "Code,Room\n1,A\n")
    assert "[merge.own-folder]" in merge("al", "ro", "--base", "sent", "--out", "al", "--force").said
    assert "[merge.own-folder]" in merge("al", "ro", "--base", "sent", "--out", "sent/merged").said


def test_people_with_codes_who_are_new_in_two_folders_are_asked(here: Path) -> None:
    header = ("Code", *HEADER)
    sent = [header, ("P-1", *ANA)]
    two(here, LIST, sent, [*sent, ("P-21", *CENE)], [*sent, ("P-31", "Dema Cene", *CENE[1:])])
    assert merge("al", "ro", "--base", "sent", "--out", "merged").exit_code == 1
    assert len(cells(here / f"merged/{LIST}")) == 4
    take(here / "merged/merge.xlsx", ["make them one row"])
    ran = merge("al", "ro", "--base", "sent", "--answers", "merged/merge.xlsx", "--out", "one")
    assert ran.exit_code == 1  # which code and which spelling
    asked = {row[5] for row in cells(here / "one/merge.xlsx", "Questions")[1:]}
    assert asked == {"Code", "Name"}
    assert len(cells(here / f"one/{LIST}")) == 3


def test_thirty_conflicts_of_every_kind_are_named_and_none_else(here: Path) -> None:
    rows = [["Code", "Room", "Seats"], *([f"S-{n}", f"room {n}", n] for n in range(40))]
    al, ro = [[*row] for row in rows], [[*row] for row in rows]
    for n in range(20):  # 20 cells, and 10 that both changed alike
        al[n + 1][1], ro[n + 1][1] = f"al {n}", f"ro {n}"
    for n in range(20, 30):
        al[n + 1][2] = ro[n + 1][2] = n + 100
    al[0][2], ro[0][2] = "Places", "Chairs"  # a column's name
    del al[40], al[39]  # two rows that the other changed
    ro[40][1], ro[39][2] = "hall", 500
    two(here, "sessions.xlsx", rows, al, ro)
    keys = "".join(f"key {n}: {n}\n" for n in range(8))
    plans = [keys.replace(": 1\n", f": {who}\n").replace(": 2\n", f": {who} too\n") for who in ("al", "ro")]
    two(here, "programme.yaml", keys, plans[0].replace(": 5\n", ": five\n"), plans[1].replace(": 6\n", ": six\n"))
    two(here, "letter.txt", "Dear all", "Dear colleagues", "Dear friends")
    two(here, "report.txt", "one", "two", "two")
    two(here, "trainings/al-1/pre.csv", PRE, PRE.replace("2,a,c", "2,a,d"), PRE + "3,b,b\n")
    sent = [HEADER, ANA, BORA, CENE]
    two(here, LIST, sent, [HEADER, ("Ana Hoxha-Leka", *ANA[1:]), BORA, CENE], sent)
    two(here, "trainings/ro-1/list.csv", "Code,Note\n1,\n2,b\n", "Code,Note\n1,al\n2,\n", "Code,Note\n1,ro\n2,c\n")
    ran = merge("al", "ro", "--base", "sent", "--out", "merged")
    asked = [(row[2], row[4], row[5]) for row in cells(here / "merged/merge.xlsx", "Questions")[1:]]
    wanted = {("sessions.xlsx", f"S-{n}", "Room") for n in range(20)}
    wanted |= {("sessions.xlsx", f"S-{n}", "whether the row stays") for n in (38, 39)}
    wanted |= {("sessions.xlsx", None, "what the column Seats is called")}
    wanted |= {("programme.yaml", f"key {n}", "what is written there") for n in (1, 2)}
    wanted |= {("letter.txt", None, "the file as a whole"), ("trainings/al-1/pre.csv", "2", "q2")}
    wanted |= {(LIST, "row 2 and row 2 of al", "whether these rows are the same")}
    wanted |= {("trainings/ro-1/list.csv", code, "Note") for code in ("1", "2")}
    assert {*asked} == wanted
    assert len(wanted) == 30
    assert "30 questions" in ran.said
