"""A drafted agenda, and how good it provably is."""

from dataclasses import dataclass

from ecpat_training.model.agenda import Agenda
from ecpat_training.model.programme import Programme, Training
from ecpat_training.results.check import AgendaCheck
from ecpat_training.results.planned import Planned
from ecpat_training.results.replan import Replan


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
