"""Which days keep what is asked: head counts against bounds, many days at once."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from ecpat_training.roster.no_shows.asked import Bound, RoomDemands

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    Counts = NDArray[numpy.int64]
    Booleans = NDArray[numpy.bool_]


@dataclass(frozen=True)
class Judge:
    """The bounds that can be broken at all when, of these people, all of `may` and at most `called` of `others` may
    come. `sets` are the sets they ask about, in the order of the columns of counts; the first is everybody."""

    demands: RoomDemands
    may: Collection[int]
    others: Collection[int] = ()
    called: int = 0

    @cached_property
    def bounds(self) -> tuple[tuple[Bound, ...], ...]:
        """By the number of people in the room, what must be looked at."""
        return tuple(tuple(one for one in bounds if self._can_break(one)) for bounds in self.demands.bounds)

    @cached_property
    def sizes(self) -> range:
        """From the least to the largest number of people that a room may have."""
        alive = [
            n
            for n, bounds in enumerate(self.demands.bounds)
            if all(one.holds(n) for one in bounds if one.sets == (0,) and one.plain)
        ]
        return range(alive[0], alive[-1] + 1) if alive else range(0)

    @cached_property
    def sets(self) -> tuple[int, ...]:
        """The sets that are counted."""
        asked = {set_ for n in self.sizes for one in self.bounds[n] for set_ in one.sets}
        return (0, *sorted(asked - {0}))

    def members(self, set_: int, among: Collection[int]) -> int:
        """How many of these people belong to a set."""
        return len(self.demands.sets[set_].intersection(among))

    def most(self, set_: int) -> int:
        """How many of a set may be there at most."""
        return self.members(set_, self.may) + min(self.called, self.members(set_, self.others))

    def columns(self, people: Sequence[int]) -> "Counts":
        """Whether each person belongs to each set that is counted, as 0 or 1, shape (people, sets)."""
        import numpy

        rows = [[int(person in self.demands.sets[set_]) for set_ in self.sets] for person in people]
        return numpy.array(rows, dtype=numpy.int64).reshape(len(people), len(self.sets))

    def kept(self, counts: "Counts") -> "Booleans":
        """Whether each row of counts, shape (days, sets), keeps everything."""
        import numpy

        kept = numpy.zeros(len(counts), dtype=bool)
        for sizes, bounds in self._alike():
            rows = numpy.flatnonzero((counts[:, 0] >= sizes.start) & (counts[:, 0] < sizes.stop))
            for one in bounds:
                rows = rows[self._fits(one, counts[rows])]
            kept[rows] = True
        return kept

    def _alike(self) -> Iterator[tuple[range, tuple[Bound, ...]]]:
        """The sizes of rooms of which the same is asked, one after the other."""
        start = self.sizes.start
        for n in self.sizes:
            if n + 1 == self.sizes.stop or self.bounds[n + 1] != self.bounds[n]:
                yield range(start, n + 1), self.bounds[n]
                start = n + 1

    def _fits(self, one: Bound, counts: "Counts") -> "Booleans":
        columns = counts[:, [self.sets.index(set_) for set_ in one.sets]]
        there = (columns > 0).sum(axis=1) if one.kinds else columns @ (one.weights or (1,))
        fits: Booleans = one.holds(there)
        return fits

    def _can_break(self, one: Bound) -> bool:
        if not one.plain or (one.low or 0) > 0:
            return True
        return one.high is not None and self.most(one.sets[0]) > one.high
