"""A session that a break splits is one session, in whatever counts them."""

import pytest

from ecpat_training.agenda.model.diff import AgendaDiff, compare
from ecpat_training.agenda.report.diff import diff_sentence
from tests.agenda.cases import agenda, programme

WHOLE = ["09:00-09:30 opening", "09:30-11:30 workshop"]
SPLIT = ["09:00-09:30 opening", "09:30-10:30 workshop", "10:30-10:45 break", "10:45-11:45 workshop"]
LATER = ["09:00-09:30 opening", "09:30-10:00 film", "10:00-11:00 workshop", "11:00-11:15 break", "11:15-12:15 workshop"]


def difference(old: list[str], new: list[str]) -> AgendaDiff:
    return compare(agenda([old]), agenda([new]), [session.id for session in programme().sessions()])


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (WHOLE, SPLIT, "None of 2 sessions moves and 1 break changes."),
        (SPLIT, WHOLE, "None of 2 sessions moves and 1 break changes."),
        (SPLIT, LATER, "1 of 2 sessions moves, 1 is new and 1 break changes."),
        (LATER, WHOLE, "1 of 3 sessions moves, 1 is no longer held and 1 break changes."),
        (SPLIT, WHOLE[:1], "None of 2 sessions moves, 1 is no longer held and 1 break changes."),
        (WHOLE[:1], SPLIT, "None of 1 session moves, 1 is new and 1 break changes."),
    ],
)
def test_a_diff_counts_sessions_and_not_their_parts(old: list[str], new: list[str], said: str) -> None:
    assert diff_sentence(difference(old, new)) == said


def test_sessions_held_on_each_day_are_one_on_each() -> None:
    days = [
        ["09:00-09:15 recap"],
        ["09:00-09:15 recap", "09:15-10:00 course", "10:00-10:10 break", "10:10-11:00 course"],
    ]
    ids = [session.id for session in programme().sessions()]
    assert len(compare(agenda(days), agenda(days), ids).changes_by_session) == 3


def test_two_sessions_of_ones_own_with_one_title_are_two() -> None:
    own = [
        {"at": "09:00-10:00", "title": "Group work", "kind": "session"},
        {"at": "10:15-11:00", "title": "Group work", "kind": "session"},
    ]
    made = agenda([[own[0], "10:00-10:15 break", own[1]]])
    assert len(compare(made, made, []).changes_by_session) == 2
