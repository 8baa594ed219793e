"""Of things that can't hold together, no more than it takes: each is left out once, and stays out where the others
still clash (a deletion filter: Chinneck, Dravnieks, Locating minimal infeasible constraint sets in linear programs,
ORSA Journal on Computing 3, 1991, https://doi.org/10.1287/ijoc.3.2.157)."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

Part = TypeVar("Part")


def deletion_filter(
    parts: Sequence[Part], clashes: Callable[[list[Part]], bool], sizes: Iterable[int] = (1,)
) -> list[Part]:
    """What stays of things that clash, in their order, when they are left out from the first to the last.

    Leaving out more never makes things clash. So where the last of `sizes` is 1 and `clashes` is right each time, what
    stays clashes, and would not without any one of it.

    Args:
        parts: what clashes all together; that is taken for granted.
        clashes: whether some of the things, in their order, clash; False where that stays open, so that what was left
            out for the question stays.
        sizes: how many are left out at once, in one round after the other.
    """
    kept_things = list(parts)
    for size in sizes:
        start = 0
        while start < len(kept_things):
            fewer_things = kept_things[:start] + kept_things[start + size :]
            if clashes(fewer_things):
                kept_things = fewer_things
            else:
                start += size
    return kept_things


def halving_filter(parts: Sequence[Part], clashes: Callable[[list[Part]], bool]) -> list[Part]:
    """The same for a long list of which most matters to nothing: all, halves, quarters, and at last single things are
    left out, so that much goes in few questions (delta debugging: Zeller, Hildebrandt, Simplifying and isolating
    failure-inducing input, IEEE Transactions on Software Engineering 28, 2002, https://doi.org/10.1109/32.988498)."""
    sizes = [len(parts)]
    while sizes[-1] > 1:
        sizes.append((sizes[-1] + 1) // 2)
    return deletion_filter(parts, clashes, sizes)
