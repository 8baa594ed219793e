"""Planning again: no agenda that keeps the rules changes less, as trying every agenda shows."""

import random
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import zip_longest

import pytest

from ecpat_training.agenda.model.agenda import Agenda, AgendaItem
from ecpat_training.agenda.planner.building import NoAgenda
from ecpat_training.agenda.planner.search import draft_agenda
from ecpat_training.agenda.replanning.pins import pins_of
from ecpat_training.agenda.replanning.search import ReplannedAgenda, keep_agenda
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.core.progress import SolverProgress
from ecpat_training.programme.model.chapter import Session
from ecpat_training.programme.rules.book import Rule
from ecpat_training.values.quantity import Range, parse_hours
from tests.agenda import test_tracks as tracks
from tests.agenda.cases import cheapest, price, rule
from tests.agenda.test_search import SCHEDULE, TEAM, drawn_programme, drawn_rules, every_agenda

CHANGES = (1, 2, 10, 12, 21, 40)
"""Seeds of changes after which nothing must move, or one session, or several; or one falls out; or nothing helps."""


def changes(old: Agenda, new: Agenda, context: Context) -> tuple[int, int, int, int]:
    """Sessions dropped or brought in, sessions moved, posts in other hands, and steps and breaks that changed: counted
    from the two agendas alone."""
    was, now = _whole(old), _whole(new)
    both = [(was[title], now[title]) for title in was if title in now]
    brought_in = [title for title in now if title not in was and _free(context, title)]
    moved = sum(before.start != after.start for before, after in both)
    posts = sum(one != other for before, after in both for one, other in zip_longest(before.trainers, after.trainers))
    steps = sum(abs(before.minutes - after.minutes) // 5 for before, after in both)
    pauses = [{(i.start, i.end) for day in one.days for i in day.items if i.kind != "session"} for one in (old, new)]
    breaks = max(map(len, pauses)) - len(pauses[0] & pauses[1])
    return len(was) - len(both) + len(brought_in), moved, posts, steps + breaks


def _whole(agenda: Agenda) -> dict[str, AgendaItem]:
    """Each session by its title, the parts around a break as one from the first on."""
    found: dict[str, AgendaItem] = {}
    for item in agenda.sessions():
        before = found.get(item.title)
        found[item.title] = before.model_copy(update={"end": before.end + item.minutes}) if before else item
    return found


def _free(context: Context, title: str) -> bool:
    return next(context.covers[id_] for id_, session in context.sessions.items() if session.title == title) != "must"


def fewest(old: Agenda, context: Context, rules: list[Rule], every: Iterable[Agenda]) -> tuple[int, ...] | None:
    """The least of what `changes` counts and of the cost, one after the other, over every agenda: the checks look at
    those with the fewest changes first."""
    counted: dict[tuple[int, ...], list[Agenda]] = {}
    for agenda in every:
        counted.setdefault(changes(old, agenda, context), []).append(agenda)
    for figures in sorted(counted):
        least = cheapest(counted[figures], context, rules)
        if least is not None:
            return (*figures, least)
    return None


def replanned(old: Agenda, context: Context, rules: list[Rule]) -> ReplannedAgenda | None:
    try:
        return keep_agenda(context, rules, old, pins_of(old), seconds=30, seed=1)
    except NoAgenda as answer:
        return None if answer.proven else pytest.fail("time was too short")


def counted(made: ReplannedAgenda | None) -> tuple[int, ...] | None:
    """The five figures of an answer, each proven."""
    if made is None:
        return None
    proofs = (made.dropped, made.moved, made.handed_over, made.minutes, made.wishes)
    assert all(proof.is_proven for proof in proofs)
    return tuple(proof.objective for proof in proofs)


def changed(chance: random.Random, context: Context) -> Context:
    """The same training an hour or less shorter, with a session that takes longer, or one that builds on another."""
    kind = chance.choice(["hours", "longer", "after"])
    if kind == "hours":
        hours = parse_hours(chance.choice(["09:00-10:40", "09:00-10:05", "09:00-10:30", "09:00-11:15"]))
        return replace(context, training=context.training.model_copy(update={"hours": hours}))
    first, *others = context.sessions.values()
    new: dict[str, Session] = {
        "longer": first.model_copy(update={"minutes": Range(low=35, high=40)}),
        "after": first.model_copy(update={"after": (others[0].id,)}),
    }
    manual = tuple(
        chapter.model_copy(update={"sessions": tuple(new[kind] if one is first else one for one in chapter.sessions)})
        for chapter in context.programme.manual
    )
    return replace(context, programme=context.programme.model_copy(update={"manual": manual}))


def cases(seeds: Iterable[int]) -> Iterator[tuple[Agenda, Context, list[Rule]]]:
    """Agendas as drafted, and a change after which each is planned again."""
    for seed in seeds:
        chance = random.Random(seed)
        context = drawn_programme(chance, trainers=0, minutes=["25-35, ideally 30", "30-40", "20-25"])
        rules = [one for one in drawn_rules(chance, SCHEDULE) if one.name not in ("within hours", "breaks")]
        rules += [rule("within hours"), rule("start on time", {"hard": "yes"}), rule("breaks", SCHEDULE["breaks"])]
        try:
            old = draft_agenda(context, rules, seconds=30, seed=1).agenda
        except NoAgenda:
            continue
        yield old, changed(chance, context), rules


def test_no_agenda_changes_less() -> None:
    told = [(counted(replanned(*case)), fewest(*case, every_agenda(case[1]))) for case in cases(CHANGES)]
    assert [one for one, _ in told] == [least for _, least in told]
    found = [one for one, _ in told if one]
    assert {one[:2] for one in found} >= {(0, 0), (0, 1), (0, 2), (1, 0), (1, 1)}
    assert len(found) < len(told)


def full_training(chance: random.Random) -> Context:
    """Three sessions that must be held and fill the day, so that an agenda is an order and its teams."""
    context = drawn_programme(chance, trainers=4, minutes=["30"])
    must = tuple(one.model_copy(update={"cover": "must"}) for one in context.programme.manual)
    training = context.training.model_copy(update={"hours": parse_hours("09:00-10:30")})
    return Context(context.programme.model_copy(update={"manual": must}), training)


def test_no_team_changes_less_when_a_trainer_is_gone() -> None:
    figures = []
    asked = {**TEAM, "coverage": {}, "session length": {}, "within hours": {}, "start on time": {"hard": "yes"}}
    for seed in (20, 22, 36, 46):
        chance = random.Random(seed)
        context = full_training(chance)
        rules = [rule(name, asks) for name, asks in asked.items()]
        try:
            old = draft_agenda(context, rules, seconds=30, seed=1).agenda
        except NoAgenda:
            continue
        ill = old.sessions()[0].trainers[0]
        fit = context.training.model_copy(update={"trainers": tuple({one.id for one in context.pool} - {ill})})
        case = (old, replace(context, training=fit), rules)
        found = counted(replanned(*case))
        pairs = (one for one in every_agenda(case[1]) if all(len(item.trainers) == 2 for item in one.sessions()))
        assert found == fewest(*case, pairs)
        figures.append(found)
    assert len({one[2] for one in figures if one}) > 1


# -- tracks, and sessions that a break splits --

TALK_TO_ALL = {"id": "film", "minutes": "20-30", "method": "film"}
PARALLEL = [tracks.POLICE, tracks.CARE, TALK_TO_ALL]
SPLIT = [tracks.POLICE, tracks.CARE, tracks.LONG]
AS_IT_WAS = {"Film": [0, 0, 30, 40], "Long": [0, 0, 30, 40, 80, 90]}
"""When the items of the old agenda start, in minutes, by its last session."""


def with_items(agenda: Agenda, *items: AgendaItem) -> Agenda:
    day = agenda.days[0].model_copy(update={"items": items})
    return agenda.model_copy(update={"days": (day,)})


def as_it_was(about: Context) -> Agenda:
    """Police and care beside each other for half an hour, a break, then the others."""
    rules = tracks.rules()
    for agenda in tracks.every_agenda(about):
        items = agenda.days[0].items
        as_asked = [item.start - 540 for item in items] == AS_IT_WAS.get(items[-1].title)
        if as_asked and price(rules, agenda, about) is not None:
            return agenda
    raise LookupError(about.sessions)


@pytest.mark.parametrize(
    ("sessions", "hours", "least"),
    [
        (PARALLEL, "09:00-11:30", (0, 0, 0, 0)),
        (PARALLEL, "09:00-09:50", (0, 1, 0, 1)),
        (SPLIT, "09:00-11:30", (0, 0, 0, 0)),
        (SPLIT, "09:00-10:35", (0, 1, 0, 4)),
        (SPLIT, "09:00-10:30", (1, 0, 0, 2)),
    ],
)
def test_tracks_and_split_sessions_change_as_little(
    sessions: list[dict[str, str]], hours: str, least: tuple[int, ...]
) -> None:
    before = tracks.context(*sessions, cover="should")
    rules = tracks.rules(start_on_time={"hard": "yes"})
    old = as_it_was(before)
    after = replace(before, training=before.training.model_copy(update={"hours": parse_hours(hours)}))
    found = counted(replanned(old, after, rules))
    assert found == fewest(old, after, rules, tracks.every_agenda(after))
    assert found is not None
    assert found[:4] == least


@pytest.mark.parametrize("part", [0, 1])
def test_a_pinned_part_of_a_split_session_keeps_both(part: int) -> None:
    about, rules = tracks.context(*SPLIT, cover="should"), tracks.rules(coverage={"hard": "yes"})
    old = as_it_was(about)
    long = [one for one in old.sessions() if one.title == "Long"]
    pinned = with_items(old, *(one.model_copy(update={"pinned": one is long[part]}) for one in old.days[0].items))
    later = replace(about, training=about.training.model_copy(update={"hours": parse_hours("09:05-11:00")}))
    made = keep_agenda(later, rules, pinned, pins_of(pinned), seconds=10, seed=1)
    assert [(one.start, one.end) for one in made.agenda.sessions() if one.title == "Long"] == [
        (one.start, one.end) for one in long
    ]
    assert made.moved.objective == 2
    too_short = replace(about, training=about.training.model_copy(update={"hours": parse_hours("09:00-10:45")}))
    with pytest.raises(NoAgenda):
        keep_agenda(too_short, rules, pinned, pins_of(pinned), seconds=10, seed=1)


def test_a_pinned_session_of_a_track_stays_and_so_does_the_one_beside_it() -> None:
    about, rules = tracks.context(*SPLIT, cover="should"), tracks.rules()
    old = as_it_was(about)
    pinned = with_items(old, *(one.model_copy(update={"pinned": one.title == "Care"}) for one in old.days[0].items))
    shorter = replace(about, training=about.training.model_copy(update={"hours": parse_hours("09:00-10:30")}))
    made = keep_agenda(shorter, rules, pinned, pins_of(pinned), seconds=10, seed=1)
    there = {item.title: (item.start, item.end) for item in made.agenda.sessions()}
    assert there["Care"] == there["Police"] == (540, 570)
    later = replace(about, training=about.training.model_copy(update={"hours": parse_hours("09:05-11:30")}))
    with pytest.raises(NoAgenda):
        keep_agenda(later, rules, pinned, pins_of(pinned), seconds=10, seed=1)


# -- posts that nobody fills --


def test_a_vacant_post_stays_vacant_and_one_that_falls_vacant_is_filled() -> None:
    context = drawn_programme(random.Random(4), trainers=2, minutes=["30"])
    rules = [rule(name) for name in ("coverage", "session length", "within hours")]
    drafted = draft_agenda(context, rules, seconds=10, seed=1).agenda
    old = with_items(drafted, *(one.model_copy(update={"trainers": ("T-0",)}) for one in drafted.days[0].items))
    made = keep_agenda(context, rules, old, (), seconds=10, seed=1)
    assert made.handed_over.objective == 0
    assert [item.trainers for item in made.agenda.sessions()] == [("T-0",)] * 3
    left = context.training.model_copy(update={"trainers": ("T-1",)})
    made = keep_agenda(replace(context, training=left), rules, old, (), seconds=10, seed=1)
    assert (made.handed_over.objective, made.handed_over.bound) == (3, 3)
    assert [item.trainers for item in made.agenda.sessions()] == [("T-1",)] * 3


def test_progress_says_what_is_counted_and_changes_nothing() -> None:
    ((old, context, rules),) = cases([1])
    told: list[SolverProgress] = []
    made = keep_agenda(context, rules, old, (), seconds=30, seed=1, progress=told.append)
    assert made.agenda == keep_agenda(context, rules, old, (), seconds=30, seed=1).agenda
    moves = [one for one in told if one.counts == "sessions that move"]
    assert moves
    assert all(one.bound <= made.moved.objective for one in moves)
    assert min(one.objective for one in moves if one.objective is not None) == made.moved.objective


# -- what a person wrote --
