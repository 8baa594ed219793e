"""`ecpat plan draft --json`: the agenda, how good it provably is, and with `--explain` what it would cost otherwise."""

from dataclasses import dataclass

from ecpat_training.agenda.model.plan import Explanation, PlanOption, PlanResult, Replan
from ecpat_training.agenda.report.agenda_data import Day, days
from ecpat_training.programme.rules.as_data import JudgedRule, rules


@dataclass(frozen=True, slots=True)
class ProofData:
    """What was found, and the least that is possible: equal where it is proven."""

    found: int
    least: int


@dataclass(frozen=True, slots=True)
class ReplanData:
    """How little an agenda changed that was planned again: sessions dropped and moved, posts handed over, steps of 5
    minutes. `forced` is what the old agenda breaks by the programme as it is now."""

    sessions: int
    dropped: ProofData
    moved: ProofData
    handed_over: ProofData
    minutes: ProofData
    forced: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Otherwise:
    """One thing that could be otherwise: what it costs more than the plan, and the least that is proven (both null
    where there is no such agenda, or the search ended before that was `known`)."""

    what: str
    here: bool
    costs_more: int | None
    at_least: int | None
    known: bool


@dataclass(frozen=True, slots=True)
class Explained:
    """What another place or another trainer of a session would cost."""

    session: str
    places: tuple[Otherwise, ...]
    leads: tuple[Otherwise, ...]
    co_trainers: tuple[Otherwise, ...]


@dataclass(frozen=True, slots=True)
class PlanDraftResult:
    """An agenda with its proof: `cost` is what wishes cost that gave way, no agenda can cost less than `bound`."""

    training: str
    title: str
    cost: int
    bound: int
    proven: bool
    days: tuple[Day, ...]
    left_out: tuple[str, ...]
    rules: tuple[JudgedRule, ...]
    replanned: ReplanData | None
    explained: Explained | None


def result(plan: PlanResult, explained: Explanation | None = None) -> PlanDraftResult:
    """What was planned, and what was asked about it."""
    return PlanDraftResult(
        plan.training.id,
        plan.agenda.title,
        plan.objective,
        plan.bound,
        plan.optimal,
        days(plan.printed.agenda if plan.printed else plan.agenda),
        plan.left_out,
        rules(plan.check.rules),
        _replanned(plan.replan) if plan.replan else None,
        _explained(explained) if explained else None,
    )


def _replanned(replan: Replan) -> ReplanData:
    dropped, moved, handed_over, minutes = (
        ProofData(one.found, one.bound) for one in (replan.dropped, replan.moved, replan.handed_over, replan.minutes)
    )
    return ReplanData(replan.sessions, dropped, moved, handed_over, minutes, replan.forced)


def _explained(explained: Explanation) -> Explained:
    places, leads, co_trainers = (
        tuple(map(_otherwise, options)) for options in (explained.places, explained.leads, explained.seconds)
    )
    return Explained(explained.session.id, places, leads, co_trainers)


def _otherwise(option: PlanOption) -> Otherwise:
    return Otherwise(option.what, option.here, option.more, option.least, option.known)
