"""Parts of a choice that share nobody, such as two countries with different twins: what so many people of one can add
at most is known without the others."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

Ways = frozenset[frozenset[str]]


def components(ways: Sequence[tuple[Ways, int]]) -> list[tuple[frozenset[str], list[tuple[Ways, int]]]]:
    """Groups the sessions so that no two groups share an applicant.

    Returns:
        For each group, its applicants, and its sessions: the ways to staff one, and how often it is held. Sessions that
        nobody or everybody can staff are in no group.
    """
    separate_parts: list[tuple[frozenset[str], list[tuple[Ways, int]]]] = []
    for session_ways, times in ways:
        people = frozenset().union(*session_ways)
        if not people or frozenset() in session_ways:
            continue
        touched_parts = [part for part in separate_parts if part[0] & people]
        separate_parts = [part for part in separate_parts if not part[0] & people]
        sessions = [entry for part in touched_parts for entry in part[1]]
        separate_parts.append((people.union(*(part[0] for part in touched_parts)), [*sessions, (session_ways, times)]))
    return separate_parts


def bends(most: Sequence[int]) -> Iterator[tuple[int, int, int, int]]:
    """Yields the upper sides of the concave hull of the points (0, most[0]), (1, most[1]) ...: each as the people and
    the amount of its left end, then of its right end."""
    hull: list[tuple[int, int]] = []
    for people, amount in enumerate(most):
        # The monotone chain of convex hulls: a corner that lies below the new line is none.
        while len(hull) > 1 and _below(hull[-2], hull[-1], (people, amount)):
            hull.pop()
        hull.append((people, amount))
    for (low_people, fewer_sessions), (high_people, more_sessions) in pairwise(hull):
        yield low_people, fewer_sessions, high_people, more_sessions


def _below(start: tuple[int, int], between: tuple[int, int], right: tuple[int, int]) -> bool:
    """Whether the point between lies on or below the line of the others."""
    return (between[1] - start[1]) * (right[0] - start[0]) <= (right[1] - start[1]) * (between[0] - start[0])
