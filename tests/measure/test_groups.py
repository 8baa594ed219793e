"""Groups in which a figure would tell what single people answered are named."""

from ecpat_training.measure.groups import group_findings
from tests.waves import wave

TYPES = ["GO"] * 17 + ["NGO"] * 2 + ["IGO"]
CODES = [str(number) for number in range(20)]


def test_small_groups_are_named_with_their_size_once() -> None:
    both = [wave(name, CODES, {"q1": [*range(20)]}, {"type": TYPES}) for name in ("pre", "post")]
    small = [finding for finding in group_findings(both) if finding.code == "evaluate.small-group"]
    assert len(small) == 1
    assert "IGO (1) and NGO (2)" in small[0].message
    assert "GO (17)" not in small[0].message


def test_a_group_that_agrees_is_named_without_its_answer() -> None:
    types = ["GO"] * 14 + ["NGO"] * 6
    agreed = wave("post", CODES, {"q1": [*range(20)], "q5": [*range(2, 16)] + [1] * 6}, {"type": types})
    same = [finding for finding in group_findings([agreed]) if finding.code == "evaluate.same-answer"]
    assert len(same) == 1
    assert "everyone in NGO (6 people)" in same[0].message
    assert "`q5`" in same[0].message
    assert "q1" not in same[0].message


def test_two_people_who_agree_and_groups_with_gaps_are_no_news() -> None:
    answers = {"q1": [*range(17), 3, 3, 4], "q2": [*range(14), None, *range(5)]}
    waves = [wave("pre", CODES, answers, {"type": TYPES})]
    assert [finding.code for finding in group_findings(waves)] == ["evaluate.small-group"]


def test_without_groups_there_is_nothing_to_say() -> None:
    assert group_findings([wave("pre", CODES, {"q1": [1] * 20})]) == []
    assert group_findings([wave("pre", CODES, {"q1": [1] * 20}, {"type": [None] * 20})]) == []
