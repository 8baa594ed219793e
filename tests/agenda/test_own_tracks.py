"""Tracks that a programme names itself, two to six of them: what is planned is looked over by a checker that knows
nothing of our rules, and compared with what trying every pairing finds."""

import random
from collections.abc import Iterator
from itertools import permutations, product
from typing import Any

import pytest

from ecpat_training.agenda.explain.plain_impossibility import plainly_impossible
from ecpat_training.agenda.model.agenda import Agenda, AgendaDay, AgendaItem
from ecpat_training.agenda.planner.building import NoAgenda
from ecpat_training.agenda.planner.rules_in_force import judge
from ecpat_training.agenda.planner.search import draft_agenda
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.agenda.workflows.no_effect import fields_without_effect
from ecpat_training.core.finding import errors
from ecpat_training.files.yaml.file import Source
from ecpat_training.programme.model.chapter import Session
from ecpat_training.values.kinds import MOST_TRACKS
from tests.agenda.cases import cheapest, rule
from tests.agenda.own_tracks import PROFESSIONS, RULES, context, look_over, of_professions, session
from tests.agenda.test_unwritten import programme as without_rules
from tests.agenda.test_unwritten import rules_of
from tests.draws import some_of


def drawn(seed: int) -> tuple[list[str], Context]:
    """A training of two to six tracks with one to three sessions of each, which may or may not be paired."""
    chance = random.Random(seed)
    tracks = [f"Group {letter}" for letter in "ABCDEF"[: chance.randint(2, MOST_TRACKS)]]
    most = 1 if len(tracks) > 4 else chance.randint(1, 3)
    sessions = [session("talk", "20")]
    for number, track in enumerate(tracks):
        for at in range(most + (chance.random() < 0.1)):
            low = chance.choice([20, 30, 30, 45])
            sessions.append(session(f"s{number}-{at}", f"{low}-{low + chance.choice([10, 15, 30])}", track))
    end = chance.choice(["10:10", "11:00", "13:00"])
    return tracks, context(tracks, sessions, chance.choice([0, len(tracks), 2 * len(tracks)]), hours=f"09:00-{end}")


def bounds(one: Session) -> tuple[int, int]:
    return int(one.minutes.low or 0), int(one.minutes.high or 0)


def shortest(tracks: list[str], about: Context) -> int | None:
    """The fewest minutes that all sessions take, over every way to put one of each track together; None where there
    is none."""
    of_track = [[one for one in about.sessions.values() if one.track == track] for track in tracks]
    if len({len(sessions) for sessions in of_track}) > 1:
        return None
    least = None
    for order in product(*(permutations(sessions) for sessions in of_track[1:])):
        groups = list(zip(of_track[0], *order, strict=True))
        lows = [max(bounds(one)[0] for one in group) for group in groups]
        highs = [min(bounds(one)[1] for one in group) for group in groups]
        if all(low <= high for low, high in zip(lows, highs, strict=True)):
            least = min(sum(lows), sum(lows) if least is None else least)
    together = sum(bounds(one)[0] for one in about.sessions.values() if one.track == "together")
    return None if least is None else least + together


@pytest.mark.parametrize("seed", some_of(range(24), 6))
def test_there_is_an_agenda_where_the_sessions_of_all_tracks_can_be_paired(seed: int) -> None:
    tracks, about = drawn(seed)
    rules = [rule(name) for name in (*RULES, *(["competence"] if len(about.pool) == 2 * len(tracks) else []))]
    least, room = shortest(tracks, about), about.training.hours.minutes
    if least is None or least > room:
        with pytest.raises(NoAgenda) as caught:
            draft_agenda(about, rules, seconds=30, seed=1)
        assert caught.value.proven
        return
    assert not plainly_impossible(about, rules)
    found = draft_agenda(about, rules, seconds=30, seed=1)
    assert look_over(found.agenda, tracks) == sum(one.track == tracks[0] for one in about.sessions.values())
    assert not errors(one for asked in judge([*rules, rule("no overlap")], found.agenda, about) for one in asked.breaks)


def every_agenda(about: Context, tracks: list[str]) -> Iterator[Agenda]:
    """Each choice, order and length of the sessions, one of each track at a time, with a break or without between."""
    sessions = about.sessions.values()
    of_track = [[one for one in sessions if one.track == track] for track in tracks]
    groups = [*zip(*of_track, strict=True), *((one,) for one in sessions if one.track == "together")]
    for many in range(1, len(groups) + 1):
        for order in permutations(groups, many):
            ranges = [
                range(max(bounds(one)[0] for one in group), min(bounds(one)[1] for one in group) + 1, 5)
                for group in order
            ]
            for minutes in product(*ranges):
                for pauses in product(*[(0, 10)] * (many - 1)):
                    yield _agenda(about, order, minutes, (0, *pauses))


def _agenda(
    about: Context, order: tuple[tuple[Session, ...], ...], minutes: tuple[int, ...], pauses: tuple[int, ...]
) -> Agenda:
    items, now = [], about.training.hours.start
    for group, lasts, pause in zip(order, minutes, pauses, strict=True):
        if pause:
            items.append(AgendaItem(start=now, end=now + pause, kind="break", title="Break"))
            now += pause
        items += [AgendaItem(start=now, end=now + lasts, title=one.title, session=one) for one in group]
        now += lasts
    day = AgendaDay(number=1, items=tuple(items), tracks=tuple(about.programme.tracks))
    return Agenda(training="one", title="One", days=(day,))


PRACTICAL = {"practice": "80 %"}
WISHES: dict[str, dict[str, Any]] = {
    "practice for each track": {"practice share": {"of the whole": "40 %", "weight": "1"}},
    "not apart for long": {"tracks": {"of the whole": "35", "weight": "4"}},
    "no lecture behind a lecture": {"no two lectures running": {"weight": "3"}},
    "something light behind what weighs": {"sensitive sessions": {"weight": "2"}},
}


@pytest.mark.parametrize("name", WISHES)
def test_no_agenda_of_three_tracks_is_better_than_the_draft(name: str) -> None:
    sessions = [
        session("talk", "20-30", method="lecture"),
        session("court", "30-45, ideally 40", "prosecutors", method="lecture"),
        session("raid", "35-50", "police", care="sensitive", **PRACTICAL),
        session("shelter", "25-40, ideally 30", "social workers", practice="30 %"),
        session("rest", "20-25", care="restoring", method="reflection"),
    ]
    about = context(PROFESSIONS, sessions, cover="should", hours="09:00-11:00")
    asked = [rule(one) for one in ("coverage", "session length", "within hours")]
    asked += [rule("breaks", {"coffee": "10"}), rule("break every", {"minutes": "60", "never over": "120"})]
    asked += [rule(one, asks) for one, asks in WISHES[name].items()]
    found = draft_agenda(about, asked, seconds=30, seed=1)
    assert found.objective == found.bound == cheapest(every_agenda(about, PROFESSIONS), about, asked)
    look_over(found.agenda, PROFESSIONS)


def said(about: Context) -> list[str]:
    """What is plainly impossible without any rule, with what to do."""
    return [f"{one.message} {one.hint}" for one in plainly_impossible(about, rules_of(about))]


def test_tracks_of_a_different_number_of_sessions_are_told_as_arithmetic() -> None:
    sessions = [*of_professions(), session("charge", "30-45", "prosecutors"), session("arrest", "30-45", "police")]
    assert said(context(PROFESSIONS, sessions)) == [
        '"Court" and "Charge" for prosecutors have 1 session for social workers in parallel. The tracks have: '
        "prosecutors 2 sessions, police 2 and social workers 1. Please add 1 session for social workers, leave out "
        "`track`, or let the chapter `cover: may`."
    ]


def test_sessions_that_can_not_be_as_long_as_any_of_another_track_are_told() -> None:
    assert said(context(PROFESSIONS, of_professions(raid="60-90"))) == [
        '"Court" for prosecutors takes 30 to 45 minutes, and no session for police can last as long: "Raid" takes 60 '
        "to 90. Please give them some minutes that are the same, since sessions in parallel end together.",
        '"Raid" for police takes 60 to 90 minutes, and no session for social workers can last as long: "Shelter" takes '
        "30 to 45. Please give them some minutes that are the same, since sessions in parallel end together.",
    ]


def test_too_few_rooms_are_told() -> None:
    (found,) = said(context(PROFESSIONS, of_professions(), rooms=["Hall", "Garden"]))
    assert found == (
        '"Court", "Raid" and "Shelter" each need a session of each of the 2 other tracks at the same time; one '
        "has only the rooms Hall and Garden, and 3 tracks. Please name 3 in `rooms`, one for each track, or leave out "
        "`track`."
    )


@pytest.mark.parametrize(("trainers", "told"), [(0, False), (1, True), (2, True), (3, False), (5, False), (6, False)])
def test_each_of_three_sessions_at_once_needs_one_trainer_and_as_many_more_as_there_are(
    trainers: int, told: bool
) -> None:
    about = context(PROFESSIONS, of_professions(), trainers)
    rules = rules_of(about)
    messages = [one.message for one in plainly_impossible(about, rules)]
    assert [one.partition("; ")[2] for one in messages] == (
        [f"that takes three trainers, and the pool has {trainers}."] if told else []
    )
    if told:
        with pytest.raises(NoAgenda) as caught:
            draft_agenda(about, rules, seconds=30, seed=1)
        assert caught.value.proven
        return
    agenda = draft_agenda(about, rules, seconds=30, seed=1).agenda
    look_over(agenda, PROFESSIONS)
    apart = sorted(len(item.trainers) for item in agenda.sessions() if item.track != "together")
    assert sum(apart) == trainers
    assert all(apart) is bool(trainers)


def test_one_trainer_for_two_tracks_is_told_that_two_sessions_at_once_take_two() -> None:
    apart = [
        {**session("police", "30"), "track": "law enforcement"},
        {**session("care", "30"), "track": "care"},
    ]
    about = without_rules(apart, [{"id": "T-1", "country": "BG", "role": "care"}])
    assert said(about) == [
        '"Police" and "Care" each need a session of the other track at the same time; that takes two trainers, and the '
        "pool has 1. Please name more trainers, or leave out `track`."
    ]
    assert not said(without_rules(apart, []))


def test_a_training_need_not_split_into_all_tracks_and_who_is_left_out_is_told() -> None:
    sessions = [one for one in of_professions() if one["id"] != "raid"]
    about = context(PROFESSIONS, sessions)
    assert about.tracks == ("prosecutors", "social workers")
    look_over(draft_agenda(about, rules_of(about), seconds=30, seed=1).agenda, ["prosecutors", "social workers"])
    notes = fields_without_effect(about, [], Source("programme.yaml", {}))
    assert [one.message for one in notes] == [
        "police has no session in one: its plan splits into prosecutors and social workers only."
    ]


def test_the_n_th_room_is_the_n_th_track_s() -> None:
    rooms = ["Hall", "Blue room", "Garden", "Attic"]
    for about, expected in (
        (context(PROFESSIONS, of_professions(), rooms=rooms), rooms),
        (context(PROFESSIONS, of_professions()), ["Plenary room", "Second room", "Third room"]),
    ):
        agenda = draft_agenda(about, rules_of(about), seconds=30, seed=1).agenda
        where = {item.title: item.room for item in agenda.sessions()}
        assert where == dict(zip(["Talk", "Court", "Raid", "Shelter"], [expected[0], *expected], strict=False))
