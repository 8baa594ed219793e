"""Who names whom by sector: the ties from each sector to each, of all that could be (Newman 2003, Physical Review E 67,
026126, DOI 10.1103/PhysRevE.67.026126)."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ecpat_training.network.measures.figure import off_diagonal, share

if TYPE_CHECKING:
    from ecpat_training.network.model.matrix import Labels, Ties

REFERENCE = "Newman (2003), DOI 10.1103/PhysRevE.67.026126"


@dataclass(frozen=True, slots=True)
class Mixing:
    """`ties[a][b]` lead from sector a to sector b, of `possible[a][b]` pairs of which something is known; sectors are
    in the order of their labels, `people` how many are in each."""

    people: tuple[int, ...]
    ties: tuple[tuple[int, ...], ...]
    possible: tuple[tuple[int, ...], ...]

    def density(self, source: int, target: int) -> float | None:
        """The share of possible ties from one sector to another; None where none is possible."""
        return share(self.ties[source][target], self.possible[source][target])


def mixing(ties: "Ties", sectors: "Labels", sector_count: int) -> Mixing:
    """Counts the ties from each of `sector_count` sectors to each, of those who answered."""
    import numpy

    is_known = ~numpy.isnan(ties) & off_diagonal(len(ties))
    is_member = numpy.arange(sector_count)[:, None] == sectors[None, :]
    weights = is_member.astype(int)
    tie_counts = weights @ ((ties == 1) & is_known).astype(int) @ weights.T
    possible_ties = weights @ is_known.astype(int) @ weights.T
    return Mixing(tuple(is_member.sum(axis=1).tolist()), _rows(tie_counts.tolist()), _rows(possible_ties.tolist()))


def _rows(matrix: list[list[int]]) -> tuple[tuple[int, ...], ...]:
    return tuple(tuple(row) for row in matrix)
