"""What a list asks is looked at once for each cell, however long the list is."""

import sys
from collections import Counter
from types import FrameType
from typing import Any

from ecpat_training.roster.reading.roster import roster_from
from tests.roster.lists import sheet


def steps(people: int) -> int:
    """Calls, in and from the file that asks of misplaced words, while a list of so many people is read."""
    rows = [f"Ana Novak{index} | Shelter {index} | social worker (office {index})" for index in range(people)]
    table = sheet("\n".join(["Name | Organisation | Position", *rows]))
    calls: Counter[str] = Counter()

    def count(frame: FrameType, event: str, argument: Any) -> None:
        if frame.f_code.co_filename.endswith("standing_misplaced.py"):
            calls[event] += 1

    sys.setprofile(count)
    try:
        roster_from(table)
    finally:
        sys.setprofile(None)
    return calls.total()


def test_twice_as_many_people_are_twice_as_much_to_look_at() -> None:
    few = steps(200)
    assert few > 200
    assert steps(400) < 2.5 * few
