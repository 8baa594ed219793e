"""Plain tables: where the header is, and what isn't one."""

import pytest

from ecpat_training.core.errors import ContentError
from ecpat_training.survey.exports.raw_survey import ColumnKind
from ecpat_training.survey.reading.recognise import recognise
from ecpat_training.survey.reading.table import survey_of
from tests.survey.tables import CONFIDENCE, csv_table, graded, questionnaire, sheet


def test_titles_above_the_header_are_passed_over() -> None:
    table = sheet(
        ["Training of March, before"],
        [],
        ["typed by", "M."],
        ["code", "q1", "q2", "q3"],
        ["A1", 4, 5, 2],
    )
    (wave,), _ = survey_of(table, graded("q1", "q2", "q3"), "pre")
    assert wave.answers.iloc[0].tolist() == [4.0, 5.0, 2.0]
    assert str(wave.places[0]) == "export.xlsx!Answers!row 5"


def test_a_column_of_dates_is_the_submission_only_if_it_holds_dates() -> None:
    dated = recognise(csv_table("code,q1,submitted_at\nA1,4,2026-03-13"))[1]
    assert [column.header for column in dated.of_kind(ColumnKind.SUBMITTED)] == ["submitted_at"]
    other = recognise(csv_table("code,q1,data\nA1,4,yes"))[1]
    assert other.of_kind(ColumnKind.SUBMITTED) == []


def test_one_column_is_told_with_the_delimiter_that_was_tried() -> None:
    with pytest.raises(ContentError, match=r"only 1 column was found .*`,`.*: `code\|q1\|q2`"):
        recognise(csv_table("code|q1|q2\nA1|4|5"))


def test_numbers_only_are_no_header() -> None:
    with pytest.raises(ContentError, match="no row looks like a header"):
        recognise(csv_table("1,2,3\n4,5,6"))


def test_an_empty_table_is_told() -> None:
    with pytest.raises(ContentError, match="nothing in this table"):
        recognise(sheet([], []))


def test_a_header_without_responses_is_told() -> None:
    with pytest.raises(ContentError, match="no responses below the header"):
        survey_of(csv_table("code,q1"), graded("q1"), "pre")


QUALTRICS_ROWS = (
    'code,q1,q2\nYour code,How sure,How often\n"{""ImportId"":""QID1""}","{""ImportId"":""QID2""}",\nA1,2,3\n'
)


@pytest.mark.parametrize(
    ("text", "rows"),
    [(QUALTRICS_ROWS, 2), ("code,q1,q2\nOpen-Ended Response,Response,Response\nA1,2,3", 1)],
    ids=["Qualtrics", "SurveyMonkey"],
)
def test_rows_that_describe_columns_are_set_aside_and_told(text: str, rows: int) -> None:
    (responses,), findings = survey_of(csv_table(text), graded("q1", "q2"), "pre")
    assert (responses.rows, len(responses.places)) == (rows + 1, 1)
    assert any("describes the columns" in one.message for one in findings if one.code == "survey.row-not-used")


def test_rows_of_a_grid_are_found_where_the_first_columns_of_google_forms_were_taken_out() -> None:
    text = (
        "Your code,How sure? [I know whom to call.],How sure? [I can open an interview],Who?,Who? [Score]\n"
        "AN07,4,2,Police,1\nBO12,3,5,Court,0\n"
    )
    code = {"columns": ["code"], "text": {"en": "Your code"}}
    (wave,), _ = survey_of(csv_table(text), questionnaire(CONFIDENCE, code=code), "pre")
    assert wave.answers.to_dict("list") == {"s1": [4.0, 3.0], "s2": [2.0, 5.0]}
    kinds = {column.header: column.kind for column in recognise(csv_table(text))[1].columns}
    assert kinds["Who? [Score]"] is ColumnKind.PLATFORM
