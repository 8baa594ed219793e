"""Filled sheets as they come back: nothing doubtful is a score, nothing is left out without a word."""

from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from ecpat_training.core.errors import ContentError
from ecpat_training.core.text import fold
from ecpat_training.effect.performance.model.key import KeyedAnswer
from ecpat_training.effect.performance.reading.scores import Sheets, read_scores
from tests.effect.performance.material import KEY, RUBRIC, filled

FIRST = KEY.answers_for_raters()[0]


def plain(answer: KeyedAnswer) -> tuple[object, object]:
    return 1, 2 if answer.wave == "post" else 1


def test_both_files_in_any_order_are_read_without_a_question(tmp_path: Path) -> None:
    one, other = filled(tmp_path, 0, lambda _: ("1: 2 of 3 signs", "a step")), filled(tmp_path, 1, plain)
    found = read_scores(Sheets([other, one]), KEY, RUBRIC)
    assert found.raters == ("rater-1", "rater-2")
    assert found.findings == ()
    assert set(map(tuple, (levels.items() for levels in found.first.values()))) == {(("signs", 1), ("safety", 2))}
    assert found == read_scores(Sheets([one, other]), KEY, RUBRIC)


def test_both_raters_in_one_table_are_told_apart_by_their_column(tmp_path: Path) -> None:
    path = tmp_path / "typed.csv"
    rows = [f"{one.blind},{rater},1,{at}" for one in KEY.answers for at, rater in enumerate(("R1", "R2"))]
    path.write_text("Blind code,Rater,1. Names signs,safety\n" + "\n".join(rows) + "\n", encoding="utf-8")
    found = read_scores(Sheets([path]), KEY, RUBRIC)
    assert found.raters == ("R1", "R2")
    assert found.second[fold(FIRST.blind)] == {"signs": 1, "safety": 1}


def test_a_raters_name_is_nowhere(tmp_path: Path) -> None:
    path = tmp_path / "typed.csv"
    rows = [f"{one.blind},{rater},1,9" for one in KEY.answers for rater in ("Anna Berg", "R2")]
    path.write_text("Answer,Rater,Names signs,Puts safety first\n" + "\n".join(rows) + "\n", encoding="utf-8")
    found = read_scores(Sheets([path]), KEY, RUBRIC)
    assert "rater 1" in found.raters
    assert "Berg" not in f"{found.raters} {found.findings}"


def test_rows_that_nobody_scored_are_no_question(tmp_path: Path) -> None:
    def absent(answer: KeyedAnswer) -> tuple[object, object] | None:
        return None if answer is FIRST else plain(answer)

    found = read_scores(Sheets([filled(tmp_path, 0, absent), filled(tmp_path, 1, absent)]), KEY, RUBRIC)
    assert found.findings == ()
    assert fold(FIRST.blind) not in found.first


def test_an_answer_that_one_rater_left_out_is_asked(tmp_path: Path) -> None:
    one = filled(tmp_path, 0, lambda answer: None if answer is FIRST else plain(answer))
    (asked,) = read_scores(Sheets([one, filled(tmp_path, 1, plain)]), KEY, RUBRIC).findings
    assert (asked.code, FIRST.blind in asked.message) == ("performance.missing", True)


def test_a_doubtful_score_counts_as_missing_and_is_asked_by_its_cell(tmp_path: Path) -> None:
    one = filled(tmp_path, 0, lambda answer: (7, 1) if answer is FIRST else plain(answer))
    found = read_scores(Sheets([one, filled(tmp_path, 1, plain)]), KEY, RUBRIC)
    assert [(asked.code, asked.where and asked.where.cell) for asked in found.findings] == [
        ("performance.score", "D4")
    ]  # one question of one cell
    assert found.first[fold(FIRST.blind)] == {"safety": 1}


def test_of_two_different_rows_of_a_rater_neither_counts_and_the_same_counts_once(tmp_path: Path) -> None:
    one, other = filled(tmp_path, 0, plain), filled(tmp_path, 1, plain)
    workbook = load_workbook(one)
    sheet = workbook.worksheets[0]
    sheet.append([FIRST.blind, FIRST.case, "rater-1", 0, 0])
    sheet.append([KEY.answers_for_raters()[1].blind, "", "rater-1", *plain(KEY.answers_for_raters()[1])])
    workbook.save(one)
    found = read_scores(Sheets([one, other]), KEY, RUBRIC)
    assert [asked.code for asked in found.findings] == ["performance.twice"]
    assert found.spoilt == {fold(FIRST.blind)}
    assert fold(FIRST.blind) not in found.first
    assert fold(KEY.answers_for_raters()[1].blind) in found.first


def test_an_unknown_answer_is_asked_and_a_name_in_its_place_is_not_quoted(tmp_path: Path) -> None:
    one, other = filled(tmp_path, 0, plain), filled(tmp_path, 1, plain)
    workbook = load_workbook(one)
    workbook.worksheets[0].append(["Anna Berg", "A", "rater-1", 1, 1])
    workbook.save(one)
    (asked,) = read_scores(Sheets([one, other]), KEY, RUBRIC).findings
    assert asked.code == "performance.unknown-answer"
    assert "Berg" not in asked.message


@pytest.mark.parametrize("again", [0, 1])
def test_two_sheets_of_one_rater_are_no_two_raters(tmp_path: Path, again: int) -> None:
    path = filled(tmp_path, again, plain)
    with pytest.raises(ContentError, match="scores of two raters"):
        read_scores(Sheets([path, path]), KEY, RUBRIC)


def test_what_both_settled_on_comes_from_a_sheet_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "settled.csv").write_text(
        f"Answer,Rater,Names signs,Puts safety first\n{FIRST.blind},both,,two steps\n", encoding="utf-8"
    )
    files = [tmp_path / "settled.csv", filled(tmp_path, 0, plain), filled(tmp_path, 1, plain)]
    found = read_scores(Sheets(files), KEY, RUBRIC)
    assert found.findings == ()
    assert found.settled == {fold(FIRST.blind): {"safety": 3}}


def test_both_raters_may_have_a_sheet_each_in_one_workbook(tmp_path: Path) -> None:
    workbook = Workbook()
    workbook.active.append(["Remarks of the office"])  # type: ignore[union-attr]
    for name, level in (("R1", 1), ("R2", "٢")):
        sheet = workbook.create_sheet(name)
        sheet.append(["Answer", "Names signs", "Puts safety first"])
        for answer in KEY.answers:
            sheet.append([answer.blind, level, 1])
    workbook.save(tmp_path / "scores.xlsx")
    found = read_scores(Sheets([tmp_path / "scores.xlsx"]), KEY, RUBRIC)
    assert found.raters == ("R1", "R2")
    assert found.second[fold(FIRST.blind)] == {"signs": 2, "safety": 1}
    assert [one.code for one in found.findings] == ["performance.not-read"]


def test_codes_sorted_without_their_scores_show_by_the_case_beside_them(tmp_path: Path) -> None:
    one, other = filled(tmp_path, 0, plain), filled(tmp_path, 1, plain)
    workbook = load_workbook(one)
    sheet = workbook.worksheets[0]
    first, second = (
        next(row for row in sheet.iter_rows(min_row=4) if row[1].value == case) for case in RUBRIC.case_ids
    )
    first[0].value, second[0].value = second[0].value, first[0].value
    workbook.save(one)
    found = read_scores(Sheets([one, other]), KEY, RUBRIC)
    moved = {str(first[0].value), str(second[0].value)}
    asked = [one for one in found.findings if one.code == "performance.case"]
    assert len(asked) == 2
    assert all(any(code in one.message for one in asked) for code in moved)
    assert not found.first.keys() & set(map(fold, moved))
