"""Rooms with seats, and evenings that name trainers: what the programme fixes and no rule can mend is said."""

from pathlib import Path

import pytest

from ecpat_training.agenda.model.agenda import PlannedTraining
from ecpat_training.agenda.report.agenda_yaml import agenda_yaml
from ecpat_training.agenda.report.lines import duties, find_free_trainers
from ecpat_training.core.errors import ContentError
from ecpat_training.core.finding import Severity
from ecpat_training.programme.reading.programme import read_programme
from ecpat_training.values.quantity import clock
from tests.agenda.panels import launch, planned_launch
from tests.agenda.papers_made import paper, texts
from tests.agenda.programmes_in_time import checked

SMALL = ("seats: 60", "seats: 42")


def test_a_room_with_too_few_seats_is_told_with_numbers_once(tmp_path: Path) -> None:
    result = planned_launch(tmp_path, SMALL)
    (found,) = [one for one in result.check.findings if one.code == "plan.seats"]
    assert found.severity is Severity.WARNING
    assert (
        found.message == 'Hall has 42 seats, and day 1, 13:00 "Panel: what works" has 43 people in it: 1 sits nowhere.'
    )
    assert found.hint == "Find more chairs, or correct the `seats`, or the number of participants."
    assert found.where is not None
    assert found.where.line == 5  # the training
    text = agenda_yaml(result.agenda, result.programme, programme_file="programme.yaml")
    assert [one.code for one in checked(tmp_path, text).findings].count("plan.seats") == 1


def test_who_joins_from_afar_needs_no_chair(tmp_path: Path) -> None:
    exact = ("seats: 60", "seats: 43")
    assert not [one for one in planned_launch(tmp_path, exact).check.findings if one.code == "plan.seats"]
    here = ("remote: yes, away", "away")
    assert [one for one in planned_launch(tmp_path, exact, here).check.findings if one.code == "plan.seats"]


def test_a_larger_room_is_proposed_and_rooms_without_seats_are_not_judged(tmp_path: Path) -> None:
    rooms = ("[{room: Hall, seats: 60}]", "[{room: Blue room, seats: 20}, {room: Hall, seats: 60}]")
    (found,) = [one for one in planned_launch(tmp_path, rooms).check.findings if one.code == "plan.seats"]
    assert str(found.hint).startswith("Put Hall first in `rooms`, or")
    bare = ("[{room: Hall, seats: 60}]", "[Hall]")
    assert not [one for one in planned_launch(tmp_path, bare).check.findings if one.code == "plan.seats"]


def test_each_track_takes_its_share_of_the_participants(tmp_path: Path) -> None:
    split = (
        "- {id: law,",
        "- {id: p, title: For police, minutes: 60, method: exercise, track: law enforcement}\n"
        "      - {id: c, title: For carers, minutes: 60, method: exercise, track: care}\n      - {id: law,",
    )
    rooms = ("[{room: Hall, seats: 60}]", "[{room: Hall, seats: 60}, {room: Annexe, seats: 20}]")
    result = planned_launch(tmp_path, split, rooms)
    (found,) = [one for one in result.check.findings if one.code == "plan.seats"]
    carers = next(one for one in result.agenda.sessions() if one.title == "For carers")
    assert found.message.startswith("Annexe has 20 seats, and day 1, ")
    assert f'"For carers" has {20 + len(carers.trainers)} people in it' in found.message


def test_the_organisers_way_to_write_a_room_is_read_back(tmp_path: Path) -> None:
    launch(tmp_path)
    text = 'training: one\ndays:\n  - items: ["09:00-09:30 welcome @ T1 + T2 [Hall (60 seats)]"]\n'
    assert checked(tmp_path, text).planned.agenda.sessions()[0].room == "Hall"


@pytest.mark.parametrize("rooms", ["[{room: Hall, seats: 0}]", "[{seats: 10}]", "[{room: Hall}, hall]"])
def test_rooms_that_make_no_sense_are_told(tmp_path: Path, rooms: str) -> None:
    with pytest.raises(ContentError):
        read_programme(launch(tmp_path, ("[{room: Hall, seats: 60}]", rooms)))


def test_who_is_named_for_an_evening_is_there_and_does_not_work(tmp_path: Path) -> None:
    limit = ("role: care, speaks: [bg, en]}", "role: care, speaks: [bg, en], most minutes a day: 200}")
    result = planned_launch(tmp_path, limit)
    assert result.check.holds
    dinner = result.agenda.days[0].items[-1]
    assert (dinner.title, dinner.kind, dinner.trainers) == ("Dinner at the old mill", "break", ("T2", "T3"))
    planned = PlannedTraining(result.programme, result.training, result.agenda)
    assert [one.item.title for one in duties(planned)["T2"] if one.part == "there"] == ["Dinner at the old mill"]
    assert "T2" not in find_free_trainers(planned, result.agenda.days[0], dinner)
    again = checked(tmp_path, agenda_yaml(result.agenda, result.programme)).planned.agenda
    assert again.days[0].items[-1].trainers == ("T2", "T3")


def test_who_is_away_in_an_evening_that_names_him_is_told(tmp_path: Path) -> None:
    away = ("names: yes, name: Arta Hoxha}", "names: yes, name: Arta Hoxha, away: [2026-05-12 evening]}")
    result = planned_launch(tmp_path, away)
    (found,) = [one for one in result.check.findings if one.code == "plan.evening"]
    assert found.message == 'day 1, 19:00 "Dinner at the old mill" names T2, who is away then, on 2026-05-12.'
    assert result.check.holds


def test_the_debrief_of_the_trainers_follows_the_last_session_not_the_dinner(tmp_path: Path) -> None:
    result = planned_launch(tmp_path)
    of = PlannedTraining(result.programme, result.training, result.agenda)
    (said,) = [one for one in texts(paper("checklist", of)) if "the trainers hold their debrief" in one]
    assert f"from {clock(result.agenda.days[0].sessions()[-1].end)} the trainers" in said


def test_an_evening_may_still_be_a_line(tmp_path: Path) -> None:
    line = (
        "- {day: 1, at: 19:00-22:00, title: Dinner at the old mill, trainers: [T2, T3]}",
        "- day 1 19:00-22:00 Dinner",
    )
    assert planned_launch(tmp_path, line).agenda.days[0].items[-1].trainers == ()
