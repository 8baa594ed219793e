"""The best groups for a goal that comes first, and what each goal would cost the others."""

from collections.abc import Callable, Iterator

from ecpat_training.roster.groups.anneal import anneal
from ecpat_training.roster.groups.arrange import arrange
from ecpat_training.roster.groups.bounds import most_cross
from ecpat_training.roster.groups.costs import Costs
from ecpat_training.roster.groups.designs import design
from ecpat_training.roster.model.group_goal import Goal
from ecpat_training.roster.model.group_task import GroupTask, Round
from ecpat_training.roster.model.grouping import Grouped, Grouping, score_groups

CELLS = 12_800  # prices of one step; more take longer than their worth
PRICES = 3_000 * CELLS  # of a whole search, where that leaves steps enough
STEPS, AT_LEAST, FEWEST = 20, 4, 500  # for each person and round; at least; in all
FEWEST_CHAINS, MOST_CHAINS = 2, 32
ARRANGE, ARRANGED = 400, 4  # steps, tries

Tell = Callable[[Goal, float], None]


def find_groups(task: GroupTask, first: Goal, *, seed: int, effort: float = 1, tell: Tell | None = None) -> Grouped:
    """Groups for every round, with `first` as the goal that comes first, and beside them those of the other goals.

    The work is counted in steps, not in seconds, so that the same task and seed give the same groups. `effort` is how
    many times as long as usual is searched. Each answer is the best of all that were found on the way, by
    `GroupScore.in_order`.
    """
    found: set[tuple[Round, ...]] = set()
    free = sum(map(len, task.present[len(task.held) :]))
    if free:
        for goal in Goal:
            found.update(_anneal(task, goal, free, seed, effort, tell))
        found.update(_arranged(task, seed, effort))
    else:
        found.add(task.held)
    scored = [(score_groups(task, rounds), rounds) for rounds in sorted(found)]
    best = {goal: min(scored, key=lambda one, goal=goal: one[0].in_order(goal)) for goal in Goal}  # type: ignore[misc]
    answers = {goal: Grouping(goal, rounds, score) for goal, (score, rounds) in best.items()}
    return Grouped(task, answers[first], tuple(answers[goal] for goal in Goal), most_cross(task), seed)


def _arranged(task: GroupTask, seed: int, effort: float) -> Iterator[tuple[Round, ...]]:
    """People on the points of a design in which nobody meets twice, where one is known and nothing else is asked."""
    import numpy as np

    sizes = task.sizes[0]
    alike = all(one == sizes for one in task.sizes) and len(set(sizes)) == 1
    if not alike or task.held or task.met or task.apart or task.together:
        return
    if known := design(len(sizes), sizes[0], task.rounds):
        costs, rng = Costs(task, Goal.PEOPLE), np.random.default_rng(seed)
        for _ in range(ARRANGED):
            yield arrange(costs, known, round(ARRANGE * effort), rng)


def _anneal(
    task: GroupTask, goal: Goal, free: int, seed: int, effort: float, tell: Tell | None
) -> list[tuple[Round, ...]]:
    import numpy as np

    chains = min(max(CELLS // len(task.people) ** 2, FEWEST_CHAINS), MOST_CHAINS)
    affordable = PRICES // (chains * len(task.people) ** 2)
    steps = round(max(FEWEST, AT_LEAST * free, min(STEPS * free, affordable)) * effort)
    rng = np.random.default_rng([seed, list(Goal).index(goal)])
    return anneal(Costs(task, goal), steps, chains, rng, lambda part: tell(goal, part) if tell else None)
