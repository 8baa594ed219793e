"""A form that was sent twice is one person's: counted once in every figure, list and number of people."""

from ecpat_training.documents.provenance import Provenance
from ecpat_training.effect.linking.sent_twice import SENT_TWICE, sent_once
from ecpat_training.effect.report.document import effect_document
from ecpat_training.effect.workflows.waves import evaluate_waves
from ecpat_training.survey.instrument.instrument import Wave
from ecpat_training.survey.reading.table import survey_of
from tests.effect.waves import instrument, number_scale, wave
from tests.survey.tables import csv_table, graded

MADE = Provenance("1.0", "ecpat evaluate", ())
LIKERT = {"id": "sure", "title": "Sure", "kind": "likert", "answers": "1-5",
          "items": [{"id": f"s{at}"} for at in range(1, 7)]}  # fmt: skip


def test_the_same_code_with_the_same_answers_counts_once() -> None:
    before = wave("pre", ["AN07", "an 07", "BO12", "BO12", "", ""], {"points": [3, 3, 5, 6, 1, 1]})
    (once,), (said,) = sent_once([before])
    assert once.codes.tolist() == ["AN07", "BO12", "BO12", "", ""]
    assert {str(where): why for where, why in once.not_used.items()} == {"pre.csv:3": SENT_TWICE}
    assert once.rows == len(once.answers) + len(once.not_used)
    assert said.message == (
        "wave `pre`: 1 form was sent again with the same code and the same answers, and counts once: line 3."
    )


def test_whoever_sent_twice_is_one_of_the_people_who_answered() -> None:
    """And of those who left nothing blank: the second form isn't counted as an empty one."""
    people = [f"{chr(65 + at) * 3}{at:02d}" for at in range(12)]
    names: tuple[Wave, Wave] = ("pre", "post")
    waves = []
    for name in names:
        codes = people + ([people[3]] if name == "post" else [])
        answers = [[float((at * item + (name == "post")) % 5 + 1) for at in range(12)] for item in range(1, 7)]
        given = {f"s{item}": one + ([one[3]] if name == "post" else []) for item, one in enumerate(answers, 1)}
        waves.append(wave(name, codes, given))
    report = evaluate_waves(instrument(LIKERT), waves)
    assert [one.used for one in report.waves] == [12, 12]
    assert [(one.location.row, one.reason) for one in report.waves[1].not_used] == [(14, SENT_TWICE)]
    said = repr(effect_document(report, MADE, "donor").blocks)
    assert "12 people answered before the training. 12 people answered at its end." in said
    assert "No answer was given" not in repr(effect_document(report, MADE, "evaluator").blocks)
    assert "can't be linked" not in repr(report.findings)


def test_a_code_that_two_people_share_is_two_people() -> None:
    waves = [wave("pre", ["AN07", "AN07"], {"points": [3, 5]}), wave("post", ["AN07"], {"points": [4]})]
    report = evaluate_waves(instrument(number_scale()), waves)
    assert [one.used for one in report.waves] == [2, 1]


def test_one_form_without_a_code_is_said_in_good_english() -> None:
    before = wave("pre", ["AAA1", "BBB2", "CCC3", ""], {"points": [3, 5, 4, 4]})
    after = wave("post", ["AAA1", "BBB2", "DDD4"], {"points": [4, 6, 5]})
    report = evaluate_waves(instrument(number_scale()), [before, after])
    said = repr(effect_document(report, MADE, "coordinator").blocks)
    assert "1 form has no code, or one that several people share, and can't be compared." in said
    assert "1 form could not be used for want of one" in said
    assert "1 of 4 people who answered before the training was not found at its end" in said


def test_a_row_with_both_waves_is_sent_twice_only_if_both_are_the_same() -> None:
    table = csv_table("code,q1.pre,q1.post\nAN07,3,8\nAN07,3,9\nAN07,3,8\nBO12,1,\nBO12,1,")
    waves, _ = survey_of(table, graded("q1", answers="0-100"))
    before, after = sent_once(waves)[0]
    assert [where.row for where in before.places] == [2, 3, 5]
    assert [where.row for where in after.places] == [2, 3]
