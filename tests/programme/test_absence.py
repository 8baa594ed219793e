"""When somebody can't come, as people write it."""

from datetime import date

import pytest

from ecpat_training.programme.model.absence import Absence, parse_absence

FRIDAY, SATURDAY = date(2026, 3, 6), date(2026, 3, 7)


def absence(text: str) -> Absence:
    found = parse_absence(text)
    assert isinstance(found, Absence)
    return found


@pytest.mark.parametrize(
    ("written", "start", "end"),
    [
        ("2026-03-06", 0, 1440),
        ("2026-03-06 morning", 0, 780),
        ("2026-03-06 afternoon", 780, 1440),
        ("2026-03-06 evening", 1080, 1440),
        ("2026-03-06 from 14:00", 840, 1440),
        ("2026-03-06 until 11:00", 0, 660),
        ("2026-03-06 10:00-12:00", 600, 720),
    ],
)
def test_a_part_of_a_date_is_read_and_written_the_same(written: str, start: int, end: int) -> None:
    found = absence(written)
    assert (found.first, found.last, found.start, found.end) == (FRIDAY, FRIDAY, start, end)
    assert str(found) == written
    assert absence(str(found)) == found


@pytest.mark.parametrize(
    ("written", "same"),
    [
        ("6.3.2026", "2026-03-06"),
        ("6 March 2026 morning", "2026-03-06 morning"),
        ("6. März 2026 Afternoon", "2026-03-06 afternoon"),
        ("6.3.2026 from 9h30", "2026-03-06 from 09:30"),
        ("2026-03-06 until noon", "2026-03-06 until 12:00"),
        ("6 mars 2026 10h-12h30", "2026-03-06 10:00-12:30"),
        ("6.3.2026 - 8.3.2026", "2026-03-06 to 2026-03-08"),
        ("March 6, 2026 until March 8, 2026", "2026-03-06 to 2026-03-08"),
    ],
)
def test_an_absence_is_read_as_people_write_it(written: str, same: str) -> None:
    assert absence(written) == absence(same)


@pytest.mark.parametrize(
    ("written", "same"),
    [
        ("1-15 March 2026", "2026-03-01 to 2026-03-15"),
        ("1–15 марта 2026", "2026-03-01 to 2026-03-15"),
        ("12-16.09.2026", "2026-09-12 to 2026-09-16"),
        ("28.02. - 03.03.2026", "2026-02-28 to 2026-03-03"),
        ("from 1 October until 15 November 2026", "2026-10-01 to 2026-11-15"),
        ("from 3 October 2026 until 5 October 2026", "2026-10-03 to 2026-10-05"),
        ("20 Dec – 5 Jan 2026", "2025-12-20 to 2026-01-05"),
        ("vom 1. bis 15. März 2026", "2026-03-01 to 2026-03-15"),
        ("с 1 по 15 марта 2026", "2026-03-01 to 2026-03-15"),
        ("du 1er au 15 mars 2026", "2026-03-01 to 2026-03-15"),
    ],
)
def test_days_on_end_may_leave_to_the_last_what_is_the_same(written: str, same: str) -> None:
    assert absence(written) == absence(same)


@pytest.mark.parametrize(
    "written", ["1-15 March", "10-12-2026", "15-1 March 2026", "30-31 February 2026", "from 3 October 2026", "1-15"]
)
def test_days_on_end_that_have_no_year_or_two_meanings_are_asked(written: str) -> None:
    with pytest.raises(ValueError, match=r"year|two ways|before it starts|no day|write a date"):
        parse_absence(written)


def test_several_days_on_end_are_one_absence() -> None:
    found = absence("2026-03-06 to 2026-03-08")
    assert found.on(SATURDAY)
    assert not found.on(date(2026, 3, 9))
    left = list(found.without(SATURDAY))
    assert [str(one) for one in left] == ["2026-03-06", "2026-03-08"]
    assert str(found) == "2026-03-06 to 2026-03-08"


def test_what_only_touches_an_absence_does_not_meet_it() -> None:
    found = absence("2026-03-06 10:00-12:00")
    assert not found.meets(FRIDAY, 540, 600)
    assert found.meets(FRIDAY, 540, 605)
    assert not found.meets(FRIDAY, 720, 780)
    assert not found.meets(SATURDAY, 600, 720)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("6/3/2026", "can be read in two ways: write `2026-03-06` or `2026-06-03`"),
        ("6 March", "write the year as well"),
        ("2026-02-30", "there is no day 30 in 2026-02"),
        ("2026-03-06 noon", "write a date such as `2005-05-12`, `2005-05-12 morning`"),
        ("2026-03-06 12:00-10:00", "it ends (10:00) before it starts (12:00)"),
        ("2026-03-06 to 2026-03-01", "it ends (2026-03-01) before it starts (2026-03-06)"),
        ("2026-03-06 from soon", "write a time of the day"),
        ("Friday", "write a date such as"),
        ("", "write a date such as"),
        (7, "write a date such as"),
    ],
)
def test_what_is_no_absence_says_what_to_write(written: object, said: str) -> None:
    with pytest.raises(ValueError) as caught:
        parse_absence(written)
    assert said in str(caught.value)
