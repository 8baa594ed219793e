"""Referral reach: the share of people who could pass a case on to another sector, since they name somebody there."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ecpat_training.network.measures.figure import off_diagonal, share

if TYPE_CHECKING:
    from ecpat_training.network.model.matrix import Labels, Ties


@dataclass(frozen=True, slots=True)
class Reach:
    """Of `people`, `everywhere` name somebody in each other sector; of the `outside[s]` people who aren't of sector s,
    `into[s]` name somebody in it."""

    people: int
    everywhere: int
    into: tuple[int, ...]
    outside: tuple[int, ...]

    @property
    def share(self) -> float | None:
        """The share of people who reach every other sector; None where nobody answered."""
        return share(self.everywhere, self.people)


def reach(ties: "Ties", sectors: "Labels", sector_count: int) -> Reach:
    """Counts, for each of `sector_count` sectors, who reaches it. Sectors in which nobody answered are still reached:
    the columns of `ties` may be of more people than its rows, which come first."""
    import numpy

    rows = len(ties)
    is_named = ties == 1
    is_named[:, :rows] &= off_diagonal(rows)
    is_member = sectors[:, None] == numpy.arange(sector_count)[None, :]
    is_reached = is_named.astype(int) @ is_member.astype(int) > 0
    is_own_sector = is_member[:rows]
    has_members = is_member.any(axis=0)
    return Reach(
        rows,
        int((is_reached | is_own_sector | ~has_members).all(axis=1).sum()) if has_members.sum() > 1 else 0,
        tuple((is_reached & ~is_own_sector).sum(axis=0).tolist()),
        tuple((~is_own_sector).sum(axis=0).tolist()),
    )
