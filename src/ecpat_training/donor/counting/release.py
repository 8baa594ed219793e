"""What of a donor's table may be published: no group of one to nine people whose number anybody can work out from the
published numbers, by adding and taking away.

Every published number is the count of a set of people. The sets cut each other into pieces; what readers can work out
are the sums of pieces that are linear combinations of the published sets. Each sum of small pieces with fewer than
`SMALLEST` people is tried: where one is such a combination, the table that made it so is withheld whole.

Participations tell, together with persons, how often people came again and how often they missed a training: 20 persons
with 21 participations are one who came again. They are taken to tell who came, who came twice or more, and who came to
every training, as in `roster.report.match_public`. Tables are taken one after the other, the most asked for first.

Of numbers without names nobody knows who is who. Of one training, sex and side, those who completed are taken to be
among those who took part, so that the difference counts as well; where the numbers are not told apart alike, so that
this can't be seen, those who completed are not published.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from ecpat_training.donor.counting.figures import breakdown_kind, windows
from ecpat_training.donor.model.entry import HeadCount, Participation
from ecpat_training.donor.model.table import BY
from ecpat_training.values.thresholds import SMALLEST_PUBLISHED_GROUP


class Unit(NamedTuple):
    """A person, or a piece of a number without names, of so many people."""

    of: object
    people: int = 1


UnitSet = frozenset[Unit]
_MOST_GROUPS = 10_000
_ZERO = 1e-9


class Candidate(NamedTuple):
    """A table that may be published or not: its window and breakdown, and the sets of people that its figures tell of,
    for persons and for participations."""

    window: str
    by: str
    persons: tuple[UnitSet, ...]
    participations: tuple[UnitSet, ...]


class Released(NamedTuple):
    """What may be published of an indicator, by window and breakdown."""

    persons: frozenset[tuple[str, str]]
    participations: frozenset[tuple[str, str]]


def _as_they_are(unit_set: UnitSet) -> UnitSet:
    return unit_set


class Publishing:
    """Keeps what was published, and answers whether more may be.

    Attributes:
        sets: of people, that were told.
        numbers: that were told of people who can't be told apart, such as how many answered: what they are of, and the
            numbers.
        known: gives people the names that they had when `sets` were told.
    """

    def __init__(
        self,
        sets: Iterable[UnitSet] = (),
        numbers: Iterable[tuple[str, tuple[int, ...]]] = (),
        rename: Callable[[UnitSet], UnitSet] = _as_they_are,
    ) -> None:
        self.sets, self.numbers, self.known = frozenset(sets), tuple(numbers), rename

    def allows(self, sets: Iterable[UnitSet]) -> bool:
        """Whether these sets may be published besides all published before; if so, they count as published from now
        on."""
        enlarged = self.sets | {self.known(unit_set) for unit_set in sets if unit_set}
        # Sets published before tell nothing new, and a table that repeats them is allowed without a search.
        if len(enlarged) > len(self.sets) and _reveal_small_groups(enlarged):
            return False
        self.sets = enlarged
        return True

    def allows_numbers(self, subject: str, numbers: tuple[int, ...]) -> bool:
        """Whether numbers may be published besides others of the same kind: none may differ by a few people from one
        published before, since nobody knows whether the few are among the many. If so, they count as published."""
        same_kind = [
            published_numbers for number_subject, published_numbers in self.numbers if number_subject == subject
        ]
        if any(
            0 < abs(number - earlier) < SMALLEST_PUBLISHED_GROUP
            for published_numbers in same_kind
            for number, earlier in zip(numbers, published_numbers, strict=True)
        ):
            return False
        self.numbers = tuple(dict.fromkeys((*self.numbers, (subject, numbers))))
        return True


def _reveal_small_groups(sets: Iterable[UnitSet]) -> bool:
    """Whether the counts of these sets tell how many people are in a group of fewer than `SMALLEST`; also where there
    are more such groups than are tried."""
    import numpy

    published_sets = list(sets)
    numbers_by_unit: dict[Unit, list[int]] = {}
    for number, unit_set in enumerate(published_sets):
        for unit in unit_set:
            numbers_by_unit.setdefault(unit, []).append(number)
    pieces: Counter[tuple[int, ...]] = Counter()
    for unit, numbers in numbers_by_unit.items():
        pieces[tuple(numbers)] += unit.people
    if all(size >= SMALLEST_PUBLISHED_GROUP for size in pieces.values()):
        return False
    counts = numpy.zeros((len(published_sets), len(pieces)))
    for column, set_numbers in enumerate(pieces):
        counts[list(set_numbers), column] = 1
    # What can be computed by adding and subtracting published counts is the span of the rows.
    _, weights, rows = numpy.linalg.svd(counts, full_matrices=False)
    basis = rows[weights > _ZERO * weights[0]]
    # What of a group is no combination of the sets, seen from a direction by chance: nothing only where it is one.
    chance = numpy.random.default_rng(0).standard_normal(len(pieces))
    residuals = (chance - basis.T @ (basis @ chance)).tolist()
    small_pieces = [
        (size, residuals[index]) for index, size in enumerate(pieces.values()) if size < SMALLEST_PUBLISHED_GROUP
    ]
    return _can_sum_to_zero(small_pieces)


def _can_sum_to_zero(small_pieces: Sequence[tuple[int, float]]) -> bool:
    """Whether some pieces, of fewer than `SMALLEST` people together, sum to nothing; also where there are more choices
    than are tried."""
    partial_sums = [(0, 0.0, 0)]
    tried_count = 0
    while partial_sums:
        people, total, after = partial_sums.pop()
        for place in range(after, len(small_pieces)):
            size, residual = small_pieces[place]
            if people + size < SMALLEST_PUBLISHED_GROUP:
                tried_count += 1
                # In doubt it tells: a search that was given up proves nothing.
                if abs(total + residual) < _ZERO or tried_count > _MOST_GROUPS:
                    return True
                partial_sums.append((people + size, total + residual, place + 1))
    return False


def candidates(
    rows: Sequence[Participation],
    head_counts: Sequence[HeadCount],
    periods: Sequence[str],
    units: Mapping[HeadCount, UnitSet],
) -> Iterator[Candidate]:
    """The tables of an indicator, the most asked for first.

    Args:
        rows, heads: what the indicator counts.
        periods: for which there are figures.
        units: the people of numbers without names, as `units_of` makes them of all that there are.
    """
    tables = [(window, is_in_window, breakdown) for window, is_in_window in windows(periods) for breakdown in ("", *BY)]
    for window, is_in_window, breakdown in sorted(tables, key=lambda table: _table_priority(table[0], table[2])):
        window_rows = [row for row in rows if is_in_window(row.training.period)]
        numbers = [head_count for head_count in head_counts if is_in_window(head_count.training.period)]
        trainings = len({row.training.id for row in window_rows})
        read_label = breakdown_kind(breakdown)
        labels = sorted({*map(read_label, window_rows), *map(read_label, numbers)}) if breakdown else [""]
        cells = [[row for row in window_rows if not breakdown or read_label(row) == label] for label in labels]
        persons = tuple(frozenset(Unit(row.person) for row in cell) for cell in cells)
        times = [unit_set for cell in cells for unit_set in _times(cell, trainings)]
        for label in labels:
            unit_sets = [
                units[head_count] for head_count in numbers if not breakdown or read_label(head_count) == label
            ]
            times.append(frozenset[Unit]().union(*unit_sets))
        yield Candidate(window, breakdown, persons, tuple(times))


def _table_priority(window: str, breakdown: str) -> int:
    """How early a table is asked for: the whole in total, by sex, by side, year by year, and then the rest."""
    order = [("", ""), ("", "sex"), ("", "side")]
    return order.index((window, breakdown)) if (window, breakdown) in order else len(order) + ("", *BY).index(breakdown)


def released(tables: Sequence[Sequence[Candidate]], publishing: Publishing | None = None) -> list[Released]:
    """What may be published of each indicator's tables, of which each has as many, the table of everybody first. The
    totals of all come before any breakdown; broken down, everybody comes last, whom no donor asks for. `publishing`
    knows what was told before."""
    publishing = publishing or Publishing()
    persons: list[set[tuple[str, str]]] = [set() for _ in tables]
    times: list[set[tuple[str, str]]] = [set() for _ in tables]
    for place, numbered_tables in enumerate(zip(*tables, strict=True)):
        first_table, *later_tables = enumerate(numbered_tables)
        order = [first_table, *later_tables] if place == 0 else [*later_tables, first_table]
        for number, candidate in order:
            if publishing.allows(candidate.persons):
                persons[number].add((candidate.window, candidate.by))
        for number, candidate in order:
            if publishing.allows(candidate.participations):
                times[number].add((candidate.window, candidate.by))
    return [
        Released(frozenset(person_tables), frozenset(time_tables))
        for person_tables, time_tables in zip(persons, times, strict=True)
    ]


def units_of(head_counts: Sequence[HeadCount]) -> dict[HeadCount, UnitSet]:
    """The people behind numbers without names."""
    totals: Counter[tuple[object, ...]] = Counter()
    entries_by_kind: dict[str, dict[str, set[tuple[object, ...]]]] = {}
    for head_count in head_counts:
        totals[(*_head_count_key(head_count), head_count.counts)] += head_count.number
        entries_by_kind.setdefault(head_count.training.id, {}).setdefault(head_count.counts, set()).add(
            _head_count_key(head_count)
        )
    units = {}
    for head_count in head_counts:
        key = _head_count_key(head_count)
        training_kinds = entries_by_kind[head_count.training.id]
        if head_count.counts == "completed" and not training_kinds["completed"] <= training_kinds.get(
            "took part", training_kinds["completed"]
        ):
            units[head_count] = frozenset({Unit((*key, head_count.counts))})  # one person: never published
            continue
        took_part_count, completed_count = totals[*key, "took part"], totals[*key, "completed"]
        shared_count = min(took_part_count, completed_count) or max(took_part_count, completed_count)
        # Nobody knows who completed among those who took part: the fewer are taken to be among the more.
        pieces = [Unit((*key, "both"), shared_count)]
        if max(took_part_count, completed_count) > shared_count and head_count.counts == "took part":
            pieces.append(Unit((*key, "took part alone"), took_part_count - shared_count))
        units[head_count] = frozenset(piece for piece in pieces if piece.people)
    return units


def _head_count_key(head_count: HeadCount) -> tuple[object, ...]:
    return (head_count.training.id, head_count.sex, head_count.side, head_count.stakeholder, head_count.profession)


def _times(rows: Sequence[Participation], trainings: int) -> Iterator[UnitSet]:
    """Those who came, who came twice or more, and who came to each of so many trainings."""
    times_by_person = Counter(row.person for row in rows)
    for least_times in sorted({1, 2, max(trainings, 1)}):
        yield frozenset(Unit(person) for person, number in times_by_person.items() if number >= least_times)
