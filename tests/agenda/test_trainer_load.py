"""No planner's agenda lets a trainer work longer on a day than the rule, or the trainer, allows; to the minute."""

from typing import Any

import pytest

from ecpat_training.agenda.planner.building import NoAgenda
from ecpat_training.agenda.planner.search import draft_agenda
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.programme.model.programme import Programme
from tests.agenda.cases import rule


def two_sessions(trainers: int, days: int = 1, **own: Any) -> Context:
    """Two sessions of half an hour, each with a lead and a second."""
    pool = [
        {"id": f"T-{number}", "country": "BG", "stakeholder": "NGO", "role": "care", "speaks": ["bg"], **own}
        for number in range(trainers)
    ]
    event = {
        **{"id": "one", "title": "One", "country": "BG", "days": str(days), "participants": "20"},
        **{"hours": "09:00-11:00", "trainers": [one["id"] for one in pool]},
    }
    sessions = [{"id": id_, "title": id_.title(), "minutes": "30", "method": "exercise"} for id_ in ("first", "second")]
    programme = Programme.model_validate(
        {
            **{"programme": "Load", "id": "load", "events": [event], "trainers": pool},
            "manual": [{"chapter": "All", "sessions": sessions}],
        }
    )
    return Context(programme, programme.training("one"))


def possible(about: Context, most: str) -> bool:
    rules = [rule(name) for name in ("coverage", "session length", "within hours", "competence")]
    rules.append(rule("trainer load", {"most a day": most, "fair share": "100 %"}))
    try:
        draft_agenda(about, rules, seconds=30, seed=1)
    except NoAgenda as answer:
        if not answer.proven:
            raise
        return False
    return True


@pytest.mark.parametrize(("trainers", "most", "there_is_one"), [(2, "60", True), (2, "59", False), (4, "30", True)])
def test_the_limit_of_the_rule_binds_the_planner(trainers: int, most: str, there_is_one: bool) -> None:
    assert possible(two_sessions(trainers), most) is there_is_one


@pytest.mark.parametrize(("own", "there_is_one"), [("60", True), ("55", False)])
def test_a_trainers_own_limit_binds_the_planner_as_well(own: str, there_is_one: bool) -> None:
    assert possible(two_sessions(2, **{"most minutes a day": own}), "360") is there_is_one


def test_a_day_later_the_minutes_count_anew() -> None:
    assert possible(two_sessions(2, days=2), "30")
