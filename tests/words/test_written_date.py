"""Dates as people write them in a programme: read where there is one reading, asked where there are two."""

import re
from datetime import date, timedelta

import pytest

from ecpat_training.words.written_date import parse_written_date

DAY = date(2026, 5, 12)


@pytest.mark.parametrize(
    "written",
    [
        "2026-05-12",
        "2026-5-12",
        "2026/05/12",
        "12.5.2026",
        "12. 5. 2026",
        "12 May 2026",
        "12th of May 2026",
        "May 12, 2026",
        "12. Mai 2026",
        "12 mai 2026",
        "12 mei 2026",
        "12 maj 2026",
        "12 мая 2026",
        "12 травня 2026",
        "12. května 2026",
    ],
)
def test_a_date_is_read_as_people_write_it(written: str) -> None:
    assert parse_written_date(written) == DAY


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("5/12/2026", "`5/12/2026` can be read in two ways: write `2026-12-05` or `2026-05-12`"),
        ("5-12-2026", "`5-12-2026` can be read in two ways"),
        ("12.5.26", "write the year in four figures: `2026-05-12`"),
        ("12 May", "write the year as well"),
        ("31 June 2026", "there is no day 31 in 2026-06, which has 30 days"),
        ("29.2.2026", "there is no day 29 in 2026-02"),
        ("1.13.2026", "there is no month 13"),
        ("Tuesday, 12 May 2026", "write the date as `2026-05-12`"),
        ("12 Floréal 2026", "write a date such as"),
        ("٢٠٢٦-٠٥-١٢", "write a date such as"),
        ("soon", "write a date such as"),
    ],
)
def test_a_date_that_is_doubtful_or_none_is_asked(written: str, said: str) -> None:
    with pytest.raises(ValueError, match=re.escape(said)):
        parse_written_date(written)


def test_with_strokes_a_day_beyond_the_twelfth_leaves_no_doubt() -> None:
    assert parse_written_date("13/5/2026") == parse_written_date("5/13/2026") == date(2026, 5, 13)
    assert parse_written_date("5/5/2026") == date(2026, 5, 5)


@pytest.mark.parametrize("days", range(0, 365, 13))
def test_every_form_of_a_date_is_the_same_date(days: int) -> None:
    day = date(2026, 1, 1) + timedelta(days)
    for form in (
        day.isoformat(),
        f"{day.day}.{day.month}.{day.year}",
        f"{day.day} {day:%B %Y}",
        f"{day:%B} {day.day}, {day.year}",
    ):
        assert parse_written_date(form) == day
