"""The stages of people on the way into a training and through it: the one set of words by which everything counts."""

from collections.abc import Mapping
from typing import Literal

from ecpat_training.core.record import record
from ecpat_training.values.participant import Status

Stage = Literal["registered", "invited", "confirmed", "attended", "completed"]
STAGE_ORDER: tuple[Stage, ...] = ("registered", "invited", "confirmed", "attended", "completed")
"""The stages in their order, each within the one before: whoever reached a stage has reached all before it.

- registered: stands on a list of the training, of applicants, of participants or of who signed.
- invited: the list says so, or that the person declined: nobody declines without being asked.
- confirmed: the list says so, or that the person did not come in the end.
- attended: ticked off in any half-day of the signed sheets; where there are none, as the list says.
- completed: by the programme's rule, from the signed sheets alone.

Whoever declined, withdrew, waits or did not come keeps the stages reached, and is out: no count of those who come has
them."""


@record
class SignedRow:
    """Somebody of the typed sheets: whether there at all, and whether the training is completed by the programme's
    rule; None where the sheets don't say it."""

    code: str | None
    name: str
    attended: bool | None
    completed: bool | None


@record
class AnonymousPerson:
    """Somebody of one training, without a name.

    Attributes:
        stakeholder, side: as the lists say them; None: they don't.
        reached: whether each stage was reached; None where the files don't say it.
        out: how the person left, or why they never were in; None of everybody else, and of whoever came all the same.
        is_coming: whether the person stands on the training's list and isn't out: somebody with a seat.
        is_listed: whether the person stands on any list but the signed sheets.
    """

    stakeholder: str | None
    side: str | None
    reached: Mapping[Stage, bool | None]
    out: Status | None = None
    is_coming: bool = True
    is_listed: bool = True

    def came_to(self, stage: Stage) -> bool:
        """Whether a stage was reached, also where the files speak of a later one alone."""
        return any(self.reached[later] for later in STAGE_ORDER[STAGE_ORDER.index(stage) :])


@record
class TrainingPeople:
    """Everybody of a training once, the stages that its files speak of, and whether signed sheets are among these."""

    people: tuple[AnonymousPerson, ...] = ()
    known: tuple[Stage, ...] = ()
    has_sheets: bool = False

    def reached(self, stage: Stage) -> int | None:
        """How many people reached a stage; None where the files don't speak of it."""
        return sum(person.reached[stage] is True for person in self.people) if stage in self.known else None

    @property
    def coming(self) -> int:
        """How many people have a seat and aren't out."""
        return sum(person.is_coming for person in self.people)

    @property
    def invitees(self) -> int:
        """How many people are invited or still to be invited: those who come, and those who left after they were."""
        return sum(person.is_coming or person.came_to("invited") for person in self.people)

    @property
    def walked_in(self) -> int:
        """How many people signed, and stand on no list; 0 where there is no list."""
        return sum(not person.is_listed for person in self.people)
