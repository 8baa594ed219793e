"""The density of a network: how many of all possible ties there are, m / (n (n - 1)) where each tie has a direction.

Wasserman and Faust (1994), Social Network Analysis, section 4.3. Bounds: every unknown cell without a tie, and with
one.
"""

from typing import TYPE_CHECKING

from ecpat_training.network.measures.figure import NetworkFigure, off_diagonal, share

if TYPE_CHECKING:
    from ecpat_training.network.model.matrix import Ties

METHOD = "ties among those who answered, of all possible ones"
REFERENCE = "Wasserman and Faust (1994), section 4.3"


def density(answered_ties: "Ties", all_ties: "Ties") -> NetworkFigure:
    """The density among those who answered, with bounds for everybody, whose matrix may have unknown rows."""
    answered_tie_count, known_count, _ = _counts(answered_ties)
    tie_count, _, unknown_count = _counts(all_ties)
    cells = len(all_ties) * (len(all_ties) - 1)
    value = share(answered_tie_count, known_count)
    reason = None if value is not None else "nothing is known of two people who answered"
    return NetworkFigure(
        "density",
        value,
        share(tie_count, cells),
        share(tie_count + unknown_count, cells),
        METHOD,
        REFERENCE,
        undefined=reason,
    )


def _counts(ties: "Ties") -> tuple[int, int, int]:
    import numpy

    cells = ties[off_diagonal(len(ties))]
    is_known = ~numpy.isnan(cells)
    return int((cells[is_known] > 0).sum()), int(is_known.sum()), int((~is_known).sum())
