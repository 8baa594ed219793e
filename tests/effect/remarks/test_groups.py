"""Groups are counted, and those in which a figure would tell what single people answered are named."""

from ecpat_training.core.finding import Severity
from ecpat_training.effect.remarks.groups import group_findings
from tests.effect.waves import wave

TYPES = ["GO"] * 17 + ["NGO"] * 2 + ["IGO"]
CODES = [str(number) for number in range(20)]


def test_small_groups_are_named_with_their_size_once_in_a_warning() -> None:
    both = [wave(name, CODES, {"q1": [*range(20)]}, {"type": TYPES}) for name in ("pre", "post")]
    note, warning = group_findings(both)
    assert note.severity is Severity.NOTE
    assert note.message == (
        "people by group: `type`: GO 17, IGO 1 and NGO 2. Figures by group are not for publication."
    )
    assert warning.severity is Severity.WARNING
    assert str(warning.where) == "pre.csv"
    assert warning.message == "fewer than 10 people by `type`: IGO (1) and NGO (2)."


def test_a_group_that_agrees_is_named_without_its_answer() -> None:
    types = ["GO"] * 14 + ["NGO"] * 6
    agreed = wave("post", CODES, {"q1": [*range(20)], "q5": [*range(2, 16)] + [1] * 6}, {"type": types})
    _, same = group_findings([agreed])
    assert same.severity is Severity.WARNING
    assert "NGO (6); in wave `post`, everyone in NGO (6 people) answered `q5` alike." in same.message
    assert "q1" not in same.message


def test_each_file_has_one_warning_with_everything_in_it() -> None:
    groups = {"type": TYPES, "sector": ["public"] * 18 + ["private"] * 2}
    answers = {"q1": [*range(20)], "q2": [1] * 20}
    findings = group_findings([wave(name, CODES, answers, groups) for name in ("pre", "post")])
    assert [str(finding.where) for finding in findings] == ["None", "pre.csv", "post.csv"]
    assert "by `type`" in findings[1].message
    assert "by `sector`" in findings[1].message


def test_groups_that_give_nobody_away_are_only_counted() -> None:
    large = wave("pre", CODES, {"q1": [*range(20)]}, {"type": ["GO", "NGO"] * 10})
    assert [finding.code for finding in group_findings([large])] == ["evaluate.groups"]


def test_two_people_who_agree_and_groups_with_gaps_are_no_news() -> None:
    answers = {"q1": [*range(17), 3, 3, 4], "q2": [*range(14), None, *range(5)], "q3": [*[None] * 17, 1, 2, 3]}
    waves = [wave("pre", CODES, answers, {"type": TYPES})]
    assert not any("alike" in finding.message for finding in group_findings(waves))


def test_without_groups_there_is_nothing_to_say() -> None:
    assert group_findings([wave("pre", CODES, {"q1": [1] * 20})]) == []
    assert group_findings([wave("pre", CODES, {"q1": [1] * 20}, {"type": [None] * 20})]) == []
