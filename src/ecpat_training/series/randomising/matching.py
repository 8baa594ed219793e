"""Whether each of several things gets one of its places, of which each takes so many: a bipartite matching by
augmenting paths (Kuhn 1955; Berge 1957)."""

from collections.abc import Collection, Sequence


def can_all_be_matched(wanted: Sequence[Collection[int]], room: int) -> bool:
    """Whether all things get a place at once.

    Args:
        wanted: the places of which each thing may have one.
        room: how many things go into a place.
    """
    taken: dict[int, list[int]] = {}

    def finds(thing: int, seen: set[int]) -> bool:
        for place in wanted[thing]:
            if place in seen:
                continue
            seen.add(place)
            there = taken.setdefault(place, [])
            if len(there) < room:
                there.append(thing)
                return True
            for at, other in enumerate(there):
                # An augmenting path: somebody moves on to another place, and the freed one is taken.
                if finds(other, seen):
                    there[at] = thing
                    return True
        return False

    return all(finds(thing, set()) for thing in range(len(wanted)))
