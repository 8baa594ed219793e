"""A drafted agenda, and how good it provably is."""

from dataclasses import dataclass

from ecpat_training.agenda.model.agenda import Agenda, AgendaDay, AgendaItem
from ecpat_training.agenda.model.check import AgendaCheck
from ecpat_training.agenda.model.planned import Planned
from ecpat_training.agenda.model.replan import Replan
from ecpat_training.programme.model.chapter import Session
from ecpat_training.programme.model.programme import Programme, Training


@dataclass(frozen=True, slots=True)
class GaveWay:
    """A soft rule that could not be kept in full: what it cost in the objective."""

    rule: str
    cost: int
    how: str


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
    printed: Planned | None = None
    replan: Replan | None = None


@dataclass(frozen=True, slots=True)
class PlanOption:
    """One thing that could be otherwise, such as the stretch in which a session stands. `here` says that the plan has
    it so. `more` is what the cheapest agenda with it costs more than the plan, and `least` what is proven; both None
    where there is none, or where the search ended before that was `known`. `why` is what gives way, or what forbids
    it."""

    what: str
    here: bool
    more: int | None
    least: int | None
    why: str
    known: bool = True


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
