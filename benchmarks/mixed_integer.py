"""The model that the planner gives to CP-SAT, given to HiGHS as well: a mixed integer program, read off the very same
linear relations, so that a fault of one solver shows."""

import math
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

UNBOUNDED = 2**62
"""CP-SAT writes a side without a bound as the largest whole number."""


@dataclass(frozen=True, slots=True)
class Optimum:
    """What the second solver found: the least cost with the values behind it, or that there are none. `open` says that
    its time ended first."""

    cost: int | None
    values: tuple[int, ...]
    seconds: float
    open: bool


def solve_by_highs(model: Any, *, seconds: float = 600) -> Optimum:
    """The optimum of a `CpModel` by HiGHS, whose values, rounded, keep every relation exactly.

    Raises:
        ValueError: a relation isn't linear, or the rounded values break one.
    """
    import numpy as np
    from scipy.optimize import Bounds, LinearConstraint, milp

    proto = read_proto(model)
    matrix, low, high = _relations(proto)
    sides = np.array([(variable.domain[0], variable.domain[-1]) for variable in proto.variables])
    price = np.zeros(len(proto.variables))
    price[list(proto.objective.vars)] = list(proto.objective.coeffs)
    started = time.perf_counter()
    found = milp(
        price,
        integrality=np.ones(len(price)),
        bounds=Bounds(sides[:, 0], sides[:, 1]),
        constraints=LinearConstraint(matrix, low, high),
        options={"time_limit": seconds, "mip_rel_gap": 0},
    )
    spent = time.perf_counter() - started
    if found.status != 0:  # 2: there is none
        return Optimum(None, (), spent, found.status != 2)
    values = np.rint(found.x).astype(np.int64)
    sums = matrix.astype(np.int64) @ values
    if (sums < low).any() or (sums > high).any() or (values < sides[:, 0]).any() or (values > sides[:, 1]).any():
        raise ValueError("the values of the second solver, rounded, break a relation")
    return Optimum(round(float(price @ values) + proto.objective.offset), tuple(values.tolist()), spent, False)


def read_proto(model: Any) -> Any:
    """The model as a protocol buffer; its file is the same in every version of OR-tools."""
    from ortools.sat import cp_model_pb2

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "model.pb"
        if not model.export_to_file(str(path)):
            raise ValueError("the model can't be written")
        proto = cp_model_pb2.CpModelProto()
        proto.ParseFromString(path.read_bytes())
        return proto


def _relations(proto: Any) -> tuple[Any, Any, Any]:
    """The relations as a sparse matrix with the least and the most of each row."""
    import numpy as np
    from scipy.sparse import csr_array

    rows = [_relation(relation) for relation in proto.constraints]
    starts = np.cumsum([0, *(len(columns) for columns, *_ in rows)], dtype=np.int32)  # HiGHS knows no longer ones
    columns = np.array([column for row, *_ in rows for column in row], dtype=np.int32)
    factors = np.array([float(factor) for _, row, *_ in rows for factor in row])
    matrix = csr_array((factors, columns, starts), shape=(len(rows), len(proto.variables)))
    matrix.sum_duplicates()
    return matrix, np.array([low for *_, low, _ in rows]), np.array([high for *_, high in rows])


def _relation(relation: Any) -> tuple[list[int], list[int], float, float]:
    """The variables of one relation, their factors, and the least and the most of their sum.

    Raises:
        ValueError: it isn't linear.
    """
    kind, linear, clause = relation.WhichOneof("constraint"), relation.linear, relation.bool_or.literals
    if not relation.enforcement_literal:
        if kind == "linear" and len(linear.domain) == 2:
            low, high = linear.domain
            least, most = low if low > -UNBOUNDED else -math.inf, high if high < UNBOUNDED else math.inf
            return list(linear.vars), list(linear.coeffs), least, most
        if kind == "bool_or" and min(clause, default=0) >= 0:  # such as a relation between numbers, true or false
            return list(clause), [1] * len(clause), 1, math.inf
    raise ValueError(f"not a linear relation: {relation}")
