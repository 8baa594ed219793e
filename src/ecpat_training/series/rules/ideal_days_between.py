"""Between a country's trainings lie about as many days as are best."""

from ecpat_training.programme.model.series_dates import SeriesDates
from ecpat_training.programme.rules.check import RuleResult
from ecpat_training.series.model.series import DatedSeries
from ecpat_training.series.rule_parts.context import SeriesContext
from ecpat_training.series.rule_parts.draft import Amount, SeriesDraft
from ecpat_training.series.rule_parts.rule import SeriesRule, consecutive_trainings, dated_pairs
from ecpat_training.values.base import Noun
from ecpat_training.words.catalogue.message import phrase

_WEEK = 7


class IdealDaysBetweenParameters(Noun):
    """Nothing to set: the number behind `ideally` of `days between` in the block `series`; without one nothing is
    wished. The weight is for each whole week more or less, between each two trainings."""


class IdealDaysBetween(SeriesRule):
    """Between a country's trainings lie about as many days as are best (the rule `ideal days between`)."""

    MEANING = "Two trainings of a country are not as far apart as is best."
    DO = "Move one of them if that is possible; it is a wish unless the programme says otherwise."
    parameters: IdealDaysBetweenParameters
    WEIGHT = 1
    UNWRITTEN = 17

    def says(self, dates: SeriesDates) -> str:
        ideal_days = dates.days_between.ideal
        days = f"{ideal_days:g} days" if ideal_days is not None else "any number of days"
        return f"From one training of a country to its next one it is ideally {days}."

    def check(self, series: DatedSeries, context: SeriesContext) -> RuleResult:
        """Counts the weeks between what is and what is best."""
        breaks, amount = [], 0
        ideal_days = context.dates.days_between.ideal
        for earlier, later, earlier_dated_training, later_dated_training in dated_pairs(
            series, consecutive_trainings(context)
        ):
            if ideal_days is None:
                continue
            days = (later_dated_training.start - earlier_dated_training.start).days
            weeks_off = _weeks(days, ideal_days)
            if weeks_off:
                amount += weeks_off
                message = phrase(
                    "from {id} to {later_id} it is {days} days, ideally {ideal:g}.",
                    id=earlier.id,
                    later_id=later.id,
                    days=days,
                    ideal=ideal_days,
                )
                breaks.append(self.broken(message, later_dated_training.where))
        return self.judged(breaks, context, amount)

    def constrain(self, draft: SeriesDraft) -> None:
        """Amounts are weeks too few or too many."""
        ideal_days = draft.context.dates.days_between.ideal
        if ideal_days is None or self.is_off:
            return
        for earlier, later in consecutive_trainings(draft.context):
            earlier_starts, later_starts = draft.starts(earlier), draft.starts(later)
            most_weeks = max(
                (_weeks((b - a).days, ideal_days) for a in earlier_starts for b in later_starts), default=0
            )
            weeks = [
                draft.flag(f"{earlier.id} and {later.id} lie {week} weeks off") for week in range(1, most_weeks + 1)
            ]
            for a in earlier_starts:
                for week, week_flag in enumerate(weeks, 1):
                    far_flags: list[Amount] = [
                        later_starts[b] for b in later_starts if _weeks((b - a).days, ideal_days) >= week
                    ]
                    draft.at_most(self, [earlier_starts[a], *far_flags], 1, over=week_flag)
            for week_flag in weeks:
                draft.charge(self, week_flag)


def _weeks(days: int, ideal_days: float) -> int:
    return int(abs(days - ideal_days) // _WEEK)
