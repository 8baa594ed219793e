"""Parts of a choice that share nobody, such as two countries with different twins: what so many people of one can add
at most is known without the others."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

Ways = frozenset[frozenset[str]]


def components(counted_ways: Sequence[tuple[Ways, int]]) -> list[tuple[frozenset[str], list[tuple[Ways, int]]]]:
    """Groups the sessions so that no two groups share an applicant.

    Returns:
        For each group, its applicants, and its sessions: the ways to staff one, and how often it is held. Sessions that
        nobody or everybody can staff are in no group.
    """
    separate_parts: list[tuple[frozenset[str], list[tuple[Ways, int]]]] = []
    for session_ways, session_count in counted_ways:
        people = frozenset().union(*session_ways)
        if not people or frozenset() in session_ways:
            continue
        touched_parts = [separate_part for separate_part in separate_parts if separate_part[0] & people]
        separate_parts = [separate_part for separate_part in separate_parts if not separate_part[0] & people]
        sessions = [entry for touched_part in touched_parts for entry in touched_part[1]]
        separate_parts.append(
            (
                people.union(*(touched_part[0] for touched_part in touched_parts)),
                [*sessions, (session_ways, session_count)],
            )
        )
    return separate_parts


def bends(most_by_people: Sequence[int]) -> Iterator[tuple[int, int, int, int]]:
    """Yields the upper sides of the concave hull of the points (0, most[0]), (1, most[1]) ...: each as the people and
    the amount of its left end, then of its right end."""
    hull: list[tuple[int, int]] = []
    for people_count, session_count in enumerate(most_by_people):
        # The monotone chain of convex hulls: a corner that lies below the new line is none.
        while len(hull) > 1 and _below(hull[-2], hull[-1], (people_count, session_count)):
            hull.pop()
        hull.append((people_count, session_count))
    for (low_people, fewer_sessions), (high_people, more_sessions) in pairwise(hull):
        yield low_people, fewer_sessions, high_people, more_sessions


def _below(start_point: tuple[int, int], middle_point: tuple[int, int], end_point: tuple[int, int]) -> bool:
    """Whether the point between lies on or below the line of the others."""
    return (middle_point[1] - start_point[1]) * (end_point[0] - start_point[0]) <= (end_point[1] - start_point[1]) * (
        middle_point[0] - start_point[0]
    )
