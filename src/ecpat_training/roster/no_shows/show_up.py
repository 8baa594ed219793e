"""The chance that a balanced room sits there on the day, of those who are invited, and with reserves of whom any that
come may be called in."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ecpat_training.roster.model.attendance import Chance
from ecpat_training.roster.no_shows.days import Days, Judge, days
from ecpat_training.roster.no_shows.room_demands import room_demands
from ecpat_training.roster.rule_parts.rule import RosterRule
from ecpat_training.stats import poisson_binomial, share
from ecpat_training.values.participant import Participant

if TYPE_CHECKING:
    from ecpat_training.roster.no_shows.days import Booleans, Counts, Floats


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
        balanced = self.judge.kept(self.days.counts)
        self.alone = min(1.0, float(self.days.chances[balanced].sum()))
        self._counts, self._chances = self.days.counts[~balanced], self.days.chances[~balanced]

    @property
    def lost(self) -> int:
        """How many of the days are without a balanced room, unless reserves are called in."""
        return len(self._chances)

    def chance(self, reserves: Sequence[ReserveKind]) -> float:
        """The chance that the room can be seated with these reserves, each of whom may stay away as well."""
        import numpy

        saved: list[Booleans] = [numpy.zeros(self.lost, dtype=bool)]
        chance = [1.0]
        for number, kind in enumerate(reserves):
            chance = [probability * (1.0 - kind.comes) for probability in chance] + [
                probability * kind.comes for probability in chance
            ]
            # Subsets of the reserves as bits: exactly those that hold the new one, which is bit `number`.
            for subset in range(1 << number, 2 << number):
                members = [member for member in range(number + 1) if subset >> member & 1]
                called = self._called(reserves[member].belongs for member in members)
                saved.append(numpy.logical_or.reduce([called, *(saved[subset & ~(1 << member)] for member in members)]))
        total = sum(
            probability * float(self._chances[days].sum()) for probability, days in zip(chance, saved, strict=True)
        )
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
    people_by_kind: dict[tuple[tuple[int, ...], float], list[int]] = {}
    for person, row, chance in zip(people, judge.columns(people).tolist(), comes, strict=True):
        people_by_kind.setdefault((tuple(row), chance), []).append(person)
    return [ReserveKind(belongs, chance, tuple(members)) for (belongs, chance), members in people_by_kind.items()]


_LOST = 1e-15


@dataclass(frozen=True, slots=True)
class ExpectedPeople:
    """Everybody who may come, and the chance of each that they do."""

    people: tuple[Participant, ...]
    comes: tuple[float, ...]


Size = tuple[int | None, int | None]


def seating(
    expected: ExpectedPeople,
    rules: Sequence[RosterRule],
    seed: int,
    *,
    invited: Sequence[int],
    reserve_people: Collection[int] = (),
    called: int = 0,
    size: Size = (None, None),
) -> Seating:
    """The days of a room, and what would save each.

    Args:
        expected: everybody who may come.
        rules: what must hold of the room.
        seed: of the draws, where the days are too many to be counted.
        invited: those who sit there if they come, by index.
        reserve_people: who may be called in, by index.
        called: how many of them at most.
        size: the fewest and the most people in the room (None: open).
    """
    judge = Judge(room_demands(rules, expected.people, size), invited, reserve_people, called)
    return Seating(judge, days(judge, invited, [expected.comes[person] for person in invited], seed))


def chance_without_calls(expected: ExpectedPeople, rules: Sequence[RosterRule], seed: int) -> Chance:
    """The chance that all of these rules are kept when everybody is invited and nobody is called in."""
    room = seating(expected, rules, seed, invited=range(len(expected.people)), size=_likely(expected.comes))
    return estimated_chance(room, room.alone, seed)


def _likely(comes: Sequence[float]) -> Size:
    """Between which numbers of people it is so likely to end that the rest is lost in the last digit of a float."""
    below = poisson_binomial.distribution(comes).cumsum()
    return int((below < _LOST).sum()), int((below < 1.0 - _LOST).sum())


def estimated_chance(room: Seating, value: float, seed: int) -> Chance:
    """A chance with how it was computed."""
    draws = room.days.draws
    if draws is None:
        return Chance(value)
    interval = share.compute(value, draws)
    return Chance(value, draws, seed, share.standard_error(value, draws), interval.low, interval.high)
