"""Persons, each once, and participations: bounds as long as some pairs are open.

Which entries are one person follows from what was decided; the rest stays open.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ecpat_training.roster.model.same_person import (
    CountBounds,
    KindCount,
    ListCount,
    Pair,
    PersonCount,
    SamePersonDecision,
)


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
    same_pairs = [(pair.first, pair.second) for pair in pairs if pair.decision is SamePersonDecision.SAME]
    person = _joined(len(lists), same_pairs)
    on: dict[int, set[int]] = defaultdict(set)
    for entry, person_index in enumerate(person):
        on[person_index].add(lists[entry])
    different, clashes = set(), []
    for pair in pairs:
        if pair.decision is SamePersonDecision.DIFFERENT:
            ends = frozenset((person[pair.first], person[pair.second]))
            different.add(ends)
            if len(ends) == 1:
                clashes.append(pair)
    still = []
    for pair in pairs:
        person_index, second = person[pair.first], person[pair.second]
        settled = (
            person_index == second or frozenset((person_index, second)) in different or on[person_index] & on[second]
        )
        if pair.decision is None and not settled:
            still.append(pair)
    cluster = _joined(len(lists), [(person[pair.first], person[pair.second]) for pair in still])
    clusters: dict[int, list[int]] = defaultdict(list)
    for person_index in sorted(set(person)):
        clusters[cluster[person_index]].append(person_index)
    return Partition(person, tuple(still), tuple(map(tuple, clusters.values())), tuple(clashes))


def _joined(count: int, pairs: Iterable[tuple[int, int]]) -> tuple[int, ...]:
    """For each of so many entries the first of those that pairs connect it with."""
    leader = list(range(count))

    def first(entry: int) -> int:
        while leader[entry] != entry:
            leader[entry] = leader[leader[entry]]
            entry = leader[entry]
        return entry

    for first_entry, second_entry in pairs:
        low, high = sorted((first(first_entry), first(second_entry)))
        leader[high] = low
    return tuple(map(first, range(count)))


NOT_KNOWN = "not known"

Kinds = Mapping[str, Sequence[str | None]]
"""What entries are counted by: for each dimension (`stakeholder`) the kind of each entry, None where it isn't known."""


def count_persons(lists: Sequence[int], labels: Sequence[str], kinds: Kinds, people: Partition) -> PersonCount:
    """How many persons and participations there are, in all, by kind, by list and by the number of lists.

    Bounds hold whatever is decided of the open pairs. Those of a sum are found cluster by cluster: of the persons that
    open pairs connect, those who share a list are different people in any case.

    Args:
        lists: the list of each entry.
        labels: how each list is called.
        kinds: a person is of the kind that the last list gives that says it.
        people: the entries as persons.
    """
    on: dict[int, set[int]] = defaultdict(set)
    entries: dict[int, list[int]] = defaultdict(list)
    for entry, person in enumerate(people.person):
        on[person].add(lists[entry])
        entries[person].append(entry)
    by_kind: list[KindCount] = []
    changed: set[int] = set()
    for attribute, kind in kinds.items():
        words_of = {
            person: [kind[entry] for entry in person_entries if kind[entry]]
            for person, person_entries in entries.items()
        }
        changed.update(person for person, words in words_of.items() if len(set(words)) > 1)
        of_person = {person: words[-1] if words else None for person, words in words_of.items()}
        by_kind += list(_kinds(attribute, kind, of_person, on, people))
    return PersonCount(
        CountBounds.total(CountBounds(_least(cluster, on), len(cluster)) for cluster in people.clusters),
        len(lists),
        tuple(by_kind),
        tuple(_by_attendance(on, people, len(labels))),
        tuple(_by_list(lists, labels, on, people)),
        CountBounds.total(_repeaters(cluster, on) for cluster in people.clusters),
        len(changed),
        people.open,
    )


def _least(persons: Iterable[int], on: Mapping[int, set[int]]) -> int:
    """How many people these are at least: as many as are on one list together."""
    return max(Counter(list_number for person in persons for list_number in on[person]).values(), default=0)


def _repeaters(cluster: Sequence[int], on: Mapping[int, set[int]]) -> CountBounds:
    """How many of a cluster came to several trainings: those of whom it is decided, fewer where these may be one; and
    more where two who came once may be one."""
    repeaters = [person for person in cluster if len(on[person]) > 1]
    once = len(cluster) - len(repeaters)
    return CountBounds(_least(repeaters, on), len(repeaters) + once // 2)


def _by_attendance(on: Mapping[int, set[int]], people: Partition, lists: int) -> Iterable[tuple[int, CountBounds]]:
    """How many people were on so many lists."""
    for times in range(1, lists + 1):
        low = high = 0
        for cluster in people.clusters:
            exact = sum(len(on[person]) == times for person in cluster)
            fewer = sum(len(on[person]) for person in cluster if len(on[person]) < times)
            is_single = len(cluster) == 1
            low += exact if is_single else _fewest_single_attenders(cluster, on) if times == 1 else 0
            high += exact + (0 if is_single else fewer // times)
        if high:
            yield times, CountBounds(low, high)


def _fewest_single_attenders(cluster: Sequence[int], on: Mapping[int, set[int]]) -> int:
    """How many of a cluster came once whatever is decided: more of one list than there are others."""
    once = Counter(next(iter(on[person])) for person in cluster if len(on[person]) == 1)
    spare = (count - sum(list_number not in on[person] for person in cluster) for list_number, count in once.items())
    return max(0, *spare) if once else 0


def _by_list(
    lists: Sequence[int], labels: Sequence[str], on: Mapping[int, set[int]], people: Partition
) -> Iterable[ListCount]:
    """How many of each list are new there. An open pair may make somebody new who was on an earlier list."""
    newcomers: Counter[int] = Counter()
    sure: Counter[int] = Counter()
    for cluster in people.clusters:
        firsts = {person: min(on[person]) for person in cluster}
        newcomers.update(firsts.values())
        sure.update(first for first in firsts.values() if first == min(firsts.values()))
    for number, label in enumerate(labels):
        yield ListCount(
            label, sum(list_number == number for list_number in lists), CountBounds(sure[number], newcomers[number])
        )


def _kinds(
    attribute: str,
    kind: Sequence[str | None],
    of_person: Mapping[int, str | None],
    on: Mapping[int, set[int]],
    people: Partition,
) -> Iterable[KindCount]:
    took_part = Counter(word or NOT_KNOWN for word in kind)
    low: Counter[str] = Counter()
    high: Counter[str] = Counter()
    for cluster in people.clusters:
        members: dict[str | None, list[int]] = defaultdict(list)
        for person in cluster:
            members[of_person[person]].append(person)
        known_kinds = len(members.keys() - {None})
        for word, persons in members.items():
            high[word or NOT_KNOWN] += len(persons)
            settled = len(members) == 1 or (word is not None and known_kinds == 1)
            low[word or NOT_KNOWN] += _least(persons, on) if settled else 0
    for word in sorted(took_part, key=lambda word: (word == NOT_KNOWN, -took_part[word], word)):
        yield KindCount(attribute, word, CountBounds(low[word], high[word]), took_part[word])
