"""Hours of single days, fixed sessions, evenings, absences of hours: what the solver finds costs what the checks say,
and none that is tried out is cheaper."""

import random
from collections.abc import Iterator
from itertools import permutations, product
from typing import Any

import pytest

from ecpat_training.agenda.model.agenda import Agenda, AgendaDay, AgendaItem
from ecpat_training.agenda.planner.search import draft_agenda
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.programme.model.programme import Programme
from tests.agenda.cases import cheapest, price, rule
from tests.draws import some_of

HOURS = ["09:00-10:30", "13:30-15:00", "10:00-10:45", "09:05-11:00"]
FIXED = ["day 1", "day 2 10:00", "09:30", "day 1 14:00", "10:15"]
AWAY = [
    "2026-03-05 09:40-10:05",
    "2026-03-05 from 10:10",
    "2026-03-06 until 10:20",
    "2026-03-06",
    "2026-03-05 afternoon",
]
PAUSES: list[tuple[Any, int] | None] = [None, ("break", 15), ("lunch", 60)]


def drawn(chance: random.Random) -> Context:
    session = {"minutes": "30", "method": "exercise"}
    sessions = [{**session, "id": f"s{number}", "title": f"Session {number}"} for number in range(3)]
    for one in chance.sample(sessions, 2):
        one["at"] = chance.choice(FIXED)
    person = {"country": "BG", "stakeholder": "GO", "role": "care", "speaks": ["en"]}
    event = {"id": "one", "title": "One", "country": "BG", "days": "2", "participants": "20", "start": "2026-03-05"}
    evening = {"evening": ["day 1 15:00-16:00 Dinner"]} if chance.random() < 0.5 else {}
    programme = {
        "programme": "Tried out",
        "id": "tried-out",
        "events": [{**event, "hours": chance.sample(HOURS, 2), **evening}],
        "manual": [{"chapter": "All", "sessions": sessions}],
        "trainers": [{**person, "id": "T-1", "away": chance.sample(AWAY, 2)}, {**person, "id": "T-2"}],
    }
    validated = Programme.model_validate(programme)
    return Context(validated, validated.training("one"))


def tried(context: Context) -> Iterator[Agenda]:
    """Each order, cut between the days, break between sessions and, of some, start of a day."""
    sessions = list(context.sessions.values())
    for order, cut, pauses, delays in product(
        permutations(sessions), range(4), product(PAUSES, repeat=3), product((0, 10, 30), repeat=2)
    ):
        days = []
        for number, part in ((1, order[:cut]), (2, order[cut:])):
            now = context.training.hours.hours_on(number).start + delays[number - 1]
            items: list[AgendaItem] = []
            for session, pause in zip(part, pauses, strict=False):
                if items and pause:
                    items.append(AgendaItem(start=now, end=now + pause[1], kind=pause[0], title=pause[0]))
                    now = items[-1].end
                one = AgendaItem(start=now, end=now + 30, title=session.title, session=session, trainers=("T-1", "T-2"))
                items.append(one)
                now = one.end
            for one in context.training.evening_of(number):
                if one.at.start >= now:
                    items.append(AgendaItem(start=one.at.start, end=one.at.end, kind="break", title=one.title))
            days.append(AgendaDay(number=number, date=context.dates[number], items=tuple(items)))
        if not any(sum(item.kind == "lunch" for item in day.items) > 1 for day in days):
            yield Agenda(training="one", title="One", days=tuple(days))


@pytest.mark.parametrize("seed", some_of(range(4), 1))
def test_nothing_tried_out_is_cheaper_than_the_draft(seed: int) -> None:
    context = drawn(random.Random(seed))
    rules = [
        rule("coverage"),
        rule("session length"),
        rule("competence"),
        rule("breaks", {"coffee": "15", "lunch": "60"}),
        rule("within hours", {"weight": "4"}),
        rule("start on time", {"weight": "1"}),
        rule("even days", {"within": "30", "weight": "1"}),
        rule("fixed times", {"weight": "9"}),
        rule("availability", {"weight": "5"}),
    ]
    found = draft_agenda(context, rules, seconds=20, seed=1)
    assert found.objective == found.bound == price(rules, found.agenda, context)
    least = cheapest(tried(context), context, rules)
    assert least is not None
    assert found.objective <= least
