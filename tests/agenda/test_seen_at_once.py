"""What no agenda can keep and needs no search to be seen: sums of minutes and of trainers' time, pairs that nobody is,
sessions that come too late. Whatever is seen at once the solver finds impossible as well."""

from typing import Any

import pytest

from ecpat_training.agenda.explain.case import Case
from ecpat_training.agenda.explain.conflict import find_conflict
from ecpat_training.agenda.explain.feasibility_oracle import FeasibilityOracle
from ecpat_training.agenda.explain.plain_impossibility import find_plain_members, plainly_impossible
from ecpat_training.agenda.explain.unstaffed import unstaffed_session
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.programme.rules.book import Rule
from tests.agenda.cases import rule
from tests.agenda.drawn_trainings import drawn_training
from tests.agenda.explained import faults
from tests.agenda.test_conflict import INTERVIEWING, OTHER, POOL, team_rules, training
from tests.draws import some_of

WORK = 60.0
TIME = ("within hours", "coverage", "one place at a time", "session length")
FIRST = {**INTERVIEWING, "place": "anywhere", "minutes": "60-90"}


def time_rules(**more: dict[str, Any]) -> list[Rule]:
    return [*map(rule, TIME), *(rule(name.replace("_", " "), asked) for name, asked in more.items())]


def said(context: Context, rules: list[Rule]) -> list[str]:
    """What is seen at once, and that the solver agrees."""
    found = [one.message for one in plainly_impossible(context, rules)]
    if found:
        assert FeasibilityOracle(WORK).impossible(Case.of(context, rules))
    return found


@pytest.mark.parametrize("seed", some_of(range(200, 240), 10))
def test_what_is_seen_at_once_the_solver_finds_impossible(seed: int) -> None:
    context, rules = drawn_training(seed)
    if plainly_impossible(context, rules) or unstaffed_session(context, rules):
        assert FeasibilityOracle(WORK).impossible(Case.of(context, rules))


def test_minutes_are_said_as_a_sum_with_its_parts() -> None:
    others = [{**OTHER, "id": f"other-{number}", "minutes": "45-60"} for number in range(4)]
    context = training([FIRST, *others], [], days="1", hours="09:00-13:00")
    asked = {"breaks": {"coffee": "15-20"}, "lunch_between": {"hours": "12:00-14:00"}}
    assert said(context, time_rules(**asked)) == [
        "al: the 5 sessions that must be held take at least 240 minutes; day 1 has 225 for sessions beside lunch and "
        "breaks: 15 minutes too many.",
        'the least minutes of the sessions: "Interviewing" 60, "Other" 45, "Other" 45, "Other" 45 and "Other" 45, '
        "240 in all.",
        "day 1: 09:00-13:00 is 240 minutes, less 15 for 1 coffee break: 225 for sessions.",
        "`breaks`: Coffee breaks last 15-20 minutes, lunch 60; a day over 5 hours has a lunch, a half day over 2 hours "
        "a coffee break, and at most 2.",
    ]


def test_a_rule_that_makes_no_difference_to_a_sum_is_not_named() -> None:
    context = training([FIRST, {**OTHER, "minutes": "130-140"}], [], days="1", hours="09:00-12:00")
    asked = {"breaks": {"coffee": "15-20"}, "break_every": {"minutes": "90", "never over": "150"}}
    assert said(context, time_rules(**asked)) == [
        "al: the 2 sessions that must be held take at least 190 minutes; day 1 has 180 for sessions: 10 minutes too "
        "many.",
        'the least minutes of the sessions: "Other" 130 and "Interviewing" 60, 190 in all.',
        "day 1: 09:00-12:00 is 180 minutes.",
    ]


def test_a_lunch_that_does_not_fit_leaves_only_the_minutes_of_a_day_without_one() -> None:
    sessions = [FIRST, *({**OTHER, "id": f"other-{number}", "minutes": "60"} for number in range(5))]
    context = training(sessions, [], days="1", hours="09:00-17:00")
    assert said(context, time_rules(breaks={"coffee": "15"})) == []
    first, _, day, *_ = said(context, time_rules(breaks={"coffee": "15"}, lunch_between={"hours": "12:30-13:00"}))
    assert "take at least 360 minutes; day 1 has 285 for sessions" in first
    assert day.endswith("of which no more than 285 can be used without another break.")


def test_days_on_which_sessions_must_be_have_their_own_sum() -> None:
    fixed = [{**OTHER, "id": f"other-{number}", "minutes": "70", "at": "day 2"} for number in range(3)]
    context = training([FIRST, *fixed], [], days="2", hours="09:00-12:00")
    rules = [*time_rules(), rule("fixed times")]
    (first, *_) = said(context, rules)
    assert first == (
        "al: the 3 sessions that must be held on day 2 take at least 210 minutes; day 2 has 180 for sessions: "
        "30 minutes too many."
    )
    members = find_plain_members(context, rules, plainly_impossible(context, rules))
    assert "interviewing" not in {getattr(one, "of", "") for one in members}


def test_a_session_longer_than_a_stretch_or_a_day_is_seen() -> None:
    context = training([{**FIRST, "minutes": "150-160"}, OTHER], [], days="2", hours="09:00-12:00")
    (stretch,) = said(context, time_rules(break_every={"minutes": "90", "never over": "120"}))
    assert stretch.startswith('"Interviewing" takes at least 150 minutes, and no break may split it; `break every` ')
    split = training([{**FIRST, "minutes": "150-160", "may be split": "true"}, OTHER], [], hours="09:00-13:00")
    assert said(split, time_rules(break_every={"minutes": "90", "never over": "120"})) == []
    (day,) = said(training([{**FIRST, "minutes": "200-210"}, OTHER], []), time_rules())
    assert day == '"Interviewing" takes at least 200 minutes; the longest day of al has 180.'


def test_shares_of_trainers_that_are_too_small_are_added_up() -> None:
    pool = [{**one, "speaks": ["sq"], "away": []} for one in POOL[:3]]
    rules = [*time_rules(trainer_load={"fair share": "60 %", "hard": "true"}), rule("competence")]
    (shares,) = said(training([FIRST, OTHER], pool), rules)
    assert "the 3 trainers of al may work 60 % each (`trainer load`), 180 % in all." in shares


def test_minutes_of_trainers_that_are_too_few_are_added_up() -> None:
    pool = [{**one, "most minutes a day": "30"} for one in POOL]
    first, trainers = said(
        training([FIRST, {**OTHER, "minutes": "90"}], pool), [*time_rules(trainer_load={}), rule("competence")]
    )
    assert first == (
        "the sessions that must be held take at least 300 minutes of trainers' time, twice their length where two "
        "train; the 4 trainers of al work at most 240 minutes on 2 days: 60 too few."
    )
    assert trainers == "the most minutes of the trainers: AL-1 60, AL-2 60, AL-3 60 and BE-1 60."


def test_a_session_that_opens_the_training_comes_after_no_other() -> None:
    opening = {**OTHER, "id": "opening", "title": "Opening", "place": "start of training", "after": ["interviewing"]}
    (order,) = said(training([FIRST, opening], []), [*time_rules(), rule("frame"), rule("prerequisites")])
    assert (
        order == '"Opening" comes after "Interviewing" (`after`), and "Opening" has its place at the start of training.'
    )


def test_what_comes_before_a_fixed_session_has_time_before_it() -> None:
    late = {**OTHER, "id": "late", "title": "Late", "after": ["interviewing"], "at": "day 1 09:30"}
    rules = [*time_rules(), rule("fixed times"), rule("prerequisites")]
    (order,) = said(training([FIRST, late], []), rules)
    assert order.endswith('takes at least 60 minutes ("Interviewing" 60), and there are 30: 30 too many.')
    assert said(training([FIRST, {**late, "at": "day 1 10:00"}], []), rules) == []


def test_a_session_that_no_two_trainers_suit_begins_the_explanation() -> None:
    away = [{**one, "away": ["2025-03-03", "2025-03-04"]} if one["role"] == "care" else one for one in POOL]
    many = [{**OTHER, "id": f"other-{number}"} for number in range(12)]
    context, rules = training([FIRST, *many], away, interpreters="true", hours="09:00-17:00"), team_rules()
    found = unstaffed_session(context, rules)
    assert found
    assert found[1] == "interviewing"
    assert {"mixed pair", "availability"} <= {one.name for one in found[0]}
    conflict = find_conflict(context, rules)
    assert [one.id for one in conflict.sessions] == ["interviewing"]
    assert faults(context, rules, conflict) == []
