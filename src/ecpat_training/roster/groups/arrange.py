"""People on the points of a design: who meets nobody twice anyway should meet other sectors, in mixed groups."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ecpat_training.roster.groups.costs import CROSS, OTHERS, Costs
from ecpat_training.roster.model.group_goal import Goal
from ecpat_training.roster.model.group_task import Round

if TYPE_CHECKING:
    from numpy.random import Generator

    from ecpat_training.roster.groups.costs import Real, Whole

HOT, COLD = 3.0 * OTHERS, 0.2 * OTHERS


def arrange(costs: Costs, design: Sequence[Round], steps: int, rng: "Generator") -> tuple[Round, ...]:
    """The design's rounds with people in place of points, the best that annealing without rejections comes to (see
    `anneal.py`): two people change places in all rounds at once. Who changes with whom alters the pairs of different
    sectors that meet as in a quadratic assignment problem (Koopmans and Beckmann 1957)."""
    import numpy as np

    people = len(costs.task.people)
    seat = np.zeros((len(design), people), np.int64)
    for one, groups in enumerate(design):
        for number, group in enumerate(groups):
            seat[one, list(group)] = number
    seat = seat[:, rng.permutation(people)]
    cross = crossing(costs)
    cost, best_cost, best = 0.0, 0.0, seat.copy()
    for step in range(steps):
        price = prices(costs, seat, cross)
        noise = rng.gumbel(size=price.shape).astype(np.float32)
        chosen = price / (HOT * (COLD / HOT) ** (step / steps)) - noise
        np.fill_diagonal(chosen, np.inf)
        a, b = divmod(int(chosen.argmin()), people)
        seat[:, [a, b]] = seat[:, [b, a]]
        cost += float(price[a, b])
        if cost < best_cost:
            best_cost, best = cost, seat.copy()
    return tuple(
        tuple(tuple(np.flatnonzero(groups == number).tolist()) for number in range(len(costs.task.sizes[one])))
        for one, groups in enumerate(best)
    )


def crossing(costs: Costs) -> "Real":
    """What it costs more that a pair of different sectors doesn't meet, (people, people)."""
    import numpy as np

    cross: Real = (costs.pair_place == CROSS * costs.most_times).astype(np.float32)
    return cross * costs.weight(Goal.SECTORS)


def prices(costs: Costs, seat: "Whole", cross: "Real") -> "Real":
    """What each exchange of two people in all rounds costs, where nobody meets twice; `seat` (rounds, people) are the
    groups, `cross` is of `crossing`."""
    import numpy as np

    same = seat[:, :, None] == seat[:, None, :]
    half = costs.mixing(np.arange(len(seat)), seat)
    price: Real = ((half + half.transpose(0, 2, 1)) * ~same).sum(0)
    met = same.any(0).astype(np.float32)
    np.fill_diagonal(met, 0)
    reach = cross @ met
    own = reach.diagonal()
    price -= reach + reach.T - own[:, None] - own[None, :] + 2 * cross * met
    return price
