"""The chance that a room can be seated on the day, with reserves of whom any that come may be called in."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ecpat_training.roster.no_shows.days import Days
from ecpat_training.roster.no_shows.kept import Judge

if TYPE_CHECKING:
    from ecpat_training.roster.no_shows.days import Floats
    from ecpat_training.roster.no_shows.kept import Booleans, Counts


@dataclass(frozen=True, slots=True)
class ReserveKind:
    """Reserves whom nothing that is asked tells apart: the sets that they belong to, the chance that one of them comes,
    and who they are."""

    belongs: tuple[int, ...]
    comes: float
    people: tuple[int, ...]


@dataclass
class Seating:
    """Days that a room may be saved on. Whoever of the expected comes sits there; reserves only fill up."""

    judge: Judge
    days: Days
    _calls: "dict[tuple[tuple[int, ...], ...], Booleans]" = field(default_factory=dict)
    alone: float = field(init=False)
    _counts: "Counts" = field(init=False)
    _chances: "Floats" = field(init=False)

    def __post_init__(self) -> None:
        kept = self.judge.kept(self.days.counts)
        self.alone = min(1.0, float(self.days.chances[kept].sum()))
        self._counts, self._chances = self.days.counts[~kept], self.days.chances[~kept]

    @property
    def lost(self) -> int:
        """How many different days there are on which the room isn't balanced without reserves, but may be with them."""
        return len(self._chances)

    def chance(self, reserves: Sequence[ReserveKind]) -> float:
        """The chance that the room can be seated with these reserves, each of whom may stay away as well."""
        import numpy

        saved: list[Booleans] = [numpy.zeros(self.lost, dtype=bool)]
        chance = [1.0]
        for number, kind in enumerate(reserves):
            chance = [one * (1.0 - kind.comes) for one in chance] + [one * kind.comes for one in chance]
            for there in range(1 << number, 2 << number):
                members = [at for at in range(number + 1) if there >> at & 1]
                called = self._called(reserves[at].belongs for at in members)
                saved.append(numpy.logical_or.reduce([called, *(saved[there & ~(1 << at)] for at in members)]))
        total = sum(one * float(self._chances[days].sum()) for one, days in zip(chance, saved, strict=True))
        return min(1.0, self.alone + total)

    def _called(self, belongs: Iterable[tuple[int, ...]]) -> "Booleans":
        """On which days the room is balanced once exactly these are called in."""
        import numpy

        key = tuple(sorted(belongs))
        if key not in self._calls:
            self._calls[key] = self.judge.kept(self._counts + numpy.array(key, dtype=numpy.int64).sum(axis=0))
        return self._calls[key]


def kinds(judge: Judge, people: Sequence[int], comes: Sequence[float]) -> list[ReserveKind]:
    """These people by kind, in the order in which the first of each stands.

    Args:
        judge: what is asked.
        people: indices of people.
        comes: the chance of each to come.
    """
    found: dict[tuple[tuple[int, ...], float], list[int]] = {}
    for person, row, chance in zip(people, judge.columns(people).tolist(), comes, strict=True):
        found.setdefault((tuple(row), chance), []).append(person)
    return [ReserveKind(belongs, chance, tuple(members)) for (belongs, chance), members in found.items()]
