"""The orders in which countries can begin: all of them, or a sample where they are too many.

An order says of each country, in the programme's order, in which wave it begins, from 0.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations
from math import comb

from ecpat_training.core.lots import LotDrawer

Order = tuple[int, ...]
MOST = 200_000
"""So many orders are all looked at; of more, a sample of `SAMPLED` is."""
SAMPLED = 50_000
SAMPLE_SEED = 0
"""The sample never depends on the seed of the draw: which orders may be drawn is settled before anybody draws."""


def count_orders(sizes: Sequence[int]) -> int:
    """How many orders there are: n! / (a! b! ...) for waves of a, b, ... countries."""
    order_count, countries_left = 1, sum(sizes)
    for size in sizes:
        order_count *= comb(countries_left, size)
        countries_left -= size
    return order_count


def generate_orders(sizes: Sequence[int]) -> Iterator[tuple[tuple[int, ...], ...]]:
    """Yields every order, as the countries (by number) of each wave; orders that begin alike come in a row."""
    yield from _orders_from(tuple(range(sum(sizes))), sizes)


def _orders_from(countries: tuple[int, ...], sizes: Sequence[int]) -> Iterator[tuple[tuple[int, ...], ...]]:
    if not sizes:
        yield ()
        return
    for wave in combinations(countries, sizes[0]):
        later_countries = tuple(country for country in countries if country not in wave)
        for later_waves in _orders_from(later_countries, sizes[1:]):
            yield (wave, *later_waves)


def sample(sizes: Sequence[int], sample_size: int = SAMPLED) -> list[tuple[tuple[int, ...], ...]]:
    """Draws so many different orders and returns them in the order of `all_orders`; each set of so many is equally
    likely.

    Countries are shuffled by lots and cut into waves; an order that was drawn already is drawn again.
    """
    random_lots = LotDrawer(SAMPLE_SEED)
    countries = tuple(range(sum(sizes)))
    sampled: set[tuple[tuple[int, ...], ...]] = set()
    while len(sampled) < sample_size:
        # Every order comes of equally many shuffles (the product of the waves' factorials), so this is fair.
        shuffled_countries = random_lots.draw_members(countries, len(countries))
        waves, start = [], 0
        for size in sizes:
            waves.append(tuple(sorted(shuffled_countries[start : start + size])))
            start += size
        sampled.add(tuple(waves))
    # A set has no order of its own that lasts between runs; sorted, everybody gets the same list.
    return sorted(sampled)


def order_of_waves(waves: Sequence[Sequence[int]]) -> Order:
    """The wave of each country."""
    wave_by_country = [0] * sum(map(len, waves))
    for wave, countries in enumerate(waves):
        for country in countries:
            wave_by_country[country] = wave
    return tuple(wave_by_country)
