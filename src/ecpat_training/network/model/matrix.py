"""The matrices that measures are made of."""

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    import numpy
    import numpy.typing

    Ties: TypeAlias = numpy.typing.NDArray[numpy.float64]
    """1 where the person of the row names that of the column, 0 where not, nan where nobody knows. The diagonal of a
    square means nothing."""
    Labels: TypeAlias = numpy.typing.NDArray[numpy.int64]
    """The sector of each person, as a number from 0."""
