"""What can be computed of few people from sums over many: against every set of few people, tried one by one."""

from collections.abc import Sequence
from itertools import combinations

import numpy
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from ecpat_training.disclosure import isolated
from ecpat_training.disclosure.isolated import has_common_sum, isolates

pytestmark = pytest.mark.attack("several reports")

People = NDArray[numpy.uint64]


def people(*numbers: int) -> People:
    return numpy.array(sorted(numbers), numpy.uint64)


ALL, GOVERNMENT, LAW = range(25), range(13), range(12)
CASES = {
    "a government's one caregiver": ([ALL, GOVERNMENT, LAW], True),
    "two columns alike": ([ALL, GOVERNMENT, GOVERNMENT], False),
    "two columns crossing": ([range(80), range(40), range(20, 60)], False),
    "a follow-up but for one": ([ALL, GOVERNMENT, range(1, 13)], True),
    "three sites but for one, no two of which are near": ([range(30), range(15), range(15, 29)], True),
    "three sums less twice another": (
        [range(24), range(12, 36), [*range(12), *range(24, 36)], range(37)],
        True,
    ),
}


@pytest.mark.parametrize(("sets", "told"), CASES.values(), ids=CASES)
def test_what_sums_of_sets_tell(sets: Sequence[Sequence[int]], told: bool) -> None:
    assert isolates([], [people(*one) for one in sets], 10) is told


def test_what_was_told_before_is_no_news() -> None:
    everybody, some = people(*range(30)), people(*range(29))
    assert isolates([everybody], [some], 10)
    assert not isolates([everybody, some], [everybody, some], 10)
    assert not isolates([everybody, some], [people(*range(15))], 10)
    assert isolates([everybody, some], [people(*range(15)), people(*range(16))], 10)


@settings(deadline=None)
@given(st.lists(st.integers(1, 2**10 - 1), min_size=1, max_size=5), st.integers(2, 6), st.integers(0, 4))
def test_as_if_every_few_people_were_tried(chosen: list[int], k: int, before: int) -> None:
    """A set of few people is told if the span has something that is 0 for all others, and hadn't before."""
    everybody = range(10)
    sets = [people(*(person for person in everybody if one >> person & 1)) for one in chosen]
    before = min(before, len(sets) - 1)
    rows = numpy.array([[person in one for person in everybody] for one in sets], float)

    def free(part: NDArray[numpy.float64], few: Sequence[int]) -> int:
        others = [person for person in everybody if person not in few]
        ranks = [numpy.linalg.matrix_rank(each) if each.size else 0 for each in (part, part[:, others])]
        return int(ranks[0] - ranks[1])

    told = any(
        free(rows, few) > free(rows[:before], few) for size in range(1, k) for few in combinations(everybody, size)
    )
    assert isolates(sets[:before], sets[before:], k) is told


def test_what_takes_too_long_to_try_is_taken_to_be_told(monkeypatch: pytest.MonkeyPatch) -> None:
    crossing = [range(60), range(30), range(0, 60, 2), range(0, 60, 3)]
    safe = [people(*one) for one in crossing]
    assert not isolates([], safe, 10)
    monkeypatch.setattr(isolated, "MOST_TRIED", 0)
    assert isolates([], safe, 10)


def test_sums_that_two_reports_have_in_common() -> None:
    everybody, site, other = people(*range(30)), people(*range(15)), people(*range(15, 30))
    assert has_common_sum([everybody], [site, other])
    assert not has_common_sum([everybody], [site])
    assert not has_common_sum([everybody], [])


@settings(deadline=None)
@given(st.lists(st.lists(st.integers(0, 1), min_size=5, max_size=5), min_size=1, max_size=6))
def test_reduced_sums_are_as_many_as_are_independent_each_alone_in_a_column(rows: list[list[int]]) -> None:
    """Sums by twos of three groups need a half: a, b and c of a + b, b + c and a + c."""
    reduced = isolated._row_echelon(numpy.array([*rows, *_BY_TWOS]))
    assert len(reduced) == numpy.linalg.matrix_rank(numpy.array([*rows, *_BY_TWOS]))
    for row in reduced:
        assert any(row[at] == 1 and (reduced[:, at] != 0).sum() == 1 for at in range(5))


_BY_TWOS = [[1, 1, 0, 0, 0], [0, 1, 1, 0, 0], [1, 0, 1, 0, 0]]


def test_more_sets_than_a_number_of_64_bits_holds_are_looked_at_alike() -> None:
    """The sums of seventy sites of ten people tell of nobody; with the sum of all people but one they do."""
    sites = [people(*range(10 * at, 10 * at + 10)) for at in range(70)]
    assert not isolates([], sites, 10)
    assert isolates(sites, [people(*range(689))], 10)


def test_sets_that_tell_of_nobody_are_seen_to_by_counting_and_not_by_trying(monkeypatch: pytest.MonkeyPatch) -> None:
    """Columns that span everything, one group of them beside another, bound from below what anything could tell of."""
    crossing = [range(64), *([one for one in range(64) if one >> bit & 1] for bit in range(5))]
    monkeypatch.setattr(isolated, "MOST_TRIED", 1)
    assert not isolates([], [people(*one) for one in crossing], 3)
