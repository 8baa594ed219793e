"""Why a session can't be as asked: first what people think of, proven by a question or two."""

from pathlib import Path

import pytest

from ecpat_training.agenda.explain.alternatives import Alternatives, SessionAlternative
from ecpat_training.agenda.explain.feasibility_oracle import FeasibilityOracle
from ecpat_training.agenda.explain.plain_reasons import PlainReasons
from ecpat_training.agenda.model.plan import Explanation, PlanOption
from ecpat_training.agenda.planner.building import NoAgenda
from ecpat_training.agenda.planner.search import DraftedAgenda, draft_agenda
from ecpat_training.agenda.planner.shape import shape
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.agenda.rule_parts.rule import AgendaRule
from ecpat_training.agenda.workflows.plan import agenda_rules_of
from ecpat_training.agenda.workflows.plan_explain import explain_item
from ecpat_training.programme.reading.programme import read_programme
from ecpat_training.programme.training_named import find_training
from tests.agenda.drawn_trainings import drawn_training
from tests.draws import some_of

PILOT = Path(__file__).parents[2] / "examples/tirana-2005/programme.yaml"


@pytest.fixture(scope="module")
def signals() -> Explanation:
    return explain_item(PILOT, "al-1", "signals", seconds=60)


def why(options: tuple[PlanOption, ...], what: str) -> str:
    (found,) = (one for one in options if one.description == what)
    assert found.extra_cost is None
    assert found.is_cost_known
    return found.reason


def test_what_comes_before_a_session_says_why_it_can_not_open_the_day(signals: Explanation) -> None:
    """With its minutes, not as a list of five rules."""
    said = why(signals.places, "day 1, before the first break")
    assert '"Where do I stand?"' in said
    assert "have to come before it: 120 minutes at least" in said
    assert "`frame`" not in said


def test_what_comes_after_a_session_says_why_it_can_not_end_the_training(signals: Explanation) -> None:
    for place in ("day 2, after lunch, before another break", "day 2, after the afternoon's break"):
        assert "have to come after it: 250 minutes at least" in why(signals.places, place)


def test_what_must_be_held_is_not_left_out(signals: Explanation) -> None:
    assert why(signals.places, "left out") == "not under `coverage`: its chapter is `cover: must`."


def test_a_competence_that_is_lacking_is_named(signals: Explanation) -> None:
    said = why(signals.leads, "EXP-2")
    assert said == "not under `competence`: it needs `identification` of its lead. EXP-2 doesn't have `identification`."


@pytest.mark.parametrize("seed", some_of([87, 46, 81], 1))
def test_a_plain_reason_is_given_only_for_what_is_impossible(seed: int) -> None:
    """Each alternative of a drawn training: a plain reason for one that there is an agenda with would be false."""
    context, rules = drawn_training(seed)
    try:
        best = draft_agenda(context, rules, seconds=20, seed=1)
    except NoAgenda:
        pytest.fail("this seed has no agenda; choose another")
    for session in list(context.sessions.values())[:3]:
        asked = Alternatives(context, rules, best, session.id, seed=1)
        reasons = PlainReasons(context, rules, session, FeasibilityOracle(20))
        for one in (*asked.places(), asked.price_omission(), *asked.trainers("lead")):
            if _reason(reasons, one) is not None:
                assert one.impossible, (session.id, one.what)


def _reason(reasons: PlainReasons, one: SessionAlternative) -> object:
    if one.day is not None:
        return reasons.find_room_shortage(one.demand, one.day)
    return (
        reasons.find_trainer_gap(one.demand, one.trainer, one.post)
        if one.post
        else reasons.find_must_hold_rule(one.demand)
    )


APART = """\
programme: P
id: p
tracks: [prosecutors, police, social workers]
events:
  - {id: first, title: First, country: AL, days: 2, start: 2026-05-12, participants: 24, hours: 09:00-17:00,
     lunch: 12:30-13:30, coffee: [10:30-10:45, day 2 15:00-15:20]}
manual:
  - chapter: C
    sessions:
      - {id: a, title: A, minutes: 30-45, method: plenary, place: start of training}
      - {id: b, title: B, minutes: 60-75, method: exercise, track: police}
      - {id: c, title: C, minutes: 60-75, method: exercise, track: prosecutors}
      - {id: d, title: D, minutes: 45-75, method: exercise, track: social workers}
      - {id: e, title: E, minutes: 45-75, method: exercise}
      - {id: f, title: F, minutes: 100-140, method: exercise, may be split: yes}
      - {id: g, title: G, minutes: 60-90, method: discussion}
trainers:
  - {id: T1, country: AL, stakeholder: GO, role: care, speaks: [sq, en]}
  - {id: T2, country: AL, stakeholder: GO, role: care, speaks: [sq, en]}
  - {id: T3, country: AL, stakeholder: NGO, role: care, speaks: [sq, en]}
  - {id: T4, country: AL, stakeholder: GO, role: law enforcement, speaks: [sq, en]}
"""


def test_what_opens_the_training_is_no_reason_where_fixed_breaks_and_tracks_leave_no_room(tmp_path: Path) -> None:
    """Day 2, and the afternoon of day 1, have room behind half an hour of opening: what is short there are sessions
    between the fixed breaks, and the sessions of the other tracks."""
    path = tmp_path / "programme.yaml"
    path.write_text(APART, encoding="utf-8")
    explained = explain_item(path, None, "b", seconds=40)
    reasons = {one.description: one.reason for one in explained.places if "to come before it" in one.reason}
    assert set(reasons) <= {"day 1, before the first break"}


def test_a_price_beyond_what_is_usual_is_no_more_proven_than_that(tmp_path: Path) -> None:
    """Only agendas of a usual shape are compared with each other; the others cost a known amount at least."""
    path = tmp_path / "programme.yaml"
    path.write_text(APART, encoding="utf-8")
    context, rules, best = drafted(path)
    asked = Alternatives(context, rules, best, "b", seed=1)
    beyond = shape(context, rules, is_usual=True).beyond
    bounds = [one.drafted.bound for one in asked.places() if one.drafted and not one.here]
    assert bounds
    assert max(bounds) <= max(beyond, best.bound)


def drafted(path: Path) -> tuple[Context, list[AgendaRule], DraftedAgenda]:
    programme, source = read_programme(path)
    context, rules = Context(programme, find_training(programme, None)), agenda_rules_of(programme, source)
    return context, rules, draft_agenda(context, rules, seconds=40, seed=1)
