"""At the edges of what can be computed: the fewest people, the last place, levels other than 95 %."""

import numpy
import pytest
from scipy.special import ndtr

from ecpat_training.stats import (
    alpha,
    ancova,
    correlation,
    d_av,
    d_av_bonett,
    g_av,
    graded_change,
    mean_interval,
    paired_change,
    reliable_change,
    share,
    sign_flip,
    sign_test,
    small_sample,
    welch,
    wilcoxon,
)
from ecpat_training.stats.item_moments import NOISE, ItemMoments
from ecpat_training.stats.pair_moments import PairMoments
from ecpat_training.stats.pairs import NOBODY, ONE_PERSON, Pairs


def test_three_people_have_a_correlation_and_two_have_none() -> None:
    assert correlation.compute(Pairs.of([1, 2, 4], [2, 3, 3])).value == pytest.approx(0.7559289460184544)
    assert correlation.compute(Pairs.of([1, 2], [2, 3])).undefined


@pytest.mark.parametrize("level", [0.8, 0.9, 0.99])
def test_a_higher_level_has_a_wider_interval_and_95_percent_is_usual(level: float) -> None:
    pairs = Pairs.of([1, 2, 4, 3, 5], [2, 4, 3, 6, 5])
    of = {
        "paired": (paired_change.compute(pairs), paired_change.compute(pairs, level)),
        "mean": (mean_interval.compute(3.0, 1.0, 5), mean_interval.compute(3.0, 1.0, 5, level)),
        "welch": (welch.compute([1, 2, 4], [2, 6, 3]), welch.compute([1, 2, 4], [2, 6, 3], level)),
        "share": (share.compute(0.4, 10), share.compute(0.4, 10, level)),
        "alpha": tuple(
            one.raw
            for one in (
                alpha.compute([[1, 2], [2, 2], [3, 4], [4, 3]]),
                alpha.compute([[1, 2], [2, 2], [3, 4], [4, 3]], level=level),
            )
        ),
    }
    for name, (usual, other) in of.items():
        assert (usual.level, other.level) == (0.95, level), name
        assert None not in (usual.low, usual.high, other.low, other.high)
        wider = other.high - other.low > usual.high - usual.low  # type: ignore[operator]
        assert wider == (level > 0.95), name


def test_what_is_left_of_a_variance_beside_rounding() -> None:
    """A sum of questions that varies by less than 1e-12 of theirs doesn't vary."""
    apart = numpy.array([1.0, -1, 1, -1, 0])
    noise = numpy.array([1.0, 1, -1, -1, 0])
    for times, varies in ((4.0, True), (0.2, False)):
        other = -apart + times * numpy.sqrt(NOISE) * noise
        found = ItemMoments.of(numpy.column_stack([numpy.arange(5.0), apart, other]))
        assert (found.rest_variances()[0] > 0) == varies


def test_only_more_than_the_threshold_is_a_reliable_change() -> None:
    """Of a perfectly reliable scale the threshold is 0, and who didn't change is still no one who improved."""
    found = reliable_change.compute(Pairs.of([1, 2, 3, 4], [1, 2, 4, 3]), 1.0)
    assert (found.threshold, found.improved, found.same, found.worsened) == (0.0, 1, 2, 1)


def test_a_sign_test_is_of_those_who_changed() -> None:
    found = sign_test.compute(Pairs.of([1, 2, 3, 4, 5], [2, 3, 4, 3, 5]))
    assert (found.statistic, found.n, found.p) == (3, 4, pytest.approx(0.625))


def test_graded_answers_are_tested_over_those_who_changed() -> None:
    exact, mid_p = (one(3, 1) for one in (graded_change.exact, graded_change.mid_p))
    assert (exact.n, mid_p.n) == (4, 4)
    assert (exact.p, mid_p.p) == (pytest.approx(0.625), pytest.approx(0.375))
    assert [test(0, 0).n for test in (graded_change.exact, graded_change.mid_p)] == [0, 0]


def test_hedges_correction_begins_with_two_degrees_of_freedom() -> None:
    assert small_sample.correction(2) == pytest.approx(0.5641895835477563)  # 1 / sqrt(pi)
    assert small_sample.correction(1.9) is None


def test_so_many_changed_that_ranks_are_taken_as_normal() -> None:
    """Wilcoxon's normal approximation without a correction for continuity: every second of 4,000 ranks is a rise."""
    changes = numpy.arange(1, 4001) * numpy.where(numpy.arange(4000) % 2 == 0, -1, 1)
    found = wilcoxon.compute(Pairs.of(numpy.zeros(4000), changes))
    z = (2000 * 2001 - 4000 * 4001 / 4) / numpy.sqrt(4000 * 4001 * 8001 / 24)
    assert (found.statistic, found.n) == (2000 * 2001, 4000)
    assert found.p == pytest.approx(float(2 * ndtr(-z)), rel=1e-9)


def test_signs_are_counted_by_halves_up_to_thirty_who_changed() -> None:
    changes = numpy.sqrt(numpy.arange(2.0, 33.0)) * numpy.pi
    zero = numpy.zeros(31)
    assert sign_flip.compute(Pairs.of(zero[:30], changes[:30])).p == pytest.approx(2 / 2**30)
    assert sign_flip.compute(Pairs.of(zero, changes)).undefined == sign_flip.TOO_MANY
    assert sign_flip.compute(Pairs.of(zero, zero + 0.3)).p == pytest.approx(2 / 2**31)  # in steps, however many


def test_correlations_of_questions_end_at_one() -> None:
    table = numpy.array([[0.1, 0.3, -0.1], [0.7, 0.9, -0.7], [0.2, 0.4, -0.2], [0.4, 0.6, -0.4]])
    found = ItemMoments.of(table).correlation()
    assert abs(found).max() <= 1
    assert found[0, 1] == pytest.approx(1)
    assert found[0, 2] == pytest.approx(-1)


def test_three_people_are_enough_for_a_question_and_its_rest() -> None:
    assert alpha.compute([[1, 2, 1], [2, 2, 3], [3, 4, 2]]).items[0].item_rest is not None
    assert alpha.compute([[1, 2, 1], [2, 3, 3]]).items[0].item_rest is None


def test_groups_that_spread_alike_have_an_interval() -> None:
    found = welch.compute([1, 2, 4], [11, 12, 14])
    assert (found.value, found.low) == (pytest.approx(-10), pytest.approx(-13.46276, abs=1e-4))
    assert welch.t_test([1, 2, 4], [11, 12, 14]).df == pytest.approx(4)


def test_g_av_is_not_defined_for_two_people_nor_where_d_av_is_not() -> None:
    assert g_av.compute(Pairs.of([1, 2], [2, 4])).undefined == g_av.TWO
    assert g_av.compute(Pairs.of([3, 3, 3], [5, 5, 5])).undefined == d_av.NO_VARIANCE
    three = g_av.compute(Pairs.of([1, 2, 4], [2, 4, 5]))
    assert three.value == pytest.approx(d_av.compute(Pairs.of([1, 2, 4], [2, 4, 5])).value * 0.5641895835477563)  # type: ignore[operator]


def test_rounding_takes_no_correlation_beyond_one() -> None:
    """Without care this one is 1.0000000000000002."""
    answers = numpy.array([1, 4, 1, 3, 5, 5, 5])
    found = ItemMoments.of(numpy.column_stack([answers, answers * 0.1 + 0.3]))
    assert found.correlation()[0, 1] == 1.0
    turned = ItemMoments.of(numpy.column_stack([answers, -(answers * 0.1 + 0.3)]))
    assert turned.correlation()[0, 1] == -1.0


def test_of_two_questions_each_is_the_rest_of_the_other() -> None:
    first, second = alpha.compute([[1, 2], [2, 2], [3, 4], [5, 4]]).items
    assert (first.item_rest, second.item_rest) == (pytest.approx(0.8451542547285166), pytest.approx(0.8451542547285166))
    assert first.alpha_dropped is None


def test_d_av_of_bonett_needs_a_spread_in_one_wave() -> None:
    assert d_av_bonett.compute(Pairs.of([3, 3, 3], [5, 5, 5])).undefined == d_av.NO_VARIANCE
    assert d_av_bonett.compute(Pairs.of([3, 3, 3], [5, 5, 6])).low is not None
    assert d_av_bonett.compute(Pairs.of([3, 2, 3], [5, 5, 5])).low is not None


def test_rounding_takes_no_correlation_of_waves_beyond_one() -> None:
    answers = numpy.array([1, 4, 1, 3, 5, 5, 5])
    later = (answers * 0.1 + 0.3).round(1)
    assert abs(correlation.compute(Pairs.of(answers, later)).value or 0.0) <= 1.0
    assert abs(correlation.compute(Pairs.of(answers, -later)).value or 0.0) <= 1.0
    # Without care these are 1.0000000000000002 and its opposite.
    assert correlation.compute(Pairs.of([3, 4, 5, 1, 1], [3, 4, 5, 1, 1])).value == 1.0
    assert correlation.compute(Pairs.of([3, 4, 5, 1, 1], [3, 2, 1, 5, 5])).value == -1.0


def test_rounding_takes_no_alpha_beyond_an_error_of_measurement_of_nothing() -> None:
    """Seven questions that everybody answers alike: their alpha is 1.0000000000000002."""
    alike = alpha.compute(numpy.column_stack([[1.0, 2, 4, 5, 3]] * 7))
    assert alike.raw.value is not None
    assert alike.raw.value > 1
    assert alike.sem == 0.0


def test_means_and_spreads_alone_say_why_there_is_no_figure_as_scores_do() -> None:
    for before, after in (([1, 2], [2, 3]), ([1, 2], [1, 2]), ([1, 2], [3, 2]), ([2, 2], [2, 2])):
        pairs = Pairs.of(before, after)
        moments = PairMoments(
            2, pairs.mean_before, pairs.mean_after, pairs.sd_before, pairs.sd_after, pairs.sd_change, 0.0
        )
        assert (moments.unusable, moments.no_spread) == (None, pairs.no_spread)
    for people, why in enumerate((NOBODY, ONE_PERSON)):
        moments = PairMoments(people, 2.0, 5.0, 0.0, 0.0, 0.0, 0.0)
        assert (moments.unusable, moments.no_spread) == (why, why)


def test_two_and_two_people_are_just_enough_for_an_analysis_of_covariance() -> None:
    found = ancova.compute([1, 2, 1, 3], [2, 4, 1, 2], ["a", "a", "b", "b"], "b")
    assert found.difference["a"].low is not None
    assert ancova.compute([1, 2, 1], [2, 4, 1], ["a", "a", "b"], "b").difference["a"].undefined
