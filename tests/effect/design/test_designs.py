"""What designs can show: the figures of a programme's specification, and the formulas beside drawn programmes."""

import numpy
import pytest
from scipy import stats

from ecpat_training.effect.design.model.planned import PlannedProgramme
from ecpat_training.effect.design.outlook import designs, outlook, smallest_change, split_into_waves
from ecpat_training.stats import power

TEN = (2,) * 10
ALL_LINKED = PlannedProgramme(TEN, answering=1.0, countries_apart=0.0)


@pytest.mark.parametrize(("correlation", "smallest"), [(0.4, 0.24), (0.6, 0.20), (0.8, 0.14)])
def test_smallest_change_before_and_after_in_ten_countries(correlation: float, smallest: float) -> None:
    """Ten countries, two trainings of 20, where trainings make .05 of the spread of changes."""
    planned = PlannedProgramme(TEN, answering=1.0, countries_apart=0.0, correlation=correlation)
    assert smallest_change(designs()["before_after"], planned) == pytest.approx(smallest, abs=0.005)


def test_two_countries_find_only_what_no_training_changes() -> None:
    planned = PlannedProgramme((2, 2), answering=1.0, countries_apart=0.0)
    assert smallest_change(designs()["before_after"], planned) == pytest.approx(2.3, abs=0.1)


@pytest.mark.parametrize(
    ("rooms", "error", "chance"), [(0.0, 0.0894, 0.85), (0.02, 0.1095, 0.68), (0.05, 0.1342, 0.51)]
)
def test_delayed_start_in_ten_countries(rooms: float, error: float, chance: float) -> None:
    """`rooms` is the variance that trainings add to changes, beside people's own."""
    whole = 0.8 + rooms
    planned = PlannedProgramme(TEN, answering=1.0, countries_apart=0.0, alike=rooms / whole, correlation=1 - whole / 2)
    found = designs()["delayed_start"].exactness(planned)
    assert found.error == pytest.approx(error, abs=5e-5)
    assert power.chance(0.3 / found.error, found.df) == pytest.approx(chance, abs=0.005)


EVEN = PlannedProgramme(TEN, waves=(2,) * 5)
UNEVEN = PlannedProgramme(
    (1, 2, 3, 2, 2, 4), alike=0.2, countries_apart=0.1, baselines=2, waves=(3, 3), correlation=0.3
)


@pytest.mark.parametrize(
    ("name", "planned"),
    [
        (name, planned)
        for planned in (EVEN, UNEVEN)
        for name in sorted(designs())
        if not designs()[name].why_not(planned)
    ],
)
def test_formulas_equal_the_spread_of_drawn_programmes(name: str, planned: PlannedProgramme) -> None:
    """A programme drawn person by person finds the smallest change four times in five, and none in twenty without."""
    design = designs()[name]
    beyond = float(stats.t.ppf(0.975, design.exactness(planned).df))
    smallest = smallest_change(design, planned)
    assert smallest is not None
    for true, expected in ((smallest, 0.8), (0.0, 0.05)):
        t = design.drawn(planned, true, 2000, numpy.random.default_rng(5))
        assert (abs(t) > beyond).mean() == pytest.approx(expected, abs=4 * (expected * (1 - expected) / 2000) ** 0.5)


def test_more_of_anything_never_makes_the_smallest_change_larger() -> None:
    planned = PlannedProgramme(TEN, waves=split_into_waves(10, 5))
    found = outlook(planned)
    now = {one.name: one.smallest for one in found.designs}
    for line in found.what_if:
        for name, smallest in line.smallest.items():
            before = now[name]
            assert smallest is not None
            assert before is not None
            assert smallest <= before + 1e-12, (line.otherwise, name)


def test_what_a_programme_cant_have_is_said() -> None:
    found = {one.name: one for one in outlook(PlannedProgramme((1, 1))).designs}
    assert "second training" in found["delayed_start"].why_not
    assert "three countries" in found["stepped_wedge"].why_not
    assert found["stepped_wedge"].smallest is None


@pytest.mark.parametrize(("countries", "waves", "expected"), [(10, 5, (2,) * 5), (7, 3, (3, 2, 2)), (2, 5, (1, 1))])
def test_waves_are_as_even_as_can_be(countries: int, waves: int, expected: tuple[int, ...]) -> None:
    assert split_into_waves(countries, waves) == expected


def test_drawn_programmes_are_the_same_for_the_same_seed() -> None:
    planned = PlannedProgramme(TEN, waves=(2,) * 5)
    first, again, other = (outlook(planned, draws=200, seed=seed) for seed in (1, 1, 2))
    assert [one.drawn for one in first.designs] == [one.drawn for one in again.designs]
    assert [one.drawn for one in first.designs] != [one.drawn for one in other.designs]
