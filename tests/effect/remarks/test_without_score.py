"""Who left out a question of a scale, and so has no score, is not dropped silently."""

from ecpat_training.core.finding import Severity
from ecpat_training.effect.remarks.remarks import without_score
from tests.effect.waves import instrument, quiz, quiz_wave, wave

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
    (said,) = without_score(instrument(STATEMENTS), wave("post", CODES, ANSWERS))
    assert said.message == (
        "wave `post`: 2 of 5 responses to `Confidence` have no score, because questions were left out and all answers "
        "are needed."
    )
    assert said.severity is Severity.WARNING
    assert "`answered` of the scale" in said.hint


def test_where_fewer_answers_are_enough_only_those_with_fewer_are_told() -> None:
    assert without_score(instrument({**STATEMENTS, "answered": 2}), wave("post", CODES, ANSWERS)) == []
    answers = {**ANSWERS, "s3": [2, None, None, 4, None, 3]}
    (said,) = without_score(instrument({**STATEMENTS, "answered": 2}), wave("post", CODES, answers))
    assert (
        "1 of 5 responses to `Confidence` has no score, because questions were left out and 2 answers are"
        in said.message
    )
    assert said.severity is Severity.NOTE


def test_a_test_with_a_key_counts_open_answers_as_wrong_and_a_scale_not_asked_is_not_told() -> None:
    assert without_score(quiz(3), quiz_wave("pre", 3, [1, None, 3])) == []
    assert without_score(instrument({**STATEMENTS, "asked": ["pre"]}), wave("post", CODES, ANSWERS)) == []
