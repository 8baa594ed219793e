"""A plain model for CP-SAT, as a developer writes it in an hour: an interval for each session, none over another, each
in a stretch between breaks. It orders our agenda as FET does: trainers, lengths and breaks are fixed."""

import time
from typing import TYPE_CHECKING

from benchmarks.left_to_order import Barred, LeftToOrder, Ordered
from benchmarks.peer_answer import PeerAnswer
from ecpat_training.agenda.rule_parts.draft import STEP

if TYPE_CHECKING:
    from ortools.sat.python import cp_model

ALLOWED = 60
"""Seconds after which it gives up."""


def ask(problem: LeftToOrder) -> PeerAnswer:
    """The order that it finds, and its seconds on the clock, of all threads that it wants."""
    from ortools.sat.python import cp_model

    started = time.perf_counter()
    plain = _Plain(problem)
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = ALLOWED
    found = solver.status_name(solver.solve(plain.model)) in ("OPTIMAL", "FEASIBLE")
    agenda = problem.agenda_of(plain.places(solver)) if found else None
    return PeerAnswer(agenda, time.perf_counter() - started)


class _Plain:
    """The model: all stretches after each other on one line of steps, with a step between them that nobody uses."""

    def __init__(self, problem: LeftToOrder) -> None:
        from ortools.sat.python import cp_model

        self.problem, self.model = problem, cp_model.CpModel()
        self.steps = [one.item.minutes // STEP for one in problem.activities]
        self.begins: list[int] = []
        at = 0
        for stretch in problem.stretches:
            self.begins.append(at)
            at += stretch.minutes // STEP + 1
        self.starts = [self._start(number) for number in range(len(problem.activities))]
        pairs = zip(self.starts, self.steps, strict=True)
        self.model.add_no_overlap(
            self.model.new_fixed_size_interval_var(start, steps, f"session {number}")
            for number, (start, steps) in enumerate(pairs)
        )
        wishes = [wish for one in problem.barred if (wish := self._bar(one)) is not None]
        wishes += [wish for one in problem.ordered if (wish := self._order(one)) is not None]
        self.model.minimize(sum([*wishes, *self._lectures()]))

    def _start(self, number: int) -> "cp_model.IntVar":
        from ortools.sat.python import cp_model

        activity, room = self.problem.activities[number], []
        for at, stretch in zip(self.begins, self.problem.stretches, strict=True):
            if stretch.minutes // STEP >= self.steps[number]:
                room.append([at, at + stretch.minutes // STEP - self.steps[number]])
        if self.problem.stays(number):
            place = self.begins[activity.stretch] + activity.offset // STEP
            room = [[place, place]]
        return self.model.new_int_var_from_domain(cp_model.Domain.from_intervals(room), f"start {number}")

    def _bar(self, barred: Barred) -> "cp_model.IntVar | None":
        from ortools.sat.python import cp_model

        where = [
            [begin, begin if barred.opens else begin + self.problem.stretches[at].minutes // STEP]
            for at, begin in enumerate(self.begins)
            if at in barred.stretches
        ]
        if self.problem.stays(barred.activity) or not where:
            return None
        given_up = None if barred.hard else self.model.new_bool_var(f"{barred.activity} all the same")
        allowed = cp_model.Domain.from_intervals(where).complement()
        demand = self.model.add_linear_expression_in_domain(self.starts[barred.activity], allowed)
        if given_up is not None:
            demand.only_enforce_if(~given_up)
        return given_up

    def _order(self, one: Ordered) -> "cp_model.IntVar | None":
        given_up = None if one.hard else self.model.new_bool_var(f"{one.after} before {one.before}")
        end, start = self.starts[one.before] + self.steps[one.before], self.starts[one.after]
        demand = self.model.add(start == end if one.directly else start >= end)
        if given_up is not None:
            demand.only_enforce_if(~given_up)
        return given_up

    def _lectures(self) -> "list[cp_model.IntVar]":
        wishes = []
        for one in sorted(self.problem.lectures):
            for other in sorted(self.problem.lectures - {one}):
                demand = self.model.add(self.starts[other] != self.starts[one] + self.steps[one])
                if not self.problem.lectures_hard:
                    wishes.append(self.model.new_bool_var(f"lectures {one} and {other}"))
                    demand.only_enforce_if(~wishes[-1])
        return wishes

    def places(self, solver: "cp_model.CpSolver") -> dict[int, tuple[int, int]]:
        """The stretch of each activity, and where it starts in it."""
        found = {}
        for number, start in enumerate(self.starts):
            at = solver.value(start)
            stretch = max(place for place, begin in enumerate(self.begins) if begin <= at)
            found[number] = (stretch, at - self.begins[stretch])
        return found
