"""A step in one direction: into free time where there is some, else in exchange for what is there."""

import pytest

from ecpat_training.agenda.model.edit import Edit, LinePlace
from ecpat_training.agenda.model.steps import Direction, step_edit
from tests.agenda.cases import agenda

DAYS: list[list[object]] = [
    ["09:00-09:30 opening @ BG-1", "09:30-10:10 talk @ BG-1", "10:10-10:30 break", "10:30-11:30 exercise @ BG-1",
     "12:00-12:15 pre-test @ BG-1"],
    ["09:00-09:15 recap @ BG-1", "09:15-10:00 heavy @ BG-1 [Hall]", "09:15-10:00 hard @ NL-2 [Garden]"],
    ["15:00-15:20 closing @ BG-1"],
]  # fmt: skip
ROOMS = ("Hall", "Garden")


@pytest.mark.parametrize(
    ("place", "direction", "asked"),
    [
        (LinePlace(1, 1), "earlier", Edit(trades=LinePlace(1, 0))),
        (LinePlace(1, 1), "later", Edit(trades=LinePlace(1, 3))),  # over the break
        (LinePlace(1, 3), "later", Edit(start=11 * 60)),  # up to what comes after the free time
        (LinePlace(1, 4), "earlier", Edit(start=11 * 60 + 30)),
        (LinePlace(1, 0), "earlier", None),
        (LinePlace(1, 4), "later", None),
        (LinePlace(1, 0), "day after", Edit(trades=LinePlace(2, 0))),  # with which it shares most of the time
        (LinePlace(1, 1), "day after", Edit(trades=LinePlace(2, 1))),
        (LinePlace(1, 3), "day after", Edit(day=2, start=10 * 60 + 30)),
        (LinePlace(1, 0), "day before", None),
        (LinePlace(3, 0), "day after", None),
        (LinePlace(2, 1), "room after", Edit(room="Garden")),
        (LinePlace(2, 2), "room after", None),
        (LinePlace(2, 2), "room before", Edit(room="Hall")),
        (LinePlace(1, 0), "room after", Edit(room="Garden")),
    ],
)
def test_a_step_goes_where_there_is_room_or_trades(place: LinePlace, direction: Direction, asked: Edit | None) -> None:
    assert step_edit(agenda(DAYS), place, direction, ROOMS) == asked


def test_a_line_that_is_none_has_no_steps() -> None:
    with pytest.raises(LookupError):
        step_edit(agenda(DAYS), LinePlace(1, 9), "earlier")
