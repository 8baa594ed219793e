"""What became of ties from one wave to the next: kept, lost, new, and Jaccard's index of likeness,

    J = kept / (kept + lost + new)

(Jaccard 1912, New Phytologist 11(2), DOI 10.1111/j.1469-8137.1912.tb05611.x). Only what is known in both waves counts.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ecpat_training.network.measures.figure import off_diagonal, share

if TYPE_CHECKING:
    from ecpat_training.network.model.matrix import Ties

REFERENCE = "Jaccard (1912), DOI 10.1111/j.1469-8137.1912.tb05611.x"


@dataclass(frozen=True, slots=True)
class TieChange:
    """Ties that were there both times, only before, only after, and never; `unknown` pairs are of neither."""

    kept: int
    lost: int
    new: int
    never: int
    unknown: int

    @property
    def jaccard(self) -> float | None:
        """The share of all ties of both waves that are there twice; None where there is none."""
        return share(self.kept, self.kept + self.lost + self.new)


def tie_change(before: "Ties", after: "Ties") -> TieChange:
    """Counts the ties of the same people in two waves."""
    import numpy

    cells = off_diagonal(len(before))
    earlier_ties, later_ties = before[cells], after[cells]
    is_known = ~(numpy.isnan(earlier_ties) | numpy.isnan(later_ties))
    was_tied, is_tied = earlier_ties[is_known] == 1, later_ties[is_known] == 1
    return TieChange(
        int((was_tied & is_tied).sum()),
        int((was_tied & ~is_tied).sum()),
        int((~was_tied & is_tied).sum()),
        int((~was_tied & ~is_tied).sum()),
        int((~is_known).sum()),
    )
