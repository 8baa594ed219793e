"""The year as a picture: a row for each country with its trainings, holidays and closed days shaded; below, a row for
each trainer who comes to several trainings."""

from collections.abc import Iterator
from datetime import date, timedelta

from ecpat_training.documents.document import BarKind, CalendarBar, CalendarChart
from ecpat_training.programme.model.training import Training
from ecpat_training.series.model.calendar import CalendarKind
from ecpat_training.series.model.series import DatedSeries
from ecpat_training.series.rule_parts.context import SeriesContext

_DAY_OFF_KINDS: tuple[CalendarKind, ...] = ("holiday", "school", "own")
_MIN_TRAININGS = 2


def year_view(series: DatedSeries, context: SeriesContext) -> CalendarChart:
    """From the month of the first training to that of the last, or all of the period where nothing has a date."""
    first_day, last_day = _calendar_span(series, context)
    countries = tuple(
        (f"{country}, with {trainings[0].twin}" if trainings[0].twin else country, tuple(country_bars))
        for country, trainings in context.by_country.items()
        for country_bars in [
            [*_closed_bars(trainings[0], context, first_day, last_day), *_training_bars(trainings, series, context)]
        ]
    )
    people = tuple(
        (code, (*_trainer_bars(code, series, context), *_events(code, context)))
        for code in context.trainers
        if sum(code in dated_training.trainers for dated_training in series.trainings) >= _MIN_TRAININGS
        and len(
            {
                context.by_id[dated_training.id].country
                for dated_training in series.trainings
                if code in dated_training.trainers
            }
        )
        > 1
    )
    groups = (("Countries", countries), *((("Trainers who come to several countries", people),) if people else ()))
    summary = "; ".join(f"{dated_training.id} from {dated_training.start}" for dated_training in series.trainings)
    legend: tuple[tuple[BarKind, str], ...] = (
        ("training", "training"), ("fixed", "training with a fixed date"), ("person", "a trainer's training"),
        ("event", "another event"), ("closed", "holiday, or closed"),
    )  # fmt: skip
    return CalendarChart("The year at a glance", first_day, last_day, groups, f"Trainings by date: {summary}.", legend)


def _calendar_span(series: DatedSeries, context: SeriesContext) -> tuple[date, date]:
    starts = [dated_training.start for dated_training in series.trainings]
    first_day = min([*starts, context.last] if starts else [context.first])
    last_day = max([*starts] if starts else [context.last])
    after = date(last_day.year + last_day.month // 12, last_day.month % 12 + 1, 1)
    return first_day.replace(day=1), after - timedelta(1)


def _training_bars(
    trainings: tuple[Training, ...], series: DatedSeries, context: SeriesContext
) -> Iterator[CalendarBar]:
    for training in trainings:
        dated_training = series.by_id.get(training.id)
        if dated_training:
            is_fixed = context.fixed.get(training.id) == dated_training.start
            days = context.days(training, dated_training.start)
            label = f"{training.id} {dated_training.start.day}."
            yield CalendarBar(days[0], days[-1], "fixed" if is_fixed else "training", label)


def _closed_bars(training: Training, context: SeriesContext, first_day: date, last_day: date) -> Iterator[CalendarBar]:
    """Holidays of a country and of its twin, and what is closed for both."""
    countries = [country for country in (training.country, training.twin) if country]
    day = first_day
    while day <= last_day:
        is_day_off = any(context.calendar.find_day_off(country, day, _DAY_OFF_KINDS) for country in countries)
        is_closed = any(
            closed_period.days.on(day) and closed_period.country in (None, *countries)
            for closed_period in context.dates.closed
        )
        if is_day_off or is_closed:
            yield CalendarBar(day, day, "closed")
        day += timedelta(1)


def _trainer_bars(code: str, series: DatedSeries, context: SeriesContext) -> Iterator[CalendarBar]:
    for dated_training in series.trainings:
        if code in dated_training.trainers and dated_training.id in context.by_id:
            days = context.busy(context.by_id[dated_training.id], context.trainers[code], dated_training.start)
            yield CalendarBar(days[0], days[-1], "person", dated_training.id)


def _events(code: str, context: SeriesContext) -> Iterator[CalendarBar]:
    trainer = context.trainers[code]
    for day, event in context.event_days(trainer).items():
        yield CalendarBar(day, day, "event", event.id if day == event.start else "")
    for absence in trainer.away:
        yield CalendarBar(absence.first, absence.last, "closed")
