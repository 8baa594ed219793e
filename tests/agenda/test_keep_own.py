"""What a person wrote into an agenda when it is planned again: sessions of one's own, starts, breaks and pins; and the
limits of the search."""

import random
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from ecpat_training.agenda.model.agenda import Agenda, AgendaItem
from ecpat_training.agenda.planner import search as agenda_search
from ecpat_training.agenda.planner.building import NoAgenda
from ecpat_training.agenda.planner.search import draft_agenda
from ecpat_training.agenda.replanning import pins, search
from ecpat_training.agenda.replanning.kept_variables import KeptVariables
from ecpat_training.agenda.replanning.pins import find_pin_conflict, pins_of
from ecpat_training.agenda.replanning.restore import extended_programme
from ecpat_training.agenda.replanning.search import build_kept_draft, keep_agenda
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.agenda.workflows.plan import agenda_rules_of
from ecpat_training.files.yaml.file import Source
from ecpat_training.programme.model.chapter import Session
from ecpat_training.programme.rules.book import Rule
from ecpat_training.values.quantity import Range, parse_hours
from tests.agenda.cases import pilot, rule
from tests.agenda.test_keep import with_items
from tests.agenda.test_search import drawn_programme


def small(**training: object) -> tuple[Context, list[Rule], Agenda]:
    """Three sessions of half an hour without trainers, and their agenda."""
    context = drawn_programme(random.Random(4), trainers=0, minutes=["30"])
    plain = tuple(
        chapter.model_copy(
            update={
                "sessions": tuple(
                    one.model_copy(update={"place": "anywhere", "after": (), "care": "none"})
                    for one in chapter.sessions
                )
            }
        )
        for chapter in context.programme.manual
    )
    programme = context.programme.model_copy(update={"manual": plain})
    context = Context(programme, context.training.model_copy(update=training))
    rules = [rule(name) for name in ("within hours", "session length", "coverage", "no overlap")]
    return context, rules, draft_agenda(context, rules, seconds=10, seed=1).agenda


VISIT = Session(id="unlisted-0-1", title="Visit to a shelter", minutes=Range(low=5, high=1440), method="discussion")


def test_a_session_of_ones_own_stays_with_its_minutes() -> None:
    context, rules, old = small()
    one, two, three = old.days[0].items
    visit = AgendaItem(start=570, end=595, title=VISIT.title, session=VISIT)
    later = [item.model_copy(update={"start": item.start + 25, "end": item.end + 25}) for item in (two, three)]
    own = extended_programme(context, with_items(old, one, visit, *later))
    made = keep_agenda(own.context, rules, own.agenda, (), seconds=10, seed=1)
    assert (made.moved.objective, made.minutes.objective, made.sessions) == (0, 0, 4)
    items = own.as_written(made.agenda).days[0].items
    assert [(item.start, item.end, item.session) for item in items][1] == (570, 595, VISIT)


def test_a_day_that_a_person_starts_later_keeps_its_start() -> None:
    context, rules, old = small()
    later = [item.model_copy(update={"start": item.start + 20, "end": item.end + 20}) for item in old.days[0].items]
    made = keep_agenda(context, rules, with_items(old, *later), (), seconds=10, seed=1)
    assert made.moved.objective == 0
    assert made.agenda.days[0].items[0].start == 9 * 60 + 20


def test_breaks_stay_where_no_rule_asks_for_any() -> None:
    context, rules, old = small()
    one, two, three = old.days[0].items
    pause = AgendaItem(start=570, end=580, kind="break", title="Tea")
    later = [item.model_copy(update={"start": item.start + 10, "end": item.end + 10}) for item in (two, three)]
    made = keep_agenda(context, rules, with_items(old, one, pause, *later), (), seconds=10, seed=1)
    assert (made.moved.objective, made.minutes.objective) == (0, 0)
    assert [item.kind for item in made.agenda.days[0].items] == ["session", "break", "session", "session"]


def test_a_pinned_session_stays_though_others_must_move() -> None:
    context, rules, old = small(hours=parse_hours("09:00-10:40"))
    one, two, three = old.days[0].items
    assert one.session is not None
    longer = {one.session.id: Range(low=35, high=35)}
    manual = tuple(
        chapter.model_copy(
            update={
                "sessions": tuple(
                    each.model_copy(update={"minutes": longer.get(each.id, Range(low=25, high=35))})
                    for each in chapter.sessions
                )
            }
        )
        for chapter in context.programme.manual
    )
    context = replace(context, programme=context.programme.model_copy(update={"manual": manual}))
    pinned = with_items(old, one, two.model_copy(update={"pinned": True}), three)
    made = keep_agenda(context, rules, pinned, pins_of(pinned), seconds=10, seed=1)
    there = {item.title: (item.start, item.end) for item in made.agenda.sessions()}
    assert there[two.title] == (two.start, two.end)
    free = keep_agenda(context, rules, old, (), seconds=10, seed=1)
    assert free.moved.objective <= made.moved.objective


@pytest.mark.parametrize("off", [2, 4])
def test_what_does_not_stand_on_the_clock_moves_to_it(off: int) -> None:
    context, rules, old = small()
    *first, last = old.days[0].items
    made = keep_agenda(
        context, rules, with_items(old, *first, last.model_copy(update={"start": last.start + off})), (),
        seconds=10, seed=1,
    )  # fmt: skip
    assert made.moved.objective == 1


def test_without_time_it_stays_open_whether_there_is_an_agenda() -> None:
    plan = pilot()
    rules = agenda_rules_of(plan.programme, Source("programme.yaml", {}))
    with pytest.raises(NoAgenda) as caught:
        keep_agenda(Context(plan.programme, plan.training), rules, plan.agenda, (), seconds=0.001, seed=1)
    assert not caught.value.proven


def test_the_explanation_of_pins_has_its_own_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    context, rules, old = small(hours=parse_hours("09:00-10:30"))
    moved = [
        one.model_copy(update={"start": one.start + 5, "end": one.end + 5, "pinned": True}) for one in old.sessions()
    ]
    pinned = with_items(old, *moved)
    asked: list[int] = []

    def draft(some: Sequence[Rule]) -> KeptVariables:
        asked.append(len(some))
        return build_kept_draft(context, some, pinned)

    assert find_pin_conflict(pins_of(pinned), rules, draft).certain
    whole = len(asked)
    asked.clear()
    monkeypatch.setattr(pins, "ALL_PATIENCE", 3 * pins.A_QUESTION)
    assert not find_pin_conflict(pins_of(pinned), rules, draft).certain
    assert 0 < len(asked) <= 3 < whole


def test_all_searches_together_keep_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    context, rules, old = small()
    allowed: list[float] = []

    def tired(*_: object, seconds: float, **__: object) -> None:
        allowed.append(seconds)
        raise NoAgenda(proven=False, stopped=False, work=seconds)

    monkeypatch.setattr(search, "least_of", tired)
    with pytest.raises(NoAgenda):
        keep_agenda(context, rules, old, (), seconds=10, seed=1)
    assert allowed == [5, 5]  # whether everything can stand still, then what changes least


def test_a_second_of_counting_changes_is_less_work(monkeypatch: pytest.MonkeyPatch) -> None:
    context, rules, old = small()
    works: list[float] = []
    honest = agenda_search.solver_for

    def noted(*args: Any, work: float, **kwargs: Any) -> Any:
        works.append(work)
        return honest(*args, work=work, **kwargs)

    monkeypatch.setattr(agenda_search, "solver_for", noted)
    keep_agenda(context, rules, old, (), seconds=10, seed=1)
    assert works[0] == 10 * search.STANDSTILL_TIME_SHARE / 2
