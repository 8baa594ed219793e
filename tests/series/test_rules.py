"""Rules over a series: what a check counts is what a plan pays for, and each is asked as the programme writes it."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from ecpat_training.core.errors import ContentError, UnsatisfiableError
from ecpat_training.core.finding import errors
from ecpat_training.programme.model.rule import RuleSpec
from ecpat_training.programme.other_rules import find_series_rule_problems
from ecpat_training.programme.reading.programme import read_programme
from ecpat_training.programme.rules.book import parse
from ecpat_training.series import rules as series_rules
from ecpat_training.series.planner.rules_in_force import judge
from ecpat_training.series.planner.search import LAST_DAY_GOAL, TRAINER_CHANGES_GOAL, WISHES_GOAL, NoSeries, plan_series
from ecpat_training.series.rule_parts.rule import DayRule, SeriesRule
from ecpat_training.series.workflows.facts import read_facts
from ecpat_training.series.workflows.plan import plan_programme
from tests.draws import some_of
from tests.series.drawn import drawn
from tests.series.material import laid
from tests.series.second_solver import best

FAR = 10_000.0
NEVER_A_WISH = ("working days", "fixed dates", "whole team", "one training at a time")


@pytest.mark.parametrize("seed", some_of(range(100, 112), 3))
def test_what_a_check_counts_is_what_a_plan_pays(seed: int) -> None:
    """Every rule as a wish of another weight: the price of the plan is that of the checks, rule by rule."""
    context, rules = drawn(seed)
    ideal = context.dates.days_between.model_copy(update={"ideal": context.dates.days_between.low})
    dates = context.dates.model_copy(update={"days_between": ideal})
    context = replace(context, programme=context.programme.model_copy(update={"series": dates}))
    same, _ = parse(
        [RuleSpec.model_validate({"same trainers": {"weight": 2}})], series_rules, lambda _: None, SeriesRule
    )
    wishes = [
        one if one.name in NEVER_A_WISH else replace(one, hard=False, weight=2 + (number * 7 + seed) % 5)
        for number, one in enumerate(rules)
    ]
    must = [one for one in wishes if one.hard]
    if best(context, must) is None:  # a trainer would have to be in two places
        with pytest.raises(NoSeries):
            plan_series(context, [*wishes, *same], seconds=FAR)
        return
    planned = plan_series(context, [*wishes, *same], seconds=FAR)
    results = judge([*wishes, *same], planned.series, context)
    cost = next(goal for goal in planned.goals if goal.name == WISHES_GOAL)
    assert not errors(one for result in results for one in result.breaks)
    assert sum(result.cost for result in results) == cost.amount
    assert planned.proven


def test_whoever_becomes_a_trainer_in_the_course_trains_after_it(tmp_path: Path) -> None:
    course = "  course: {event: tot, people: [CZ-1]}\n"
    tot = "  - {id: tot, title: Course, kind: train the trainers, country: NL, days: 3,\n"
    tot += "     start: 2026-03-16, participants: 9}\n"
    changes = {"series:\n": f"series:\n{course}", "events:\n": f"events:\n{tot}"}
    plan = plan_programme(laid(tmp_path, changes), seconds=FAR)
    starts = {one.id: one.start for one in plan.check.series.trainings}
    assert starts["cz-1"] > date(2026, 3, 18)
    assert starts["bg-1"] < date(2026, 3, 18)


def test_a_fixed_date_stays_and_the_others_go_around_it(tmp_path: Path) -> None:
    fixed = "  - {id: bg-1, title: Sofia, country: BG, days: 2, start: 2026-04-22, participants: 20}\n"
    plan = plan_programme(laid(tmp_path, {"events:\n": f"events:\n{fixed}"}), seconds=FAR)
    starts = {one.id: one.start for one in plan.check.series.trainings}
    assert starts["bg-1"] == date(2026, 4, 22)
    assert 28 <= (starts["bg-2"] - starts["bg-1"]).days <= 70


def test_a_house_that_is_free_for_two_weeks_gets_the_training(tmp_path: Path) -> None:
    free = "  venues: {cz-1: [2026-03-16 to 2026-03-27]}\n"
    plan = plan_programme(laid(tmp_path, {"series:\n": f"series:\n{free}"}), seconds=FAR)
    assert date(2026, 3, 16) <= plan.check.series.by_id["cz-1"].start <= date(2026, 3, 26)


def test_an_ideal_is_a_wish_that_counts_before_the_last_day(tmp_path: Path) -> None:
    near = plan_programme(laid(tmp_path), seconds=FAR)
    plan = plan_programme(laid(tmp_path, {"28-70 days": '"28-70 days, ideally 63"'}), seconds=FAR)
    for number in "bg", "cz":
        days = (plan.check.series.by_id[f"{number}-2"].start - plan.check.series.by_id[f"{number}-1"].start).days
        assert abs(days - 63) < 7
    first, later = (next(g.amount for g in one.planned.goals if g.name == LAST_DAY_GOAL) for one in (near, plan))
    assert later > first


def test_an_expert_who_can_go_on_begins_where_the_other_is_away_later(tmp_path: Path) -> None:
    """Of the two experts one can never come again: whoever began goes on where that is possible."""
    away = {
        "country: GB, stakeholder": "away: [2026-02-28 to 2026-06-30], country: GB, stakeholder",
        "most: 3": "most: 4",
    }
    plan = plan_programme(laid(tmp_path, away), seconds=FAR)
    changes = next(goal for goal in plan.planned.goals if goal.name == TRAINER_CHANGES_GOAL)
    assert (changes.amount, changes.proven) == (0, True)
    assert all("EXP-2" in one.trainers for one in plan.check.series.trainings)


def test_more_trainers_than_are_needed_are_chosen_among(tmp_path: Path) -> None:
    """Three of Bulgaria, of whom two come: one is away whenever it suits, and the pair stays the same."""
    third = "  - {id: BG-3, country: BG, stakeholder: NGO, role: care, speaks: [bg, en]}\n"
    away = "speaks: [bg, en], away: [2026-02-01 to 2026-06-30]}"
    changes = {"speaks: [bg, en]}\n  - {id: CZ-1": f"{away}\n{third}  - {{id: CZ-1"}
    plan = plan_programme(laid(tmp_path, changes), seconds=FAR)
    for number in 1, 2:
        assert {"BG-1", "BG-3"} <= set(plan.check.series.by_id[f"bg-{number}"].trainers)
        assert "BG-2" not in plan.check.series.by_id[f"bg-{number}"].trainers


def test_a_reason_and_a_weight_are_taken_from_the_programme(tmp_path: Path) -> None:
    """One training a week as a wish: where the period is too short for it, it gives way and says why."""
    wish = "rules:\n  series:\n    - most in a week: {weight: 5, because: the coordinator is at each}\nmanual:\n"
    changes = {"manual:\n": wish, "2026-06-30": "2026-03-06", "28-70": "14-70"}
    changes["  expert: {most: 3}"] = "  expert: {most: 3, rest: 0 days}\n  shared twin: 2 days"
    plan = plan_programme(laid(tmp_path, changes), seconds=FAR)
    result = next(one for one in plan.check.rules if one.rule == "most in a week")
    weeks = [one.start.isocalendar()[1] for one in plan.check.series.trainings]
    assert result.cost == 5 * (len(weeks) - len(set(weeks)))


def test_nobody_is_in_two_places_also_where_travel_takes_the_day_before(tmp_path: Path) -> None:
    plan = plan_programme(laid(tmp_path), seconds=FAR)
    context = plan.facts.context
    for code in "NL-1", "EXP-1":
        there = [one for one in plan.check.series.trainings if code in one.trainers]
        busy = [context.busy(context.by_id[one.id], context.trainers[code], one.start) for one in there]
        assert all(one[-1] < other[0] for one, other in pairwise(busy))


def test_who_lacks_the_language_can_t_come_and_that_is_said(tmp_path: Path) -> None:
    with pytest.raises(UnsatisfiableError) as raised:
        plan_programme(laid(tmp_path, {"speaks: [cs, en]": "speaks: [cs]"}), seconds=FAR)
    said = [one.message for one in raised.value.findings if one.code == "series.clash"]
    assert said == [
        "`language of training`: Whoever comes to a training speaks its language.",
        "cz-1 and cz-2 get a date.",
    ]


def test_a_closed_week_counts_for_whoever_travels_as_well(tmp_path: Path) -> None:
    """Closed on the Monday, so that nobody can be there on the Tuesday."""
    monday = date(2026, 2, 9)
    free = plan_programme(laid(tmp_path), seconds=FAR)
    assert min(one.start for one in free.check.series.trainings) == monday + timedelta(1)
    entry = f"  closed: [{{days: {monday}, because: strike}}]\n"
    shut = plan_programme(laid(tmp_path, {"series:\n": f"series:\n{entry}"}), seconds=FAR)
    assert min(one.start for one in shut.check.series.trainings) == monday + timedelta(2)


def test_rules_of_a_series_that_can_t_be_understood_are_told_elsewhere(tmp_path: Path) -> None:
    """Who checks a list hears of them, and who plans a series of those of an agenda; neither command ends by it."""
    path = laid(tmp_path, {"manual:\n": "rules:\n  agenda:\n    - no such rule: {}\nmanual:\n"})
    assert [one.code for one in plan_programme(path, seconds=FAR).facts.findings] == ["programme.other-rules"]
    path = laid(tmp_path, {"manual:\n": "rules:\n  series:\n    - most in a weak: {}\nmanual:\n"})
    programme, source = read_programme(path)
    assert [one.code for one in find_series_rule_problems(programme, source)] == ["programme.other-rules"]
    with pytest.raises(ContentError, match="Did you mean `most in a week`"):
        plan_programme(path, seconds=FAR)


def test_an_expert_may_come_as_often_as_there_are_trainings_at_the_mildest(tmp_path: Path) -> None:
    """What is offered begins one above what is asked, and ends where everybody may come to everything."""
    facts = read_facts(laid(tmp_path, {"expert: {most: 3}": "expert: {most: 2}"}))
    (shared,) = [rule for rule in facts.rules if rule.name == "load shared"]
    trainings = len(facts.context.trainings)
    milder = list(shared.milder(facts.context))
    assert trainings > 3
    assert [one.says for one in milder] == [f"let an expert come {most} times" for most in range(3, trainings + 1)]
    assert [one.context.dates.expert.most for one in milder] == [*range(3, trainings + 1)]


BARRED = (
    ("working days", "bg-1", "2026-02-03", None),
    ("working days", "bg-1", "2026-02-02", "the period is 2026-02-03 to 2026-06-25."),
    ("working days", "bg-1", "2026-06-24", None),
    ("working days", "bg-1", "2026-06-25", "the period is 2026-02-03 to 2026-06-25."),
    ("working days", "bg-1", "2026-02-05", "2026-02-06 is a Friday."),
    ("fixed dates", "cz-2", "2026-05-26", None),
    ("fixed dates", "cz-2", "2026-05-27", "the programme fixes it on 2026-05-26."),
    ("fixed dates", "bg-1", "2026-05-27", None),
)


@pytest.mark.parametrize(("name", "training", "start", "reason"), BARRED)
def test_why_a_training_of_two_days_can_not_start_on_a_date(
    tmp_path: Path, name: str, training: str, start: str, reason: str | None
) -> None:
    """Both ends of the period are days of it, and the second day counts as the first."""
    fixed = "  - {id: cz-2, title: Prague, country: CZ, days: 2, start: 2026-05-26, participants: 20}\n"
    changes = {"events:\n": f"events:\n{fixed}", "2026-02-02 to 2026-06-30": "2026-02-03 to 2026-06-25"}
    facts = read_facts(laid(tmp_path, changes))
    (rule,) = (rule for rule in facts.rules if rule.name == name)
    assert isinstance(rule, DayRule)
    assert rule.bars(facts.context.by_id[training], date.fromisoformat(start), facts.context) == reason


@pytest.mark.parametrize(("travel", "bars"), [("day before", True), ("same day", False)])
def test_the_twin_does_not_travel_on_a_holiday_of_its_own(tmp_path: Path, travel: str, bars: bool) -> None:
    """To Sofia on 28 April from the Netherlands, where the 27th is the King's day."""
    facts = read_facts(laid(tmp_path, {"series:\n": f"series:\n  travel: {travel}\n"}))
    (rule,) = (rule for rule in facts.rules if rule.name == "public holidays")
    assert isinstance(rule, DayRule)
    reason = rule.bars(facts.context.by_id["bg-1"], date(2026, 4, 28), facts.context)
    assert (reason is not None) == bars
    assert reason is None or reason.endswith("in NL, on which the twin travels.")


@pytest.mark.parametrize(("each", "experts"), [("", "an external expert"), (", each: 2", "2 external experts")])
def test_who_comes_to_a_training_is_said_with_the_programmes_numbers(tmp_path: Path, each: str, experts: str) -> None:
    facts = read_facts(laid(tmp_path, {"expert: {most: 3}": f"expert: {{most: 3{each}}}"}))
    (rule,) = (rule for rule in facts.rules if rule.name == "whole team")
    said = rule.says(facts.context.dates)
    assert said == f"To a training come 2 trainers of the country, 2 of its twin, {experts}."
