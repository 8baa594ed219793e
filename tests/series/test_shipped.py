"""The shipped programme, twenty trainings of ten twinned countries: what was found by hand-made models is reached, and
proven; a date that falls moves the fewest."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ecpat_training.core.errors import UnsatisfiableError
from ecpat_training.core.finding import errors
from ecpat_training.core.shipped import shipped
from ecpat_training.series.model.series import DatedSeries
from ecpat_training.series.planner.search import (
    LAST_DAY_GOAL,
    MOVED_GOAL,
    TRAINER_CHANGES_GOAL,
    TRAVEL_GOAL,
    WISHES_GOAL,
)
from ecpat_training.series.workflows.plan import SeriesPlan, plan_programme
from tests.draws import NIGHTLY
from tests.series.material import laid, written

SHIPPED = shipped("programmes") / "multi-stakeholder-2005.yaml"
FAR = 10_000.0  # seconds: nothing is judged by the clock


@pytest.fixture(scope="module")
def plan() -> SeriesPlan:
    return plan_programme(SHIPPED, seconds=FAR)


def test_the_best_series_is_found_and_each_aim_is_proven(plan: SeriesPlan) -> None:
    found = {goal.name: goal.amount for goal in plan.planned.goals}
    assert date.fromordinal(found[LAST_DAY_GOAL]) == date(2006, 2, 7)
    assert (found[WISHES_GOAL], found[TRAINER_CHANGES_GOAL], found[TRAVEL_GOAL]) == (0, 0, 538)
    assert plan.planned.proven
    assert not plan.planned.stopped
    assert len(plan.check.series.trainings) == 20
    assert plan.check.kept


def test_little_work_is_needed_for_it(plan: SeriesPlan) -> None:
    """In the solver's own measure, which no busy machine changes; whole numbers need a hundred times it."""
    assert plan.planned.work < 10


def test_the_same_programme_gives_the_same_series(tmp_path: Path) -> None:
    """The shipped one at night, a small one for each change."""
    path = SHIPPED if NIGHTLY else laid(tmp_path)
    first, again = (plan_programme(path, seconds=FAR) for _ in range(2))
    assert again.check.series == first.check.series


def test_when_a_date_falls_in_a_small_series_as_few_move_as_can_be(tmp_path: Path) -> None:
    """Moving the training alone breaks a rule wherever it goes, so that two move."""
    path = laid(tmp_path)
    first = plan_programme(path, seconds=FAR)
    series, falls = written(first, tmp_path / "sent.xlsx"), first.check.series.by_id["bg-1"].start
    closed = f"  closed:\n    - {{days: {falls}, country: BG, because: the house is let}}\n"
    text = path.read_text("utf-8").replace("  expert: {most: 3}\n", f"  expert: {{most: 3}}\n{closed}")
    path.write_text(text, encoding="utf-8")
    again = plan_programme(path, seconds=FAR, kept_path=series)
    moves = next(goal for goal in again.planned.goals if goal.name == MOVED_GOAL)
    assert (moves.amount, moves.proven) == (2, True)
    assert any(_kept(first, first, "bg-1", falls, expert) for expert in ("EXP-1", "EXP-2")), "as it was planned"
    assert not any(
        _kept(again, first, "bg-1", day, expert) for day in _days(again, "bg-1") for expert in ("EXP-1", "EXP-2")
    )
    assert again.changes is not None
    moved = [one.id for one in again.changes.changes if one.moved]
    assert len(moved) == 2
    assert "bg-1" in moved
    changed = {one.id for one in again.changes.changes}
    assert {one.id for one in again.check.series.trainings if one.sequence == 1} == changed


@pytest.mark.parametrize("country", ["BY"] if NIGHTLY else [])
def test_when_a_date_falls_as_few_move_as_can_be(plan: SeriesPlan, tmp_path: Path, country: str) -> None:
    """Minsk can't on the day of its first training. Moving that one alone breaks a rule wherever it goes, so that two
    move, which is said to be the least."""
    by = plan.check.series.by_id["by-1"]
    series = written(plan, tmp_path / "series.xlsx")
    closed = f"    - {{days: {by.start}, country: {country}, because: Minsk can't}}\n"
    text = SHIPPED.read_text("utf-8").replace("  closed:\n", f"  closed:\n{closed}")
    (tmp_path / "programme.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "calendar.csv").write_bytes((SHIPPED.parent / "calendar.csv").read_bytes())
    again = plan_programme(tmp_path / "programme.yaml", seconds=FAR, kept_path=series)
    moves = next(goal for goal in again.planned.goals if goal.name == MOVED_GOAL)
    assert (moves.amount, moves.proven) == (2, True)
    assert not any(
        _kept(again, plan, "by-1", day, expert)
        for day in _days(again, "by-1")
        for expert in ("EXP-1", "EXP-2", "EXP-3")
    )
    assert again.changes is not None
    moved = [one.id for one in again.changes.changes if one.moved]
    assert len(moved) == 2
    assert "by-1" in moved
    changed = {one.id for one in again.changes.changes}
    assert {one.id for one in again.check.series.trainings if one.sequence == 1} == changed
    assert {one.sequence for one in again.check.series.trainings if one.id not in changed} == {0}


def _days(plan: SeriesPlan, training: str) -> list[date]:
    context = plan.facts.context
    return [*context.starts(context.by_id[training])]


def _kept(again: SeriesPlan, plan: SeriesPlan, training: str, day: date, expert: str) -> bool:
    """Whether the series keeps every rule when a training alone moves to a day, with an expert."""
    old = plan.check.series.by_id[training]
    moved = replace(old, start=day, trainers=(*old.trainers[:-1], expert))
    others = [one for one in plan.check.series.trainings if one.id != training]
    series, context = DatedSeries.of([*others, moved]), again.facts.context
    return not any(errors(rule.check(series, context).breaks) for rule in again.facts.rules)


def test_too_short_a_period_is_explained_by_weeks(tmp_path: Path) -> None:
    """Twenty trainings, one a week, and seventeen free weeks: nine countries are too many, and so it is said."""
    text = SHIPPED.read_text("utf-8").replace("2006-10-27", "2006-01-20")
    (tmp_path / "programme.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "calendar.csv").write_bytes((SHIPPED.parent / "calendar.csv").read_bytes())
    with pytest.raises(UnsatisfiableError) as answer:
        plan_programme(tmp_path / "programme.yaml", seconds=FAR)
    said = [one.message for one in errors(answer.value.findings)]
    assert any(one.startswith("`most in a week`") for one in said)
    assert any(one.startswith("the period is 2005-09-05 to 2006-01-20") for one in said)
    assert any("Christmas and New Year" in one for one in said)
    assert sum(one.endswith("get a date.") for one in said) == 9
    assert any("let the period go on until" in one.message for one in answer.value.ways_out)
    assert any("let 2 trainings start in one week" in one.message for one in answer.value.ways_out)
