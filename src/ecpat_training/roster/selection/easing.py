"""What gives way: the wishes that a selection keeps, by their weight, after what must hold; and the least change of the
demands that makes a room possible, the fewest seats moved, then the fewest demands."""

from collections.abc import Sequence
from dataclasses import dataclass

from ecpat_training.roster.selection.demand import QuotaDemand
from ecpat_training.roster.selection.feasibility import Feasibility
from ecpat_training.roster.selection.program import Program

_BY_SEATS = ("at most", "weighs at least")  # may give way by every seat, the others by what they ask for


@dataclass(frozen=True, slots=True)
class Easing:
    """A demand, and by how many seats it gives way."""

    demand: QuotaDemand
    by: int

    @property
    def amount(self) -> int:
        """What it asks for then."""
        return self.demand.amount + (self.by if self.demand.kind == "at most" else -self.by)


def find_least_easing(people: int, seats: int, demands: Sequence[QuotaDemand]) -> tuple[Easing, ...] | None:
    """The demands to ease so that a room keeps them all; proven to be the fewest seats, and among those of as few
    seats the fewest demands. What is `given` is never eased; None where no easing helps."""
    rooms = Feasibility(people, seats, demands)
    while True:
        asked_demands = rooms.program.demands
        easing = _eased(rooms.program)
        if easing is None:
            return None
        eased_amounts, room = easing
        # a cap that is left out isn't eased: one that keeps people out tells them apart, and is asked again
        if not rooms.learn(room, range(len(demands))):
            return tuple(
                Easing(demand, amount) for demand, amount in zip(asked_demands, eased_amounts, strict=True) if amount
            )


def _eased(program: Program) -> tuple[list[int], list[int]] | None:
    """By how many seats each demand of a program gives way, and the room that is then possible."""
    import numpy as np
    from scipy.optimize import Bounds, LinearConstraint, milp

    demands, seats = program.demands, program.pool.seats
    count, columns = len(demands), len(program.most)
    ease, touch = np.zeros((len(program.rows), count)), np.zeros((len(program.rows), count))
    for row_index, row in enumerate(program.rows):
        if row.demand is not None:
            ease[row_index, row.demand] = row.eased
    max_easing = np.array(
        [0 if demand.given else seats if demand.kind in _BY_SEATS else demand.amount for demand in demands], float
    )
    relations = [
        LinearConstraint(np.hstack([program.matrix, ease, touch]), *program.limits),
        # a demand that is eased at all is touched
        LinearConstraint(np.hstack([np.zeros((count, columns)), np.eye(count), -np.diag(max_easing)]), -np.inf, 0),
    ]
    bounds = Bounds(0, np.concatenate([program.most, max_easing, np.ones(count)]))
    integrality = np.ones(columns + 2 * count)
    # one demand less is never worth a seat more
    cost = np.concatenate([np.zeros(columns), np.full(count, count + 1.0), np.ones(count)])
    solution = milp(cost, constraints=relations, bounds=bounds, integrality=integrality, options={"mip_rel_gap": 0.0})
    if solution.x is None:
        return None
    eased_amounts = np.round(solution.x[columns : columns + count]).astype(int)
    return eased_amounts.tolist(), np.round(solution.x[: program.types]).astype(int).tolist()


def drop_wishes(
    people: int, seats: int, demands: Sequence[QuotaDemand]
) -> tuple[list[QuotaDemand], tuple[QuotaDemand, ...]]:
    """Decides which wishes give way where no room keeps everything.

    Each wish is kept, the heaviest first and then as the file has them, if a room can keep it beside what is kept
    already. Where no room keeps even what must hold, that alone is kept.

    Returns:
        The demands that are kept, and the wishes that gave way.
    """
    kept_demands, gave_way = [demand for demand in demands if not demand.weight], []
    # The sort is stable: of equally heavy wishes the first in the file is kept first.
    for wished_demand in sorted((demand for demand in demands if demand.weight), key=lambda demand: -demand.weight):
        if _is_feasible(people, seats, [*kept_demands, wished_demand]):
            kept_demands = [*kept_demands, wished_demand]
        else:
            gave_way.append(wished_demand)
    return kept_demands, tuple(gave_way)


def _is_feasible(people: int, seats: int, demands: Sequence[QuotaDemand]) -> bool:
    return Feasibility(people, seats, demands).is_feasible()
