"""Qualtrics: rows below the header, legacy names, previews, numbers or texts, what was typed beside a choice."""

import pytest

from ecpat_training.files.csv.file import parse_csv
from ecpat_training.survey.exports.raw_survey import ColumnKind
from ecpat_training.survey.reading.recognise import recognise
from ecpat_training.survey.reading.table import survey_of
from tests.survey.tables import CONFIDENCE, csv_table, graded, questionnaire

THREE_ROWS = """
    StartDate,EndDate,Status,Finished,RecordedDate,ResponseId,DistributionChannel,UserLanguage,Q1,Q2_1,Q2_2,Q3,Q3_3_TEXT,Q2_DO
    Anfangsdatum,Enddatum,Antworttyp,Beendet,Erfassungsdatum,Antwort-ID,Verteilungskanal,Sprache,code,How sure? - I know whom to call,How sure? - I can open an interview,Who appoints the guardian? - Selected Choice,Who appoints the guardian? - Other - Text,How sure? - Display Order
    "{""ImportId"":""startDate""}","{""ImportId"":""endDate""}","{""ImportId"":""status""}","{""ImportId"":""finished""}","{""ImportId"":""recordedDate""}","{""ImportId"":""_recordId""}","{""ImportId"":""distributionChannel""}","{""ImportId"":""userLanguage""}","{""ImportId"":""QID1_TEXT""}","{""ImportId"":""QID2_1""}","{""ImportId"":""QID2_2""}","{""ImportId"":""QID3""}","{""ImportId"":""QID3_3_TEXT""}","{""ImportId"":""QID2_DO""}"
    2026-03-13 09:15:00,2026-03-13 09:20:00,0,1,2026-03-13 09:20:01,R_1,anonymous,EN,A1,4,Strongly agree,The police,,1|2
    2026-03-13 09:15:00,2026-03-13 09:20:00,Survey Preview,True,2026-03-13 09:21:00,R_2,preview,EN,A2,4,5,The police,,1|2
    2026-03-14 09:15:00,2026-03-14 09:20:00,Survey Test,True,2026-03-14 09:21:00,R_3,gl,EN,A3,4,5,The police,,1|2
    2026-03-15 09:15:00,2026-03-15 09:20:00,IP Address,False,2026-03-15 09:20:00,R_4,email,FR,A4,2,,,,2|1
    """  # noqa: E501 - as wide as the file


def test_three_rows_stand_above_the_answers_and_previews_are_set_aside() -> None:
    (responses,), findings = survey_of(csv_table(THREE_ROWS), questionnaire(), "pre")
    assert responses.platform == "Qualtrics"
    assert responses.codes.tolist() == ["A1", "A4"]
    assert responses.answers["s1"].tolist() == [4.0, 2.0]
    assert responses.answers.loc[0, ["s2", "k1"]].tolist() == [5.0, "police"]
    assert [str(place) for place in responses.not_used] == ["export.csv:5", "export.csv:6"]
    assert sum("not a response" in one.message for one in findings) == 2
    assert responses.submitted is not None
    assert responses.submitted[1].isoformat() == "2026-03-15T09:20:00"
    assert "Q2_DO" not in responses.columns_ignored
    assert "Q3_3_TEXT" in responses.columns_ignored


@pytest.mark.parametrize("row", [1, 2])
def test_either_row_below_the_header_may_be_gone(row: int) -> None:
    table = csv_table(THREE_ROWS)
    del table.rows[row]
    _, raw = recognise(table)
    assert (raw.platform, raw.first) == ("Qualtrics", 2)
    assert [column.header for column in raw.of_kind(ColumnKind.RESPONSE_ID)] == ["ResponseId"]


LEGACY = """
    V1,V2,V3,V4,V5,V6,V7,V8,V9,V10,code,s1,s2
    ResponseID,ResponseSet,Name,ExternalDataReference,EmailAddress,IPAddress,Status,StartDate,EndDate,Finished,Code,a,b
    R_1,Default Response Set,Anonymous,,,,0,2014-03-13 09:15:00,2014-03-13 09:20:00,1,A1,4,5
    R_2,Default Response Set,Anonymous,,,,0,2014-03-13 09:25:00,2014-03-13 09:30:00,1,A2,3,2
    """


def test_a_legacy_export_has_names_v1_to_v10() -> None:
    _, raw = recognise(csv_table(LEGACY))
    assert [column.header for column in raw.of_kind(ColumnKind.RESPONSE_ID, ColumnKind.SUBMITTED)] == ["V1", "V9"]
    (responses,), _ = survey_of(csv_table(LEGACY), questionnaire(CONFIDENCE), "post")
    assert responses.answers["s1"].tolist() == [4.0, 3.0]


def test_an_export_of_the_years_between_names_its_columns() -> None:
    header = (
        "ResponseID,ResponseSet,Name,ExternalDataReference,Email,IPAddress,Status,StartDate,EndDate,Finished,code,q1"
    )
    table = csv_table(f"{header}\n,,,,,,,,,,Your code,How sure\nR_1,Default,,,,,0,1/2/2016 9:15,1/2/2016 9:20,1,A1,3")
    _, raw = recognise(table)
    assert (raw.platform, raw.first) == ("Qualtrics", 2)


def test_tabs_in_utf_16_as_the_platform_writes_them() -> None:
    text = THREE_ROWS.replace(",", "\t").replace("    ", "").strip()
    table = parse_csv(text.encode("utf-16"), "export.tsv", None)
    _, raw = recognise(table)
    assert (raw.platform, raw.first, table.delimiter) == ("Qualtrics", 3, "\t")


def test_a_survey_that_nobody_answered_is_told_as_such() -> None:
    _, raw = recognise(csv_table("\n".join(THREE_ROWS.strip("\n").splitlines()[:3])))
    assert (raw.platform, raw.first) == ("Qualtrics", 3)


def test_several_columns_of_a_choice_hold_its_words() -> None:
    text = """
        StartDate,EndDate,RecordedDate,ResponseId,code,Q3_1,Q3_2
        Start Date,End Date,Recorded Date,Response ID,code,Who appoints the guardian? - Selected Choice - The police,Who appoints the guardian? - Selected Choice - I don't know
        2026-03-13 09:15:00,2026-03-13 09:20:00,2026-03-13 09:20:00,R_1,A1,The police,
        2026-03-13 09:15:00,2026-03-13 09:20:00,2026-03-13 09:20:00,R_2,A2,,1
        """  # noqa: E501
    from tests.survey.tables import KNOWLEDGE

    (responses,), _ = survey_of(csv_table(text), questionnaire(KNOWLEDGE), "pre")
    assert responses.answers["k1"].tolist() == ["police", "dk"]


def test_the_row_of_texts_may_be_the_only_one_left() -> None:
    text = """
        Start Date,End Date,Response Type,IP Address,Recorded Date,Response ID,code,How sure? - I know whom to call.,How sure? - I can open an interview
        2026-03-13 09:15:00,2026-03-13 09:20:00,IP Address,,2026-03-13 09:20:00,R_1,A1,4,5
        """  # noqa: E501
    (responses,), _ = survey_of(csv_table(text), questionnaire(CONFIDENCE), "pre")
    assert (responses.platform, responses.answers.iloc[0].tolist()) == ("Qualtrics", [4.0, 5.0])


def test_a_plain_table_with_a_start_date_stays_one() -> None:
    _, raw = recognise(csv_table("code,StartDate,EndDate,q1\nA1,2026-03-13,2026-03-13,4"))
    assert raw.platform == "plain table"
    assert graded("q1").scales


def test_what_was_not_finished_and_what_qualtrics_takes_for_spam_is_said_and_used() -> None:
    """Spam may be several people who answer on one device. A preview is neither."""
    text = (
        THREE_ROWS + "2026-03-16 09:15:00,2026-03-16 09:20:00,Spam,1,2026-03-16 09:20:01,R_5,anonymous,EN,A5,3,4,,,\n"
    )
    told = {one.code: one.message for one in recognise(csv_table(text))[1].findings}
    assert told["survey.not-sent"].startswith("1 response of 3 was begun and not sent (by `Finished`): line 7.")
    assert told["survey.spam"].startswith("Qualtrics takes 1 response for spam: line 8.")
    (wave,), _ = survey_of(csv_table(text), questionnaire(CONFIDENCE), "pre")
    assert wave.answers["s1"].tolist() == [4.0, 2.0, 3.0]


def test_spam_and_finished_are_numbers_in_spss_and_older_files() -> None:
    text = LEGACY.replace(
        ",,,,0,2014-03-13 09:25:00,2014-03-13 09:30:00,1,", ",,,,8,2014-03-13 09:25:00,2014-03-13 09:30:00,0,"
    )
    assert [one.code for one in recognise(csv_table(text))[1].findings] == ["survey.not-sent", "survey.spam"]


@pytest.mark.parametrize("name", ["LocationAccuracy", "Q9_Page Submit", "Q9_First Click", "Q_UnansweredQuestions"])
def test_how_long_a_page_took_and_where_somebody_was_are_no_questions(name: str) -> None:
    raw = recognise(csv_table(THREE_ROWS.replace("Q3_3_TEXT", name, 1)))[1]
    assert name in [column.header for column in raw.of_kind(ColumnKind.PLATFORM)]
