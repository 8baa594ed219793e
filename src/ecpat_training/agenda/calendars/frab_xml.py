"""frab XML: the schedule that apps such as EventFahrplan, Giggity and Engelsystem read."""

from xml.etree.ElementTree import Element, SubElement, indent, tostring

from ecpat_training import __version__
from ecpat_training.agenda.model.agenda import PlannedTraining
from ecpat_training.agenda.timetable.frab import Schedule, ScheduleEvent, schedule
from ecpat_training.values.quantity import clock

NAME = "schedule.xml"
ENDING = ".xml"
WHAT = "the training for schedule viewers, such as EventFahrplan or Giggity"


def render(planned_training: PlannedTraining) -> bytes:
    """The training as a frab schedule in XML.

    Raises:
        ContentError: a day has no date.
    """
    plan = schedule(planned_training)
    root = Element("schedule")
    SubElement(root, "generator", name="ecpat-training", version=__version__)
    _texts(root, version=plan.version)
    _conference(SubElement(root, "conference"), plan)
    for day in plan.days:
        day_element = SubElement(root, "day", index=str(day.number), date=day.date.isoformat())
        day_element.set("start", day.start.isoformat())
        day_element.set("end", day.end.isoformat())
        for room, events in day.rooms().items():
            place = SubElement(day_element, "room", name=room, guid=str(plan.rooms[room]))
            for event in events:
                _event(place, event, plan.language)
    indent(root)
    xml_text: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return xml_text + b"\n"


def _conference(parent_element: Element, plan: Schedule) -> None:
    _texts(
        parent_element,
        title=plan.title,
        acronym=plan.acronym,
        start=min(plan.dates).isoformat(),
        end=max(plan.dates).isoformat(),
        days=str(len(plan.days)),
        timeslot_duration=clock(5),
        time_zone_name=plan.time_zone,
    )
    for track in plan.tracks:
        SubElement(parent_element, "track", name=track)


def _event(place: Element, event: ScheduleEvent, language: str) -> None:
    event_element = SubElement(place, "event", id=str(event.number), guid=str(event.guid))
    _texts(
        event_element,
        room=event.room,
        title=event.title,
        subtitle="",  # importers ask for it and for the description, be they empty
        type=event.kind,
        date=event.start.isoformat(),
        start=f"{event.start:%H:%M}",
        duration=event.duration,
        abstract=event.abstract,
        description="",
        track=event.track,
        language=language,
    )
    persons = SubElement(event_element, "persons")
    for person in event.persons:
        SubElement(persons, "person", id=str(person.number), guid=str(person.guid)).text = person.name


def _texts(parent_element: Element, **texts: str) -> None:
    for name, text in texts.items():
        SubElement(parent_element, name).text = text
