"""frab JSON of the second generation: events in one list with their ends, breaks among them."""

import re
from datetime import datetime

from ecpat_training import __version__
from ecpat_training.agenda.calendars.frab_json import ZONE
from ecpat_training.agenda.model.agenda import PlannedTraining
from ecpat_training.agenda.timetable.frab import Pause, Schedule, ScheduleEvent, schedule
from ecpat_training.core.text import slug
from ecpat_training.documents.formats.json import canonical

NAME = None  # written where it is asked for: among the papers, one schedule as data is enough
ENDING = ".frab2.json"
WHAT = "the schedule as data in the newer format of frab, with breaks"
SCHEMA = "https://c3voc.de/schema/schedule2"
_KINDS = {
    "lecture": "TALK", "plenary": "MEETING", "discussion": "DISCUSSION", "group work": "WORKSHOP",
    "exercise": "HANDS-ON", "case study": "WORKSHOP", "role play": "HANDS-ON", "simulation": "HANDS-ON",
    "reflection": "DISCUSSION",
}  # fmt: skip
_OWN = "Sessions of its own"  # the format wants a track of every event
_TWO_LETTERS = re.compile(r"[a-z]{2}")
_NOT_IN_TWO_LETTERS = "xx"  # no language has this code; the format has no other way to say so


def render(planned_training: PlannedTraining) -> bytes:
    """The training as a frab schedule in the newer JSON.

    Raises:
        ContentError: a day has no date.
    """
    plan = schedule(planned_training)
    tracks = _slugs([event.track or _OWN for day in plan.days for event in day.events])
    events = [_event(event, plan, tracks) for day in plan.days for event in day.events]
    breaks = [_break(pause) for day in plan.days for pause in day.breaks]
    content = {
        "version": plan.version,
        "conference": _conference(plan, tracks),
        "events": sorted(
            [*events, *breaks], key=lambda event: (datetime.fromisoformat(str(event["start"])), event["guid"])
        ),
    }
    generator = {"name": "ecpat-training", "version": __version__}
    return canonical({"$schema": SCHEMA, "generator": generator, "schedule": content})


def _conference(plan: Schedule, tracks: dict[str, str]) -> dict[str, object]:
    return {
        "acronym": plan.acronym,
        "title": plan.title,
        "start": min(day.start for day in plan.days).isoformat(),
        "end": max(day.end for day in plan.days).isoformat(),
        "timeslot_duration": "PT5M",
        **({"time_zone_name": plan.time_zone} if ZONE.fullmatch(plan.time_zone) else {}),
        **({"languages": [plan.language]} if _TWO_LETTERS.fullmatch(plan.language) else {}),
        "tracks": [{"name": name, "slug": track_slug} for name, track_slug in tracks.items()],
        "rooms": [{"name": room, "guid": str(guid)} for room, guid in plan.rooms.items()],
        "days": [
            {
                "index": day.number,
                "date": day.date,
                "start": day.start.isoformat(),
                "end": day.end.isoformat(),
            }
            for day in plan.days
        ],
    }


def _event(event: ScheduleEvent, plan: Schedule, tracks: dict[str, str]) -> dict[str, object]:
    return {
        "guid": str(event.guid),
        "slug": f"{plan.acronym}-{event.number}",
        "url": f"urn:uuid:{event.guid}",
        "title": event.title,
        "subtitle": None,
        "type": _KINDS.get(event.kind, "OTHER"),
        "track": {"slug": tracks[event.track or _OWN]},
        "language": plan.language if _TWO_LETTERS.fullmatch(plan.language) else _NOT_IN_TWO_LETTERS,
        "abstract": event.abstract,
        "room": {"name": event.room, "guid": str(plan.rooms[event.room])},
        "start": event.start.isoformat(),
        "end": event.end.isoformat(),
        "participants": [{"guid": str(person.guid), "name": person.name} for person in event.persons],
        "links": [],
    }


def _break(pause: Pause) -> dict[str, object]:
    return {
        "type": "BREAK",
        "guid": str(pause.guid),
        "title": pause.title,
        "start": pause.start.isoformat(),
        "end": pause.end.isoformat(),
    }


def _slugs(tracks: list[str]) -> dict[str, str]:
    """A short name for each track, its own; by number where Latin letters give none."""
    slugs: dict[str, str] = {}
    for number, track in enumerate(dict.fromkeys(tracks), 1):
        short_slug = slug(track).strip("-")
        useless = short_slug == "untitled" or len(short_slug) < 2 or short_slug in slugs.values()
        slugs[track] = f"track-{number}" if useless else short_slug
    return slugs
