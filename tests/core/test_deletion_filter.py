"""What stays of things that clash: it clashes itself, needs all of its members, and is asked for in few questions."""

from collections.abc import Callable, Sequence

from hypothesis import given
from hypothesis import strategies as st

from ecpat_training.core.deletion_filter import deletion_filter, halving_filter

THINGS = range(12)
CLASHES = st.lists(st.frozensets(st.sampled_from(THINGS)), min_size=1, max_size=5)


def containing(smallest: Sequence[frozenset[int]]) -> Callable[[list[int]], bool]:
    """Whether things hold one of the smallest clashes."""
    return lambda things: any(clash <= set(things) for clash in smallest)


@given(CLASHES, st.sampled_from([deletion_filter, halving_filter]))
def test_what_stays_clashes_and_without_any_one_of_it_would_not(
    smallest: list[frozenset[int]], filter_: Callable[[Sequence[int], Callable[[list[int]], bool]], list[int]]
) -> None:
    clashes = containing(smallest)
    remaining = filter_(THINGS, clashes)
    assert clashes(remaining)
    assert not any(clashes(remaining[:place] + remaining[place + 1 :]) for place in range(len(remaining)))
    assert remaining == sorted(remaining)


def test_of_several_clashes_the_last_things_stay() -> None:
    assert deletion_filter("abcd", lambda fewer: {"a", "c"} <= {*fewer} or {"b", "d"} <= {*fewer}) == ["b", "d"]


def test_where_all_matters_to_nothing_one_question_says_so() -> None:
    questions: list[list[int]] = []
    assert halving_filter(range(100), lambda fewer: questions.append(fewer) is None) == []
    assert questions == [[]]


def test_of_a_long_list_that_matters_little_few_questions_are_asked() -> None:
    questions: list[list[int]] = []

    def clashes(fewer: list[int]) -> bool:
        questions.append(fewer)
        return 700 in fewer

    assert halving_filter(range(1000), clashes) == [700]
    assert len(questions) < 25
