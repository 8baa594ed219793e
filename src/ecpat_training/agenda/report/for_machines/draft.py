"""`ecpat plan draft --json`: the agenda, how good it provably is, and with `--explain` what it would cost otherwise."""

from ecpat_training.agenda.model.agenda import AgendaDay
from ecpat_training.agenda.model.plan import Explanation, PlanOption, PlanResult, Proof, Replan
from ecpat_training.agenda.report.agenda_data import Day
from ecpat_training.commands.public import Public
from ecpat_training.programme.rules.as_data import JudgedRule


class ProofData(Public[Proof]):
    """What was found, and the least that is possible: equal where it is proven."""

    keys = "found least=bound"


class ReplanData(Public[Replan]):
    """How little an agenda changed that was planned again: sessions dropped and moved, posts handed over, steps of 5
    minutes. `forced` is what the old agenda breaks by the programme as it is now."""

    keys = "sessions dropped moved handed_over minutes forced"
    parts = (ProofData,)


class Otherwise(Public[PlanOption]):
    """One thing that could be otherwise: what it costs more than the plan, and the least that is proven (both null
    where there is no such agenda, or the search ended before that was `known`)."""

    keys = "what here costs_more=more at_least=least known"


class Explained(Public[Explanation]):
    """What another place or another trainer of a session would cost."""

    keys = "session=str(session.id) places leads co_trainers=seconds"
    parts = (Otherwise,)


class PlanDraftResult(Public[PlanResult]):
    """An agenda with its proof: `cost` is what wishes cost that gave way, no agenda can cost less than `bound`."""

    keys = """
        training=str(training.id) title=agenda.title cost=objective bound proven=optimal days left_out rules=check.rules
        replanned=replan explained
    """
    parts = (Day, JudgedRule, ReplanData, Explained)
    explained: Explanation | None

    def days(self) -> tuple[AgendaDay, ...]:
        plan = self.model
        return plan.printed.agenda.days if plan.printed else plan.agenda.days
