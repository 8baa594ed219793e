"""People and head counts of this run, called as the ledger has called them since they were first told of."""

import hashlib
import itertools
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from ecpat_training.donor.counting.release import Unit, UnitSet
from ecpat_training.donor.ledger.model import PublishedNumber, PublishedTable, ToldPeople
from ecpat_training.donor.model.entry import Participation


def digests(rows: Iterable[Participation], key: bytes) -> dict[int, frozenset[str]]:
    """What each person is known by, under a key."""
    found: dict[int, set[str]] = defaultdict(set)
    for one in rows:
        for said in one.known_by or (f"row:{one.file}:{one.row}",):
            found[one.person].add(hashlib.blake2b(said.encode(), digest_size=8, key=key).hexdigest())
    return {person: frozenset(known) for person, known in found.items()}


def called(now: Mapping[int, frozenset[str]], before: Mapping[int, frozenset[str]]) -> dict[int, int]:
    """The ledger's number for each person of this run: that of the person with whom most digests are shared, each
    number once, else a new one. Somebody who isn't found again counts as another person, so that too much is
    withheld and never too little."""
    holders: dict[str, list[int]] = defaultdict(list)
    for number, known in before.items():
        for one in known:
            holders[one].append(number)
    shared = [
        (-times, person, number)
        for person, known in now.items()
        for number, times in Counter(number for one in known for number in holders[one]).items()
    ]
    found: dict[int, int] = {}
    taken: set[int] = set()
    for _, person, number in sorted(shared):
        if person not in found and number not in taken:
            found[person] = number
            taken.add(number)
    new = itertools.count(max(before, default=-1) + 1)
    return found | {person: next(new) for person in sorted(now) if person not in found}


class Names:
    """Sets of people by the ledger's names. A head count that has changed is cut where it was before, as the fewer are
    taken to be among the more."""

    def __init__(self, persons: Mapping[int, int], tables: Sequence[PublishedTable], units: Iterable[UnitSet]) -> None:
        self.persons = persons
        self._cuts: dict[str, set[int]] = defaultdict(set)
        for told in (one for table in tables for one in table.sets):
            for each in told.numbers:
                # Cut at the same places in both runs, so that pieces can be compared though a head count has grown.
                self._cuts[each.of] |= {each.first, each.last}
        for unit in (one for each in units for one in each):
            self._cuts[_name(unit)] |= {0, unit.people}

    def now(self, told: UnitSet) -> UnitSet:
        """A set of people of this run, under the ledger's names."""
        people = {Unit(("person", self.persons[one.of])) for one in told if isinstance(one.of, int)}
        return frozenset(people).union(
            *(self._pieces(_name(one), 0, one.people) for one in told if not isinstance(one.of, int))
        )

    def before(self, told: ToldPeople) -> UnitSet:
        """A set of people from the ledger, under the ledger's names."""
        people = frozenset(Unit(("person", number)) for number in told.persons)
        return people.union(*(self._pieces(one.of, one.first, one.last) for one in told.numbers))

    def _pieces(self, of: str, first: int, last: int) -> UnitSet:
        cuts = sorted(one for one in {*self._cuts[of], first, last} if first <= one <= last)
        return frozenset(Unit((of, low, high), high - low) for low, high in itertools.pairwise(cuts))


def kept(told: UnitSet) -> ToldPeople:
    """A set as the ledger keeps it."""
    persons = sorted(one.of[1] for one in told if isinstance(one.of, tuple) and len(one.of) == 2)
    numbers = sorted(one.of for one in told if isinstance(one.of, tuple) and len(one.of) == 3)
    return ToldPeople(
        persons=tuple(persons),
        numbers=tuple(PublishedNumber(of=of, first=low, last=high) for of, low, high in numbers),
    )


def _name(unit: Unit) -> str:
    parts = unit.of if isinstance(unit.of, tuple) else (unit.of,)
    return "|".join("" if one is None else str(one) for one in parts)
