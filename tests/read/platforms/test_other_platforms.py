"""Platforms that aren't read yet are named, with a way out, and never taken for plain tables."""

import pytest

from ecpat_training.core.errors import Exit, InputError
from ecpat_training.read.survey.recognise import recognise
from tests.read.tables import csv_table

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
    "LimeSurvey": """
        "id","submitdate","lastpage","startlanguage","seed","code","Q1[SQ001]"
        "1","2026-03-13 09:15:00","3","en","77","A1","4"
        """,
    "ODK Central": """
        SubmissionDate,meta-instanceID,about-code,conf-s1,KEY,SubmitterID,SubmitterName
        2026-03-13T08:51:07.481Z,uuid:1,A1,4,uuid:1,2,office
        """,
    "REDCap": """
        record_id,redcap_event_name,code,s1,after_training_complete
        1,pre_arm_1,A1,4,2
        """,
}


@pytest.mark.parametrize("platform", EXPORTS)
def test_the_platform_is_named_with_a_way_out(platform: str) -> None:
    with pytest.raises(InputError, match=f"looks like an export of {platform}") as caught:
        recognise(csv_table(EXPORTS[platform]))
    assert caught.value.exit_code is Exit.INPUT
    assert "plain table" in str(caught.value)
