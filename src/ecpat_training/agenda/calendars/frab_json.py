"""frab JSON: the same schedule for web pages and other programs."""

import re

from ecpat_training import __version__
from ecpat_training.agenda.model.agenda import PlannedTraining
from ecpat_training.agenda.timetable.frab import Schedule, ScheduleEvent, schedule
from ecpat_training.documents.formats.json import canonical
from ecpat_training.values.quantity import clock

NAME = "schedule.json"
ENDING = ".frab.json"  # `.json` alone is the report's
WHAT = "the schedule as data, for web pages and other programs"
SCHEMA = "https://c3voc.de/schedule/schema.json"
ZONE = re.compile(r"UTC|[A-Z][a-z]+/[A-Z][a-z]+.*")  # what the schema takes for a time zone's name


def render(planned_training: PlannedTraining) -> bytes:
    """The training as a frab schedule in JSON.

    Raises:
        ContentError: a day has no date.
    """
    plan = schedule(planned_training)
    generator = {"name": "ecpat-training", "version": __version__}
    content = {"version": plan.version, "conference": _conference(plan)}
    return canonical({"$schema": SCHEMA, "generator": generator, "schedule": content})


def _conference(plan: Schedule) -> dict[str, object]:
    return {
        "acronym": plan.acronym,
        "title": plan.title,
        "start": min(plan.dates),
        "end": max(plan.dates),
        "daysCount": len(plan.days),
        "timeslot_duration": clock(5),
        **({"time_zone_name": plan.time_zone} if ZONE.fullmatch(plan.time_zone) else {}),
        "tracks": [{"name": track} for track in plan.tracks],
        "rooms": [{"name": room, "guid": str(guid)} for room, guid in plan.rooms.items()],
        "days": [
            {
                "index": day.number,
                "date": day.date,
                "day_start": day.start.isoformat(),
                "day_end": day.end.isoformat(),
                "rooms": {room: [_event(event, plan) for event in events] for room, events in day.rooms().items()},
            }
            for day in plan.days
        ],
    }


def _event(event: ScheduleEvent, plan: Schedule) -> dict[str, object]:
    return {
        "id": event.number,
        "guid": str(event.guid),
        "url": f"urn:uuid:{event.guid}",  # the format asks for an address; the event has none on the web
        "slug": f"{plan.acronym}-{event.number}",
        "date": event.start.isoformat(),
        "start": f"{event.start:%H:%M}",
        "duration": event.duration,
        "room": event.room,
        "title": event.title,
        "subtitle": None,
        "type": event.kind,
        "track": event.track or None,
        "language": plan.language,
        "abstract": event.abstract,
        "persons": [{"id": person.number, "guid": str(person.guid), "name": person.name} for person in event.persons],
        "links": [],
    }
