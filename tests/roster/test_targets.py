"""Shares as head counts: at least rounds up, at most down, exactly; and the real share as it is told."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ecpat_training.programme.rules.check import CountCheck, ShareTarget
from ecpat_training.roster.rule_parts.targets import PeopleTarget, parse_target

PER_CENT = st.integers(0, 1000).map(lambda tenths: f"{tenths // 10}.{tenths % 10}".removesuffix(".0"))


def counted(written: str, have: int, people: int) -> CountCheck:
    wish: PeopleTarget = parse_target(written)
    return wish.counted("stakeholder", "GO", have, people)


@settings(deadline=None)
@given(st.lists(PER_CENT, min_size=2, max_size=2), st.integers(0, 200), st.data())
def test_a_share_is_kept_exactly_where_the_fraction_is(bounds: list[str], people: int, data: st.DataObject) -> None:
    low, high = sorted(bounds, key=Fraction)
    have = data.draw(st.integers(0, people))
    held = counted(f"{low}-{high} %", have, people)
    assert (not held.shortfall and not held.excess) == (Fraction(low) * people <= 100 * have <= Fraction(high) * people)
    least, most = counted(f"at least {low} %", have, people), counted(f"at most {high} %", have, people)
    assert bool(least.shortfall) == (100 * have < Fraction(low) * people)
    assert bool(most.excess) == (100 * have > Fraction(high) * people)
    assert held.possible == any(
        Fraction(low) * people <= 100 * number <= Fraction(high) * people for number in range(people + 1)
    )


@pytest.mark.parametrize(
    ("written", "people", "bounds"),
    [
        ("at least 30 %", 10, (3, None)),
        ("at least 30 %", 3, (1, None)),
        ("at least 40 %", 18, (8, None)),
        ("at most 30 %", 10, (None, 3)),
        ("at most 33.3 %", 1000, (None, 333)),
        ("at least 33.3 %", 1000, (333, None)),
        ("at least 7 %", 100, (7, None)),
        ("35-45 %", 17, (6, 7)),
        ("35-45 %", 4, (2, 1)),
        ("at least 8", 4, (8, None)),
    ],
)
def test_head_counts_of_a_share(written: str, people: int, bounds: tuple[int | None, int | None]) -> None:
    wish: PeopleTarget = parse_target(written)
    assert wish.bounds(people) == bounds


@settings(deadline=None)
@given(PER_CENT, st.integers(1, 5_000), st.data())
def test_the_real_share_is_never_told_as_a_bound_that_it_misses(bound: str, people: int, data: st.DataObject) -> None:
    have = data.draw(st.integers(0, people))
    wish: PeopleTarget = parse_target(f"at least {bound} %")
    said = ShareTarget(wish.range, people).per_cent(have)
    assert (Fraction(said.removesuffix(" %")) == Fraction(bound)) == (100 * have == Fraction(bound) * people)


def test_the_real_share_stands_beside_the_number() -> None:
    assert counted("at least 40 %", 7, 18).actual_in_words == "7 of 18, 38.9 %"
    assert counted("at least 40 %", 0, 0).actual_in_words == "0 of 0"
    assert counted("at least 33 %", 32, 97).actual_in_words == "32 of 97, 32.99 %"
