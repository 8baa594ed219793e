"""Simulated annealing without rejections, on many groupings at once.

Each step picks a round, prices every exchange of two people of different groups, and takes one by chance, the cheaper
the likelier (by exp(-price / temperature): the n-fold way of Bortz, Kalos and Lebowitz 1975, doi:10.1016/
0021-9991(75)90060-1, drawn with Gumbel noise). Pricing all exchanges takes a few operations on matrices, which is what
NumPy is quick at; a loop over single exchanges would need a hundred times as long.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from ecpat_training.roster.groups.costs import FAIRNESS_WEIGHT, FIRST_GOAL_WEIGHT, Costs
from ecpat_training.roster.model.group_task import GroupTask, Round

if TYPE_CHECKING:
    from numpy.random import Generator

    from ecpat_training.roster.groups.costs import IntegerArray, Real

HOT, COLD = FIRST_GOAL_WEIGHT / 2, 1.2
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
        is_absent = self.seat[0] == costs.groups - 1
        self.away = (is_absent[:, :, None] | is_absent[:, None, :]) * np.float32(NEVER) if is_absent.any() else None
        self.in_small = None if costs.small is None else _sum_small_prices(costs.small, self.seat)

    def step(self, temperature: float) -> None:
        """Makes one exchange of two people in each grouping."""
        chosen_rounds = self.rng.integers(len(self.task.held), self.task.rounds, len(self.all))
        seat = self.seat[self.all, chosen_rounds]
        shares_group = (seat[:, :, None] == seat[:, None, :]).astype(self.unit.dtype)
        price = self._prices(chosen_rounds, seat, shares_group)
        count = price.size
        start = int(self.rng.integers(0, len(self.noise) - count))
        chosen = price / temperature
        # Gumbel noise: the least of price/temperature minus noise is drawn with chance exp(-price/temperature).
        chosen -= self.noise[start : start + count].reshape(price.shape)
        cheapest_exchange = chosen.reshape(len(self.all), -1).argmin(1)
        first_people, second_people = cheapest_exchange // price.shape[1], cheapest_exchange % price.shape[1]
        self._exchange(chosen_rounds, seat, shares_group, first_people, second_people)
        self.cost = self.cost + price[self.all, first_people, second_people]
        is_improved = self.cost < self.best_cost
        if is_improved.any():
            self.best_cost[is_improved] = self.cost[is_improved]
            self.best[is_improved] = self.seat[is_improved]

    def _prices(self, chosen_rounds: "IntegerArray", seat: "IntegerArray", shares_group: "Real") -> "Real":
        """What each exchange of two people costs in each chain's round, (chains, people, people)."""
        costs = self.costs
        meeting_gain, parting_loss = costs.gain.take(self.times), costs.loss.take(self.times)
        move_price = costs.mixing(chosen_rounds, seat)
        move_price += meeting_gain @ (shares_group - self.unit)
        move_price += (parting_loss * shares_group).sum(2)[:, :, None]
        if costs.small is not None and self.in_small is not None:
            is_small_group = costs.small[chosen_rounds][self.each, seat]
            move_price += (is_small_group * (FAIRNESS_WEIGHT - 2 * FAIRNESS_WEIGHT * self.in_small))[:, :, None] * (
                1 - is_small_group
            )[:, None, :]
            move_price += (
                is_small_group[:, :, None]
                * ((1 - is_small_group) * (FAIRNESS_WEIGHT + 2 * FAIRNESS_WEIGHT * self.in_small))[:, None, :]
            )
        # An exchange is two moves: the price of one, and transposed that of the other.
        price: Real = move_price + move_price.transpose(0, 2, 1)
        # A large number instead of a mask: the draw stays one operation, and nothing ever takes it.
        price += shares_group * NEVER
        if self.away is not None:
            price += self.away[chosen_rounds]
        return price

    def _exchange(
        self,
        chosen_rounds: "IntegerArray",
        seat: "IntegerArray",
        shares_group: "Real",
        first_people: "IntegerArray",
        second_people: "IntegerArray",
    ) -> None:
        """Two people of each chain change places."""
        chains = self.all
        change = (shares_group[chains, second_people] - shares_group[chains, first_people]).astype(self.times.dtype)
        change[chains, first_people] = change[chains, second_people] = 0
        self.times[chains, first_people] += change
        self.times[chains, second_people] -= change
        # The table is symmetric, and each half is read.
        self.times[chains, :, first_people] = self.times[chains, first_people]
        self.times[chains, :, second_people] = self.times[chains, second_people]
        self.seat[chains, chosen_rounds, first_people], self.seat[chains, chosen_rounds, second_people] = (
            seat[chains, second_people],
            seat[chains, first_people],
        )
        if self.costs.small is not None and self.in_small is not None:
            is_small_group = self.costs.small[chosen_rounds]
            small_group_change = (
                is_small_group[chains, seat[chains, second_people]] - is_small_group[chains, seat[chains, first_people]]
            )
            self.in_small[chains, first_people] += small_group_change
            self.in_small[chains, second_people] -= small_group_change


def _seats(costs: Costs, rng: "Generator") -> "IntegerArray":
    """Everybody's group in each round: as it was held, or by chance."""
    import numpy as np

    task = costs.task
    seat = np.full((task.rounds, len(task.people)), costs.groups - 1)
    for round_index, (sizes, present_indices) in enumerate(zip(task.sizes, task.present, strict=True)):
        seat[round_index, list(present_indices)] = rng.permutation(np.repeat(np.arange(len(sizes)), sizes))
    for round_index, groups in enumerate(task.held):
        for number, group in enumerate(groups):
            seat[round_index, list(group)] = number
    return seat


def _times(costs: Costs, seat: "IntegerArray") -> "IntegerArray":
    """Where each pair's tables are read, by how often they sat together."""
    import numpy as np

    is_present = seat < costs.groups - 1
    times: IntegerArray = ((seat[:, :, :, None] == seat[:, :, None, :]) & is_present[:, :, :, None]).sum(1)
    for (a, b), before in (costs.task.met or {}).items():
        times[:, a, b] += before
        times[:, b, a] += before
    times[:, np.arange(seat.shape[2]), np.arange(seat.shape[2])] = 0
    return times + costs.pair_place


def _sum_small_prices(small_prices: "Real", seat: "IntegerArray") -> "Real":
    """How often each person sits in a smaller group, (chains, people)."""
    import numpy as np

    counted: Real = small_prices[np.arange(seat.shape[1])[:, None], seat].sum(1)
    return counted


def _groups(task: GroupTask, seat: "IntegerArray") -> tuple[Round, ...]:
    """The groups of each round, of people in their order."""
    return tuple(
        tuple(
            tuple(person for person in present_indices if seat[round_index, person] == group)
            for group in range(len(sizes))
        )
        for round_index, (sizes, present_indices) in enumerate(zip(task.sizes, task.present, strict=True))
    )
