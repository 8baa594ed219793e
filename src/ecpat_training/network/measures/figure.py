"""A measure of a network, with what it could be had everybody answered."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy
    import numpy.typing


@dataclass(frozen=True, slots=True)
class NetworkFigure:
    """`value` is of those who answered, and None where `undefined` says why. `low` and `high` bound the same measure of
    everybody who was asked, whatever those would have said who didn't answer; they are no interval."""

    name: str
    value: float | None
    low: float | None
    high: float | None
    method: str
    reference: str
    undefined: str | None = None


def share(part_count: float, total: float) -> float | None:
    """A part of a whole; None where there is no whole."""
    return part_count / total if total else None


def off_diagonal(n: int) -> "numpy.typing.NDArray[numpy.bool_]":
    """True for each cell of an n x n matrix that is about two different people."""
    import numpy

    return ~numpy.eye(n, dtype=bool)
