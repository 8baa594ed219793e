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
    lists_by_person: dict[int, set[int]] = defaultdict(set)
    for entry, person_index in enumerate(person):
        lists_by_person[person_index].add(lists[entry])
    different_persons, clashing_pairs = set(), []
    for pair in pairs:
        if pair.decision is SamePersonDecision.DIFFERENT:
            persons_of_pair = frozenset((person[pair.first], person[pair.second]))
            different_persons.add(persons_of_pair)
            if len(persons_of_pair) == 1:
                clashing_pairs.append(pair)
    open_pairs = []
    for pair in pairs:
        person_index, second_person = person[pair.first], person[pair.second]
        is_settled = (
            person_index == second_person
            or frozenset((person_index, second_person)) in different_persons
            or lists_by_person[person_index] & lists_by_person[second_person]
        )
        if pair.decision is None and not is_settled:
            open_pairs.append(pair)
    cluster = _joined(len(lists), [(person[pair.first], person[pair.second]) for pair in open_pairs])
    clusters: dict[int, list[int]] = defaultdict(list)
    for person_index in sorted(set(person)):
        clusters[cluster[person_index]].append(person_index)
    return Partition(person, tuple(open_pairs), tuple(map(tuple, clusters.values())), tuple(clashing_pairs))


def _joined(count: int, pairs: Iterable[tuple[int, int]]) -> tuple[int, ...]:
    """For each of so many entries the first of those that pairs connect it with."""
    leader_by_entry = list(range(count))

    def first(entry: int) -> int:
        while leader_by_entry[entry] != entry:
            leader_by_entry[entry] = leader_by_entry[leader_by_entry[entry]]
            entry = leader_by_entry[entry]
        return entry

    for first_entry, second_entry in pairs:
        earlier_entry, later_entry = sorted((first(first_entry), first(second_entry)))
        leader_by_entry[later_entry] = earlier_entry
    return tuple(map(first, range(count)))


UNKNOWN_TEXT = "not known"

Kinds = Mapping[str, Sequence[str | None]]
"""What entries are counted by: for each dimension (`stakeholder`) the kind of each entry, None where it isn't known."""


def count_persons(
    lists: Sequence[int], labels: Sequence[str], kinds_by_attribute: Kinds, people: Partition
) -> PersonCount:
    """How many persons and participations there are, in all, by kind, by list and by the number of lists.

    Bounds hold whatever is decided of the open pairs. Those of a sum are found cluster by cluster: of the persons that
    open pairs connect, those who share a list are different people in any case.

    Args:
        lists: the list of each entry.
        labels: how each list is called.
        kinds_by_attribute: a person is of the kind that the last list gives that says it.
        people: the entries as persons.
    """
    lists_by_person: dict[int, set[int]] = defaultdict(set)
    entries: dict[int, list[int]] = defaultdict(list)
    for entry, person in enumerate(people.person):
        lists_by_person[person].add(lists[entry])
        entries[person].append(entry)
    counts_by_kind: list[KindCount] = []
    changed_persons: set[int] = set()
    for attribute, entry_kinds in kinds_by_attribute.items():
        words_by_person = {
            person: [entry_kinds[entry] for entry in person_entries if entry_kinds[entry]]
            for person, person_entries in entries.items()
        }
        changed_persons.update(person for person, words in words_by_person.items() if len(set(words)) > 1)
        kind_by_person = {person: words[-1] if words else None for person, words in words_by_person.items()}
        counts_by_kind += list(_kinds(attribute, entry_kinds, kind_by_person, lists_by_person, people))
    return PersonCount(
        CountBounds.total(CountBounds(_least(cluster, lists_by_person), len(cluster)) for cluster in people.clusters),
        len(lists),
        tuple(counts_by_kind),
        tuple(_by_attendance(lists_by_person, people, len(labels))),
        tuple(_by_list(lists, labels, lists_by_person, people)),
        CountBounds.total(_repeaters(cluster, lists_by_person) for cluster in people.clusters),
        len(changed_persons),
        people.open,
    )


def _least(persons: Iterable[int], lists_by_person: Mapping[int, set[int]]) -> int:
    """How many people these are at least: as many as are on one list together."""
    return max(
        Counter(list_number for person in persons for list_number in lists_by_person[person]).values(), default=0
    )


def _repeaters(cluster: Sequence[int], lists_by_person: Mapping[int, set[int]]) -> CountBounds:
    """How many of a cluster came to several trainings: those of whom it is decided, fewer where these may be one; and
    more where two who came once may be one."""
    repeaters = [person for person in cluster if len(lists_by_person[person]) > 1]
    single_attenders = len(cluster) - len(repeaters)
    return CountBounds(_least(repeaters, lists_by_person), len(repeaters) + single_attenders // 2)


def _by_attendance(
    lists_by_person: Mapping[int, set[int]], people: Partition, lists: int
) -> Iterable[tuple[int, CountBounds]]:
    """How many people were on so many lists."""
    for times in range(1, lists + 1):
        lower_bound = upper_bound = 0
        for cluster in people.clusters:
            exact_count = sum(len(lists_by_person[person]) == times for person in cluster)
            fewer_participations = sum(
                len(lists_by_person[person]) for person in cluster if len(lists_by_person[person]) < times
            )
            is_single_person = len(cluster) == 1
            lower_bound += (
                exact_count
                if is_single_person
                else _fewest_single_attenders(cluster, lists_by_person)
                if times == 1
                else 0
            )
            upper_bound += exact_count + (0 if is_single_person else fewer_participations // times)
        if upper_bound:
            yield times, CountBounds(lower_bound, upper_bound)


def _fewest_single_attenders(cluster: Sequence[int], lists_by_person: Mapping[int, set[int]]) -> int:
    """How many of a cluster came once whatever is decided: more of one list than there are others."""
    single_attenders_by_list = Counter(
        next(iter(lists_by_person[person])) for person in cluster if len(lists_by_person[person]) == 1
    )
    surplus_by_list = (
        count - sum(list_number not in lists_by_person[person] for person in cluster)
        for list_number, count in single_attenders_by_list.items()
    )
    return max(0, *surplus_by_list) if single_attenders_by_list else 0


def _by_list(
    lists: Sequence[int], labels: Sequence[str], lists_by_person: Mapping[int, set[int]], people: Partition
) -> Iterable[ListCount]:
    """How many of each list are new there. An open pair may make somebody new who was on an earlier list."""
    newcomers: Counter[int] = Counter()
    certain_newcomers: Counter[int] = Counter()
    for cluster in people.clusters:
        first_list_by_person = {person: min(lists_by_person[person]) for person in cluster}
        newcomers.update(first_list_by_person.values())
        certain_newcomers.update(
            first_list
            for first_list in first_list_by_person.values()
            if first_list == min(first_list_by_person.values())
        )
    for number, label in enumerate(labels):
        yield ListCount(
            label,
            sum(list_number == number for list_number in lists),
            CountBounds(certain_newcomers[number], newcomers[number]),
        )


def _kinds(
    attribute: str,
    entry_kinds: Sequence[str | None],
    kind_by_person: Mapping[int, str | None],
    lists_by_person: Mapping[int, set[int]],
    people: Partition,
) -> Iterable[KindCount]:
    participations_by_kind = Counter(word or UNKNOWN_TEXT for word in entry_kinds)
    lower_bounds: Counter[str] = Counter()
    upper_bounds: Counter[str] = Counter()
    for cluster in people.clusters:
        persons_by_kind: dict[str | None, list[int]] = defaultdict(list)
        for person in cluster:
            persons_by_kind[kind_by_person[person]].append(person)
        known_kinds = len(persons_by_kind.keys() - {None})
        for word, persons in persons_by_kind.items():
            upper_bounds[word or UNKNOWN_TEXT] += len(persons)
            is_certain = len(persons_by_kind) == 1 or (word is not None and known_kinds == 1)
            lower_bounds[word or UNKNOWN_TEXT] += _least(persons, lists_by_person) if is_certain else 0
    for word in sorted(
        participations_by_kind, key=lambda word: (word == UNKNOWN_TEXT, -participations_by_kind[word], word)
    ):
        yield KindCount(
            attribute, word, CountBounds(lower_bounds[word], upper_bounds[word]), participations_by_kind[word]
        )
