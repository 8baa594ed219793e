"""Who can't be named by a code is named so that a reader finds the answer."""

from ecpat_training.core.location import Location
from ecpat_training.effect.model.linking import Response


def test_an_answer_whose_code_is_not_shown_is_told_by_its_line() -> None:
    where = Location("pre.csv", line=14)
    assert Response(12, where, "LE19D").told == "`LE19D`"
    assert Response(12, where, "Carla", named=True).told == Response(12, where, "").told == "the answer in line 14"
