"""The year as a picture: a row for each country with its trainings, holidays and closed days shaded; below, a row for
each trainer who comes to several trainings."""

from collections.abc import Iterator
from datetime import date, timedelta

from ecpat_training.documents.document import BarKind, CalendarBar, CalendarChart
from ecpat_training.programme.model.training import Training
from ecpat_training.series.model.calendar import CalendarKind
from ecpat_training.series.model.series import DatedSeries
from ecpat_training.series.rule_parts.context import SeriesContext

_OFF: tuple[CalendarKind, ...] = ("holiday", "school", "own")
_SEVERAL = 2


def year_view(series: DatedSeries, context: SeriesContext) -> CalendarChart:
    """From the month of the first training to that of the last, or all of the period where nothing has a date."""
    first, last = _calendar_span(series, context)
    countries = tuple(
        (f"{country}, with {trainings[0].twin}" if trainings[0].twin else country, tuple(bars))
        for country, trainings in context.by_country.items()
        for bars in [[*_closed(trainings[0], context, first, last), *_training_bars(trainings, series, context)]]
    )
    people = tuple(
        (code, (*_busy(code, series, context), *_events(code, context)))
        for code in context.trainers
        if sum(code in dated.trainers for dated in series.trainings) >= _SEVERAL
        and len({context.by_id[dated.id].country for dated in series.trainings if code in dated.trainers}) > 1
    )
    groups = (("Countries", countries), *((("Trainers who come to several countries", people),) if people else ()))
    summary = "; ".join(f"{dated.id} from {dated.start}" for dated in series.trainings)
    legend: tuple[tuple[BarKind, str], ...] = (
        ("training", "training"), ("fixed", "training with a fixed date"), ("person", "a trainer's training"),
        ("event", "another event"), ("closed", "holiday, or closed"),
    )  # fmt: skip
    return CalendarChart("The year at a glance", first, last, groups, f"Trainings by date: {summary}.", legend)


def _calendar_span(series: DatedSeries, context: SeriesContext) -> tuple[date, date]:
    starts = [dated.start for dated in series.trainings]
    first = min([*starts, context.last] if starts else [context.first])
    last = max([*starts] if starts else [context.last])
    after = date(last.year + last.month // 12, last.month % 12 + 1, 1)
    return first.replace(day=1), after - timedelta(1)


def _training_bars(
    trainings: tuple[Training, ...], series: DatedSeries, context: SeriesContext
) -> Iterator[CalendarBar]:
    for training in trainings:
        dated = series.by_id.get(training.id)
        if dated:
            fixed = context.fixed.get(training.id) == dated.start
            days = context.days(training, dated.start)
            label = f"{training.id} {dated.start.day}."
            yield CalendarBar(days[0], days[-1], "fixed" if fixed else "training", label)


def _closed(training: Training, context: SeriesContext, first: date, last: date) -> Iterator[CalendarBar]:
    """Holidays of a country and of its twin, and what is closed for both."""
    countries = [country for country in (training.country, training.twin) if country]
    day = first
    while day <= last:
        off = any(context.calendar.off(country, day, _OFF) for country in countries)
        shut = any(closed.days.on(day) and closed.country in (None, *countries) for closed in context.dates.closed)
        if off or shut:
            yield CalendarBar(day, day, "closed")
        day += timedelta(1)


def _busy(code: str, series: DatedSeries, context: SeriesContext) -> Iterator[CalendarBar]:
    for dated in series.trainings:
        if code in dated.trainers and dated.id in context.by_id:
            days = context.busy(context.by_id[dated.id], context.trainers[code], dated.start)
            yield CalendarBar(days[0], days[-1], "person", dated.id)


def _events(code: str, context: SeriesContext) -> Iterator[CalendarBar]:
    trainer = context.trainers[code]
    for day, event in context.event_days(trainer).items():
        yield CalendarBar(day, day, "event", event.id if day == event.start else "")
    for absence in trainer.away:
        yield CalendarBar(absence.first, absence.last, "closed")
