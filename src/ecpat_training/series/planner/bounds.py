"""How early a series can end at best, by counting: so many weeks are free, and each holds so many trainings."""

from collections.abc import Sequence
from datetime import date

from ecpat_training.series.planner.draft import Dates
from ecpat_training.series.rule_parts.context import SeriesContext
from ecpat_training.series.rule_parts.rule import SeriesRule
from ecpat_training.series.rules.days_between import DaysBetween
from ecpat_training.series.rules.most_in_a_week import MostInAWeek, week_of


def earliest_end(context: SeriesContext, rules: Sequence[SeriesRule], dates: Dates) -> date | None:
    """The earliest day on which the last training can start as far as weeks are counted, and country by country; None
    where some training has no date at all, or there are too few weeks."""
    if not all(dates.values()) or not dates:
        return None
    ends = [max(min(days) for days in dates.values())]
    if any(isinstance(rule, MostInAWeek) and rule.hard for rule in rules):
        week = _week(context, dates)
        if week is None:
            return None
        ends.append(week)
    if any(isinstance(rule, DaysBetween) and rule.hard for rule in rules):
        for trainings in context.by_country.values():
            end = _country(context, [dates[one.id] for one in trainings])
            if end is None:
                return None
            ends.append(end)
    return max(ends)


def _week(context: SeriesContext, dates: Dates) -> date | None:
    """The first free day of the week in which the last training starts, if every free week before it is full."""
    first: dict[tuple[int, int], date] = {}
    for day in sorted({day for days in dates.values() for day in days}):
        first.setdefault(week_of(day), day)
    needed = -(-len(dates) // context.dates.most_in_a_week)
    return [*first.values()][needed - 1] if len(first) >= needed else None


def _country(context: SeriesContext, dates: Sequence[Sequence[date]]) -> date | None:
    """The earliest day of a country's last training."""
    gap = context.dates.days_between
    possible = set(dates[0])
    for later in dates[1:]:
        possible = {day for day in later if any(gap.holds((day - one).days) and one <= day for one in possible)}
    return min(possible, default=None)
