"""What the benchmarks rest on: a training told to other planners is the training that we planned; and that those run
which are measured seldom."""

from pathlib import Path

import numpy

from benchmarks import comparing_groups
from benchmarks.attacking import in_succession
from benchmarks.comparing_people import missing
from benchmarks.left_to_order import left_to_order
from benchmarks.mixed_integer import solve_by_highs
from benchmarks.standing import Standing
from ecpat_training.agenda.planner.rules_in_force import agenda_rules
from ecpat_training.agenda.rule_parts.context import Context
from tests.agenda.cases import pilot
from tests.agenda.test_keep import cases, counted, replanned


def test_our_own_order_gives_our_agenda_back() -> None:
    plan = pilot()
    rules, _ = agenda_rules(plan.programme.rules, lambda _name, _index: None)
    problem = left_to_order(Context(plan.programme, plan.training), rules, plan.agenda)
    assert problem is not None
    places = {number: (one.stretch, one.offset) for number, one in enumerate(problem.activities)}
    assert problem.agenda_of(places) == plan.agenda


def test_a_second_model_moves_as_little() -> None:
    for case in cases([1, 10]):
        old, context, rules = case
        standing = Standing(context, rules, old)
        found = solve_by_highs(standing.model())
        planned = counted(replanned(*case))
        assert found.cost is not None
        assert planned is not None
        assert standing.counted(found.cost) == planned[:3]


def test_a_second_report_without_few_of_the_people_meets_the_ledger(tmp_path: Path) -> None:
    assert in_succession(0, 30, tmp_path) == {"second reports refused": 1}


def test_a_model_that_does_not_fit_has_no_interval_to_be_counted() -> None:
    own, level, pairs = missing(numpy.random.default_rng(1), 2, 0.9, 1.0)
    assert own is None
    assert level is None
    assert pairs is not None


def test_two_groups_are_drawn_and_judged() -> None:
    found = comparing_groups.rates(10, 8, (1.0, 1.0), 0.0)
    assert all(0.0 <= one <= 1.0 for one in found)
    held, _ = comparing_groups.questions(8)
    assert 0.93 < held.mean() < 0.97
