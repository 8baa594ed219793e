"""ODK Central exports and those of its older relatives: groups, split choices, rejected submissions, repeats."""

import pytest

from ecpat_training.core.errors import InputError
from ecpat_training.survey.exports.raw_survey import ColumnKind
from ecpat_training.survey.reading.recognise import recognise
from ecpat_training.survey.reading.table import survey_of
from tests.survey.tables import csv_table, graded, questionnaire

CENTRAL = """
    SubmissionDate,meta-instanceID,about-code,conf-s1,conf-s2,know-k1,KEY,SubmitterID,SubmitterName,AttachmentsPresent,AttachmentsExpected,Status,ReviewState,DeviceID,Edits,FormVersion
    2026-03-13T08:51:07.481Z,uuid:1,A1,4,2,court,uuid:1,2,office,0,0,,,,0,v1
    2026-03-14T08:51:07.481Z,uuid:2,B2,5,3,police,uuid:2,2,office,0,0,,hasIssues,,0,v1
    """
WITHOUT_GROUPS = CENTRAL.replace("about-", "").replace("conf-", "").replace("know-", "")
BRIEFCASE = """
    SubmissionDate,start,end,about-code,conf-s1,conf-s2,know-k1,meta-instanceID,KEY
    "Mar 13, 2026 8:51:07 AM",,,A1,4,2,court,uuid:1,uuid:1
    "Mar 14, 2026 8:51:07 AM",,,B2,5,3,police,uuid:2,uuid:2
    """
AGGREGATE = """
    *meta-instance-id*,*meta-model-version*,*meta-submission-date*,*meta-is-complete*,about:code,conf:s1,conf:s2,know:k1
    uuid:1,,2026-03-13T08:51:07.481Z,true,A1,4,2,court
    uuid:2,,2026-03-14T08:51:07.481Z,true,B2,5,3,police
    """
ODATA = """
    __id,__system/submissionDate,__system/submitterId,__system/submitterName,about/code,conf/s1,conf/s2,know/k1
    uuid:1,2026-03-13T08:51:07.481Z,2,office,A1,4,2,court
    uuid:2,2026-03-14T08:51:07.481Z,2,office,B2,5,3,police
    """
THROUGH_R = (
    CENTRAL.replace("meta-", "meta.").replace("about-", "about.").replace("conf-", "conf.").replace("know-", "know.")
)
SPLIT = CENTRAL.replace("know-k1,", "know-k1,know-k1/police,know-k1/court,").replace(
    ",court,uuid", ",court,0,1,uuid"
).replace(",police,uuid", ",police,1,0,uuid")  # fmt: skip


@pytest.mark.parametrize(
    ("text", "identifier"),
    [
        (CENTRAL, "KEY"),
        (WITHOUT_GROUPS, "KEY"),
        (SPLIT, "KEY"),
        (THROUGH_R, "KEY"),
        (BRIEFCASE, "KEY"),
        (AGGREGATE, "*meta-instance-id*"),
        (ODATA, "__id"),
    ],
    ids=["Central", "without groups", "split", "through R", "Briefcase", "Aggregate", "OData"],
)
def test_every_relative_gives_the_same_answers(text: str, identifier: str) -> None:
    table = csv_table(text)
    _, raw = recognise(table)
    assert raw.platform == "ODK Central"
    assert [column.header for column in raw.of_kind(ColumnKind.RESPONSE_ID)] == [identifier]
    assert len(raw.of_kind(ColumnKind.SUBMITTED)) == 1
    (wave,), _ = survey_of(table, questionnaire(), "pre")
    assert list(wave.codes) == ["A1", "B2"]
    assert wave.answers["s1"].tolist() == [4.0, 5.0]
    assert wave.answers["k1"].tolist() == ["court", "police"]


def test_choices_in_columns_alone_are_put_together() -> None:
    text = SPLIT.replace("know-k1,", "").replace(",court,0,1", ",0,1").replace(",police,1,0", ",1,0")
    (wave,), _ = survey_of(csv_table(text), questionnaire(), "pre")
    assert wave.answers["k1"].tolist() == ["court", "police"]


def test_a_rejected_submission_is_listed_as_not_used() -> None:
    text = CENTRAL.replace("hasIssues", "rejected")
    (wave,), findings = survey_of(csv_table(text), questionnaire(), "pre")
    assert list(wave.codes) == ["A1"]
    assert any("rejected in ODK Central" in one.message for one in findings)


def test_rows_of_a_repeat_group_are_refused_with_the_file_that_is_meant() -> None:
    text = "role,years,PARENT_KEY,KEY\npolice,4,uuid:1,uuid:1/visits[1]"
    with pytest.raises(InputError, match=r"repeat group.*main file"):
        recognise(csv_table(text))


def test_a_name_with_a_hyphen_in_a_group_is_found() -> None:
    text = "SubmissionDate,meta-instanceID,group-code,group-pre-s1,KEY\n2026-03-13T08:51:07Z,uuid:1,A1,4,uuid:1"
    (wave,), _ = survey_of(csv_table(text), graded("pre-s1"), "pre")
    assert wave.answers["pre-s1"].tolist() == [4.0]


def test_only_the_header_is_still_an_export() -> None:
    _, raw = recognise(csv_table(CENTRAL.strip().splitlines()[0]))
    assert (raw.platform, raw.first) == ("ODK Central", 1)
