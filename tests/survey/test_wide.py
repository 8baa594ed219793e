"""Waves side by side: how columns say their wave, when a word is part of the question, and who a row is."""

from datetime import date
from pathlib import Path

import pytest

from ecpat_training.core.errors import ContentError
from ecpat_training.survey.model.responses import WaveResponses
from ecpat_training.survey.reading.mapping_file import read_survey_mapping
from ecpat_training.survey.reading.table import survey_of
from tests.survey.tables import CONFIDENCE, KNOWLEDGE, csv_table, graded, questionnaire


def read(text: str, **more: object) -> list[WaveResponses]:
    return survey_of(csv_table(text), questionnaire(CONFIDENCE, **more))[0]


@pytest.mark.parametrize(
    "header",
    ["code,s1.pre,s2.pre,s1.post,s2.post", "code,pre_s1,pre_s2,post_s1,post_s2",
     "code,s1_before,s2_before,s1_after,s2_after",
     "code,Before: I know whom to call.,Before: I can open an interview,After: I know whom to call,After: s2",
     "code,S1 (vorher),S2 (vorher),S1 (nachher),S2 (nachher)", "code,avant/s1,avant/s2,après/s1,après/s2",
     "code,s1 [pre],s2 [pre],s1 [post],s2 [post]", "code,s1 pre,s2 pre,s1 post,s2 post",
     "code,Pre S1,Pre S2,Post S1,Post S2",
     "code,I know whom to call before,I can open an interview before,I know whom to call after,S2 after",
     "code,s1_t1,s2_t1,s1_t2,s2_t2", "code,t0.s1,t0.s2,t1.s1,t1.s2"],
)  # fmt: skip
def test_columns_say_their_wave(header: str) -> None:
    before, after = read(f"{header}\nA1,1,2,4,5\nB2,2,3,,\n")
    assert (before.wave, after.wave) == ("pre", "post")
    assert before.codes.tolist() == ["A1", "B2"]
    assert before.answers.to_dict("list") == {"s1": [1.0, 2.0], "s2": [2.0, 3.0]}
    assert after.codes.tolist() == ["A1"]
    assert after.answers.iloc[0].tolist() == [4.0, 5.0]
    assert list(after.not_used.values()) == ["no answers in this wave"]
    assert after.rows == len(after.answers) + len(after.not_used)


def test_numbers_taken_for_waves_are_told() -> None:
    _, findings = survey_of(csv_table("code,q1_t1,q1_t2,q1_t3\nA1,1,2,3"), graded("q1"))
    (told,) = [one for one in findings if one.code == "survey.waves-by-number"]
    assert "`t1` as `pre`, `t2` as `post` and `t3` as `follow-up`" in told.message


def test_each_row_is_a_person_with_a_code_or_without() -> None:
    before, after = read("s1.pre,s2.pre,s1.post,s2.post\n1,2,4,5\n2,2,,\n2,2,3,3")
    assert before.beside is not None
    assert after.beside is not None
    assert before.beside.tolist() == ["export.csv!!1", "export.csv!!2", "export.csv!!3"]
    assert after.beside.tolist() == ["export.csv!!1", "export.csv!!3"]
    assert not any((*before.codes, *after.codes))


@pytest.mark.parametrize("dates", ["Date before,Date after", "Datum vorher,Datum nachher", "Pre date,Post date"])
def test_a_space_alone_parts_the_wave_from_the_time_of_sending(dates: str) -> None:
    text = f"code,{dates},s1 pre,s2 pre,s1 post,s2 post\nA1,2025-03-03,2025-03-05,1,2,4,5"
    before, after = read(text)
    days = [str(wave.submitted[0])[:10] for wave in (before, after) if wave.submitted]
    assert days == ["2025-03-03", "2025-03-05"]


def test_a_space_parts_no_wave_from_a_question_that_is_no_item() -> None:
    (wave,), _ = survey_of(
        csv_table("code,q1,What do you do before,What do you do after\nA1,4,a,b"), graded("q1"), "post"
    )
    assert wave.answers["q1"].tolist() == [4.0]


def test_a_question_that_begins_with_after_is_a_question() -> None:
    form = graded("q1", not_scored=["After: what will you do?"])
    (wave,), _ = survey_of(csv_table("code,q1,After: what will you do?\nA1,4,call"), form, "post")
    assert wave.answers["q1"].tolist() == [4.0]


def test_a_question_of_one_wave_beside_those_of_two_is_of_its_wave() -> None:
    """Of a file with `q1.pre` and `q1.post`, `hopes.pre` was asked before: who only answered before has no answer from
    after."""
    hopes = {"id": "hopes", "kind": "one of", "text": "Why?", "options": {"a": "To learn", "b": "To meet"}}
    form = graded("q1", questions=[hopes])
    table = csv_table("q1.pre,hopes.pre,useful.post,q1.post\n2,To learn,,\n3,To meet,5,4\n4,To learn,,")
    before, after = survey_of(table, form)[0]
    assert len(before.answers) == 3
    assert after.answers["q1"].tolist() == [4.0]
    assert "useful.post" not in before.columns_ignored
    assert after.columns_ignored == ("useful.post",)


@pytest.mark.parametrize("alone", ["After: what will you do?", "hopes (pre)", "hopes_before"])
def test_another_ending_than_that_of_the_others_says_no_wave(alone: str) -> None:
    before, after = read(f"s1.pre,s2.pre,s1.post,s2.post,{alone}\n1,2,3,4,call")
    assert alone in before.columns_ignored
    assert alone in after.columns_ignored


def test_a_file_of_one_wave_may_say_so_in_every_column() -> None:
    (wave,), _ = survey_of(csv_table("code,q1_post,q2_post\nA1,4,3"), graded("q1", "q2"), "post")
    assert wave.answers.iloc[0].tolist() == [4.0, 3.0]


def test_groups_of_one_form_are_its_waves_with_a_column_for_each_choice() -> None:
    form = questionnaire({**CONFIDENCE, "asked": ["post"]}, KNOWLEDGE)
    header = "code,before/k1/police,before/k1/court,after/k1/police,after/k1/court,after/s1,after/s2,_id,_uuid,_status"
    before, after = survey_of(csv_table(f"{header}\nA1,1,0,0,1,4,5,7,u1,ok"), form)[0]
    assert before.answers.to_dict("list") == {"k1": ["police"]}
    assert after.answers.iloc[0].tolist() == [4.0, 5.0, "court"]


def test_a_column_for_the_wave_comes_first() -> None:
    waves = read("code,wave,s1,s2,s1_post\nA1,pre,1,2,\nA1,post,4,5,")
    assert [wave.answers["s1"].tolist() for wave in waves] == [[1.0], [4.0]]


def test_what_is_wrong_in_either_wave_is_told_at_once() -> None:
    with pytest.raises(ContentError) as caught:
        read("code,s1.pre,s2.pre,s1.post,s2.post\nA1,9,2,4,7")
    assert [str(one.where) for one in caught.value.findings] == ["export.csv:2:2", "export.csv:2:5"]


def test_a_day_parts_the_waves_only_if_a_person_says_so() -> None:
    text = "Timestamp,code,q1\n2026-03-13 17:00:00,A1,2\n2026-03-14 00:10:00,A1,4\n2026-03-15 09:00:00,B2,5\n"
    form = graded("q1")
    before, after = survey_of(csv_table(text), form, post_from=date(2026, 3, 14))[0]
    assert (before.answers["q1"].tolist(), after.answers["q1"].tolist()) == ([2.0], [4.0, 5.0])
    with pytest.raises(ContentError, match="nothing says whether these answers are from before or after"):
        survey_of(csv_table(text), form)
    with pytest.raises(ContentError, match=r"export.csv:5: error: nothing says when this was answered"):
        survey_of(csv_table(text + ",C3,1\n"), form, post_from=date(2026, 3, 14))


def test_a_mapping_says_of_any_header_which_item_and_wave_it_is(tmp_path: Path) -> None:
    """Columns named by the day, as a trainer names them, beside one that looks like a wave of the same item."""
    (tmp_path / "map.yaml").write_text(
        "columns:\n  Monday: q1.pre\n  Friday: q1.post\n  q1 (follow-up): not used\n  who: code\n", "utf-8"
    )
    form = graded("q1")
    mapping = read_survey_mapping(tmp_path / "map.yaml", form)
    table = csv_table("who,phase,Monday,Friday,q1 (follow-up)\nA1,pre,2,4,1\nB2,pre,3,,1\n")
    (before, after), _ = survey_of(table, form, mapping=mapping)
    assert (before.wave, before.answers["q1"].tolist(), before.codes.tolist()) == ("pre", [2.0, 3.0], ["A1", "B2"])
    assert (after.wave, after.answers["q1"].tolist(), after.codes.tolist()) == ("post", [4.0], ["A1"])


def test_a_mapping_may_name_items_of_waves_that_there_are_alone(tmp_path: Path) -> None:
    (tmp_path / "map.yaml").write_text("columns: {Monday: q1.before}\n", "utf-8")
    with pytest.raises(ContentError, match=r"`q1\.before` is no column of the instrument"):
        read_survey_mapping(tmp_path / "map.yaml", graded("q1"))
