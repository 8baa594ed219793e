"""What another planner answers."""

from dataclasses import dataclass

from ecpat_training.agenda.model.agenda import Agenda


@dataclass(frozen=True, slots=True)
class PeerAnswer:
    """The agenda of another planner, None where it found nothing, and the seconds of its whole process."""

    agenda: Agenda | None
    seconds: float
