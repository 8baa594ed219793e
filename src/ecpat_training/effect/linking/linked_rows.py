"""Where the linked people stand in the tables of two waves."""

from typing import TYPE_CHECKING

from ecpat_training.effect.model.linking import Linking

if TYPE_CHECKING:
    import numpy
    import numpy.typing

    Integers = numpy.typing.NDArray[numpy.int64]


def linked_rows(linking: Linking) -> "tuple[Integers, Integers]":
    """The rows of the people linked, before and after: the same place is the same person."""
    import numpy

    rows = linking.links.rows_before, linking.links.rows_after
    return numpy.array(rows[0], dtype=numpy.int64), numpy.array(rows[1], dtype=numpy.int64)
