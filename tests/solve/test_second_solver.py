"""A second solver comes to the same optimum from the same relations: a fault of either would show."""

import pytest

from benchmarks.mixed_integer import solve_by_highs
from benchmarks.second_solver import compare


@pytest.mark.parametrize(("seed", "possible"), [(26, True), (32, True), (15, True), (18, False)])
def test_both_solvers_and_the_checks_agree(seed: int, possible: bool) -> None:
    compared = compare(seed)
    assert compared.wrong == ()
    assert bool(compared.cost) == possible


def test_what_isnt_linear_is_refused() -> None:
    from ortools.sat.python.cp_model import CpModel

    model = CpModel()
    one, other = model.new_bool_var("one"), model.new_int_var(0, 5, "other")
    model.add(other >= 3).only_enforce_if(one)
    model.maximize(one - other)
    with pytest.raises(ValueError, match="not a linear relation"):
        solve_by_highs(model)


def test_numbers_that_can_not_hold_leave_nothing() -> None:
    from ortools.sat.python.cp_model import CpModel

    model = CpModel()
    model.minimize(2 * model.new_int_var(1, 5, "one") + 3)
    assert solve_by_highs(model).cost == 5
    model.add(False)
    assert solve_by_highs(model).cost is None
