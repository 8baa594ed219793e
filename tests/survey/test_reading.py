"""From a table to the responses of its waves: rows counted, answers kept, everything said."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecpat_training.core.errors import ContentError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.survey.reading.table import survey_of
from tests.effect.waves import instrument, number_scale
from tests.survey.tables import csv_table, graded, sheet

FORM = graded("q1", "q2", groups=["org"], **{"not scored": ["comment"]})
TWO_WAVES = """
    code,wave,org,q1,q2,comment,submitted_at
    A1,pre,GO,2,3,,2026-03-01T08:50:00
    A1,post,GO,4,4,useful,2026-03-03T16:10:00
    B2,before,NGO,3,,,2026-03-01T08:52:00
    B2,after,NGO,5,4,call 0888 123 456,2026-03-03T16:12:00
    """


def codes(findings: list[Finding]) -> set[str]:
    return {finding.code for finding in findings}


def test_a_column_for_the_wave_gives_several_waves() -> None:
    (pre, post), findings = survey_of(csv_table(TWO_WAVES), FORM)
    assert (pre.wave, post.wave) == ("pre", "post")
    assert pre.answers["q1"].tolist() == [2.0, 3.0]
    assert pre.answers["q2"].isna().tolist() == [False, True]
    assert post.groups["org"].tolist() == ["GO", "NGO"]
    assert [place.line for place in post.places] == [3, 5]
    assert pre.submitted == (datetime(2026, 3, 1, 8, 50), datetime(2026, 3, 1, 8, 52))
    assert pre.platform == "plain table"
    assert codes(findings) == {"survey.platform", "survey.free-text"}


def test_free_text_is_named_and_never_quoted() -> None:
    _, findings = survey_of(csv_table(TWO_WAVES), FORM)
    (finding,) = (finding for finding in findings if finding.code == "survey.free-text")
    assert finding.severity is Severity.WARNING
    assert "`comment`" in finding.message
    assert "line 5" in finding.message
    assert "0888" not in finding.message


def test_nothing_says_the_wave() -> None:
    with pytest.raises(ContentError, match="before or after"):
        survey_of(csv_table("code,org,q1,q2\nA1,GO,1,2"), FORM)


@pytest.mark.parametrize("word", ["T1", "2", ""])
def test_an_unclear_wave_is_an_error_with_its_place(word: str) -> None:
    with pytest.raises(ContentError, match=r"export\.csv:3:2"):
        survey_of(csv_table(f"code,wave,org,q1,q2\nA1,pre,GO,1,2\nA1,{word},GO,1,2"), FORM)


def test_a_row_of_another_wave_than_the_files_is_an_error() -> None:
    with pytest.raises(ContentError, match="`post` is another wave than `pre`"):
        survey_of(csv_table(TWO_WAVES), FORM, "pre")


def test_a_phase_of_another_meaning_is_left_alone() -> None:
    (wave,), _ = survey_of(csv_table("code,phase,org,q1,q2\nA1,II,GO,1,2"), FORM, "post")
    assert wave.wave == "post"
    assert len(wave.answers) == 1


def test_rows_are_used_or_listed() -> None:
    table = csv_table("code,org,q1,q2,comment\nA1,GO,4,5,\n,,,,\nB2,GO,,,sorry\nC3,GO,1,,\n,,,,x")
    (wave,), findings = survey_of(table, FORM, "pre")
    assert wave.rows == 4 == len(wave.answers) + len(wave.not_used)
    assert [place.line for place in wave.not_used] == [4, 6]
    assert any(
        "2 rows not used (answered none of the questions): line 4 and line 6" in finding.message for finding in findings
    )


def test_many_faults_of_a_kind_are_listed_up_to_fifty_and_counted() -> None:
    rows = "\n".join(f"C{i},GO,{i + 6},1" for i in range(170))
    with pytest.raises(ContentError) as caught:
        survey_of(csv_table(f"code,org,q1,q2\n{rows}"), FORM, "pre")
    assert len(caught.value.findings) == 51
    assert caught.value.findings[-1].message == "and 120 more of this kind from here on."
    assert str(caught.value.findings[-1].where) == "export.csv:52:3"


def test_equal_faults_of_a_column_are_one_finding_with_all_its_places() -> None:
    rows = "\n".join(f"C{i},GO,{'often' if i % 2 else 4},{'often' if i == 3 else 5}" for i in range(8))
    with pytest.raises(ContentError) as caught:
        survey_of(csv_table(f"code,org,q1,q2\n{rows}"), FORM, "pre")
    one, two = caught.value.findings
    assert str(one.where) == "export.csv:3:3"
    assert one.message.startswith("`often` in the column `q1` ")
    assert one.message.endswith(" (and in lines 5, 7 and 9).")
    assert str(two.where) == "export.csv:5:4"
    assert "(and in" not in two.message


def test_a_column_written_with_three_decimals_throughout_is_one_question() -> None:
    rows = "\n".join(f"A{person},{8 + person}.{251 + person}" for person in range(12))
    with pytest.raises(ContentError) as caught:
        survey_of(csv_table(f"code,points\n{rows}"), instrument(number_scale()), "pre")
    (finding,) = caught.value.findings
    assert finding.message == (
        "12 answers such as `8.251` in the column `points` may mean a thousand or a decimal fraction "
        "(and in lines 3, 4, 5, 6, 7, 8 and 5 more)."
    )
    assert str(finding.where) == "export.csv:2:2"


def test_equal_words_for_no_wave_are_one_finding() -> None:
    rows = "\n".join(f"C{i},GO,4,5,{'3 months' if i % 2 else 'pre'}" for i in range(6))
    with pytest.raises(ContentError) as caught:
        survey_of(csv_table(f"code,org,q1,q2,wave\n{rows}"), FORM)
    (finding,) = caught.value.findings
    assert finding.message == "`3 months` doesn't say clearly which wave it is (and in lines 5 and 7)."


def test_a_date_in_a_workbook_is_named_by_its_cell() -> None:
    table = sheet(["code", "org", "q1", "q2"], ["A1", "GO", datetime(2026, 5, 4), 4])
    with pytest.raises(ContentError, match=r"export\.xlsx!Answers!C2: error: `2026-05-04` in the column `q1`"):
        survey_of(table, FORM, "pre")


def test_a_code_that_became_a_date_is_worth_a_look() -> None:
    _, findings = survey_of(sheet(["code", "org", "q1", "q2"], [datetime(2026, 5, 12), "GO", 4, 4]), FORM, "pre")
    assert any(finding.code == "survey.code-is-date" and "A2" in finding.message for finding in findings)


def test_decimal_commas_are_read_as_such_and_said() -> None:
    (wave,), findings = survey_of(csv_table("code;org;q1;q2\nA1;GO;3,5;4\nB2;GO;4,0;4", ";"), FORM, "post")
    assert wave.answers["q1"].tolist() == [3.5, 4.0]
    assert {"survey.decimal-comma", "survey.between"} <= codes(findings)


def test_truth_values_and_numbers_of_one_column_are_not_mixed_up() -> None:
    with pytest.raises(ContentError, match="`TRUE` in the column `q1`"):
        survey_of(sheet(["code", "org", "q1", "q2"], ["A1", "GO", 1, 1], ["B2", "GO", True, 1]), FORM, "pre")


def test_a_note_beside_a_sheets_table_is_named_and_not_used() -> None:
    table = sheet(["code", "org", "q1", "q2"], ["A1", "GO", 4, 4, None, "typed twice"])
    (wave,), findings = survey_of(table, FORM, "pre")
    assert len(wave.answers) == 1
    assert any("column F has no header; 1 cell in it is not used" in finding.message for finding in findings)


@given(st.lists(st.tuples(st.integers(1, 5), st.integers(1, 5)), min_size=1, max_size=30))
def test_every_answer_comes_back_as_it_was_written(answers: list[tuple[int, int]]) -> None:
    rows = "\n".join(f"C{i},GO,{first},{second}" for i, (first, second) in enumerate(answers))
    (wave,), _ = survey_of(csv_table(f"code,org,q1,q2\n{rows}"), FORM, "pre")
    assert list(wave.answers.itertuples(index=False, name=None)) == answers


@pytest.mark.parametrize(("drawn", "said"), [("true", ["1 code is on no slip: `4JRVX` (line 4)."]), ("false", [])])
def test_codes_that_stand_on_no_slip_are_named_where_codes_are_drawn(drawn: str, said: list[str]) -> None:
    table = csv_table("""
        code,points
        4JRVR,3
        wnf-pd,4
        4JRVX,5
        ,6
        """)
    _, findings = survey_of(table, instrument(number_scale(), code={"drawn": drawn}), "pre")
    assert [finding.message for finding in findings if finding.code == "survey.code-on-no-slip"] == said


def test_a_name_that_stands_for_a_drawn_code_is_not_shown() -> None:
    table = csv_table("code,points\nAnna Berg,3\nanna@x.example,4\n4JRVX,5")
    _, findings = survey_of(table, instrument(number_scale(), code={"drawn": "true"}), "pre")
    (said,) = [finding.message for finding in findings if finding.code == "survey.code-on-no-slip"]
    assert said == "3 codes are on no slip: line 2, line 3 and `4JRVX` (line 4)."


def test_answers_that_are_chosen_are_no_free_text_unless_a_number_stands_in_them() -> None:
    asked = {"id": "hinder", "kind": "several of", "text": "What hinders?", "options": {"time": "Time", "boss": "Boss"}}
    form = instrument(number_scale(), questions=[asked])
    for second, expected in (("time", False), ("call 0888 123 456", True)):
        table = csv_table(f"""
            code,points,hinder
            A1,3,time boss and all other things
            B2,4,{second}
            """)
        assert ("survey.free-text" in codes(survey_of(table, form, "pre")[1])) == expected


def test_a_number_in_an_answer_that_the_form_offers_or_several_gave_tells_of_nobody() -> None:
    sizes = {"small": "less than 1000 people of all ages", "large": "10 000 people or more"}
    asked = {"id": "size", "kind": "one of", "text": "How large?", "options": sizes}
    form = instrument(number_scale(), questions=[asked])
    rows = [f"A{n},3,{size}" for n, size in enumerate([*sizes.values(), sizes["large"], sizes["large"]])]
    table = csv_table("\n".join(["code,points,size", *rows]))
    assert "survey.free-text" not in codes(survey_of(table, form, "pre")[1])
    same = csv_table("\n".join(["code,points,other", *(f"A{n},3,we have 1000 people here" for n in range(4))]))
    assert "survey.free-text" not in codes(survey_of(same, instrument(number_scale()), "pre")[1])


def test_closed_questions_with_long_answers_are_no_free_text() -> None:
    """Few answers, which several people gave word for word, were chosen; what one wrote alone was not."""
    long = ["I know very well whom to call", "I do not know whom to call", "I would have to ask first"]
    chosen = [f"AN{at:02},3,{long[at % 3]}" for at in range(10, 22)]
    header = "code,points,knows\n"
    form = instrument(number_scale())
    assert "survey.free-text" not in codes(survey_of(csv_table(header + "\n".join(chosen)), form, "pre")[1])
    own = [f"BO{at:02},3,somebody wrote these words number {'x' * at}" for at in range(10, 16)]
    assert "survey.free-text" in codes(survey_of(csv_table(header + "\n".join([*chosen, *own])), form, "pre")[1])


def test_a_choice_that_holds_its_own_long_words_is_no_free_text() -> None:
    """As SurveyMonkey writes a question with several answers: a column for each, empty or its own words."""
    choice = "I asked a colleague of the helpline"
    text = f"RespondentID,points,What did you do?,,code\n,Response,{choice},I called the police at once,Response\n"
    text += f"3292879998,3,{choice},,AN07\n3292879538,4,{choice},I called the police at once,BO12\n"
    findings = survey_of(csv_table(text), instrument(number_scale()), "pre")[1]
    assert "survey.free-text" not in codes(findings)
