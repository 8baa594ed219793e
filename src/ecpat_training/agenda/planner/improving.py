"""A first agenda of a large training, soon, and a better one from it: large neighbourhood search.

A part of the agenda is set free, a day with its team or two days or the whole team, and CP-SAT looks for what costs
less there while the rest stays. Some parts are searched at the same time, as many on every machine; what they come to
is put together in a fixed order. So the answer doesn't depend on how many processors there are, nor on which search
ends first.
"""

import random
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any, NamedTuple, cast

from ecpat_training.agenda.model.agenda import Agenda
from ecpat_training.agenda.planner.agenda_values import list_amount_values
from ecpat_training.agenda.planner.cp_sat import AgendaModel, AgendaSolver, Value, new_solver
from ecpat_training.agenda.planner.decisions import (
    Neighbourhood,
    PlacementVariable,
    decisions_of,
    fixed_decisions,
    parts_of,
    tight_decisions,
)
from ecpat_training.agenda.planner.draft import CpAgendaDraft
from ecpat_training.agenda.planner.limit import processors, time_is_up
from ecpat_training.agenda.rule_parts.draft import Amount
from ecpat_training.core.waiting import solve_while_awaited

MAX_PARALLEL_PARTS = 4
"""How many parts are searched at the same time, if there are as many processors; the same number everywhere, since what
is found depends on it."""
A_PART = 0.3
"""The work of a search in one part at first; when a round over all parts finds nothing, it is doubled."""
TO_PREPARE = 100_000
"""So many relations of a model are prepared for a search in the time of one second of work; the solver doesn't count
that."""
MOST_COST = 2**50
SOLVED = ("OPTIMAL", "FEASIBLE")


class FoundAgenda(NamedTuple):
    """An agenda that was found: what expressions are worth in it, the same of each variable by its number, and what it
    costs."""

    value: Value
    values: tuple[int, ...]
    objective: int


def find_first_agenda(
    models: Sequence[AgendaModel], draft: CpAgendaDraft, cost: Amount, *, work: float, seed: int
) -> tuple[FoundAgenda | None, float]:
    """Looks for any agenda, in one model after the other: first one with few breaks, then any at all.

    Returns:
        The first agenda (None where there is none), and the work until then, in the solver's deterministic seconds.
    """
    avoidable_decisions = tight_decisions(draft)
    spent_work = 0.0
    for model in models:
        model.minimize(cost)
        # With few breaks and short blocks a first agenda is found much sooner, but there may be none.
        for left_out_decisions in (avoidable_decisions, []):
            solver = _solver(seed, (work - spent_work) / 2)
            solver.parameters.stop_after_first_solution = True
            _fix(model, dict.fromkeys(left_out_decisions, 0))
            status = _solved(solver, model)
            spent_work += solver.response_proto.deterministic_time
            if status in SOLVED:
                return read_found_agenda(solver), spent_work
            if spent_work >= work or time_is_up():
                return None, spent_work
    return None, spent_work


def found_in(draft: CpAgendaDraft, agenda: Agenda, cost: Amount, *, seed: int) -> FoundAgenda | None:
    """An agenda in the variables of a draft, as cheap as what it leaves open can be; None where the draft has no room
    for it."""
    from ortools.sat.python.cp_model import IntVar

    values = {
        int(cast("Any", variable).index): value
        for variable, value in list_amount_values(draft, agenda)
        if isinstance(variable, IntVar)  # lengths of what a break splits are sums
    }
    draft.model.minimize(cost)
    _fix(draft.model, values)
    solver = _solver(seed, A_PART)
    return read_found_agenda(solver) if _solved(solver, draft.model) in SOLVED else None


class PartialImprover:
    """Makes an agenda cheaper part by part. `work` is what it did, counted as if two searches ran at a time; `stopped`
    says that the clock ended it."""

    def __init__(
        self, draft: CpAgendaDraft, cost: Amount, *, seed: int, report_objective: Callable[[int], None] | None
    ) -> None:
        self._draft, self._tell, self._seed = draft, report_objective, seed
        self._decisions = decisions_of(draft)
        draft.model.minimize(cost)
        # Loading a model isn't in the solver's own count of work, and each search in a part pays for it.
        self._preparing = len(draft.model.proto.constraints) / TO_PREPARE
        self._models = [draft.model.clone() for _ in range(MAX_PARALLEL_PARTS)]
        self._ceilings = [_ceiling(model, cost) for model in self._models]
        self._chance = random.Random(seed)  # noqa: S311 -- no secret
        self._amount = A_PART
        self._asked = 0
        self.work = 0.0
        self.stopped = False

    def improve(self, best_agenda: FoundAgenda, work: float, min_cost: int) -> FoundAgenda:
        """Makes an agenda cheaper, part after part, and returns the best one found.

        It ends when a whole round over all parts finds nothing cheaper (the next call then searches twice as long in
        each part), when `work` is used up or the time is, or when the agenda costs no more than the lower bound,
        `min_cost`."""
        with ThreadPoolExecutor(min(MAX_PARALLEL_PARTS, processors())) as threads:
            while True:
                cost_before = best_agenda.objective
                # Parts are formed anew each round by the seeded chance: the same seed gives the same agenda on any
                # machine.
                neighbourhoods = parts_of(self._draft, self._decisions, self._chance)
                for start in range(0, len(neighbourhoods), MAX_PARALLEL_PARTS):
                    if best_agenda.objective <= min_cost or self.work >= work or self.stopped:
                        return best_agenda
                    best_agenda = self._improve_agenda(
                        threads, best_agenda, neighbourhoods[start : start + MAX_PARALLEL_PARTS]
                    )
                if best_agenda.objective == cost_before:
                    self._amount *= 2
                    return best_agenda

    def _improve_agenda(
        self, threads: ThreadPoolExecutor, best_agenda: FoundAgenda, neighbourhoods: Sequence[Neighbourhood]
    ) -> FoundAgenda:
        """The best of what searches in some parts find, or what they find together, or what there was."""
        # Each search has a model, a seed and a share of work of its own: which thread ends first changes nothing.
        solvers = [
            self._prepare_part_solver(number, best_agenda, neighbourhood)
            for number, neighbourhood in enumerate(neighbourhoods)
        ]
        solved = list(threads.map(_solved, solvers, self._models))
        candidates = [
            read_found_agenda(solver) for solver, status in zip(solvers, solved, strict=False) if status in SOLVED
        ]
        self._count(solvers)
        candidates.sort(key=lambda candidate: candidate.objective)  # the first part's, where two cost the same
        if len(candidates) > 1 and not self.stopped:
            candidates = self._combine_candidates(best_agenda, candidates)
        if candidates:
            best_agenda = candidates[0]
            if self._tell:
                self._tell(best_agenda.objective)
        return best_agenda

    def _prepare_part_solver(self, number: int, best_agenda: FoundAgenda, neighbourhood: Neighbourhood) -> AgendaSolver:
        """A solver for a part, with its model made ready: all that stays is fixed, and only what costs less counts."""
        model = self._models[number]
        fixed_values = {
            index: best_agenda.values[index]
            for index in fixed_decisions(self._decisions, best_agenda.values, neighbourhood)
        }
        _fix(model, {**fixed_values, self._ceilings[number]: best_agenda.objective - 1})
        self._asked += 1
        return _solver(self._seed + self._asked, self._amount)

    def _combine_candidates(self, best_agenda: FoundAgenda, candidates: list[FoundAgenda]) -> list[FoundAgenda]:
        """What several searches found, with what they come to together at the front, if that is better still: it is
        where they changed different sessions."""
        changed_values: dict[int, int] = {}
        touched_pieces: set[str] = set()
        for candidate in candidates:
            changes = [
                decision
                for decision in self._decisions
                if candidate.values[decision.index] != best_agenda.values[decision.index]
            ]
            pieces = {_decision_subject(decision) for decision in changes}
            # Two parts may both have changed a session; then the cheaper one counts, since `found` is sorted.
            if not pieces & touched_pieces:
                touched_pieces |= pieces
                changed_values.update({decision.index: candidate.values[decision.index] for decision in changes})
        values = {
            decision.index: changed_values.get(decision.index, best_agenda.values[decision.index])
            for decision in self._decisions
        }
        # The changes are put together by the solver, not by hand: lengths and starts have to fit anew.
        _fix(self._models[0], {**values, self._ceilings[0]: candidates[0].objective - 1})
        solver = _solver(self._seed, A_PART)
        status = _solved(solver, self._models[0])
        self._count([solver])
        return [read_found_agenda(solver), *candidates] if status in SOLVED else candidates

    def _count(self, solvers: Sequence[AgendaSolver]) -> None:
        work = sum(self._preparing + solver.response_proto.deterministic_time for solver in solvers)
        # Counted as on two processors, however many there are, so that the limit ends at the same step everywhere.
        self.work += work / min(2, len(solvers))
        self.stopped = time_is_up()


def _decision_subject(decision: PlacementVariable) -> str:
    return decision.piece or f"break before {decision.block}"


def _ceiling(model: AgendaModel, cost: Amount) -> int:
    """A variable that the cost may not exceed, by its number."""
    ceiling = model.new_int_var(0, MOST_COST, "most")
    model.add(cost <= ceiling)
    return int(cast("Any", ceiling).index)


def _fix(model: AgendaModel, values: dict[int, int]) -> None:
    """Takes variables as given, by their numbers: the solver takes hints for facts, and only these are hinted at."""
    model.clear_hints()
    hint = model.proto.solution_hint
    hint.vars.extend(values.keys())
    hint.values.extend(values.values())


def _solver(seed: int, work: float) -> AgendaSolver:
    solver = new_solver(seed=seed, work=work)
    solver.parameters.cp_model_probing_level = 0
    solver.parameters.linearization_level = 0
    solver.parameters.symmetry_level = 0
    # Fixing by hints leaves the model as it is; bounds would have to be set and taken back for each part.
    solver.parameters.fix_variables_to_their_hinted_value = True
    return solver


def _solved(solver: AgendaSolver, model: AgendaModel) -> str:
    return solver.status_name(solve_while_awaited(solver, model))


def read_found_agenda(solver: AgendaSolver) -> FoundAgenda:
    """The best agenda of a search that found one."""
    return FoundAgenda(solver.value, tuple(solver.response_proto.solution), round(solver.objective_value))
