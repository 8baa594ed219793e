"""How many people a table without names still gives away, because few are like them.

L. Sweeney (2002), k-anonymity: a model for protecting privacy, International Journal of Uncertainty, Fuzziness and
Knowledge-Based Systems 10(5), 557-570, doi:10.1142/S0218488502001648.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

SMALLEST = 3  # people of one combination: of two each knows the other


def in_small_cells(columns: Mapping[str, Sequence[str]]) -> int:
    """How many people share their combination of values with fewer than two others. Columns are of equal length; an
    empty value is a value."""
    rows = list(zip(*columns.values(), strict=True))
    return sum(times for times in Counter(rows).values() if times < SMALLEST)


def steps_to_fewer(columns: Mapping[str, Sequence[str]]) -> list[tuple[tuple[str, ...], int]]:
    """Columns to leave out, one more at each step, each time the one that helps most, until nobody is in a small cell;
    and how many still are. Steps that help nobody are part of one that does."""
    left = dict(columns)
    gone: list[str] = []
    steps: list[tuple[tuple[str, ...], int]] = []
    few = in_small_cells(left) if left else 0
    while few and len(left) > 1:
        tried = {name: in_small_cells({other: left[other] for other in left if other != name}) for name in left}
        best = min(tried, key=lambda name: tried[name])
        del left[best]
        gone.append(best)
        if tried[best] < few:
            few = tried[best]
            steps.append((tuple(gone), few))
    return steps
