"""Drafting: the optimum is the one that trying everything finds, every draft passes the checks, and a clash is as small
as it can be."""

import random
from collections.abc import Callable, Iterator
from functools import cache
from itertools import permutations, product
from typing import Any

import pytest

from ecpat_training.agenda.explain.conflict import find_conflict
from ecpat_training.agenda.explain.plain_impossibility import plainly_impossible
from ecpat_training.agenda.model.agenda import Agenda, AgendaDay, AgendaItem
from ecpat_training.agenda.planner.building import NoAgenda
from ecpat_training.agenda.planner.rules_in_force import judge
from ecpat_training.agenda.planner.search import draft_agenda
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.core.finding import errors
from ecpat_training.core.progress import SolverProgress
from ecpat_training.programme.model.programme import Programme
from ecpat_training.programme.rules.book import Rule
from ecpat_training.values.kinds import ItemKind
from tests.agenda.cases import cheapest, rule
from tests.draws import some_of

SCHEDULE = {
    "within hours": {},
    "session length": {},
    "coverage": {},
    "prerequisites": {},
    "frame": {},
    "break every": {"minutes": "50", "never over": "90"},
    "breaks": {"coffee": "10-15"},
    "no two lectures running": {},
    "sensitive sessions": {},
    "complex after the first break": {},
    "lecture at most": {"minutes": "30"},
    "practice share": {"of the whole": "45 %"},
}
TEAM = {
    "competence": {},
    "mixed pair": {},
    "language": {},
    "trainer load": {"fair share": "50 %", "most a day": "90"},
    "external expert": {},
    "team size": {"trainers": "at most 3"},
}
TRAINING = {"id": "one", "title": "One", "country": "BG", "days": "1", "participants": "20", "hours": "09:00-11:00"}
SOFT = ("prerequisites", "frame", "breaks", "sensitive sessions", "practice share", "competence", "mixed pair")


def drawn_rules(chance: random.Random, asks: dict[str, Any]) -> list[Rule]:
    """The rules, some left out, some of the hard ones with a weight."""
    names = [name for name in asks if name in ("coverage", "session length") or chance.random() < 0.85]
    weights = {name: {"weight": str(chance.randint(1, 9))} for name in SOFT if chance.random() < 0.5}
    return [rule(name, {**asks[name], **weights.get(name, {})}) for name in names]


def drawn_programme(chance: random.Random, *, trainers: int, minutes: list[str]) -> Context:
    """Three or four small sessions in a chapter that must be and one that should be held, and some trainers."""
    sessions = [
        {
            "id": f"s{number}",
            "title": f"Session {number}",
            "minutes": chance.choice(minutes),
            "method": chance.choice(["lecture", "lecture", "exercise"]),
            "practice": f"{chance.choice([0, 50, 90])} %",
            "care": chance.choice(["none", "none", "none", "sensitive", "debrief"]),
            "level": chance.choice(["plain", "plain", "complex"]),
            "place": chance.choice(["anywhere", "anywhere", "anywhere", "start of training", "end of training"]),
            "after": [f"s{number - 1}"] if number and chance.random() < 0.3 else [],
            "needs": {"lead": chance.choice(["any", "law"]), "second": chance.choice(["any", "care"])},
            "expert": chance.choice(["no", "welcome"]),
        }
        for number in range(3)
    ]
    pool = [
        {
            "id": f"T-{number}",
            "country": chance.choice(["BG", "NL"]),
            "stakeholder": chance.choice(["GO", "NGO"]),
            "role": chance.choice(["law enforcement", "care"]),
            "speaks": chance.choice([["en"], ["en", "bg"]]),
            "competences": chance.sample(["law", "care"], chance.randint(1, 2)),
            "external expert": str(chance.random() < 0.3).lower(),
        }
        for number in range(trainers)
    ]
    programme = Programme.model_validate(
        {
            "programme": "Drawn",
            "id": "drawn",
            "events": [{**TRAINING, "trainers": [trainer["id"] for trainer in pool]}],
            "manual": [
                {"chapter": "Must", "sessions": sessions[:2]},
                {"chapter": "Should", "cover": "should", "sessions": sessions[2:]},
            ],
            "trainers": pool,
        }
    )
    return Context(programme, programme.training("one"))


PAUSES = (None, ("break", 10), ("break", 15), ("lunch", 60))


def every_agenda(context: Context) -> Iterator[Agenda]:
    """Each order, length and choice of sessions, each way to set breaks between them, and each pair of trainers,
    single trainer or nobody. Agendas share the items that are the same in them."""
    sessions = list(context.sessions.values())
    codes = [trainer.id for trainer in context.pool]
    pairs = [*permutations(codes, 2), *permutations(codes, 1), ()]

    @cache
    def session(at: int, start: int, minutes: int, team: tuple[str, ...]) -> AgendaItem:
        one = sessions[at]
        return AgendaItem(start=start, end=start + minutes, title=one.title, session=one, trainers=team)

    for many in range(2, len(sessions) + 1):
        for order in permutations(range(len(sessions)), many):
            bounds = [sessions[at].minutes for at in order]
            lengths = [range(int(one.low or 0), int(one.high or 0) + 1, 5) for one in bounds]
            pauses = list(product(PAUSES, repeat=many - 1)) if not context.pool else [(None,) * (many - 1)]
            for minutes, breaks, teams in product(product(*lengths), pauses, product(pairs, repeat=many)):
                if breaks.count(PAUSES[-1]) < 2:
                    yield _agenda(order, minutes, breaks, teams, session)


def _agenda(order: Any, minutes: Any, pauses: Any, teams: Any, session: Callable[..., AgendaItem]) -> Agenda:
    items, now = [], 9 * 60
    for at, lasts, team, pause in zip(order, minutes, teams, (None, *pauses), strict=True):
        if pause:
            items.append(_pause(now, *pause))
            now = items[-1].end
        items.append(session(at, now, lasts, team))
        now += lasts
    return Agenda(training="one", title="One", days=(AgendaDay(number=1, items=tuple(items)),))


@cache
def _pause(start: int, kind: ItemKind, minutes: int) -> AgendaItem:
    return AgendaItem(start=start, end=start + minutes, kind=kind, title=kind)


def drafted_cost(context: Context, rules: list[Rule]) -> int | None:
    try:
        drafted = draft_agenda(context, rules, seconds=30, seed=1)
    except NoAgenda as answer:
        return None if answer.proven else -1
    results = judge(rules, drafted.agenda, context)
    assert not errors(one for result in results for one in result.breaks)
    assert sum(result.cost for result in results) == drafted.objective == drafted.bound
    return drafted.objective


@pytest.mark.parametrize("seed", some_of(range(20), 6))
def test_no_agenda_is_better_than_the_draft(seed: int) -> None:
    chance = random.Random(seed)
    context = drawn_programme(chance, trainers=0, minutes=["25-35, ideally 30", "30-40", "20-25"])
    rules = drawn_rules(chance, SCHEDULE)
    if not any(one.name == "breaks" for one in rules):
        rules.append(rule("breaks", SCHEDULE["breaks"]))
    assert drafted_cost(context, rules) == cheapest(every_agenda(context), context, rules)


@pytest.mark.parametrize("seed", some_of(range(20, 32), 3))
def test_no_team_is_better_than_the_draft(seed: int) -> None:
    chance = random.Random(seed)
    context = drawn_programme(chance, trainers=3, minutes=["30", "40"])
    rules = [rule("coverage"), rule("session length"), rule("prerequisites"), *drawn_rules(chance, TEAM)]
    assert drafted_cost(context, rules) == cheapest(every_agenda(context), context, rules)


def test_no_rule_gets_cheaper_when_it_asks_for_more() -> None:
    """Four sessions of 50 minutes, in a half day with room for three breaks and none for lunch."""
    sessions = [
        {"id": f"s{number}", "title": f"Session {number}", "minutes": "40-50, ideally 50", "method": "exercise"}
        for number in range(4)
    ]
    programme = Programme.model_validate(
        {
            "programme": "Stretches",
            "id": "stretches",
            "events": [{**TRAINING, "hours": "09:00-13:00"}],
            "manual": [{"chapter": "All", "sessions": sessions}],
        }
    )
    context = Context(programme, programme.training("one"))
    others = [rule(name) for name in ("within hours", "session length", "coverage")]

    pauses = {"coffee": "10-15", "lunch": "90"}

    def cost(minutes: int, never_over: int, at_most: int = 2) -> int | None:
        every = rule("break every", {"minutes": str(minutes), "never over": str(never_over)})
        return drafted_cost(context, [*others, every, rule("breaks", {**pauses, "at most": str(at_most)})])

    for asked in (
        [cost(minutes, 150) for minutes in (110, 100, 90, 60, 50, 40)],
        [cost(60, never_over) for never_over in (180, 120, 100, 90, 80, 60)],
        [cost(60, 120, at_most) for at_most in (3, 2, 1)],
    ):
        known = [one if one is not None else 10_000 for one in asked]
        assert known == sorted(known)
        assert len(set(known)) > 1
    assert cost(50, 120, 3) == 0
    assert cost(40, 40, 1) is None


def test_brute_force_meets_both_outcomes() -> None:
    outcomes = set()
    for seed in range(20):
        chance = random.Random(seed)
        context = drawn_programme(chance, trainers=0, minutes=["25-35, ideally 30", "30-40", "20-25"])
        outcomes.add(drafted_cost(context, drawn_rules(chance, SCHEDULE)))
    assert None in outcomes
    assert len(outcomes) > 4


def test_progress_is_told_comes_closer_and_changes_nothing() -> None:
    context = drawn_programme(random.Random(1), trainers=3, minutes=["30-60"])
    told: list[SolverProgress] = []
    rules = [rule("coverage"), rule("session length"), rule("team size", {"trainers": "3", "weight": "5"})]
    drafted = draft_agenda(context, rules, seconds=30, seed=1, progress=told.append)
    assert told[-1].objective == drafted.objective
    costs = [one.objective for one in told if one.objective is not None]
    assert costs == sorted(costs, reverse=True)
    assert [one.bound for one in told] == sorted(one.bound for one in told)
    assert all(one.bound <= drafted.objective for one in told)
    assert len(set(told)) == len(told) > 1
    assert draft_agenda(context, rules, seconds=30, seed=1).agenda == drafted.agenda


CLASHES = {
    "a debrief that nobody holds": (
        [{"id": "heavy", "care": "sensitive"}, {"id": "other"}],
        ["coverage", "sensitive sessions", "prerequisites"],
        ({"coverage", "sensitive sessions"}, {"heavy"}),
    ),
    "the first comes after the last": (
        [
            {"id": "one", "place": "start of training", "after": ["two"]},
            {"id": "two", "place": "end of training"},
            {"id": "three"},
        ],
        ["coverage", "prerequisites", "frame", "session length"],
        ({"coverage", "prerequisites", "frame"}, {"one"}),
    ),
    "longer than any stretch": (
        [{"id": "long", "minutes": "100-110"}, {"id": "other"}],
        ["coverage", "session length", "break every", "breaks"],
        ({"coverage", "session length", "break every"}, {"long"}),
    ),
}


@pytest.mark.parametrize("name", sorted(CLASHES))
def test_a_clash_names_rules_and_sessions_and_no_more(name: str) -> None:
    sessions, names, (rules_meant, sessions_meant) = CLASHES[name]
    written = [{"title": one["id"], "minutes": "30", "method": "exercise", **one} for one in sessions]
    programme = Programme.model_validate(
        {
            "programme": "Clash",
            "id": "clash",
            "events": [{**TRAINING, "hours": "09:00-14:00"}],
            "manual": [{"chapter": "All", "sessions": written}],
        }
    )
    context = Context(programme, programme.training("one"))
    rules = [rule(name, SCHEDULE.get(name, {})) for name in names]
    with pytest.raises(NoAgenda):
        draft_agenda(context, rules, seconds=30, seed=1)
    conflict = find_conflict(context, rules)
    assert {one.name for one in conflict.rules} == rules_meant
    assert {one.id for one in conflict.sessions} == sessions_meant
    assert conflict.certain
    for left_out in conflict.rules:
        draft_agenda(context, [one for one in rules if one is not left_out], seconds=30, seed=1)


def test_too_many_minutes_and_a_missing_competence_are_said_in_numbers_and_names() -> None:
    context = drawn_programme(random.Random(3), trainers=3, minutes=["80"])
    rules = [rule("coverage"), rule("session length"), rule("within hours"), rule("competence")]
    time, *parts = plainly_impossible(context, rules)
    assert "take at least 160 minutes; day 1 has 120 for sessions: 40 minutes too many." in time.message
    assert [one.code for one in parts] == ["plan.clash", "plan.clash"]  # of the sessions, and of the day
    longer = context.training.model_copy(update={"trainers": ()})
    alone = plainly_impossible(Context(context.programme, longer), rules)
    assert [one.code for one in alone if one.code != "plan.clash"] == ["plan.minutes", "plan.trainers"]


@pytest.mark.parametrize("trainers", [0, 2])
def test_rules_on_the_team_with_a_weight_let_a_training_be_planned_without_it(trainers: int) -> None:
    context = drawn_programme(random.Random(4), trainers=trainers, minutes=["20"])
    team = [rule(name, {**TEAM[name], "weight": "3"}) for name in TEAM]
    rules = [rule("coverage"), rule("session length"), *team]
    assert not plainly_impossible(context, rules)
    assert (drafted_cost(context, rules) or 0) > 0


TEAM_RULES = ("coverage", "competence", "language", "availability", "frame")


def impossible(training: dict[str, Any], **trainer: Any) -> list[str]:
    """What is said at once of a training of two such trainers."""
    session = {"id": "s1", "title": "One", "minutes": "30", "method": "exercise", "needs": {"lead": "law"}}
    person = {"country": "BG", "stakeholder": "GO", "role": "care", "speaks": ["bg"], "competences": ["law"], **trainer}
    programme = Programme.model_validate(
        {
            "programme": "Team",
            "id": "team",
            "events": [{**TRAINING, "language": "bg", "start": "2025-03-03", **training}],
            "manual": [{"chapter": "All", "sessions": [session, {**session, "id": "s2", "title": "Two"}]}],
            "trainers": [{**person, "id": "T-1"}, {**person, "id": "T-2"}],
        }
    )
    context = Context(programme, programme.training("one"))
    found = plainly_impossible(context, [rule(name) for name in TEAM_RULES])
    return [f"{one.message} {one.hint}" for one in found]


def test_a_language_that_nobody_speaks_is_said_with_names() -> None:
    (said,) = impossible({"language": "fr"})
    assert said.startswith("no trainer of the team speaks `fr`, the language of one")
    assert "They speak: T-1 `bg`; T-2 `bg`." in said
    assert impossible({"language": "fr", "interpreters": "true"}) == []
    assert impossible({}) == []


def test_days_on_which_everybody_is_away_are_said() -> None:
    (said,) = impossible({}, away=["2025-03-03"])
    assert said.startswith("on day 1, 2025-03-03, none of the 2 trainers of one is there")
    assert impossible({"days": "2"}, away=["2025-03-03"]) == []
    assert len(impossible({"days": "2"}, away=["2025-03-03", "2025-03-04"])) == 2


def test_a_misspelt_competence_asks_what_was_meant() -> None:
    (said,) = impossible({}, competences=["Laws"])
    assert (
        said == 'no trainer in the pool of one has the competence `law`, which "One" and "Two" need. '
        "Did you mean `Laws`?"
    )
    (said,) = impossible({}, competences=["care"])
    assert said.endswith("name other trainers for this training. These have: care.")
    (said,) = impossible({}, competences=[])
    assert said.endswith("name other trainers for this training.")


def test_nobody_to_train_is_said_at_once() -> None:
    context = drawn_programme(random.Random(4), trainers=0, minutes=["20"])
    (nobody,) = plainly_impossible(context, [rule("coverage"), rule("competence")])
    assert nobody.message == "one has a pool of 0, and each session needs two trainers."
