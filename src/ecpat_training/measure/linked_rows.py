"""Where the linked people stand in the tables of two waves."""

from typing import TYPE_CHECKING

from ecpat_training.results.effect.linking import Linking

if TYPE_CHECKING:
    from ecpat_training.stats.pairs import Integers


def linked_rows(linking: Linking) -> "tuple[Integers, Integers]":
    """The rows of the people linked, before and after: the same place is the same person."""
    import numpy

    links = linking.links
    return numpy.asarray(links.rows_before, dtype=numpy.int64), numpy.asarray(links.rows_after, dtype=numpy.int64)
