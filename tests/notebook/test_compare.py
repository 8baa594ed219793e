"""`compare`: who is compared with whom is said or asked, figures that aren't there have a reason."""

from functools import cache

import numpy
import pandas
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import ecpat_training as ecpat
from ecpat_training.stats.pairs import ONE_PERSON
from tests.draws import draws

CODES = ["AN07E", "GJ01G", "DR20G", "VJ27P", "ZA16P", "VA04D", "EL30E"]
BEFORE = pandas.Series([50.0, 60, 55, 70, 40, 65], index=CODES[:6])
AFTER = pandas.Series([70.0, 75, 60, 85, 55, 80], index=CODES[:6])


def test_series_with_codes_are_aligned_by_them() -> None:
    """The order of the rows doesn't matter, and whoever is in one of them only is counted and not compared."""
    later = pandas.concat([AFTER.iloc[1:], pandas.Series([99.0], index=["EL30E"])]).iloc[::-1]
    found = ecpat.compare(BEFORE, later)
    assert found.paired == "Aligned by the codes in the index: 5 codes in both, 1 only before, 1 only after."
    assert (found.n, found.only_before, found.only_after) == (5, 1, 1)
    by_row = ecpat.compare(BEFORE.iloc[1:].tolist(), AFTER.iloc[1:].tolist())
    assert found.change == by_row.change
    assert found.t_test == by_row.t_test
    assert found.paired in found._repr_html_()


@cache
def in_order() -> pandas.DataFrame:
    return ecpat.compare(BEFORE, AFTER).to_frame()


@settings(max_examples=draws(15, 5))
@given(st.permutations(CODES[:6]))
def test_the_order_of_people_moves_no_figure(order: list[str]) -> None:
    pandas.testing.assert_frame_equal(ecpat.compare(BEFORE, AFTER[order]).to_frame(), in_order())


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ([50, 60, 55], [70, 75, 60]),
        ((50, 60, 55), numpy.array([70, 75, 60])),
        (pandas.Series([50, 60, 55]), pandas.Series([70, 75, 60])),
        (pandas.Series([50, 60, 55], index=[4, 5, 9]), pandas.Series([70.0, 75, 60], index=[4, 5, 9])),
        (pandas.Series([50, 60, 55], dtype="Int64"), [70, 75, 60]),
        (pandas.Series([50, 60, 55], index=CODES[:3]), [70, 75, 60]),
        ((one for one in (50, 60, 55)), iter([70, 75, 60])),
    ],
)
def test_everything_else_goes_row_by_row(before: object, after: object) -> None:
    found = ecpat.compare(before, after)  # type: ignore[arg-type]
    assert found.paired == "Compared row by row: 3 rows."
    assert found.change == ecpat.compare([50, 60, 55], [70, 75, 60]).change
    assert (found.mean_before, found.mean_after) == (55.0, pytest.approx(205 / 3))


def test_missing_scores_are_nobody_s_change() -> None:
    before = pandas.Series([50, None, 55, 70], dtype="Int64")
    found = ecpat.compare(before, [70, 75, None, numpy.nan])
    assert (found.n, found.only_before, found.only_after) == (1, 2, 1)
    assert found.change.value is None
    assert found.change.undefined == ONE_PERSON
    assert found.change.undefined in found.to_frame()["why_missing"][0]
    assert found.verdict == "none"


def test_columns_are_of_the_same_people_even_where_nobody_has_both_scores() -> None:
    found = ecpat.compare([50, 40, None, None], [None, None, 70, 60])
    assert (found.n, found.only_before, found.only_after) == (0, 2, 2)
    assert found.change.value is None
    assert found.verdict == "none"


@pytest.mark.parametrize(
    ("before", "after", "why"),
    [
        ([], [], "no person has a score in both waves"),
        ([3, 4, 5], [3, 4, 5], "no score changed"),
        ([3, 4, 5], [4, 5, 6], "everybody's score changed by the same amount"),
        ([None, None], [1, 2], "no person has a score in both waves"),
    ],
)
def test_a_figure_that_isn_t_defined_has_a_reason(before: list[float], after: list[float], why: str) -> None:
    found = ecpat.compare(before, after)
    assert found.t_test.p is None
    assert (found.t_test.undefined or "").startswith(why)
    frame = found.to_frame()
    assert len(frame) == 1
    assert why in frame["why_missing"][0]
    assert not numpy.isinf(frame.select_dtypes("float64").to_numpy()).any()
    assert "<iframe" in found._repr_html_()


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ([1, 2, 3], [1, 2], "3 scores and `after` has 2"),
        (pandas.Series([1, 2], index=[0, 1]), pandas.Series([1, 2], index=[7, 8]), "nobody can tell who is who"),
        (pandas.Series([1, 2], index=["a", "b"]), pandas.Series([1, 2], index=[0, 1]), "nobody can tell who is who"),
        (
            pandas.Series([1, 2], index=["a", "a"]),
            pandas.Series([1], index=["a"]),
            "`before`: rows 1 and 2 have the same",
        ),
        (pandas.Series([1, 2], index=["a", None]), pandas.Series([1], index=["a"]), "no code in row 2"),
        ([1, 2, numpy.inf], [1, 2, 3], "row 3 is infinite"),
        (numpy.ones((3, 2)), [1, 2, 3], "`before` has rows and columns"),
        (pandas.DataFrame({"a": [1]}), [1], "`before` has rows and columns"),
    ],
)
def test_what_is_doubtful_is_asked(before: object, after: object, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        ecpat.compare(before, after)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("before", "said"),
    [
        ([1, "2", 3], "row 2 is no number"),
        (["n/a", 2, True], "rows 1 and 3 is no number"),
        ("123", "`before` is no column of numbers"),
        (5, "`before` is no column of numbers"),
        ({"a": 1}, "`before` is no column of numbers"),
        ([1, 2j, 3], "row 2 is no number"),
    ],
)
def test_a_word_is_never_a_score(before: object, said: str) -> None:
    with pytest.raises(TypeError, match=said):
        ecpat.compare(before, [1, 2, 3])  # type: ignore[arg-type]


def test_everything_that_is_wrong_with_the_outcome_is_said_at_once() -> None:
    with pytest.raises(ValueError, match="title") as raised:
        ecpat.compare([1], [2], title=" ", better="more", lowest=5, highest=2, smallest_change=-1)  # type: ignore[arg-type]
    for word in ("`title`", "`better`", "`lowest`", "`smallest_change`"):
        assert word in str(raised.value)
    with pytest.raises(ValueError, match=r"`after`: a score lies outside"):
        ecpat.compare([1, 2], [3, 11], highest=10)


def test_lower_may_be_better() -> None:
    found = ecpat.compare([9, 8, 9, 7, 8, 9, 8], [4, 3, 5, 2, 4, 3, 4], better="lower", unit="hours", title="Delay")
    assert found.verdict == "better"
    assert "hours" in found.sentence
    assert found.change.value == pytest.approx(-33 / 7)
