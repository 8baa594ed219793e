"""What must be there of many ways to have something: some people hold a way where they hold somebody of each set that
every way meets."""

from collections.abc import Collection, Iterable
from itertools import product

MOST = 200
"""More sets than that aren't counted; each way is then asked for itself."""
Set = frozenset[str]


def interchangeable(staffing_ways: Collection[Set]) -> list[Set]:
    """People who may stand for each other in every way, in groups: with each of them the same others make a way. Two
    who make a way together are never in one group."""
    companions_by_code: dict[str, set[Set]] = {}
    for people in staffing_ways:
        for code in people:
            companions_by_code.setdefault(code, set()).add(people - {code})
    groups: dict[frozenset[Set], list[str]] = {}
    for code in sorted(companions_by_code):
        groups.setdefault(frozenset(companions_by_code[code]), []).append(code)
    return [frozenset(group) for group in groups.values()]


def hitting_sets(staffing_ways: Collection[Set]) -> list[Set] | None:
    """The least sets of people that meet every way (minimal transversals, by Berge's multiplication): some people hold
    one of the ways exactly where they hold somebody of each of these. None where there are more than `MOST`.

    Whoever is alike is in the same sets, so that groups are counted in place of people. Ways have one or two people.
    """
    groups = interchangeable(staffing_ways)
    group_by_code = {code: index for index, group in enumerate(groups) for code in group}
    found_sets: set[frozenset[int]] = {frozenset()}
    for way_groups in sorted({tuple(sorted({group_by_code[code] for code in people})) for people in staffing_ways}):
        found_sets = _least(
            transversal if transversal & set(way_groups) else transversal | {group_number}
            for transversal, group_number in product(found_sets, way_groups)
        )
        # Minimal transversals can grow exponentially; beyond this the ways are asked for themselves.
        if len(found_sets) > MOST:
            return None
    return [
        frozenset().union(*(groups[index] for index in transversal)) for transversal in sorted(found_sets, key=sorted)
    ]


def _least(sets: Iterable[frozenset[int]]) -> set[frozenset[int]]:
    """The sets of which no other is a part."""
    minimal_sets: list[frozenset[int]] = []
    for candidate in sorted(set(sets), key=len):
        if not any(smaller_set <= candidate for smaller_set in minimal_sets):
            minimal_sets.append(candidate)
    return set(minimal_sets)
