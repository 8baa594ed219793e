"""How exactly each design measures: by figures that others published or that follow from the model in another way."""

import math
from dataclasses import replace

import numpy
import pytest
from scipy import optimize, stats

from ecpat_training.effect.design.designs.stepped_wedge import answer_correlations
from ecpat_training.effect.design.designs.untaught_questions import contrast
from ecpat_training.effect.design.model.planned import PlannedProgramme
from ecpat_training.effect.design.outlook import designs, smallest_change
from ecpat_training.stats import stepped_wedge

TEN = (2,) * 10
NO_ROOMS = PlannedProgramme(TEN, answering=1.0, alike=0.0, countries_apart=0.0)
UNEVEN = PlannedProgramme(
    (1, 2, 4), people=25, answering=0.5, correlation=0.3, alike=0.2, countries_apart=0.1, baselines=3
)


def power_of(effect: float, error: float, df: float) -> float:
    """The chance of a two-sided t test at 5 %, by scipy's noncentral t, which is not ours."""
    beyond, ncp = stats.t.ppf(0.975, df), effect / error
    return float(stats.nct.sf(beyond, df, ncp) + stats.nct.cdf(-beyond, df, ncp))


@pytest.mark.parametrize("name", ["before_after", "delayed_start", "untaught_questions", "stepped_wedge"])
@pytest.mark.parametrize("power", [0.5, 0.8, 0.95])
def test_the_smallest_change_is_found_with_the_wanted_chance(name: str, power: float) -> None:
    planned = PlannedProgramme(TEN, waves=(2,) * 5, power=power)
    found = designs()[name].exactness(planned)
    smallest = smallest_change(designs()[name], planned)
    assert smallest is not None
    assert power_of(smallest, found.error, found.df) == pytest.approx(power, abs=1e-7)


def test_ten_countries_alone_are_a_t_test_of_ten() -> None:
    """R's `power.t.test(n = 10, power = 0.8, type = "one.sample")`: delta = 0.996 of the SD between countries."""
    design = designs()["before_after"]
    found = design.exactness(NO_ROOMS)
    smallest = smallest_change(design, NO_ROOMS)
    assert smallest is not None
    of_countries = found.error * math.sqrt(10)
    assert smallest / of_countries == pytest.approx(0.996, abs=5e-4)
    again = optimize.brentq(lambda delta: power_of(delta, 1 / math.sqrt(10), 9.0) - 0.8, 0.1, 3.0)
    assert smallest / of_countries == pytest.approx(again, rel=1e-7)


def test_degrees_of_freedom_are_countries_less_one_and_of_a_wedge_less_two() -> None:
    planned = replace(NO_ROOMS, waves=(5, 5))
    found = {name: design.exactness(planned).df for name, design in designs().items()}
    assert found == {"before_after": 9, "delayed_start": 9, "untaught_questions": 9, "stepped_wedge": 8}


def test_without_rooms_before_and_after_is_the_spread_of_everybodys_change_over_their_number() -> None:
    """400 people whose two scores correlate .6: sqrt(2 (1 - .6) / 400)."""
    assert designs()["before_after"].exactness(NO_ROOMS).error == pytest.approx(math.sqrt(0.8 / 400), rel=1e-12)


def test_without_rooms_a_second_group_doubles_the_variance_of_one_group_a_country() -> None:
    found = designs()["delayed_start"].exactness(NO_ROOMS).error
    assert found == pytest.approx(math.sqrt(2 * 0.8 / 20 / 10), rel=1e-12)


def test_uneven_countries_count_alike_each_with_its_own_trainings() -> None:
    """Counted by hand: 13 of 25 don't come back (12.5 is rounded to 12), three baselines, changes of variance 1.4."""
    of_people = (1 - 0.2 - 0.1) * (1 + 1 / 3) * (1 - 0.3)
    by_country = [0.14 + (0.28 + of_people / 12) / trainings for trainings in (1, 2, 4)]
    assert UNEVEN.linked == 12
    assert designs()["before_after"].exactness(UNEVEN).error == pytest.approx(math.sqrt(sum(by_country)) / 3, rel=1e-12)


def test_of_a_delayed_start_one_training_each_way_counts_and_what_countries_make_once() -> None:
    planned = replace(UNEVEN, trainings=(2, 3, 4))
    of_people = (1 - 0.2 - 0.1) * (1 + 1 / 3) * (1 - 0.3)
    expected = math.sqrt((2 * (0.28 + of_people / 12) + 0.14) / 3)
    assert designs()["delayed_start"].exactness(planned).error == pytest.approx(expected, rel=1e-12)


@pytest.mark.parametrize("baselines", [1, 2, 3, 5])
def test_the_mean_of_several_baselines_leaves_what_equally_correlated_scores_leave(baselines: int) -> None:
    planned = replace(NO_ROOMS, baselines=baselines, correlation=0.35)
    covariance = numpy.full((baselines + 1, baselines + 1), 0.35) + 0.65 * numpy.eye(baselines + 1)
    weights = numpy.array([-1 / baselines] * baselines + [1.0])
    assert planned.of_people == pytest.approx(weights @ covariance @ weights, rel=1e-12)


def test_shares_of_the_spread_add_up_to_the_whole_change() -> None:
    planned = replace(UNEVEN, baselines=1)
    assert planned.of_people + planned.of_trainings + planned.of_countries == pytest.approx(planned.change, rel=1e-12)
    assert planned.change == pytest.approx(1.4)


@pytest.mark.parametrize(("people", "answering", "linked"), [(20, 0.7, 14), (3, 0.1, 1), (10, 1.0, 10), (7, 0.5, 4)])
def test_people_linked_are_whole_and_somebody_is(people: int, answering: float, linked: int) -> None:
    assert PlannedProgramme((2,), people=people, answering=answering).linked == linked


@pytest.mark.parametrize(("untaught", "times"), [(0.0, 2.0), (0.5, 1.0), (0.9, 0.2)])
def test_changes_that_go_together_leave_little_between_taught_and_untaught(untaught: float, times: float) -> None:
    planned = replace(UNEVEN, untaught=untaught)
    beside = designs()["untaught_questions"].exactness(planned).error
    assert contrast(planned) == pytest.approx(times)
    assert beside == pytest.approx(math.sqrt(times) * designs()["before_after"].exactness(planned).error, rel=1e-12)


@pytest.mark.parametrize(("correlation", "within", "kept"), [(0.6, 0.05, 0.8), (0.3, 0.2, 0.5), (0.9, 0.0, 1.0)])
def test_a_persons_two_scores_correlate_in_a_wedge_as_planned(correlation: float, within: float, kept: float) -> None:
    found = answer_correlations(PlannedProgramme(TEN, correlation=correlation, within=within, kept=kept))
    assert (found.within, found.between) == (within, pytest.approx(within * kept))
    assert found.person == pytest.approx(correlation)


def test_a_person_is_at_least_as_like_oneself_as_like_others_of_the_country() -> None:
    found = answer_correlations(PlannedProgramme(TEN, correlation=0.1, within=0.4, kept=0.9))
    assert found.person == found.between == pytest.approx(0.36)


@pytest.mark.parametrize("baselines", [1, 2])
def test_the_wedges_error_is_that_of_generalised_least_squares(baselines: int) -> None:
    """The matrix of the whole design is inverted, as Hussey and Hughes (2007) write it, in place of the closed form."""
    planned = PlannedProgramme((2,) * 7, waves=(3, 2, 2), baselines=baselines, within=0.1, correlation=0.5)
    begun = numpy.array(stepped_wedge.waves(planned.waves, baselines), float)
    countries, periods = begun.shape
    found, people = answer_correlations(planned), planned.linked
    own = found.within + (1 - found.within) / people
    other = found.between + (found.person - found.between) / people
    covariance = numpy.full((periods, periods), other) + numpy.eye(periods) * (own - other)
    information = numpy.zeros((periods + 1, periods + 1))
    for country in range(countries):
        design = numpy.column_stack([numpy.eye(periods), begun[country]])
        information += design.T @ numpy.linalg.solve(covariance, design)
    expected = math.sqrt(numpy.linalg.inv(information)[-1, -1])
    assert designs()["stepped_wedge"].exactness(planned).error == pytest.approx(expected, rel=1e-9)
    assert designs()["stepped_wedge"].exactness(planned).df == 5


@pytest.mark.parametrize(
    ("trainings", "waves", "without"),
    [
        ((2,), (), {"before_after", "delayed_start", "untaught_questions", "stepped_wedge"}),
        ((2, 2), (1, 1), {"stepped_wedge"}),
        ((2, 1), (1, 1), {"delayed_start", "stepped_wedge"}),
        ((2, 2, 1), (3,), {"delayed_start", "stepped_wedge"}),
        ((2, 2, 2), (2, 1), set()),
    ],
)
def test_what_a_design_takes(trainings: tuple[int, ...], waves: tuple[int, ...], without: set[str]) -> None:
    planned = PlannedProgramme(trainings, waves=waves)
    assert {name for name, design in designs().items() if design.why_not(planned)} == without
    for name, design in designs().items():
        assert (smallest_change(design, planned) is None) == (name in without)
