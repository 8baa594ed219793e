"""The answers of the people who can be compared, as columns side by side."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ecpat_training.results.effect.linking import Linking

if TYPE_CHECKING:
    import numpy
    import pandas


def rows_linked(linking: Linking) -> "tuple[numpy.ndarray, numpy.ndarray]":
    """Where those who are linked stand in each wave's table: position i of both arrays is one person."""
    import numpy

    first = numpy.array(linking.links.rows_before, dtype=numpy.intp)
    second = numpy.array(linking.links.rows_after, dtype=numpy.intp)
    return first, second


def rows_compared(
    linked: "tuple[numpy.ndarray, numpy.ndarray]", before: "pandas.Series[float]", after: "pandas.Series[float]"
) -> "tuple[numpy.ndarray, numpy.ndarray]":
    """Those of the `linked` who have a score in both waves; `before` and `after` are everybody's scores."""
    first, second = linked
    there = before.notna().to_numpy()[first] & after.notna().to_numpy()[second]
    return first[there], second[there]


def columns_of(
    answers: "pandas.DataFrame", items: list[str], rows: "numpy.ndarray"
) -> "Iterator[tuple[str, pandas.Series]]":
    """Each item's answers in these rows; an item that the wave doesn't have is answered by nobody."""
    import numpy
    import pandas

    for item in items:
        if item in answers:
            yield item, answers[item].iloc[rows]
        else:
            yield item, pandas.Series(numpy.nan, index=range(len(rows)), dtype="float64")
