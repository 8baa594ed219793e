"""A drafted agenda and how good it provably is, whether an agenda keeps its rules, and how little one changed that was
planned again."""

from dataclasses import dataclass

from ecpat_training.agenda.model.agenda import Agenda, AgendaDay, AgendaItem, PlannedTraining
from ecpat_training.agenda.model.diff import AgendaDiff
from ecpat_training.core.finding import Finding, errors
from ecpat_training.programme.model.chapter import Session
from ecpat_training.programme.model.programme import Programme
from ecpat_training.programme.model.training import Training
from ecpat_training.programme.rules.check import RuleResult


@dataclass(frozen=True, slots=True)
class Proof:
    """What was found, and the least that is possible; they are equal when it is proven."""

    objective: int
    bound: int

    @property
    def is_proven(self) -> bool:
        """Whether it is proven that less is impossible."""
        return self.objective == self.bound


@dataclass(frozen=True, slots=True)
class Replan:
    """What changed, and the proofs, each among the agendas that are as good in all before it.

    `dropped` counts the sessions of the old agenda that can't be held any more and those that come in without having
    to be held; `moved` those on another day or with another start; `handed_over` the posts, lead and second, that are
    no longer in the same hands; `minutes` the 5-minute steps by which sessions last longer or shorter and the breaks
    that are not as they were. `sessions` are those of the old agenda that the programme still has. `forced` is what
    must hold and the old agenda breaks as a whole by the programme as it is now.
    """

    diff: AgendaDiff
    sessions: int
    dropped: Proof
    moved: Proof
    handed_over: Proof
    minutes: Proof
    forced: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AgendaCheck:
    """An agenda against its programme's rules; `programme_file` is where the programme was read from."""

    source: str
    planned: PlannedTraining
    rules: tuple[RuleResult, ...]
    findings: tuple[Finding, ...]
    programme_file: str = ""

    @property
    def programme(self) -> str:
        """The programme's title."""
        return self.planned.programme.programme

    @property
    def kept(self) -> bool:
        """Whether every rule is kept in full."""
        return all(rule.kept for rule in self.rules)

    @property
    def holds(self) -> bool:
        """Whether everything that must hold does; rules with a weight may have given way."""
        return not errors([*self.findings, *(finding for rule in self.rules for finding in rule.breaks)])


@dataclass(frozen=True, slots=True)
class GaveWay:
    """A soft rule that could not be kept in full: what it cost in the objective."""

    rule: str
    cost: int
    description: str


@dataclass(frozen=True, slots=True)
class PlanResult:
    """An agenda with its proof. `objective` is what the soft rules cost in all, `bound` the least that any agenda
    could cost; they are equal when `optimal`. `seconds` is the solver's time; `printed` is what participants
    read, where a language was asked for. An agenda that was planned again after a change carries its `replan`: then all
    this is said of those agendas that change as little."""

    programme: Programme
    training: Training
    agenda: Agenda
    objective: int
    bound: int
    optimal: bool
    seconds: float
    seed: int
    gave_way: tuple[GaveWay, ...]
    check: AgendaCheck
    left_out: tuple[str, ...] = ()
    printed: PlannedTraining | None = None
    replan: Replan | None = None


@dataclass(frozen=True, slots=True)
class PlanOption:
    """One thing that could be otherwise, such as the stretch in which a session stands. `is_current` says that
    the plan has it so. `extra_cost` is what the cheapest agenda with it costs more than the plan, and `least` what is
    proven; both None where there is none, or where the search ended before that was known (`is_cost_known`). `reason`
    is what gives way, or what forbids it."""

    description: str
    is_current: bool
    extra_cost: int | None
    least: int | None
    reason: str
    is_cost_known: bool = True


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a session stands where a plan has it, and what it would cost otherwise: `places` are the stretches of the
    days and, last, leaving it out; `leads` and `seconds` the trainers of the pool."""

    plan: PlanResult
    session: Session
    stands: tuple[tuple[AgendaDay, AgendaItem], ...]
    places: tuple[PlanOption, ...]
    leads: tuple[PlanOption, ...]
    seconds: tuple[PlanOption, ...]
