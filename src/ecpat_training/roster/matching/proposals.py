"""The pairs of several lists that may be one person, each with its reason and what has been decided of it.

Only entries that share something are compared: comparing each with each would take hours. What an entry is known by on
another day is a key, in a file that holds no names.
"""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import combinations

from ecpat_training.core.spelling import unaccented
from ecpat_training.core.text import fold
from ecpat_training.roster.matching.entry import ListEntry, entries, shared_contacts
from ecpat_training.roster.matching.evidence import weigh
from ecpat_training.roster.model.same_person import DecidedPair, Grade, Pair
from ecpat_training.values.participant import Participant
from ecpat_training.words.name_spelling import deletions_of
from ecpat_training.words.person_name import name_key

_ORDER = tuple(Grade)


@dataclass(frozen=True, slots=True)
class Proposals:
    """Pairs in the order in which a person decides them, the clearest first. `frequent` people have a name that so
    many share that they are only compared with those who share something else; `unused` are pairs of earlier lists."""

    pairs: tuple[Pair, ...]
    frequent: int
    unused: tuple[DecidedPair, ...]


def proposals(lists: Sequence[Sequence[Participant]], decided_pairs: Sequence[DecidedPair], salt: str) -> Proposals:
    """Who may be one person. What has been decided holds even where nothing would propose the pair any more; new pairs
    get a key with `salt`."""
    all_entries = entries(lists)
    entry_identities = [identity for people in lists for identity in identities(people)]
    contacts_in_common = shared_contacts(all_entries)
    compared_pairs, frequent_name_count = candidates(all_entries)
    pairs: dict[tuple[int, int], Pair] = {}
    for first_entry, second_entry in compared_pairs:
        if evidence := weigh(all_entries[first_entry], all_entries[second_entry], contacts_in_common):
            pairs[first_entry, second_entry] = Pair(first_entry, second_entry, *evidence)
    used_keys = set()
    for pair, places in _found_again(decided_pairs, all_entries, entry_identities):
        used_keys.add(pair.key)
        for entry_pair in places:
            earlier_pair = pairs.get(entry_pair) or Pair(*entry_pair, Grade.POSSIBLE, pair.because)
            if earlier_pair.decision is None:
                pairs[entry_pair] = replace(earlier_pair, key=pair.key, decision=pair.decision)
    keyed_pairs = [
        pair
        if pair.key
        else replace(pair, key=key_of(entry_identities[pair.first], entry_identities[pair.second], salt))
        for pair in pairs.values()
    ]
    ordered_pairs = sorted(keyed_pairs, key=lambda pair: (_ORDER.index(pair.grade), pair.first, pair.second))
    return Proposals(
        tuple(ordered_pairs), frequent_name_count, tuple(pair for pair in decided_pairs if pair.key not in used_keys)
    )


def _found_again(
    decided_pairs: Sequence[DecidedPair], all_entries: Sequence[ListEntry], entry_identities: Sequence[str]
) -> Iterable[tuple[DecidedPair, list[tuple[int, int]]]]:
    """Each decided pair of which both are there, with the entries that it means, on different lists."""

    @cache
    def marked(salt: str) -> dict[str, list[int]]:
        places = defaultdict(list)
        for position, identity in enumerate(entry_identities):
            places[mark_of(identity, salt)].append(position)
        return places

    for pair in decided_pairs:
        first_entries, second_entries = (marked(pair.salt).get(mark, []) for mark in pair.marks)
        places = {
            (min(first_entry, second_entry), max(first_entry, second_entry))
            for first_entry in first_entries
            for second_entry in second_entries
            if all_entries[first_entry].list != all_entries[second_entry].list
        }
        if places:
            yield pair, sorted(places)


Block = tuple[str, ...]

_MOST_PAIRS = 400  # of one block: what so many share tells nobody apart
_MOST_BY_NAME = 40  # pairs of people who share a name and nothing else
_MOST_WORDS = 5  # of a name, of which two make a name as well
_NAME, _COLLEAGUES = "name", "colleagues"


def candidates(people: Sequence[ListEntry]) -> tuple[list[tuple[int, int]], int]:
    """Returns the pairs of entries (by index, in order, each once) that are compared, and how many people have a
    frequent name.

    Two entries of different lists are compared when they share an address, a number, a name but for its spelling, or a
    part of a name together with an organisation. A name that many people have says nothing by itself: these people are
    compared only where they share something else.
    """
    pairs: set[tuple[int, int]] = set()
    frequent_name_entries: set[int] = set()
    large_group_entries: set[int] = set()
    for block, members in _gathered((entry.at, _blocks(entry)) for entry in people):
        # Only entries of a block are compared: comparing all with all would take hours for large lists.
        block_pairs = _across(people, members, _MOST_BY_NAME if block[0] == _NAME else _MOST_PAIRS)
        if block_pairs is not None:
            pairs.update(block_pairs)
        elif block[0] == _NAME:
            frequent_name_entries.update(members)
        elif block[0] == _COLLEAGUES:
            large_group_entries.update(members)
    # Where hundreds of one organisation share a given name, the rest of the name has to be near as well.
    for _, members in _gathered(
        (position, _finer_blocks(people[position])) for position in sorted(large_group_entries)
    ):
        pairs.update(_across(people, members, _MOST_PAIRS) or ())
    return sorted(pairs), len(frequent_name_entries)


def _gathered(blocks_by_entry: Iterable[tuple[int, Iterable[Block]]]) -> Iterator[tuple[Block, list[int]]]:
    """The blocks that hold two entries at least, with their entries."""
    entries_by_block: dict[Block, list[int]] = defaultdict(list)
    for position, blocks in blocks_by_entry:
        # Each once, in their order: a set's order changes from run to run, and the pairs' with it.
        for block in dict.fromkeys(blocks):
            entries_by_block[block].append(position)
    return ((block, members) for block, members in entries_by_block.items() if len(members) > 1)


def _blocks(entry: ListEntry) -> Iterator[Block]:
    """What an entry shares with those that it is compared with."""
    for contact_kind, value in (("e-mail", entry.email), ("phone", entry.phone), ("document", entry.document)):
        if value:
            yield contact_kind, value
    yield from _name_blocks(entry, entry.words, entry.full)
    if entry.russian and entry.russian != entry.words:
        yield from _name_blocks(entry, entry.russian, entry.russian)


def _name_blocks(entry: ListEntry, words: tuple[str, ...], full_name_words: tuple[str, ...]) -> Iterator[Block]:
    if len(words) > 1 or entry.organisation:
        yield _NAME, *words
    for pair in combinations(full_name_words[:_MOST_WORDS], 2) if len(full_name_words) > 2 else ():
        yield _NAME, *pair
    if entry.organisation:
        for word in full_name_words:
            yield _COLLEAGUES, entry.organisation, word


def _finer_blocks(entry: ListEntry) -> Iterator[Block]:
    """What an entry of a large organisation shares with those that it is compared with: the organisation and the name,
    but for a letter, an initial or a further word."""
    for word_index, word in enumerate(entry.words):
        other_words = entry.words[:word_index] + entry.words[word_index + 1 :]
        for shortened_word in deletions_of(word):
            yield entry.organisation, *other_words, "one letter", shortened_word
        yield entry.organisation, word, "initials", *(other_word[0] for other_word in other_words)
    for pair in combinations(entry.full[:_MOST_WORDS], 2):
        yield entry.organisation, *pair


def _across(people: Sequence[ListEntry], members: list[int], max_pairs: int) -> list[tuple[int, int]] | None:
    """The pairs of a block's members that are on different lists; None where there are more than so many."""
    entries_by_list: dict[int, list[int]] = defaultdict(list)
    for position in members:
        entries_by_list[people[position].list].append(position)
    if len(entries_by_list) == 1:
        return []
    sizes = [len(group) for group in entries_by_list.values()]
    # Pairs across lists, counted before any is formed: one frequent name could make millions.
    if (sum(sizes) ** 2 - sum(size**2 for size in sizes)) // 2 > max_pairs:
        return None
    return [
        (min(first_entry, second_entry), max(first_entry, second_entry))
        for group, other_group in combinations(entries_by_list.values(), 2)
        for first_entry in group
        for second_entry in other_group
    ]


_SALT, _MARK = 4, 6  # bytes: 48 bits tell the entries of a file apart
_KEY_SEPARATOR = "\x1f"


def salt_of(digests: Iterable[str]) -> str:
    """The salt of a new file of decisions, from the SHA-256 of the lists: another one for other lists, so that marks
    can't be looked up in a table made once or compared between files, and the same one for the same lists."""
    return hashlib.blake2b(_KEY_SEPARATOR.join(digests).encode(), digest_size=_SALT).hexdigest()


def mark_of(identity: str, salt: str) -> str:
    """An identity as a file of decisions holds it: a salted BLAKE2b hash. Who has the file and guesses a name together
    with its e-mail address can check the guess; the name can't be read from it."""
    return hashlib.blake2b(identity.encode(), digest_size=_MARK, salt=salt.encode()[:16]).hexdigest()


def key_of(first_identity: str, second_identity: str, salt: str) -> str:
    """The key of a pair: salt and both marks, in one order whichever list comes first."""
    # Sorted, so that the key stays when the lists are given in another order.
    first_mark, second_mark = sorted((mark_of(first_identity, salt), mark_of(second_identity, salt)))
    return f"{salt}-{first_mark}-{second_mark}"


def identities(people: Sequence[Participant]) -> list[str]:
    """What each person of one list is known by: name and e-mail address, without an address the organisation; more
    only where two people of the list share that. Rows and the other columns may change."""
    short_identities = [_joined(*name_key(person.name), _address(person)) for person in people]
    identity_counts = Counter(short_identities)
    detailed_identities = [
        _in_full(person) if identity_counts[plain_identity] > 1 else plain_identity
        for plain_identity, person in zip(short_identities, people, strict=True)
    ]
    occurrences: Counter[str] = Counter()
    numbered_identities = []
    for identity in detailed_identities:
        occurrences[identity] += 1
        numbered_identities.append(
            identity if occurrences[identity] == 1 else _joined(identity, str(occurrences[identity]))
        )
    return numbered_identities


def _address(person: Participant) -> str:
    return fold(person.email) if person.email else unaccented(person.organisation or "")


def _in_full(person: Participant) -> str:
    attributes = (person.organisation, person.country, person.gender, person.role, person.phone, person.id)
    return _joined(
        *name_key(person.name), _address(person), *(unaccented(str(attribute or "")) for attribute in attributes)
    )


def _joined(*identity_parts: str) -> str:
    return _KEY_SEPARATOR.join(identity_parts)
