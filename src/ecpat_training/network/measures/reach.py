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


def reach(ties: "Ties", sectors: "Labels", how_many: int) -> Reach:
    """Counts, for each of `how_many` sectors, who reaches it. Sectors in which nobody answered are still reached: the
    columns of `ties` may be of more people than its rows, which come first."""
    import numpy

    rows = len(ties)
    is_named = ties == 1
    is_named[:, :rows] &= off_diagonal(rows)
    members = sectors[:, None] == numpy.arange(how_many)[None, :]
    is_reached = is_named.astype(int) @ members.astype(int) > 0
    is_own = members[:rows]
    has_members = members.any(axis=0)
    return Reach(
        rows,
        int((is_reached | is_own | ~has_members).all(axis=1).sum()) if has_members.sum() > 1 else 0,
        tuple((is_reached & ~is_own).sum(axis=0).tolist()),
        tuple((~is_own).sum(axis=0).tolist()),
    )
