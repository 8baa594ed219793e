"""SurveyMonkey: two rows of headings or one, choices spread over columns, other languages, a table cut down."""

import pytest

from ecpat_training.survey.exports.raw_survey import ColumnKind
from ecpat_training.survey.reading.recognise import recognise
from ecpat_training.survey.reading.table import survey_of
from tests.survey.tables import csv_table, questionnaire

TWO_ROWS = """
    Respondent ID,Collector ID,Start Date,End Date,IP Address,Email Address,First Name,Last Name,Custom Data 1,code,How sure are you?,,Who appoints the guardian?,,
    ,,,,,,,,,Open-Ended Response,I know whom to call.,I can open an interview,The police,"The court, or the authority for care",I don't know
    114321234567,98765432,03/13/2026 09:15:00 AM,03/13/2026 09:20:00 AM,,,,,,A1,Agree,Strongly agree,,"The court, or the authority for care",
    114321234568,98765432,03/13/2026 09:16:00 AM,03/13/2026 09:21:00 AM,,,,,,A2,2,3,The police,,
    """  # noqa: E501 - as wide as the file


def test_two_rows_of_headings_and_choices_over_several_columns() -> None:
    (responses,), _ = survey_of(csv_table(TWO_ROWS), questionnaire(), "pre")
    assert responses.platform == "SurveyMonkey"
    assert responses.answers.to_dict("list") == {"s1": [4.0, 2.0], "s2": [5.0, 3.0], "k1": ["court", "police"]}
    assert responses.submitted is not None
    assert responses.submitted[1].isoformat() == "2026-03-13T09:21:00"
    assert responses.columns_ignored == ()


def test_headings_that_a_program_made_of_empty_ones() -> None:
    table = csv_table(TWO_ROWS)
    table.rows[0] = [cell or f"Unnamed: {at}" for at, cell in enumerate(table.rows[0])]
    (responses,), _ = survey_of(table, questionnaire(), "pre")
    assert responses.answers["k1"].tolist() == ["court", "police"]


def test_condensed_headings_stand_in_one_row() -> None:
    text = """
        Befragten-ID,Collector-ID,Startdatum,Enddatum,IP-Adresse,code,How sure are you? - I know whom to call.,How sure are you? - I can open an interview,Who appoints the guardian?
        114321234567,98765432,13.03.2026 09:15,13.03.2026 09:20,,A1,4,5,The police
        """  # noqa: E501
    _, raw = recognise(csv_table(text))
    assert [column.header for column in raw.of_kind(ColumnKind.RESPONSE_ID, ColumnKind.SUBMITTED)] == [
        "Befragten-ID",
        "Enddatum",
    ]
    (responses,), _ = survey_of(csv_table(text), questionnaire(), "pre")
    assert responses.answers.iloc[0].tolist() == [4.0, 5.0, "police"]


def test_a_table_cut_down_is_known_by_its_long_numbers() -> None:
    match, raw = recognise(csv_table("RespondentID,code,s1\n3436139758,A1,4\n3434278696,A2,5"))
    assert raw.platform == "SurveyMonkey"
    assert match.because == "its column `RespondentID` holds long numbers"
    assert recognise(csv_table("Respondent ID,code,s1\n1,A1,4\n2,A2,5"))[1].platform == "plain table"


@pytest.mark.parametrize("first", ["ID du répondant", "ID del encuestado", "ID респондента", "ID van respondent"])
def test_other_languages(first: str) -> None:
    text = f"{first},code,Combien ?,\n,Réponse ouverte,I know whom to call,I can open an interview\n1,A1,4,5"
    (responses,), _ = survey_of(csv_table(text), questionnaire(questionnaire().scales[0].model_dump()), "pre")
    assert responses.answers.iloc[0].tolist() == [4.0, 5.0]


def test_a_survey_that_nobody_answered() -> None:
    _, raw = recognise(csv_table("\n".join(TWO_ROWS.strip("\n").splitlines()[:2])))
    assert (raw.platform, raw.first) == ("SurveyMonkey", 2)
