"""Several tests at once: p values adjusted for how many were made.

- Holm (1979), A simple sequentially rejective multiple test procedure, Scandinavian Journal of Statistics 6, 65-70:
  the i-th smallest of m p values times m - i + 1, never below a smaller one's. Keeps the chance of a single false claim
  in the family at its level, whatever the tests have to do with each other: for outcomes that were declared.
- Benjamini & Hochberg (1995), DOI 10.1111/j.2517-6161.1995.tb02031.x: the i-th smallest times m / i, never above a
  larger one's. Keeps the expected share of false claims among those made: for looking around.

Both equal R's `p.adjust`. Adjusted values are at most 1. Tests that could not be made belong in no family.
"""

from collections.abc import Sequence

HOLM = "Holm (1979)"


def holm(p: Sequence[float]) -> list[float]:
    """The p values of one family, each adjusted by Holm, in the order given."""
    order = sorted(range(len(p)), key=lambda position: p[position])
    adjusted_p = [0.0] * len(p)
    highest_p = 0.0
    for before, index in enumerate(order):
        # The running maximum keeps the order: a smaller p must never be adjusted above a larger one.
        highest_p = max(highest_p, min(1.0, (len(p) - before) * p[index]))
        adjusted_p[index] = highest_p
    return adjusted_p


def benjamini_hochberg(p: Sequence[float]) -> list[float]:
    """The p values of one family, each adjusted by Benjamini and Hochberg, in the order given."""
    order = sorted(range(len(p)), key=lambda position: p[position], reverse=True)
    adjusted_p = [0.0] * len(p)
    lowest_p = 1.0
    for after, index in enumerate(order):
        lowest_p = min(lowest_p, len(p) / (len(p) - after) * p[index])
        adjusted_p[index] = lowest_p
    return adjusted_p
