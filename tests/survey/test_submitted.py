"""Submission times: day and month are never guessed."""

from datetime import datetime

import pytest

from ecpat_training.core.location import Location
from ecpat_training.files.table import CellValue
from ecpat_training.survey.exports.submitted import read_moments


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
