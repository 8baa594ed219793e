"""Everybody who may get a seat, by what tells them apart under the demands."""

from collections.abc import Sequence
from dataclasses import dataclass

from ecpat_training.roster.selection.demand import QuotaDemand


@dataclass(frozen=True, slots=True)
class Pool:
    """Applicants by type. Two people are of one type when every demand counts both or neither: nothing that is asked
    tells them apart, so they get the same chance. `types` hold indices of people, rising; together all of them."""

    types: tuple[tuple[int, ...], ...]
    seats: int

    @property
    def sizes(self) -> list[int]:
        """How many people are of each type."""
        return [len(members) for members in self.types]

    def of(self, members: frozenset[int]) -> list[int]:
        """The types whose people are among these; each is as a whole, or not at all."""
        return [index for index, people in enumerate(self.types) if people[0] in members]


def pool(people: int, seats: int, demands: Sequence[QuotaDemand]) -> Pool:
    """Sorts so many people by the demands that count them.

    Types stand in the order of their first person, so that the order of the list is the only order there is.
    """
    counted = [0] * people
    bit = 1
    for demand in demands:
        for group in demand.groups:
            for person in group:
                counted[person] |= bit
            bit <<= 1
    types: dict[int, list[int]] = {}
    for person, signature in enumerate(counted):
        types.setdefault(signature, []).append(person)
    return Pool(tuple(tuple(members) for members in types.values()), seats)
