"""An attacker with all tables that were published, of several donors and one after the other, solves for small groups:
whole numbers of people in each cell of sex, side, trainings and completion, which agree with every published number.

A group is told where its smallest and its largest possible number are one. The solver (HiGHS, by SciPy) knows nothing
of how the tables are judged.
"""

import itertools
import random
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import pytest

from ecpat_training.donor.counting.figures import breakdown_kind, windows
from ecpat_training.donor.counting.release import Publishing, Unit, candidates, released
from ecpat_training.donor.model.entry import Participation, TrainingFacts
from tests.draws import some_of

LEAST = 10
SEXES, SIDES, PRESENCE = ("female", "male"), ("care", "law enforcement"), ("away", "came", "completed")
TRAININGS = (("a", "2005"), ("b", "2006"))


class Kind(NamedTuple):
    """A cell of the finest table: what somebody is, and how it was with each training."""

    sex: str
    side: str
    first: str
    second: str


KINDS = [Kind(*one) for one in itertools.product(SEXES, SIDES, PRESENCE, PRESENCE) if one[2:] != ("away", "away")]
Number = tuple[tuple[int, ...], int]
"""How often each kind is counted in a published number, and the number."""


def draw_people(seed: int) -> list[Kind]:
    """People of whom some kinds are frequent and others rare."""
    draw = random.Random(seed)
    weights = [draw.choice((0, 0.2, 1, 4)) for _ in KINDS]
    return draw.choices(KINDS, weights, k=draw.choice((30, 60, 120)))


def rows_of_people(people: Sequence[Kind]) -> list[Participation]:
    return [
        Participation(
            at, person, f"{name}.csv", person, TrainingFacts(name, 2, year), one.sex, one.side, None, None, "",
            1.0 if one[2 + at] == "completed" else 0.5,
        )
        for person, one in enumerate(people)
        for at, (name, year) in enumerate(TRAININGS)
        if one[2 + at] != "away"
    ]  # fmt: skip


Asked = Callable[[Participation], bool]
INDICATORS: dict[str, Asked] = {
    "took part": lambda _: True,
    "completed": lambda one: one.share == 1,
    "completed, care": lambda one: one.share == 1 and one.side == "care",
}
PUBLICATIONS: Sequence[tuple[tuple[str, ...], Sequence[str]]] = (
    (("a",), ("took part",)),
    (("a", "b"), ("took part", "completed")),
    (("a", "b"), ("took part", "completed, care")),
)
"""Of which trainings, and which indicators: two donors, and the first one a year before."""


def told(people: Sequence[Kind]) -> list[Number]:
    """The numbers of all tables that are published one after the other."""
    rows, sets, found = rows_of_people(people), frozenset[frozenset[Unit]](), list[Number]()
    for trainings, indicators in PUBLICATIONS:
        there = [one for one in rows if one.training.id in trainings]
        years = sorted({str(one.training.period) for one in there})
        asked = [INDICATORS[name] for name in indicators]
        publishing = Publishing(sets)
        tables = [[*candidates([row for row in there if of(row)], (), years, {})] for of in asked]
        for of, may in zip(asked, released(tables, publishing), strict=True):
            for unit, published in (("persons", may.persons), ("participations", may.participations)):
                for window, by in published:
                    found += _numbers(people, trainings, of, years, (window, by, unit))
        sets = publishing.sets
    return list(dict.fromkeys(found))


def _numbers(
    people: Sequence[Kind], trainings: Sequence[str], of: Asked, years: Sequence[str], table: tuple[str, str, str]
) -> Iterator[Number]:
    """A table's numbers, with how often each kind is in them: counted anew from what people are."""
    window, by, unit = table
    inside = dict(windows(years))[window]
    each = rows_of_people(KINDS)
    counted = [one for one in each if one.training.id in trainings and of(one) and inside(one.training.period)]
    for label in sorted({breakdown_kind(by)(one) for one in counted}) if by else [""]:
        times = [0] * len(KINDS)
        for one in counted:
            if not by or breakdown_kind(by)(one) == label:
                times[one.person] += 1
        often = tuple(min(one, 1) for one in times) if unit == "persons" else tuple(times)
        yield often, sum(often[KINDS.index(one)] for one in people)


def groups() -> list[frozenset[int]]:
    """Groups that a reader may want to know of: everybody of some sex, side, presence at one or both trainings."""
    choices = [[None, *SEXES], [None, *SIDES], [None, *PRESENCE], [None, *PRESENCE]]
    return [
        frozenset(
            at
            for at, kind in enumerate(KINDS)
            if all(said in (None, own) for said, own in zip(wanted, kind, strict=True))
        )
        for wanted in itertools.product(*choices)
    ]


def derived(people: Sequence[Kind], numbers: Sequence[Number]) -> list[tuple[int, frozenset[int]]]:
    """The groups of 1 to 9 people whose number follows from the published ones."""
    import numpy
    from scipy.optimize import Bounds, LinearConstraint, milp

    if not numbers:
        return []
    often = numpy.array([one for one, _ in numbers], float)
    values = numpy.array([number for _, number in numbers], float)
    known = LinearConstraint(often, values, values)
    found = []
    for group in groups():
        size = sum(KINDS.index(one) in group for one in people)
        if not 0 < size < LEAST:
            continue
        goal = numpy.array([float(at in group) for at in range(len(KINDS))])
        limits = []
        for sign in (1, -1):
            solved = milp(sign * goal, constraints=known, integrality=numpy.ones(len(KINDS)), bounds=Bounds(0, 1_000))
            assert solved.success
            limits.append(round(sign * solved.fun))
        assert limits[0] <= size <= limits[1]
        if limits[0] == limits[1]:
            found.append((size, group))
    return found


@pytest.mark.parametrize("seed", some_of(range(2), 1))
@pytest.mark.attack("donors' tables")
def test_no_small_group_follows_from_all_that_was_published(seed: int) -> None:
    people = draw_people(seed)
    assert derived(people, told(people)) == []


def test_the_attacker_finds_what_a_table_without_care_tells() -> None:
    """Everybody and those who completed, of whom three did not: the attacker is one."""
    people = [Kind("female", "care", "completed", "away")] * 20 + [Kind("male", "care", "came", "away")] * 3
    all_ = tuple(int(one.first != "away") for one in KINDS)
    completed = tuple(int(one.first == "completed") for one in KINDS)
    assert derived(people, [(all_, 23), (completed, 20)])
