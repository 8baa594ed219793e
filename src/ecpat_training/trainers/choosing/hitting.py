"""What must be there of many ways to have something: some people hold a way where they hold somebody of each set that
every way meets."""

from collections.abc import Collection, Iterable
from itertools import product

MOST = 200
"""More sets than that aren't counted; each way is then asked for itself."""
Set = frozenset[str]


def alike(ways: Collection[Set]) -> list[Set]:
    """People who may stand for each other in every way, in groups: with each of them the same others make a way. Two
    who make a way together are never in one group."""
    others: dict[str, set[Set]] = {}
    for way in ways:
        for code in way:
            others.setdefault(code, set()).add(way - {code})
    groups: dict[frozenset[Set], list[str]] = {}
    for code in sorted(others):
        groups.setdefault(frozenset(others[code]), []).append(code)
    return [frozenset(group) for group in groups.values()]


def hitting(ways: Collection[Set]) -> list[Set] | None:
    """The least sets of people that meet every way (minimal transversals, by Berge's multiplication): some people hold
    one of the ways exactly where they hold somebody of each of these. None where there are more than `MOST`.

    Whoever is alike is in the same sets, so that groups are counted in place of people. Ways have one or two people.
    """
    groups = alike(ways)
    of = {code: at for at, group in enumerate(groups) for code in group}
    met: set[frozenset[int]] = {frozenset()}
    for way in sorted({tuple(sorted({of[code] for code in way})) for way in ways}):
        met = _least(one if one & set(way) else one | {more} for one, more in product(met, way))
        # Minimal transversals can grow exponentially; beyond this the ways are asked for themselves.
        if len(met) > MOST:
            return None
    return [frozenset().union(*(groups[at] for at in one)) for one in sorted(met, key=sorted)]


def _least(sets: Iterable[frozenset[int]]) -> set[frozenset[int]]:
    """The sets of which no other is a part."""
    found: list[frozenset[int]] = []
    for one in sorted(set(sets), key=len):
        if not any(less <= one for less in found):
            found.append(one)
    return set(found)
