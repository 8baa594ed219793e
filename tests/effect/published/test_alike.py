"""Like with like: whatever differs makes an effect incomparable, the spread is of studies, and no single number is."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecpat_training.effect.published.comparing.comparison import compare, differences
from ecpat_training.effect.published.model.training_effect import Sized
from tests.effect.published.material import OWN, five, published


def test_five_studies_give_the_prediction_interval_of_metafor() -> None:
    """rma(y, sei=se, method="REML", test="adhoc"), predict(): metafor 4.8 with threshold 1e-14."""
    (found,) = compare(OWN, five()).metrics
    assert found.spread == (0.5, 1.22, 1.86)
    assert found.place == "within"
    assert found.tau2 == pytest.approx(0.218490328341, abs=1e-8)
    assert found.prediction == pytest.approx((-0.262644116312, 2.622794230439), abs=1e-7)


def test_studies_that_agree_are_not_taken_for_more_sure_than_they_are() -> None:
    """tau2 is 0 and the factor of Hartung and Knapp below 1, which metafor's "adhoc" takes as 1."""
    values = (0.40, 0.42, 0.45, 0.50, 0.41, 0.47)
    (found,) = compare(OWN, [published(f"S{at}", value, 0.2) for at, value in enumerate(values)]).metrics
    assert found.tau2 == pytest.approx(0.0, abs=1e-12)
    assert found.prediction == pytest.approx((0.231779538687, 0.651553794646), abs=1e-9)


@pytest.mark.parametrize(
    ("named", "otherwise"),
    [
        ("outcome", {"outcome": "self-rated knowledge"}),
        ("instrument", {"instrument": "vignette"}),
        ("design", {"design": "randomised"}),
        ("timing", {"months": 3}),
        ("timing", {"months": None}),
        ("metric", {"metric": "d_z"}),
        ("metric", {"metric": "d_between"}),
        ("seen", {"seen": "from memory"}),
        ("review", {"kind": "review", "studies": 12}),
        ("size", {"value": None, "metric": None, "se": None, "direction": "up"}),
    ],
)
def test_one_thing_that_differs_is_enough_and_is_named(named: str, otherwise: dict[str, Any]) -> None:
    other = published("Z", **otherwise)
    assert differences(OWN, other) == (named,)
    found = compare(OWN, [*five(), other])
    assert [study.study for study in found.metrics[0].studies] == [f"Study {name}" for name in "ABCDE"]
    assert [one.effect.id for one in found.unlike] == ([] if named == "outcome" else ["study-z"])


@pytest.mark.parametrize("number", [1, 2])
def test_fewer_than_three_studies_are_no_comparison(number: int) -> None:
    (found,) = compare(OWN, five()[:number]).metrics
    assert (found.spread, found.prediction, found.place) == (None, None, "")


def test_three_and_four_studies_show_their_spread_and_predict_nothing() -> None:
    for number in (3, 4):
        (found,) = compare(OWN, five()[:number]).metrics
        assert found.spread is not None
        assert found.prediction is None


def test_studies_without_a_standard_error_count_in_the_spread_alone() -> None:
    (found,) = compare(OWN, [*five()[:4], published("F", 2.5, None)]).metrics
    assert found.spread == (0.5, 1.22, 2.5)
    assert found.prediction is None


def test_two_effects_of_one_study_count_once() -> None:
    """Their mean, with the mean of their errors: the same people answered both."""
    twice = published("A2", 0.90, 0.31, study="Study A")
    (found,) = compare(OWN, [*five(), twice]).metrics
    assert len(found.studies) == 5
    study = next(one for one in found.studies if one.study == "Study A")
    assert (study.value, study.variance) == (pytest.approx(0.70), pytest.approx(0.30**2))


def test_means_and_sds_are_compared_in_both_units_that_they_give() -> None:
    waves = {"before": {"n": 40, "mean": 10, "sd": 2}, "after": {"n": 40, "mean": 12, "sd": 4}}
    printed = [published(name, None, None, None, **waves) for name in "ABC"]  # type: ignore[arg-type]
    units = {one.metric: one.studies[0].value for one in compare(OWN, printed).metrics}
    assert units == {"d_pre": pytest.approx(1.0), "d_av": pytest.approx(2 / 10**0.5)}


def test_only_the_people_asked_for_count() -> None:
    health = published("H", 3.0, audience="health")
    found = compare(OWN, [*five(), health], "police")
    assert len(found.metrics[0].studies) == 5
    assert found.unlike[0].differs == ("audience",)


def test_a_direction_alone_is_counted_by_where_people_moved() -> None:
    none = {"value": None, "metric": None, "se": None}
    printed = [published(name, **none, direction=way) for name, way in (("U", "up"), ("V", "up"), ("W", "down"))]
    found = compare(OWN, printed)
    assert found.metrics == ()
    assert found.direction_only == (("down", 1), ("up", 2))


def test_what_cannot_be_compared_stays_alone() -> None:
    found = compare(replace(OWN, why_not="it isn't known"), five())
    assert (found.metrics, found.unlike) == ((), ())


@given(st.permutations(range(5)), st.floats(-3, 3))
def test_the_order_of_the_table_and_the_trainings_own_value_change_nothing_of_the_studies(
    order: list[int], value: float
) -> None:
    table = five()
    own = replace(OWN, sizes={"d_av": Sized(value, None, None)})
    (found,) = compare(own, [table[at] for at in order]).metrics
    (usual,) = compare(OWN, table).metrics
    assert (found.studies, found.spread, found.prediction) == (usual.studies, usual.spread, usual.prediction)
    assert found.place == ("below" if value < 0.5 else "above" if value > 1.86 else "within")
