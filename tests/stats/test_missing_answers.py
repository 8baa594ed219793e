"""What stands beside complete pairs agrees with lme4, pbkrtest, nlme and formulas written out in R."""

import json
import math
from pathlib import Path
from typing import Any

import numpy
import pytest
from scipy.optimize import minimize
from scipy.special import stdtrit

from ecpat_training.stats import likeliest, missing_bounds, mixed_model, paired_change, partially_overlapping, welch
from ecpat_training.stats.pairs import Pairs
from ecpat_training.stats.restricted_likelihood import Likelihood, patterns
from tests.shared import SHARED

CASE: dict[str, Any] = json.loads(
    (Path(__file__).parent / "cases" / "people" / "three_waves.json").read_text(encoding="utf-8")
)
SCORES = numpy.array([[numpy.nan if one is None else one for one in row] for row in CASE["scores"]])
DRAWN: dict[str, Any] = json.loads(
    (Path(__file__).parent / "cases" / "people" / "drawn_waves.json").read_text(encoding="utf-8")
)
SLEEP = [SHARED / "data" / "cases" / "sleepstudy.csv"] if SHARED else []


def close(value: object, rel: float = 1e-8) -> Any:
    return pytest.approx(value, rel=rel, abs=1e-12)


def fitted(scores: Any, parts: Any, design: Any = None) -> mixed_model.Fit:
    found = mixed_model.fit(patterns(scores), parts, design)
    assert isinstance(found, mixed_model.Fit)
    return found


def test_random_intercept_agrees_with_lme4_and_kenward_roger() -> None:
    """To the six digits to which lme4's optimiser finds the variances."""
    truth, found = CASE["truth"]["intercept"], fitted(SCORES, mixed_model.random_intercept(3))
    assert found.criterion == close(truth["criterion"])
    assert found.means == close(truth["means"], 1e-6)
    assert numpy.sqrt(numpy.diag(found.covariance)) == close(truth["errors"], 1e-6)
    late = numpy.array([-1.0, 1.0, 0.0])
    assert numpy.sqrt(late @ found.adjusted @ late) == close(truth["kr_error"], 1e-6)
    assert found.df([-1, 1, 0]) == close(truth["kr_df"], 1e-6)
    assert found.df([-1, 0, 1]) == close(truth["kr_df_late"], 1e-6)


def test_a_covariance_of_their_own_for_each_two_waves_agrees_with_gls() -> None:
    truth, found = CASE["truth"]["unstructured"], fitted(SCORES, mixed_model.unstructured(3))
    assert found.criterion == close(truth["criterion"])
    assert found.means == close(truth["means"], 1e-6)
    assert numpy.sqrt(numpy.diag(found.covariance)) == close(truth["errors"], 1e-5)


def table(scores: Any) -> Any:
    return numpy.array([[numpy.nan if one is None else one for one in row] for row in scores])


@pytest.mark.parametrize("case", DRAWN["sets"], ids=lambda case: f"{len(case['scores'])} people")
def test_a_top_is_found_wherever_gls_finds_one(case: dict[str, Any]) -> None:
    """Few people in two or three waves, many of them missing; some have two tops, of which the higher is meant."""
    scores = table(case["scores"])
    found = fitted(scores, mixed_model.unstructured(scores.shape[1]))
    weights = numpy.zeros(scores.shape[1])
    weights[:2] = -1.0, 1.0
    error = numpy.sqrt(weights @ found.covariance @ weights)
    assert found.criterion == close(case["criterion"])
    assert abs(weights @ found.means - case["difference"]) <= 1e-4 * error
    assert error == close(case["error"], 1e-4)
    assert found.df(weights.tolist()) >= 1
    assert found.adjusted[0, 0] >= found.covariance[0, 0] * (1 - 1e-9)


@pytest.mark.parametrize("scores", DRAWN["no top"], ids=lambda scores: f"{len(scores)} people")
def test_the_reason_is_said_where_the_likelihood_grows_up_to_the_edge(scores: Any) -> None:
    """Here gls finds nothing either: the fewer who answered everything have scores on one line."""
    found = mixed_model.fit(patterns(table(scores)), mixed_model.unstructured(len(scores[0])))
    assert found == mixed_model.NoFit(likeliest.ON_THE_EDGE)


def test_units_and_the_order_of_waves_change_nothing() -> None:
    scores = table(DRAWN["sets"][0]["scores"])
    parts = mixed_model.unstructured(scores.shape[1])
    plain = fitted(scores, parts).contrast([-1, 1], "change")
    large = fitted(1e4 * scores[:, ::-1] - 7, parts).contrast([1, -1], "change")
    assert [large.value, large.low, large.high] == close(
        [1e4 * (x or 0.0) for x in (plain.value, plain.low, plain.high)], 1e-6
    )


def test_the_curvature_is_that_of_the_likelihood() -> None:
    found = patterns(SCORES)
    model = Likelihood(found, numpy.stack(mixed_model.unstructured(3)), numpy.eye(3), 3.0)
    at, step = numpy.array([1.0, 0.2, 1.3, 0.1, -0.2, 0.9]), 1e-5
    here = model.state(at)
    assert here is not None
    for way in range(6):
        apart = numpy.zeros(6)
        apart[way] = step
        below, above = model.state(at - apart), model.state(at + apart)
        assert below is not None
        assert above is not None
        assert (below.criterion - above.criterion) / 4 / step == close(here.gain[way], 1e-6)
        assert (below.gain - above.gain) / 2 / step == close(here.curvature[way], 1e-6)
    assert model.state(numpy.array([1.0, 2.0, 1.0, 0.0, 0.0, 1.0])) is None


def test_with_nobody_missing_it_is_the_paired_t_test() -> None:
    whole = SCORES[~numpy.isnan(SCORES[:, :2]).any(axis=1)][:, :2]
    t = paired_change.compute(Pairs.of(whole[:, 0], whole[:, 1]))
    found = fitted(whole, mixed_model.unstructured(2))
    for same in (found.contrast([-1, 1], "change"), partially_overlapping.compute(whole[:, 0], whole[:, 1])):
        assert [same.value, same.low, same.high] == close([t.value, t.low, t.high])
    assert found.df([-1, 1]) == close(len(whole) - 1)


@pytest.mark.parametrize("path", SLEEP, ids=lambda path: path.stem)
def test_sleep_study(path: Path) -> None:
    """Bates and others (2015): REML 1743.628; people differ in level and in slope."""
    lines = [line.replace('"', "").split(",") for line in path.read_text(encoding="utf-8").splitlines()[1:]]
    scores = numpy.array([float(line[0]) for line in lines]).reshape(18, 10)
    one, days = numpy.ones(10), numpy.arange(10.0)
    parts = [numpy.eye(10), numpy.outer(one, one), numpy.outer(one, days) + numpy.outer(days, one)]
    found = fitted(scores, [*parts, numpy.outer(days, days)], numpy.column_stack([one, days]))
    assert found.criterion == close(1743.62827195995, 1e-10)
    assert found.means == close([251.405104848485, 10.467285959596])
    assert numpy.sqrt(numpy.diag(found.covariance)) == close([6.82459669495491, 1.54578964390598], 1e-5)
    assert found.df([0, 1]) == close(17)


def test_partially_overlapping_samples() -> None:
    truth, before, after = CASE["truth"]["overlapping"], SCORES[:, 0], SCORES[:, 1]
    found = partially_overlapping.compute(before, after)
    assert [found.value, found.low, found.high] == close([truth["value"], *truth["ci"]])
    alone = [*[numpy.nan] * 3, 4.0, 6.0, 9.0]
    other = [1.0, 2.0, 2.5, *[numpy.nan] * 3]
    unpaired, two = partially_overlapping.compute(other, alone), welch.compute(alone, other)
    assert [unpaired.value, unpaired.low, unpaired.high] == close([two.value, two.low, two.high])


def test_waves_that_share_one_person_have_no_correlation_to_take_off() -> None:
    """Derrick and others' formulas by hand, with r = 0: means 3 and 5, both variances 1, of 3 people each."""
    nan = numpy.nan
    found = partially_overlapping.compute([2, 3, 4, nan, nan], [nan, nan, 4, 5, 6])
    df = 0 + (4 - 1 + 1) * 4 / (4 + 2)
    assert (found.value, found.high) == (close(2.0), close(2.0 + float(stdtrit(df, 0.975)) * (2 / 3) ** 0.5))


def test_one_person_alone_may_join_the_first_wave_with_the_last() -> None:
    """The restricted likelihood written out, person by person, is largest where the model finds it."""
    nan = numpy.nan
    joined = numpy.array(
        [[5, 6, nan], [4, 4, nan], [6, 8, nan], [3, 5, nan], [nan, 5, 6], [nan, 7, 7], [nan, 3, 5], [5, 5, 7]]
    )

    def criterion(parts: Any) -> float:
        total, information, slope, squares = 0.0, numpy.zeros((3, 3)), numpy.zeros(3), 0.0
        for row in joined:
            seen = ~numpy.isnan(row)
            v, x = (parts[0] ** 2 * numpy.eye(3) + parts[1] ** 2)[numpy.ix_(seen, seen)], numpy.eye(3)[seen]
            inverse = numpy.linalg.inv(v)
            total += float(numpy.linalg.slogdet(v)[1])
            information += x.T @ inverse @ x
            slope += x.T @ inverse @ row[seen]
            squares += float(row[seen] @ inverse @ row[seen])
        rest = squares - float(slope @ numpy.linalg.solve(information, slope))
        answers = int((~numpy.isnan(joined)).sum())
        return total + float(numpy.linalg.slogdet(information)[1]) + rest + (answers - 3) * math.log(2 * math.pi)

    best = minimize(criterion, [1.0, 1.0], method="Nelder-Mead", options={"xatol": 1e-9, "fatol": 1e-12})
    assert fitted(joined, mixed_model.random_intercept(3)).criterion == close(best.fun, 1e-9)


def test_the_test_of_a_contrast_belongs_to_its_interval() -> None:
    """At a level of 1 - p the interval ends at 0."""
    model = fitted(SCORES, mixed_model.unstructured(3))
    for weights in ([-1, 1, 0], [-1, 0, 1], [0, -1, 1]):
        p = model.p(weights)
        assert p is not None
        ends = model.contrast(weights, "change", 1.0 - p)
        assert min(abs(ends.low or 0.0), abs(ends.high or 0.0)) == pytest.approx(0.0, abs=1e-9)
        assert ends.low != ends.high


def test_bounds_by_hand() -> None:
    nan = numpy.nan
    found = missing_bounds.compute([1, 2, 3, nan, nan], [3, 3, nan, 4, nan], (1, 5))
    # Two pairs gained 2 and 1; one went from 3 to 1..5, one from 1..5 to 4; the last never answered.
    assert (found.people, found.missing) == (4, 2)
    assert (found.low, found.high) == close(((3 - 2 - 1) / 4, (3 + 2 + 3) / 4))
    assert found.tipping == close(-1.5)
    open_ended = missing_bounds.compute([1, 2], [2, 3], (0, None))
    assert (open_ended.low, open_ended.high, open_ended.tipping) == (None, None, None)


@pytest.mark.parametrize(
    "scores",
    [[], [[1.0, 2.0]], [[1.0, 1.0]] * 5, [[1.0, numpy.nan], [numpy.nan, 2.0]], [[1.0, 2.0], [2.0, 3.0], [5.0, 6.0]]],
    ids=["nobody", "one person", "nobody changed", "no pair", "the same change"],
)
def test_no_model_where_the_answers_do_not_determine_it(scores: list[list[float]]) -> None:
    table = numpy.array(scores, dtype=float).reshape(-1, 2)
    assert isinstance(mixed_model.fit(patterns(table), mixed_model.unstructured(2)), mixed_model.NoFit)
    found = partially_overlapping.compute(table[:, 0], table[:, 1])
    assert found.undefined or found.no_interval


def test_people_counted_give_the_figures_of_each_person() -> None:
    rng = numpy.random.default_rng(5)
    each = numpy.round(rng.normal(3.0, 1.0, (400, 2)) * 2) / 2
    each[:60, 0], each[60:150, 1] = numpy.nan, numpy.nan
    rows, times = numpy.unique(each, axis=0, return_counts=True, equal_nan=True)
    assert len(rows) < 250
    assert times.max() > 1
    for one, other in zip(patterns(each), patterns(rows, times), strict=True):
        assert one.seen == other.seen
        assert one.n == other.n
        numpy.testing.assert_allclose(one.means, other.means, rtol=1e-12)
        numpy.testing.assert_allclose(one.products, other.products, rtol=1e-12)
        assert (other.products == other.products.T).all()
    both = ~numpy.isnan(rows).any(axis=1)
    alone = numpy.isnan(rows[:, 1])
    people = numpy.isnan(each[:, 1])
    found = (
        partially_overlapping.compute(rows[:, 0], rows[:, 1], times=times),
        welch.compute(rows[both, 0], rows[alone, 0], times=(times[both], times[alone])),
    )
    expected = (
        partially_overlapping.compute(each[:, 0], each[:, 1]),
        welch.compute(each[~numpy.isnan(each).any(axis=1), 0], each[people, 0]),
    )
    for own, wanted in zip(found, expected, strict=True):
        assert own.n == wanted.n
        assert (own.value, own.low, own.high) == pytest.approx((wanted.value, wanted.low, wanted.high), rel=1e-12)
    bounds = (missing_bounds.compute(*rows.T, (1.0, 5.0), times), missing_bounds.compute(*each.T, (1.0, 5.0)))
    assert bounds[0].people == bounds[1].people == 400
    assert bounds[0].missing == bounds[1].missing == 150
    assert (bounds[0].low, bounds[0].high, bounds[0].tipping) == pytest.approx(
        (bounds[1].low, bounds[1].high, bounds[1].tipping), rel=1e-12
    )
