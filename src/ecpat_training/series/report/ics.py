"""The series as calendars (RFC 5545): all of it, and what each trainer does.

A training is an event of whole days. It keeps its UID over every export, so that importing again moves it: SEQUENCE
rises when a training is moved or other trainers come, and what was dropped is told as cancelled. DTSTAMP would be the
time of the export; here it is `SOURCE_DATE_EPOCH`, or always the same, a minute later with each SEQUENCE, since the
same series gives the same bytes.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from uuid import NAMESPACE_URL, uuid5

from ecpat_training.core.text import listing
from ecpat_training.files.archive import archive_time
from ecpat_training.files.icalendar import component, fold_line, moment_line, text_line
from ecpat_training.series.model.series import DatedSeries, DatedTraining, DroppedTraining
from ecpat_training.series.rule_parts.context import SeriesContext

ENDING = ".ics"
_DAY = timedelta(1)


def render(series: DatedSeries, context: SeriesContext) -> bytes:
    """The programme's calendar: every training, and those that were dropped."""
    events = [
        *(
            _event(dated_training, context, f"Trainers: {listing([*dated_training.trainers], 40)}.")
            for dated_training in series.trainings
        ),
        *(_cancelled_events(dropped_training, context) for dropped_training in series.dropped),
    ]
    return _calendar(context.programme.programme, events)


def render_own(series: DatedSeries, context: SeriesContext, code: str) -> bytes:
    """A trainer's own calendar, with the days on which he or she travels in the text. Its events have identities of
    their own, so that who also has the programme's calendar keeps both. Of a training that changed and to which he or
    she doesn't come, the event is told as cancelled: an earlier version may have had it."""
    trainer = context.trainers[code]
    events: list[Iterable[str]] = []
    for dated_training in series.trainings:
        training = context.by_id[dated_training.id]
        if code in dated_training.trainers:
            travel = context.travel(training, trainer, dated_training.start)
            events.append(_event(dated_training, context, f"Travel on {travel[0]}." if travel else "", code))
        elif dated_training.sequence and code in _possible_trainers(dated_training.id, context):
            events.append(
                _cancelled_events(
                    DroppedTraining(dated_training.id, dated_training.start, dated_training.sequence), context, code
                )
            )
    events += [
        _cancelled_events(dropped_training, context, code)
        for dropped_training in series.dropped
        if code in _possible_trainers(dropped_training.id, context)
    ]
    return _calendar(f"{context.programme.programme}, {code}", events)


def trainers_of(series: DatedSeries, context: SeriesContext) -> list[str]:
    """Whose calendars there are: everybody who comes to a training, or could have come to one that changed or was
    dropped."""
    coming_codes = {code for dated_training in series.trainings for code in dated_training.trainers}
    changed_ids = [
        *(dated_training.id for dated_training in series.trainings if dated_training.sequence),
        *(dropped_training.id for dropped_training in series.dropped),
    ]
    for id_ in changed_ids:
        coming_codes |= _possible_trainers(id_, context)
    return [code for code in context.trainers if code in coming_codes]


def _possible_trainers(id_: str, context: SeriesContext) -> set[str]:
    """Who may have come to a training in an earlier version: everybody, where the programme doesn't have it now."""
    training = context.by_id.get(id_)
    if training is None:
        return set(context.trainers)
    return {trainer.id for post in context.posts(training) for trainer in post.trainers}


def _calendar(name: str, events: Iterable[Iterable[str]]) -> bytes:
    def lines() -> Iterator[str]:
        yield from ("VERSION:2.0", "PRODID:-//ecpat-training//ecpat//EN", "CALSCALE:GREGORIAN")
        yield text_line("X-WR-CALNAME", name)
        for event in events:
            yield from component("VEVENT", event)

    return b"".join(map(fold_line, component("VCALENDAR", lines())))


def _event(dated_training: DatedTraining, context: SeriesContext, text: str, trainer_code: str = "") -> Iterator[str]:
    training = context.by_id.get(dated_training.id)
    days = training.days if training else 1
    yield from _identity(dated_training.id, dated_training.start, days, dated_training.sequence, context, trainer_code)
    twin = f", with {training.twin}" if training and training.twin else ""
    yield text_line(
        "SUMMARY", f"{dated_training.id}: training in {training.country}{twin}" if training else dated_training.id
    )
    if text:
        yield text_line("DESCRIPTION", text)
    if training and training.venue:
        yield text_line("LOCATION", training.venue)
    yield "TRANSP:OPAQUE"


def _cancelled_events(
    dropped_training: DroppedTraining, context: SeriesContext, trainer_code: str = ""
) -> Iterator[str]:
    training = context.by_id.get(dropped_training.id)
    yield from _identity(
        dropped_training.id,
        dropped_training.start,
        training.days if training else 1,
        dropped_training.sequence,
        context,
        trainer_code,
    )
    yield text_line("SUMMARY", dropped_training.id)
    yield from ("STATUS:CANCELLED", "TRANSP:TRANSPARENT")


def _identity(
    id_: str, start: date, days: int, sequence: int, context: SeriesContext, trainer_code: str
) -> Iterator[str]:
    identity = uuid5(NAMESPACE_URL, f"ecpat:series/{context.programme.id}/{id_}")
    yield f"UID:{uuid5(identity, trainer_code) if trainer_code else identity}"
    yield moment_line("DTSTAMP", archive_time() + timedelta(minutes=sequence))
    yield f"SEQUENCE:{sequence}"
    yield f"DTSTART;VALUE=DATE:{start:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{start + _DAY * days:%Y%m%d}"  # the day after the last, by the standard
