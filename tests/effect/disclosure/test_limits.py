"""Each limit of what may be published, at the last number that is withheld and at the first that isn't."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from ecpat_training.effect.analyses.who_took_part.result import GroupMeans
from ecpat_training.effect.disclosure import rounding
from ecpat_training.effect.disclosure.by_group import broken_down
from ecpat_training.effect.disclosure.cross_table import bounds, protected
from ecpat_training.effect.disclosure.from_printed import difference, spread_of_changes
from ecpat_training.effect.disclosure.item_shares import share, shares_of_sum
from ecpat_training.effect.disclosure.population import allowed, differ_enough
from ecpat_training.effect.disclosure.why_hidden import (
    all_alike,
    at_a_bound,
    commonest,
    dominated,
    few_values,
    few_values_given,
    nearly_all_alike,
    why_group_hidden,
    why_hidden,
)
from ecpat_training.effect.model.change import ScaleChange
from ecpat_training.stats.estimate import Estimate
from tests.effect.waves import change

MIXED = [float(3 * person % 11) for person in range(40)]
ONE = change(MIXED, MIXED[1:] + MIXED[:1], answers="0-10")


def scored(before: Sequence[float], after: Sequence[float] | None = None) -> ScaleChange:
    """A change of these scores, of a scale from 0 to 10 in whole steps."""
    second = MIXED[: len(before)] if after is None else after
    return replace(ONE, n=len(before), pairs=tuple(zip(before, second, strict=True)), steps=10)


@pytest.mark.parametrize(
    ("people", "may"),
    [(None, "nothing"), (0, "nothing"), (9, "nothing"), (10, "means"), (19, "means"), (20, "spread"), (400, "spread")],
)
def test_nothing_below_ten_people_and_means_alone_below_twenty(people: int | None, may: str) -> None:
    assert allowed(people) == may


def test_two_sets_are_the_same_or_ten_people_apart_on_both_sides() -> None:
    everybody = frozenset(range(40))
    assert differ_enough(everybody, everybody)
    for apart, safe in ((1, False), (9, False), (10, True)):
        assert differ_enough(everybody, frozenset(range(40 - apart))) is safe
        assert differ_enough(frozenset(range(40 - apart)), everybody) is safe
    assert not differ_enough(everybody, frozenset(range(9, 55)))
    assert differ_enough(everybody, frozenset(range(10, 55)))


def test_all_or_all_but_one_are_alike_and_all_but_two_are_not() -> None:
    assert nearly_all_alike([3.0] * 10)
    assert nearly_all_alike([3.0] * 9 + [4.0])
    assert not nearly_all_alike([3.0] * 8 + [4.0] * 2)
    assert nearly_all_alike(MIXED, [3.0] * 9 + [4.0])
    assert commonest(2, [1.0, 1.0, 1.0, 2.0, 2.0, 3.0]) == 5
    assert all_alike(scored([score + 1.5 for score in MIXED], MIXED)), "all changed by the same amount"
    assert not all_alike(scored(MIXED[1:] + MIXED[:1], MIXED))


@pytest.mark.parametrize(("missing", "withheld"), [(0, True), (6, True), (7, False), (12, False)])
@pytest.mark.parametrize("side", ["best", "worst"])
def test_a_wave_seven_steps_from_a_bound_is_published_and_one_nearer_is_not(
    missing: int, withheld: bool, side: str
) -> None:
    off = [1.0] * missing + [0.0] * (20 - missing)
    scores = [10.0 - one if side == "best" else one for one in off]
    assert at_a_bound(scored(scores)) is withheld
    assert at_a_bound(scored(MIXED[:20], scores)) is withheld


@pytest.mark.parametrize(("missing", "withheld"), [(6, True), (7, False)])
def test_a_step_is_one_grade_of_a_scale_from_one_to_five(missing: int, withheld: bool) -> None:
    grades = [1.0, 2.0, 3.0, 4.0, 5.0] * 4
    for bound, next_to_it in ((5.0, 4.0), (1.0, 2.0)):
        scores = [next_to_it] * missing + [bound] * (20 - missing)
        assert at_a_bound(replace(scored(scores, grades), low=1.0, high=5.0, steps=4)) is withheld


def test_what_is_a_step_is_seen_in_the_scores_where_no_instrument_tells_it() -> None:
    """Scores by halves: three points off the best are six steps, three and a half are seven."""
    grid = [4.0, 4.5, 5.0, 5.5, 6.0, 6.5, 7.0]
    for missing, withheld in ((6, True), (7, False)):
        halves = [9.5] * missing + [10.0] * (28 - missing)
        assert at_a_bound(replace(scored(halves, grid * 4), steps=None)) is withheld
    assert not at_a_bound(replace(scored([10.0] * 20), low=None, high=None))


@pytest.mark.parametrize(("rest", "withheld"), [(14.0, True), (15.0, False)])
def test_what_all_but_two_have_is_fifteen_per_cent_of_the_largest_score(rest: float, withheld: bool) -> None:
    """The p % rule (Hundepool et al., 2012, section 4.2.2), with p = 15; the second largest knows its own."""
    minutes = [100.0, 60.0, rest - 4.0, 4.0, *[0.0] * 8]
    assert dominated(scored(minutes)) is withheld
    assert dominated(scored([-one for one in minutes])) is withheld


@pytest.mark.parametrize(
    ("steps", "people", "counted"),
    [
        (1, 500, True),
        (2, 500, True),
        (3, 99, True),
        (3, 100, False),
        (3, None, True),
        (4, 10, False),
        (None, 10, False),
    ],
)
def test_scores_of_two_steps_are_counts_and_of_three_below_a_hundred_people(
    steps: int | None, people: int | None, counted: bool
) -> None:
    assert few_values(steps, people) is counted


def test_two_scores_of_all_but_one_are_counts_where_a_spread_is_told() -> None:
    two = [3.0, 4.0] * 10
    for odd, counted in (([], True), ([7.0], True), ([7.0, 9.0], False)):
        scores = [*two[: len(two) - len(odd)], *odd]
        assert few_values_given(scored(scores)) is counted
    assert not few_values_given(scored(two[:19])), "below twenty people no spread is told"


@pytest.mark.parametrize(("values", "counted"), [(2, True), (3, True), (4, True), (5, False), (6, False)])
def test_where_no_values_are_told_those_that_are_there_are_counted(values: int, counted: bool) -> None:
    """Five scores are four steps: no longer little else than a count, of however few people."""
    scores = [float(at % values) for at in range(18)]
    change = scored(scores, scores[::-1])
    assert few_values_given(replace(change, steps=None)) is counted
    assert not few_values_given(replace(change, steps=40)), "the instrument tells forty"


def test_a_change_is_hidden_by_as_many_people_as_its_group_takes() -> None:
    ten = scored(MIXED[:10], MIXED[10:20])
    assert why_hidden(ten, has_near_figures=False) is None
    assert why_hidden(ten, has_near_figures=False, k=11) == "fewer than 10"
    assert why_hidden(scored(MIXED[:9], MIXED[9:18]), has_near_figures=False) == "fewer than 10"
    assert why_hidden(ten, has_near_figures=True) == "near"


@pytest.mark.parametrize(("whole", "end"), [(20, 10), (99, 10), (100, 5), (299, 5), (300, 2)])
def test_the_ends_of_shares_close_up_with_more_people(whole: int, end: int) -> None:
    nobody, everybody = share(0, whole), share(whole, whole)
    assert nobody is not None
    assert everybody is not None
    assert (nobody.percent, nobody.end) == (end, "at most")
    assert (everybody.percent, everybody.end) == (100 - end, "at least")
    assert 100 * nobody.most <= end * whole < 100 * (nobody.most + 1)
    assert 100 * everybody.fewest >= (100 - end) * whole > 100 * (everybody.fewest - 1)


def test_shares_go_by_tens_below_forty_people_and_by_fives_from_there() -> None:
    assert {one.percent for part in range(40) if (one := share(part, 39))} == {*range(10, 100, 10)}
    assert {one.percent for part in range(41) if (one := share(part, 40))} == {*range(10, 95, 5)}
    assert {one.percent for part in range(101) if (one := share(part, 100))} == {*range(5, 100, 5)}
    assert {one.percent for part in range(401) if (one := share(part, 400))} == {2, *range(5, 100, 5), 98}
    half = share(50, 100)
    assert half is not None
    assert (half.percent, half.end, half.fewest, half.most) == (50, "", 48, 52)
    assert share(19, 19) is None
    assert share(10, 20) is not None


def test_what_a_known_sum_leaves_of_two_shares() -> None:
    """Of 40 people 8 and 20 say so, told as 20 % and 50 %: 7 to 8, and 19 to 20, people."""
    shares = shares_of_sum([8, 20], 40)
    assert shares is not None
    assert [(one.percent, one.fewest, one.most) for one in shares] == [(20, 7, 8), (50, 19, 20)]
    assert shares_of_sum([8, 20], 40, (27.0, 27.0)) == shares, "7 and 20, or 8 and 19"
    assert shares_of_sum([8, 20], 40, (26.6, 27.4)) == shares
    assert shares_of_sum([8, 20], 40, (28.0, 28.0)) is None, "8 and 20 alone"
    assert shares_of_sum([8, 20], 40, (26.0, 26.0)) is None, "7 and 19 alone"
    assert shares_of_sum([8, 20], 40, (27.0, 28.0)) == shares
    assert shares_of_sum([8, 3], 19) is None


def test_groups_and_whoever_is_in_none_are_ten_people() -> None:
    assert broken_down({"GO": 10, "NGO": 10}) == {"GO": ("GO",), "NGO": ("NGO",)}
    assert broken_down({"GO": 10, "NGO": 9}) is None
    assert broken_down({"GO": 10, "NGO": 10}, unknown_people=9) is None
    assert broken_down({"GO": 10, "NGO": 10}, unknown_people=10) is not None
    assert broken_down({"GO": 10, "NGO": 10, "IGO": 9}) is None
    assert broken_down({"GO": 10, "NGO": 10, "IGO": 9}, unknown_people=1) == {"GO": ("GO",), "NGO": ("NGO",)}


def test_a_table_of_sixty_people_with_cells_of_ten_is_printed_whole() -> None:
    assert protected([[20, 10], [10, 20]]) == ((20, 10), (10, 20))
    assert protected([[20, 10], [10, 19]]) is None
    assert protected([[51, 5], [5, 4]]) is None, "a total of nine"
    assert protected([[50, 5], [5, 5]]) is None, "all cells are hidden, and nothing is left to show"


def test_between_which_numbers_a_hidden_cell_lies() -> None:
    """Four hidden cells with their totals: 12 and 24 in the rows, 17 and 19 in the columns."""
    counts = [[5, 7, 40], [12, 12, 40]]
    hidden = {(0, 0), (0, 1), (1, 0), (1, 1)}
    assert bounds(counts, hidden, (0, 0)) == (0, 12)
    assert bounds(counts, hidden, (1, 1)) == (7, 19)
    assert bounds(counts, {(0, 0), (0, 1)}, (0, 1)) == (7, 7)


def test_figures_are_rounded_to_a_tenth_and_effects_to_a_hundredth() -> None:
    assert [rounding.mean(one) for one in (3.14, 0.04, -0.04, None)] == [3.1, 0.0, 0.0, None]
    assert str(rounding.mean(-0.04)) == "0.0"
    assert [rounding.spread(one) for one in (2.26, 0.034, 0.0, None)] == [2.3, 0.03, 0.0, None]
    exact = Estimate("d", 0.4567, 0.0012, 1.2345, 0.95, 40, "", "")
    effect, raw = rounding.effect(exact), rounding.change(exact)
    assert (effect.value, effect.low, effect.high) == (0.46, 0.001, 1.23)
    assert (raw.value, raw.low, raw.high) == (0.5, 0.001, 1.2)


def group(people: int, change: float | None, half: float | None) -> GroupMeans:
    low, high = (None, None) if change is None or half is None else (change - half, change + half)
    return GroupMeans("role", "score", "Knowledge", "care", people, 0.0, 0.0, change, low, high)


def test_the_difference_of_two_printed_changes_has_welchs_interval() -> None:
    """From R 4, by Welch's formula: 25 people with 320 (SD 200), 31 with 110 (SD 310); df 51.7."""
    first, second = group(25, 320.0, 82.5559424651), group(31, 110.0, 113.7089180138)
    found = difference(first, second)
    assert found is not None
    assert (found.value, found.low, found.high, found.n) == (210.0, 72.4, 347.6, 56)
    assert difference(first, group(31, None, None)) is difference(group(25, 320.0, None), second) is None


def test_a_spread_is_that_of_two_people_at_least_and_of_an_interval_that_rises() -> None:
    assert spread_of_changes(0.0, 2.0, 2) == pytest.approx(2.0**0.5 / 12.706204736174698)
    assert spread_of_changes(0.0, 2.0, 1) is spread_of_changes(2.0, 2.0, 25) is spread_of_changes(2.0, 1.0, 25) is None


@pytest.mark.parametrize(
    ("scores", "why"),
    [
        ([5.0] * 16 + [4.0] * 2 + [3.0] * 2, "all alike"),  # six steps below the end
        ([5.0] * 15 + [4.0] * 3 + [3.0] * 2, None),  # seven
        ([3.0] * 19 + [4.0], "all alike"),  # amid the scale, but all or all but one
    ],
)
def test_a_group_known_in_one_wave_is_hidden_at_a_bound_and_where_all_are_alike(
    scores: list[float], why: str | None
) -> None:
    assert why_group_hidden(scores, (1.0, 5.0), 4) == why
