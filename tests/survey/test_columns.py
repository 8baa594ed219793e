"""Columns and items: by id or by words, never by likeness; what is missing or meant twice is named."""

import pytest

from ecpat_training.core.errors import ContentError
from ecpat_training.survey.exports.wording import heading_key
from ecpat_training.survey.model.responses import WaveResponses
from ecpat_training.survey.reading.columns import shorten_text
from ecpat_training.survey.reading.table import survey_of
from tests.survey.tables import CONFIDENCE, KNOWLEDGE, csv_table, graded, questionnaire


def read(text: str, **more: object) -> WaveResponses:
    (wave,), _ = survey_of(csv_table(text), questionnaire(CONFIDENCE, **more), "pre")
    return wave


@pytest.mark.parametrize(
    "header",
    ["code,s1,s2", "CODE,S1,S2", "Code ,I know whom to call,I can open an interview", "code,Je sais qui appeler ,s2",
     "code,1. I know whom to call,2. I can open an interview", "code,Q1: I know whom to call!,s2 ",
     '"code","I know whom\nto call.","I  can open an interview"', "code,I\xa0know whom to call,S2"],
)  # fmt: skip
def test_items_are_found_by_id_or_words(header: str) -> None:
    assert read(f"{header}\nA1,4,2").answers.iloc[0].tolist() == [4.0, 2.0]


def test_likeness_is_not_enough_and_everything_missing_is_named() -> None:
    with pytest.raises(ContentError) as caught:
        survey_of(csv_table("code,I know who to call,s3\nA1,4,2"), questionnaire(CONFIDENCE), "pre")
    (finding,) = caught.value.findings
    assert "`s1` (I know whom to call.)" in finding.message
    assert "`s2` (I can open an interview)" in finding.message
    assert "`code`, `I know who to call` and `s3`" in finding.message
    assert str(finding.where) == "export.csv:1"


def test_a_participant_list_isnt_told_each_of_many_items() -> None:
    many = {**CONFIDENCE, "items": [{"id": f"s{number}"} for number in range(30)]}
    with pytest.raises(ContentError) as caught:
        survey_of(csv_table("code,Surname\nA1,Reed"), questionnaire(many), "pre")
    (finding,) = caught.value.findings
    assert "`s4` and 25 more. The columns are `code` and `Surname`" in finding.message
    assert finding.hint.startswith("None is here: please check first that this is a file of answers.")


def test_what_is_wrong_with_columns_and_answers_is_told_together() -> None:
    with pytest.raises(ContentError) as caught:
        survey_of(csv_table("name,s1\nA1,9"), questionnaire(CONFIDENCE), "pre")
    assert {finding.code for finding in caught.value.findings} == {
        "survey.items-missing",
        "survey.code-missing",
        "survey.out-of-range",
    }


def test_two_columns_for_one_item_are_both_named() -> None:
    with pytest.raises(ContentError, match=r"2 columns fit item `s2`: `s2` \(column C\) and .*interview` \(column D\)"):
        read("code,s1,s2,I can open an interview\nA1,4,2,2")


def test_two_items_for_one_column_are_both_named() -> None:
    scale = {**CONFIDENCE, "items": [{"id": "x-1", "text": "Same words"}, {"id": "x-2", "text": "Same words!"}]}
    with pytest.raises(ContentError, match="`Same words` fits the items `x-1` and `x-2`"):
        survey_of(csv_table("code,Same words\nA1,4"), questionnaire(scale), "pre")


def test_a_scale_asked_in_some_waves_only_may_be_missing_in_the_others() -> None:
    form = questionnaire({**CONFIDENCE, "asked": ["post"]}, KNOWLEDGE)
    (wave,), _ = survey_of(csv_table("code,k1\nA1,court"), form, "pre")
    assert list(wave.answers.columns) == ["k1"]
    with pytest.raises(ContentError, match="2 items of the instrument have no column"):
        survey_of(csv_table("code,k1\nA1,court"), form, "post")


def test_turkish_capitals_fold_in_every_locale() -> None:
    assert heading_key("KİMLİK") == heading_key("kimlik")
    assert heading_key("IRK") == heading_key("ırk")
    assert read("KİMLİK,S1,S2\nA1,4,2", code={"columns": ["kimlik"]}).codes.tolist() == ["A1"]


def test_a_group_without_a_column_is_an_error_where_no_other_file_can_have_it() -> None:
    form = graded("q1", groups=["org_type"])
    with pytest.raises(ContentError, match=r"no column for the group `org_type`.*`KİMLİK`"):
        survey_of(csv_table("CODE,WAVE,KİMLİK,Q1\nA1,pre,GO,4\nA1,post,GO,5"), form)
    waves, findings = survey_of(csv_table("code,q1\nA1,4"), form, "post")
    assert "survey.group-missing" in {finding.code for finding in findings}
    assert waves[0].groups.shape == (1, 0)


def test_a_code_of_several_columns_is_joined_and_a_part_is_no_code() -> None:
    (wave,), findings = survey_of(
        csv_table("c1,c2,s1,s2\nMA,11,4,4\nEL,,4,4\n,,4,4"),
        questionnaire(CONFIDENCE, code={"columns": ["c1", "c2"]}),
        "pre",
    )
    assert wave.codes.tolist() == ["MA-11", "", ""]
    assert any("1 code lacks a part, and is taken as none." in finding.message for finding in findings)


def test_a_header_of_forty_letters_is_shown_whole_and_a_longer_one_cut_to_forty() -> None:
    assert shorten_text("a" * 40) == "a" * 40
    assert shorten_text("a" * 41) == "a" * 39 + "…"
    assert shorten_text("a" * 38 + "  b and more") == "a" * 38 + "…", "no blank before the dots"
