"""The chance that a balanced room sits there on the day, of those who are invited, and with reserves of whom any that
come may be called in."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ecpat_training.roster.model.attendance import Chance
from ecpat_training.roster.no_shows.days import Days, DemandJudge, days
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
    show_up_chance: float
    people: tuple[int, ...]


@dataclass
class Seating:
    """Days that a room may be saved on. Whoever of the expected comes sits there; reserves only fill up."""

    demand_judge: DemandJudge
    days: Days
    _calls: "dict[tuple[tuple[int, ...], ...], Booleans]" = field(default_factory=dict)
    chance_without_reserves: float = field(init=False)
    _counts: "Counts" = field(init=False)
    _day_chances: "Floats" = field(init=False)

    def __post_init__(self) -> None:
        balanced = self.demand_judge.kept(self.days.counts)
        self.chance_without_reserves = min(1.0, float(self.days.probabilities[balanced].sum()))
        self._counts, self._day_chances = self.days.counts[~balanced], self.days.probabilities[~balanced]

    @property
    def lost_day_count(self) -> int:
        """How many of the days are without a balanced room, unless reserves are called in."""
        return len(self._day_chances)

    def chance(self, reserves: Sequence[ReserveKind]) -> float:
        """The chance that the room can be seated with these reserves, each of whom may stay away as well."""
        import numpy

        saved: list[Booleans] = [numpy.zeros(self.lost_day_count, dtype=bool)]
        chance = [1.0]
        for number, reserve_kind in enumerate(reserves):
            chance = [probability * (1.0 - reserve_kind.show_up_chance) for probability in chance] + [
                probability * reserve_kind.show_up_chance for probability in chance
            ]
            # Subsets of the reserves as bits: exactly those that hold the new one, which is bit `number`.
            for subset in range(1 << number, 2 << number):
                members = [member for member in range(number + 1) if subset >> member & 1]
                balanced_days = self._balanced_days(reserves[member].belongs for member in members)
                saved.append(
                    numpy.logical_or.reduce([balanced_days, *(saved[subset & ~(1 << member)] for member in members)])
                )
        total = sum(
            probability * float(self._day_chances[days].sum()) for probability, days in zip(chance, saved, strict=True)
        )
        return min(1.0, self.chance_without_reserves + total)

    def _balanced_days(self, belongs: Iterable[tuple[int, ...]]) -> "Booleans":
        """On which days the room is balanced once exactly these are called in."""
        import numpy

        key = tuple(sorted(belongs))
        if key not in self._calls:
            self._calls[key] = self.demand_judge.kept(self._counts + numpy.array(key, dtype=numpy.int64).sum(axis=0))
        return self._calls[key]


def group_people_by_kind(
    demand_judge: DemandJudge, people: Sequence[int], show_up_chances: Sequence[float]
) -> list[ReserveKind]:
    """These people by kind, in the order in which the first of each stands.

    Args:
        demand_judge: what is asked.
        people: indices of people.
        show_up_chances: the chance of each to come.
    """
    people_by_kind: dict[tuple[tuple[int, ...], float], list[int]] = {}
    for person, row, chance in zip(people, demand_judge.columns(people).tolist(), show_up_chances, strict=True):
        people_by_kind.setdefault((tuple(row), chance), []).append(person)
    return [ReserveKind(belongs, chance, tuple(members)) for (belongs, chance), members in people_by_kind.items()]


_NEGLIGIBLE_CHANCE = 1e-15


@dataclass(frozen=True, slots=True)
class ExpectedPeople:
    """Everybody who may come, and the chance of each that they do."""

    people: tuple[Participant, ...]
    show_up_chances: tuple[float, ...]


Size = tuple[int | None, int | None]


def seating(
    expected: ExpectedPeople,
    rules: Sequence[RosterRule],
    seed: int,
    *,
    invited: Sequence[int],
    reserve_people: Collection[int] = (),
    max_called: int = 0,
    size: Size = (None, None),
) -> Seating:
    """The days of a room, and what would save each.

    Args:
        expected: everybody who may come.
        rules: what must hold of the room.
        seed: of the draws, where the days are too many to be counted.
        invited: those who sit there if they come, by index.
        reserve_people: who may be called in, by index.
        max_called: how many of them at most.
        size: the fewest and the most people in the room (None: open).
    """
    judge = DemandJudge(room_demands(rules, expected.people, size), invited, reserve_people, max_called)
    return Seating(judge, days(judge, invited, [expected.show_up_chances[person] for person in invited], seed))


def chance_without_calls(expected: ExpectedPeople, rules: Sequence[RosterRule], seed: int) -> Chance:
    """The chance that all of these rules are kept when everybody is invited and nobody is called in."""
    room = seating(
        expected, rules, seed, invited=range(len(expected.people)), size=_likely_size(expected.show_up_chances)
    )
    return estimated_chance(room, room.chance_without_reserves, seed)


def _likely_size(show_up_chances: Sequence[float]) -> Size:
    """Between which numbers of people it is so likely to end that the rest is lost in the last digit of a float."""
    cumulative_chances = poisson_binomial.distribution(show_up_chances).cumsum()
    return int((cumulative_chances < _NEGLIGIBLE_CHANCE).sum()), int(
        (cumulative_chances < 1.0 - _NEGLIGIBLE_CHANCE).sum()
    )


def estimated_chance(room: Seating, value: float, seed: int) -> Chance:
    """A chance with how it was computed."""
    draws = room.days.draws
    if draws is None:
        return Chance(value)
    interval = share.compute(value, draws)
    return Chance(value, draws, seed, share.standard_error(value, draws), interval.low, interval.high)
