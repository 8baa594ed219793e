"""The mean of those who answered, weighed so that cells (such as sides and thirds of the score before) are as among all
who were asked: post-stratification.

    sum over cells of  N_c / N  x  mean of the n_c who answered,    over the cells in which anybody answered

It takes those who are silent for the others of their cell, which nobody knows; so it stands beside the plain mean,
never instead. Holt and Smith (1979), DOI 10.2307/2344652.
"""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CellWeighted:
    """The plain mean and the weighed one, over so many answers; `covered` is the share of all whose cell has any."""

    plain: float
    weighed: float
    answers: int
    covered: float


def compute(cells: Sequence[Hashable], values: Sequence[float]) -> CellWeighted | None:
    """The mean; None where nobody answered.

    Args:
        cells: of everybody who was asked the cell.
        values: in the same order the answer, nan where there is none.
    """
    values_by_cell: dict[Hashable, list[float]] = {}
    for cell, value in zip(cells, values, strict=True):
        cell_values = values_by_cell.setdefault(cell, [])
        if value == value:  # nan is the only number that isn't itself
            cell_values.append(value)
    sizes = {cell: sum(other_cell == cell for other_cell in cells) for cell in values_by_cell}
    answers_by_cell = {cell: answers for cell, answers in values_by_cell.items() if answers}
    number = sum(map(len, answers_by_cell.values()))
    if not number:
        return None
    represented = sum(sizes[cell] for cell in answers_by_cell)
    weighted_mean = (
        sum(sizes[cell] * sum(answers) / len(answers) for cell, answers in answers_by_cell.items()) / represented
    )
    return CellWeighted(
        sum(map(sum, answers_by_cell.values())) / number, weighted_mean, number, represented / len(cells)
    )
