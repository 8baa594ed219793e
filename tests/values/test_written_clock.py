"""Times of the day as people write them, the same in a programme and in an agenda."""

import re

import pytest

from ecpat_training.agenda.reading.clock_cell import read_clock_cell
from ecpat_training.programme.model.evening import EveningItem, parse_evening
from ecpat_training.values.fixed_time import parse_fixed_time
from ecpat_training.values.quantity import clock, parse_clock, parse_hours, parse_item_hours


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("9h30", "09:30"),
        ("9.30", "09:30"),
        ("09.30 Uhr", "09:30"),
        ("10u00", "10:00"),
        ("0930", "09:30"),
        ("9:30 am", "09:30"),
        ("4 p.m.", "16:00"),
        ("9 o'clock", "09:00"),
        ("9 Uhr", "09:00"),
        ("noon", "12:00"),
        ("12 noon", "12:00"),
        ("midi", "12:00"),
        ("midnight", "00:00"),
        ("at 9:30", "09:30"),
    ],
)
def test_a_time_is_read_as_people_write_it_in_a_programme_and_in_an_agenda(written: str, read: str) -> None:
    minutes = parse_clock(written)
    assert isinstance(minutes, int)
    assert clock(minutes) == read
    assert read_clock_cell(written).start == minutes


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("9h30-17h", "09:30-17:00"),
        ("9.30 – 16.30", "09:30-16:30"),
        ("13-18h", "13:00-18:00"),
        ("9-17", "09:00-17:00"),
        ("9:00 to 17", "09:00-17:00"),
        ("09:00–17:30", "09:00-17:30"),
        ("09:00 bis 17:30 Uhr", "09:00-17:30"),
        ("de 9h à 17h", "09:00-17:00"),
        ("9:30 am - 4 pm", "09:30-16:00"),
        ("12-6pm", "12:00-18:00"),
        ("09:00-9:30 pm", "09:00-21:30"),
        ("9:00-9:30 pm", "21:00-21:30"),
        ("9u00-16u30", "09:00-16:30"),
        ("noon-17:00", "12:00-17:00"),
        ("0900-1730", "09:00-17:30"),
    ],
)
def test_hours_are_read_as_people_write_them(written: str, read: str) -> None:
    assert str(parse_hours(written)) == read
    assert str(parse_item_hours(written)) == read


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("9 to 5", "`9 to 5` can be read in two ways: write `09:00-17:00` or `21:00-05:00`"),
        ("1-5", "`1-5` can be read in two ways: write `01:00-05:00` or `13:00-17:00`"),
        ("9:00-5:00", "it ends (05:00) before it starts (09:00); did you mean `09:00-17:00`?"),
        ("9:00-midnight", "the hours of a day end before midnight"),
        ("9:00-25:00", "there is no such time of the day"),
        ("9:00", "write the end as well, such as `09:00-10:00`"),
        ("9:60-17:00", "write a start and an end"),
        ("٩:٣٠-١٧:٠٠", "write a start and an end"),
        ("whole day", "write a start and an end"),
    ],
)
def test_hours_that_can_be_read_in_two_ways_or_in_none_are_asked(written: str, said: str) -> None:
    with pytest.raises(ValueError, match=re.escape(said)):
        parse_hours(written)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("day 2 9h30", "day 2 09:30"),
        ("Day 2, at 10.00", "day 2 10:00"),
        ("10:00 on day 2", "day 2 10:00"),
        ("noon", "12:00"),
        ("Day 10", "day 10"),
    ],
)
def test_a_fixed_time_is_read_as_people_write_it(written: str, read: str) -> None:
    assert str(parse_fixed_time(written)) == read


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("9", "`9` can be a day or a time: write `day 9` or `09:00`"),
        ("2026-05-12 10:00", "write here which of its days it is"),
        ("10:00-11:00", "write when it starts only"),
    ],
)
def test_a_fixed_time_that_is_doubtful_is_asked(written: str, said: str) -> None:
    with pytest.raises(ValueError, match=re.escape(said)):
        parse_fixed_time(written)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Day 1: 19h30-22h Dinner", "day 1 19:30-22:00 Dinner"),
        ("day 1 7pm-10 pm Dinner", "day 1 19:00-22:00 Dinner"),
        ("day 2 20:00-midnight Dance", "day 2 20:00-00:00 Dance"),
        ("day 1 19:30–22:00 90 min walk…", "day 1 19:30-22:00 90 min walk…"),
    ],
)
def test_an_evening_is_read_as_people_write_it(written: str, read: str) -> None:
    found = parse_evening(written)
    assert isinstance(found, EveningItem)
    assert str(found) == read
    assert parse_evening(read) == found


def test_an_evening_without_its_end_is_told_what_is_missing() -> None:
    with pytest.raises(ValueError, match=re.escape("until when it is as well, such as `day 1 19:30-21:30 Dinner`")):
        parse_evening("day 1 19h30 Dinner")


@pytest.mark.parametrize("start", range(6 * 60, 24 * 60, 55))  # in a cell, `1h25` may be how long something lasts
def test_every_form_of_a_time_is_the_same_time(start: int) -> None:
    hour, minute = divmod(start, 60)
    half = f"{hour % 12 or 12}:{minute:02d} {'pm' if hour >= 12 else 'am'}"
    for form in (
        f"{hour}:{minute:02d}",
        f"{hour}.{minute:02d}",
        f"{hour}h{minute:02d}",
        f"{hour:02d}{minute:02d}",
        half,
    ):
        assert parse_clock(form) == start
        assert read_clock_cell(form).start == start
