"""Caps that need not tell people apart: "at most 3 of one organisation" where a room seldom has so many anyway.

A cap on each of 900 organisations makes nearly every applicant a type of their own. Left out, there are a few types;
and wherever a room then has no more of each organisation on average than its cap allows, people can be seated in it so
that every cap holds and everybody's chance stays as it was (`seating.py`). What is fair without the caps is then fair
under them, since no lottery under caps is without them impossible.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING

from ecpat_training.roster.selection.demand import ApplicantPool, QuotaDemand, pool

if TYPE_CHECKING:
    from numpy import float64
    from numpy.typing import NDArray


NO_CAP = -1


def split_caps(people: int, seats: int, demands: Sequence[QuotaDemand]) -> tuple[list[QuotaDemand], list[QuotaDemand]]:
    """Parts the demands into those that tell people apart, and caps that types may leave out.

    A cap may be left out if its people are parts of types, not whole ones, and if any two such caps have nobody in
    common or one is within the other (organisations within countries). Where several ways of counting cross
    (organisations and countries that share some people), the way with most caps counts.

    Args:
        people: how many there are.
        seats: how many of them sit in a room.
        demands: what a room must keep.

    Returns:
        The demands that tell people apart, and the caps that are left out.
    """
    uncapped = [demand for demand in demands if demand.kind != "at most"]
    types = pool(people, seats, uncapped).types
    type_by_person = {person: number for number, members in enumerate(types) for person in members}
    cutting = [demand for demand in demands if demand.kind == "at most" and _cuts(demand, types, type_by_person)]
    omitted_caps = set(_nested(cutting))
    return [demand for demand in demands if demand not in omitted_caps], [
        demand for demand in cutting if demand in omitted_caps
    ]


def _cuts(demand: QuotaDemand, types: Sequence[Sequence[int]], type_by_person: dict[int, int]) -> bool:
    members_by_type = Counter(type_by_person[person] for person in demand.members)
    return any(number < len(types[type_]) for type_, number in members_by_type.items())


def _nested(caps: Sequence[QuotaDemand]) -> Iterable[QuotaDemand]:
    """Of these caps as many as are disjoint or nested, those of the largest family of disjoint ones first."""
    families: list[tuple[list[QuotaDemand], set[int]]] = []
    for cap in caps:
        family = next((candidate for candidate in families if candidate[1].isdisjoint(cap.members)), None)
        if family is None:
            families.append(family := ([], set()))
        family[0].append(cap)
        family[1].update(cap.members)
    sizes = list[int]()
    caps_by_person: dict[int, list[int]] = {}
    # The sort is stable: of families of one size the first in the file counts, whoever runs it.
    for members, _ in sorted(families, key=lambda pair: -len(pair[0])):
        for cap in members:
            shared_by_cap = Counter(number for person in cap.members for number in caps_by_person.get(person, ()))
            # All of the smaller one's people are shared: one cap lies within the other, or they are equal.
            if all(number in (len(cap.members), sizes[cap_index]) for cap_index, number in shared_by_cap.items()):
                for person in cap.members:
                    caps_by_person.setdefault(person, []).append(len(sizes))
                sizes.append(len(cap.members))
                yield cap


@dataclass(frozen=True)
class CapModel:
    """People by type, and the caps that don't tell them apart.

    `parents[c]` is the smallest cap around cap c, `NO_CAP` where there is none. `cells[t, c]` are the people of type t
    whose smallest cap is c, in the order of the list.
    """

    pool: ApplicantPool
    caps: tuple[QuotaDemand, ...]

    @property
    def innermost(self) -> Mapping[int, int]:
        """The smallest cap around each person who has one."""
        return self._innermost[0]

    @cached_property
    def _innermost(self) -> tuple[dict[int, int], tuple[int, ...]]:
        innermost: dict[int, int] = {}
        parents = [NO_CAP] * len(self.caps)
        # From the largest to the smallest, so that the innermost cap of a person is written last.
        for number in sorted(range(len(self.caps)), key=lambda cap_index: -len(self.caps[cap_index].members)):
            members = self.caps[number].members
            parents[number] = innermost.get(next(iter(members), NO_CAP), NO_CAP)
            innermost |= dict.fromkeys(members, number)
        return innermost, tuple(parents)

    @property
    def parents(self) -> tuple[int, ...]:
        """The cap around each cap."""
        return self._innermost[1]

    @cached_property
    def cells(self) -> dict[tuple[int, int], tuple[int, ...]]:
        """The people (by index) of each cell: of one type, under one innermost cap. The keys are the numbers of type
        and cap."""
        innermost = self._innermost[0]
        cells: dict[tuple[int, int], list[int]] = {}
        for number, members in enumerate(self.pool.types):
            for person in members:
                cells.setdefault((number, innermost.get(person, NO_CAP)), []).append(person)
        return {cell: tuple(members) for cell, members in cells.items()}

    def enclosing_caps(self, cap: int) -> Iterable[int]:
        """Yields a cap and then the caps around it, from the smallest to the largest."""
        while cap != NO_CAP:
            yield cap
            cap = self.parents[cap]

    @cached_property
    def shares(self) -> "NDArray[float64]":
        """Which share (0 to 1) of each type a cap counts: an array of rows of three, the cap's number, the type's and
        the share."""
        import numpy as np

        counted = Counter[tuple[int, int]]()
        for (type_, cap), members in self.cells.items():
            for outer_cap in self.enclosing_caps(cap):
                counted[outer_cap, type_] += len(members)
        sizes = self.pool.sizes
        return np.array([(cap, type_, number / sizes[type_]) for (cap, type_), number in counted.items()]).reshape(
            -1, 3
        )

    def over(self, rooms: Sequence[Sequence[int]]) -> list[int]:
        """The caps of which some room (people of each type) has more on average, where each of a type is as likely."""
        import numpy as np
        from scipy import sparse

        if not self.caps:
            return []
        positions = self.shares[:, :2].astype(int)
        shape = (len(self.caps), len(self.pool.types))
        shares = sparse.csr_array((self.shares[:, 2], (positions[:, 0], positions[:, 1])), shape=shape)
        max_counts = (shares @ np.array(rooms, float).T).max(axis=1)
        amounts = np.array([cap.amount for cap in self.caps])
        candidate_caps = np.flatnonzero(max_counts > amounts - 1e-6).tolist()
        return [cap for cap in candidate_caps if any(self._mean(cap, room) > self.caps[cap].amount for room in rooms)]

    def _mean(self, cap: int, room: Sequence[int]) -> Fraction:
        sizes, cap_members = self.pool.sizes, self.caps[cap].members
        counted = (
            (number, sum(person in cap_members for person in self.pool.types[type_index]), sizes[type_index])
            for type_index, number in enumerate(room)
        )
        return sum(
            (Fraction(number * capped_members, size) for number, capped_members, size in counted if number), Fraction(0)
        )


_MIN_PRICE = 1e-7  # a dual value above it: the cap keeps people out


@dataclass(frozen=True, slots=True)
class SeatFlow:
    """How many people of each cell sit there, as many in all as caps allow; and the caps because of which no more do,
    none where the room is full."""

    cells: dict[tuple[int, int], int]
    binding_caps: tuple[int, ...]


def seat_most_people(
    cap_model: CapModel, room: Sequence[int], due: Mapping[tuple[int, int], float] | None = None
) -> SeatFlow:
    """As many people of each type as the room has, or as near to it as the caps allow. Among ways that seat as many,
    the one whose cells are most `due` (0 to 1 for a seat of each).

    The relations are those of a network, so that the best corner is in whole numbers.
    """
    import numpy as np
    from scipy import sparse
    from scipy.optimize import linprog

    cells = [cell for cell in cap_model.cells if room[cell[0]]]
    scale = max(sum(room), 1) + 1
    cell_worth = np.array([1 + (due or {}).get(cell, 0.0) / scale for cell in cells])
    rows, columns = list[int](), list[int]()
    for column, (type_, cap) in enumerate(cells):
        for row in (type_, *(len(room) + outer_cap for outer_cap in cap_model.enclosing_caps(cap))):
            rows.append(row)
            columns.append(column)
    right_hand_side = [*room, *(cap.amount for cap in cap_model.caps)]
    frame = sparse.csr_array((np.ones(len(rows)), (rows, columns)), shape=(len(right_hand_side), len(cells)))
    capacity_bounds = [(0, min(len(cap_model.cells[cell]), room[cell[0]])) for cell in cells]
    solution = linprog(-cell_worth, A_ub=frame, b_ub=right_hand_side, bounds=capacity_bounds, method="highs-ds")
    counts = {cell: round(number) for cell, number in zip(cells, solution.x, strict=True) if number > 0.5}
    if sum(counts.values()) == sum(room):
        return SeatFlow(counts, ())
    prices = -solution.ineqlin.marginals[len(room) :]
    return SeatFlow(counts, tuple(np.flatnonzero(prices > _MIN_PRICE).tolist()))
