"""The demands as linear relations over how many people of each type get a seat, for HiGHS; and the fairest chances if
people could be halved: no lottery over rooms is fairer, and most often one is as fair."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from ecpat_training.roster.selection.demand import ApplicantPool, QuotaDemand

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]


INFEASIBLE = 2  # the status of scipy.optimize for what can't be


@dataclass(frozen=True, slots=True)
class ProgramRow:
    """`low <= sum of coefficients x variables <= high`; `demand` is whose it is, None for the number of seats."""

    coefficients: dict[int, float]
    low: float
    high: float
    demand: int | None
    eased: float = 0.0
    """How a unit of easing the demand moves the row's sum: up, down or not at all."""


class Program:
    """Variables: for each type how many of its people get a seat, then switches (0 or 1) of demands that need them.

    The rows are linear and exact: whole numbers that keep them are the rooms that keep the demands, no more and no
    less.
    """

    def __init__(self, pool: ApplicantPool, demands: Sequence[QuotaDemand]) -> None:
        self.pool, self.demands = pool, tuple(demands)
        # People of a type are alike for every demand: one variable a type, however many people there are.
        self.most: list[float] = [float(min(size, pool.seats)) for size in pool.sizes]
        self.types = len(pool.types)
        all_types = dict.fromkeys(range(self.types), 1.0)
        self.rows = [ProgramRow(all_types, pool.seats, pool.seats, None)]
        for number, demand in enumerate(self.demands):
            self._add_demand(number, demand)

    def _add_demand(self, number: int, demand: QuotaDemand) -> None:
        inf = float("inf")
        counted = dict.fromkeys(self.pool.of(demand.members), 1.0)
        if demand.kind == "at least":
            self.rows.append(ProgramRow(counted, demand.amount, inf, number, 1.0))
        elif demand.kind == "at most":
            self.rows.append(ProgramRow(counted, -inf, demand.amount, number, -1.0))
        elif demand.kind == "weighs at least":
            weighted_groups = zip(demand.groups, demand.weights, strict=True)
            weights = {
                type_index: float(weight) for group, weight in weighted_groups for type_index in self.pool.of(group)
            }
            # eased by a seat, it may weigh as much less as the weightiest person
            heaviest = float(max(map(abs, demand.weights), default=0))
            self.rows.append(ProgramRow(weights, demand.amount, inf, number, heaviest))
        elif demand.kind == "none or at least":
            switch = self._switch()
            self.rows.append(ProgramRow({**counted, switch: -float(demand.amount)}, 0, inf, number, 1.0))
            # nobody sits there unless the switch is on; said type by type, which is tighter than said once
            self.rows += [
                ProgramRow({type_index: 1.0, switch: -self.most[type_index]}, -inf, 0, number) for type_index in counted
            ]
        else:
            switches = []
            for group in demand.groups:
                switches.append(self._switch())
                group_coefficients = dict.fromkeys(self.pool.of(group), 1.0)
                self.rows.append(ProgramRow({**group_coefficients, switches[-1]: -1.0}, 0, inf, number))
            self.rows.append(ProgramRow(dict.fromkeys(switches, 1.0), demand.amount, inf, number, 1.0))

    def _switch(self) -> int:
        self.most.append(1.0)
        return len(self.most) - 1

    @cached_property
    def matrix(self) -> "Floats":
        """Rows by variables."""
        import numpy as np

        coefficient_matrix = np.zeros((len(self.rows), len(self.most)))
        for row_index, row in enumerate(self.rows):
            coefficient_matrix[row_index, list(row.coefficients)] = list(row.coefficients.values())
        return coefficient_matrix

    @cached_property
    def limits(self) -> "tuple[Floats, Floats]":
        """The lowest and the highest sum of each row: two vectors, one number for each row."""
        import numpy as np

        return np.array([row.low for row in self.rows], float), np.array([row.high for row in self.rows], float)

    @cached_property
    def pure(self) -> "NDArray[np.bool_]":
        """Which rows have seats alone in their sum, and no switches: one truth value for each row."""
        import numpy as np

        return np.array([all(column < self.types for column in row.coefficients) for row in self.rows])

    @cached_property
    def limits_on_types(self) -> "tuple[Floats, Floats, Floats]":
        """The pure rows: a matrix (rows by types), and the lowest and the highest sum of each row, always finite."""
        import numpy as np

        lower_limits, upper_limits = (limit[self.pure] for limit in self.limits)
        matrix = self.matrix[self.pure][:, : self.types]
        seat_minimums, seat_maximums = (
            self.pool.seats * side for side in (np.minimum(matrix, 0).min(1), np.maximum(matrix, 0).max(1))
        )
        return matrix, np.maximum(lower_limits, seat_minimums), np.minimum(upper_limits, seat_maximums)

    def room(
        self, worth_by_type: "Floats | None" = None, demand_numbers: Collection[int] | None = None
    ) -> "Floats | None":
        """Whole numbers that keep all demands, or only those of `demand_numbers`: the best by `worth_by_type`, how much
        a seat for each type is worth; None where there are none."""
        import numpy as np

        lower_limits, upper_limits = self.limits
        if demand_numbers is not None:
            counts = [row.demand is None or row.demand in demand_numbers for row in self.rows]
            lower_limits, upper_limits = np.where(counts, lower_limits, -np.inf), np.where(counts, upper_limits, np.inf)
        objective = np.zeros(len(self.most))
        if worth_by_type is not None:
            objective[: self.types] = worth_by_type
        solution = self.solve(objective, lower_limits, upper_limits)
        return None if solution is None else solution[: self.types]

    def solve(
        self,
        objective: "Floats",
        row_lower_bounds: "Floats",
        row_upper_bounds: "Floats",
        lower: "Floats | float" = 0,
        upper: "Floats | None" = None,
        **options: float,
    ) -> "Floats | None":
        """The whole numbers between these bounds of rows and variables that are worth most; None where there are
        none.

        Raises:
            ArithmeticError: the solver ends otherwise than with an answer, or with the proof that there is none.
        """
        import numpy as np
        from scipy.optimize import Bounds, LinearConstraint, milp

        solution = milp(
            -objective,
            constraints=LinearConstraint(self.matrix, row_lower_bounds, row_upper_bounds),
            bounds=Bounds(lower, np.array(self.most) if upper is None else upper),
            integrality=np.ones(len(self.most)),
            options={"mip_rel_gap": 0.0, **options},
        )
        if solution.x is None:
            # A failure of the solver must not pass for "there is no room", which would be a wrong answer to people.
            if solution.status != INFEASIBLE:
                raise ArithmeticError(f"HiGHS: {solution.message}")
            return None
        # HiGHS gives whole numbers with a small error, such as 2.9999999.
        return np.asarray(np.round(solution.x), float)


EXACT_TOLERANCE = 1e-9
TOLERANCES = {"primal_feasibility_tolerance": 1e-10, "dual_feasibility_tolerance": 1e-10}
MIN_TIGHT_PRICE = 1e-7  # a price above it: the chance can't be raised in any answer


def relaxed_leximin(program: Program) -> "tuple[Floats, Floats] | None":
    """Computes the fairest chances under the relations alone, without whole numbers of people.

    The lowest chance is raised as far as it goes; whoever can't have more by the prices of that answer is settled at
    it, and the next lowest is raised (max-min fairness). Complementary slackness makes each round settle somebody.

    Returns:
        The leximin chance of each type (0 to 1), and the value of each variable of the program that gives them; None
        where the relations have no answer.
    """
    import numpy as np
    from scipy import sparse
    from scipy.optimize import linprog

    types, lower_limits, upper_limits = program.types, *program.limits
    sizes = np.array(program.pool.sizes, float)
    columns = len(program.most)
    has_upper_limit, has_lower_limit = np.isfinite(upper_limits), np.isfinite(lower_limits)
    frame = np.vstack([program.matrix[has_upper_limit], -program.matrix[has_lower_limit]])
    limit_values = np.concatenate([upper_limits[has_upper_limit], -lower_limits[has_lower_limit]])
    chance_rows = np.zeros((types, columns))
    chance_rows[np.arange(types), np.arange(types)] = -1 / sizes
    values = np.zeros(columns)
    type_chances, is_settled = np.zeros(types), np.zeros(types, bool)
    bounds = [*((0, max_value) for max_value in program.most), (0, 1)]
    objective = np.zeros(columns + 1)
    objective[-1] = -1
    while not is_settled.all():
        raise_column = np.concatenate([np.zeros(len(frame)), ~is_settled])[:, None]
        constraints = sparse.csr_array(np.hstack([np.vstack([frame, chance_rows]), raise_column]))
        upper_bounds = np.concatenate([limit_values, np.where(is_settled, -type_chances, 0)])
        solution = linprog(
            objective, A_ub=constraints, b_ub=upper_bounds, bounds=bounds, method="highs", options=TOLERANCES
        )
        if solution.x is None:
            return None
        lowest_chance, values = solution.x[-1], solution.x[:-1]
        # A price above 0: this chance holds the lowest one down, so it can't be raised in any best answer.
        prices = -solution.ineqlin.marginals[-types:]
        is_newly_settled = ~is_settled & (prices > MIN_TIGHT_PRICE)
        # At 1 nobody can have more; without a price the arithmetic is at its end, and all that is left is settled.
        if lowest_chance > 1 - EXACT_TOLERANCE or not is_newly_settled.any():
            is_newly_settled = ~is_settled
        type_chances[is_newly_settled] = lowest_chance
        is_settled |= is_newly_settled
    return type_chances, values
