"""Reciprocity: how often both name each other. Three figures go by that name, and differ much where ties are few:

    dyadic          (mutual + null) / all pairs            pairs that agree, pairs without any tie included
    dyadic.nonnull  mutual / (mutual + one-sided)          of pairs with a tie, those in which both name each other
    edgewise        2 mutual / (2 mutual + one-sided)      of ties, those that are returned

as `grecip` of R sna names them (Butts 2008, Journal of Statistical Software 24(6), DOI 10.18637/jss.v024.i06). Bounds
put into every pair of which something is unknown what makes the figure least, and what makes it largest.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ecpat_training.network.measures.figure import NetworkFigure, share

if TYPE_CHECKING:
    from ecpat_training.network.model.matrix import Ties

REFERENCE = "Butts (2008), DOI 10.18637/jss.v024.i06"
DYADIC, NONNULL, EDGEWISE = "reciprocity, dyadic", "reciprocity, dyadic.nonnull", "reciprocity, edgewise"
_NO_TIE = "there is no tie among those who answered"
_NO_PAIR = "of no pair it is known what both say"


@dataclass(frozen=True, slots=True)
class DyadCensus:
    """How many pairs of people there are of each kind: both name each other, one does, none does; or one direction is
    unknown, beside a tie (`half_named`) or beside none (`half_not`), or both are (`unknown`)."""

    mutual: int
    one_sided: int
    null: int
    half_named: int = 0
    half_not: int = 0
    unknown: int = 0

    @property
    def open(self) -> int:
        """Pairs of which something isn't known."""
        return self.half_named + self.half_not + self.unknown

    @property
    def closed(self) -> int:
        """Pairs of which all is known."""
        return self.mutual + self.one_sided + self.null


def census(ties: "Ties") -> DyadCensus:
    """The number of pairs of people of each kind."""
    import numpy

    upper_triangle = numpy.triu_indices(len(ties), 1)
    forward_ties, backward_ties = ties[upper_triangle], ties.T[upper_triangle]
    unknown_count = numpy.isnan(forward_ties).astype(int) + numpy.isnan(backward_ties)
    named_count = (forward_ties > 0).astype(int) + (backward_ties > 0)

    def dyads(missing_answers: int, tie_count: int) -> int:
        return int(((unknown_count == missing_answers) & (named_count == tie_count)).sum())

    return DyadCensus(dyads(0, 2), dyads(0, 1), dyads(0, 0), dyads(1, 1), dyads(1, 0), int((unknown_count == 2).sum()))


def reciprocity(answered_ties: "Ties", all_ties: "Ties") -> tuple[NetworkFigure, NetworkFigure, NetworkFigure]:
    """(dyadic, dyadic.nonnull, edgewise) reciprocity of people who answered, 0 to 1, each with bounds for everybody."""
    answered_census, full_census = census(answered_ties), census(all_ties)
    mutual_pairs, one_sided_pairs, null_pairs = full_census.mutual, full_census.one_sided, full_census.null
    can_be_mutual = full_census.half_named + full_census.unknown
    pairs = full_census.closed + full_census.open
    reason = _NO_TIE if answered_census.closed else _NO_PAIR
    return (
        _figure(
            DYADIC,
            share(answered_census.mutual + answered_census.null, answered_census.closed),
            share(mutual_pairs + null_pairs, pairs),
            share(mutual_pairs + null_pairs + full_census.open, pairs),
            "pairs in which both say the same, of all pairs",
            reason,
        ),
        _figure(
            NONNULL,
            share(answered_census.mutual, answered_census.mutual + answered_census.one_sided),
            share(mutual_pairs, mutual_pairs + one_sided_pairs + full_census.open),
            share(mutual_pairs + can_be_mutual, mutual_pairs + one_sided_pairs + can_be_mutual),
            "pairs in which both name each other, of pairs with a tie",
            reason,
        ),
        _figure(
            EDGEWISE,
            share(2 * answered_census.mutual, 2 * answered_census.mutual + answered_census.one_sided),
            share(2 * mutual_pairs, 2 * mutual_pairs + one_sided_pairs + full_census.open),
            share(2 * (mutual_pairs + can_be_mutual), 2 * (mutual_pairs + can_be_mutual) + one_sided_pairs),
            "ties that are returned, of all ties",
            reason,
        ),
    )


def _figure(
    name: str, value: float | None, lower_bound: float | None, upper_bound: float | None, method: str, reason: str
) -> NetworkFigure:
    return NetworkFigure(
        name, value, lower_bound, upper_bound, method, REFERENCE, None if value is not None else reason
    )
