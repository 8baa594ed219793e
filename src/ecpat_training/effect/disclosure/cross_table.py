"""People by two columns: totals large enough, small cells hidden, and others with them until none can be computed.

A reader knows the totals and the cells shown. For every hidden cell the smallest and the largest whole number that fit
are computed as an integer programme; while one leaves no choice, or tells that a cell is small, the cells that make the
cheapest rectangle with it are hidden too.

The rectangles are those of the hypercube method: S. Giessing and D. Repsilber (2002), Tools and strategies to protect
multiple tables with the GHQUAR cell suppression engine, in: Inference control in statistical databases, 181-192,
doi:10.1007/3-540-47804-3.
"""

from collections.abc import Sequence

from ecpat_training.values.thresholds import SMALLEST_FOR_A_CROSS_TABLE, SMALLEST_PUBLISHED_GROUP

Cells = tuple[tuple[int | None, ...], ...]


def protected(counts: Sequence[Sequence[int]], k: int = SMALLEST_PUBLISHED_GROUP) -> Cells | None:
    """The table with None in place of each hidden cell; its totals may be printed.

    Args:
        counts: people by row and column, both of groups that `broken_down` allows.
        k: the fewest people that a cell may show.

    Returns:
        None where no table may be printed: fewer than 60 people, a total under k, or no cell left to show.
    """
    totals = [*map(sum, counts), *map(sum, zip(*counts, strict=True))]
    if sum(map(sum, counts)) < SMALLEST_FOR_A_CROSS_TABLE or min(totals) < k:
        return None
    hidden_cells = {(r, c) for r, row in enumerate(counts) for c, cell in enumerate(row) if cell < k}
    while open_cell := _revealed(counts, hidden_cells, k):
        partners = _partners(counts, hidden_cells, open_cell)
        if not partners:
            return None
        hidden_cells |= partners
    if len(hidden_cells) == len(counts) * len(counts[0]):
        return None
    return tuple(
        tuple(None if (r, c) in hidden_cells else cell for c, cell in enumerate(row)) for r, row in enumerate(counts)
    )


def _revealed(counts: Sequence[Sequence[int]], hidden_cells: set[tuple[int, int]], k: int) -> tuple[int, int] | None:
    """A hidden cell of which the rest of the table tells the number, or that it is small."""
    for cell in sorted(hidden_cells):
        lower_bound, upper_bound = bounds(counts, hidden_cells, cell)
        # An interval of possible counts that ends below k tells that few people are there, even if not how many.
        if upper_bound <= lower_bound or upper_bound < k:
            return cell
    return None


def bounds(
    counts: Sequence[Sequence[int]], hidden_cells: set[tuple[int, int]], cell: tuple[int, int]
) -> tuple[int, int]:
    """(smallest, largest) number of people in a hidden cell that fits the cells shown and all totals."""
    import numpy
    from scipy.optimize import LinearConstraint, milp  # slow to load, and for this alone

    order = sorted(hidden_cells)
    sums = [{place for place in order if place[0] == r} for r in range(len(counts))]
    sums += [{place for place in order if place[1] == c} for c in range(len(counts[0]))]
    lines = [line for line in sums if line]
    matrix = numpy.array([[place in line for place in order] for line in lines], dtype=float)
    total = numpy.array([sum(counts[r][c] for r, c in line) for line in lines], dtype=float)
    aim = numpy.array([place == cell for place in order], dtype=float)
    total_constraints = LinearConstraint(matrix, total, total)
    # Whole numbers: in fractions a cell may seem open that integers leave no choice.
    optima = [milp(sign * aim, constraints=total_constraints, integrality=numpy.ones(len(order))) for sign in (1, -1)]
    return round(optima[0].fun), round(-optima[1].fun)


def _partners(
    counts: Sequence[Sequence[int]], hidden_cells: set[tuple[int, int]], cell: tuple[int, int]
) -> set[tuple[int, int]]:
    """The cells that make a rectangle with another, so that one can be larger where its neighbours are smaller: the
    rectangle in which the fewest people are hidden that weren't. None are left where all are hidden already."""
    row, column = cell
    rectangles = [
        {(row, c), (r, column), (r, c)} - hidden_cells
        for r in range(len(counts))
        for c in range(len(counts[0]))
        if r != row and c != column
    ]
    return min(
        (new_cells for new_cells in rectangles if new_cells),
        key=lambda new_cells: (sum(counts[r][c] for r, c in new_cells), sorted(new_cells)),
        default=set(),
    )
