"""The best groups for a goal that comes first, and what each goal would cost the others.

Where a design lets everybody meet nobody twice, people are put on its points so that they meet other sectors, in mixed
groups; else groups are searched for. No grouping goes beyond the bounds.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from ecpat_training.roster.groups.anneal import anneal
from ecpat_training.roster.groups.costs import CROSS, OTHER_GOAL_WEIGHT, Costs
from ecpat_training.roster.groups.designs import design
from ecpat_training.roster.model.group_goal import GroupGoal
from ecpat_training.roster.model.group_task import GroupTask, Round
from ecpat_training.roster.model.grouping import Grouping, GroupingAnswer, score_groups

if TYPE_CHECKING:
    from numpy.random import Generator

    from ecpat_training.roster.groups.costs import IntegerArray, Real


CELLS = 12_800  # prices of one step; more take longer than their worth
PRICES = 3_000 * CELLS  # of a whole search, where that leaves steps enough
STEPS, MIN_STEPS_PER_SEAT, MIN_STEPS = 20, 4, 500  # for each person and round; at least; in all
FEWEST_CHAINS, MOST_CHAINS = 2, 32
ARRANGE, ARRANGED = 400, 4  # steps, tries

ReportProgress = Callable[[GroupGoal, float], None]


def find_groups(
    task: GroupTask,
    first_goal: GroupGoal,
    *,
    seed: int,
    effort: float = 1,
    report_progress: ReportProgress | None = None,
) -> GroupingAnswer:
    """Groups for every round, with `first_goal` as the goal that comes first, and beside them those of the other goals.

    The work is counted in steps, not in seconds, so that the same task and seed give the same groups. `effort` is how
    many times as long as usual is searched. Each answer is the best of all that were found on the way, by
    `GroupScore.in_order`.
    """
    groupings: set[tuple[Round, ...]] = set()
    open_seats = sum(map(len, task.present[len(task.held) :]))
    if open_seats:
        for goal in GroupGoal:
            groupings.update(_anneal(task, goal, open_seats, seed, effort, report_progress))
        groupings.update(_arranged(task, seed, effort))
    else:
        groupings.add(task.held)
    # Sorted, since a set has no lasting order, and the first of equally good groupings wins.
    scored_groupings = [(score_groups(task, rounds), rounds) for rounds in sorted(groupings)]
    best_by_goal = {
        goal: min(scored_groupings, key=lambda pair, goal=goal: pair[0].in_order(goal))  # type: ignore[misc]
        for goal in GroupGoal
    }
    answers = {goal: Grouping(goal, rounds, score) for goal, (score, rounds) in best_by_goal.items()}
    return GroupingAnswer(
        task, answers[first_goal], tuple(answers[goal] for goal in GroupGoal), max_cross_meetings(task), seed
    )


def _arranged(task: GroupTask, seed: int, effort: float) -> Iterator[tuple[Round, ...]]:
    """People on the points of a design in which nobody meets twice, where one is known and nothing else is asked."""
    import numpy as np

    sizes = task.sizes[0]
    has_equal_groups = all(round_sizes == sizes for round_sizes in task.sizes) and len(set(sizes)) == 1
    if not has_equal_groups or task.held or task.met or task.apart or task.together:
        return
    if known_design := design(len(sizes), sizes[0], task.rounds):
        costs, rng = Costs(task, GroupGoal.PEOPLE), np.random.default_rng(seed)
        for _ in range(ARRANGED):
            yield arrange(costs, known_design, round(ARRANGE * effort), rng)


def _anneal(
    task: GroupTask, goal: GroupGoal, free_seats: int, seed: int, effort: float, report_progress: ReportProgress | None
) -> list[tuple[Round, ...]]:
    import numpy as np

    chains = min(max(CELLS // len(task.people) ** 2, FEWEST_CHAINS), MOST_CHAINS)
    affordable = PRICES // (chains * len(task.people) ** 2)
    # Steps, not seconds: a slow machine finds the same groups, only later.
    steps = round(max(MIN_STEPS, MIN_STEPS_PER_SEAT * free_seats, min(STEPS * free_seats, affordable)) * effort)
    # A stream of its own for each goal: one goal's answer doesn't change when another takes more steps.
    rng = np.random.default_rng([seed, list(GroupGoal).index(goal)])
    return anneal(
        Costs(task, goal),
        steps,
        chains,
        rng,
        lambda finished_share: report_progress(goal, finished_share) if report_progress else None,
    )


def max_cross_meetings(task: GroupTask) -> int:
    """How many pairs of different stakeholder types can meet at most, in all rounds and before.

    In a round, a group of s people has (s² - sum of squares of its people of each type) / 2 such pairs; a type's
    squares sum to the least where it is spread evenly. People whose type isn't known take part in none.
    """
    types = [person.stakeholder for person in task.people]
    all_cross_pairs = sum(task.crosses(a, b) for a in range(len(types)) for b in range(a))
    reachable_pairs = sum(task.crosses(*pair) for pair in task.met or {})
    for sizes, present_indices in zip(task.sizes, task.present, strict=True):
        counts = Counter(types[person] for person in present_indices)
        squares = sum(
            _even_square_sum(number, len(sizes))
            for stakeholder_type, number in counts.items()
            if stakeholder_type is not None
        )
        typed_people = len(present_indices) - counts[None]
        reachable_pairs += (_max_square_sum(sizes, counts[None]) - squares) // 2 if typed_people else 0
    return min(all_cross_pairs, reachable_pairs)


def _even_square_sum(number: int, groups: int) -> int:
    share, remainder = divmod(number, groups)
    return (groups - remainder) * share**2 + remainder * (share + 1) ** 2


def _max_square_sum(sizes: tuple[int, ...], unknown_count: int) -> int:
    """The most that the squares of the groups' known people sum up to, when those not known sit in small groups."""
    seats = sorted(sizes)
    for place, size in enumerate(seats):
        seats[place] = size - min(size, unknown_count)
        unknown_count -= size - seats[place]
    return sum(size**2 for size in seats)


HOT, COLD = 3.0 * OTHER_GOAL_WEIGHT, 0.2 * OTHER_GOAL_WEIGHT


def arrange(costs: Costs, design: Sequence[Round], steps: int, rng: "Generator") -> tuple[Round, ...]:
    """The design's rounds with people in place of points, the best that annealing without rejections comes to (see
    `anneal.py`): two people change places in all rounds at once. Who changes with whom alters the pairs of different
    sectors that meet as in a quadratic assignment problem (Koopmans and Beckmann 1957)."""
    import numpy as np

    people = len(costs.task.people)
    seat = np.zeros((len(design), people), np.int64)
    for round_index, groups in enumerate(design):
        for number, group in enumerate(groups):
            seat[round_index, list(group)] = number
    seat = seat[:, rng.permutation(people)]
    cross = crossing_prices(costs)
    cost, best_cost, best_seat = 0.0, 0.0, seat.copy()
    for step in range(steps):
        price = prices(costs, seat, cross)
        noise = rng.gumbel(size=price.shape).astype(np.float32)
        chosen = price / (HOT * (COLD / HOT) ** (step / steps)) - noise
        np.fill_diagonal(chosen, np.inf)
        a, b = divmod(int(chosen.argmin()), people)
        seat[:, [a, b]] = seat[:, [b, a]]
        cost += float(price[a, b])
        if cost < best_cost:
            best_cost, best_seat = cost, seat.copy()
    return tuple(
        tuple(tuple(np.flatnonzero(groups == number).tolist()) for number in range(len(costs.task.sizes[index])))
        for index, groups in enumerate(best_seat)
    )


def crossing_prices(costs: Costs) -> "Real":
    """What it costs more that a pair of different sectors doesn't meet, (people, people)."""
    import numpy as np

    cross: Real = (costs.pair_place == CROSS * costs.most_times).astype(np.float32)
    return cross * costs.weight(GroupGoal.SECTORS)


def prices(costs: Costs, seat: "IntegerArray", cross: "Real") -> "Real":
    """What each exchange of two people in all rounds costs, where nobody meets twice; `seat` (rounds, people) are the
    groups, `cross` is of `crossing`."""
    import numpy as np

    shares_group = seat[:, :, None] == seat[:, None, :]
    move_price = costs.mixing(np.arange(len(seat)), seat)
    price: Real = ((move_price + move_price.transpose(0, 2, 1)) * ~shares_group).sum(0)
    has_met = shares_group.any(0).astype(np.float32)
    np.fill_diagonal(has_met, 0)
    reach = cross @ has_met
    own_reach = reach.diagonal()
    price -= reach + reach.T - own_reach[:, None] - own_reach[None, :] + 2 * cross * has_met
    return price
