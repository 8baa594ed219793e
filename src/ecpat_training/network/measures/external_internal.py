"""The E-I index: how far ties lead out of people's own sector,

    E-I = (external - internal) / (external + internal),

from -1, all inside, to 1, all across (Krackhardt and Stern 1988, Social Psychology Quarterly 51(2), 123-140,
DOI 10.2307/2786835). Where a sector is small, most others are outside it whatever anybody does, so the figure says
nothing by itself. With it come the least and the most that these people could reach with as many ties as each has,

    external of person i:  from max(0, d_i - (s_i - 1)) to min(d_i, n - s_i),

with d_i the ties and s_i the people of the own sector; and a test that deals the sectors out to the people anew.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ecpat_training.network.measures.figure import NetworkFigure, off_diagonal, share

if TYPE_CHECKING:
    import numpy
    import numpy.typing

    from ecpat_training.network.model.matrix import Labels, Ties

REFERENCE = "Krackhardt and Stern (1988), DOI 10.2307/2786835"
METHOD = "ties to other sectors less those inside the own, of all ties of known sectors"
DRAWS = 10_000
_MAX_CELLS_IN_MEMORY = 2_000_000  # cells of all draws that are held in memory together
_NO_TIE = "there is no tie among those who answered"
ONE_SECTOR = "all who answered are of one sector, or no sector is known"


@dataclass(frozen=True, slots=True)
class ExternalInternal:
    """The index with its counts of ties. `least` and `most` are attainable with these sectors and out-degrees;
    `expected` is its mean where sectors mean nothing. `p` is two-sided: twice the smaller tail, at most 1."""

    figure: NetworkFigure
    external: int
    internal: int
    least: float | None
    most: float | None
    expected: float | None
    p: float | None
    draws: int


def external_internal(
    answered_ties: "Ties", sectors: "Labels", all_ties: "Ties", every_sector: "Labels", *, seed: int, draws: int = DRAWS
) -> ExternalInternal:
    """The index of those who answered, with bounds for everybody, the attainable range and the test. People without a
    known sector are left out before."""
    import numpy

    external_ties, internal_ties = _counts(answered_ties == 1, sectors)
    known_external, known_internal = _counts(all_ties == 1, every_sector)
    possible_external, possible_internal = _counts(numpy.isnan(all_ties), every_sector)
    tie_count = external_ties + internal_ties
    has_one_sector = len(numpy.unique(sectors)) < 2
    value = None if has_one_sector else index(external_ties, internal_ties)
    reason = ONE_SECTOR if has_one_sector else None if tie_count else _NO_TIE
    lower_index, upper_index = (
        index(known_external, known_internal + possible_internal),
        index(known_external + possible_external, known_internal),
    )
    figure = NetworkFigure(
        "E-I index", value, *((None, None) if has_one_sector else (lower_index, upper_index)), METHOD, REFERENCE, reason
    )
    if value is None:
        return ExternalInternal(figure, external_ties, internal_ties, None, None, None, None, 0)
    min_index, max_index = attainable(answered_ties, sectors)
    dealt_indexes = of_dealt_sectors(answered_ties, sectors, seed=seed, draws=draws)
    return ExternalInternal(
        figure,
        external_ties,
        internal_ties,
        min_index,
        max_index,
        expected(sectors),
        two_sided_p(dealt_indexes, value),
        draws,
    )


def index(external_ties: float, internal_ties: float) -> float | None:
    """(E - I) / (E + I); None without a tie."""
    return share(external_ties - internal_ties, external_ties + internal_ties)


def attainable(ties: "Ties", sectors: "Labels") -> tuple[float, float]:
    """(least, most) that the index can be, -1 to 1, if all keep the number of people whom they name."""
    import numpy

    n = len(ties)
    out_degrees = ((ties == 1) & off_diagonal(n)).sum(axis=1)
    sector_sizes = numpy.bincount(sectors)[sectors]
    # Who names more people than the own sector has others must name some outside, whatever the sectors mean.
    min_external = numpy.maximum(0, out_degrees - (sector_sizes - 1)).sum()
    max_external = numpy.minimum(out_degrees, n - sector_sizes).sum()
    total = float(out_degrees.sum())
    return float(2 * min_external / total - 1), float(2 * max_external / total - 1)


def expected(sectors: "Labels") -> float:
    """The mean of the index over all ways to deal out the sectors: ties lead outside as often as any two people are of
    different sectors, 1 - sum s (s - 1) / (n (n - 1))."""
    import numpy

    n, sizes = len(sectors), numpy.bincount(sectors)
    return float(1 - 2 * (sizes * (sizes - 1)).sum() / (n * (n - 1)))


def of_dealt_sectors(
    ties: "Ties", sectors: "Labels", *, seed: int, draws: int
) -> "numpy.typing.NDArray[numpy.float64]":
    """The index under each of `draws` random deals of the same sectors to the people, shape (draws,). One seed gives
    the same deals for every network of as many people, so that two waves are dealt together."""
    import numpy

    rows, columns = numpy.nonzero((ties == 1) & off_diagonal(len(ties)))
    random_generator, batches, remaining_draws = numpy.random.default_rng(seed), [], draws
    while remaining_draws:
        batch_size = min(
            remaining_draws, max(1, _MAX_CELLS_IN_MEMORY // len(sectors) ** 2)
        )  # the same for every network of so many people
        dealt_sectors = random_generator.permuted(numpy.tile(sectors, (batch_size, 1)), axis=1)
        batches.append((dealt_sectors[:, rows] != dealt_sectors[:, columns]).sum(axis=1))
        remaining_draws -= batch_size
    return 2 * numpy.concatenate(batches) / len(rows) - 1


def two_sided_p(drawn_values: "numpy.typing.NDArray[numpy.float64]", observed_value: float) -> float:
    """The two-sided p: twice the smaller share of draws that are as far out as the observed figure, which counts as
    a draw; at most 1."""
    above_count, below_count = (
        int((drawn_values >= observed_value - 1e-12).sum()),
        int((drawn_values <= observed_value + 1e-12).sum()),
    )
    return min(1.0, 2 * (min(above_count, below_count) + 1) / (len(drawn_values) + 1))


def _counts(cells: "numpy.typing.NDArray[numpy.bool_]", sectors: "Labels") -> tuple[int, int]:
    crosses_sectors = sectors[:, None] != sectors[None, :]
    is_tied = cells & off_diagonal(len(sectors))
    return int((is_tied & crosses_sectors).sum()), int((is_tied & ~crosses_sectors).sum())
