"""Which entries are one person: what was decided, what follows from it, and what stays open."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ecpat_training.roster.model.decisions import SamePersonDecision
from ecpat_training.roster.model.same_person import Pair


@dataclass(frozen=True, slots=True)
class Partition:
    """The entries as persons: `person[i]` is the person of entry i, the first of whose entries names it. `open` pairs
    are still to be decided; `clusters` are the persons that they connect, those alone included. `clashes` are pairs
    that were decided to be different while other decisions make them one."""

    person: tuple[int, ...]
    open: tuple[Pair, ...]
    clusters: tuple[tuple[int, ...], ...]
    clashes: tuple[Pair, ...]


def partition(lists: Sequence[int], pairs: Sequence[Pair]) -> Partition:
    """Persons by what was decided.

    Whoever is the same as somebody is the same as all who are. Two persons of one list are different, and so are those
    of whom any two entries are: a pair that this settles is not open.

    Args:
        lists: the list of each entry.
        pairs: with their decisions.
    """
    same = [(pair.first, pair.second) for pair in pairs if pair.decision is SamePersonDecision.SAME]
    person = _joined(len(lists), same)
    on: dict[int, set[int]] = defaultdict(set)
    for entry, one in enumerate(person):
        on[one].add(lists[entry])
    apart, clashes = set(), []
    for pair in pairs:
        if pair.decision is SamePersonDecision.DIFFERENT:
            ends = frozenset((person[pair.first], person[pair.second]))
            apart.add(ends)
            if len(ends) == 1:
                clashes.append(pair)
    still = []
    for pair in pairs:
        one, other = person[pair.first], person[pair.second]
        settled = one == other or frozenset((one, other)) in apart or on[one] & on[other]
        if pair.decision is None and not settled:
            still.append(pair)
    cluster = _joined(len(lists), [(person[pair.first], person[pair.second]) for pair in still])
    clusters: dict[int, list[int]] = defaultdict(list)
    for one in sorted(set(person)):
        clusters[cluster[one]].append(one)
    return Partition(person, tuple(still), tuple(map(tuple, clusters.values())), tuple(clashes))


def _joined(count: int, pairs: Iterable[tuple[int, int]]) -> tuple[int, ...]:
    """For each of so many entries the first of those that pairs connect it with."""
    leader = list(range(count))

    def first(entry: int) -> int:
        while leader[entry] != entry:
            leader[entry] = leader[leader[entry]]
            entry = leader[entry]
        return entry

    for one, other in pairs:
        low, high = sorted((first(one), first(other)))
        leader[high] = low
    return tuple(map(first, range(count)))
