"""KoboToolbox exports: labels or XML names, groups, split multiple choices, the platform's tail."""

import pytest

from ecpat_training.core.errors import InputError
from ecpat_training.survey.exports.raw_survey import ColumnKind
from ecpat_training.survey.reading.recognise import recognise
from ecpat_training.survey.reading.table import survey_of
from tests.survey.tables import CONFIDENCE, csv_table, questionnaire, sheet

TAIL = (
    '"_id";"_uuid";"_submission_time";"_validation_status";"_notes";"_status";"_submitted_by";"__version__";"_tags";'
    '"_index"'
)


def tail(n: int, status: str = "") -> str:
    return f'"10{n}";"uuid-{n}";"2026-03-0{n}T08:15:00";"{status}";"";"submitted_via_web";"";"v7";"";"{n}"'


XML_NAMES = f"""
    "start";"end";"about/code";"conf/s1";"conf/s2";"know/k1";{TAIL}
    "2026-03-01T08:00:00.000+02:00";"2026-03-01T08:10:00.000+02:00";"MA07S";"4";"2";"court";{tail(1)}
    "2026-03-02T08:00:00.000+02:00";"2026-03-02T08:10:00.000+02:00";"EL30P";"5";"";"police";{tail(2)}
    """
LABELS = f"""
    "Votre code";"Confiance/Je sais qui appeler";"Confiance/Je sais commencer un entretien";"Qui nomme le tuteur ?";{TAIL}
    "MA07S";"D’accord";"Disagree";"Le tribunal";{tail(1)}
    "EL30P";"5 - Strongly agree";"";"La police";{tail(2)}
    """  # noqa: E501


@pytest.mark.parametrize(("text", "code"), [(XML_NAMES, "code"), (LABELS, "Votre code")])
def test_xml_names_and_labels_of_any_language_give_the_same_answers(text: str, code: str) -> None:
    waves, _ = survey_of(csv_table(text, ";"), questionnaire(code={"columns": [code]}), "pre")
    (wave,) = waves
    assert wave.platform == "KoboToolbox"
    assert list(wave.codes) == ["MA07S", "EL30P"]
    assert wave.answers["s1"].tolist() == [4.0, 5.0]
    assert wave.answers["s2"].tolist()[0] == 2.0
    assert wave.answers["s2"].isna().tolist() == [False, True]
    assert wave.answers["k1"].tolist() == ["court", "police"]
    assert [day.date().isoformat() for day in wave.submitted or ()] == ["2026-03-01", "2026-03-02"]


def test_the_platform_is_named_with_what_was_seen() -> None:
    match, raw = recognise(csv_table(XML_NAMES, ";"))
    name = raw.platform
    assert name == "KoboToolbox"
    assert "`_uuid`" in match.because
    assert [column.header for column in raw.of_kind(ColumnKind.RESPONSE_ID)] == ["_uuid"]
    assert [column.header for column in raw.of_kind(ColumnKind.SUBMITTED)] == ["_submission_time"]
    assert "start" in [column.header for column in raw.of_kind(ColumnKind.PLATFORM)]


def test_a_number_that_is_empty_or_not_unique_is_no_response_id() -> None:
    table = csv_table(
        """
        code;_id;_uuid;_submission_time;_index
        A;;u1;2026-03-01T08:15:00;1
        B;;;2026-03-01T08:16:00;2
        """,
        ";",
    )
    assert [column.header for column in recognise(table)[1].of_kind(ColumnKind.RESPONSE_ID)] == ["_index"]


SPLIT = f"""
    "code";"s1";"s2";"k1/police";"k1/court";"k1/dk";{TAIL}
    "A1";"1";"1";"0";"1";"0";{tail(1)}
    "B2";"1";"1";"1";"0";"0";{tail(2)}
    "C3";"1";"1";"0";"0";"0";{tail(3)}
    """


def test_a_split_choice_is_put_together_again() -> None:
    (wave,), _ = survey_of(csv_table(SPLIT, ";"), questionnaire(), "pre")
    assert wave.answers["k1"].tolist()[:2] == ["court", "police"]
    assert wave.answers["k1"].isna().tolist() == [False, False, True]
    assert wave.columns_ignored == ()


def test_a_choice_given_both_ways_is_read_once() -> None:
    table = csv_table(
        """
        code;s1;s2;k1;k1/police;k1/court;k1/dk;_id;_uuid;_submission_time
        A1;1;1;court;0;1;0;1;u1;2026-03-01T08:15:00
        """,
        ";",
    )
    (wave,), _ = survey_of(table, questionnaire(), "pre")
    assert wave.answers["k1"].tolist() == ["court"]
    assert wave.columns_ignored == ()


def test_tags_of_the_second_row_are_no_response() -> None:
    table = csv_table(
        """
        code;s1;s2;k1;_uuid;_submission_time;_index
        #respondent+code;#score+s1;#score+s2;#score+k1;;;
        A1;1;1;court;u1;2026-03-01T08:15:00;1
        """,
        ";",
    )
    (wave,), _ = survey_of(table, questionnaire(), "pre")
    assert wave.rows == len(wave.answers) == 1
    assert wave.places[0].line == 3


def test_a_response_marked_as_not_approved_is_listed_as_not_used() -> None:
    refused = "{'uid': 'validation_status_not_approved', 'label': 'Not approved'}"
    text = f'"code";"s1";"s2";"k1";{TAIL}\n"A1";"1";"1";"court";{tail(1, refused)}\n"B2";"2";"2";"court";{tail(2)}'
    (wave,), findings = survey_of(csv_table(text, ";"), questionnaire(), "pre")
    assert wave.rows == len(wave.answers) + len(wave.not_used) == 2
    assert [place.line for place in wave.not_used] == [2]
    assert any("not approved" in finding.message and "line 2" in finding.message for finding in findings)


def test_a_table_that_went_through_r_is_still_recognised() -> None:
    table = csv_table(
        """
        X.U.FEFF.start,about.code,conf.s1,conf.s2,know.k1,X_id,X_uuid,X_submission_time,X_index
        2026-03-01T08:00:00.000+02:00,A1,4,2,court,1,u1,2026-03-01T08:15:00,1
        """
    )
    (wave,), _ = survey_of(table, questionnaire(), "pre")
    assert wave.platform == "KoboToolbox"
    assert wave.answers.iloc[0].tolist() == [4.0, 2.0, "court"]


def test_the_same_question_in_two_groups_is_never_chosen_silently() -> None:
    table = csv_table(
        """
        code;conf/s1;then/s1;s2;k1;_uuid;_submission_time
        A1;4;2;3;court;u1;2026-03-01T08:15:00
        """,
        ";",
    )
    with pytest.raises(Exception, match=r"2 columns fit item `s1`: `conf/s1` \(column B\) and `then/s1` \(column C\)"):
        survey_of(table, questionnaire(), "pre")


def test_a_repeat_groups_sheet_is_refused_with_the_way_out() -> None:
    table = sheet(
        ["role", "years", "_index", "_parent_table_name", "_parent_index", "_submission__id"],
        ["police", 4, 1, "Form", 1, 101],
    )
    with pytest.raises(InputError, match="--sheet"):
        recognise(table)


def test_a_group_s_prefix_hides_no_remarks() -> None:
    text = f"""
        "about/code";"conf/s1";"conf/s2";"end/thoughts";{TAIL}
        "MA07S";"4";"2";"write kari@example.org";{tail(1)}
        """
    _, findings = survey_of(csv_table(text, ";"), questionnaire(CONFIDENCE, **{"not scored": ["thoughts"]}), "pre")
    found = {one.code for one in findings}
    assert "survey.free-text" in found
    assert "survey.columns-not-used" not in found
