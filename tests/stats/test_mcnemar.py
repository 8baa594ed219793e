"""Right and wrong, twice: McNemar's tests and the intervals of the difference agree with R, and with each other."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecpat_training.stats import graded_change, mcnemar, paired_shares
from ecpat_training.stats.mcnemar import PairedAnswers
from tests.shared import SHARED

CASES = json.loads((Path(__file__).parent / "cases" / "items" / "paired_answers.json").read_text(encoding="utf-8"))
BESIDE = SHARED / "data" / "cases" if SHARED else None
few = st.integers(0, 12)


def close(value: object) -> Any:
    return pytest.approx(value, rel=1e-8)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_tests_and_intervals_agree_with_r(case: dict[str, Any]) -> None:
    answers = PairedAnswers(case["right"], case["gained"], case["lost"], case["wrong"])
    truth = case["truth"]
    assert mcnemar.exact(answers).p == close(truth["exact"]) == close(truth["binom"])
    assert mcnemar.mid_p(answers).p == close(truth["mid_p"])
    tango, newcombe = paired_shares.tango(answers), paired_shares.newcombe(answers)
    assert [tango.low, tango.high] == close(truth["tango"])
    assert [newcombe.low, newcombe.high] == close(truth["newcombe"])


def test_published_limits_of_the_airways() -> None:
    answers = PairedAnswers(right=1, gained=7, lost=1, wrong=12)
    tango, newcombe = paired_shares.tango(answers), paired_shares.newcombe(answers)
    assert (round(tango.low or 0, 4), round(tango.high or 0, 4)) == (0.0260, 0.5172)
    assert (round(newcombe.low or 0, 4), round(newcombe.high or 0, 4)) == (0.0256, 0.5069)


def test_a_small_agreement_counts_as_none_in_newcombes_interval() -> None:
    """Newcombe (1998), method 10: phi is 0 where ad - bc is above 0 and at most n / 2. The interval is then made of
    Wilson's alone, of 2 of 5 before and after: 0.1176 to 0.7693 (scipy's `proportion_ci`)."""
    from scipy.stats import binomtest

    found = paired_shares.newcombe(PairedAnswers(right=1, gained=1, lost=1, wrong=2))
    wilson = binomtest(2, 5).proportion_ci(method="wilson")
    far = ((0.4 - wilson.low) ** 2 + (wilson.high - 0.4) ** 2) ** 0.5
    assert (found.value, found.low, found.high) == (0.0, close(-far), close(far))


def test_a_single_person_who_stays_right_has_newcombes_interval_without_agreement() -> None:
    from scipy.stats import binomtest

    found = paired_shares.newcombe(PairedAnswers(right=1, gained=0, lost=0, wrong=0))
    wilson = binomtest(1, 1).proportion_ci(method="wilson")
    assert (found.low, found.high) == (close(wilson.low - 1.0), close(1.0 - wilson.low))


def test_the_method_says_whether_half_of_what_was_observed_is_taken_off() -> None:
    answers = PairedAnswers(right=3, gained=5, lost=1, wrong=2)
    exact, mid_p = mcnemar.exact(answers), mcnemar.mid_p(answers)
    assert (exact.method, mid_p.method) == (
        "binomial over those who changed, two-sided",
        "binomial over those who changed, two-sided, half of what was observed",
    )


@given(few, few, few, few)
def test_tangos_interval_never_contradicts_its_own_test(right: int, gained: int, lost: int, wrong: int) -> None:
    answers = PairedAnswers(right, gained, lost, wrong)
    found = paired_shares.tango(answers)
    moved, apart = gained + lost, gained - lost
    beyond = bool(moved) and apart**2 / moved > 3.841458820694124  # McNemar's chi-square, 95 % quantile
    if not answers.n:
        assert found.undefined == paired_shares.NOBODY
        return
    assert found.low is not None
    assert found.high is not None
    assert -1 <= found.low <= (found.value or 0) <= found.high <= 1
    assert (found.low > 0 or found.high < 0) == beyond


@given(few, few, few, few)
def test_swapping_the_waves_turns_everything_round(right: int, gained: int, lost: int, wrong: int) -> None:
    one, other = PairedAnswers(right, gained, lost, wrong), PairedAnswers(right, lost, gained, wrong)
    assert mcnemar.exact(one).p == mcnemar.exact(other).p
    assert mcnemar.mid_p(one).p == mcnemar.mid_p(other).p
    for interval in (paired_shares.tango, paired_shares.newcombe):
        first, second = interval(one), interval(other)
        if one.n:
            assert (first.low, first.high) == pytest.approx((-(second.high or 0), -(second.low or 0)), abs=1e-9)


def test_nobody_changed_has_an_interval_but_no_test() -> None:
    answers = PairedAnswers(8, 0, 0, 4)
    for test in (mcnemar.exact(answers), mcnemar.mid_p(answers)):
        assert (test.p, test.undefined) == (None, mcnemar.NOBODY_CHANGED)
    found = paired_shares.tango(answers)
    assert found.value == 0
    assert (found.low or 0) < 0 < (found.high or 0)


def test_all_changes_one_way() -> None:
    assert mcnemar.mid_p(PairedAnswers(0, 5, 0, 0)).p == close(1 / 32)
    assert mcnemar.mid_p(PairedAnswers(0, 4, 0, 0)).p == close(1 / 16)


def test_people_are_counted_from_their_answers() -> None:
    assert PairedAnswers.of([1, 0, 1, 0, 0], [1, 1, 0, 0, 1]) == PairedAnswers(1, 2, 1, 1)
    with pytest.raises(ValueError, match="pairs are needed"):
        PairedAnswers.of([1], [1, 0])


def test_a_graded_question_has_the_same_test() -> None:
    assert graded_change.exact(9, 2).p == mcnemar.exact(PairedAnswers(0, 9, 2, 0)).p
    assert graded_change.mid_p(0, 0).undefined == graded_change.NOBODY_CHANGED


def beside(name: str) -> list[Path]:
    return [BESIDE / f"{name}.json"] if BESIDE else []


@pytest.mark.parametrize("path", beside("mcnemar_agresti_approval"), ids=lambda path: path.stem)
def test_approval_ratings_beside_the_repository(path: Path) -> None:
    truth = json.loads(path.read_text(encoding="utf-8"))["truth"]
    answers = PairedAnswers(794, 86, 150, 570)
    tango, newcombe = paired_shares.tango(answers), paired_shares.newcombe(answers)
    assert [tango.value, tango.low, tango.high] == close([truth["diff_after_minus_before"], *truth["ci_tango_score"]])
    assert [newcombe.low, newcombe.high] == close(truth["ci_newcombe_method10"])
    assert (mcnemar.exact(answers).p, mcnemar.mid_p(answers).p) == close(
        (truth["p_exact_conditional"], truth["p_midp"])
    )


@pytest.mark.parametrize("path", beside("mcnemar_pingouin_doc"), ids=lambda path: path.stem)
def test_two_treatments_beside_the_repository(path: Path) -> None:
    read = json.loads(path.read_text(encoding="utf-8"))
    (right, gained), (lost, wrong) = read["data"]["table_rows_X0X1_cols_Y0Y1"]
    answers = PairedAnswers(right, gained, lost, wrong)
    assert mcnemar.exact(answers).p == close(read["truth"]["p_exact"])
