"""So many trainings start in one week at most: whoever runs the programme is at each of them."""

from collections.abc import Iterator
from datetime import date

from ecpat_training.programme.model.series_dates import SeriesDates
from ecpat_training.programme.rules.check import RuleResult
from ecpat_training.series.model.series import DatedSeries
from ecpat_training.series.rule_parts.context import SeriesContext
from ecpat_training.series.rule_parts.draft import Amount, SeriesDraft
from ecpat_training.series.rule_parts.rule import Dates, Milder, SeriesRule, with_dates_changed
from ecpat_training.values.base import Noun

_RELAXATION_RANGE = 4


class MostInAWeekParameters(Noun):
    """Nothing to set: `most in a week` of the block `series`; weeks begin on Monday. An amount is a training more."""


class MostInAWeek(SeriesRule):
    """So many trainings start in one week at most: whoever runs the programme is at each of them (the rule `most in a
    week`)."""

    MEANING = "More trainings start in a week than the programme allows."
    DO = "Move one of them, or change `most in a week` in the programme."
    parameters: MostInAWeekParameters
    UNWRITTEN = 15

    def says(self, dates: SeriesDates) -> str:
        number = "one training starts" if dates.most_in_a_week == 1 else f"{dates.most_in_a_week} trainings start"
        return f"At most {number} in one week."

    def check(self, series: DatedSeries, context: SeriesContext) -> RuleResult:
        """Counts the trainings of each week."""
        breaks, amount = [], 0
        weeks: dict[tuple[int, int], list[str]] = {}
        for dated_training in series.trainings:
            weeks.setdefault(week_of(dated_training.start), []).append(dated_training.id)
        for (year, week), ids in sorted(weeks.items()):
            excess_trainings = len(ids) - context.dates.most_in_a_week
            if excess_trainings > 0:
                amount += excess_trainings
                breaks.append(
                    self.broken(f"{', '.join(ids)} start in week {week} of {year}, {excess_trainings} too many.")
                )
        return self.judged(breaks, context, amount)

    def constrain(self, draft: SeriesDraft) -> None:
        """Amounts are trainings too many."""
        weeks: dict[tuple[int, int], list[Amount]] = {}
        for training in draft.context.trainings:
            for start, start_flag in draft.starts(training).items():
                weeks.setdefault(week_of(start), []).append(start_flag)
        for week, terms in weeks.items():
            excess_trainings: Amount = 0
            if not self.hard:
                excess_trainings = draft.whole(len(draft.context.trainings), f"week {week}")
                draft.charge(self, excess_trainings)
            draft.at_most(self, terms, draft.context.dates.most_in_a_week, over=excess_trainings)

    def earliest_end(self, context: SeriesContext, dates: Dates) -> date | None:
        """The first free day of the week in which the last training starts if every free week before it is full."""
        first_day_by_week: dict[tuple[int, int], date] = {}
        for day in sorted({day for days in dates.values() for day in days}):
            first_day_by_week.setdefault(week_of(day), day)
        # As many full weeks as the trainings fill, rounded up: no series can use fewer.
        needed_weeks = -(-len(dates) // context.dates.most_in_a_week)
        return [*first_day_by_week.values()][needed_weeks - 1] if len(first_day_by_week) >= needed_weeks else None

    def most_weekly(self, context: SeriesContext) -> int | None:
        """The programme's number."""
        return context.dates.most_in_a_week

    def milder(self, context: SeriesContext) -> Iterator[Milder]:
        """More trainings."""
        allowed_trainings = context.dates.most_in_a_week
        for most_trainings in range(allowed_trainings + 1, allowed_trainings + _RELAXATION_RANGE):
            yield Milder(
                f"let {most_trainings} trainings start in one week",
                with_dates_changed(context, lambda _, week_limit=most_trainings: {"most_in_a_week": week_limit}),  # type: ignore[misc]
            )


def week_of(day: date) -> tuple[int, int]:
    """Returns the ISO 8601 year and week number of a date."""
    year, week, _ = day.isocalendar()
    return year, week
