"""The best choice of so many people, proven: most sessions with a mixed pair, then two of each competence and language;
among choices that are as good, a draw that anybody can repeat decides."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ecpat_training.core.lots import LotDrawer
from ecpat_training.core.waiting import solve_while_awaited
from ecpat_training.trainers.choosing.components import bends, components
from ecpat_training.trainers.choosing.hitting import hitting_sets
from ecpat_training.trainers.choosing.objective import TRAINERS_PER_COMPETENCE, ChoiceObjective
from ecpat_training.trainers.model.choice import First, Worth
from ecpat_training.trainers.staffing.team import proving_solver

SECONDS, LEAST = 15.0, 0.02
"""The time for everything, as the solver counts it, and for each question once that is used up."""
_ROUNDED = 1e-6


@dataclass(frozen=True, slots=True)
class BestChoice:
    """Who is chosen, in the order of their codes; who of them is in every choice that is as good, and who else is in
    some. `proven` is false where the time was up."""

    chosen: tuple[str, ...]
    worth: Worth
    certain: frozenset[str]
    as_good: frozenset[str]
    proven: bool


class _Program:
    """The choice as a whole-number program, solved again under one more demand at a time."""

    def __init__(
        self,
        objective: ChoiceObjective,
        applicants: Sequence[str],
        seats: int,
        *,
        seconds_left: float | None = None,
        fills_all_seats: bool = True,
    ) -> None:
        from ortools.sat.python import cp_model  # slow to load

        self._kinds = cp_model
        self._model = model = cp_model.CpModel()
        self.takes = {code: model.new_bool_var(code) for code in applicants}
        chosen_count = sum(self.takes.values())
        model.add(chosen_count == min(seats, len(applicants)) if fills_all_seats else chosen_count <= seats)
        self._found_by = {session_ways: self._found(session_ways) for session_ways, _ in objective.ways}
        self.sessions = sum(
            session_count * self._found_by[session_ways] for session_ways, session_count in objective.ways
        )
        self.there = sum(self._up_to_two(able_codes, already_count) for _, able_codes, already_count in objective.two)
        self.proven, self._left = True, SECONDS if seconds_left is None else seconds_left
        self.known = frozenset(applicants[:seats])

    def _found(self, session_ways: frozenset[frozenset[str]]) -> Any:
        """Whether one of the ways is there: somebody of each set that every way meets. That is a few sums without a
        variable for each way, and their relaxation is tight."""
        if frozenset() in session_ways:
            return 1
        if not session_ways:
            return 0
        is_staffed = self._model.new_bool_var("")
        sets = hitting_sets(session_ways)
        if sets is None:
            self._by_each_way(is_staffed, session_ways)
            return is_staffed
        for hitting_set in sets:
            self._model.add(is_staffed <= sum(self.takes[code] for code in sorted(hitting_set)))
        return is_staffed

    def _by_each_way(self, is_staffed: Any, session_ways: frozenset[frozenset[str]]) -> None:
        way_variables = []
        for people in sorted(session_ways, key=sorted):
            is_way_taken = self._model.new_bool_var("")
            for code in sorted(people):
                self._model.add(is_way_taken <= self.takes[code])
            way_variables.append(is_way_taken)
        self._model.add(is_staffed <= sum(way_variables))

    def _up_to_two(self, able_codes: frozenset[str], already_count: int) -> Any:
        """How many people have something, two at the most."""
        if already_count >= TRAINERS_PER_COMPETENCE or not able_codes:
            return min(already_count, TRAINERS_PER_COMPETENCE)
        holder_count = self._model.new_int_var(0, TRAINERS_PER_COMPETENCE, "")
        self._model.add(holder_count <= already_count + sum(self.takes[code] for code in sorted(able_codes)))
        return holder_count

    def bound_parts(self, objective: ChoiceObjective, seats: int) -> None:
        """Says of each part that shares nobody with the others how many sessions so many of its people find at most:
        by one small program each, up to all its sessions. Together these lines bound the choice from above almost
        as closely as can be, which proofs need most."""
        part_problems = components(objective.ways)
        for people, sessions in part_problems if len(part_problems) > 1 else ():
            most_by_seats, session_total = [0], sum(session_count for _, session_count in sessions)
            part_objective = ChoiceObjective(tuple(sessions), ())
            while (
                most_by_seats[-1] < session_total and len(most_by_seats) <= min(seats, len(people)) and not self.spent
            ):
                part_program = _Program(
                    part_objective, sorted(people), len(most_by_seats), seconds_left=self._left, fills_all_seats=False
                )
                most_by_seats.append(min(session_total, part_program.bound()))
                self._left = part_program._left
            if most_by_seats[-1] == session_total:
                most_by_seats += [session_total] * (len(people) + 1 - len(most_by_seats))
            elif len(most_by_seats) <= min(seats, len(people)):
                continue
            chosen_count = sum(self.takes[code] for code in sorted(people))
            staffed_sessions = sum(
                session_count * self._found_by[session_ways] for session_ways, session_count in sessions
            )
            for low_people, fewer_sessions, high_people, more_sessions in bends(most_by_seats):
                self._model.add(
                    (high_people - low_people) * (staffed_sessions - fewer_sessions)
                    <= (more_sessions - fewer_sessions) * (chosen_count - low_people)
                )

    def bound(self) -> int:
        """The most sessions that are possible, or more where the time was up."""
        self._model.maximize(self.sessions)
        solver, _ = self._solved()
        return int(solver.best_objective_bound + _ROUNDED)

    def best(self, amount: Any) -> int:
        """The most of an amount; from then on nothing less is allowed."""
        if isinstance(amount, int):
            return amount
        self._model.maximize(amount)
        solver, status = self._solved()
        self.proven = self.proven and status == self._kinds.OPTIMAL
        self._model.clear_objective()  # type: ignore[no-untyped-call]  # of OR-tools
        if status not in (self._kinds.OPTIMAL, self._kinds.FEASIBLE):
            return 0
        self.known = self._taken(solver)
        best_amount = int(solver.objective_value + 0.5)
        self._model.add(amount >= best_amount)
        return best_amount

    def with_(self, code: str, *, must_be_chosen: bool = True) -> frozenset[str] | None:
        """A choice in which somebody is taken, or isn't; None where there is none."""
        self._model.clear_assumptions()
        self._model.add_assumptions([self.takes[code] if must_be_chosen else ~self.takes[code]])
        solver, status = self._solved()
        self._model.clear_assumptions()
        if status not in (self._kinds.OPTIMAL, self._kinds.FEASIBLE):
            self.proven = self.proven and status == self._kinds.INFEASIBLE
            return None
        return self._taken(solver)

    def _taken(self, solver: Any) -> frozenset[str]:
        return frozenset(code for code, is_taken in self.takes.items() if solver.boolean_value(is_taken))

    def _solved(self) -> tuple[Any, Any]:
        """The model solved once more within what is left of the time for everything, as the solver counts it."""
        solver = proving_solver()
        solver.parameters.max_deterministic_time = max(self._left / 2, LEAST)
        solver.parameters.linearization_level = 2  # sessions are found by few out of many: the relaxation is tight
        status = solve_while_awaited(solver, self._model)
        self._left -= solver.response_proto.deterministic_time
        return solver, status

    @property
    def spent(self) -> bool:
        """Whether the time for everything is used up; what is asked then stays unproven."""
        if self._left < LEAST:
            self.proven = False
        return self._left < LEAST

    def fix(self, code: str, *, must_be_chosen: bool) -> None:
        """Demands that somebody be taken, or not."""
        self._model.add(self.takes[code] == int(must_be_chosen))


def choose(objective: ChoiceObjective, applicants: Sequence[str], seats: int, seed: int) -> BestChoice:
    """The best choice. The draw puts everybody into an order; the first of it is taken if some best choice has him or
    her, then the second if one has both, and so on: whoever has the same in all respects has the same chance.

    Args:
        objective: what a choice is worth by.
        applicants: their codes.
        seats: how many are taken, or all where they are fewer.
        seed: of the draw.
    """
    codes = sorted(applicants)
    program = _Program(objective, codes, seats)
    program.bound_parts(objective, seats)
    program.best(program.sessions)
    program.best(program.there)
    known_choice = program.known
    codes_by_chosen = {True: set(known_choice), False: set(codes) - known_choice}
    for code in codes:
        for is_chosen in (True, False):
            if code in codes_by_chosen[is_chosen] or program.spent:
                continue
            if (choice := program.with_(code, must_be_chosen=is_chosen)) is not None:
                # Each answer settles many people at once, of whom the solver then needn't be asked.
                codes_by_chosen[True] |= choice
                codes_by_chosen[False] |= set(codes) - choice
    random_lots = LotDrawer(seed)
    selected_codes, taken_codes = known_choice, set[str]()
    for code_index in random_lots.draw_members(tuple(range(len(codes))), len(codes)):
        code = codes[code_index]
        # Fixing one after the other in the drawn order picks one of the best choices without listing them all.
        if code not in codes_by_chosen[True] or len(taken_codes) == len(known_choice) or program.spent:
            continue
        choice = selected_codes if code in selected_codes else program.with_(code)
        if choice is not None:
            selected_codes = choice
            taken_codes.add(code)
        program.fix(code, must_be_chosen=choice is not None)
    chosen = tuple(sorted(selected_codes))
    certain_codes = frozenset(chosen) - codes_by_chosen[False] if program.proven else frozenset()
    return BestChoice(
        chosen, objective.worth(chosen), certain_codes, frozenset(codes_by_chosen[True]) - set(chosen), program.proven
    )


def best_first(objective: ChoiceObjective, applicants: Sequence[str], max_seats: int) -> tuple[First, ...]:
    """Returns whom to train first: the best choice of one person, of two, and so on up to `max_seats`. Where several
    choices are equally good, it is one of them."""
    codes = sorted(applicants)
    best_choices = []
    for seats in range(1, min(max_seats, len(codes)) + 1):
        program = _Program(objective, codes, seats, seconds_left=SECONDS / max_seats)
        program.best(program.sessions)
        program.best(program.there)
        best_choices.append(First(tuple(sorted(program.known)), objective.worth(program.known), program.proven))
    return tuple(best_choices)
