"""Whether sums over sets of people, added and subtracted, leave a sum over few of them.

Whoever has the mean of a set of people and their number has their sum. Sums over several sets can be added and
subtracted as often as one likes: all government people less all law enforcers among them is the one caregiver. What can
be computed so is the linear span of the sets' indicators; told is whatever in it is 0 but for fewer than k people.

People who are in the same sets are one column. Of the span, what is 0 on a column is a smaller span, and a column that
isn't 0 costs as many people as it holds: each choice is tried until the people are used up. Disjoint columns that span
everything bound from below what is left, as for the minimum distance of a code (M. Grassl (2006), Searching for linear
codes with large minimum distance, in: Discovering Mathematics with Magma, 287-313, doi:10.1007/978-3-540-37634-7_13).

All is counted modulo a prime, where nothing is rounded: what can be isolated can be so modulo any prime, and matrices
of 0 and 1 would need some 20 independent sets before one more could seem to be.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    Matrix = NDArray[numpy.int64]
    People = NDArray[numpy.uint64]
    """A set of people: a number for each, in rising order, the same in all sets that are looked at together."""

_PRIME = 2**31 - 1
_BITS = 62  # sets in one number of 64 bits
MOST_TRIED = 4_000  # choices; beyond, it is taken to be told: nothing is published for want of patience


def isolates(
    before: "Iterable[People]", new_sets: "Iterable[People]", k: int, *, excluded_sets: "Iterable[People] | None" = None
) -> bool:
    """Whether the new sets' sums, with those told before, give a sum over 1 to k-1 people that was not told before.

    Args:
        before: sets of which figures were told already; what these alone give is no matter any more.
        new_sets: sets of which figures are about to be told.
        k: the fewest people of whom something may be told.
        excluded_sets: sets whose own combinations are judged otherwise.
    """
    earlier, excluded_by_digest = _unique_sets(before), None if excluded_sets is None else _unique_sets(excluded_sets)
    later = {name: people for name, people in _unique_sets(new_sets).items() if name not in earlier and len(people)}
    if not later:
        return False
    # A single sum has no partner to be subtracted from, so that only its own size counts.
    if not earlier and len(later) == 1:
        return min(map(len, later.values())) < k
    rows, weights = _columns([*earlier.values(), *later.values(), *(excluded_by_digest or {}).values()])
    told_row_count = len(earlier) + len(later)
    known_spans = [
        _row_echelon(rows[: len(earlier)]),
        *([_row_echelon(rows[told_row_count:])] if excluded_by_digest is not None else []),
    ]
    return _DifferenceSearch(weights, known_spans).reveals(_row_echelon(rows[:told_row_count]), k - 1)


def has_common_sum(first_sets: "Iterable[People]", second_sets: "Iterable[People]") -> bool:
    """Whether a sum can be computed from the sums of some sets that can be computed from those of others as well."""
    first_people, second_people = [*_unique_sets(first_sets).values()], [*_unique_sets(second_sets).values()]
    if not first_people or not second_people:
        return False
    rows, _ = _columns([*first_people, *second_people])
    ranks = [len(_row_echelon(row_block)) for row_block in (rows[: len(first_people)], rows[len(first_people) :], rows)]
    return ranks[0] + ranks[1] > ranks[2]


def _unique_sets(sets: "Iterable[People]") -> "dict[bytes, People]":
    return {people.tobytes(): people for people in sets}


def _columns(sets: "Sequence[People]") -> "tuple[Matrix, Matrix]":
    """A row per set, a column for those who are in the same sets, the largest first; and how many they are."""
    import numpy

    all_people = numpy.unique(numpy.concatenate(sets))
    words = numpy.zeros((len(all_people), -(-len(sets) // _BITS)), numpy.int64)
    for index, members in enumerate(sets):
        words[numpy.searchsorted(all_people, members), index // _BITS] |= 1 << index % _BITS
    if words.shape[1] == 1:
        unique_values, people = numpy.unique(words[:, 0], return_counts=True)  # much quicker than by rows
        patterns = unique_values.reshape(-1, 1)
    else:
        patterns, people = numpy.unique(words, axis=0, return_counts=True)
    # Large columns first: each that must be 0 in the difference makes the search smaller at once.
    order = numpy.argsort(-people, kind="stable")
    patterns, weights = patterns[order], people[order].astype(numpy.int64)
    rows = numpy.array(
        [patterns[:, set_index // _BITS] >> set_index % _BITS & 1 for set_index in range(len(sets))], numpy.int64
    )
    return rows.reshape(len(sets), len(weights)), weights


def _eliminate_column(rows: "Matrix", column: int) -> "Matrix":
    """What of the span is 0 in a column."""
    import numpy

    (nonzero,) = numpy.nonzero(rows[:, column])
    if not len(nonzero):
        return rows
    pivot = rows[nonzero[0]]
    factors = rows[:, column] * pow(int(pivot[column]), -1, _PRIME) % _PRIME
    reduced_rows = (rows - factors[:, None] * pivot % _PRIME) % _PRIME
    return numpy.delete(reduced_rows, nonzero[0], axis=0)


def _row_echelon(rows: "Matrix") -> "Matrix":
    """Independent rows of the same span, each with a 1 where the others have 0."""
    import numpy

    rows, rank = rows % _PRIME, 0
    for column in range(rows.shape[1]):
        (nonzero,) = numpy.nonzero(rows[rank:, column])
        if not len(nonzero):
            continue
        rows[[rank, rank + nonzero[0]]] = rows[[rank + nonzero[0], rank]]
        rows[rank] = rows[rank] * pow(int(rows[rank, column]), -1, _PRIME) % _PRIME
        factors = rows[:, column].copy()
        factors[rank] = 0
        rows = (rows - factors[:, None] * rows[rank] % _PRIME) % _PRIME
        rank += 1
        if rank == len(rows):
            break
    return rows[:rank]


def _is_in_span(rows: "Matrix", span: "Matrix") -> bool:
    """Whether all rows are in a span, which is reduced."""
    for basis_row in span:
        pivot_column = int((basis_row != 0).argmax())
        # Products stay below 2^62, so that 64-bit integers hold them without overflow.
        rows = (rows - rows[:, pivot_column][:, None] * basis_row % _PRIME) % _PRIME
    return not rows.any()


@dataclass
class _DifferenceSearch:
    """The choices still to be tried; spans that are `known` are nobody's news."""

    weights: "Matrix"
    known_spans: "Sequence[Matrix]"
    tried_count: int = 0

    def reveals(self, rows: "Matrix", budget: int) -> bool:
        """Whether the span has something new that is not 0 for at most so many people."""
        import numpy

        for column in range(rows.shape[1]):  # too many people in it to be part of anything small
            if self.weights[column] <= budget:
                break
            rows = _eliminate_column(rows, column)
        return self._reveals(rows, numpy.arange(rows.shape[1]), budget)

    def _reveals(self, rows: "Matrix", columns: "Matrix", budget: int) -> bool:
        self.tried_count += 1
        if not len(rows) or any(_is_in_span(rows, span) for span in self.known_spans):
            return False
        # In doubt it reveals: a search that was given up must never pass for a proof that nothing can be found.
        if self.tried_count > MOST_TRIED:
            return True
        columns = columns[rows[:, columns].any(axis=0)]
        weights = self.weights[columns]
        if int(weights.sum()) <= budget:
            return True
        if len(rows) == 1 or self._smallest_weight(rows, columns, budget) > budget:
            return False
        column = int(columns[0])
        # Either the column is 0 in the difference sought, or its people are part of those whom it tells of.
        if self._reveals(_eliminate_column(rows, column), columns[1:], budget):
            return True
        return int(self.weights[column]) <= budget and self._reveals(
            rows, columns[1:], budget - int(self.weights[column])
        )

    def _smallest_weight(self, rows: "Matrix", columns: "Matrix", enough_weight: int) -> int:
        """A number of people that nothing in the span is below: of each group of columns that together tell everything,
        one isn't 0."""
        import numpy

        smallest_weight = 0
        while len(columns):
            column_block, basis = rows[:, columns], []
            for index in range(len(columns)):
                (nonzero,) = numpy.nonzero(column_block[:, index])
                if len(nonzero):
                    basis.append(index)
                    column_block = _eliminate_column(column_block, index)
                    if not len(column_block):
                        break
            if len(column_block):
                return smallest_weight
            smallest_weight += int(self.weights[columns[basis[-1]]])  # the largest come first
            if smallest_weight > enough_weight:
                return smallest_weight
            columns = numpy.delete(columns, basis)
        return smallest_weight
