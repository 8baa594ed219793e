"""By what questions are found, one reason each: name, text in a language, letters alone, a heading cut short."""

from typing import Any

import pytest

from ecpat_training.core.errors import ContentError
from ecpat_training.survey.reading.table import survey_of
from tests.survey.tables import CONFIDENCE, KNOWLEDGE, csv_table, questionnaire

THEN: dict[str, Any] = {
    **CONFIDENCE,
    "then": {"text": {"en": "Before the training: {item}", "fr": "Avant la formation : {item}"}},
}


def found(text: str, *scales: dict[str, Any]) -> str:
    """What is noted of how questions were found."""
    _, findings = survey_of(csv_table(text), questionnaire(*(scales or (CONFIDENCE,))), "post")
    return next((one.message for one in findings if one.code == "survey.questions-found"), "")


def test_each_match_has_its_reason() -> None:
    assert found("code,s1,s2\nA1,4,2") == ""
    assert found("code,s1,Je sais commencer un entretien\nA1,4,2") == (
        "2 questions found: 1 named as the item and 1 by its French text."
    )


@pytest.mark.parametrize(
    "header",
    ["<p>I know <b>whom</b> to&nbsp;call.</p>", "1.I know whom to call *", "Q3. Í knów whom to cäll:",
     "I know whom to ..", "I know whom to c…", "*I KNOW WHOM TO CALL*"],
)  # fmt: skip
def test_marks_accents_and_what_was_cut_off_make_no_other_question(header: str) -> None:
    assert "English text" in found(f"code,{header},s2\nA1,4,2")


def test_a_beginning_that_fits_two_questions_is_not_taken() -> None:
    scale = {
        **CONFIDENCE,
        "items": [{"id": "x1", "text": "I know whom to call"}, {"id": "x2", "text": "I know whom to ask"}],
    }
    with pytest.raises(ContentError, match="fits the items `x1` and `x2`"):
        found("code,I know whom to ..,I can\nA1,4,2", scale)


def test_then_items_are_found_by_name_or_by_their_frame() -> None:
    text = "code,s1,s2,then_s1,Avant la formation : je sais commencer un entretien\nA1,4,5,2,3"
    (wave,), _ = survey_of(csv_table(text), questionnaire(THEN), "post")
    assert wave.answers.iloc[0].to_dict() == {"s1": 4.0, "s2": 5.0, "then_s1": 2.0, "then_s2": 3.0}


def test_a_grid_whose_stem_is_the_frame_doesnt_hide_the_question() -> None:
    text = """
        Timestamp,code,How sure are you? [I know whom to call.],How sure are you? [I can open an interview],Before the training: [I know whom to call.],Before the training: [I can open an interview]
        3/13/2026 9:15:00,A1,4,5,2,3
        """  # noqa: E501
    (wave,), _ = survey_of(csv_table(text), questionnaire(THEN), "post")
    assert wave.answers.iloc[0].to_dict() == {"s1": 4.0, "s2": 5.0, "then_s1": 2.0, "then_s2": 3.0}


def test_then_items_may_be_missing_with_a_warning_and_are_not_looked_for_before() -> None:
    _, findings = survey_of(csv_table("code,s1,s2\nA1,4,5"), questionnaire(THEN), "post")
    assert "2 items about the time before have no column" in next(
        one.message for one in findings if one.code == "survey.then-items-missing"
    )
    _, findings = survey_of(csv_table("code,s1,s2\nA1,4,5"), questionnaire(THEN), "pre")
    assert "survey.then-items-missing" not in {one.code for one in findings}


FORMS: dict[str, Any] = {
    **KNOWLEDGE,
    "items": [{"id": f"{form}{n}", "key": "x", "form": form} for form in "ab" for n in (1, 2)],
}


def test_a_file_of_one_form_needs_no_column_of_the_other() -> None:
    (wave,), _ = survey_of(csv_table("code,b1,b2\nA1,x,y"), questionnaire(FORMS), "post")
    assert wave.answers.columns.tolist() == ["b1", "b2"]
    with pytest.raises(ContentError, match="1 item of the instrument has no column: `b2`"):
        survey_of(csv_table("code,b1\nA1,x"), questionnaire(FORMS), "post")
    with pytest.raises(ContentError, match="4 items of the instrument have no column"):
        survey_of(csv_table("code,c1\nA1,x"), questionnaire(FORMS), "post")


def test_a_column_says_who_got_which_form() -> None:
    (wave,), _ = survey_of(
        csv_table("code,form,a1,a2,b1,b2\nA1,A,,x,,\nB2,b,,,x,\nC3,,x,,,"), questionnaire(FORMS), "post"
    )
    assert wave.forms is not None
    assert wave.forms.tolist() == ["a", "b", ""]


def test_a_group_or_frame_that_says_before_makes_no_wave_of_then_items() -> None:
    frame = {**CONFIDENCE, "then": {"text": {"en": "Before: {item}"}}}
    header = "code,after/s1,after/s2,before/then_s1,Before: I can open an interview,_id,_uuid,_status"
    (wave,), _ = survey_of(csv_table(f"{header}\nA1,4,5,2,3,7,u1,ok"), questionnaire(frame), "post")
    assert wave.answers.iloc[0].to_dict() == {"s1": 4.0, "s2": 5.0, "then_s1": 2.0, "then_s2": 3.0}
