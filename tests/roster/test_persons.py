"""Persons counted once: bounds that hold whatever is decided of the open pairs."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ecpat_training.roster.matching.persons import count_persons, partition
from ecpat_training.roster.model.same_person import CountBounds, Grade, Pair, PersonCount, SamePersonDecision
from tests.draws import draws

SAME, DIFFERENT = SamePersonDecision.SAME, SamePersonDecision.DIFFERENT


def of(lists: str, *pairs: tuple[int, int, SamePersonDecision | None], kinds: str = "") -> PersonCount:
    """What is counted of entries on these lists (`AAB`: two on A, one on B) of these kinds (`pp?`)."""
    names = sorted(set(lists))
    told = [Pair(one, other, Grade.LIKELY, "", decision=decision) for one, other, decision in pairs]
    numbers = [names.index(name) for name in lists]
    of_kind = {"side": [None if kind == "?" else kind for kind in kinds]} if kinds else {}
    return count_persons(numbers, names, of_kind, partition(numbers, told))


def test_an_open_pair_makes_a_range() -> None:
    count = of("AABB", (0, 2, SAME), (1, 3, None))
    assert (str(count.persons), count.participations, str(count.several)) == ("2 to 3", 4, "1 to 2")
    assert [(times, str(people)) for times, people in count.came] == [(1, "0 to 2"), (2, "1 to 2")]
    assert [(one.label, one.participants, str(one.new)) for one in count.lists] == [("A", 2, "2"), ("B", 2, "0 to 1")]


def test_what_follows_from_decisions_is_not_asked() -> None:
    assert of("ABC", (0, 1, SAME), (1, 2, SAME), (0, 2, None)).open == ()
    assert of("ABC", (0, 1, SAME), (0, 2, DIFFERENT), (1, 2, None)).open == ()
    assert of("AAB", (0, 2, SAME), (1, 2, None)).open == (), "people of one list are different"


def test_two_who_may_be_the_same_third_are_two_at_least() -> None:
    assert str(of("AAB", (0, 2, None), (1, 2, None)).persons) == "2 to 3"


def test_decisions_that_clash_are_named() -> None:
    told = [(0, 1, SAME), (1, 2, SAME), (0, 2, DIFFERENT)]
    pairs = [Pair(one, other, Grade.LIKELY, "", decision=decision) for one, other, decision in told]
    assert partition([0, 1, 2], pairs).clashes == (pairs[2],)


def test_a_person_is_of_the_kind_that_the_last_list_gives() -> None:
    count = of("AB", (0, 1, SAME), kinds="pc")
    assert [(one.label, str(one.persons), one.participations) for one in count.kinds] == [("c", "1", 1), ("p", "0", 1)]
    assert count.changed == 1


@st.composite
def open_pairs(draw: st.DrawFn) -> tuple[str, list[tuple[int, int, SamePersonDecision | None]], str]:
    """Up to seven entries of three lists and pairs across them, some decided to be the same."""
    lists = draw(st.text("ABC", min_size=2, max_size=7))
    kinds = draw(st.text("pc?", min_size=len(lists), max_size=len(lists)))
    across = [(one, other) for one in range(len(lists)) for other in range(one) if lists[one] != lists[other]]
    chosen = draw(st.lists(st.sampled_from(across), unique=True, max_size=5)) if across else []
    said = draw(st.lists(st.sampled_from([None, None, SAME]), min_size=len(chosen), max_size=len(chosen)))
    return lists, [(other, one, decision) for (one, other), decision in zip(chosen, said, strict=True)], kinds


@settings(max_examples=draws(60, 15))
@given(open_pairs())
def test_the_bounds_hold_whatever_is_decided(
    drawn: tuple[str, list[tuple[int, int, SamePersonDecision | None]], str],
) -> None:
    lists, pairs, kinds = drawn
    bounds = of(lists, *pairs, kinds=kinds)
    undecided = [(pair.first, pair.second) for pair in bounds.open]
    for said in product((SAME, DIFFERENT), repeat=len(undecided)):
        now = dict(zip(undecided, said, strict=True))
        told = [(one, other, now.get((one, other), decision)) for one, other, decision in pairs]
        names = sorted(set(lists))
        numbers = [names.index(name) for name in lists]
        made = [Pair(one, other, Grade.LIKELY, "", decision=decision) for one, other, decision in told]
        people = partition(numbers, made)
        if people.clashes or _two_of_one_list(numbers, people.person):
            continue
        assert _outside(of(lists, *told, kinds=kinds), bounds) == []


def _two_of_one_list(lists: list[int], person: tuple[int, ...]) -> int:
    return len(lists) - len(set(zip(lists, person, strict=True)))


def _outside(final: PersonCount, bounds: PersonCount) -> list[tuple[CountBounds, CountBounds]]:
    """What was counted in the end and lies beyond its bounds."""
    pairs = [(final.persons, bounds.persons), (final.several, bounds.several)]
    came = dict(bounds.came)
    pairs += [(people, came[times]) for times, people in final.came]
    pairs += [(one.new, other.new) for one, other in zip(final.lists, bounds.lists, strict=True)]
    pairs += [(one.persons, other.persons) for one, other in zip(final.kinds, bounds.kinds, strict=True)]
    return [(exact, bound) for exact, bound in pairs if not bound.low <= exact.low <= exact.high <= bound.high]


def test_a_range_says_one_number_where_both_bounds_are_it() -> None:
    assert (str(of("AB").persons), str(of("AB", (0, 1, None)).persons)) == ("2", "1 to 2")


@pytest.mark.parametrize("lists", ["", "A", "AAA"])
def test_without_pairs_everybody_is_counted_once(lists: str) -> None:
    assert str(of(lists).persons) == str(len(lists))
