"""Whether ties across sectors grew by more than chance: the change of the E-I index, tested by dealing the sectors out
to the people anew, in both waves together. What is the same in both waves, as who names many, stays as it is; only the
link between the people's sectors and their ties is broken."""

from typing import TYPE_CHECKING

from ecpat_training.network.measures.external_internal import REFERENCE, of_dealt_sectors, two_sided_p
from ecpat_training.network.measures.figure import off_diagonal
from ecpat_training.stats.estimate import TestResult

if TYPE_CHECKING:
    from ecpat_training.network.model.matrix import Labels, Ties

_NO_TIE = "one of the waves has no tie"
_ONE_SECTOR = "there is only one sector"


def index_change(before: "Ties", after: "Ties", sectors: "Labels", *, seed: int, draws: int) -> TestResult:
    """The change of the index of the same people, after less before, two-sided."""
    import numpy

    n = len(sectors)
    method = f"sectors dealt out in both waves together, {draws:,} draws, seed {seed}, two-sided"
    reason = _ONE_SECTOR if len(numpy.unique(sectors)) < 2 else None
    cells = off_diagonal(n)
    if not ((before[cells] == 1).any() and (after[cells] == 1).any()):
        reason = reason or _NO_TIE
    if reason:
        return TestResult("change of the E-I index", None, None, None, n, method, REFERENCE, reason)
    drawn_changes = of_dealt_sectors(after, sectors, seed=seed, draws=draws)
    drawn_changes = drawn_changes - of_dealt_sectors(before, sectors, seed=seed, draws=draws)
    change = _index(after, sectors) - _index(before, sectors)
    return TestResult("change of the E-I index", change, two_sided_p(drawn_changes, change), None, n, method, REFERENCE)


def _index(ties: "Ties", sectors: "Labels") -> float:
    is_tied = (ties == 1) & off_diagonal(len(sectors))
    crosses_sectors = sectors[:, None] != sectors[None, :]
    return float(2 * (is_tied & crosses_sectors).sum() / is_tied.sum() - 1)
