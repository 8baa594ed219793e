"""What the checks allow is possible for the planner: each case is a training and an agenda that somebody wrote for it
by hand, which breaks nothing that must hold; the plan costs no more, and no check refuses it."""

from typing import Any

import pytest

from ecpat_training.agenda.explain.plain_impossibility import plainly_impossible
from ecpat_training.agenda.model.agenda import Agenda
from ecpat_training.agenda.planner.rules_in_force import agenda_rules, judge
from ecpat_training.agenda.planner.search import draft_agenda
from ecpat_training.agenda.reading.agenda import read_agenda
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.agenda.rule_parts.rule import AgendaRule
from ecpat_training.core.finding import errors
from ecpat_training.files.yaml.file import Source
from ecpat_training.programme.model.programme import Programme
from ecpat_training.programme.rules.book import Rule

PEOPLE: dict[str, Any] = {"stakeholder": "NGO", "role": "care", "speaks": ["en"], "competences": ["care"]}
POOL = [
    {**PEOPLE, "id": "T-1", "country": "BG", "away": ["2025-03-03"]},
    {**PEOPLE, "id": "T-2", "country": "NL"},
    {**PEOPLE, "id": "T-3", "country": "NL"},
]
PAIR = ["T-2", "T-3"]
LENGTHS: dict[str, Any] = {"coverage": {}, "session length": {}}
BREAKS = {"coffee": "15", "lunch": "30"}


def hours(number: int, minutes: str) -> list[dict[str, str]]:
    """So many sessions of so many minutes."""
    return [{"id": f"s{at}", "minutes": minutes} for at in range(number)]


CASES: dict[str, dict[str, Any]] = {
    "a day that starts later than its hours, since lunch is late": {
        "hours": "08:00-18:00",
        "sessions": hours(4, "75"),
        "rules": {**LENGTHS, "break every": {}, "breaks": {"coffee": "15"}, "lunch between": "13:00-14:00"},
        "items": "08:45-10:00 s0,10:00-10:15 break,10:15-11:30 s1,11:30-11:45 break,11:45-13:00 s2,13:00-14:00 lunch,"
        "14:00-15:15 s3",
    },
    "lunch on a day of five hours": {
        "hours": "09:00-14:00",
        "sessions": hours(4, "60"),
        "rules": {
            **LENGTHS,
            "break every": {"minutes": "60", "never over": "75", "at least": "0"},
            "breaks": BREAKS,
            "lunch between": "11:00-12:00",
        },
        "items": "09:00-10:00 s0,10:00-10:15 break,10:15-11:15 s1,11:15-11:45 lunch,11:45-12:45 s2,12:45-13:00 break,"
        "13:00-14:00 s3",
    },
    "breaks that no rule asks for": {
        "sessions": hours(3, "60"),
        "rules": {**LENGTHS, "break every": {"minutes": "60", "never over": "75", "at least": "0"}},
        "items": "09:00-10:00 s0,10:00-10:10 break,10:10-11:10 s1,11:10-11:20 break,11:20-12:20 s2",
    },
    "a session after one that this training has no day for": {
        "sessions": [
            {"id": "recap", "minutes": "15", "place": "start of each later day"},
            {"id": "feedback", "minutes": "15", "place": "end of each earlier day", "needs": {"lead": "magic"}},
            {"id": "s0", "minutes": "60", "after": ["recap", "feedback"]},
        ],
        "rules": {**LENGTHS, "prerequisites": {}, "frame": {}, "competence": {}},
        "items": "09:00-10:00 s0",
    },
    "a session that builds on one held daily, whose first day is left out": {
        "days": "3",
        "sessions": [
            {"id": "recap", "minutes": "15", "place": "start of each later day"},
            {"id": "s0", "minutes": "60", "after": ["recap"]},
        ],
        "cover": "should",
        "rules": {"coverage": {"weight": "1"}, "session length": {}, "prerequisites": {"weight": "9"}},
        "items": "|09:00-09:15 recap,09:15-10:15 s0|09:00-09:15 recap",
    },
    "one trainer, and no rule that asks for two": {
        "sessions": hours(1, "60"),
        "trainers": ["T-2"],
        "rules": {**LENGTHS, "mixed pair": {}, "language": {}},
        "items": "09:00-10:00 s0 @ T-2",
    },
    "two trainers of whom one is away, and a wish for two": {
        "sessions": hours(2, "60"),
        "trainers": ["T-1", "T-2"],
        "rules": {**LENGTHS, "availability": {}, "competence": {"weight": "1"}, "trainer load": {}},
        "items": "09:00-10:00 s0 @ T-2,10:00-11:00 s1 @ T-2",
    },
    "nobody in the pool, nothing that must be held": {
        "sessions": hours(2, "60"),
        "trainers": [],
        "cover": "may",
        "rules": {**LENGTHS, "team size": "at least 3", "mixed pair": {"over": "team"}, "competence": {"weight": "5"}},
        "items": "",
    },
    "a long day that ends early enough to need no lunch": {
        "hours": "09:00-14:05",
        "sessions": hours(3, "95"),
        "rules": {**LENGTHS, "break every": {"minutes": "300", "never over": "300"}, "breaks": {"coffee": "5"}},
        "items": "09:00-10:35 s0,10:35-12:10 s1,12:10-12:15 break,12:15-13:50 s2",
    },
    "four and a half hours without a break, since there is no time for one": {
        "hours": "09:00-13:30",
        "sessions": hours(3, "90"),
        "rules": {},
        "items": "09:00-10:30 s0,10:30-12:00 s1,12:00-13:30 s2",
    },
    "a single session of four and a half hours": {
        "hours": "09:00-13:30",
        "sessions": hours(1, "200-270"),
        "rules": {},
        "items": "09:00-13:30 s0",
    },
    "a break of five minutes, since there is no time for more": {
        "hours": "09:00-12:05",
        "sessions": hours(2, "90"),
        "rules": {},
        "items": "09:00-10:30 s0,10:30-10:35 break,10:35-12:05 s1",
    },
    "a lunch of five hours between sessions at fixed times": {
        "sessions": [{"id": "s0", "minutes": "60", "at": "09:00"}, {"id": "s1", "minutes": "60", "at": "15:00"}],
        "rules": {},
        "items": "09:00-10:00 s0,10:00-15:00 lunch,15:00-16:00 s1",
    },
    "three coffee breaks in a half day between sessions at fixed times": {
        "hours": "13:00-18:00",
        "sessions": [{"id": f"s{at}", "minutes": "30", "at": f"{13 + at}:00"} for at in range(4)],
        "rules": {},
        "items": "13:00-13:30 s0,13:30-14:00 break,14:00-14:30 s1,14:30-15:00 break,15:00-15:30 s2,15:30-16:00 break,"
        "16:00-16:30 s3",
    },
    "one trainer a session, where no session and no rule asks for a second": {
        "sessions": [{**one, "needs": {"lead": "care"}} for one in hours(2, "60")],
        "trainers": ["T-2", "T-3"],
        "rules": {},
        "items": "09:00-10:00 s0 @ T-2,10:00-11:00 s1 @ T-3",
    },
    "hours that begin beside the five minutes, each day otherwise": {
        "days": "2",
        "hours": ["09:02-12:00", "09:04-12:01"],
        "sessions": hours(4, "45-75"),
        "rules": {"same clock": {"weight": "7", "within": "0"}},
        "items": "09:02-10:17 s0,10:17-10:32 break,10:32-11:47 s1|09:04-10:19 s2,10:19-10:34 break,10:34-11:49 s3",
    },
}


def context(case: dict[str, Any]) -> Context:
    """The training of a case."""
    training = {
        "id": "one", "title": "One", "country": "BG", "days": case.get("days", "1"), "start": "2025-03-03",
        "participants": "20", "hours": case.get("hours", "09:00-17:00"), "trainers": case.get("trainers", PAIR),
    }  # fmt: skip
    sessions = [{"title": one["id"], "method": "exercise", **one} for one in case["sessions"]]
    programme = Programme.model_validate(
        {
            "programme": "By hand",
            "id": "by-hand",
            "events": [training],
            "manual": [{"chapter": "All", "cover": case.get("cover", "must"), "sessions": sessions}],
            "trainers": POOL,
            "rules": {"agenda": [{name: asks} for name, asks in case["rules"].items()]},
        }
    )
    return Context(programme, programme.training("one"))


def by_hand(case: dict[str, Any], about: Context) -> Agenda:
    """The agenda of a case; who leads is left out where it is everybody's usual pair."""
    team = "" if "trainers" in case else f" @ {' + '.join(PAIR)}"
    days = [
        [line if line.endswith(("break", "lunch")) else f"{line}{team}" for line in day.split(",") if line]
        for day in case["items"].split("|")
    ]
    written = {"training": "one", "days": [{"items": items} for items in days]}
    return read_agenda(Source("agenda.yaml", written), about.programme)[0]


def price(rules: list[Rule], agenda: Agenda, about: Context) -> int:
    results = judge(rules, agenda, about)
    assert not errors(one for result in results for one in result.breaks)
    return sum(result.cost for result in results)


@pytest.mark.parametrize("name", sorted(CASES))
def test_what_is_kept_by_hand_can_be_planned(name: str) -> None:
    about = context(CASES[name])
    rules, problems = agenda_rules(about.programme.rules, lambda *_: None)
    assert not problems
    assert not plainly_impossible(about, rules)
    drafted = draft_agenda(about, rules, seconds=10, seed=1)
    assert price(rules, drafted.agenda, about) == drafted.objective == drafted.bound
    assert drafted.objective <= price(rules, by_hand(CASES[name], about), about)


def asked_for(about: Context) -> list[AgendaRule]:
    """The rules that the programme writes, and what makes an agenda at all."""
    rules, _ = agenda_rules(about.programme.rules, lambda *_: None)
    return [rule for rule in rules if rule.written or rule.UNWRITTEN < 10]


def test_where_no_rule_asks_posts_are_filled_and_breaks_left_out_all_the_same() -> None:
    case = {"sessions": hours(3, "60"), "rules": LENGTHS}
    about = context(case)
    agenda = draft_agenda(about, asked_for(about), seconds=10, seed=1).agenda
    assert [item.kind for day in agenda.days for item in day.items] == ["session"] * 3
    assert all(sorted(item.trainers) == PAIR for item in agenda.sessions())


def test_a_rule_more_never_makes_room() -> None:
    """Leaving a rule out of a clash must never make it impossible in another way."""
    case = CASES["lunch on a day of five hours"]
    about = context(case)
    rules, _ = agenda_rules(about.programme.rules, lambda *_: None)
    dear = draft_agenda(about, rules, seconds=10, seed=1).objective
    for left_out in rules:
        assert draft_agenda(about, [one for one in rules if one is not left_out], seconds=10, seed=1).objective <= dear


def test_a_short_day_has_coffee_rather_than_lunch_where_both_cost_the_same() -> None:
    case = {"sessions": hours(3, "60"), "rules": {**LENGTHS, "breaks": BREAKS}, "hours": "09:00-13:30"}
    about = context(case)
    agenda = draft_agenda(about, asked_for(about), seconds=10, seed=1).agenda
    assert [item.kind for day in agenda.days for item in day.items if item.kind != "session"] == ["break"]
