"""A second solver comes to the same optimum from the same relations: a fault of either would show."""

import pytest

from benchmarks.generated import generated_training
from benchmarks.mixed_integer import solve_by_highs
from benchmarks.none_cheaper import excesses, mixed_sides, never_two_of, none_cheaper
from benchmarks.second_solver import compare
from ecpat_training.agenda.planner.building import build
from ecpat_training.agenda.planner.draft import wishes_cost
from tests.draws import some_of


@pytest.mark.parametrize(("seed", "possible"), some_of([(18, False), (15, True), (32, True), (26, True)], 2))
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


def test_that_nothing_costs_less_is_proven_of_the_optimum_only() -> None:
    context, rules = generated_training(19)
    assert none_cheaper(context, rules, 6, seconds=60)[0]
    assert not none_cheaper(context, rules, 7, seconds=60)[0]


def test_two_of_a_side_share_a_session_only_where_pairs_need_not_be_mixed() -> None:
    context, rules = generated_training(19)
    others = [rule for rule in rules if rule.name != "mixed pair"]
    sides = mixed_sides(context, rules)
    assert len(sides) == 4
    assert never_two_of(context, rules, sides, seconds=60)[0]
    assert mixed_sides(context, others) == []
    assert not never_two_of(context, others, sides, seconds=60)[0]


def test_what_the_second_solver_is_told_besides_leaves_the_optimum() -> None:
    context, rules = generated_training(19)
    draft = build(context, rules)
    draft.model.minimize(wishes_cost(draft))
    for excess in excesses(draft, mixed_sides(context, rules)):
        draft.add(excess <= 0)
    assert solve_by_highs(draft.model, seconds=60).cost == 6
