"""What an agenda would cost otherwise is what trying everything finds."""

import random
from collections.abc import Callable, Iterable

import pytest

from ecpat_training.agenda.explain.alternatives import Alternatives, SessionAlternative
from ecpat_training.agenda.explain.conflict import find_conflict
from ecpat_training.agenda.model.agenda import Agenda
from ecpat_training.agenda.planner.building import NoAgenda
from ecpat_training.agenda.planner.rules_in_force import judge
from ecpat_training.agenda.planner.search import DraftedAgenda, draft_agenda
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.core.finding import errors
from ecpat_training.programme.model.programme import Programme
from ecpat_training.programme.rules.book import Rule
from tests.agenda.cases import price, rule
from tests.agenda.drawn_trainings import drawn_training
from tests.agenda.test_search import SCHEDULE, TEAM, drawn_programme, drawn_rules, every_agenda
from tests.draws import some_of

Chosen = Callable[[Agenda], bool]


def best_of(context: Context, rules: list[Rule]) -> DraftedAgenda:
    return draft_agenda(context, rules, seconds=30, seed=1)


def priced(context: Context, rules: list[Rule]) -> list[tuple[Agenda, int]]:
    """Every agenda that keeps what must hold, with its cost, by the checks alone."""
    priced = [(agenda, price(rules, agenda, context)) for agenda in every_agenda(context)]
    return [(agenda, cost) for agenda, cost in priced if cost is not None]


def assert_cheapest(asked: Iterable[tuple[SessionAlternative, Chosen]], agendas: list[tuple[Agenda, int]]) -> int:
    """Each alternative costs the least of the agendas with it; how many alternatives there were."""
    asked = list(asked)
    for one, chosen in asked:
        costs = [cost for agenda, cost in agendas if chosen(agenda)]
        if costs:
            assert one.drafted, one.what
            assert one.drafted.objective == one.drafted.bound == min(costs), one.what
            assert chosen(one.drafted.agenda), one.what
        else:
            assert one.impossible, one.what
    return len(asked)


def stands(agenda: Agenda, id_: str, *, before_a_break: bool) -> bool:
    breaks = 0
    for item in agenda.days[0].items:
        breaks += item.kind != "session"
        if item.session is not None and item.session.id == id_:
            return before_a_break == (breaks == 0)
    return False


@pytest.mark.parametrize("seed", some_of([2, 8, 10, 23], 2))
def test_no_agenda_with_the_session_there_is_cheaper(seed: int) -> None:
    chance = random.Random(seed)
    context = drawn_programme(chance, trainers=0, minutes=["25-35, ideally 30", "30-40", "20-25"])
    rules = [one for one in drawn_rules(chance, SCHEDULE) if one.name != "breaks"]
    rules.append(rule("breaks", SCHEDULE["breaks"]))
    try:
        best = best_of(context, rules)
    except NoAgenda:
        pytest.fail("this seed has no agenda; choose another")
    agendas = priced(context, rules)
    for id_ in context.sessions:
        asked = Alternatives(context, rules, best, id_, seed=1)
        first, later = asked.places()
        assert_cheapest(
            [
                (first, lambda agenda, id_=id_: stands(agenda, id_, before_a_break=True)),  # type: ignore[misc]
                (later, lambda agenda, id_=id_: stands(agenda, id_, before_a_break=False)),  # type: ignore[misc]
                (
                    asked.price_omission(),
                    lambda agenda, id_=id_: all(one.session.id != id_ for one in agenda.sessions()),
                ),  # type: ignore[misc]
            ],
            agendas,
        )


@pytest.mark.parametrize("seed", [23])
def test_no_agenda_with_the_trainer_is_cheaper(seed: int) -> None:
    chance = random.Random(seed)
    context = drawn_programme(chance, trainers=3, minutes=["30", "40"])
    rules = [rule("coverage"), rule("session length"), rule("prerequisites"), *drawn_rules(chance, TEAM)]
    best, agendas = best_of(context, rules), priced(context, rules)
    asked = Alternatives(context, rules, best, "s0", seed=1)
    for at, post in ((0, "lead"), (1, "second")):

        def has(agenda: Agenda, code: str, at: int = at) -> bool:
            held = [one for one in agenda.sessions() if one.session and one.session.id == "s0"]
            return any(one.trainers[at : at + 1] == (code,) for one in held)

        options = list(asked.trainers("lead" if post == "lead" else "second"))
        with_trainer = [(one, lambda agenda, code=one.what: has(agenda, code)) for one in options]  # type: ignore[misc]
        assert assert_cheapest(with_trainer, agendas) == len(context.pool)


@pytest.mark.parametrize("seed", some_of([87, 46, 81], 1))
def test_alternatives_of_drawn_trainings_pass_the_checks(seed: int) -> None:
    """Among them are tracks and sessions that a break splits."""
    context, rules = drawn_training(seed)
    best = best_of(context, rules)
    for id_ in list(context.sessions)[-2:]:
        asked = Alternatives(context, rules, best, id_, seed=1)
        for one in (*asked.places(), asked.price_omission(), *asked.trainers("lead")):
            if one.drafted:
                results = judge(rules, one.drafted.agenda, context)
                assert not errors(broken for result in results for broken in result.breaks)
                assert one.drafted.objective >= best.objective
            else:
                assert one.impossible


def test_what_forbids_a_place_is_as_little_as_it_can_be() -> None:
    sessions = [
        {"id": id_, "title": id_, "minutes": "50-60", "method": "exercise", "after": after}
        for id_, after in (("other", []), ("first", []), ("then", ["first"]), ("last", []))
    ]
    event = {"id": "one", "title": "One", "country": "BG", "days": "1", "participants": "20", "hours": "09:00-15:00"}
    programme = Programme.model_validate(
        {"programme": "P", "id": "p", "events": [event], "manual": [{"chapter": "All", "sessions": sessions}]}
    )
    context = Context(programme, programme.training("one"))
    asks = {"break every": {"never over": "90"}, "breaks": {}, "within hours": {}, "lecture at most": "45"}
    names = ("coverage", "session length", "prerequisites", *asks)
    rules = [rule(name, asks.get(name, {})) for name in names]
    asked = Alternatives(context, rules, best_of(context, rules), "then", seed=1)
    early = next(asked.places())
    assert early.what == "day 1, before the first break"
    assert early.impossible
    conflict = find_conflict(context, rules, demand=early.demand)
    assert conflict.certain
    assert {one.name for one in conflict.rules} == {"prerequisites", "session length", "break every"}
    assert [one.id for one in conflict.sessions] == ["first", "then"]
