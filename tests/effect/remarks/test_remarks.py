"""What is said of answers: forms sent in another order, other totals, and people who have no score."""

from dataclasses import replace

from ecpat_training.core.finding import Severity, errors
from ecpat_training.effect.linking.linking import link
from ecpat_training.effect.linking.several_files import one_per_wave
from ecpat_training.effect.remarks.remarks import different_totals, missing_score_findings, sent_in_another_order
from ecpat_training.effect.workflows.waves import evaluate_waves
from ecpat_training.survey.reading.table import survey_of
from tests.effect.waves import instrument, quiz, quiz_wave, scores, wave
from tests.survey.tables import csv_table, graded

FORM = graded("q1")
ONE_FILE = """\
submitted_at,code,wave,q1
2026-03-13 09:15:00,AN07,pre,2
2026-03-13 16:15:00,AN07,post,4
2026-03-13 16:20:00,BO12,pre,5
2026-03-13 09:20:00,BO12,post,1
2026-03-13 09:21:00,CY31,pre,2
,CY31,post,3
"""


def test_one_persons_forms_that_are_swapped_are_told_with_their_places() -> None:
    waves, _ = survey_of(csv_table(ONE_FILE), FORM)
    (said,) = [one for one in evaluate_waves(FORM, waves).findings if one.code == "evaluate.sent-before"]
    assert said.message == "1 person sent `post` before `pre`: export.csv:4 (2026-03-13) and export.csv:5 (2026-03-13)."


def test_between_files_only_days_count() -> None:
    """One platform may write the time of another zone."""
    parts = []
    for name, asked, times in (
        ("pre.csv", "pre", ("12 10:30", "13 10:30")),
        ("post.csv", "post", ("12 09:45", "12 09:45")),
    ):
        rows = "\n".join(f"2026-03-{time}:00,{code},3" for time, code in zip(times, ("AN07", "BO12"), strict=True))
        parts += survey_of(csv_table(f"submitted_at,code,q1\n{rows}", file=name), FORM, asked)[0]  # type: ignore[arg-type]
    (before, after), _ = one_per_wave(parts, FORM)
    (said,) = sent_in_another_order(before, after, link(before, after))
    assert "1 person sent `post` before `pre`: pre.csv:3 (2026-03-13) and post.csv:3 (2026-03-12)" in said.message


def test_dates_without_times_of_one_day_say_nothing() -> None:
    text = "date,code,wave,q1\n2026-03-13,AN07,pre,2\n2026-03-13,AN07,post,4"
    before, after = survey_of(csv_table(text), FORM)[0]
    assert sent_in_another_order(before, after, link(before, after)) == []


def test_other_totals_in_another_wave_are_an_error() -> None:
    pre = replace(scores("pre", [5, 6]), totals={"points": "out of 10"})
    post = replace(scores("post", [10, 13]), totals={"points": "out of 20"})
    (problem,) = errors(different_totals([pre, post]))
    assert str(problem).startswith(
        "post.csv: error: the points of `points` are out of 10 in wave `pre` and out of 20 in wave `post`"
    )


def test_the_same_total_or_none_is_fine() -> None:
    pre = replace(scores("pre", [5, 6]), totals={"points": "out of 10"})
    assert different_totals([pre, replace(scores("post", [7, 8]), totals={"points": "out of 10"})]) == []
    assert different_totals([pre, scores("post", [7, 8])]) == []


STATEMENTS = {
    "id": "sure",
    "title": "Confidence",
    "kind": "likert",
    "answers": "1-5",
    "items": [{"id": one} for one in ("s1", "s2", "s3")],
}
CODES = [f"AA{at}" for at in range(6)]
ANSWERS = {"s1": [4, 4, 4, 4, None, 3], "s2": [3, None, 5, 4, None, 3], "s3": [2, 2, None, 4, None, 3]}


def test_those_who_left_out_a_statement_are_counted_and_why_is_said() -> None:
    """Two of six left out one statement; who answered none of them is no beginning of a score."""
    (said,) = missing_score_findings(instrument(STATEMENTS), wave("post", CODES, ANSWERS))
    assert said.message == (
        "wave `post`: 2 of 5 responses to `Confidence` have no score, because questions were left out and all answers "
        "are needed."
    )
    assert said.severity is Severity.WARNING
    assert "`answered` of the scale" in said.hint


def test_where_fewer_answers_are_enough_only_those_with_fewer_are_told() -> None:
    assert missing_score_findings(instrument({**STATEMENTS, "answered": 2}), wave("post", CODES, ANSWERS)) == []
    answers = {**ANSWERS, "s3": [2, None, None, 4, None, 3]}
    (said,) = missing_score_findings(instrument({**STATEMENTS, "answered": 2}), wave("post", CODES, answers))
    assert (
        "1 of 5 responses to `Confidence` has no score, because questions were left out and 2 answers are"
        in said.message
    )
    assert said.severity is Severity.NOTE


def test_a_test_with_a_key_counts_open_answers_as_wrong_and_a_scale_not_asked_is_not_told() -> None:
    assert missing_score_findings(quiz(3), quiz_wave("pre", 3, [1, None, 3])) == []
    assert missing_score_findings(instrument({**STATEMENTS, "asked": ["pre"]}), wave("post", CODES, ANSWERS)) == []
