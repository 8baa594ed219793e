"""The measures against figures of R sna 2.8 and of hand counts."""

import itertools

import numpy
import pytest

from ecpat_training.network.measures.density import density
from ecpat_training.network.measures.external_internal import (
    attainable,
    expected,
    external_internal,
    of_dealt_sectors,
)
from ecpat_training.network.measures.index_change import index_change
from ecpat_training.network.measures.mixing import mixing
from ecpat_training.network.measures.qap import gcor, qap
from ecpat_training.network.measures.reach import reach
from ecpat_training.network.measures.reciprocity import DyadCensus, census, reciprocity
from ecpat_training.network.measures.tie_change import tie_change
from tests.network.published import BUSINESS, DRAWN, FAMILIES, GROUPS, LIKED, MARRIAGE

SAMPSON = [numpy.array([[float(cell) for cell in row] for row in wave]) for wave in LIKED]
SECTORS = numpy.array(GROUPS)
EXACT = {"rel": 0, "abs": 1e-12}


@pytest.mark.parametrize(
    ("wave", "ties", "dense", "dyadic", "nonnull", "edgewise", "across"),
    [
        (0, 55, 0.179738562091503, 0.823529411764706, 0.341463414634146, 0.509090909090909, -1 / 11),
        (1, 57, 0.186274509803922, 0.823529411764706, 0.357142857142857, 0.526315789473684, -1 / 3),
        (2, 56, 0.183006535947712, 0.830065359477124, 0.365853658536585, 0.535714285714286, -5 / 14),
    ],
)
def test_sampsons_monks_wave_by_wave(
    wave: int, ties: int, dense: float, dyadic: float, nonnull: float, edgewise: float, across: float
) -> None:
    it = SAMPSON[wave]
    assert it.sum() == ties
    assert density(it, it).value == pytest.approx(dense, **EXACT)
    assert [one.value for one in reciprocity(it, it)] == pytest.approx([dyadic, nonnull, edgewise], **EXACT)
    index = external_internal(it, SECTORS, it, SECTORS, seed=1, draws=100)
    assert index.figure.value == pytest.approx(across, **EXACT)
    assert (index.figure.low, index.figure.high) == (index.figure.value, index.figure.value)


@pytest.mark.parametrize(
    ("first", "second", "kept", "lost", "new", "jaccard", "correlation"),
    [
        (0, 1, 35, 20, 22, 0.454545454545455, 0.541162046288276),
        (1, 2, 40, 17, 16, 0.547945205479452, 0.641876495343874),
        (0, 2, 35, 20, 21, 0.460526315789474, 0.548835651407986),
    ],
)
def test_sampsons_monks_from_wave_to_wave(
    first: int, second: int, kept: int, lost: int, new: int, jaccard: float, correlation: float
) -> None:
    before, after = SAMPSON[first], SAMPSON[second]
    change = tie_change(before, after)
    assert (change.kept, change.lost, change.new, change.unknown) == (kept, lost, new, 0)
    assert change.kept + change.lost + change.new + change.never == 18 * 17
    assert change.jaccard == pytest.approx(jaccard, **EXACT)
    assert gcor(before, after) == pytest.approx(correlation, **EXACT)


def families(pairs: tuple[tuple[int, int], ...]) -> numpy.ndarray:
    ties = numpy.zeros((FAMILIES, FAMILIES))
    for one, other in pairs:
        ties[one, other] = ties[other, one] = 1
    return ties


def test_the_families_of_florence_by_quadratic_assignment() -> None:
    """R sna: r = .371867872080547; p = .00055 in 20,000 draws, whose standard error is .00017."""
    tested = qap(families(MARRIAGE), families(BUSINESS), seed=1, draws=20_000)
    assert tested.statistic == pytest.approx(0.371867872080547, **EXACT)
    assert tested.p is not None
    assert abs(tested.p - 0.00055) < 0.0007
    assert tie_change(families(MARRIAGE), families(BUSINESS)).jaccard == pytest.approx(16 / 54, **EXACT)
    assert tested == qap(families(MARRIAGE), families(BUSINESS), seed=1, draws=20_000)


def test_all_orders_of_a_small_network_give_the_p_that_draws_come_near() -> None:
    chance = numpy.random.default_rng(4)
    before, after = ((chance.random((6, 6)) < 0.4).astype(float) for _ in range(2))
    orders = [numpy.array(order) for order in itertools.permutations(range(6))]
    alike = [gcor(before[numpy.ix_(order, order)], after) or 0.0 for order in orders]
    exact = numpy.mean([one >= (gcor(before, after) or 0.0) - 1e-12 for one in alike])
    tested = qap(before, after, seed=3, draws=20_000)
    assert tested.p == pytest.approx(exact, abs=4 * (exact * (1 - exact) / 20_000) ** 0.5 + 1e-4)


def test_the_index_of_dealt_sectors_has_the_mean_that_sizes_ask_for() -> None:
    dealt = of_dealt_sectors(SAMPSON[0], SECTORS, seed=2, draws=20_000)
    assert dealt.mean() == pytest.approx(expected(SECTORS), abs=4 * dealt.std() / 20_000**0.5)
    # groups of 3, 3, 5 and 7: 6 + 6 + 20 + 42 of 306 ordered pairs are of one group
    assert sorted(numpy.bincount(SECTORS)) == [3, 3, 5, 7]
    assert expected(SECTORS) == pytest.approx(1 - 2 * (6 + 6 + 20 + 42) / 306, **EXACT)


def test_the_attainable_index_is_that_of_the_best_and_the_worst_choice_of_names() -> None:
    """Every way in which four people may name as many as they do is tried."""
    sectors = numpy.array([0, 0, 0, 1])
    out = [2, 1, 3, 2]
    choices = [
        list(itertools.combinations([other for other in range(4) if other != one], many))
        for one, many in enumerate(out)
    ]
    found = []
    for chosen in itertools.product(*choices):
        across = sum(sectors[one] != sectors[other] for one, named in enumerate(chosen) for other in named)
        found.append(2 * across / sum(out) - 1)
    ties = numpy.zeros((4, 4))
    for one, named in enumerate(choices):
        ties[one, list(named[0])] = 1
    assert attainable(ties, sectors) == pytest.approx((min(found), max(found)), **EXACT)


def test_bounds_hold_for_every_way_to_fill_in_what_is_unknown() -> None:
    """Two of five people didn't answer in part: all 2^5 completions lie within, and the ends are reached."""
    whole = (numpy.random.default_rng(9).random((5, 5)) < 0.5).astype(float)
    numpy.fill_diagonal(whole, 0)
    whole[3, :] = numpy.nan
    whole[0, 4] = numpy.nan
    numpy.fill_diagonal(whole, 0)
    sectors = numpy.array([0, 0, 1, 1, 1])
    answered = whole[numpy.ix_([0, 1, 2, 4], [0, 1, 2, 4])]
    open_cells = numpy.argwhere(numpy.isnan(whole))
    figures = [
        density(answered, whole),
        *reciprocity(answered, whole),
        external_internal(answered, sectors[[0, 1, 2, 4]], whole, sectors, seed=1, draws=10).figure,
    ]
    reached: list[list[float]] = [[] for _ in figures]
    for values in itertools.product((0.0, 1.0), repeat=len(open_cells)):
        full = whole.copy()
        full[tuple(open_cells.T)] = values
        made = [density(full, full), *reciprocity(full, full)]
        made.append(external_internal(full, sectors, full, sectors, seed=1, draws=10).figure)
        for one, into in zip(made, reached, strict=True):
            assert one.value is not None
            into.append(one.value)
    for figure, values_ in zip(figures, reached, strict=True):
        assert (figure.low, figure.high) == pytest.approx((min(values_), max(values_)), **EXACT), figure.name


def test_whoever_did_not_answer_is_never_a_zero() -> None:
    ties = numpy.array([[0, 1, 1.0], [1, 0, 1], [numpy.nan, numpy.nan, 0]])
    answered = ties[:2, :2]
    assert density(answered, ties).value == 1.0
    assert (density(answered, ties).low, density(answered, ties).high) == pytest.approx((4 / 6, 1.0))
    assert census(ties) == DyadCensus(1, 0, 0, 2, 0, 0)
    assert tie_change(ties, numpy.ones((3, 3))).unknown == 2


def test_pairs_of_sectors_and_who_reaches_them() -> None:
    sectors = numpy.array([0, 0, 1, 2])
    ties = numpy.array([[0, 1, 1, 1], [1, 0, 0, 0], [1, 0, 0, 0.0]])
    square = numpy.vstack([ties, numpy.full(4, numpy.nan)])
    mixed = mixing(square, sectors, 3)
    assert mixed.ties == ((2, 1, 1), (1, 0, 0), (0, 0, 0))
    assert mixed.possible == ((2, 2, 2), (2, 0, 1), (0, 0, 0))
    assert mixed.density(0, 1) == 0.5
    assert mixed.density(2, 0) is None
    found = reach(ties, sectors, 3)
    assert (found.people, found.everywhere, found.into, found.outside) == (3, 1, (1, 1, 1), (1, 2, 3))


def test_both_waves_are_dealt_together() -> None:
    """The same network twice has changed in no deal; a wave that moved across against all deals has a small p."""
    still = index_change(SAMPSON[0], SAMPSON[0], SECTORS, seed=1, draws=500)
    assert (still.statistic, still.p) == (0.0, 1.0)
    sectors = numpy.repeat([0, 1], 6)
    inside = (sectors[:, None] == sectors[None, :]).astype(float)
    moved = index_change(inside, 1 - inside, sectors, seed=1, draws=5000)
    assert moved.statistic == 2.0
    assert moved.p is not None
    assert moved.p < 0.01


def test_no_tie_and_one_sector_say_why_there_is_no_figure() -> None:
    none, one = numpy.zeros((4, 4)), numpy.zeros(4, dtype=int)
    assert [it.value for it in reciprocity(none, none)] == [1.0, None, None]
    assert external_internal(none, one, none, one, seed=1).figure.undefined
    assert qap(none, none, seed=1).undefined
    assert index_change(none, none, one, seed=1, draws=10).undefined


def test_networks_that_r_drew() -> None:
    """`gden`, `grecip`, `dyad.census`, `gcor` and `qaptest` of sna 2.8, the test with 20,000 draws."""
    one, changed, other = (numpy.array([[float(cell) for cell in row] for row in rows]) for rows in DRAWN)
    for ties, dense, figures, pairs in (
        (one, 0.336363636363636, (0.581818181818182, 0.233333333333333, 0.378378378378378), (7, 23, 25)),
        (changed, 0.381818181818182, (0.454545454545455, 0.166666666666667, 0.285714285714286), (6, 30, 19)),
    ):
        assert density(ties, ties).value == pytest.approx(dense, **EXACT)
        assert [it.value for it in reciprocity(ties, ties)] == pytest.approx(figures, **EXACT)
        assert census(ties) == DyadCensus(*pairs)
    alike, unlike = (qap(one, it, seed=1, draws=20_000) for it in (changed, other))
    assert alike.statistic == pytest.approx(0.50982585907183, **EXACT)
    assert unlike.statistic == pytest.approx(-0.0626435504689862, **EXACT)
    assert alike.p is not None
    assert alike.p < 0.0003
    assert unlike.p == pytest.approx(0.8139, abs=0.016)  # four standard errors of two such counts
    heard = numpy.delete(numpy.delete(one, [3, 8], 0), [3, 8], 1)
    without = one.copy()
    without[[3, 8], :] = numpy.nan
    assert density(heard, without).value == pytest.approx(0.277777777777778, **EXACT)
    assert reciprocity(heard, without)[2].value == pytest.approx(0.3, **EXACT)
