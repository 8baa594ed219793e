"""What rules look up in the programme: a training's rooms and dates, and the days to which a session belongs."""

from datetime import date

import pytest

from ecpat_training.agenda.rule_parts.context import Context, days_of
from ecpat_training.programme.model.chapter import Place
from tests.agenda.cases import programme


def test_a_second_room_is_for_sessions_of_tracks_alone() -> None:
    together = tuple(
        chapter for chapter in programme().manual if all(session.track == "together" for session in chapter.sessions)
    )
    plain = programme().model_copy(update={"manual": together})
    assert Context(programme(), programme().training("two-days")).rooms == ("Plenary room", "Second room")
    assert Context(plain, plain.training("two-days")).rooms == ("Plenary room",)
    assert Context(plain, plain.training("one-room")).rooms == ("Hall",)


def test_days_are_dated_from_the_start_and_not_where_there_is_none() -> None:
    assert Context(programme(), programme().training("two-days")).dates == {
        1: date(2025, 3, 29), 2: date(2025, 3, 30),
    }  # fmt: skip
    assert Context(programme(), programme().training("one-day")).dates == {}


@pytest.mark.parametrize(
    ("place", "of_one", "of_three"),
    [
        ("start of training", [1], [1]),
        ("start of each later day", [], [2, 3]),
        ("anywhere", [1], [1, 2, 3]),
        ("end of each earlier day", [], [1, 2]),
        ("end of training", [1], [3]),
    ],
)
def test_the_days_of_a_place(place: Place, of_one: list[int], of_three: list[int]) -> None:
    assert [*days_of(place, 1)] == of_one
    assert [*days_of(place, 3)] == of_three
