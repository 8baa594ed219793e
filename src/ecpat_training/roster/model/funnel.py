"""How many people reached each stage on the way into the room."""

from typing import NamedTuple

from ecpat_training.core.record import record
from ecpat_training.values.participant import Status


class FunnelRow(NamedTuple):
    """The people of one kind: how many reached each stage of the funnel, in its order. `of` is empty for everybody."""

    of: str
    label: str
    reached: tuple[int, ...]

    @property
    def kept(self) -> tuple[float | None, ...]:
        """The share of each stage that reached the next, 0 to 1; None of nobody."""
        pairs = zip(self.reached, self.reached[1:], strict=False)
        return tuple(after / before if before else None for before, after in pairs)


class FunnelHalfDay(NamedTuple):
    """How many people were there in one half-day."""

    name: str
    there: int


@record
class Funnel:
    """The stages that a list speaks of, everybody and each kind of people through them, how many stand outside and
    why, and how many were there in each half-day. `other_lists` are the training's other lists that were counted as
    well."""

    stages: tuple[Status, ...]
    rows: tuple[FunnelRow, ...]
    outside: tuple[tuple[Status, int], ...]
    half_days: tuple[FunnelHalfDay, ...]
    other_lists: tuple[str, ...] = ()
