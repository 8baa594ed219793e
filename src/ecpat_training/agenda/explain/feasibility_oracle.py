"""Whether there is an agenda for what is asked: questions to the solver, under a limit of work."""

from collections.abc import Callable, Sequence

from ecpat_training.agenda.explain.case import NOTHING_ELSE, Case, ExtraDemand
from ecpat_training.agenda.explain.guess import Assumptions
from ecpat_training.agenda.model.agenda import Agenda
from ecpat_training.agenda.planner.answer import read_agenda
from ecpat_training.agenda.planner.building import NoAgenda
from ecpat_training.agenda.planner.cp_sat import AgendaSolver, Value, hardly_prepare, new_solver
from ecpat_training.agenda.planner.draft import CpAgendaDraft
from ecpat_training.agenda.planner.limit import time_is_up
from ecpat_training.agenda.planner.rules_in_force import judge
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.agenda.rule_parts.rule import AgendaRule
from ecpat_training.core.finding import errors
from ecpat_training.core.waiting import solve_while_awaited

QUICK_SEARCH_SECONDS, LONG_SEARCH_SECONDS = 0.3, 3.0
"""The most work for one question, quickly asked and then thoroughly, in the solver's own, reproducible measure; about
as many seconds or twice as many."""
BUILT = 2e-5
"""The same for one relation of a model that is made."""


class FeasibilityOracle:
    """Asks the solver whether there is an agenda, again and again, until its work is used up, or so many questions
    have been asked."""

    def __init__(self, work: float, notify: Callable[[], None] | None = None, *, max_questions: int = 10_000) -> None:
        self.left = work
        self.most = max_questions
        self.asked = 0
        self.certain = True
        self._tell = notify

    def impossible(self, planning_case: Case, demand: ExtraDemand = NOTHING_ELSE) -> bool:
        """Whether it is proven that there is no agenda; `certain` falls where it stays open."""
        status, _, _ = self._ask(planning_case, demand)
        self.certain &= status != "UNKNOWN"
        return status == "INFEASIBLE"

    def agenda(self, planning_case: Case, demand: ExtraDemand = NOTHING_ELSE) -> Agenda | None:
        """An agenda of the case that its rules' checks let pass, or None: there is none, or none was found.

        Raises:
            RuntimeError: a check refuses what the solver says: a fault of ours.
        """
        status, draft, value = self._ask(planning_case, demand)
        if draft is None or value is None or status not in ("OPTIMAL", "FEASIBLE"):
            self.certain &= status != "UNKNOWN"
            return None
        agenda = read_agenda(draft, value)
        if not planning_case.optional and not planning_case.unplaced and draft.trainers == planning_case.context.pool:
            rule_errors = errors(
                finding
                for result in judge(planning_case.rules, agenda, planning_case.context)
                for finding in result.breaks
            )
            if rule_errors:
                raise RuntimeError(
                    f"an agenda fails its check: {'; '.join(finding.message for finding in rule_errors)}"
                )
        return agenda

    def guess(self, context: Context, rules: Sequence[AgendaRule]) -> tuple[list[AgendaRule], frozenset[str]] | None:
        """Asks the solver once, for everything together, what seems to clash.

        Returns:
            The rules, and the ids of the sessions that must be held; None where the solver names none.
        """
        if not self._may_continue():
            return None
        try:
            assumptions = Assumptions(context, rules)
        except NoAgenda:
            return None
        self._record_build_work(assumptions.draft)
        return assumptions.clash(self._refuted)

    def _refuted(self, draft: CpAgendaDraft) -> AgendaSolver | None:
        if self.left <= 0:
            return None
        status, solver = self._solve(draft, LONG_SEARCH_SECONDS, is_thorough=False)
        return solver if status == "INFEASIBLE" else None

    def _record_build_work(self, draft: CpAgendaDraft) -> None:
        """Counts the work of making a model, which for a large one is more than that of the answer."""
        self.left -= BUILT * len(draft.model.proto.constraints)

    def _ask(self, planning_case: Case, demand: ExtraDemand) -> tuple[str, CpAgendaDraft | None, Value | None]:
        """The answer: an agenda of a usual shape if there is one, else whatever shape; what the quick search leaves
        open, a thorough one takes up."""
        draft, status, value = None, "UNKNOWN", None
        if self._tell is not None:
            self._tell()
        if not self._may_continue() or self.asked >= self.most:
            return "UNKNOWN", None, None
        self.asked += 1
        for days in planning_case.shapes(demand):
            try:
                draft = planning_case.draft(days, demand)
            except NoAgenda:  # the time was up before the question was put
                return "UNKNOWN", None, None
            self._record_build_work(draft)
            for is_thorough, work in ((False, QUICK_SEARCH_SECONDS), (True, LONG_SEARCH_SECONDS)):
                if not self._may_continue():
                    return "UNKNOWN", None, None
                status, solver = self._solve(draft, work, is_thorough=is_thorough)
                value = solver.value
                if status != "UNKNOWN":
                    break
            if status in ("OPTIMAL", "FEASIBLE"):
                break
        return status, draft, value

    def _may_continue(self) -> bool:
        """Whether there is work left, and time by the clock; once that is up no work is left."""
        if time_is_up():
            self.left = 0.0
        return self.left > 0

    def _solve(self, draft: CpAgendaDraft, work: float, *, is_thorough: bool) -> tuple[str, AgendaSolver]:
        """Most questions are easy, and to prepare them would take longer than to answer them; of the others, those that
        are prepared, with linear relaxations, take about the same time each."""
        solver = new_solver(seed=1, work=min(work, self.left))
        solver.parameters.cp_model_probing_level = 0
        solver.parameters.symmetry_level = 0
        if not is_thorough:
            hardly_prepare(solver)
        status = solver.status_name(solve_while_awaited(solver, draft.model))
        self.left -= solver.response_proto.deterministic_time
        return status, solver
