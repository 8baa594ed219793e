"""Whether what comes after something else can be brought into an order."""

from collections.abc import Iterable, Mapping


def find_cycles(after: Mapping[str, Iterable[str]]) -> list[list[str]]:
    """Names that wait for each other, each circle once: `[a, b]` says that a comes after b and b after a.

    Args:
        after: for each name those that come before it; names that are no key stand in nobody's way.
    """
    left = {name: [each for each in before if each in after] for name, before in after.items()}
    found: list[list[str]] = []
    while left:
        if free := [name for name, before in left.items() if not any(each in left for each in before)]:
            for name in free:
                del left[name]
            continue
        # everything left waits for something left, so whoever goes from one to the next comes back
        trail = [next(iter(left))]
        while (following := next(each for each in left[trail[-1]] if each in left)) not in trail:
            trail.append(following)
        circle = trail[trail.index(following) :]
        found.append(circle)
        for name in circle:
            del left[name]
    return found
