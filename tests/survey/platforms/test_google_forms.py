"""Google Forms exports: localised first column, grids, quizzes, the form's own download."""

import pytest

from ecpat_training.survey.exports.raw_survey import ColumnKind
from ecpat_training.survey.platforms.google_forms import TIMESTAMP
from ecpat_training.survey.reading.recognise import recognise
from ecpat_training.survey.reading.table import survey_of
from tests.survey.tables import csv_table, questionnaire

CODE = {"columns": ["code"], "text": {"en": "Your code", "bg": "Вашият код"}}


@pytest.mark.parametrize("word", sorted({word for words in TIMESTAMP.values() for word in words}))
def test_the_first_column_is_known_in_many_languages(word: str) -> None:
    match, raw = recognise(csv_table(f'"{word}","Your code","I know whom to call"\n"3.3.2026 г. 9:15:00",A1,4'))
    assert raw.platform == "Google Forms"
    assert word in match.because
    assert [column.index for column in raw.of_kind(ColumnKind.SUBMITTED)] == [0]


def test_dates_before_questions_are_read_alike_but_bear_no_name() -> None:
    """Google writes so in any language, and so do others."""
    table = csv_table(
        """
        Stampla-orarja,Your code,How sure are you that you know whom to call?
        13/03/2026 09:15:00,A1,4
        14/03/2026 09:16:10,B2,3
        """
    )
    match, raw = recognise(table)
    assert raw.platform == "plain table"
    assert "holds dates with times and the others ask questions" in match.because
    assert [column.index for column in raw.of_kind(ColumnKind.SUBMITTED)] == [0]


def test_a_table_of_short_names_behind_a_date_stays_a_plain_table() -> None:
    table = csv_table("submitted_at,code,s1\n2026-03-13 09:15:00,A1,4")
    assert recognise(table)[1].platform == "plain table"


GRID = """
    Timestamp,Email Address,Score,Your code,How sure are you? [I know whom to call.],How sure are you? [I can open an interview],Who appoints the guardian?
    3/13/2026 9:15:00,a@example.org,1 / 1,MA07S,Agree,Disagree,"The court, or the authority for care"
    3/14/2026 9:16:00,b@example.org,0 / 1,EL30P,Strongly agree,,I don't know
    """  # noqa: E501


def test_grids_and_choices_are_read_by_their_words() -> None:
    (wave,), findings = survey_of(csv_table(GRID), questionnaire(code=CODE), "post")
    assert wave.platform == "Google Forms"
    assert list(wave.codes) == ["MA07S", "EL30P"]
    assert wave.answers["s1"].tolist() == [4.0, 5.0]
    assert wave.answers["k1"].tolist() == ["court", "dk"]
    assert [day.date().isoformat() for day in wave.submitted or ()] == ["2026-03-13", "2026-03-14"]
    assert not any("example.org" in finding.message for finding in findings)


def test_addresses_and_scores_are_the_platforms_own() -> None:
    raw = recognise(csv_table(GRID))[1]
    assert [column.header for column in raw.of_kind(ColumnKind.PLATFORM)] == ["Email Address", "Score"]


def test_points_of_a_quiz_are_no_second_question() -> None:
    table = csv_table(
        """
        "Timestamp","Username","Total score","Your code","Who appoints the guardian?","Who appoints the guardian? [Score]","Who appoints the guardian? [Feedback]","I know whom to call.","I can open an interview"
        "2026/03/13 9:15:33 AM GMT+2","a@example.org","1.00 / 1","A1","The police","0.00 / 1","","Agree","Agree"
        """  # noqa: E501
    )
    (wave,), _ = survey_of(table, questionnaire(code=CODE), "post")
    assert wave.answers["k1"].tolist() == ["police"]
    assert wave.submitted is not None
    assert wave.submitted[0].isoformat() == "2026-03-13T09:15:33"


def test_a_total_score_can_be_the_scale() -> None:
    points = {"id": "points", "title": "Quiz", "kind": "number", "answers": "0-10", "items": [{"id": "score"}]}
    table = csv_table("Timestamp,Score,Your code\n3/13/2026 9:15:00,7 / 10,A1\n3/13/2026 9:16:00,9 / 10,B2")
    (wave,), findings = survey_of(table, questionnaire(points, code=CODE), "post")
    assert wave.answers["score"].tolist() == [7.0, 9.0]
    assert "survey.points" in {finding.code for finding in findings}


def test_points_of_different_quizzes_are_no_common_scale() -> None:
    points = {"id": "points", "title": "Quiz", "kind": "number", "items": [{"id": "score"}]}
    table = csv_table("Timestamp,Score,Your code\n3/13/2026 9:15:00,7 / 10,A1\n3/13/2026 9:16:00,9 / 12,B2")
    with pytest.raises(Exception, match="points out of 10 and out of 12"):
        survey_of(table, questionnaire(points, code=CODE), "post")


def test_a_question_asked_twice_is_named_with_both_columns() -> None:
    table = csv_table("Timestamp,Your code,I know whom to call,I know whom to call\n3/13/2026 9:15:00,A1,4,5")
    with pytest.raises(Exception, match=r"column C\) and .* \(column D\)"):
        survey_of(table, questionnaire(code=CODE), "post")
