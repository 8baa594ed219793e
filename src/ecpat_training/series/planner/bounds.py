"""How early a series can end at best, as far as its rules can tell by counting: a bound that needs no search."""

from collections.abc import Sequence
from datetime import date

from ecpat_training.series.rule_parts.context import SeriesContext
from ecpat_training.series.rule_parts.rule import Dates, SeriesRule


def earliest_end(context: SeriesContext, rules: Sequence[SeriesRule], dates: Dates) -> date | None:
    """The earliest day on which the last training can start; None where some training has no date at all, or a rule
    sees that there is no such day."""
    if not all(dates.values()) or not dates:
        return None
    # Each rule sees a bound of its own; the latest of them still holds for all.
    ends = [max(days[0] for days in dates.values())]
    for rule in rules:
        end = rule.earliest_end(context, dates) if rule.hard else date.min
        if end is None:
            return None
        ends.append(end)
    return max(ends)
