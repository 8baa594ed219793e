"""A change of the file that could make an agenda possible, and the order in which to think of such changes.

The order of `KINDS` is the order of cost: first what an office does of itself, such as ending a day later or leaving a
session out; then what an agenda is like; then people, dates and days; at last the rules that spare people. Within a
kind the least amount is what counts, so that a change of an amount is a ladder of steps.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from ecpat_training.agenda.explain.case import Case
from ecpat_training.agenda.explain.fact import Path
from ecpat_training.core.location import Location

KINDS = (
    "later",  # each day ends later
    "earlier",  # each day starts earlier
    "shorten",  # a session may be shorter
    "should",  # a chapter is held if time allows
    "loosen",  # a rule asks a little less
    "wish",  # a rule on what an agenda is like gets a weight
    "order",  # a session need not come after another
    "place",  # a session may stand anywhere
    "interpreters",
    "come",  # a trainer comes on a date on which he or she was away
    "load",  # a trainer trains more in a day
    "join",  # a trainer of the programme joins
    "need",  # a session asks for no competence
    "team wish",  # a rule on who trains gets a weight
    "find",  # a trainer is found
    "vacancy",  # a post may stay vacant
    "date",  # the training starts on another date
    "day",  # the training has a day more
    "spare less",  # a rule that spares people spares them a little less
)


@dataclass(frozen=True)
class ProgrammeChange:
    """One change of the file: what to do, where, and the case when it is done. `where` is a place or a path in the
    programme file."""

    says: str
    where: Location | Path | None
    apply: Callable[[Case], Case] = field(compare=False, repr=False)


@dataclass(frozen=True)
class Remedy:
    """A change that comes in steps, the smallest first; most have one."""

    kind: str
    steps: tuple[ProgrammeChange, ...]

    @property
    def cost(self) -> int:
        """Its place in the order of cost."""
        return KINDS.index(self.kind)
