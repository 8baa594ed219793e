"""Which entries are compared at all: those that share something. Comparing each with each would take hours."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from ecpat_training.roster.matching.entry import ListEntry
from ecpat_training.words.name_spelling import with_one_letter_less

Block = tuple[str, ...]

_MOST_PAIRS = 400  # of one block: what so many share tells nobody apart
_MOST_BY_NAME = 40  # pairs of people who share a name and nothing else
_MOST_WORDS = 5  # of a name, of which two make a name as well
_NAME, _COLLEAGUES = "name", "colleagues"


def candidates(people: Sequence[ListEntry]) -> tuple[list[tuple[int, int]], int]:
    """The pairs of entries on different lists that share an address, a number, a name but for its spelling, or a part
    of it with an organisation; in order, each once. And how many people have a name so frequent that it says nothing
    by itself: they are compared only where something else is shared."""
    pairs: set[tuple[int, int]] = set()
    frequent: set[int] = set()
    large: set[int] = set()
    for block, members in _gathered((entry.at, _blocks(entry)) for entry in people):
        found = _across(people, members, _MOST_BY_NAME if block[0] == _NAME else _MOST_PAIRS)
        if found is not None:
            pairs.update(found)
        elif block[0] == _NAME:
            frequent.update(members)
        elif block[0] == _COLLEAGUES:
            large.update(members)
    # Where hundreds of one organisation share a given name, the rest of the name has to be near as well.
    for _, members in _gathered((at, _finer_blocks(people[at])) for at in sorted(large)):
        pairs.update(_across(people, members, _MOST_PAIRS) or ())
    return sorted(pairs), len(frequent)


def _gathered(blocks_of: Iterable[tuple[int, Iterable[Block]]]) -> Iterator[tuple[Block, list[int]]]:
    """The blocks that hold two entries at least, with their entries."""
    gathered: dict[Block, list[int]] = defaultdict(list)
    for at, blocks in blocks_of:
        for block in dict.fromkeys(blocks):
            gathered[block].append(at)
    return ((block, members) for block, members in gathered.items() if len(members) > 1)


def _blocks(entry: ListEntry) -> Iterator[Block]:
    """What an entry shares with those that it is compared with."""
    for kind, value in (("e-mail", entry.email), ("phone", entry.phone), ("document", entry.document)):
        if value:
            yield kind, value
    yield from _name_blocks(entry, entry.words, entry.full)
    if entry.russian and entry.russian != entry.words:
        yield from _name_blocks(entry, entry.russian, entry.russian)


def _name_blocks(entry: ListEntry, words: tuple[str, ...], full: tuple[str, ...]) -> Iterator[Block]:
    if len(words) > 1 or entry.organisation:
        yield _NAME, *words
    for pair in combinations(full[:_MOST_WORDS], 2) if len(full) > 2 else ():
        yield _NAME, *pair
    if entry.organisation:
        for word in full:
            yield _COLLEAGUES, entry.organisation, word


def _finer_blocks(entry: ListEntry) -> Iterator[Block]:
    """The same of people in a large organisation: the name but for a letter, an initial or a further word."""
    for place, word in enumerate(entry.words):
        rest = entry.words[:place] + entry.words[place + 1 :]
        for part in with_one_letter_less(word):
            yield entry.organisation, *rest, "one letter", part
        yield entry.organisation, word, "initials", *(one[0] for one in rest)
    for pair in combinations(entry.full[:_MOST_WORDS], 2):
        yield entry.organisation, *pair


def _across(people: Sequence[ListEntry], members: list[int], most: int) -> list[tuple[int, int]] | None:
    """The pairs of a block's members that are on different lists; None where there are more than so many."""
    by_list: dict[int, list[int]] = defaultdict(list)
    for at in members:
        by_list[people[at].list].append(at)
    if len(by_list) == 1:
        return []
    sizes = [len(group) for group in by_list.values()]
    if (sum(sizes) ** 2 - sum(size**2 for size in sizes)) // 2 > most:
        return None
    return [
        (min(one, other), max(one, other))
        for group, others in combinations(by_list.values(), 2)
        for one in group
        for other in others
    ]
