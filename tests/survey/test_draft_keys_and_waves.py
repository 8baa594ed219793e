"""What a draft takes from files besides questions: right answers, waves, statements that go against the others."""

import re
from pathlib import Path

import pytest
from openpyxl import Workbook

from ecpat_training.core.errors import ContentError
from ecpat_training.files.table_file import read_table
from ecpat_training.survey.instrument.instrument import KeyedScale, NumberScale
from ecpat_training.survey.reading.table import survey_of
from tests.survey.drafting import AGREEMENT, KNOW, RECOGNISE, asked, completed, drafted, table


def test_the_key_is_taken_from_a_row_of_the_export(tmp_path: Path) -> None:
    head = ["Code", "Who appoints the guardian?", "Which law protects?"]
    right = ["KEY", "The court", "The second"]
    rows = [[f"AB{n:02d}", ("The police", "The court")[n % 2], ("The first", "The third")[n % 2]] for n in range(10)]
    path = table(tmp_path, "quiz.csv", head, right, *rows)
    for row in ("KEY", "2"):
        draft = drafted([path], tmp_path, key_row=row)
        (test,) = completed(draft, tmp_path).scales
        assert isinstance(test, KeyedScale)
        assert [item.option_texts(item.key or "") for item in test.items] == [["The court"], ["The second"]]
        assert asked(draft, tmp_path) == []
    assert re.search(r'"The second" +# nobody', draft)
    assert "10 different codes" in draft
    with pytest.raises(ContentError) as error:
        drafted([path], tmp_path, key_row="The court")
    assert error.value.findings[0].code == "draft.key-row"


@pytest.mark.parametrize("across", [False, True])
def test_the_key_is_taken_from_an_answer_sheet(tmp_path: Path, across: bool) -> None:
    questions = ["Who appoints the guardian?", "Which law protects?"]
    sheet = [["Question", "Right answer"], [questions[0], "the court"], [questions[1], "The first"], ["Other?", "No"]]
    key = table(tmp_path, "key.csv", *([questions, ["the court", "The first"]] if across else sheet))
    rows = [[f"AB{n:02d}", ("The police", "The court")[n % 2], ("The first", "The third")[n % 2]] for n in range(10)]
    draft = drafted([table(tmp_path, "quiz.csv", ["Code", *questions], *rows)], tmp_path, answer_key=key)
    (test,) = completed(draft, tmp_path).scales
    assert [item.option_texts(item.key or "") for item in test.items] == [["The court"], ["The first"]]
    assert asked(draft, tmp_path) == []


def test_the_platforms_points_tell_the_right_answer(tmp_path: Path) -> None:
    question = "Who appoints the guardian?"
    head = ["ID", "Start time", "Completion time", "Email", "Name", "Total points", question, f"Points - {question}"]
    given = ["The police", "The court", "The shelter"]
    rows = [
        [n, "3/13/26 9:00:00", "3/13/26 9:12:00", "anonymous", "", int(n % 3 == 1), given[n % 3], int(n % 3 == 1)]
        for n in range(12)
    ]
    instrument = completed(drafted([table(tmp_path, "quiz.csv", head, *rows)], tmp_path), tmp_path)
    test = next(scale for scale in instrument.scales if isinstance(scale, KeyedScale))
    assert test.items[0].option_texts(test.items[0].key or "") == ["The court"]
    assert any(isinstance(scale, NumberScale) and scale.title == "Total points" for scale in instrument.scales)


def test_waves_side_by_side_are_one_question(tmp_path: Path) -> None:
    head = ["Name", "How sure are you? (before)", "How sure are you? (after)", "How useful was the day?"]
    useful = ("Useful", "Very useful")
    rows = [[f"Person {n}", 1 + n % 4, 2 + n % 4, useful[n % 2]] for n in range(12)]
    path = table(tmp_path, "wide.csv", head, *rows)
    draft = drafted([path], tmp_path)
    instrument = completed(draft, tmp_path)
    assert [item.texts() for scale in instrument.scales for item in scale.items] == [["How sure are you?"], [head[3]]]
    assert instrument.scales[1].asked == ("post",)  # what is asked once shows no change
    assert "code: none" in draft
    waves, _ = survey_of(read_table(path), instrument)
    assert [wave.wave for wave in waves] == ["pre", "post"]


def test_what_only_one_wave_asks_beside_the_other_is_asked_then(tmp_path: Path) -> None:
    """As in a file of workshops, whose column names end in `.pre` and `.post`: a question of the form before, a score
    of the form after, the workshop of the row. None of them makes an answer from after of a row that has none, and none
    is a test whose right answer must be told."""
    head = ["department.pre", "coding.pre", "shell.pre", "workshop", "recommend.post", "coding.post", "shell.post"]
    rows: list[list[object]] = []
    for n in range(24):
        came_back = n % 3 == 0
        rows.append([("Law", "Arts")[n % 2], 1 + n % 4, 2 + n % 3, ("git", "bash")[n % 2]])
        rows[-1] += [7 + n % 4, 2 + n % 4, 3 + n % 3] if came_back else ["NA", "NA", "NA"]
    path = table(tmp_path, "workshops.csv", head, *rows)
    draft = drafted([path], tmp_path)
    assert not [finding for finding in asked(draft, tmp_path) if "right" in finding.message]
    assert "4 (12 times)" in draft or "(6 times)" in draft  # an answer and its count are told apart
    instrument = completed(draft, tmp_path)
    scales = {scale.items[0].id: scale.asked for scale in instrument.scales}
    assert scales == {"coding": ("pre", "post", "follow-up"), "recommend": ("post",)}
    assert {question.id for question in instrument.questions} == {"department", "workshop"}
    before, after = survey_of(read_table(path), instrument)[0]
    assert (len(before.answers), len(after.answers)) == (24, 8)


def test_sheets_of_a_workbook_are_waves_by_their_names(tmp_path: Path) -> None:
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for sheet, more in (("Post", ["How useful was it?"]), ("Pre", [])):
        made = workbook.create_sheet(sheet)
        made.append(["Code", "Score", *more])
        for n in range(9):
            made.append([f"P{n:02d}X", 3 * n, *(["Useful" if n % 2 else "Very useful"] if more else [])])
    path = tmp_path / "all.xlsx"
    workbook.save(path)
    draft = drafted([path, path], tmp_path, sheets=["Post", "Pre"])
    assert "# Drafted from all.xlsx, Post (post) and all.xlsx, Pre (pre)." in draft
    scales = {scale.items[0].texts()[0]: scale for scale in completed(draft, tmp_path).scales}
    assert scales["How useful was it?"].asked == ("post",)
    assert scales["Score"].asked == ("pre", "post", "follow-up")


def test_two_columns_with_the_same_words_are_not_guessed_apart(tmp_path: Path) -> None:
    rows = [[f"AB{n:02d}", AGREEMENT[n % 4], AGREEMENT[(n + 1) % 4], AGREEMENT[n % 3]] for n in range(12)]
    draft = drafted([table(tmp_path, "pre.csv", ["Code", KNOW, KNOW, RECOGNISE], *rows)], tmp_path)
    assert [item.texts() for scale in completed(draft, tmp_path).scales for item in scale.items] == [[RECOGNISE]]
    assert draft.count("nobody can tell them apart") == 2


def test_a_statement_that_goes_against_the_others_may_count_from_the_other_end(tmp_path: Path) -> None:
    head = ["Code", "I know whom to call", "I feel sure with a child", "I can plan the first days", "I am at a loss"]
    levels = ("Strongly disagree", *AGREEMENT)
    rows = [[f"AB{n:02d}", *[levels[n % 5]] * 3, levels[4 - n % 5]] for n in range(20)]
    draft = drafted([table(tmp_path, "pre.csv", head, *rows)], tmp_path)
    assert draft.count("reversed: true?") == 1
    assert [item.texts() for item in completed(draft, tmp_path).scales[0].items if item.reversed] == [[head[4]]]


def test_a_statement_with_a_word_for_what_one_is_is_scored(tmp_path: Path) -> None:
    head = ["Code", "My role is clear", "I know my country's law", "What is your role?", "Country"]
    roles, countries = ("Police", "Care"), ("Albania", "Serbia")
    rows = [[f"AB{n:02d}", 1 + n % 5, 1 + n % 5, roles[n % 2], countries[n % 2]] for n in range(12)]
    instrument = completed(drafted([table(tmp_path, "pre.csv", head, *rows)], tmp_path), tmp_path)
    assert [item.texts() for scale in instrument.scales for item in scale.items] == [[head[1]], [head[2]]]
    assert [one.texts() for one in instrument.questions] == [[head[3]], [head[4]]]


def test_nothing_to_score_is_no_draft(tmp_path: Path) -> None:
    path = table(
        tmp_path, "words.csv", ["Code", "Remarks"], *([f"AB{n:02d}", f"A remark {n} of words"] for n in range(9))
    )
    with pytest.raises(ContentError) as error:
        drafted([path], tmp_path)
    assert error.value.findings[0].code == "draft.nothing"
