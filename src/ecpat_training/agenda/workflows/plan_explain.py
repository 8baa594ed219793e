"""Why a session stands where the best agenda has it, and what it would cost elsewhere."""

from collections.abc import Callable, Sequence
from pathlib import Path

from ecpat_training.agenda.explain.alternatives import Alternatives, SessionAlternative
from ecpat_training.agenda.explain.conflict import find_conflict
from ecpat_training.agenda.explain.feasibility_oracle import FeasibilityOracle
from ecpat_training.agenda.explain.plain_reasons import PlainReason, PlainReasons
from ecpat_training.agenda.model.plan import Explanation, PlanOption, PlanResult
from ecpat_training.agenda.planner.rules_in_force import judge
from ecpat_training.agenda.planner.search import DraftedAgenda
from ecpat_training.agenda.report.conflict import conflict_in_a_line
from ecpat_training.agenda.report.explain import NOT_LOOKED_FOR, cost_differences, describe_plain_reason
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.agenda.rule_parts.rule import AgendaRule
from ecpat_training.agenda.workflows.plan import agenda_rules_of, plan_training
from ecpat_training.agenda.workflows.plan_conflict import Tell
from ecpat_training.agenda.workflows.plan_result import checked_cost
from ecpat_training.core.errors import UsageError
from ecpat_training.core.progress import SolverProgress
from ecpat_training.core.text import closest_name, fold
from ecpat_training.documents.wording import wording
from ecpat_training.programme.model.chapter import Session
from ecpat_training.programme.reading.programme import read_programme
from ecpat_training.programme.rules.check import RuleResult
from ecpat_training.programme.training_named import find_training, titled
from ecpat_training.words.catalogue.message import names_hint, phrase

_LISTED = 40
PLAIN = 0.5
REASON, QUESTIONS = 2.0, 120
"""The most work for a plain reason; and for all reasons that must be searched for, with the most questions."""


def explain_item(
    programme_path: Path | str,
    training_id: str | None,
    item: str,
    *,
    seconds: float = 60,
    seed: int = 1,
    progress: Callable[[SolverProgress], None] | None = None,
    notify: Tell | None = None,
) -> Explanation:
    """Plans a training and asks what its agenda would cost if one session stood elsewhere, were left out, or had other
    trainers; see `plan_training` for the arguments and for what else is raised.

    Raises:
        UsageError: the training has no such session.
        RuntimeError: an agenda of the solver's breaks a rule: a fault of ours.
    """
    programme, source = read_programme(programme_path)
    context = Context(programme, titled(wording(), find_training(programme, training_id)))
    session = session_named(context, item)
    plan = plan_training(programme_path, training_id, seconds=seconds, seed=seed, progress=progress, tell=notify)
    rules = agenda_rules_of(programme, source)
    report = (lambda: notify(f'looking for other agendas with "{session.title}"')) if notify else None
    best_agenda = DraftedAgenda(plan.agenda, plan.objective, plan.bound, plan.seconds, stopped=False)
    options = _Options(context, rules, plan, session, report)
    alternatives = Alternatives(context, rules, best_agenda, session.id, seed=seed, notify=report)
    return Explanation(
        plan=plan,
        session=session,
        stands=tuple(
            (day, day_item)
            for day in plan.agenda.days
            for day_item in day.items
            if day_item.session is not None and day_item.session.id == session.id
        ),
        places=tuple(
            options.of(alternative) for alternative in (*alternatives.places(), alternatives.price_omission())
        ),
        leads=tuple(options.of(alternative) for alternative in alternatives.trainers("lead")),
        seconds=tuple(options.of(alternative) for alternative in alternatives.trainers("second")),
    )


def session_named(context: Context, item: str) -> Session:
    """The session of that id or title.

    Raises:
        UsageError: the training has none such.
    """
    sessions = context.sessions
    for session in sessions.values():
        if item == session.id or fold(item) in (fold(session.id), fold(session.title)):
            return session
    names = {
        **{session.id: session.id for session in sessions.values()},
        **{candidate.title: candidate.id for candidate in sessions.values()},
    }
    message = phrase("{training} has no session `{session}`.", training=context.training.id, session=item)
    if item in context.known:
        message = phrase(
            "{training} has no session `{session}`: its chapter isn't for this kind of training.",
            training=context.training.id,
            session=item,
        )
    raise UsageError.because("plan.session", message, hint=names_hint(closest_name(item, names), sessions, _LISTED))


class _Options:
    """Turns alternatives into what a person reads of them."""

    def __init__(
        self,
        context: Context,
        rules: Sequence[AgendaRule],
        plan: PlanResult,
        session: Session,
        report: Callable[[], None] | None,
    ) -> None:
        self.context, self.rules, self.plan, self.session, self._report = context, rules, plan, session, report
        self._left, self._questions = REASON, QUESTIONS

    def of(self, alternative: SessionAlternative) -> PlanOption:
        """An alternative with its cost over the plan's, and what gives way or forbids it."""
        if alternative.drafted is not None:
            results = self._results(alternative)
            surcharge = sum(result.cost for result in results) - self.plan.objective
            least_surcharge = alternative.drafted.bound - self.plan.objective
            reason = "" if alternative.here else cost_differences(results, self.plan.check.rules)
            return PlanOption(alternative.what, alternative.here, surcharge, max(0, least_surcharge), reason)
        if not alternative.impossible:
            reason = "the search ended before it was known whether that is possible."
            return PlanOption(alternative.what, alternative.here, None, None, reason, is_cost_known=False)
        return PlanOption(alternative.what, alternative.here, None, None, self._why_not(alternative))

    def _why_not(self, alternative: SessionAlternative) -> str:
        """The reason that people think of first, if it is one, else what a search finds, as long as there is work left
        for it."""
        reason = self._plain_reason(alternative)
        if reason is not None:
            return describe_plain_reason(reason)
        oracle = FeasibilityOracle(min(REASON, self._left), self._report, max_questions=self._questions)
        work_before = oracle.left
        conflict = find_conflict(self.context, self.rules, demand=alternative.demand, oracle=oracle)
        self._left -= work_before - oracle.left
        self._questions -= oracle.asked
        return conflict_in_a_line(conflict) if conflict.certain else NOT_LOOKED_FOR

    def _plain_reason(self, alternative: SessionAlternative) -> PlainReason | None:
        reasons = PlainReasons(self.context, self.rules, self.session, FeasibilityOracle(PLAIN, self._report))
        if alternative.day is not None:
            return reasons.find_room_shortage(alternative.demand, alternative.day)
        return (
            reasons.find_trainer_gap(alternative.demand, alternative.trainer, alternative.post)
            if alternative.post
            else reasons.find_must_hold_rule(alternative.demand)
        )

    def _results(self, alternative: SessionAlternative) -> tuple[RuleResult, ...]:
        if alternative.drafted is None or alternative.here:
            return self.plan.check.rules
        results = judge(self.rules, alternative.drafted.agenda, self.context)
        checked_cost(alternative.drafted, results)
        return results
