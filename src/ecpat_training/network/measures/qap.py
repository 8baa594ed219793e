"""How alike two waves are: the correlation of the cells of both matrices (`gcor` of R sna), and the test by quadratic
assignment (QAP), which gives the people of one wave other places, rows and columns together, and asks how often two
networks of such shapes are as alike by chance.

Krackhardt (1988), Social Networks 10(4), 359-381, DOI 10.1016/0378-8733(88)90004-4. Ties of one person are no
independent observations, so a p value of an ordinary correlation would be far too small.
"""

from typing import TYPE_CHECKING

from ecpat_training.network.measures.figure import off_diagonal
from ecpat_training.stats.estimate import TestResult

if TYPE_CHECKING:
    import numpy
    import numpy.typing

    from ecpat_training.network.model.matrix import Ties

REFERENCE = "Krackhardt (1988), DOI 10.1016/0378-8733(88)90004-4"
DRAWS = 10_000
_MAX_CELLS_IN_MEMORY = 1_000_000  # cells of all draws that are held in memory together
_CONSTANT = "one of the networks has no tie, or all of them, so nothing can vary together"


def gcor(before: "Ties", after: "Ties") -> float | None:
    """The correlation of all cells but the diagonal that are known in both; None where one doesn't vary."""
    import numpy

    cells = off_diagonal(len(before))
    value = float(_correlations(before[cells][None, :], after[cells])[0])
    return None if numpy.isnan(value) else value


def qap(before: "Ties", after: "Ties", *, seed: int, draws: int = DRAWS) -> TestResult:
    """The test of the correlation, one-sided: the share of draws at least as alike, the observed one among them."""
    import numpy

    n, observed_gcor = len(before), gcor(before, after)
    method = f"QAP, {draws:,} draws, seed {seed}, one-sided"
    if observed_gcor is None:
        return TestResult("graph correlation", None, None, None, n, method, REFERENCE, _CONSTANT)
    random_generator, cells, hit_count, remaining_draws = numpy.random.default_rng(seed), off_diagonal(n), 0, draws
    fixed_cells = after[cells]
    while remaining_draws:
        batch_size = min(remaining_draws, max(1, _MAX_CELLS_IN_MEMORY // n**2))
        permutations = random_generator.permuted(numpy.tile(numpy.arange(n), (batch_size, 1)), axis=1)
        permuted_cells = before[permutations[:, :, None], permutations[:, None, :]][:, cells]
        # A little less than what was observed: sums in another order differ in the last digit, and ties would be lost.
        hit_count += int((_correlations(permuted_cells, fixed_cells) >= observed_gcor - 1e-12).sum())
        remaining_draws -= batch_size
    # The observed network counts as a draw, since p would be 0 otherwise, which no finite number of draws can show.
    return TestResult("graph correlation", observed_gcor, (hit_count + 1) / (draws + 1), None, n, method, REFERENCE)


def _correlations(
    permuted_cells: "numpy.typing.NDArray[numpy.float64]", fixed_cells: "numpy.typing.NDArray[numpy.float64]"
) -> "numpy.typing.NDArray[numpy.float64]":
    """Pearson's correlation of each row with the same cells of another network, over what is known of both."""
    import numpy

    is_known = ~(numpy.isnan(permuted_cells) | numpy.isnan(fixed_cells))
    n = is_known.sum(axis=1)
    x, y = numpy.where(is_known, permuted_cells, 0.0), numpy.where(is_known, fixed_cells, 0.0)
    sx, sy = x.sum(axis=1), y.sum(axis=1)
    covariance_sum = n * (x * y).sum(axis=1) - sx * sy
    variance_product = (n * (x * x).sum(axis=1) - sx**2) * (n * (y * y).sum(axis=1) - sy**2)
    with numpy.errstate(divide="ignore", invalid="ignore"):
        return numpy.where(variance_product > 0, covariance_sum / numpy.sqrt(variance_product), numpy.nan)
