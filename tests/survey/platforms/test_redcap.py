"""REDCap exports, raw and with labels: events are waves, the record is the person, choices stand in columns."""

import pytest

from ecpat_training.survey.exports.raw_survey import ColumnKind
from ecpat_training.survey.reading.recognise import recognise
from ecpat_training.survey.reading.table import survey_of
from tests.survey.tables import csv_table, questionnaire

RAW = """
    record_id,redcap_event_name,redcap_repeat_instrument,redcap_repeat_instance,redcap_survey_identifier,survey_timestamp,s1,s2,k1___police,k1___court,k1___dk,survey_complete
    1,pre_training_arm_1,,,,2026-03-13 09:15:00,4,2,0,1,0,2
    1,post_training_arm_1,,,,2026-03-15 09:15:00,5,4,0,1,0,2
    2,pre_training_arm_1,,,,2026-03-13 09:16:00,3,3,1,0,0,1
    2,3_month_followup_arm_1,,,,[not completed],3,3,1,0,0,0
    """
LABELS = """
    Record ID,Event Name,Survey Timestamp,I know whom to call.,I can open an interview,Who appoints the guardian? (choice=The police),"Who appoints the guardian? (choice=The court, or the authority for care)",Complete?
    1,Pre training (Arm 1: Police),2026-03-13 09:15:00,Agree,Disagree,Unchecked,Checked,Complete
    1,Post training (Arm 1: Police),2026-03-15 09:15:00,Strongly agree,Agree,Unchecked,Checked,Complete
    2,Pre training (Arm 1: Police),2026-03-13 09:16:00,Neutral,Neutral,Checked,Unchecked,Unverified
    2,Follow-up (Arm 1: Police),[not completed],Neutral,Neutral,Checked,Unchecked,Incomplete
    """  # noqa: E501


@pytest.mark.parametrize("text", [RAW, LABELS], ids=["raw", "labels"])
def test_events_are_waves_and_the_record_is_the_person(text: str) -> None:
    table = csv_table(text)
    _, raw = recognise(table)
    assert raw.platform == "REDCap"
    assert [column.index for column in raw.of_kind(ColumnKind.RESPONSE_ID)] == [0]
    waves, findings = survey_of(table, questionnaire())
    assert [wave.wave for wave in waves] == ["pre", "post", "follow-up"]
    assert [list(wave.codes) for wave in waves] == [["1", "2"], ["1"], ["2"]]
    assert [wave.answers["s1"].tolist() for wave in waves] == [[4.0, 3.0], [5.0], [3.0]]
    assert [wave.answers["k1"].tolist() for wave in waves] == [["court", "police"], ["court"], ["police"]]
    assert any("people are recognised by" in one.message for one in findings if one.code == "survey.code-by-platform")
    assert any("2 rows of 4 are not finished" in one.message for one in findings)


def test_the_days_are_read_beside_forms_that_were_not_completed() -> None:
    waves, findings = survey_of(csv_table(RAW), questionnaire())
    assert [wave.submitted is not None for wave in waves] == [True, True, False]
    assert not [one for one in findings if one.code == "survey.date-unclear"]


def test_a_code_of_the_questionnaire_goes_before_the_record() -> None:
    text = RAW.replace("survey_timestamp", "code").replace("2026-03-1", "AB")
    waves, _ = survey_of(csv_table(text), questionnaire())
    assert list(waves[0].codes) == ["AB3 09:15:00", "AB3 09:16:00"]


def test_repeats_of_one_form_are_no_responses() -> None:
    text = """
        record_id,redcap_repeat_instrument,redcap_repeat_instance,s1,s2,k1,survey_complete
        1,,,4,2,court,2
        1,visits,1,,,,
        1,visits,2,,,,
        """
    (wave,), findings = survey_of(csv_table(text), questionnaire(), "pre")
    assert len(wave.answers) == 1
    assert any("a repeat of one form" in one.message for one in findings)


@pytest.mark.parametrize(
    "header",
    ["participant_id,redcap_survey_identifier,pretest_timestamp,s1,pretest_complete", "record_id,s1,my_complete"],
)
def test_other_first_columns_and_a_header_alone_are_recognised(header: str) -> None:
    _, raw = recognise(csv_table(header))
    assert (raw.platform, raw.first) == ("REDCap", 1)
