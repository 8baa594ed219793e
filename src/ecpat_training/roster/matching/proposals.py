"""The pairs of several lists that may be one person, each with its reason and what has been decided of it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from ecpat_training.roster.matching.candidates import candidates
from ecpat_training.roster.matching.entry import ListEntry, entries, shared_contacts
from ecpat_training.roster.matching.evidence import weighed
from ecpat_training.roster.matching.keys import identities, key_of, mark_of
from ecpat_training.roster.model.decisions import DecidedPair
from ecpat_training.roster.model.same_person import Grade, Pair
from ecpat_training.values.participant import Participant

_ORDER = tuple(Grade)


@dataclass(frozen=True, slots=True)
class Proposals:
    """Pairs in the order in which a person decides them, the clearest first. `frequent` people have a name that so
    many share that they are only compared with those who share something else; `unused` are pairs of earlier lists."""

    pairs: tuple[Pair, ...]
    frequent: int
    unused: tuple[DecidedPair, ...]


def proposals(lists: Sequence[Sequence[Participant]], decided: Sequence[DecidedPair], salt: str) -> Proposals:
    """Who may be one person. What has been decided holds even where nothing would propose the pair any more; new pairs
    get a key with `salt`."""
    everybody = entries(lists)
    known_by = [identity for people in lists for identity in identities(people)]
    shared = shared_contacts(everybody)
    compared, frequent = candidates(everybody)
    pairs: dict[tuple[int, int], Pair] = {}
    for first, second in compared:
        if found := weighed(everybody[first], everybody[second], shared):
            pairs[first, second] = Pair(first, second, *found)
    used = set()
    for pair, places in _found_again(decided, everybody, known_by):
        used.add(pair.key)
        for place in places:
            before = pairs.get(place) or Pair(*place, Grade.POSSIBLE, pair.because)
            if before.decision is None:
                pairs[place] = replace(before, key=pair.key, decision=pair.decision)
    keyed = [
        pair if pair.key else replace(pair, key=key_of(known_by[pair.first], known_by[pair.second], salt))
        for pair in pairs.values()
    ]
    ordered = sorted(keyed, key=lambda pair: (_ORDER.index(pair.grade), pair.first, pair.second))
    return Proposals(tuple(ordered), frequent, tuple(pair for pair in decided if pair.key not in used))


def _found_again(
    decided: Sequence[DecidedPair], everybody: Sequence[ListEntry], known_by: Sequence[str]
) -> Iterable[tuple[DecidedPair, list[tuple[int, int]]]]:
    """Each decided pair of which both are there, with the entries that it means, on different lists."""

    @cache
    def marked(salt: str) -> dict[str, list[int]]:
        places = defaultdict(list)
        for at, identity in enumerate(known_by):
            places[mark_of(identity, salt)].append(at)
        return places

    for pair in decided:
        first, second = (marked(pair.salt).get(mark, []) for mark in pair.marks)
        places = {
            (min(one, other), max(one, other))
            for one in first
            for other in second
            if everybody[one].list != everybody[other].list
        }
        if places:
            yield pair, sorted(places)
