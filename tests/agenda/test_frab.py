"""Schedules for viewers: what the format requires is there, in XML and JSON alike, whatever the texts hold; numbers and
identities last; validated against the format's own schemas where they are at hand."""

import json
import re
from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID
from xml.etree.ElementTree import Element, fromstring

import jsonschema
import pytest
from lxml import etree

from ecpat_training.agenda.calendars import frab_json, frab_json2, frab_xml, ics
from ecpat_training.agenda.model.agenda import PlannedTraining
from ecpat_training.programme.model.room import TrainingRoom
from tests.agenda.calendar_reading import read
from tests.agenda.cases import agenda, pilot, programme
from tests.shared import SHARED

DATES = ["2025-03-29", "2025-03-30"]
DAYS: list[list[Any]] = [
    ["09:00-09:30 opening @ BG-1 + NL-2", "09:30-10:10 talk @ BG-1", "10:10-10:25 coffee break", "10:25-11:10 heavy"],
    ["09:00-09:15 recap", "12:00-13:00 lunch", {"at": "13:00-14:00", "title": "Visit <b>; & bring a coat"}],
]
NEEDED = ["room", "title", "type", "date", "start", "duration", "abstract", "track"]
IMPORTED = ["subtitle", "description"]  # what pretalx's importer asks for besides, be it empty
SCHEMAS = SHARED / "data" / "schemas" if SHARED else None


def planned(days: list[list[Any]] = DAYS) -> PlannedTraining:
    return PlannedTraining(programme(), programme().training("two-days"), agenda(days, dates=DATES))


def on_another_clock() -> PlannedTraining:
    of = planned()
    return PlannedTraining(
        of.programme, of.training.model_copy(update={"timezone": "CET", "language": "rom"}), of.agenda
    )


APART: list[list[Any]] = [
    ["09:00-09:30 opening [Hall]", "09:30-10:00 police-talk [Hall]", "09:30-10:00 care-talk @ BG-2 [Garden]"],
    ["09:00-09:15 recap"],
]
MADE: dict[str, Callable[[], PlannedTraining]] = {
    "the pilot": lambda: pilot().check.planned,
    "by hand": planned,
    "without items": lambda: planned([[], []]),
    "another clock": on_another_clock,
    "in two rooms": lambda: planned(APART),
}


def xml(of: PlannedTraining) -> Element:
    return fromstring(frab_xml.render(of))


def conference(of: PlannedTraining) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(frab_json.render(of))["schedule"]["conference"]
    return told


def events(of: PlannedTraining) -> list[dict[str, Any]]:
    return [event for day in conference(of)["days"] for room in day["rooms"].values() for event in room]


@pytest.mark.parametrize("made", MADE.values(), ids=list(MADE))
def test_what_the_format_requires_is_there(made: Callable[[], PlannedTraining]) -> None:
    root = xml(made())
    assert root.findtext("version")
    assert re.fullmatch("[a-z0-9_-]{4,}", root.findtext("conference/acronym") or "")
    days = root.findall("day")
    assert [day.get("index") for day in days] == [str(number) for number in range(1, len(days) + 1)]
    for day in days:
        start, end = (datetime.fromisoformat(day.attrib[name]) for name in ("start", "end"))
        assert start.utcoffset() is not None
        assert start < end
        for room in day.findall("room"):
            for event in room.findall("event"):
                assert [name for name in NEEDED + IMPORTED if event.find(name) is None] == []
                assert event.findtext("room") == room.get("name")
                assert re.fullmatch(r"\d\d:\d\d", event.findtext("start") or "")
                assert re.fullmatch(r"\d\d:\d\d", event.findtext("duration") or "")
                assert start <= datetime.fromisoformat(event.findtext("date") or "") < end
    ids = [event.get("id") for event in root.iter("event")]
    assert len(set(ids)) == len(ids)
    assert all(id_ and 0 < int(id_) < 2**31 for id_ in ids)


@pytest.mark.parametrize("made", MADE.values(), ids=list(MADE))
def test_xml_and_json_tell_the_same(made: Callable[[], PlannedTraining]) -> None:
    of = made()
    root, told = xml(of), conference(of)
    assert json.loads(frab_json.render(of))["schedule"]["version"] == root.findtext("version")
    for name in ("title", "acronym", "start", "end", "timeslot_duration"):
        assert root.findtext(f"conference/{name}") == told[name]
    assert [(day.get("date"), day.get("start"), day.get("end")) for day in root.findall("day")] == [
        (day["date"], day["day_start"], day["day_end"]) for day in told["days"]
    ]
    for one, other in zip(root.iter("event"), events(of), strict=True):
        assert (one.get("id"), one.get("guid")) == (str(other["id"]), other["guid"])
        assert {name: one.findtext(name) or None for name in NEEDED} == {name: other[name] or None for name in NEEDED}
        assert [(person.get("id"), person.text) for person in one.iter("person")] == [
            (str(person["id"]), person["name"]) for person in other["persons"]
        ]


def test_sessions_are_told_with_what_a_viewer_shows() -> None:
    opening, talk, heavy, recap, visit = events(planned())
    assert opening["date"] == "2025-03-29T09:00:00+02:00"  # clocks go forward in Sofia in the night after
    assert recap["date"] == "2025-03-30T09:00:00+03:00"
    assert (talk["start"], talk["duration"], talk["type"], talk["track"]) == ("09:30", "00:40", "lecture", "Content")
    assert [person["name"] for person in opening["persons"]] == ["BG-1", "NL-2"]
    assert (visit["title"], visit["track"]) == ("Visit <b>; & bring a coat", None)
    assert heavy["room"] == "Plenary"


def test_tracks_stand_in_rooms_of_their_own() -> None:
    rooms = {event["title"]: event["room"] for event in events(planned(APART))}
    assert rooms == {"Opening": "Hall", "For police": "Hall", "For carers": "Garden", "Looking back": "Plenary"}
    named = planned([["09:00-09:15 recap"]])
    training = named.training.model_copy(update={"rooms": (TrainingRoom(room="Blue room"), TrainingRoom(room="Hall"))})
    assert [one["room"] for one in events(PlannedTraining(named.programme, training, named.agenda))] == ["Blue room"]


def test_an_event_is_the_same_in_a_calendar() -> None:
    of = planned()
    in_calendar = [event.text("UID") for event in read(ics.render(of)).all("VEVENT")]
    assert {UUID(event["guid"]) for event in events(of)} < set(map(UUID, in_calendar))


def test_numbers_and_identities_stay_when_something_moves_and_the_version_does_not() -> None:
    def identities(of: PlannedTraining) -> dict[str, tuple[int, str]]:
        return {event["title"]: (event["id"], event["guid"]) for event in events(of)}

    first = planned()
    moved = planned([["09:00-09:10 film", "09:30-10:10 opening", *DAYS[0][2:]], [DAYS[0][1], *DAYS[1]]])
    kept = identities(first)
    assert {title: identities(moved)[title] for title in kept} == kept
    assert xml(moved).findtext("version") != xml(first).findtext("version") == xml(planned()).findtext("version")


@pytest.mark.parametrize("made", MADE.values() if SCHEMAS else [], ids=list(MADE) if SCHEMAS else [])
def test_the_format_s_own_schemas_take_it(made: Callable[[], PlannedTraining]) -> None:
    assert SCHEMAS
    of = made()
    etree.XMLSchema(etree.parse(SCHEMAS / "schedule.xml.xsd")).assertValid(etree.fromstring(frab_xml.render(of)))
    schema = json.loads((SCHEMAS / "schema.json").read_text("utf-8"))
    checker = jsonschema.Draft6Validator(schema, format_checker=jsonschema.FormatChecker())
    assert [error.message for error in checker.iter_errors(json.loads(frab_json.render(of)))] == []
    newer = json.loads((SCHEMAS / "schema2.json").read_text("utf-8"))
    checker = jsonschema.Draft6Validator(newer, format_checker=jsonschema.FormatChecker())
    assert [error.message for error in checker.iter_errors(json.loads(frab_json2.render(of)))] == []


@pytest.mark.parametrize("made", MADE.values(), ids=list(MADE))
def test_the_newer_json_tells_the_same_sessions_and_the_breaks_besides(made: Callable[[], PlannedTraining]) -> None:
    of = made()
    told = json.loads(frab_json2.render(of))["schedule"]
    held = {event["guid"]: event for event in told["events"] if event["type"] != "BREAK"}
    assert set(held) == {event["guid"] for event in events(of)}
    for event in events(of):
        newer = held[event["guid"]]
        assert (newer["title"], newer["start"], newer["room"]["name"]) == (event["title"], event["date"], event["room"])
        assert newer["track"]["slug"] in {track["slug"] for track in told["conference"]["tracks"]}
    breaks = [event["title"] for event in told["events"] if event["type"] == "BREAK"]
    assert len(breaks) == sum(item.kind != "session" for day in of.agenda.days for item in day.items)
    starts = [datetime.fromisoformat(event["start"]) for event in told["events"]]
    assert starts == sorted(starts)
