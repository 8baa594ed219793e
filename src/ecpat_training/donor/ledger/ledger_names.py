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
    digests_by_person: dict[int, set[str]] = defaultdict(set)
    for row in rows:
        for identifier in row.known_by or (f"row:{row.file}:{row.row}",):
            digests_by_person[row.person].add(hashlib.blake2b(identifier.encode(), digest_size=8, key=key).hexdigest())
    return {person: frozenset(person_digests) for person, person_digests in digests_by_person.items()}


def ledger_numbers(
    current_digests: Mapping[int, frozenset[str]], earlier_digests: Mapping[int, frozenset[str]]
) -> dict[int, int]:
    """The ledger's number for each person of this run: that of the person with whom most digests are shared, each
    number once, else a new one. Somebody who isn't found again counts as another person, so that too much is
    withheld and never too little."""
    holders: dict[str, list[int]] = defaultdict(list)
    for number, person_digests in earlier_digests.items():
        for digest in person_digests:
            holders[digest].append(number)
    shared_persons = [
        (-times, person, number)
        for person, own_digests in current_digests.items()
        for number, times in Counter(number for mark in own_digests for number in holders[mark]).items()
    ]
    number_by_person: dict[int, int] = {}
    used_numbers: set[int] = set()
    for _, person, number in sorted(shared_persons):
        if person not in number_by_person and number not in used_numbers:
            number_by_person[person] = number
            used_numbers.add(number)
    new_numbers = itertools.count(max(earlier_digests, default=-1) + 1)
    return number_by_person | {
        person: next(new_numbers) for person in sorted(current_digests) if person not in number_by_person
    }


class NamedSets:
    """Sets of people by the ledger's names. A head count that has changed is cut where it was before, as the fewer are
    taken to be among the more."""

    def __init__(self, persons: Mapping[int, int], tables: Sequence[PublishedTable], units: Iterable[UnitSet]) -> None:
        self.persons = persons
        self._cuts: dict[str, set[int]] = defaultdict(set)
        for people in (members for table in tables for members in table.sets):
            for number in people.numbers:
                # Cut at the same places in both runs, so that pieces can be compared though a head count has grown.
                self._cuts[number.of] |= {number.first, number.last}
        for unit in (member_unit for unit_set in units for member_unit in unit_set):
            self._cuts[_name(unit)] |= {0, unit.people}

    def name_current_people(self, unit_set: UnitSet) -> UnitSet:
        """A set of people of this run, under the ledger's names."""
        people = {Unit(("person", self.persons[unit.of])) for unit in unit_set if isinstance(unit.of, int)}
        return frozenset(people).union(
            *(self._pieces(_name(unit), 0, unit.people) for unit in unit_set if not isinstance(unit.of, int))
        )

    def before(self, published_people: ToldPeople) -> UnitSet:
        """A set of people from the ledger, under the ledger's names."""
        people = frozenset(Unit(("person", number)) for number in published_people.persons)
        return people.union(
            *(self._pieces(number.of, number.first, number.last) for number in published_people.numbers)
        )

    def _pieces(self, subject: str, first_position: int, last_position: int) -> UnitSet:
        cuts = sorted(
            cut_position
            for cut_position in {*self._cuts[subject], first_position, last_position}
            if first_position <= cut_position <= last_position
        )
        return frozenset(
            Unit((subject, piece_start, piece_end), piece_end - piece_start)
            for piece_start, piece_end in itertools.pairwise(cuts)
        )


def ledger_people(unit_set: UnitSet) -> ToldPeople:
    """A set as the ledger keeps it."""
    persons = sorted(unit.of[1] for unit in unit_set if isinstance(unit.of, tuple) and len(unit.of) == 2)
    numbers = sorted(unit.of for unit in unit_set if isinstance(unit.of, tuple) and len(unit.of) == 3)
    return ToldPeople(
        persons=tuple(persons),
        numbers=tuple(
            PublishedNumber(of=subject, first=first_position, last=last_position)
            for subject, first_position, last_position in numbers
        ),
    )


def _name(unit: Unit) -> str:
    name_parts = unit.of if isinstance(unit.of, tuple) else (unit.of,)
    return "|".join("" if name_part is None else str(name_part) for name_part in name_parts)
