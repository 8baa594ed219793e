"""What an agenda has besides sessions stands again where it stood, if it still can."""

import pytest

from ecpat_training.agenda.replanning.restore import restored
from tests.agenda.agenda_files import listed
from tests.agenda.cases import agenda

REGISTRATION = {"at": "08:00-08:45", "title": "Registration", "kind": "break"}
DINNER = {"at": "19:00-21:00", "title": "Dinner at the hotel", "kind": "break"}


@pytest.mark.parametrize(
    ("planned", "around"),
    [
        ("09:30-17:00 exercise", ["08:00-08:45 Registration", "19:00-21:00 Dinner at the hotel"]),
        ("08:30-19:30 exercise", ["19:30-21:30 Dinner at the hotel"]),
    ],
)
def test_a_registration_and_a_dinner_stay_unless_the_sessions_reach_them(planned: str, around: list[str]) -> None:
    old = agenda([[REGISTRATION, "09:00-17:30 exercise", DINNER]], "one-day")
    new = restored(agenda([[planned]], "one-day"), old, lambda _: True)
    found = [line.removeprefix("1 ").replace("(break) ", "") for line in listed(new)]
    assert [line for line in found if "exercise" not in line] == around


def test_what_followed_at_once_follows_at_once() -> None:
    old = agenda([["09:00-17:00 exercise", "17:00-17:15 break"]], "one-day")
    new = restored(agenda([["09:00-16:30 exercise"]], "one-day"), old, lambda _: True)
    assert listed(new)[-1] == "1 16:30-16:45 (break) Break"
