"""What people answered, from a programme's folder: who counts by which rule, within which bounds, from which rows."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.commands.running import Ran, run_here
from tests.donor.drawn_answers import WITH_CODES, Counted, draw_answers, recount_answers
from tests.draws import some_of

PROGRAMME = """\
programme: One training
id: one
timezone: Europe/Tirane
period: 2005-01 to 2006-12
events:
  - {id: al-1, title: One, country: AL, twin: BE, days: 1, start: 2005-10-06, participants: 20}
manual:
  - chapter: Frame
    for: [training]
    sessions:
      - {id: opening, title: Opening, minutes: 20-40, method: plenary, practice: 50 %}
"""


def using(ran: Ran, code: str = "R-using") -> Any:
    indicators = json.loads(ran.stdout)["result"]["indicators"]
    return next(one for one in indicators if one["code"] == code)


def counted(ran: Ran) -> dict[str, Counted]:
    return {
        one["window"]: Counted(
            one["participations"],
            one["answered"],
            one["took_part"],
            {each["file"]: each["rows"] for each in one["sources"]},
        )
        for one in using(ran)["figures"]
        if not one["by"]
    }


@pytest.mark.parametrize("seed", some_of(range(5), 2))
def test_what_is_used_is_what_a_second_program_counts(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    rule = draw_answers(seed, tmp_path)
    again = recount_answers(tmp_path, rule)
    assert again[""].yes
    assert counted(run_here(["donor", "--donor", "isf", "--json"])) == again


@pytest.fixture
def of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a training in which forty took part."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "programme.yaml").write_text(PROGRAMME, "utf-8")
    (tmp_path / "instrument.yaml").write_text(WITH_CODES, "utf-8")
    of = tmp_path / "trainings/al-1"
    of.mkdir(parents=True)
    rows = [["Given name", "Surname", "Attended"], *([f"Given{at}", f"Sur{at}name", "x"] for at in range(40))]
    write(of / "participants.csv", rows)
    return of


def write(path: Path, rows: Sequence[Sequence[object]]) -> None:
    path.write_text("".join(",".join(map(str, row)) + "\n" for row in rows), "utf-8")


def rule(said: str) -> None:
    Path("programme.yaml").write_text(f"{PROGRAMME}donors:\n  answers: [{{{said}}}]\n", "utf-8")


def questionnaire(of: Path, answers: Sequence[int], name: str = "follow-up-3-months.csv") -> None:
    write(of / name, [["Code", "u1", "u2"], *([f"AB{at:02}", said, 3] for at, said in enumerate(answers))])


QUESTION = "counts: used after three months, question: u1, at least: 4"


def test_the_table_says_what_is_true_of_everybody_and_by_which_rule(of: Path) -> None:
    rule(QUESTION)
    questionnaire(of, [5] * 10 + [4] * 2 + [3] * 6)
    ran = run_here(["donor", "--donor", "isf", "--out", "isf.html"])
    text = Path("isf.html").read_text("utf-8")
    assert "12 of 18 who answered" in text
    assert "30% to 85%" in text
    assert "whoever answered `u1` with 4 or more, in follow-up-3-months" in text
    assert "al-1/follow-up-3-months.csv" in text
    assert "Answers: trainings/al-1/follow-up-3-months.csv." in ran.stderr


def test_who_found_it_useful_comes_from_the_answers_after(of: Path) -> None:
    rule("counts: found useful, question: u2, at least: 3")
    questionnaire(of, [1] * 12, "post.csv")
    found = using(run_here(["donor", "--donor", "isf", "--json"]), "R-useful")["figures"][0]
    assert (found["participations"], found["answered"], found["took_part"]) == (12, 12, 40)


def test_without_a_rule_done_commitments_count_and_that_is_said(of: Path) -> None:
    write(of / "commitments.csv", [["Code", "I will 1", "Side"], *([f"AB{at:02}", "Call", "care"] for at in range(4))])
    write(of / "commitments-3-months.csv", [["Code", "Status 1"], ["AB00", "done"], ["AB01", "partly"], ["AB02", ""]])
    ran = run_here(["donor", "--donor", "isf", "--json"])
    assert counted(ran)[""] == Counted(1, 2, 40, {"al-1/commitments-3-months.csv": [2, 3]})
    assert {one["label"] for one in using(ran)["figures"] if one["by"] == "side"} == {"care"}
    assert "after 3 months, that it is done, counts. If it is another answer" in ran.stderr


def test_answers_without_a_rule_are_asked(of: Path) -> None:
    questionnaire(of, [5] * 12)
    ran = run_here(["donor", "--donor", "isf", "--json"])
    assert using(ran)["why"].startswith("not received")
    assert "there are answers in follow-up-3-months, and nothing says which of them count" in ran.stderr


def test_a_code_that_answers_in_two_ways_is_no_answer_and_one_sent_twice_is_one(of: Path) -> None:
    rule(QUESTION)
    rows = [["AB00", 5, 1], ["AB00", 2, 1], ["AB01", 5, 1], ["AB01", 4, 1], ["AB02", 1, 1], ["AB03", 5, 5]]
    write(of / "follow-up-3-months.csv", [["Code", "u1", "u2"], *rows])
    ran = run_here(["donor", "--donor", "isf", "--json"])
    assert counted(ran)[""] == Counted(2, 3, 40, {"al-1/follow-up-3-months.csv": [4, 6, 7]})
    assert "1 code answered `u1` twice, and in two ways: that is no answer." in ran.stderr
    assert "[donor.answers-twice]" in ran.stderr


def test_a_typed_number_of_the_same_training_counts_alone(of: Path) -> None:
    rule(QUESTION)
    questionnaire(of, [5] * 12)
    write(
        Path("typed.csv"), [["Training", "Counts", "Number", "Answered"], ["al-1", "used after three months", 11, 30]]
    )
    ran = run_here(["donor", "--donor", "isf", "--counts", "typed.csv", "--json"])
    assert counted(ran)[""] == Counted(11, 30, 40, {"typed.csv": [2]})
    assert "[donor.answers-typed]" in ran.stderr


def test_more_answers_than_people_leave_everybody_unknown(of: Path) -> None:
    rule(QUESTION)
    questionnaire(of, [5] * 45)
    ran = run_here(["donor", "--donor", "isf", "--out", "isf.txt"])
    assert "45 people of al-1 answered what `used after three months` goes by, and 40 took part." in ran.stderr
    assert "not known" in Path("isf.txt").read_text("utf-8")


def test_a_question_that_nobody_asks_is_refused(of: Path) -> None:
    rule("counts: used after three months, question: zz, at least: 4")
    questionnaire(of, [5] * 12)
    ran = run_here(["donor", "--donor", "isf"])
    assert ran.exit_code == 1
    assert "the questionnaire has no question `zz` with graded answers" in ran.stderr


@pytest.mark.parametrize(
    ("yes", "no", "told"),
    [(15, 12, True), (15, 9, False), (9, 15, False), (25, 10, False), (22, 18, True)],
    ids=["enough of all", "few said no", "few said yes", "few are silent", "nobody is silent"],
)
def test_answers_are_published_where_no_group_is_small(of: Path, yes: int, no: int, told: bool) -> None:
    rule(QUESTION)
    questionnaire(of, [5] * yes + [1] * no)
    ran = run_here(["donor", "--donor", "isf", "--publish", "--json"])
    figures = using(ran)["figures"]
    assert bool(figures) is told
    if told:
        (one,) = figures
        assert (one["participations"], one["answered"], one["took_part"]) == (yes, yes + no, 40)
        assert one["sources"] == []


def test_a_file_that_cannot_be_read_is_said_and_counts_for_nobody(of: Path) -> None:
    rule(QUESTION)
    (of / "follow-up-3-months.csv").write_bytes(b"\x00\x01")
    ran = run_here(["donor", "--donor", "isf", "--json"])
    assert using(ran)["figures"] == []
    assert "the answers of al-1 can't be read" in ran.stderr
