"""What the rules ask of a room whose people are not known before the day, as bounds on how many of a set come.

Every rule is asked through its `constrain`, once for each size that the room may have, since shares of those present
(`35-45 %`) mean other head counts in a smaller room. A rule about the number of people alone needs no
`constrain`: its check over so many strangers says which sizes it allows.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ecpat_training.core.location import Location
from ecpat_training.roster.rule_parts.rule import RosterRule, group_by_weight
from ecpat_training.values.participant import Participant, Roster

_NO_BOUND = -(2**62)


@dataclass(frozen=True, slots=True)
class Bound:
    """At least `low` and at most `high` (None: open) of a set come; `or_none` allows nobody as well. `sets` are indices
    of sets. Of several, those are counted from which somebody comes (`kinds`), or each of their people by the set's
    weight (`weights`)."""

    sets: tuple[int, ...]
    lower_bound: int | None
    upper_bound: int | None = None
    or_none: bool = False
    kinds: bool = False
    weights: tuple[int, ...] = ()

    @property
    def plain(self) -> bool:
        """Whether it is a bound on the people of one set, and nothing else."""
        return not (self.or_none or self.kinds or self.weights)

    def holds(self, number: Any) -> Any:
        """Whether a count keeps it, elementwise where there are many."""
        is_within_bound = number >= (_NO_BOUND if self.lower_bound is None else self.lower_bound)
        if self.or_none:
            is_within_bound |= number == 0
        return is_within_bound & (number <= self.upper_bound) if self.upper_bound is not None else is_within_bound


@dataclass(frozen=True, slots=True)
class RoomDemands:
    """What is asked. `sets[s]` holds the indices of the people whom bounds count, the first everybody; `bounds[n]` is
    what is asked of a room of n people."""

    sets: tuple[frozenset[int], ...]
    bounds: tuple[tuple[Bound, ...], ...]

    @property
    def people(self) -> int:
        """How many people there are to count."""
        return len(self.bounds) - 1


@dataclass(slots=True)
class _BoundRecorder:
    """Seats of a room of a certain size that only note what is asked of them."""

    people: Sequence[Participant]
    seats: int
    sets: dict[frozenset[int], int]
    bounds: list[Bound] = field(default_factory=list)

    def between(self, wording: str, members: Collection[int], low: int | None, high: int | None) -> None:  # noqa: ARG002
        self.bounds.append(Bound((self._set(members),), low, high))

    def none_or_at_least(self, wording: str, members: Collection[int], least: int) -> None:  # noqa: ARG002
        self.bounds.append(Bound((self._set(members),), least, or_none=True))

    def kinds_at_least(self, wording: str, kinds: Mapping[str, Collection[int]], least: int) -> None:  # noqa: ARG002
        self.bounds.append(Bound(tuple(self._set(members) for members in kinds.values()), least, kinds=True))

    def weighted(
        self,
        wording: str,  # noqa: ARG002
        weights: Mapping[int, int],
        low: int | None,
        high: int | None,
        share_members: Collection[int] | None = None,  # noqa: ARG002
    ) -> None:
        groups = group_by_weight(weights)
        sets = tuple(self._set(members) for members in groups.values())
        self.bounds.append(Bound(sets, low, high, weights=tuple(groups)))

    def _set(self, members: Collection[int]) -> int:
        return self.sets.setdefault(frozenset(members), len(self.sets))


def strangers(number: int) -> Roster:
    """A room of so many people of whom nothing is known: what rules want of it, they want of any room of that size."""
    return room_of([Participant(row=0, where=Location(""))] * number)


def room_of(people: Sequence[Participant]) -> Roster:
    """These people as a roster, for a rule's check; they have been validated when they were read."""
    return Roster.model_construct(file="", sheet=None, rows=len(people), participants=tuple(people))


def room_demands(
    rules: Sequence[RosterRule], people: Sequence[Participant], size: tuple[int | None, int | None] = (None, None)
) -> RoomDemands:
    """What these rules ask, and that the room holds so many people as `size` says (None: open).

    Args:
        rules: each is asked for in full, be it hard or a wish.
        people: everybody who may come.
        size: the fewest and the most people in the room.
    """
    all_people = frozenset(range(len(people)))
    sets = {all_people: 0}
    min_seats, max_seats = size[0] or 0, len(people) if size[1] is None else size[1]
    about_size = [rule for rule in rules if _is_about_size(rule)]
    about_people = [_OfPeople(rule, people, sets) for rule in rules if rule not in about_size]
    bounds: list[tuple[Bound, ...]] = []
    for seats in range(len(people) + 1):
        if min_seats <= seats <= max_seats and all(_allows(rule, seats) for rule in about_size):
            bounds.append(tuple(bound for rule in about_people for bound in rule.bounds(seats)))
        else:
            bounds.append((Bound((0,), len(people) + 1),))
    return RoomDemands(tuple(sets), tuple(bounds))


class _OfPeople:
    """A rule about people. What it asks alike of rooms of nobody, of one person, of half of the people and of all is no
    share of those present, and is asked alike of every room: a long list then needn't be gone through for each size."""

    def __init__(self, rule: RosterRule, people: Sequence[Participant], sets: dict[frozenset[int], int]) -> None:
        self._rule, self._people, self._sets = rule, people, sets
        first_bounds, *further_bounds = (self._asked(seats) for seats in (0, 1, (len(people) + 1) // 2, len(people)))
        self._always = first_bounds if all(bounds == first_bounds for bounds in further_bounds) else None

    def bounds(self, seats: int) -> tuple[Bound, ...]:
        """What the rule asks of a room of so many."""
        return self._asked(seats) if self._always is None else self._always

    def _asked(self, seats: int) -> tuple[Bound, ...]:
        room = _BoundRecorder(self._people, seats, self._sets)
        if not self._rule.is_off:
            self._rule.constrain(room)
        return tuple(room.bounds)


def _is_about_size(rule: RosterRule) -> bool:
    counts = rule.check(strangers(1)).counts
    return any(count.of == "size" for count in counts)


def _allows(rule: RosterRule, seats: int) -> bool:
    return bool(rule.check(strangers(seats)).kept)
