"""Whether each of several things gets one of its places, of which each takes so many: a bipartite matching by
augmenting paths (Kuhn 1955; Berge 1957)."""

from collections.abc import Collection, Sequence


def can_all_be_matched(choices: Sequence[Collection[int]], room: int) -> bool:
    """Whether all things get a place at once.

    Args:
        choices: the places of which each thing may have one.
        room: how many things go into a place.
    """
    occupants_by_place: dict[int, list[int]] = {}

    def finds(item: int, visited: set[int]) -> bool:
        for place in choices[item]:
            if place in visited:
                continue
            visited.add(place)
            occupants = occupants_by_place.setdefault(place, [])
            if len(occupants) < room:
                occupants.append(item)
                return True
            for index, occupant in enumerate(occupants):
                # An augmenting path: somebody moves on to another place, and the freed one is taken.
                if finds(occupant, visited):
                    occupants[index] = item
                    return True
        return False

    return all(finds(item, set()) for item in range(len(choices)))
