"""`ecpat evaluate` of a file of one wave: a report of what people answered, in every format and to be published."""

import json
from pathlib import Path

import pytest

from ecpat_training.core.errors import Exit
from tests.commands.conftest import Ecpat

INSTRUMENT = """\
instrument: After the course
id: after
scales:
  - id: satisfied
    title: Satisfaction
    kind: likert
    answers: 1-5
    items:
      - {id: r1, text: The training was useful.}
      - {id: r2, text: I would recommend it.}
"""
FORM = ("--instrument", "after.yaml")


def answers(people: int, first: int = 0) -> str:
    rows = [
        f"C{at:03d}{chr(65 + at % 26)},{2 + at % 4},{1 + (at * 7) % 5},text {at} and more of it" for at in range(people)
    ]
    return "\n".join(["code,r1,r2,Any remarks?", *rows[first:], ""])


@pytest.fixture(autouse=True)
def files(folder: Path) -> None:
    (folder / "after.yaml").write_text(INSTRUMENT, "utf-8")
    (folder / "post.csv").write_text(answers(24), "utf-8")


def test_a_file_given_as_post_is_a_report_of_that_wave(ecpat: Ecpat, folder: Path) -> None:
    files = [part for ending in ("html", "docx", "xlsx", "json", "txt") for part in ("--out", f"report.{ending}")]
    ran = ecpat("evaluate", "--post", "post.csv", *FORM, "--participants", "30", *files)
    assert ran.exit_code == Exit.CLEAN, ran.stderr
    assert "24 of 30 people answered after the training: 80 %" in ran.said
    assert "survey.wave-alone" not in ran.said
    report = json.loads((folder / "report.json").read_text("utf-8"))
    assert report["comparisons"] == []
    assert report["analyses"]["reaction"]["free_texts"] == [{"question": "Any remarks?", "texts": 24}]
    text = (folder / "report.txt").read_text("utf-8")
    assert "24 texts to 1 question" in text
    assert "text 3" not in text


def test_one_file_without_waves_is_taken_as_one_and_this_is_said(ecpat: Ecpat) -> None:
    ran = ecpat("evaluate", "post.csv", *FORM)
    assert ran.exit_code == Exit.CLEAN, ran.stderr
    assert "nothing says which wave these answers are from: all are read as one wave, `post`." in ran.said
    assert "24 people answered after the training. How many were there isn't known" in ran.said


def test_a_file_given_as_pre_is_of_the_time_before(ecpat: Ecpat) -> None:
    ran = ecpat("evaluate", "--pre", "post.csv", *FORM)
    assert "What people answered before the training" in ran.said
    assert "survey.wave-alone" not in ran.said


def test_a_column_of_words_for_waves_is_asked_and_a_mapping_answers(ecpat: Ecpat, folder: Path) -> None:
    rows = [f"C{at % 6}XY,{1 + at % 5},{1 + at % 4},{'para' if at < 6 else 'pas'}" for at in range(12)]
    (folder / "both.csv").write_text("\n".join(["code,r1,r2,Kur", *rows, ""]), "utf-8")
    for given in (("both.csv",), ("--post", "both.csv")):
        ran = ecpat("evaluate", *given, *FORM)
        assert ran.exit_code == Exit.FINDINGS
        assert "the column `Kur` holds only words for waves" in ran.said
    (folder / "map.yaml").write_text("survey: both.csv\ncolumns: {Kur: wave}\n", "utf-8")
    ran = ecpat("evaluate", "both.csv", *FORM, "--mapping", "map.yaml")
    assert ran.exit_code == Exit.CLEAN
    assert "What changed" in ran.said


def test_codes_that_stand_twice_speak_of_two_waves(ecpat: Ecpat, folder: Path) -> None:
    rows = [f"C{at % 6}XY,{1 + at % 5},{1 + at % 4}" for at in range(12)]
    (folder / "both.csv").write_text("\n".join(["code,r1,r2", *rows, ""]), "utf-8")
    ran = ecpat("evaluate", "both.csv", *FORM)
    assert ran.exit_code == Exit.FINDINGS
    assert "nothing says which wave these answers are from, and most codes stand more than once" in ran.said
    assert ecpat("evaluate", "--post", "both.csv", *FORM).exit_code == Exit.CLEAN


def test_the_participants_list_says_who_was_there(ecpat: Ecpat, folder: Path) -> None:
    people = [f"Person {at},Police,officer,{'attended' if at < 30 else 'absent'}" for at in range(36)]
    (folder / "roster.csv").write_text("\n".join(["Name,Organisation,Role,Status", *people, ""]), "utf-8")
    ran = ecpat("evaluate", "--post", "post.csv", *FORM, "--participants", "roster.csv")
    assert ran.exit_code == Exit.CLEAN, ran.stderr
    assert "30 people who attended: the response rate is of them." in ran.said
    assert "24 of 30 people answered" in ran.said
    assert "Person" not in ran.said


def test_two_waves_have_a_response_rate_each(ecpat: Ecpat, folder: Path) -> None:
    (folder / "pre.csv").write_text(answers(27), "utf-8")
    out = ("--for", "evaluator", "--out", "-")
    ran = ecpat("evaluate", "pre.csv", "post.csv", *FORM, "--participants", "30", *out)
    report = json.loads(ran.raw)
    assert report["participants"] == 30
    ecpat("evaluate", "pre.csv", "post.csv", *FORM, "--participants", "30", "--for", "evaluator", "--out", "all.txt")
    text = (folder / "all.txt").read_text("utf-8")
    assert "90 %" in text
    assert "80 %" in text


def test_published_it_tells_nothing_of_single_answers(ecpat: Ecpat, folder: Path) -> None:
    ran = ecpat("evaluate", "--post", "post.csv", *FORM, "--participants", "30", "--publish", "--out", "report.json")
    assert ran.exit_code == Exit.CLEAN, ran.stderr
    report = json.loads((folder / "report.json").read_text("utf-8"))
    reaction = report["analyses"]["reaction"]
    assert (reaction["answered"], reaction["free_texts"], report["findings"]) == (24, [], [])
    assert reaction["scales"][0]["questions"] == []


def test_one_more_answer_is_not_published_beside_the_first(ecpat: Ecpat, folder: Path) -> None:
    """The two means would give the last answer away; and so would the mean of those compared with a wave before."""
    publish = (*FORM, "--publish", "--out")
    assert ecpat("evaluate", "--post", "post.csv", *publish, "1.json").exit_code == Exit.CLEAN
    assert ecpat("evaluate", "--post", "post.csv", *publish, "1.json", "--force").exit_code == Exit.CLEAN
    (folder / "more.csv").write_text(answers(25), "utf-8")
    ran = ecpat("evaluate", "--post", "more.csv", *publish, "2.json")
    assert ran.exit_code == Exit.UNSATISFIABLE
    assert "1 person more compared with the report published as release 1 (of those who answered after)" in ran.said
    before = [f"C{at:03d}{chr(65 + at % 26)},{1 + (at * at) % 4},{1 + at % 3}" for at in range(22)]
    (folder / "pre.csv").write_text("\n".join(["code,r1,r2", *before, ""]), "utf-8")
    ran = ecpat("evaluate", "pre.csv", "post.csv", *publish, "3.json")
    assert ran.exit_code == Exit.UNSATISFIABLE
    assert "2 people fewer compared with the report published as release 1" in ran.said
    assert "(of those who answered before and after, there after)" in ran.said


def test_forms_without_codes_are_known_by_their_answers(ecpat: Ecpat, folder: Path) -> None:
    """Another training's anonymous forms are other people; one more of the same is not."""
    items = ",".join(f"r{at}" for at in range(1, 3))
    mine = [f"{1 + at % 5},{1 + at // 5}" for at in range(24)]
    theirs = [f"{1 + at % 5},{1 + (at + 2) % 5}" for at in range(26)]
    publish = (*FORM, "--publish", "--out")
    for name, rows in (("mine", mine), ("more", [*mine, "5,5"]), ("theirs", theirs)):
        (folder / f"{name}.csv").write_text("\n".join([items, *rows, ""]), "utf-8")
    assert ecpat("evaluate", "--post", "mine.csv", *publish, "1.json").exit_code == Exit.CLEAN
    assert ecpat("evaluate", "--post", "theirs.csv", *publish, "2.json").exit_code == Exit.CLEAN
    assert json.loads((folder / "2.json").read_text("utf-8"))["analyses"]["reaction"]["answered"] == 26
    assert ecpat("evaluate", "--post", "more.csv", *publish, "3.json").exit_code == Exit.UNSATISFIABLE
