"""Submission times: day and month are never guessed."""

from datetime import datetime

import pytest

from ecpat_training.core.location import Location
from ecpat_training.files.table import CellValue
from ecpat_training.survey.exports.submission_times import read_moments


def moments(*values: CellValue) -> tuple[list[datetime | None], list[str]]:
    read, findings = read_moments(values, lambda index: Location("export.csv", line=index + 2))
    return read, [str(finding) for finding in findings]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2026-03-04", datetime(2026, 3, 4)), ("2026-03-04T08:15:00", datetime(2026, 3, 4, 8, 15)),
        ("2026-03-04 08:15:30.305806", datetime(2026, 3, 4, 8, 15, 30)),
        ("2026-03-04T08:15:00.000+02:00", datetime(2026, 3, 4, 8, 15)),
        ("2026-03-04T08:15:00Z", datetime(2026, 3, 4, 8, 15)),
        ("2026-03-04 08:00 PM", datetime(2026, 3, 4, 20)),
        ("2026/03/04 9:15:33 AM GMT+2", datetime(2026, 3, 4, 9, 15, 33)),
        ("2026/03/04 12:05:00 AM EET", datetime(2026, 3, 4, 0, 5)),
        ("2026/03/04 9:15:33 p. m. GMT-5", datetime(2026, 3, 4, 21, 15, 33)),
        ("2026/03/04 12:05:00 a.\xa0m. CET", datetime(2026, 3, 4, 0, 5)),
        ("27/3/2026 9:15:00", datetime(2026, 3, 27, 9, 15)), ("3/27/26 9:15", datetime(2026, 3, 27, 9, 15)),
        ("27.03.2026 г. 9:15:00", datetime(2026, 3, 27, 9, 15)), ("27.3.2026, 09:15", datetime(2026, 3, 27, 9, 15)),
        ("Mar 13, 2026 9:15:00 pm", datetime(2026, 3, 13, 21, 15)),
        ("13. März 2026  09:15", datetime(2026, 3, 13, 9, 15)),
        ("Friday, 13 March 2026, 9:15 AM", datetime(2026, 3, 13, 9, 15)),
        ("3 марта 2026 9:15", datetime(2026, 3, 3, 9, 15)),
        (datetime(2026, 3, 4, 8, 15), datetime(2026, 3, 4, 8, 15)),
    ],
)  # fmt: skip
def test_what_is_clear_is_read(written: CellValue, read: datetime) -> None:
    assert moments(written) == ([read], [])


@pytest.mark.parametrize(
    "unclear", ["03/04/2025", "4.3.25", "45750.5", "2026-02-30", "April 3", "2026-03-04 25:00", "13/13/2026"]
)
def test_what_is_unclear_gives_no_dates_and_names_the_line(unclear: str) -> None:
    read, findings = moments("2025-04-03", unclear)
    assert read == [None, None]
    assert len(findings) == 1
    assert f"`{unclear}` (line 3)" in findings[0]


def test_another_date_of_the_column_may_leave_one_reading() -> None:
    assert moments("03/04/2026", "27/04/2026")[0] == [datetime(2026, 4, 3), datetime(2026, 4, 27)]
    assert moments("03/04/2026", "04/27/2026")[0] == [datetime(2026, 3, 4), datetime(2026, 4, 27)]


def test_dates_that_contradict_each_other_are_not_read() -> None:
    assert moments("27/04/2026", "04/27/2026")[0] == [None, None]


def test_empty_cells_are_no_dates_and_no_fault() -> None:
    assert moments(None, "", "2026-03-04") == ([None, None, datetime(2026, 3, 4)], [])


@pytest.mark.parametrize(
    "dummy",
    [
        "1980-01-01 00:00:00", "1980-01-01", "01.01.1980 00:00", datetime(1980, 1, 1), "1970-01-01T00:00:00Z",
        "1970-01-01 01:00:00", "1969-12-31 19:00:00", "0000-00-00 00:00:00", "00/00/0000", "1900-01-00",
        "0/1/1900 0:00", "1/0/1900", "1899-12-30", "0001-01-01T00:00:00",
    ],
)  # fmt: skip
def test_a_day_that_stands_for_no_day_is_not_known_and_said(dummy: CellValue) -> None:
    read, findings = moments(dummy, "2026-03-14", dummy)
    assert read == [None, datetime(2026, 3, 14), None]
    (said,) = findings
    assert said.startswith("export.csv:2: note: when 2 responses were sent is not known: ")
    assert said.endswith("[survey.date-not-known]")


def test_where_everybody_has_it_the_platform_wrote_it() -> None:
    assert "when all responses were sent is not known" in moments(*["1980-01-01 00:00:00"] * 3, None)[1][0]


def test_a_day_beside_it_is_a_day() -> None:
    assert moments("1980-01-02", "31.12.1979") == ([datetime(1980, 1, 2), datetime(1979, 12, 31)], [])


def test_a_dash_where_an_attempt_was_not_finished_leaves_the_other_days_known() -> None:
    moments, findings = read_moments(["13 March 2026  9:25 AM", "-", None], lambda _: Location("quiz.csv"))
    assert moments == [datetime(2026, 3, 13, 9, 25), None, None]
    assert findings == []


RISING = ["11/03/2026 9:02:11", "11/03/2026 9:05:40", "12/03/2026 8:00:01", "02/04/2026 17:30:00", "07/04/2026 7:15:00"]


def test_times_that_rise_down_the_file_in_one_reading_alone_say_which_is_the_day() -> None:
    """A form of Google's in French, whose days are all 12 or less: it appends each answer below the others."""
    read, findings = moments(*RISING)
    assert read[0] == datetime(2026, 3, 11, 9, 2, 11)
    assert read[-1] == datetime(2026, 4, 7, 7, 15)
    (said,) = findings
    assert said.startswith("export.csv:2: note: ")
    assert "the day is read before the month" in said
    american = [f"{one[3:5]}/{one[:2]}{one[5:]}" for one in RISING]
    assert moments(*american)[0] == read
    assert "the month is read before the day" in moments(*american)[1][0]


@pytest.mark.parametrize(
    "rows",
    [
        RISING[::-1],  # the newest on top, or another form's oldest
        [*RISING[1:], RISING[0]],
        RISING[1:],  # four may rise by chance
        ["03/04/2026 9:00", "03/04/2026 9:10", "03/04/2026 9:20", "04/04/2026 9:00", "04/04/2026 9:01"],  # both rise
        ["01/12/2026", "02/11/2026", "03/10/2026", "04/09/2026", "05/08/2026"],  # one rises, the other falls
    ],
)
def test_an_order_that_shows_nothing_settles_nothing(rows: list[str]) -> None:
    read, findings = moments(*rows)
    assert read == [None] * len(rows)
    assert "without guessing" in findings[0]


def test_a_day_that_is_its_month_is_known_either_way() -> None:
    assert moments("05/05/2026 9:00", "05/05/2026 9:10") == (
        [datetime(2026, 5, 5, 9), datetime(2026, 5, 5, 9, 10)],
        [],
    )


def test_dates_that_a_spreadsheet_may_have_turned_are_not_believed() -> None:
    """`03/04/2026` opened where the month stands first became 4 March, `27/04/2026` stayed a text."""
    read, findings = moments(datetime(2026, 3, 4, 9), "27/04/2026 9:00")
    assert read == [None, None]
    assert "(line 2)" in findings[0]
    assert moments(datetime(2026, 4, 26), "27/04/2026")[0] == [datetime(2026, 4, 26), datetime(2026, 4, 27)]
