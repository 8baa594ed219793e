"""`ecpat evaluate` without an instrument: a sheet of points before and after is all that most trainings have."""

import json
import re
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from ecpat_training.core.errors import Exit
from tests.commands.conftest import Ecpat
from tests.commands.material import POINTS, outs

NAMES = ("Ana Berg", "Bo Li", "Carl", "Dana Moss", "Emil", "Fay Wu", "Gus", "Hana", "Ivo", "Jana", "Kim Ho", "Lea")
BEFORE = (11, 9, 12, 7, 10, 14, 8, 13, 9, 11, 6, 10)
AFTER = (15, 14, 13, 16, 10, 18, 12, 17, 12, 16, 11, 15)
BESIDE = ("--code", "Participant", "--before", "Pre-test", "--after", "Post-test")
SHEETS = ("--sheet", "Pre", "--sheet", "Post", "--code", "Name", "--score", "Score")


@pytest.fixture
def scores(folder: Path) -> Path:
    """One sheet, a row for each person, with names, a mean at the foot and two columns of points."""
    return workbook(folder / "scores.xlsx", {"Scores": beside()})


def beside(*, header: tuple[str, ...] = ("Participant", "Pre-test", "Post-test")) -> list[tuple[object, ...]]:
    rows = [*zip(NAMES, BEFORE, AFTER, strict=True)]
    return [header, *rows, ("Average", sum(BEFORE) / len(BEFORE), sum(AFTER) / len(AFTER))]


@pytest.fixture
def book(folder: Path) -> Path:
    """A sheet for each wave, the second in another order and without one person."""
    pre = [("No", "Name", "Score"), *((at, *one) for at, one in enumerate(zip(NAMES, BEFORE, strict=True), 1))]
    after = reversed([*zip(NAMES, AFTER, strict=True)][:-1])
    post = [("No", "Name", "Score"), *((at, *one) for at, one in enumerate(after, 1))]
    return workbook(folder / "book.xlsx", {"Pre": pre, "Post": post})


def workbook(path: Path, sheets: dict[str, Any]) -> Path:
    made = openpyxl.Workbook()
    made.remove(made.active)  # type: ignore[arg-type]
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
    made.save(path)
    return path


def changed(ran: Any) -> dict[str, Any]:
    """The one change of a report as data."""
    assert ran.exit_code == Exit.CLEAN, ran.stderr
    (compared,) = json.loads(ran.raw)["comparisons"]
    (change,) = compared["scales"]
    return {"n": compared["n"], **change}


# -- one sheet --


def test_two_columns_of_points_are_compared_row_by_row(ecpat: Ecpat, scores: Path) -> None:
    """Mean change and interval as R's t.test(after, before, paired = TRUE) has them."""
    change = changed(ecpat("evaluate", scores, *BESIDE, "--out", "-"))
    assert change["n"] == 12
    assert change["raw_change"]["value"] == pytest.approx(4.0833333333)
    assert (change["raw_change"]["low"], change["raw_change"]["high"]) == pytest.approx((2.66368024, 5.50298643))


def test_without_a_maximum_nothing_is_said_in_per_cent_and_with_one_it_stands_beside(
    ecpat: Ecpat, scores: Path
) -> None:
    open_end = ecpat("evaluate", scores, *BESIDE, "--out", "a.txt")
    assert "[points.no-maximum]" in open_end.stderr
    assert "In per cent of all points" not in Path("a.txt").read_text("utf-8")
    ecpat("evaluate", scores, *BESIDE, "--max", 20, "--out", "b.txt")
    said = " ".join(Path("b.txt").read_text("utf-8").split())
    assert "Score (on a scale of 0 to 20) rose by 4.08 points (20.4 percentage points) on average" in said
    assert "of 20 points that could be had, 50.0 % were had before and 70.4 % after, +20.4 percentage points" in said


def test_what_is_plain_is_read_and_said_first_with_the_line_that_says_it_in_full(ecpat: Ecpat, scores: Path) -> None:
    ran = ecpat("evaluate", scores, "--out", "-")
    assert changed(ran) == changed(ecpat("evaluate", scores, *BESIDE, "--out", "-"))
    assert (
        "no instrument is named: `Pre-test`, `Post-test` and `Participant` are read as points before and after"
        in ran.stderr
    )
    assert "ecpat evaluate scores.xlsx --code Participant --before Pre-test --after Post-test" in ran.stderr.replace(
        f"{scores.parent}/", ""
    )


@pytest.mark.parametrize(
    ("header", "line"),
    [
        ("ID,Test 1,Test 2", 'ecpat evaluate s.csv --code ID --before "Test 1" --after "Test 2"'),
        ("Id,Entry $,Exit $", 'ecpat evaluate s.csv --code Id --before "column 2" --after "column 3"'),
        ("Colour,Q1,Q2,Q3", "ecpat evaluate s.csv --code Colour --before COLUMN --after COLUMN"),
    ],
)
def test_what_is_not_plain_is_proposed_as_a_line_to_type(ecpat: Ecpat, folder: Path, header: str, line: str) -> None:
    width = header.count(",")
    rows = "\n".join(f"p{at}x," + ",".join(str(at + more) for more in range(width)) for at in range(5))
    (folder / "s.csv").write_text(f"{header}\n{rows}\n", "utf-8")
    ran = ecpat("evaluate", "s.csv")
    assert ran.exit_code == Exit.USAGE
    assert "no instrument is named, and there is no instrument.yaml in this folder or above it." in ran.stderr
    assert f"`{line}`" in ran.stderr
    assert "add --instrument FILE" in ran.stderr


def test_a_column_of_control_people_is_pointed_at(ecpat: Ecpat, folder: Path) -> None:
    (folder / "s.csv").write_text("group,pre,post\ncontrol,35,40\ncontrol,40,23\nexp,35,36\nexp,41,71\n", "utf-8")
    assert '--comparison-group "group=control"' in ecpat("evaluate", "s.csv").stderr


_PEOPLE = [*zip(NAMES, BEFORE, AFTER, strict=True)]
_SHEETS: dict[str, list[tuple[object, ...]]] = {
    "titles above": [("Training in Tirana, 3-5 March",), ("Test results",), (), ("Name", "Pre", "Post"), *_PEOPLE],
    "a title above both": [(None, "Knowledge test"), ("Participant", "Pre-test", "Post-test"), *_PEOPLE],
    "points of 20": [("Name", "Before", "After"), *((n, f"{a}/20", f"{b}/20") for n, a, b in _PEOPLE)],
    "most points in the headers": [("Name", "Pre-test (max 20)", "Post-test (max 20)"), *_PEOPLE],
    "most points in a row": [("Participant", "Pre-test", "Post-test"), ("Maximum points", 20, 20), *_PEOPLE],
    "groups below one another": [
        ("Group 1: police",), ("Participant", "Pre-test", "Post-test"), *_PEOPLE[:6], (),
        ("Group 2: organisations",), ("Participant", "Pre-test", "Post-test"), *_PEOPLE[6:],
    ],
    "rank and gain beside": [
        ("Rank", "Participant", "Pre-test", "Post-test", "Gain"),
        *((at, n, a, b, b - a) for at, (n, a, b) in enumerate(_PEOPLE, 1)),
    ],
    "a third test": [("Participant", "Pre-test", "Post-test", "Retention test"), *((*one, 12) for one in _PEOPLE)],
    "Russian": [("Участник", "Тест до обучения", "Тест после обучения"), *_PEOPLE],
    "Ukrainian": [("Учасник", "Вхідний тест", "Підсумковий тест"), *_PEOPLE],
    "Albanian": [("Pjesëmarrësi", "Testi para trajnimit", "Testi pas trajnimit"), *_PEOPLE],
    "Romanian": [("Nume și prenume", "Punctaj înainte", "Punctaj după"), *_PEOPLE],
    "Serbian": [("Ime i prezime", "Rezultat pre obuke", "Rezultat posle obuke"), *_PEOPLE],
}  # fmt: skip


@pytest.mark.parametrize("layout", _SHEETS)
def test_sheets_as_trainers_keep_them_are_read_without_a_word(ecpat: Ecpat, folder: Path, layout: str) -> None:
    workbook(folder / "scores.xlsx", {"Scores": _SHEETS[layout]})
    change = changed(ecpat("evaluate", "scores.xlsx", "--out", "-"))
    assert change["n"] == 12
    assert change["raw_change"]["value"] == pytest.approx(4.0833333333)
    assert (change["raw_change"]["low"], change["raw_change"]["high"]) == pytest.approx((2.66368024, 5.50298643))


def test_points_of_months_later_are_pointed_at_and_mapped(ecpat: Ecpat, folder: Path) -> None:
    workbook(folder / "scores.xlsx", {"Scores": _SHEETS["a third test"]})
    assert "If `Retention test` holds points of months later" in ecpat("evaluate", "scores.xlsx").stderr
    ecpat("survey", "map", "scores.xlsx", "--out", "map.yaml")
    written = Path("map.yaml").read_text("utf-8")
    Path("map.yaml").write_text(re.sub(r"\?( |$)", r"\1", written, flags=re.MULTILINE), "utf-8")
    ran = ecpat("evaluate", "scores.xlsx", "--mapping", "map.yaml", "--out", "-")
    assert [(one["before"], one["after"]) for one in json.loads(ran.raw)["comparisons"]] == [
        ("pre", "post"), ("pre", "follow-up"), ("post", "follow-up"),
    ]  # fmt: skip


# -- points of one moment --


@pytest.mark.parametrize("options", [(), ("--score", "Score"), ("--score", "Score", "--code", "Name")])
def test_points_after_the_training_alone_are_a_report_of_one_moment(
    ecpat: Ecpat, folder: Path, options: tuple[str, ...]
) -> None:
    """Mean and interval as SciPy's t.interval has them."""
    workbook(folder / "after.xlsx", {"Scores": [("Name", "Score"), *zip(NAMES, AFTER, strict=True)]})
    ran = ecpat("evaluate", "--post", "after.xlsx", *options, "--out", "a.txt")
    assert ran.exit_code == Exit.CLEAN
    told = " ".join(Path("a.txt").read_text("utf-8").split())
    assert "What people answered after the training Points What" in told
    assert "before and after" not in told + ran.stderr
    assert "Score: 14.08 on average (95 % interval 12.49 to 15.67; 12 people)" in told
    if not options:
        assert "`ecpat evaluate --post after.xlsx --code Name --score Score`" in ran.stderr.replace(f"{folder}/", "")


def test_a_single_column_of_points_is_proposed_as_one_moment(ecpat: Ecpat, folder: Path) -> None:
    workbook(folder / "after.xlsx", {"Scores": [("Name", "Score"), *zip(NAMES, AFTER, strict=True)]})
    ran = ecpat("evaluate", "after.xlsx")
    assert ran.exit_code == Exit.USAGE
    assert "`ecpat evaluate --post after.xlsx --score Score`" in ran.stderr


@pytest.mark.parametrize(
    ("header", "before", "after", "odd"),
    [
        ("Participant,Test,Score", "Pre", "Post", "Post (repeat)"),
        ("Kürzel,Messung,Punkte", "vorher", "nachher", "Nachholtermin"),
        ("Код,Опрос,Баллы", "до", "после", "пересдача"),
    ],
)
def test_a_row_for_each_wave_names_the_column_and_the_odd_row_and_no_single_wave(
    ecpat: Ecpat, folder: Path, header: str, before: str, after: str, odd: str
) -> None:
    code, test, score = header.split(",")
    rows = [f"A{n},{word},{10 + 3 * at + n % 5}" for n in range(8) for at, word in enumerate((before, after))]
    table = folder / "long.csv"
    table.write_text("\n".join([header, *rows, f"A3,{odd},20"]), encoding="utf-8")
    ran = ecpat("evaluate", "long.csv")
    assert (
        f"The column `{test}` says before and after: please call it `wave`. `{odd}` in line 18 says neither" in ran.said
    )
    assert "--post" not in ran.said
    table.write_text("\n".join([header.replace(test, "wave"), *rows]), encoding="utf-8")
    assert "--post" not in ecpat("evaluate", "long.csv").said
    ran = ecpat("evaluate", "long.csv", "--code", code, "--score", score)
    assert "8 of the 8 who answered before were recognised" in ran.said


def test_one_of_two_columns_of_points_may_be_evaluated_alone(ecpat: Ecpat, folder: Path) -> None:
    workbook(folder / "scores.xlsx", {"Scores": [("Participant", "Pre-test", "Post-test"), *_PEOPLE]})
    ran = ecpat("evaluate", "--post", "scores.xlsx", "--score", "Post-test", "--out", "a.txt")
    assert ran.exit_code == Exit.CLEAN
    assert "Score: 14.08 on average" in " ".join(Path("a.txt").read_text("utf-8").split())


# -- two sheets, two files, a column that says the wave --


def test_two_sheets_of_one_workbook_are_linked_by_names_that_no_output_shows(ecpat: Ecpat, book: Path) -> None:
    files = [part for ending in ("html", "docx", "xlsx", "json", "txt") for part in ("--out", f"r.{ending}")]
    for reader in ("evaluator", "coordinator", "donor"):
        ran = ecpat("evaluate", book, *SHEETS, *files, "--force", "--for", reader, "--data", "data")
        assert ran.exit_code == Exit.CLEAN
        told = ran.stdout + ran.stderr + Path("r.txt").read_text("utf-8") + Path("r.json").read_text("utf-8")
        told += Path("r.html").read_text("utf-8") + "".join(one.read_text("utf-8") for one in Path("data").iterdir())
        assert not [name for name in NAMES if name in told]
    assert json.loads(Path("r.json").read_text("utf-8"))["comparisons"][0]["n"] == 11


def test_a_running_number_is_nobodys_code(ecpat: Ecpat, folder: Path) -> None:
    rows = [(at, score) for at, score in enumerate(BEFORE, 1)]
    workbook(folder / "book.xlsx", {"Pre": [("No", "Score"), *rows], "Post": [("No", "Score"), *rows]})
    ran = ecpat("evaluate", "book.xlsx", "--sheet", "Pre", "--sheet", "Post")
    assert ran.exit_code == Exit.USAGE
    assert "--code COLUMN --score Score" in ran.stderr


def test_a_workbook_of_two_sheets_is_proposed_as_such(ecpat: Ecpat, book: Path) -> None:
    said = ecpat("evaluate", book).stderr
    assert "--sheet Pre --sheet Post --code Name --score Score`" in said


def test_two_files_whose_columns_are_called_differently(ecpat: Ecpat, folder: Path) -> None:
    for name, header, values in (("a.csv", "Before", BEFORE), ("b.csv", "After", AFTER)):
        lines = (f"K{at:02d}Q;{value},5" for at, value in enumerate(values))
        (folder / name).write_text("\n".join([f"Code;{header}", *lines]), "utf-8")
    ran = ecpat("evaluate", "a.csv", "b.csv", "--code", "Code", "--before", "Before", "--after", "After", "--out", "-")
    assert changed(ran)["raw_change"]["value"] == pytest.approx(4.0833333333)


def test_a_mapping_names_points_before_and_after_or_a_column_that_says_the_wave(ecpat: Ecpat, folder: Path) -> None:
    rows = [*zip(BEFORE, AFTER, strict=True)]
    (folder / "a.csv").write_text("x,y\n" + "\n".join(f"{one},{two}" for one, two in rows), "utf-8")
    (folder / "a.yaml").write_text("columns:\n  x: points.pre\n  y: points.post\n", "utf-8")
    long = [f"K{at:02d}Q,{when},{one[side]}" for side, when in enumerate(("in", "out")) for at, one in enumerate(rows)]
    (folder / "b.csv").write_text("\n".join(["who,when,y", *long]), "utf-8")
    waves = "waves: {in: pre, out: post}\ncolumns: {who: code, when: wave, y: points}\n"
    (folder / "b.yaml").write_text(waves, "utf-8")
    first = changed(ecpat("evaluate", "a.csv", "--mapping", "a.yaml", "--out", "-"))
    second = changed(ecpat("evaluate", "b.csv", "--mapping", "b.yaml", "--out", "-"))
    assert first["raw_change"]["value"] == second["raw_change"]["value"] == pytest.approx(4.0833333333)


# -- published --


def test_a_published_report_is_written_into_a_ledger_beside_the_first_file(ecpat: Ecpat, folder: Path) -> None:
    inside = folder / "training"
    inside.mkdir()
    people = [(f"K{at:02d}QZ{at % 7}", 5 + at * 7 % 11, 8 + at * 5 % 12) for at in range(24)]
    workbook(inside / "scores.xlsx", {"S": [("Participant", "Pre-test", "Post-test"), *people]})
    said = ("evaluate", inside / "scores.xlsx", *BESIDE, "--max", 20, "--publish", "--for", "evaluator")
    assert ecpat(*said, *outs("all")).exit_code == Exit.CLEAN
    assert (inside / "ecpat-published.yaml").is_file()
    workbook(inside / "fewer.xlsx", {"S": [("Participant", "Pre-test", "Post-test"), *people[:-1]]})
    again = ecpat("evaluate", inside / "fewer.xlsx", *BESIDE, "--max", 20, "--publish", "--out", "more.html")
    assert again.exit_code == Exit.UNSATISFIABLE, again.stderr
    assert not Path("more.html").exists()


def test_per_cent_published_follow_from_the_points_published(ecpat: Ecpat, scores: Path) -> None:
    ran = ecpat("evaluate", scores, *BESIDE, "--max", 20, "--publish", "--out", "-")
    found = json.loads(ran.raw)
    (share,) = found["analyses"]["of_maximum"]
    (change,) = found["comparisons"][0]["scales"]
    assert share["mean_before"] == pytest.approx(change["before"]["mean"] * 5)
    assert share["change"]["value"] == pytest.approx(change["raw_change"]["value"] * 5)


# -- what is wrong is told at once --


def test_every_column_and_sheet_that_is_not_there_is_told_at_once(ecpat: Ecpat, book: Path) -> None:
    ran = ecpat("evaluate", book, "--sheet", "Pre", "--sheet", "Postt", "--code", "Nam", "--score", "Scor")
    assert ran.exit_code == Exit.USAGE
    assert "there is no sheet 'Postt'" in ran.stderr
    assert "--code: there is no column `Nam`" in ran.stderr
    assert "Did you mean `Name`?" in ran.stderr
    assert "--score: there is no column `Scor`" in ran.stderr


def test_two_columns_of_one_name_are_told_by_their_places(ecpat: Ecpat, folder: Path) -> None:
    (folder / "s.csv").write_text("ID,Test,Test\nA1,3,4\nB2,2,5\n", "utf-8")
    ran = ecpat("evaluate", "s.csv", "--before", "Test", "--after", "column 3")
    assert "--before: 2 columns are called `Test`: `column 2` and `column 3`" in ran.stderr
    assert ecpat("evaluate", "s.csv", "--before", "column 2", "--after", "column 3").exit_code == Exit.CLEAN
    ran = ecpat("evaluate", "s.csv", "--code", "ID", "--before", "column 2", "--after", "COLUMN 2")
    assert "--before and --after name the same column, `Test`." in ran.stderr


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--before", "A"), "--before is given without --after."),
        (("--before", "A", "--after", "A"), "--before and --after name the same column, `A`."),
        (("--before", "A", "--after", "B", "--score", "C"), "--score is given beside --before and --after."),
        (("--max", "0"), "--max 0 is no number of points that could be had."),
        (("--code", "A", "-i", "form.yaml"), "--code is for points without an instrument."),
    ],
)
def test_options_that_make_no_sense_together(ecpat: Ecpat, options: tuple[str, ...], said: str) -> None:
    ran = ecpat("evaluate", "s.csv", *options)
    assert ran.exit_code == Exit.USAGE
    assert said in ran.stderr


def test_an_instrument_of_the_folder_is_not_looked_for_where_columns_are_named(ecpat: Ecpat, scores: Path) -> None:
    Path("instrument.yaml").write_text("instrument: no matter", "utf-8")
    ran = ecpat("evaluate", scores, *BESIDE)
    assert ran.exit_code == Exit.CLEAN
    assert "instrument.yaml" not in ran.stderr
    assert ecpat("evaluate", scores).exit_code != Exit.CLEAN


def test_doubts_about_cells_come_with_what_was_guessed(ecpat: Ecpat, folder: Path) -> None:
    (folder / "s.csv").write_text("ID;Pre;Post\nA1;0,65;13\nB2;12;25\nC3;x;14\nD4;9;11\nE5;9;11\n", "utf-8")
    ran = ecpat("evaluate", "s.csv")
    assert ran.exit_code == Exit.FINDINGS
    for code in ("points.guessed", "points.share-or-points", "survey.not-a-number"):
        assert f"[{code}]" in ran.stderr


def test_a_mapping_decides_what_a_cell_means(ecpat: Ecpat, folder: Path) -> None:
    (folder / "s.csv").write_text("ID,Pre,Post\nA1,0.65,14\nB2,12,12 or 13\nC3,9,15\nD4,8,11\n", "utf-8")
    asked = ecpat("evaluate", "s.csv", "--before", "Pre", "--after", "Post", "--max", 20)
    assert "[points.share-or-points]" in asked.stderr
    assert "[survey.not-a-number]" in asked.stderr
    (folder / "m.yaml").write_text('answers: {points: {"0.65": 13, "12 or 13": no answer}}\n', "utf-8")
    said = ("--before", "Pre", "--after", "Post", "--max", 20, "--mapping", "m.yaml", "--out", "-")
    change = changed(ecpat("evaluate", "s.csv", *said))
    assert change["n"] == 3
    assert change["before"]["mean"] == pytest.approx(10)
    assert change["after"]["mean"] == pytest.approx(40 / 3)


def test_a_workbook_given_once_with_a_sheet_for_each_wave_needs_no_second_mention(ecpat: Ecpat, folder: Path) -> None:
    """With an instrument as without."""
    rows = [(f"K{at:02d}QZ", score) for at, score in enumerate(BEFORE)]
    workbook(folder / "book.xlsx", {name: [("code", "points"), *rows] for name in ("Before", "After", "Later")})
    Path("quiz.yaml").write_text(POINTS, "utf-8")
    one = ecpat("evaluate", "book.xlsx", "--sheet", "Before", "--sheet", "After", "-i", "quiz.yaml", "--out", "-")
    assert changed(one)["n"] == 12
    three = ("--sheet", "Before", "--sheet", "After", "--sheet", "Later")
    found = json.loads(ecpat("evaluate", "book.xlsx", *three, "-i", "quiz.yaml", "--out", "-").raw)
    assert [wave["sheet"] for wave in found["waves"]] == ["Before", "After", "Later"]


def test_a_pair_of_quiz_exports_is_read_by_their_scores_and_their_codes(ecpat: Ecpat, folder: Path) -> None:
    """Google Forms writes points as `13.00 / 20`; the address that it collects tells who somebody is, a code not."""
    header = '"Timestamp","Username","Score","Your code","How old are you?","Who decides?"'
    for name, month, values in (("pre.csv", 4, BEFORE), ("post.csv", 5, AFTER)):
        lines = [
            f'"2025/0{month}/03 10:{10 + at}:00 AM GMT+2","p{at}@example.org","{value}.00 / 20","K{at:02d}QZ",{at},"A"'
            for at, value in enumerate(values)
        ]
        (folder / name).write_text("\n".join([header, *lines]), "utf-8")
    ran = ecpat("evaluate", "pre.csv", "post.csv", "--out", "-")
    assert '--code "Your code" --score Score`' in ran.stderr
    assert "@example.org" not in ran.stderr
    change = changed(ran)
    assert (change["n"], change["highest_score"]) == (12, 20)
    assert change["raw_change"]["value"] == pytest.approx(4.0833333333)
