"""The planner and another solver with another model agree on drawn series; where there is none, it is explained by the
fewest rules and facts, which the other solver confirms."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from ecpat_training.core.finding import errors
from ecpat_training.series.explain.conflict import find_conflict
from ecpat_training.series.explain.members import country_members, fact_members, rule_members
from ecpat_training.series.planner.rules_in_force import judge
from ecpat_training.series.planner.search import (
    LAST_DAY_GOAL,
    TRAINER_CHANGES_GOAL,
    TRAVEL_GOAL,
    WISHES_GOAL,
    NoSeries,
    plan_series,
)
from tests.draws import some_of
from tests.series.drawn import drawn
from tests.series.second_solver import best

SEEDS = range(30)
FAR = 10_000.0  # seconds: nothing is judged by the clock


@pytest.mark.parametrize("seed", some_of(SEEDS, 12, long=(6, 10, 27)))
def test_two_solvers_agree_and_none_is_explained_minimally(seed: int) -> None:
    context, rules = drawn(seed)
    expected = best(context, rules)
    if expected is None:
        with pytest.raises(NoSeries) as answer:
            plan_series(context, rules, seconds=FAR)
        assert answer.value.proven
        _explained_minimally(seed)
        return
    planned = plan_series(context, rules, seconds=FAR)
    assert planned.proven
    assert not errors(one for result in judge(rules, planned.series, context) for one in result.breaks)
    found = {goal.name: goal.amount for goal in planned.goals}
    assert found[WISHES_GOAL] == 0
    assert (date.fromordinal(found[LAST_DAY_GOAL]), found[TRAINER_CHANGES_GOAL], found[TRAVEL_GOAL]) == expected


def _explained_minimally(seed: int) -> None:
    """Without everything else there still is no series, and there is one without any member."""
    context, rules = drawn(seed)
    conflict = find_conflict(context, rules, seconds=FAR)
    assert conflict.is_certain
    blamed = [one.says for one in conflict.members]
    every = [*rule_members(context, rules), *(one for group in fact_members(context) for one in group)]
    every += [member for _, member in country_members(context)]
    facts, asked = context, list(rules)
    members = []
    for member in every:
        if member.says in blamed:
            members.append(member)
        else:
            facts, left = member.remove(facts, asked)
            asked = list(left)
    assert len(members) == len(blamed)
    assert best(facts, asked) is None
    for member in members:
        fewer, left = member.remove(facts, asked)
        soon = replace(fewer, last=min(fewer.last, context.last + timedelta(weeks=4)))
        assert best(soon, list(left)) or best(fewer, list(left)), member.says


def test_drawn_series_are_of_both_kinds() -> None:
    none = [seed for seed in SEEDS if best(*drawn(seed)) is None]
    assert 4 <= len(none) <= 24
