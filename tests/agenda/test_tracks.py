"""Sessions of two tracks beside each other, sessions that a break splits, and five days: the optimum is the one that
trying everything finds, and what can't be is said in names."""

from collections.abc import Iterator
from itertools import permutations, product
from typing import Any

import pytest

from ecpat_training.agenda.explain.plain_impossibility import plainly_impossible
from ecpat_training.agenda.model.agenda import Agenda, AgendaDay, AgendaItem
from ecpat_training.agenda.planner.building import NoAgenda
from ecpat_training.agenda.planner.rules_in_force import judge
from ecpat_training.agenda.planner.search import DraftedAgenda, draft_agenda
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.core.finding import errors
from ecpat_training.programme.model.chapter import Session
from ecpat_training.programme.model.programme import Programme
from ecpat_training.programme.rules.book import Rule
from tests.agenda.cases import cheapest, rule

TRAINING = {"id": "one", "title": "One", "country": "BG", "days": "1", "participants": "20", "hours": "09:00-11:30"}
POLICE = {"id": "police", "minutes": "20-40, ideally 40", "track": "law enforcement", "care": "sensitive"}
POLICE["method"] = "lecture"
CARE = {"id": "care", "minutes": "25-35, ideally 30", "track": "care", "practice": "50 %"}
TALK = {"id": "talk", "minutes": "20-30, ideally 30", "method": "lecture"}
LONG = {"id": "long", "minutes": "60-70", "may be split": "yes", "practice": "80 %", "care": "debrief"}
FILMED = {"id": "filmed", "minutes": "20", "method": "lecture"}
LECTURE = {"id": "long", "minutes": "45-55", "method": "lecture", "may be split": "yes", "level": "complex"}


def context(
    *sessions: dict[str, Any], trainers: int = 0, cover: str = "must", days: int = 1, hours: str = "", **training: Any
) -> Context:
    pool = [
        {
            "id": f"T-{number}",
            "country": "BG" if number % 2 else "NL",
            "stakeholder": "NGO",
            "role": "care" if number % 4 < 2 else "law enforcement",
            "speaks": ["en"],
        }
        for number in range(trainers)
    ]
    event = {**TRAINING, "days": str(days), "trainers": [one["id"] for one in pool], **training}
    written = [{"title": one["id"].capitalize(), "method": "exercise", **one} for one in sessions]
    programme = Programme.model_validate(
        {
            "programme": "Tracks",
            "id": "tracks",
            "events": [{**event, "hours": hours or event["hours"]}],
            "manual": [{"chapter": "All", "cover": cover, "sessions": written}],
            "trainers": pool,
        }
    )
    return Context(programme, programme.training("one"))


def rules(**asks: Any) -> list[Rule]:
    every = {
        "coverage": {},
        "session length": {},
        "within hours": {},
        "split by a break": {"at least": "20"},
        "break every": {"minutes": "40", "never over": "65", "at least": "0"},
        "breaks": {"coffee": "10-15"},
        **{name.replace("_", " "): asked for name, asked in asks.items()},
    }
    return [rule(name, asked) for name, asked in every.items()]


def every_agenda(about: Context) -> Iterator[Agenda]:
    """Each choice and order of what is held at once, each length, each way to set breaks and to split by them."""
    police, care, *others = about.sessions.values()
    groups = [(police, care), *((one,) for one in others)]
    for many in range(1, len(groups) + 1):
        for order in permutations(groups, many):
            ranges = [
                range(max(_bounds(one)[0] for one in group), min(_bounds(one)[1] for one in group) + 1, 5)
                for group in order
            ]
            for minutes in product(*ranges):
                for parts in product(*(_ways(group, lasts) for group, lasts in zip(order, minutes, strict=True))):
                    yield from _agendas([one for group in parts for one in group])


def _bounds(session: Session) -> tuple[int, int]:
    return int(session.minutes.low or 0), int(session.minutes.high or 0)


Part = tuple[tuple[Session, ...], int, bool]  # who, how long, whether a break must come before it


def _ways(group: tuple[Session, ...], lasts: int) -> list[list[Part]]:
    whole: list[list[Part]] = [[(group, lasts, False)]]
    if not group[0].may_be_split:
        return whole
    return whole + [[(group, first, False), (group, lasts - first, True)] for first in range(5, lasts, 5)]


def _agendas(parts: list[Part]) -> Iterator[Agenda]:
    for pauses in product(*((10, 15) if forced else (0, 10, 15) for _, _, forced in parts[1:])):
        items, now = [], 9 * 60
        for (group, lasts, _), pause in zip(parts, (0, *pauses), strict=True):
            if pause:
                items.append(AgendaItem(start=now, end=now + pause, kind="break", title="Break"))
                now += pause
            items += [AgendaItem(start=now, end=now + lasts, title=one.title, session=one) for one in group]
            now += lasts
        yield Agenda(training="one", title="One", days=(AgendaDay(number=1, items=tuple(items)),))


def drafted(about: Context, asked: list[Rule]) -> DraftedAgenda:
    """The draft, proven best, after every rule's check has looked over it."""
    found = draft_agenda(about, asked, seconds=30, seed=1)
    results = judge([*asked, rule("no overlap"), rule("one place at a time")], found.agenda, about)
    assert not errors(one for result in results for one in result.breaks)
    assert sum(result.cost for result in results) == found.objective == found.bound
    return found


OTHERS = {
    "a session that breaks may split": ([LONG], {"sensitive_sessions": {"weight": "2"}, "practice_share": "60 %"}),
    "a lecture that breaks may split": ([LECTURE], {"lecture_at_most": {"minutes": "40", "weight": "3"}}),
    "lectures on both sides": ([TALK, FILMED], {"no_two_lectures_running": {}}),
    "not apart for long": ([TALK], {"tracks": {"of the whole": "25", "weight": "4"}}),
    "practice for each track": ([TALK], {"practice_share": {"of the whole": "25 %", "weight": "1"}}),
    "nobody stays behind": ([LONG], {"sensitive_sessions": {}, "complex_after_the_first_break": {}}),
}


@pytest.mark.parametrize("name", OTHERS)
def test_no_agenda_is_better_than_the_draft(name: str) -> None:
    others, asks = OTHERS[name]
    about = context(POLICE, CARE, *others, cover="should")
    asked = rules(**asks)
    assert drafted(about, asked).objective == cheapest(every_agenda(about), about, asked)


def test_a_session_longer_than_any_stretch_is_split_if_it_may_be() -> None:
    about = context(LONG, {"id": "other", "minutes": "20"}, trainers=2)
    asked = rules(break_every={"minutes": "50", "never over": "50", "at least": "0"}, competence={})
    (day,) = drafted(about, asked).agenda.days
    first, second = (item for item in day.items if item.title == "Long")
    assert first.minutes + second.minutes == 65
    assert first.trainers == second.trainers
    assert [item.kind for item in day.items if first.end <= item.start < second.start] == ["break"]
    whole = context({**LONG, "may be split": "no"}, {"id": "other", "minutes": "20"}, trainers=2)
    with pytest.raises(NoAgenda) as caught:
        draft_agenda(whole, asked, seconds=30, seed=1)
    assert caught.value.proven


def test_tracks_stand_beside_each_other_with_rooms_and_pairs_of_their_own() -> None:
    about = context(POLICE, CARE, TALK, trainers=4, rooms=["Blue room", "Green room", "Garden"])
    team = {"mixed_pair": {}, "competence": {}, "support_in_sensitive_sessions": {"weight": "1"}}
    found = drafted(about, [*rules(**team), rule("one place at a time")])
    items = {item.title: item for item in found.agenda.sessions()}
    police, care = items["Police"], items["Care"]
    assert (police.start, police.end) == (care.start, care.end)
    assert (police.room, care.room, items["Talk"].room) == ("Blue room", "Green room", "Blue room")
    assert not set(police.trainers) & set(care.trainers)
    assert found.objective == 2 + 1  # as long as each other they are 10 minutes off their ideals; nobody is free
    fewer = context(POLICE, CARE, TALK, trainers=3)
    with pytest.raises(NoAgenda):
        draft_agenda(fewer, [*rules(competence={}), rule("one place at a time")], seconds=30, seed=1)


def test_a_training_without_a_session_apart_names_no_room() -> None:
    about = context(POLICE, CARE, TALK, cover="may")
    found = draft_agenda(about, rules(tracks="0"), seconds=30, seed=1)
    assert {item.room for item in found.agenda.sessions()} <= {None}


def said(about: Context, *others: Rule) -> list[str]:
    found = plainly_impossible(about, [*rules(), rule("one place at a time"), *others])
    assert {one.code for one in found} <= {"plan.tracks", "plan.minutes", "plan.clash"}  # the parts of a sum
    return [one.message for one in found]


def test_what_tracks_need_is_said_in_names() -> None:
    assert said(context(POLICE, CARE, TALK, trainers=4)) == []
    assert said(context(POLICE, TALK)) == ['"Police" for law enforcement has 0 sessions for care in parallel.']
    (room,) = said(context(POLICE, CARE, rooms=["Hall"]))
    assert (
        room
        == '"Police" and "Care" each need a session of the other track at the same time; one has only the room Hall.'
    )
    (team,) = said(context(POLICE, CARE, trainers=3), rule("competence"))
    assert team.endswith("that takes four trainers, and the pool has 3.")


def test_minutes_of_sessions_beside_each_other_count_once() -> None:
    half_days = [{**one, "minutes": "60"} for one in (POLICE, CARE)]
    assert said(context(*half_days, hours="09:00-10:00")) == []
    assert "take at least 60 minutes" in said(context(*half_days, hours="09:00-09:55"))[0]


def test_lunch_stands_at_the_time_that_its_hours_fix() -> None:
    content = [{"id": f"s{number}", "minutes": "45-90, ideally 60"} for number in range(5)]
    about = context(*content, hours="09:00-16:00")
    breaks = {"break_every": 120, "breaks": {"coffee": "15-20", "lunch": "60"}, "lunch_between": "12:30-13:30"}
    (day,) = drafted(about, rules(**breaks)).agenda.days
    assert [(item.start, item.end) for item in day.items if item.kind == "lunch"] == [(12 * 60 + 30, 13 * 60 + 30)]


def test_five_days_keep_their_frame_and_are_proven_best() -> None:
    frame = {
        "opening": ("30", "start of training"),
        "pre-test": ("15", "start of training"),
        "recap": ("15", "start of each later day"),
        "feedback": ("10", "end of each earlier day"),
        "action-plan": ("45", "end of training"),
        "post-test": ("15", "end of training"),
        "closing": ("20", "end of training"),
    }
    written = [{"id": id_, "minutes": minutes, "place": place} for id_, (minutes, place) in frame.items()]
    content = [
        {"id": f"s{at}", "minutes": "60-90, ideally 75", "after": [f"s{at - 1}"] if at else []} for at in range(9)
    ]
    about = context(*written, *content, days=5, hours="09:00-13:00")
    days = drafted(about, rules(frame={}, break_every=120, prerequisites={}, even_days={})).agenda.days
    titles = [[item.title for item in day.sessions()] for day in days]
    assert [day[:2] for day in titles[:1]] == [["Opening", "Pre-test"]]
    assert [day[0] for day in titles[1:]] == ["Recap"] * 4
    assert [day[-1] for day in titles[:-1]] == ["Feedback"] * 4
    assert titles[-1][-3:] == ["Action-plan", "Post-test", "Closing"]
    assert [title for day in titles for title in day if title in {f"S{at}" for at in range(9)}] == [
        f"S{at}" for at in range(9)
    ]
