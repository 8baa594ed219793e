"""The best series by another solver (HiGHS, in SciPy) and another model: a column for each training, date and expert,
each two columns that can't be together excluded by themselves, as the rules read, without their code."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations, pairwise

import numpy
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array, vstack

from ecpat_training.programme.model.trainer import Trainer
from ecpat_training.programme.model.training import Training
from ecpat_training.series.planner.draft import distance
from ecpat_training.series.rule_parts.context import SeriesContext
from ecpat_training.series.rule_parts.rule import SeriesRule

DAY = timedelta(1)


@dataclass(frozen=True)
class Column:
    """A training on a date, with its expert (None: there is none in the programme)."""

    training: Training
    start: date
    expert: Trainer | None


def best(context: SeriesContext, rules: Sequence[SeriesRule]) -> tuple[date, int, int] | None:
    """The last day, changes of experts and travel of the best series; None where there is none."""
    names = {rule.name for rule in rules if rule.hard}
    columns = [one for training in context.trainings for one in _columns(training, context, names)]
    if any(all(one.training.id != training.id for one in columns) for training in context.trainings):
        return None
    if not columns:
        return (context.first, 0, 0)
    rows = _rows(columns, context, names)
    equal = numpy.array([[one.training.id == t.id for one in columns] for t in context.trainings], dtype=float)

    def early(last: date) -> list[bool]:
        return [one.start <= last for one in columns]

    days = sorted({one.start for one in columns})
    at = bisect_left(
        days, x=True, key=lambda last: _least(numpy.zeros(len(columns)), equal, rows, early(last)) is not None
    )
    return (days[at], *_later_goals(columns, equal, rows, early(days[at]), context)) if at < len(days) else None


def _later_goals(
    columns: Sequence[Column], equal: numpy.ndarray, rows: "Rows", early: Sequence[bool], context: SeriesContext
) -> tuple[int, int]:
    """The fewest changes, then the least travel: extra columns count whoever comes and doesn't come again."""
    matrix, most = rows
    extra = []
    for trainings in context.by_country.values():
        for one, other in pairwise(trainings):
            experts = {c.expert.id for c in columns if c.expert and c.training.id in (one.id, other.id)}
            for code in sorted(experts):
                pool = [t.id for post in context.posts(other) if post.side == "expert" for t in post.trainers]
                if code in pool and len(pool) > 1:
                    extra.append((one.id, other.id, code))
    size = len(columns) + len(extra)
    wide = csr_array((matrix.data, matrix.indices, matrix.indptr), shape=(matrix.shape[0], size))
    lines = []
    for at, (one, other, code) in enumerate(extra):
        line = numpy.zeros(size)
        for number, column in enumerate(columns):
            if column.expert and column.expert.id == code:
                line[number] += (column.training.id == one) - (column.training.id == other)
        line[len(columns) + at] = -1
        lines.append(line)
    if lines:
        wide = vstack([wide, csr_array(numpy.array(lines))]).tocsr()
    most = numpy.concatenate([most, numpy.zeros(len(lines))])
    equal = numpy.hstack([equal, numpy.zeros((equal.shape[0], len(extra)))])
    allowed = [*early, *[True] * len(extra)]
    changes = numpy.array([0.0] * len(columns) + [1.0] * len(extra))
    fewest = _least(changes, equal, (wide, most), allowed)
    assert fewest is not None
    wide = vstack([wide, csr_array(changes.reshape(1, -1))]).tocsr()
    most = numpy.append(most, fewest)
    travel = [distance(c.expert, c.training) if c.expert and _chosen(c, context) else 0 for c in columns]
    least = _least(numpy.array([*travel, *[0.0] * len(extra)]), equal, (wide, most), allowed)
    assert least is not None
    return fewest, least


def _chosen(column: Column, context: SeriesContext) -> bool:
    """Whether there was a choice among experts."""
    return any(post.side == "expert" and not post.all_come for post in context.posts(column.training))


Rows = tuple[csr_array, numpy.ndarray]


def _least(cost: numpy.ndarray, equal: numpy.ndarray, rows: Rows, allowed: Sequence[bool]) -> int | None:
    matrix, most = rows
    constraints = [LinearConstraint(equal, 1, 1)]
    if matrix.shape[0]:
        constraints.append(LinearConstraint(matrix, -numpy.inf, most))
    upper = numpy.array(allowed, dtype=float)
    found = milp(cost, integrality=numpy.ones(len(cost)), bounds=Bounds(0, upper), constraints=constraints)
    return round(found.fun) if found.status == 0 else None


def _columns(training: Training, context: SeriesContext, names: set[str]) -> list[Column]:
    """The dates and experts that a training may have, looked at alone."""
    posts = {post.side: post for post in context.posts(training)}
    experts: Sequence[Trainer | None] = posts["expert"].trainers if "expert" in posts else [None]
    team = [one for side in ("host", "twin") if side in posts for one in posts[side].trainers]
    found = []
    for number in range((context.last - context.first).days + 2):
        start = context.first + number * DAY
        days = [start + at * DAY for at in range(training.days)]
        if context.fixed.get(training.id, start) != start:
            continue
        if training.id not in context.fixed and not all(day.weekday() in context.dates.weekdays for day in days):
            continue
        if training.id not in context.fixed and days[-1] > context.last:
            continue
        if _barred(training, days, context, names):
            continue
        found += [
            Column(training, start, expert)
            for expert in experts
            if all(_comes(one, training, days, context, names) for one in [*team, *([expert] if expert else [])])
        ]
    return found


def _barred(training: Training, days: list[date], context: SeriesContext, names: set[str]) -> bool:
    dates, twin = context.dates, training.twin or ""
    off = {(one.country, one.day): one.kind for one in context.calendar.days}
    counts = {(c, k) for c, _ in off for k in ("holiday", "own")} - context.calendar.left_out
    met = [(training.country, day) for day in days] + [(twin, day) for day in days]
    met += [(twin, days[0] - DAY)] if dates.travel == "day before" else []
    if "public holidays" in names and any(off.get(m) == "holiday" and (m[0], "holiday") in counts for m in met):
        return True
    before = [days[0] - DAY] if dates.travel == "day before" and twin else []
    if "closed weeks" in names:
        for closed in dates.closed:
            if closed.country in (None, training.country, twin) and any(map(closed.days.on, before + days)):
                return True
        for country in (training.country, twin):
            if any(off.get((country, day)) == "own" for day in before + days):
                return True
    pilot = [one.start for one in context.events if one.kind == "pilot" and one.start]
    return "pilot first" in names and any(days[0] <= day for day in pilot)


def _busy(one: Trainer, training: Training, start: date, context: SeriesContext) -> list[date]:
    before = [start - DAY] if one.country != training.country and context.dates.travel == "day before" else []
    return before + [start + at * DAY for at in range(training.days)]


def _comes(one: Trainer, training: Training, days: list[date], context: SeriesContext, names: set[str]) -> bool:
    busy = _busy(one, training, days[0], context)
    if "who is away" in names and any(away.on(day) for away in one.away for day in busy):
        return False
    if "language of training" in names and training.language not in one.speaks:
        return False
    if "one training at a time" not in names:
        return True
    events: Mapping[date, Training] = context.event_days(one)
    return not any(day in events for day in busy)


def _rows(columns: Sequence[Column], context: SeriesContext, names: set[str]) -> Rows:
    """Rows of at most so many: two columns that exclude each other, weeks, an expert's trainings."""
    sets: list[tuple[list[int], int]] = [
        ([i, j], 1)
        for (i, one), (j, other) in combinations(enumerate(columns), 2)
        if one.training.id != other.training.id and _exclude(one, other, context, names)
    ]
    if "most in a week" in names:
        weeks: dict[object, list[int]] = {}
        for i, one in enumerate(columns):
            weeks.setdefault(one.start - one.start.weekday() * DAY, []).append(i)
        sets += [(members, context.dates.most_in_a_week) for members in weeks.values()]
    if "load shared" in names and context.dates.expert.most is not None:
        experts: dict[str, list[int]] = {}
        for i, one in enumerate(columns):
            if one.expert:
                experts.setdefault(one.expert.id, []).append(i)
        sets += [(members, context.dates.expert.most) for members in experts.values()]
    where = [(row, column) for row, (members, _) in enumerate(sets) for column in members]
    rows, places = zip(*where, strict=True) if where else ((), ())
    matrix = csr_array((numpy.ones(len(where)), (rows, places)), shape=(len(sets), len(columns)))
    return matrix, numpy.array([most for _, most in sets], dtype=float)


def _exclude(one: Column, other: Column, context: SeriesContext, names: set[str]) -> bool:
    first, second = one.training, other.training
    days = (other.start - one.start).days
    if first.country == second.country:
        order = [t.id for t in context.by_country[first.country]]
        step = order.index(second.id) - order.index(first.id)
        if "days between" in names and abs(step) == 1 and not context.dates.days_between.contains(days * step):
            return True
    elif first.twin == second.twin and "shared twin" in names and abs(days) < context.dates.shared_twin:
        return True
    same = one.expert and other.expert and one.expert.id == other.expert.id
    if same and "rest between trainings" in names and abs(days) < context.dates.expert.rest:
        return True
    if "one training at a time" not in names:
        return False
    teams = [
        {t.id: t for post in context.posts(c.training) if post.side != "expert" for t in post.trainers}
        | ({c.expert.id: c.expert} if c.expert else {})
        for c in (one, other)
    ]
    return any(
        set(_busy(teams[0][code], first, one.start, context)) & set(_busy(teams[1][code], second, other.start, context))
        for code in teams[0].keys() & teams[1].keys()
    )
