"""The best agenda in the manual's order, with which the search of a large training begins."""

import pytest

from benchmarks.sized import sized_training
from ecpat_training.agenda.planner import search
from ecpat_training.agenda.planner.begun_in_order import agenda_in_order
from ecpat_training.agenda.planner.building import build
from ecpat_training.agenda.planner.draft import CpAgendaDraft, wishes_cost
from ecpat_training.agenda.planner.in_order import hold_order, shape_in_order
from ecpat_training.agenda.planner.rules_in_force import judge
from ecpat_training.agenda.planner.search import draft_agenda
from ecpat_training.agenda.planner.shape import AgendaShape, shape_in_bounds
from ecpat_training.agenda.planner.strategies import solver_for
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.agenda.rule_parts.rule import AgendaRule
from ecpat_training.agenda.workflows.plan import agenda_rules_of
from ecpat_training.core.finding import errors
from ecpat_training.core.shipped import shipped
from ecpat_training.programme.reading.programme import read_programme
from ecpat_training.programme.training_named import find_training
from tests.draws import draws

SHIPPED = shipped("programmes") / "multi-stakeholder-2005.yaml"
SEEDS = range(draws(3, 1))


def of_seed(seed: int) -> tuple[Context, list[AgendaRule]]:
    return sized_training(2, 10 + 2 * (seed % 2), 5, seed + 1)


def pilot() -> tuple[Context, list[AgendaRule]]:
    """The shipped pilot, with sessions that each day opens or closes with, and with tracks."""
    programme, source = read_programme(SHIPPED)
    return Context(programme, find_training(programme, "pilot")), agenda_rules_of(programme, source)


def least_cost(training: tuple[Context, list[AgendaRule]], days: AgendaShape) -> int:
    draft: CpAgendaDraft = build(*training, days=days)
    hold_order(draft)
    draft.model.minimize(wishes_cost(draft))
    solver = solver_for(1, "in order", work=60)
    assert solver.status_name(solver.solve(draft.model)) == "OPTIMAL"
    return round(solver.objective_value)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_places_left_out_are_none_that_the_best_agenda_in_this_order_needs(seed: int) -> None:
    training = of_seed(seed)
    days = shape_in_bounds(*training)
    narrow = shape_in_order(*training, days, coffees=2)
    assert narrow.slots_of is not None
    assert 3 * sum(map(len, narrow.slots_of.values())) < 2 * days.places
    assert least_cost(training, narrow) == least_cost(training, days)


@pytest.mark.parametrize("training", [pilot, lambda: of_seed(0)], ids=["shipped", "drawn"])
def test_an_agenda_in_order_keeps_the_order_and_what_must_hold(training: "object") -> None:
    context, rules = training()  # type: ignore[operator]
    begun = agenda_in_order(context, rules, shape_in_bounds(context, rules), seconds=20, seed=1)
    assert begun.agenda is not None
    results = judge(rules, begun.agenda, context)
    assert not errors(finding for result in results for finding in result.breaks)
    held = [item.session for item in begun.agenda.sessions() if item.session and item.session.place == "anywhere"]
    for track in context.tracks:
        lived = [session.id for session in dict.fromkeys(held) if session.track in ("together", track)]
        assert lived == [id_ for id_ in context.sessions if id_ in lived]


@pytest.mark.parametrize("seed", SEEDS)
def test_no_plan_costs_more_than_the_best_agenda_in_the_manuals_order(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where there is next to no time left for other orders."""
    context, rules = of_seed(seed)
    days = shape_in_bounds(context, rules)
    begun = agenda_in_order(context, rules, days, seconds=20, seed=1)
    assert begun.agenda is not None
    cost = sum(result.cost for result in judge(rules, begun.agenda, context))
    monkeypatch.setattr(search, "LARGE", 0)
    monkeypatch.setattr(search, "PARTS", 0.0)
    monkeypatch.setattr(search, "PROOF", 0.0)
    assert draft_agenda(context, rules, seconds=20, seed=1).objective <= cost
