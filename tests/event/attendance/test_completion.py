"""Attended is any half-day, completed is by the programme's rule, and what isn't stated is never an absence."""

from datetime import date
from itertools import product

import pytest

from ecpat_training.event.attendance.model.half_day import HalfDay, training_half_days
from ecpat_training.event.attendance.model.presence import (
    Attendance,
    CompletionRule,
    Presence,
    has_attended,
    has_completed,
    minutes_attended,
)
from ecpat_training.programme.model.training import Training

LETTERS = dict(zip("xla?", Presence, strict=True))
HALVES = tuple(HalfDay(day, "morning", None, 540, 750) for day in range(1, 6))


def person(said: str, signature: bool | None = True, left: int | None = None) -> Attendance:
    """Somebody: x signed, l left early, a absent, ? not stated."""
    return Attendance("K7M3", tuple(LETTERS[one] for one in said), (left,) * len(said), signature)


@pytest.mark.parametrize(
    ("said", "came", "done"),
    [
        ("xxxxx", True, True),
        ("xxxx?", True, None),
        ("xxxxl", True, False),
        ("aaaaa", False, False),
        ("a????", None, False),
    ],
)
def test_every_half_day(said: str, came: bool | None, done: bool | None) -> None:
    assert (has_attended(person(said)), has_completed(person(said), HALVES, CompletionRule())) == (came, done)


def test_four_of_five_are_80_percent_and_a_signature_is_needed() -> None:
    rule = CompletionRule(share=0.8)
    assert has_completed(person("xxxxa"), HALVES, rule) is True
    assert has_completed(person("xxxla"), HALVES, rule) is False
    assert has_completed(person("xxxla"), HALVES, CompletionRule(0.8, left_early_counts=True)) is True
    assert has_completed(person("xxxxx", None), HALVES, rule) is None
    assert has_completed(person("xxxxx", signature=False), HALVES, rule) is False
    assert has_completed(person("xxxxx", None), HALVES, CompletionRule(signature=False)) is True


def test_a_verdict_holds_however_the_blanks_are_filled() -> None:
    for said in map("".join, product("xla?", repeat=5)):
        ways = product(*("xla" if one == "?" else one for one in said))
        told = {has_completed(person("".join(way)), HALVES, CompletionRule(0.6)) for way in ways}
        verdict = has_completed(person(said), HALVES, CompletionRule(0.6))
        assert verdict == (told.pop() if len(told) == 1 else None), said


def test_minutes_are_bounds() -> None:
    assert minutes_attended(person("xlaa?", left=600), HALVES) == (210 + 60, 210 + 60 + 210)
    assert minutes_attended(person("laaaa"), HALVES) == (0, 210)


def test_half_days_by_the_hours_of_the_programme() -> None:
    training = Training.model_validate(
        {
            "id": "al-1", "title": "First", "country": "AL", "days": "2", "start": "2005-09-12", "participants": "20",
            "hours": {"day 1": "09:00-17:30", "day 2": "09:00-13:00"},
        }
    )  # fmt: skip
    halves = training_half_days(training)
    assert [(one.key, one.date, one.minutes) for one in halves] == [
        ("Day 1 AM", date(2005, 9, 12), 210), ("Day 1 PM", date(2005, 9, 12), 240), ("Day 2 AM", date(2005, 9, 13), 240)
    ]  # fmt: skip
