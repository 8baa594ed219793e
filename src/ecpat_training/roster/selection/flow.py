"""How many of each cell can sit in a room under caps that were left out: a flow from types through caps."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ecpat_training.roster.selection.caps import Capped

_PRICED = 1e-7  # a dual value above it: the cap keeps people out


@dataclass(frozen=True, slots=True)
class SeatFlow:
    """How many people of each cell sit there, as many in all as caps allow; and the caps because of which no more do,
    none where the room is full."""

    cells: dict[tuple[int, int], int]
    short_by: tuple[int, ...]


def most_seated(capped: Capped, room: Sequence[int], due: Mapping[tuple[int, int], float] | None = None) -> SeatFlow:
    """As many people of each type as the room has, or as near to it as the caps allow. Among ways that seat as many,
    the one whose cells are most `due` (0 to 1 for a seat of each).

    The relations are those of a network, so that the best corner is in whole numbers.
    """
    import numpy as np
    from scipy import sparse
    from scipy.optimize import linprog

    cells = [at for at in capped.cells if room[at[0]]]
    wide = max(sum(room), 1) + 1
    worth = np.array([1 + (due or {}).get(at, 0.0) / wide for at in cells])
    rows, columns = list[int](), list[int]()
    for column, (type_, cap) in enumerate(cells):
        for row in (type_, *(len(room) + one for one in capped.around(cap))):
            rows.append(row)
            columns.append(column)
    right = [*room, *(cap.amount for cap in capped.caps)]
    frame = sparse.csr_array((np.ones(len(rows)), (rows, columns)), shape=(len(right), len(cells)))
    most = [(0, min(len(capped.cells[at]), room[at[0]])) for at in cells]
    found = linprog(-worth, A_ub=frame, b_ub=right, bounds=most, method="highs-ds")
    counts = {at: round(number) for at, number in zip(cells, found.x, strict=True) if number > 0.5}
    if sum(counts.values()) == sum(room):
        return SeatFlow(counts, ())
    prices = -found.ineqlin.marginals[len(room) :]
    return SeatFlow(counts, tuple(np.flatnonzero(prices > _PRICED).tolist()))
