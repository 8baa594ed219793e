"""Points out of 10 in one file and out of 20 in the other would make everybody better."""

from dataclasses import replace

from ecpat_training.core.finding import errors
from ecpat_training.effect.remarks.remarks import different_totals
from tests.effect.waves import scores


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
