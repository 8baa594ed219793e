"""What may be to blame where there is no series: rules, and facts of the programme, each with what would be without
it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from ecpat_training.core.text import listing
from ecpat_training.programme.model.series_dates import WEEKDAYS, ClosedDays, SeriesDates
from ecpat_training.series.rule_parts.context import SeriesContext
from ecpat_training.series.rule_parts.rule import Fact, SeriesRule, with_dates_changed

_EXTRA_WEEKS = 8
"""Without an end the period lasts so many weeks longer, and one for each training."""
Path = tuple[str | int, ...]
RemoveMember = Callable[[SeriesContext, Sequence[SeriesRule]], tuple[SeriesContext, Sequence[SeriesRule]]]


@dataclass(frozen=True)
class Member:
    """A rule or a fact: what it says, where the programme writes it (None: nowhere), and how it is left out. `rule` is
    the name of the rule that it is, `kind` the kind of facts in place of which no rule is named."""

    says: str
    path: Path | None
    remove: RemoveMember
    rule: str = ""
    kind: Fact | None = None


def rule_members(context: SeriesContext, rules: Sequence[SeriesRule]) -> Iterator[Member]:
    """Each rule that must hold, but for those that only say what the facts below say."""
    for rule in rules:
        if rule.hard and rule.ASKS_FOR is None:
            yield Member(f"`{rule.name}`: {rule.says(context.dates)}", None, _remove_rule(rule), rule.name)


def fact_members(context: SeriesContext) -> list[list[Member]]:
    """Facts that may be to blame, kind by kind: holidays, absences, houses, closed weeks, fixed dates, the period."""
    return [
        [_holidays(country) for country in sorted({day.country for day in context.calendar.days})],
        [*_absences(context)],
        [*_houses(context)],
        [*_closed_members(context)],
        [*_fixed_members(context)],
        [_period(context)],
    ]


def _holidays(country: str) -> Member:
    return Member(
        f"the public holidays of {country} count.",
        None,
        lambda context, rules: (replace(context, calendar=context.calendar.exclude_kind(country, "holiday")), rules),
    )


def _absences(context: SeriesContext) -> Iterator[Member]:
    for index, trainer in enumerate(context.programme.trainers):
        if trainer.away:
            days = listing([str(absence) for absence in trainer.away], 4)
            yield Member(f"{trainer.id} is away: {days}.", ("trainers", index, "away"), _remove_absences(trainer.id))


def _houses(context: SeriesContext) -> Iterator[Member]:
    for name in context.dates.venues:
        yield Member(
            f"the house of {name} is free on some days only.", ("series", "venues", name), _remove_venue_days(name)
        )


def _closed_members(context: SeriesContext) -> Iterator[Member]:
    for index, closed_period in enumerate(context.dates.closed):
        country_note = f" in {closed_period.country}" if closed_period.country else ""
        sentence = f"{closed_period.days}{country_note} is closed ({closed_period.because})."
        yield Member(sentence, ("series", "closed", index), _open(closed_period))


def _fixed_members(context: SeriesContext) -> Iterator[Member]:
    for id_, day in context.fixed.items():
        if id_ in context.by_id:
            sentence = f"{id_} is fixed on {day}."
            yield Member(sentence, _event_path(context, id_), _remove_fixed_date(id_), kind="dates fixed")


def _period(context: SeriesContext) -> Member:
    days = listing([WEEKDAYS[day] for day in context.dates.weekdays], 7)
    return Member(
        f"the period is {context.first} to {context.last}, on {days}.",
        ("series", "period"),
        lambda facts, rules: (
            replace(facts, last=facts.last + timedelta(weeks=_EXTRA_WEEKS + len(facts.trainings))),
            rules,
        ),
        kind="period",
    )


def country_members(context: SeriesContext) -> Iterator[tuple[str, Member]]:
    """Yields each country with its trainings."""
    for country, trainings in context.by_country.items():
        ids = listing([training.id for training in trainings], 20)
        yield country, Member(f"{ids} get a date.", None, _remove_country(country))


def _remove_rule(rule: SeriesRule) -> RemoveMember:
    return lambda context, rules: (context, [other_rule for other_rule in rules if other_rule is not rule])


def _remove_fixed_date(id_: str) -> RemoveMember:
    return lambda context, rules: (
        replace(context, fixed={other_id: day for other_id, day in context.fixed.items() if other_id != id_}),
        rules,
    )


def _remove_venue_days(name: str) -> RemoveMember:
    def change(dates: SeriesDates) -> dict[str, object]:
        return {"venues": {other_name: days for other_name, days in dates.venues.items() if other_name != name}}

    return lambda context, rules: (with_dates_changed(context, change), rules)


def _open(closed_days: ClosedDays) -> RemoveMember:
    def change(dates: SeriesDates) -> dict[str, object]:
        return {"closed": tuple(period for period in dates.closed if period != closed_days)}

    return lambda context, rules: (with_dates_changed(context, change), rules)


def _remove_absences(code: str) -> RemoveMember:
    def without_absences(
        context: SeriesContext, rules: Sequence[SeriesRule]
    ) -> tuple[SeriesContext, Sequence[SeriesRule]]:
        trainers = tuple(
            trainer.model_copy(update={"away": ()}) if trainer.id == code else trainer
            for trainer in context.programme.trainers
        )
        return replace(context, programme=context.programme.model_copy(update={"trainers": trainers})), rules

    return without_absences


def _remove_country(country: str) -> RemoveMember:
    return lambda context, rules: (replace(context, left_out=context.left_out | {country}), rules)


def _event_path(context: SeriesContext, id_: str) -> Path | None:
    event_index = next((index for index, event in enumerate(context.programme.events) if event.id == id_), None)
    return None if event_index is None else ("events", event_index, "start")
