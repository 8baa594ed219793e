"""Large trainings, planned part by part, and the limit, which holds over everything that planning does. Nothing is
judged by the clock: where time runs out, the tests move its hands."""

import random
import time
from collections.abc import Callable
from typing import Any

import pytest

from benchmarks.sized import sized_training
from ecpat_training.agenda.explain.case import Case
from ecpat_training.agenda.explain.feasibility_oracle import FeasibilityOracle
from ecpat_training.agenda.planner import cp_sat, improving, limit, search, shape
from ecpat_training.agenda.planner.building import NoAgenda, build
from ecpat_training.agenda.planner.cp_sat import new_solver
from ecpat_training.agenda.planner.decisions import decisions_of, fixed_decisions, parts_of
from ecpat_training.agenda.planner.limit import limited_to, seconds_left
from ecpat_training.agenda.planner.rules_in_force import judge
from ecpat_training.agenda.planner.search import DraftedAgenda, draft_agenda
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.agenda.rule_parts.rule import AgendaRule
from ecpat_training.agenda.workflows import plan as workflow
from ecpat_training.agenda.workflows.plan import plan_training
from ecpat_training.agenda.workflows.plan_result import checked_cost
from ecpat_training.core.began import mark_start, start_time
from ecpat_training.core.errors import UnsatisfiableError
from ecpat_training.core.progress import SolverProgress
from ecpat_training.core.shipped import shipped
from tests.draws import draws

SHIPPED = shipped("programmes") / "multi-stakeholder-2005.yaml"
SMALL = (2, 14, 6, 2)
SMALLER = (2, 10, 5, 2)


@pytest.fixture
def part_by_part(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if every training were a large one."""
    monkeypatch.setattr(search, "LARGE", 0)


@pytest.fixture
def hands(monkeypatch: pytest.MonkeyPatch) -> Callable[[float], None]:
    """A clock that stands still, until its hands are moved."""
    at = [0.0]
    monkeypatch.setattr(limit, "CLOCK", 1.0)
    monkeypatch.setattr(limit, "now", lambda: at[0])

    def move(seconds: float) -> None:
        at[0] += seconds

    return move


def drafted(
    training: tuple[Context, list[AgendaRule]],
    seconds: float = 10,
    progress: Callable[[SolverProgress], None] | None = None,
) -> DraftedAgenda:
    """An agenda of which the rules' checks, which know nothing of the search, find the hard rules kept and the cost
    right."""
    context, rules = training
    found = draft_agenda(context, rules, seconds=seconds, seed=1, progress=progress)
    checked_cost(found, judge(rules, found.agenda, context))
    return found


@pytest.mark.usefixtures("part_by_part")
def test_an_agenda_depends_neither_on_the_processors_nor_on_the_way_of_searching_nor_on_who_listens(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    training = sized_training(*SMALLER)
    monkeypatch.setattr(improving, "processors", lambda: 1)
    alone = drafted(training)
    monkeypatch.setattr(improving, "processors", lambda: 3)
    told: list[int] = []
    together = drafted(training, progress=lambda one: told.append(one.objective or 0))
    assert alone.agenda == together.agenda
    assert (alone.objective, alone.bound, alone.stopped) == (together.objective, together.bound, False)
    costs = [cost for cost in told if cost]
    assert costs == sorted(costs, reverse=True), "progress comes closer part by part"
    assert len(set(costs)) > 2
    assert costs[-1] == together.objective
    monkeypatch.setattr(search, "LARGE", 10**9)
    usual = drafted(training)
    assert alone.objective == alone.bound == usual.objective == usual.bound > 0


@pytest.mark.usefixtures("part_by_part")
def test_a_training_keeps_every_hard_rule_part_by_part() -> None:
    """One of ten sessions for each change, one of twenty at night."""
    size = draws(20, 10)
    found = drafted(sized_training(2, size, *(8, 3) if size == 20 else (5, 2)))
    assert found.objective == found.bound
    assert len({item.session.id for item in found.agenda.sessions() if item.session}) == size


@pytest.mark.usefixtures("part_by_part")
def test_without_an_agenda_that_is_proven_part_by_part_too() -> None:
    context, rules = sized_training(2, 20, 8, 1)
    with pytest.raises(NoAgenda) as answer:
        draft_agenda(context, rules, seconds=10, seed=1)
    assert answer.value.proven


def test_what_a_part_does_not_free_is_kept() -> None:
    draft = build(*sized_training(*SMALL))
    decisions = decisions_of(draft)
    nobody = dict.fromkeys((one.index for one in decisions), 0)
    values = [nobody.get(index, 0) for index in range(len(draft.model.proto.variables))]
    first = next(one for one in decisions if one.kind == "place")
    values[first.index] = 1
    for part in parts_of(draft, decisions, random.Random(1)):
        stays = set(fixed_decisions(decisions, values, part))
        for one in decisions:
            if one.kind == "place" and one.block not in part.blocks:
                assert one.index in stays
            if one.piece == first.piece and one.kind == "team":
                assert (one.index in stays) == (first.block not in part.team)
        assert (first.index in stays) == (first.block not in part.blocks)


def test_a_model_of_far_too_many_places_is_narrowed_and_proves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    context, rules = sized_training(5, 98, 20, 1)
    unbounded = [rule for rule in rules if rule.name not in ("breaks", "break every", "session length")]
    assert shape.shape(context, unbounded).places > 20 * shape.MOST_PLACES
    narrow = shape.shape_in_bounds(context, unbounded)
    assert narrow.places <= shape.MOST_PLACES
    assert narrow.beyond == 0
    assert len(narrow.pieces) == len(shape.shape(context, unbounded).pieces)
    training = sized_training(*SMALL)
    assert shape.shape_in_bounds(*training) == shape.shape(*training)
    monkeypatch.setattr(shape, "MOST_PLACES", 100)
    found = drafted(training)
    assert (found.bound, found.stopped) == (0, False)
    with pytest.raises(NoAgenda) as answer:
        draft_agenda(*sized_training(2, 20, 8, 1), seconds=10, seed=1)
    assert not answer.value.proven


def test_every_search_is_given_what_is_left_of_the_time(hands: Callable[[float], None]) -> None:
    assert seconds_left() == float("inf")
    with limited_to(20):
        hands(15)
        assert new_solver(seed=1, work=1.0).parameters.max_time_in_seconds == 5
        with limited_to(60):  # a limit around it stays
            assert seconds_left() == 5
        with limited_to(2):
            assert seconds_left() == 2
        assert seconds_left() == 5
        hands(30)
        assert seconds_left() == 0
        assert new_solver(seed=1, work=1.0).parameters.max_time_in_seconds == cp_sat.LEAST
    assert seconds_left() == float("inf")


def test_building_a_model_counts_and_ends_in_words(
    hands: Callable[[float], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    context, rules = sized_training(*SMALL)
    looked = []

    def one_second_later() -> None:
        hands(1)
        looked.append(seconds_left())
        if not looked[-1]:
            raise limit.OutOfTime

    monkeypatch.setattr("ecpat_training.agenda.planner.variables.must_go_on", one_second_later)
    with pytest.raises(NoAgenda) as answer:
        draft_agenda(context, rules, seconds=2, seed=1)
    assert looked == [1, 0]
    assert (answer.value.proven, answer.value.stopped) == (False, True)


@pytest.mark.usefixtures("part_by_part")
def test_the_best_so_far_is_given_when_the_time_is_up_and_that_is_said(
    hands: Callable[[float], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    found_in = improving.found_in

    def slow(*args: Any, **kwargs: Any) -> Any:
        found = found_in(*args, **kwargs)
        hands(10)
        return found

    monkeypatch.setattr(search, "found_in", slow)
    found = drafted(sized_training(*SMALL))
    assert found.stopped
    assert found.objective > found.bound


def test_why_there_is_no_agenda_is_looked_for_within_the_limit(
    hands: Callable[[float], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    context, rules = sized_training(*SMALL)
    with limited_to(20):
        hands(21)
        asking = FeasibilityOracle(12)
        assert asking.agenda(Case.of(context, rules)) is None
        assert (asking.certain, asking.left) == (False, 0)
    said = _without_an_agenda(hands, monkeypatch)
    assert "which of them can't hold together was not found within the limit of 20 seconds" in said


def _without_an_agenda(hands: Callable[[float], None], monkeypatch: pytest.MonkeyPatch) -> str:
    def proven_late(*_: Any, **__: Any) -> None:
        hands(25)
        raise NoAgenda(proven=True, stopped=False)

    monkeypatch.setattr(workflow, "draft_agenda", proven_late)
    with pytest.raises(UnsatisfiableError) as error:
        plan_training(SHIPPED, "pilot", seconds=20)
    assert len(error.value.findings) == 1
    return error.value.findings[0].message


@pytest.mark.usefixtures("part_by_part")
def test_where_the_time_is_too_short_for_more_a_large_training_has_the_best_agenda_in_the_manuals_order(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def no_time(*_: object, **__: object) -> None:
        raise NoAgenda(proven=False, stopped=True)

    monkeypatch.setattr(search, "_drafted", no_time)
    context, rules = sized_training(*SMALL)
    found = drafted((context, rules))
    assert found.stopped
    assert found.bound == 0 < found.objective
    held = [item.session for item in found.agenda.sessions() if item.session]
    in_order = [session.id for session in held if session.place == "anywhere"]
    assert in_order == [id_ for id_ in context.sessions if id_ in in_order]


def test_starting_the_program_is_part_of_the_limit(hands: Callable[[float], None]) -> None:
    hands(12.0)
    with limited_to(20, start_time=5.0):
        assert seconds_left() == 13.0
        with limited_to(20):
            assert seconds_left() == 13.0
    with limited_to(20, start_time=None):
        assert seconds_left() == 20.0


def test_what_a_process_has_computed_before_it_begins_belongs_to_its_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ecpat_training.core.began._Process.start_time", None)
    assert start_time() is None
    monkeypatch.setattr(time, "monotonic", lambda: 100.0)
    monkeypatch.setattr(time, "process_time", lambda: 0.5)
    mark_start()
    assert start_time() == 99.5
