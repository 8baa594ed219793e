"""Microsoft Forms exports: localised columns, quizzes, trailing semicolons, numbered names."""

from datetime import datetime

import pytest

from ecpat_training.survey.exports.raw_survey import ColumnKind
from ecpat_training.survey.reading.recognise import recognise
from ecpat_training.survey.reading.table import survey_of
from tests.survey.tables import csv_table, questionnaire, sheet

LOCALISED = [
    ["ID", "Start time", "Completion time", "Email", "Name"],
    ["Id", "Start time", "Completion time", "Email", "Name", "Last modified time"],
    ["ID", "Startzeit", "Fertigstellungszeit", "E-Mail", "Name"],
    ["ID", "Startzeit", "Abschlusszeit", "E-Mail", "Name"],
    ["ID", "Heure de début", "Heure de fin", "Adresse de messagerie", "Nom", "Heure de la dernière modification"],
    ["Id", "Hora de inicio", "Hora de finalización", "Correo electrónico", "Nombre"],
    ["ID", "Begintijd", "Tijd van voltooien", "E-mail", "Naam", "Tijd van laatste wijziging"],
    ["ID", "Starttidspunkt", "Fullføringstidspunkt", "E-postadresse", "Navn", "Tidspunkt for siste endring"],
    ["Identyfikator", "Godzina rozpoczęcia", "Godzina ukończenia", "Adres e-mail", "Nazwa"],
]


@pytest.mark.parametrize("own", LOCALISED, ids=lambda own: own[1])
def test_the_first_columns_are_known_in_many_languages(own: list[str]) -> None:
    start, end = datetime(2026, 3, 13, 9, 0), datetime(2026, 3, 13, 9, 12)
    table = sheet([*own, "Your code"], [1, start, end, "anonymous", *[None] * (len(own) - 4), "A1"])
    _, raw = recognise(table)
    name = raw.platform
    assert name == "Microsoft Forms"
    assert [column.index for column in raw.of_kind(ColumnKind.QUESTION)] == [len(own)]
    assert [column.index for column in raw.of_kind(ColumnKind.RESPONSE_ID)] == [0]
    assert [column.index for column in raw.of_kind(ColumnKind.SUBMITTED)] == [2]


def test_an_unknown_language_is_recognised_by_what_the_columns_hold() -> None:
    table = csv_table(
        """
        ID,Upphafstími,Lokatími,Netfang,Nafn,Your code
        1,7/27/26 19:06:23,7/27/26 19:17:10,anonymous,,A1
        2,7/27/26 19:07:23,7/27/26 19:19:10,anonymous,,B2
        """
    )
    _, raw = recognise(table)
    name = raw.platform
    assert name == "Microsoft Forms"
    assert [column.header for column in raw.of_kind(ColumnKind.QUESTION)] == ["Your code"]


QUIZ = """
    ID,Start time,Completion time,Email,Name,Total points,Quiz feedback,Name2,I know whom to call.,"I can open an interview
    (with a child)",Who appoints the guardian?,Points - Who appoints the guardian?,Feedback - Who appoints the guardian?
    1,7/27/26 19:06:23,7/27/26 19:17:10,anonymous,,1,,MA07S,4,Agree,"The court, or the authority for care;",1,
    2,7/28/26 19:06:23,7/28/26 19:17:10,anonymous,,0,,EL30P,5,Neutral,La police,0,well tried
    """  # noqa: E501


def test_a_quiz_is_read_and_its_points_are_the_platforms_own() -> None:
    scale = questionnaire(code={"columns": ["Name"]})
    text = QUIZ.replace('"I can open an interview\n    (with a child)"', "I can open an interview")
    (wave,), findings = survey_of(csv_table(text), scale, "post")
    assert wave.platform == "Microsoft Forms"
    assert list(wave.codes) == ["MA07S", "EL30P"]
    assert wave.answers["s1"].tolist() == [4.0, 5.0]
    assert wave.answers["k1"].tolist() == ["court", "police"]
    assert wave.columns_ignored == ()
    assert [day.isoformat() for day in wave.submitted or ()] == ["2026-07-27T19:17:10", "2026-07-28T19:17:10"]
    assert "survey.platform" in {finding.code for finding in findings}


def test_a_header_of_two_lines_keeps_the_places_right() -> None:
    with pytest.raises(Exception, match=r"export\.csv:1: error: 1 item of the instrument has no column: `s2`"):
        survey_of(csv_table(QUIZ), questionnaire(code={"columns": ["Name"]}), "post")


def test_the_columns_of_who_answered_may_be_deleted() -> None:
    table = csv_table(
        """
        ID,Start time,Completion time,Your code,I know whom to call.
        1,7/27/26 19:06:23,7/27/26 19:17:10,A1,4
        """
    )
    raw = recognise(table)[1]
    assert [column.header for column in raw.of_kind(ColumnKind.QUESTION)] == ["Your code", "I know whom to call."]
