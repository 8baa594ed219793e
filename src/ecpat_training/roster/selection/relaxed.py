"""The fairest chances if people could be halved: no lottery over rooms is fairer, and most often one is as fair."""

from typing import TYPE_CHECKING

from ecpat_training.roster.selection.program import Program

if TYPE_CHECKING:
    from ecpat_training.roster.selection.program import Floats

EXACT = 1e-9
TOLERANCES = {"primal_feasibility_tolerance": 1e-10, "dual_feasibility_tolerance": 1e-10}
TIGHT = 1e-7  # a price above it: the chance can't be raised in any answer


def relaxed_leximin(program: Program) -> "tuple[Floats, Floats] | None":
    """The leximin chances (each type's, 0 to 1) under the relations alone, without whole numbers, and values of all
    variables that give them; None where the relations have no answer.

    The lowest chance is raised as far as it goes; whoever can't have more by the prices of that answer is settled at
    it, and the next lowest is raised (max-min fairness). Complementary slackness makes each round settle somebody.
    """
    import numpy as np
    from scipy import sparse
    from scipy.optimize import linprog

    types, low, high = program.types, *program.limits
    sizes = np.array(program.pool.sizes, float)
    columns = len(program.most)
    capped, floored = np.isfinite(high), np.isfinite(low)
    frame = np.vstack([program.matrix[capped], -program.matrix[floored]])
    sides = np.concatenate([high[capped], -low[floored]])
    own = np.zeros((types, columns))
    own[np.arange(types), np.arange(types)] = -1 / sizes
    values = np.zeros(columns)
    chances, settled = np.zeros(types), np.zeros(types, bool)
    bounds = [*((0, most) for most in program.most), (0, 1)]
    worth = np.zeros(columns + 1)
    worth[-1] = -1
    while not settled.all():
        raised = np.concatenate([np.zeros(len(frame)), ~settled])[:, None]
        left = sparse.csr_array(np.hstack([np.vstack([frame, own]), raised]))
        right = np.concatenate([sides, np.where(settled, -chances, 0)])
        found = linprog(worth, A_ub=left, b_ub=right, bounds=bounds, method="highs", options=TOLERANCES)
        if found.x is None:
            return None
        lowest, values = found.x[-1], found.x[:-1]
        prices = -found.ineqlin.marginals[-types:]
        now = ~settled & (prices > TIGHT)
        if lowest > 1 - EXACT or not now.any():
            now = ~settled
        chances[now] = lowest
        settled |= now
    return chances, values
