"""The orders in which countries can begin: all of them, or a sample where they are too many.

An order says of each country, in the programme's order, in which wave it begins, from 0.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations
from math import comb

from ecpat_training.core.lots import Lots

Order = tuple[int, ...]
MOST = 200_000
"""So many orders are all looked at; of more, a sample of `SAMPLED` is."""
SAMPLED = 50_000
SAMPLE_SEED = 0
"""The sample never depends on the seed of the draw: which orders may be drawn is settled before anybody draws."""


def number(sizes: Sequence[int]) -> int:
    """How many orders there are: n! / (a! b! ...) for waves of a, b, ... countries."""
    found, left = 1, sum(sizes)
    for size in sizes:
        found *= comb(left, size)
        left -= size
    return found


def every(sizes: Sequence[int]) -> Iterator[tuple[tuple[int, ...], ...]]:
    """Yields every order, as the countries (by number) of each wave; orders that begin alike come in a row."""
    yield from _from(tuple(range(sum(sizes))), sizes)


def _from(left: tuple[int, ...], sizes: Sequence[int]) -> Iterator[tuple[tuple[int, ...], ...]]:
    if not sizes:
        yield ()
        return
    for wave in combinations(left, sizes[0]):
        rest = tuple(one for one in left if one not in wave)
        for others in _from(rest, sizes[1:]):
            yield (wave, *others)


def sample(sizes: Sequence[int], wanted: int = SAMPLED) -> list[tuple[tuple[int, ...], ...]]:
    """Draws so many different orders and returns them in the order of `every`; each set of so many is equally likely.

    Countries are shuffled by lots and cut into waves; an order that was drawn already is drawn again.
    """
    lots = Lots(SAMPLE_SEED)
    countries = tuple(range(sum(sizes)))
    found: set[tuple[tuple[int, ...], ...]] = set()
    while len(found) < wanted:
        # Every order comes of equally many shuffles (the product of the waves' factorials), so this is fair.
        mixed = lots.some(countries, len(countries))
        waves, at = [], 0
        for size in sizes:
            waves.append(tuple(sorted(mixed[at : at + size])))
            at += size
        found.add(tuple(waves))
    # A set has no order of its own that lasts between runs; sorted, everybody gets the same list.
    return sorted(found)


def of_waves(waves: Sequence[Sequence[int]]) -> Order:
    """The wave of each country."""
    found = [0] * sum(map(len, waves))
    for wave, countries in enumerate(waves):
        for country in countries:
            found[country] = wave
    return tuple(found)
