"""What the report says in words, case by case (`sentences.yaml`), and what it must never say."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from ecpat_training.effect.model.change import AdjustedP, Role, ScaleChange
from ecpat_training.effect.sentences.claims import size
from ecpat_training.effect.sentences.sentences import notes, sentence, tone
from ecpat_training.effect.sentences.verdicts import verdict
from tests.draws import draws
from tests.effect.waves import change

CASES = yaml.load((Path(__file__).parent / "sentences.yaml").read_text(encoding="utf-8"), yaml.CSafeLoader)


def change_of(case: dict[str, Any]) -> ScaleChange:
    scale: dict[str, Any] = {key: case[key] for key in ("better", "smallest change") if key in case}
    if "best" in case:
        scale["answers"] = f"1-{case['best']}"
    made = change(case["before"], case["after"], **scale)
    if "among" in case:  # the tests of its family, and what that makes of its p
        family = case["among"]
        among = family.get("among", "all")
        adjusted = AdjustedP(family["adjusted p"], family["tests"], "Holm (1979)", among)
        made = replace(made, role=family["role"], adjusted=adjusted)
    return replace(made, kind=case.get("kind", "number"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_what_is_said(case: dict[str, Any]) -> None:
    made = change_of(case)
    assert sentence(made) == case["says"]
    assert verdict(made) == case["verdict"]
    assert tone(made) == case.get("tone", tone(made))
    assert size(made) == case.get("size", "")
    if "notes" in case:
        assert list(notes(made)) == case["notes"]


def test_ranks_that_disagree_with_the_t_test_are_said() -> None:
    made = change([0] * 9, [1, 1, 1, 1, 1, 1, 1, 1, 30])
    assert made.t_test.p is not None
    assert made.t_test.p > 0.05
    assert made.wilcoxon.p == 0.00390625
    assert notes(made)[-1].startswith(
        "The exact Wilcoxon test, which compares ranks and not means, has p 0.004 against"
    )


def test_ranks_that_agree_are_not_mentioned() -> None:
    assert not any("Wilcoxon" in note for note in notes(change([2, 3, 2, 4], [2, 3, 3, 4])))


def test_people_in_thousands_are_written_alike_throughout() -> None:
    made = change([1 + person % 5 for person in range(1500)], [2 + person % 5 - person % 3 for person in range(1500)])
    assert "1,500 people" in sentence(made)
    assert notes(made)[0].startswith("500 of 1,500 people improved")


scores = st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8)), min_size=2, max_size=25)


@given(scores, st.sampled_from(["higher", "lower"]))
def test_direction_is_claimed_only_with_an_interval_that_leaves_out_no_change(
    rows: list[tuple[int, int]], better: str
) -> None:
    made = change([before for before, _ in rows], [after for _, after in rows], better=better)
    claims = "an improvement" in sentence(made) or "for the worse" in sentence(made)
    certain = made.raw.low is not None and made.raw.high is not None and not made.raw.low <= 0 <= made.raw.high
    assert claims == (certain and len(rows) >= 6)
    assert "no effect" not in sentence(made)
    assert "proves" not in sentence(made)


@settings(max_examples=draws(25, 8))
@given(scores, st.floats(0, 1), st.sampled_from(["primary", "secondary", "exploratory"]))
def test_among_several_tests_direction_is_claimed_only_with_the_adjusted_p(
    rows: list[tuple[int, int]], p: float, role: Role
) -> None:
    alone = change([before for before, _ in rows], [after for _, after in rows])
    made = replace(alone, role=role, adjusted=AdjustedP(p, 3, "Holm (1979)"))
    said = sentence(made)
    claims = "an improvement" in said or "for the worse" in said
    assert claims == (verdict(alone) in ("better", "worse") and p < 0.05)
    assert (made.raw, made.d_av) == (alone.raw, alone.d_av)
