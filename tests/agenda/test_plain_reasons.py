"""Why a session can't be as asked: first what people think of, proven by a question or two."""

from pathlib import Path

import pytest

from ecpat_training.agenda.explain.alternatives import Alternatives, SessionAlternative
from ecpat_training.agenda.explain.asking import Asking
from ecpat_training.agenda.explain.plain_reasons import PlainReasons
from ecpat_training.agenda.model.plan import Explanation, PlanOption
from ecpat_training.agenda.planner.search import NoAgenda, draft_agenda
from ecpat_training.agenda.workflows.plan_explain import explain_item
from tests.agenda.drawn_trainings import drawn_training

PILOT = Path(__file__).parents[2] / "examples/tirana-2005/programme.yaml"


@pytest.fixture(scope="module")
def signals() -> Explanation:
    return explain_item(PILOT, "al-1", "signals", seconds=60)


def why(options: tuple[PlanOption, ...], what: str) -> str:
    (found,) = (one for one in options if one.what == what)
    assert found.more is None
    assert found.known
    return found.why


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


@pytest.mark.parametrize("seed", [46, 81, 87])
def test_a_plain_reason_is_given_only_for_what_is_impossible(seed: int) -> None:
    """Each alternative of a drawn training: a plain reason for one that there is an agenda with would be false."""
    context, rules = drawn_training(seed)
    try:
        best = draft_agenda(context, rules, seconds=20, seed=1)
    except NoAgenda:
        pytest.fail("this seed has no agenda; choose another")
    for session in list(context.sessions.values())[:3]:
        asked = Alternatives(context, rules, best, session.id, seed=1)
        reasons = PlainReasons(context, rules, session, Asking(20))
        for one in (*asked.places(), asked.left_out(), *asked.trainers("lead")):
            if _reason(reasons, one) is not None:
                assert one.impossible, (session.id, one.what)


def _reason(reasons: PlainReasons, one: SessionAlternative) -> object:
    if one.day is not None:
        return reasons.no_room(one.demand, one.day)
    return reasons.lacks(one.demand, one.trainer, one.post) if one.post else reasons.must_be_held(one.demand)
