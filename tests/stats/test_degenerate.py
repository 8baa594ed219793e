"""Where there is no figure there is a reason, never inf or nan and never a warning of a library."""

import math

import pytest

from ecpat_training.stats import correlation, d_av, d_z, noncentral_t, paired_change, wilcoxon
from ecpat_training.stats.estimate import Estimate
from ecpat_training.stats.pairs import NOBODY, NOBODY_CHANGED, ONE_PERSON, SAME_CHANGE, Pairs

NOTHING = [("nobody", [], [], NOBODY), ("one person", [2.0], [5.0], ONE_PERSON)]


@pytest.mark.parametrize(("name", "before", "after", "why"), NOTHING)
def test_nobody_or_one_person_has_no_figure_at_all(
    name: str, before: list[float], after: list[float], why: str
) -> None:
    pairs = Pairs.of(before, after)
    estimates = [paired_change.compute(pairs), d_av.compute(pairs), d_z.compute(pairs), correlation.compute(pairs)]
    assert [(one.value, one.low, one.high, one.undefined) for one in estimates] == [(None, None, None, why)] * 4
    tests = [paired_change.t_test(pairs), wilcoxon.compute(pairs), wilcoxon.pratt(pairs)]
    assert [(one.statistic, one.p, one.undefined) for one in tests] == [(None, None, why)] * 3


def test_a_constant_change_has_a_size_but_no_test() -> None:
    pairs = Pairs.of([1.2, 3.4, 2.2], [2.3, 4.5, 3.3])
    raw, av = paired_change.compute(pairs), d_av.compute(pairs)
    assert raw.value == pytest.approx(1.1)
    assert (raw.low, raw.high, raw.no_interval) == (None, None, SAME_CHANGE)
    assert av.value == pytest.approx(1.1 / pairs.sd_before)
    assert (av.low, av.high, av.no_interval) == (None, None, SAME_CHANGE)
    assert d_z.compute(pairs).undefined == SAME_CHANGE
    assert paired_change.t_test(pairs).undefined == SAME_CHANGE
    assert wilcoxon.compute(pairs).p == 0.25  # all three rose: 2 of 8 ways


def test_nobody_changed() -> None:
    pairs = Pairs.of([1, 2, 4], [1, 2, 4])
    assert paired_change.compute(pairs).value == 0
    assert d_av.compute(pairs).value == 0
    assert d_av.compute(pairs).no_interval == NOBODY_CHANGED
    assert d_z.compute(pairs).undefined == NOBODY_CHANGED
    assert wilcoxon.compute(pairs).undefined == wilcoxon.pratt(pairs).undefined == NOBODY_CHANGED


def test_no_variance_in_either_wave() -> None:
    pairs = Pairs.of([3, 3, 3], [5, 5, 5])
    assert d_av.compute(pairs).undefined == d_av.NO_VARIANCE
    assert correlation.compute(pairs).undefined is not None
    assert paired_change.compute(pairs).value == 2


def test_no_variance_in_one_wave_is_no_obstacle() -> None:
    pairs = Pairs.of([3, 3, 3, 3], [4, 5, 3, 5])
    assert d_av.compute(pairs).low is not None
    assert correlation.compute(pairs).undefined is not None


def test_two_people_give_figures_as_wide_as_they_must_be() -> None:
    pairs = Pairs.of([1, 2], [2, 4])
    raw = paired_change.compute(pairs)
    assert raw.low is not None
    assert raw.low < 0
    assert correlation.compute(pairs).undefined is not None


@pytest.mark.parametrize("noise", [1e-3, 1e-6, 1e-9])
def test_an_almost_constant_change_has_huge_but_finite_figures(noise: float) -> None:
    pairs = Pairs.of([1, 2, 3, 4], [2, 3, 4, 5 + noise])
    figures: list[Estimate] = [paired_change.compute(pairs), d_z.compute(pairs), d_av.compute(pairs)]
    for estimate in figures:
        numbers = (estimate.value, estimate.low, estimate.high)
        assert all(number is not None and math.isfinite(number) for number in numbers)
    assert paired_change.t_test(pairs).p == pytest.approx(0, abs=1e-6)


def test_limits_that_can_not_be_computed_leave_the_value_and_say_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(noncentral_t, "limits", lambda *_: None)
    pairs = Pairs.of([1, 2, 3, 4], [2, 4, 3, 6])
    for estimate in (d_z.compute(pairs), d_av.compute(pairs)):
        assert estimate.value is not None
        assert (estimate.low, estimate.high, estimate.no_interval) == (None, None, noncentral_t.NOT_COMPUTED)
