"""Simulated annealing without rejections, on many groupings at once.

Each step picks a round, prices every exchange of two people of different groups, and takes one by chance, the cheaper
the likelier (by exp(-price / temperature): the n-fold way of Bortz, Kalos and Lebowitz 1975, doi:10.1016/
0021-9991(75)90060-1, drawn with Gumbel noise). Pricing all exchanges takes a few operations on matrices, which is what
NumPy is quick at; a loop over single exchanges would need a hundred times as long.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from ecpat_training.roster.groups.costs import FAIR, FIRST, Costs
from ecpat_training.roster.model.group_task import GroupTask, Round

if TYPE_CHECKING:
    from numpy.random import Generator

    from ecpat_training.roster.groups.costs import Real, Whole

HOT, COLD = FIRST / 2, 1.2
NEVER = float(2**22)
_POOL = 1 << 19  # numbers drawn by chance, of which each step takes a stretch


def anneal(
    costs: Costs, steps: int, chains: int, rng: "Generator", progress: Callable[[float], None]
) -> list[tuple[Round, ...]]:
    """Improves groupings side by side by simulated annealing, from hot to cold.

    Args:
        costs: the task and its prices.
        steps: how many exchanges each chain makes.
        chains: how many groupings there are.
        rng: the source of chance.
        progress: is told the share of steps done, 0 to 1.

    Returns:
        The best grouping of each chain.
    """
    chain = Chains(costs, chains, rng)
    for step in range(steps):
        if step % 64 == 0:
            progress(step / steps)
        chain.step(HOT * (COLD / HOT) ** (step / steps))
    return [_groups(costs.task, seats) for seats in chain.best]


class Chains:
    """Groupings that are improved side by side. `seat[chain, round, person]` is the group in which somebody sits,
    `times[chain, a, b]` where the tables of a pair are read, `cost` what each grouping costs beyond its first."""

    def __init__(self, costs: Costs, chains: int, rng: "Generator") -> None:
        import numpy as np

        task = self.task = costs.task
        self.costs, self.rng = costs, rng
        self.all = np.arange(chains)
        self.each = self.all[:, None]
        self.seat = np.stack([_seats(costs, rng) for _ in range(chains)])
        self.times = _times(costs, self.seat)
        self.cost = np.zeros(chains, np.float32)
        self.best_cost, self.best = self.cost.copy(), self.seat.copy()
        self.unit = np.eye(len(task.people), dtype=np.float32)
        # Drawn once and read from a place drawn anew each step: drawing all of it would take longer than the step.
        self.noise = rng.gumbel(size=max(_POOL, 2 * chains * len(task.people) ** 2)).astype(np.float32)
        away = self.seat[0] == costs.groups - 1
        self.away = (away[:, :, None] | away[:, None, :]) * np.float32(NEVER) if away.any() else None
        self.in_small = None if costs.small is None else _in_small(costs.small, self.seat)

    def step(self, temperature: float) -> None:
        """Makes one exchange of two people in each grouping."""
        round_ = self.rng.integers(len(self.task.held), self.task.rounds, len(self.all))
        seat = self.seat[self.all, round_]
        together = (seat[:, :, None] == seat[:, None, :]).astype(self.unit.dtype)
        price = self._prices(round_, seat, together)
        count = price.size
        start = int(self.rng.integers(0, len(self.noise) - count))
        chosen = price / temperature
        # Gumbel noise: the least of price/temperature minus noise is drawn with chance exp(-price/temperature).
        chosen -= self.noise[start : start + count].reshape(price.shape)
        best = chosen.reshape(len(self.all), -1).argmin(1)
        first, second = best // price.shape[1], best % price.shape[1]
        self._exchange(round_, seat, together, first, second)
        self.cost = self.cost + price[self.all, first, second]
        better = self.cost < self.best_cost
        if better.any():
            self.best_cost[better] = self.cost[better]
            self.best[better] = self.seat[better]

    def _prices(self, round_: "Whole", seat: "Whole", together: "Real") -> "Real":
        """What each exchange of two people costs in each chain's round, (chains, people, people)."""
        costs = self.costs
        gain, loss = costs.gain.take(self.times), costs.loss.take(self.times)
        half = costs.mixing(round_, seat)
        half += gain @ (together - self.unit)
        half += (loss * together).sum(2)[:, :, None]
        if costs.small is not None and self.in_small is not None:
            small = costs.small[round_][self.each, seat]
            half += (small * (FAIR - 2 * FAIR * self.in_small))[:, :, None] * (1 - small)[:, None, :]
            half += small[:, :, None] * ((1 - small) * (FAIR + 2 * FAIR * self.in_small))[:, None, :]
        # An exchange is two moves: the price of one, and transposed that of the other.
        price: Real = half + half.transpose(0, 2, 1)
        # A large number instead of a mask: the draw stays one operation, and nothing ever takes it.
        price += together * NEVER
        if self.away is not None:
            price += self.away[round_]
        return price

    def _exchange(self, round_: "Whole", seat: "Whole", together: "Real", first: "Whole", second: "Whole") -> None:
        """Two people of each chain change places."""
        chains = self.all
        change = (together[chains, second] - together[chains, first]).astype(self.times.dtype)
        change[chains, first] = change[chains, second] = 0
        self.times[chains, first] += change
        self.times[chains, second] -= change
        # The table is symmetric, and each half is read.
        self.times[chains, :, first] = self.times[chains, first]
        self.times[chains, :, second] = self.times[chains, second]
        self.seat[chains, round_, first], self.seat[chains, round_, second] = seat[chains, second], seat[chains, first]
        if self.costs.small is not None and self.in_small is not None:
            small = self.costs.small[round_]
            moved = small[chains, seat[chains, second]] - small[chains, seat[chains, first]]
            self.in_small[chains, first] += moved
            self.in_small[chains, second] -= moved


def _seats(costs: Costs, rng: "Generator") -> "Whole":
    """Everybody's group in each round: as it was held, or by chance."""
    import numpy as np

    task = costs.task
    seat = np.full((task.rounds, len(task.people)), costs.groups - 1)
    for round_, (sizes, present) in enumerate(zip(task.sizes, task.present, strict=True)):
        seat[round_, list(present)] = rng.permutation(np.repeat(np.arange(len(sizes)), sizes))
    for round_, groups in enumerate(task.held):
        for number, group in enumerate(groups):
            seat[round_, list(group)] = number
    return seat


def _times(costs: Costs, seat: "Whole") -> "Whole":
    """Where each pair's tables are read, by how often they sat together."""
    import numpy as np

    present = seat < costs.groups - 1
    times: Whole = ((seat[:, :, :, None] == seat[:, :, None, :]) & present[:, :, :, None]).sum(1)
    for (a, b), before in (costs.task.met or {}).items():
        times[:, a, b] += before
        times[:, b, a] += before
    times[:, np.arange(seat.shape[2]), np.arange(seat.shape[2])] = 0
    return times + costs.pair_place


def _in_small(small: "Real", seat: "Whole") -> "Real":
    """How often each person sits in a smaller group, (chains, people)."""
    import numpy as np

    counted: Real = small[np.arange(seat.shape[1])[:, None], seat].sum(1)
    return counted


def _groups(task: GroupTask, seat: "Whole") -> tuple[Round, ...]:
    """The groups of each round, of people in their order."""
    return tuple(
        tuple(tuple(person for person in present if seat[round_, person] == group) for group in range(len(sizes)))
        for round_, (sizes, present) in enumerate(zip(task.sizes, task.present, strict=True))
    )
