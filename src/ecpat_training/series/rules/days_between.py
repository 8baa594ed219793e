"""Between a country's trainings lie enough days to try things out, and not so many that they are forgotten."""

from collections.abc import Iterator
from datetime import date

from ecpat_training.programme.model.series_dates import SeriesDates
from ecpat_training.programme.rules.check import RuleResult
from ecpat_training.series.model.series import DatedSeries
from ecpat_training.series.rule_parts.context import SeriesContext
from ecpat_training.series.rule_parts.draft import SeriesDraft
from ecpat_training.series.rule_parts.rule import (
    Dates,
    Milder,
    SeriesRule,
    consecutive_trainings,
    dated_pairs,
    with_dates_changed,
)
from ecpat_training.values.base import Noun
from ecpat_training.values.quantity import Range
from ecpat_training.words.catalogue.message import phrase

_STEP, _STEPS = 7, 12


class DaysBetweenParameters(Noun):
    """Nothing to set: `days between` of the block `series`, from the first day of one training to the first day of the
    country's next. An amount is a pair of trainings that lie too near or too far."""


class DaysBetween(SeriesRule):
    """Between a country's trainings lie enough days to try things out, and not so many that they are forgotten (the
    rule `days between`)."""

    MEANING = "Two trainings of a country are too near each other, or too far apart."
    DO = "Move one of them, or change `days between` in the programme."
    parameters: DaysBetweenParameters
    UNWRITTEN = 8

    def says(self, dates: SeriesDates) -> str:
        return f"From one training of a country to its next one it is {dates.days_between} days."

    def check(self, series: DatedSeries, context: SeriesContext) -> RuleResult:
        """Finds pairs that are too near, too far, or in the wrong order."""
        breaks = []
        gap = context.dates.days_between
        for earlier, later, earlier_dated_training, later_dated_training in dated_pairs(
            series, consecutive_trainings(context)
        ):
            days = (later_dated_training.start - earlier_dated_training.start).days
            if not gap.contains(days) or days < 0:
                message = phrase(
                    "from {id} on {start} to {later_id} on {second_start} it is {days} days, not {gap}.",
                    id=earlier.id,
                    start=earlier_dated_training.start,
                    later_id=later.id,
                    second_start=later_dated_training.start,
                    days=days,
                    gap=gap,
                )
                breaks.append(self.broken(message, later_dated_training.where))
        return self.judged(breaks, context)

    def constrain(self, draft: SeriesDraft) -> None:
        """For each date: either the first is before it or the second late enough; and the same for too late."""
        min_days, max_days = _bounds(draft.context.dates)
        for earlier, later in consecutive_trainings(draft.context):
            excess_flag = self.leeway(draft, f"{earlier.id} and {later.id} lie wrong")
            earlier_starts, later_starts = draft.starts(earlier), draft.starts(later)
            for day in earlier_starts:
                # "First from `day` on" and "second too soon after `day`" exclude each other: pairs of dates without a
                # product.
                late_flags = [earlier_starts[start] for start in earlier_starts if start >= day]
                near_flags = [later_starts[start] for start in later_starts if (start - day).days < min_days]
                draft.at_most(self, [*late_flags, *near_flags], 1, over=excess_flag)
                early_flags = [earlier_starts[start] for start in earlier_starts if start <= day]
                far_flags = [later_starts[start] for start in later_starts if (start - day).days > max_days]
                draft.at_most(self, [*early_flags, *far_flags], 1, over=excess_flag)

    def earliest_end(self, context: SeriesContext, dates: Dates) -> date | None:
        """The latest of the countries' earliest ends, each looked at alone."""
        gap = context.dates.days_between
        earliest_ends = [date.min]
        for trainings in context.by_country.values():
            possible_days = {*dates[trainings[0].id]}
            for later in trainings[1:]:
                after = dates[later.id]
                possible_days = {
                    day
                    for day in after
                    if any(start <= day and gap.contains((day - start).days) for start in possible_days)
                }
            if not possible_days:
                return None
            earliest_ends.append(min(possible_days))
        return max(earliest_ends)

    def milder(self, context: SeriesContext) -> Iterator[Milder]:
        """More days at most, or fewer at least."""
        min_days, max_days = _bounds(context.dates)
        longer_bounds = [(min_days, max_days + _STEP * step) for step in range(1, _STEPS)]
        nearer_bounds = [(min_days - _STEP * step, max_days) for step in range(1, min_days // _STEP + 1)]
        for bounds in sorted([*longer_bounds, *nearer_bounds], key=lambda pair: pair[1] - pair[0]):
            gap = Range(low=bounds[0], high=bounds[1])
            yield Milder(
                f"allow {gap} days between a country's trainings",
                with_dates_changed(context, lambda _, gap=gap: {"days_between": gap}),  # type: ignore[misc]
            )


def _bounds(dates: SeriesDates) -> tuple[int, int]:
    min_days, max_days = dates.days_between.low, dates.days_between.high
    return int(min_days or 0), int(max_days if max_days is not None else 10_000)
