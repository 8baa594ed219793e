"""What groups cost, as tables that all exchanges of two people are priced from at once.

Weights are whole numbers, so that sums of them in single precision are exact on every machine.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from ecpat_training.roster.model.group_goal import GroupGoal, Trait
from ecpat_training.roster.model.group_task import GroupTask, must_include_kind, room_for_two, share_bounds
from ecpat_training.roster.model.grouping import COMPANY, LONE_MEMBER_WEIGHT, TOO_OFTEN
from ecpat_training.values.participant import Role

if TYPE_CHECKING:
    from numpy import float32, int64
    from numpy.typing import NDArray

    IntegerArray = NDArray[int64]
    Real = NDArray[float32]

FIRST_GOAL_WEIGHT, OTHER_GOAL_WEIGHT = 144, 16  # what a unit of the first goal weighs, and one of the others
MISSING_KIND_WEIGHT = 288
REQUIRED_WEIGHT, FAIRNESS_WEIGHT = 576, 100
SAME, CROSS, APART, TOGETHER, SELF = range(5)


@dataclass(frozen=True)
class Costs:
    """The tables of a task, for the goal that comes first.

    `loss[pair_place + times]` is what it costs that two people who sat together so many times do so once less,
    `gain` once more; `pair_place` (people, people) says where a pair's row begins. `out[kind_place + number]` is what
    it costs that one of so many people of a kind leaves a group, `into` that one joins; `kind_place` (rounds, groups,
    kinds) says where the row begins. `is_kind` (people, kinds) says who is of which kind. The last group of each round
    holds whoever is absent; what happens there costs nothing. `small` (rounds, groups) marks groups that are smaller
    than others of their round.
    """

    task: GroupTask
    first: GroupGoal

    def weight(self, goal: GroupGoal) -> int:
        """What a unit of a goal weighs."""
        return FIRST_GOAL_WEIGHT if goal is self.first else OTHER_GOAL_WEIGHT

    @property
    def too_often(self) -> int:
        """What it weighs that two sit together once more often than the sizes need; the next time it weighs twice as
        much, and so on. Two rounds always have so many pairs in common, and who sits together in many of them saves
        others from meeting again: that must cost more than it saves."""
        return TOO_OFTEN * (2 * OTHER_GOAL_WEIGHT if self.first is GroupGoal.MIXED else FIRST_GOAL_WEIGHT)

    @property
    def groups(self) -> int:
        """The groups of the round that has most, and one for the absent."""
        return max(map(len, self.task.sizes)) + 1

    @property
    def most_times(self) -> int:
        """How often two people can have sat together in the end, and a row of the tables beyond."""
        return max((self.task.met or {}).values(), default=0) + self.task.rounds + 2

    @cached_property
    def pair_prices(self) -> "IntegerArray":
        """What a pair costs that sat together 0, 1, 2 ... times: a table (sorts of pairs, times)."""
        import numpy as np

        times = np.arange(self.most_times)
        prices = np.zeros((5, len(times)), np.int64)
        people, sectors = self.weight(GroupGoal.PEOPLE), self.weight(GroupGoal.SECTORS)
        prices[SAME] = people * (times == 0) + self.too_often * _triangular_numbers(times - self.task.often)
        if self.task.at_most is not None:
            prices[SAME] += REQUIRED_WEIGHT * np.maximum(0, times - self.task.at_most)
        prices[CROSS] = prices[SAME] + sectors * (times == 0)
        # No end: each time more costs as much again, so that a grouping which can't keep it breaks it least.
        prices[APART] = REQUIRED_WEIGHT * times
        # A reward for each time in place of a price for each missing one: the differences are equal.
        prices[TOGETHER] = -REQUIRED_WEIGHT * times
        return prices

    @cached_property
    def pair_place(self) -> "IntegerArray":
        """Where the row of each pair begins in `gain` and `loss`: a table (people, people)."""
        import numpy as np

        people = range(len(self.task.people))
        sort = np.array([[CROSS if self.task.crosses(a, b) else SAME for b in people] for a in people])
        for pairs, price in ((self.task.apart, APART), (self.task.together, TOGETHER)):
            for a, b in pairs:
                sort[a, b] = sort[b, a] = price
        np.fill_diagonal(sort, SELF)
        places: IntegerArray = sort * self.most_times
        return places

    @cached_property
    def gain(self) -> "Real":
        """What it costs that a pair sits together once more, by the place of `pair_place` plus the times so far: a
        vector."""
        return _steps(self.pair_prices, is_rising=True)

    @cached_property
    def loss(self) -> "Real":
        """What it costs that a pair sits together once less, by the place of `pair_place` plus the times so far: a
        vector."""
        return _steps(self.pair_prices, is_rising=False)

    @cached_property
    def is_kind(self) -> "Real":
        """Whether each person is of each kind, 1 or 0: a table (people, kinds)."""
        import numpy as np

        members_by_kind = [members for _, _, members in self.task.kinds] or [frozenset()]
        return np.array(
            [[i in members for members in members_by_kind] for i in range(len(self.task.people))], np.float32
        )

    @cached_property
    def is_not_kind(self) -> "Real":
        """Whether each person isn't of each kind, 1 or 0: a table (people, kinds)."""
        return 1 - self.is_kind

    @cached_property
    def one_hot(self) -> "Real":
        """The identity matrix of groups: a row for each group, with a 1 in its own place."""
        import numpy as np

        return np.eye(self.groups, dtype=np.float32)

    @cached_property
    def kind_prices(self) -> "IntegerArray":
        """What it costs that a group has 0, 1, 2 ... people of a kind: a table (rounds, groups, kinds, numbers)."""
        import numpy as np

        task, weight = self.task, self.weight(GroupGoal.MIXED)
        numbers = np.arange(max(map(max, task.sizes)) + 2)
        prices = np.zeros((task.rounds, self.groups, self.is_kind.shape[1], len(numbers)), np.int64)
        for round_index, (sizes, present_indices) in enumerate(zip(task.sizes, task.present, strict=True)):
            for kind_index, (trait, _, members) in enumerate(task.kinds):
                members_present, must_pair = len(members.intersection(present_indices)), trait in task.not_alone
                roomy, minority_total = room_for_two(members_present, len(sizes)), self._aside(round_index, trait)
                for group, size in enumerate(sizes):
                    min_members, max_members = share_bounds(members_present, size, len(present_indices))
                    if roomy or not must_pair:  # whose kind is few sits together; the others of the trait give way
                        min_members, max_members = (
                            min_members - minority_total,
                            max_members + share_bounds(minority_total, size, len(present_indices))[1],
                        )
                    else:
                        min_members, max_members = 0, max(max_members, COMPANY)
                    prices[round_index, group, kind_index] += np.maximum(
                        0, np.maximum(numbers - max_members, min_members - numbers)
                    )
                    if size > 1 and members_present > 1 and (roomy or must_pair):
                        prices[round_index, group, kind_index] += LONE_MEMBER_WEIGHT * (numbers == 1)
        prices *= weight
        for round_index, sizes in enumerate(task.sizes):
            for kind_index, (trait, name, members) in enumerate(task.kinds):
                for group in range(len(sizes)):
                    if name != Role.OTHER and must_include_kind(task, round_index, group, trait, members):
                        prices[round_index, group, kind_index, 0] += MISSING_KIND_WEIGHT
        return prices

    def _aside(self, round_index: int, trait: Trait) -> int:
        """How many people of a trait sit together since they are few of their kind."""
        task, groups = self.task, len(self.task.sizes[round_index])
        kind_sizes = [
            len(members.intersection(task.present[round_index]))
            for kind_trait, _, members in task.kinds
            if kind_trait is trait
        ]
        return sum(number for number in kind_sizes if trait in task.not_alone and not room_for_two(number, groups))

    @cached_property
    def kind_place(self) -> "IntegerArray":
        """Where the row of a kind begins in `into` and `out`: a table (rounds, groups, kinds)."""
        import numpy as np

        shape = self.kind_prices.shape
        places: IntegerArray = (np.arange(int(np.prod(shape[:3]))) * shape[3]).reshape(shape[:3])
        return places

    @cached_property
    def into(self) -> "Real":
        """What it costs that one more of a kind joins a group, by the place of `kind_place` plus the number so far: a
        vector."""
        return _steps(self.kind_prices, is_rising=True)

    @cached_property
    def out(self) -> "Real":
        """What it costs that one of a kind leaves a group, by the place of `kind_place` plus the number so far: a
        vector."""
        return _steps(self.kind_prices, is_rising=False)

    def mixing(self, round_indices: "IntegerArray", seat: "IntegerArray") -> "Real":
        """What it costs in kinds that one person goes where another sits: half of what their exchange costs, the other
        half being the transposed. `seat` (any number, people) are the groups of rounds `round_indices`."""
        import numpy as np

        number = (self.one_hot[seat].transpose(0, 2, 1) @ self.is_kind).astype(seat.dtype)
        number += self.kind_place[round_indices]
        rows = np.arange(len(seat))[:, None]
        joining_cost, leaving_cost = self.into.take(number)[rows, seat], self.out.take(number)[rows, seat]
        leaves = self.is_kind * leaving_cost
        move_cost: Real = (joining_cost * self.is_not_kind - leaves) @ self.is_kind.T
        move_cost += leaves.sum(2)[:, :, None]
        return move_cost

    @cached_property
    def small(self) -> "Real | None":
        """Whether each group is smaller than the largest of its round, 1 or 0: a table (rounds, groups); None where all
        groups of a round are equally large."""
        import numpy as np

        is_small_group = np.zeros((self.task.rounds, self.groups), np.float32)
        for round_index, sizes in enumerate(self.task.sizes):
            is_small_group[round_index, : len(sizes)] = [size < max(sizes) for size in sizes]
        return is_small_group if is_small_group.any() else None


def _triangular_numbers(times: "IntegerArray") -> "IntegerArray":
    """1, 3, 6, 10 ... for 1, 2, 3, 4 ...; 0 for less."""
    import numpy as np

    positive_times = np.maximum(0, times)
    summed: IntegerArray = positive_times * (positive_times + 1) // 2
    return summed


def _steps(prices: "IntegerArray", *, is_rising: bool) -> "Real":
    """The differences along the last axis, as one row after the other: to the next number, or to the one before."""
    import numpy as np

    steps = np.zeros(prices.shape, np.float32)
    if is_rising:
        steps[..., :-1] = prices[..., 1:] - prices[..., :-1]
    else:
        steps[..., 1:] = prices[..., :-1] - prices[..., 1:]
    return steps.ravel()
