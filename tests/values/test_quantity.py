"""Quantities are read as people write them, and nothing else passes."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecpat_training.values.quantity import Range, clock, parse_clock, parse_hours, parse_range, parse_share


@pytest.mark.parametrize(
    ("written", "low", "high", "ideal"),
    [
        ("60-90, ideally 75", 60, 90, 75),
        ("60 - 90", 60, 90, None),
        ("60–90", 60, 90, None),
        ("7 to 9", 7, 9, None),
        ("20", 20, 20, None),
        ("at least 8", 8, None, None),
        ("at most 3", None, 3, None),
        ("45 min", 45, 45, None),
        ("60-90 minutes", 60, 90, None),
        (20, 20, 20, None),
    ],
)
def test_ranges(written: object, low: float | None, high: float | None, ideal: float | None) -> None:
    assert parse_range(written) == Range(low=low, high=high, ideal=ideal)


@pytest.mark.parametrize(
    "written", ["90-60", "60-90, ideally 95", "many", "", "4_0", "1e3", "inf", "-5", "٤", "99999999999", "8-"]
)
def test_what_is_no_range_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match=r"write|must rise"):
        parse_range(written)


@given(st.integers(0, 999), st.integers(0, 999), st.integers(0, 999))
def test_a_range_reads_back_as_it_is_shown(a: int, b: int, c: int) -> None:
    low, ideal, high = sorted((a, b, c))
    for written in (Range(low=low, high=high, ideal=ideal), Range(low=low), Range(high=high)):
        read = parse_range(str(written))
        assert (read.low, read.high) == (written.low, written.high)


def test_short_and_over_count_from_the_bounds() -> None:
    assert Range(low=8, high=12).contains(8)
    assert not Range(low=8, high=12).contains(13)
    assert Range(low=8).contains(1000)


@pytest.mark.parametrize(
    ("written", "minutes"), [("9:30", 570), ("09:30", 570), ("00:00", 0), ("23:55", 1435), ("10:30:00", 630)]
)
def test_times_of_the_day(written: str, minutes: int) -> None:
    assert parse_clock(written) == minutes
    assert parse_clock(clock(minutes)) == minutes


@pytest.mark.parametrize("written", ["24:00", "9", "9:60", "10:30:15", "930", "٩:٣٠", ""])
def test_what_is_no_time_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="time of the day"):
        parse_clock(written)


def test_hours_and_shares() -> None:
    assert str(parse_hours("9:00 - 17:30")) == "09:00-17:30"
    assert parse_share("70 %") == pytest.approx(0.7)
    assert parse_share("at least 50%") == pytest.approx(0.5)
    for wrong in ("17:30-09:00", "all day"):
        with pytest.raises(ValueError, match=r"ends \(09:00\) before it starts \(17:30\)|ends when|write"):
            parse_hours(wrong)
    for wrong in ("150 %", "half", "0.7"):
        with pytest.raises(ValueError, match="percentage"):
            parse_share(wrong)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("17:30-09:00", "it ends (09:00) before it starts (17:30)"),
        ("09:00-09:00", "it ends when it starts, at 09:00"),
    ],
)
def test_an_end_before_the_start_names_both_times(written: str, said: str) -> None:
    with pytest.raises(ValueError, match=re.escape(said)):
        parse_hours(written)
