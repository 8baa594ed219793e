"""The index finds the same neighbours as comparing every code with every other."""

import tracemalloc
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from ecpat_training.effect.linking.neighbours import Neighbours


def one_error_apart(first: str, second: str) -> bool:
    """Damerau-Levenshtein distance 1, by its definition."""
    if len(first) == len(second):
        unlike = [place for place in range(len(first)) if first[place] != second[place]]
        swapped = len(unlike) == 2 and unlike[1] == unlike[0] + 1
        return len(unlike) == 1 or (
            swapped and first[unlike[0]] == second[unlike[1]] and first[unlike[1]] == second[unlike[0]]
        )
    longer, shorter = sorted((first, second), key=len, reverse=True)
    return any(longer[:place] + longer[place + 1 :] == shorter for place in range(len(longer)))


codes = st.sets(st.text("ab1", min_size=4, max_size=7), max_size=25)


@given(codes, st.text("ab1", min_size=4, max_size=7))
def test_of_one_code(known: set[str], code: str) -> None:
    assert Neighbours(known).of(code) == {other for other in known if one_error_apart(code, other)}


@given(codes)
def test_number_of_pairs(known: set[str]) -> None:
    assert Neighbours(known).pairs() == sum(one_error_apart(one, other) for one, other in combinations(known, 2))


def test_short_and_endless_codes_have_no_neighbours() -> None:
    index = Neighbours(["abc", "abcd", "x" * 5000])
    assert index.of("abd") == set()
    assert index.of("abc") == set()
    assert index.of("x" * 4999) == set()


def test_an_index_of_many_codes_stays_small() -> None:
    codes = [f"{chr(97 + number % 23)}{number * 7919 % 10**7:07d}xy" for number in range(500)]
    tracemalloc.start()
    try:
        index = Neighbours(codes)
        assert tracemalloc.get_traced_memory()[0] / len(index.codes) < 2000  # bytes; a list for each rest takes 4600
    finally:
        tracemalloc.stop()
