"""Platforms that aren't read yet are named, with a way out, and never taken for plain tables."""

import pytest

from ecpat_training.core.errors import Exit, InputError
from ecpat_training.read.survey.recognise import recognise
from ecpat_training.read.survey.table import survey_of
from tests.read.tables import csv_table, graded

EXPORTS = {
    "Qualtrics": """
        StartDate,EndDate,Status,Finished,ResponseId,DistributionChannel,UserLanguage,Q1
        Start Date,End Date,Response Type,Finished,Response ID,Distribution Channel,User Language,Your code
        2026-03-13 09:15:00,2026-03-13 09:20:00,0,1,R_1,anonymous,EN,A1
        """,
    "SurveyMonkey": """
        Respondent ID,Collector ID,Start Date,End Date,IP Address,Your code,Who comes?,
        ,,,,,Open-Ended Response,Police,Care
        11432,98,03/13/2026,03/13/2026,,A1,Police,
        """,
}


@pytest.mark.parametrize("platform", EXPORTS)
def test_the_platform_is_named_with_a_way_out(platform: str) -> None:
    with pytest.raises(InputError, match=f"looks like an export of {platform}") as caught:
        recognise(csv_table(EXPORTS[platform]))
    assert caught.value.exit_code is Exit.INPUT
    assert "plain table" in str(caught.value)


ELSEWHERE = {
    "SurveyMonkey": ["Befragten-ID,Collector-ID,Startdatum,Enddatum,code,s1\n1,2,13.03.2026,13.03.2026,A1,4"],
}


@pytest.mark.parametrize(("platform", "text"), [(name, text) for name in ELSEWHERE for text in ELSEWHERE[name]])
def test_it_is_named_in_other_languages_and_settings_too(platform: str, text: str) -> None:
    with pytest.raises(InputError, match=f"looks like an export of {platform}"):
        recognise(csv_table(text))


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
