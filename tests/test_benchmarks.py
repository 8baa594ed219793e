"""What the benchmarks rest on: a training told to other planners is the training that we planned."""

from benchmarks.left_to_order import left_to_order
from ecpat_training.rules.context import Context
from ecpat_training.rules.in_force import agenda_rules
from tests.agenda_cases import pilot


def test_our_own_order_gives_our_agenda_back() -> None:
    plan = pilot()
    rules, _ = agenda_rules(plan.programme.rules, lambda _name, _index: None)
    problem = left_to_order(Context(plan.programme, plan.training), rules, plan.agenda)
    assert problem is not None
    places = {number: (one.stretch, one.offset) for number, one in enumerate(problem.activities)}
    assert problem.agenda_of(places) == plan.agenda
