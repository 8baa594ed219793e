"""A share that is printed never tells a count, alone or with the sum of several."""

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from ecpat_training.effect.disclosure.item_shares import share, shares_of_sum
from tests.draws import draws


@settings(max_examples=draws(40, 12))
@given(st.integers(20, 400).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole))))
def test_at_least_two_counts_have_each_share(case: tuple[int, int]) -> None:
    part, whole = case
    printed = share(part, whole)
    if printed is None:
        return
    alike = [other for other in range(whole + 1) if (one := share(other, whole)) and one == printed]
    assert (printed.fewest, printed.most) == (alike[0], alike[-1])
    assert len(alike) == printed.most - printed.fewest + 1 > 1
    assert part in alike


def test_nobody_and_everybody_are_not_told_from_few_and_nearly_all() -> None:
    assert share(0, 40) == share(2, 40)
    assert share(40, 40) == share(38, 40)
    assert share(5, 19) is None


def test_a_sum_that_leaves_one_count_hides_all_shares() -> None:
    lowest, highest = (share(part, 40) for part in (0, 20))
    assert lowest is not None
    assert highest is not None
    parts = [lowest.fewest, highest.fewest]
    assert shares_of_sum(parts, 40, (sum(parts), sum(parts))) is None
    middle = [lowest.most - 1, highest.most]
    told = shares_of_sum(middle, 40, (sum(middle) - 1, sum(middle) + 1))
    assert told is not None
    fits = [
        pair
        for pair in product(*(range(one.fewest, one.most + 1) for one in told))
        if sum(middle) - 1 <= sum(pair) <= sum(middle) + 1
    ]
    assert all(len({pair[at] for pair in fits}) > 1 for at in range(2))
