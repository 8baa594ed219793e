"""frab JSON: the same schedule for web pages and other programs."""

import re

from ecpat_training import __version__
from ecpat_training.agenda.model.planned import Planned
from ecpat_training.agenda.timetable.frab import Event, Schedule, schedule
from ecpat_training.documents.formats.json import canonical
from ecpat_training.values.quantity import clock

NAME = "schedule.json"
ENDING = ".frab.json"  # `.json` alone is the report's
WHAT = "the schedule as data, for web pages and other programs"
SCHEMA = "https://c3voc.de/schedule/schema.json"
ZONE = re.compile(r"UTC|[A-Z][a-z]+/[A-Z][a-z]+.*")  # what the schema takes for a time zone's name


def render(planned: Planned) -> bytes:
    """The training as a frab schedule in JSON.

    Raises:
        ContentError: a day has no date.
    """
    told = schedule(planned)
    generator = {"name": "ecpat-training", "version": __version__}
    content = {"version": told.version, "conference": _conference(told)}
    return canonical({"$schema": SCHEMA, "generator": generator, "schedule": content})


def _conference(told: Schedule) -> dict[str, object]:
    return {
        "acronym": told.acronym,
        "title": told.title,
        "start": min(told.dates),
        "end": max(told.dates),
        "daysCount": len(told.days),
        "timeslot_duration": clock(5),
        **({"time_zone_name": told.time_zone} if ZONE.fullmatch(told.time_zone) else {}),
        "tracks": [{"name": track} for track in told.tracks],
        "rooms": [{"name": room, "guid": str(guid)} for room, guid in told.rooms.items()],
        "days": [
            {
                "index": day.number,
                "date": day.date,
                "day_start": day.start.isoformat(),
                "day_end": day.end.isoformat(),
                "rooms": {room: [_event(event, told) for event in held] for room, held in day.rooms().items()},
            }
            for day in told.days
        ],
    }


def _event(event: Event, told: Schedule) -> dict[str, object]:
    return {
        "id": event.number,
        "guid": str(event.guid),
        "url": f"urn:uuid:{event.guid}",  # the format asks for an address; the event has none on the web
        "slug": f"{told.acronym}-{event.number}",
        "date": event.start.isoformat(),
        "start": f"{event.start:%H:%M}",
        "duration": event.duration,
        "room": event.room,
        "title": event.title,
        "subtitle": None,
        "type": event.kind,
        "track": event.track or None,
        "language": told.language,
        "abstract": event.abstract,
        "persons": [{"id": person.number, "guid": str(person.guid), "name": person.name} for person in event.persons],
        "links": [],
    }
