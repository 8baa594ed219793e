"""conference-scheduler (PyCon UK, MIT), in an environment of its own: events into slots that are given, each event
once. It knows no order of events, so that what builds on another can't be asked of it."""

import json
import subprocess
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from benchmarks.left_to_order import LeftToOrder
from benchmarks.peer_answer import PeerAnswer
from benchmarks.peer_environment import PeerEnvironment
from ecpat_training.agenda.model.agenda import Agenda

PEER = PeerEnvironment("conference-scheduler", ".venv-peers", "peers.txt")


@dataclass(frozen=True, slots=True)
class Slot:
    """Where an event can stand; `start` is in minutes of the whole conference."""

    room: str
    start: int
    minutes: int


@dataclass(frozen=True, slots=True)
class Event:
    """What needs so many minutes, not in some slots, and not beside some events, all by their numbers."""

    minutes: int
    not_in: tuple[int, ...] = ()
    not_beside: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Placed:
    """Each event's slot, None where there is no way; seconds of the solver alone, and of the whole process."""

    slots: dict[int, int] | None
    solving: float
    seconds: float


def missing() -> str:
    """Why it can't run here, after an attempt to set it up; empty if it can."""
    return PEER.missing()


def place(slots: Sequence[Slot], events: Sequence[Event], keep: dict[int, int] | None = None) -> Placed:
    """Where it puts the events; with `keep`, each event's slot so far, with as few changes as it can."""
    asked = {
        "slots": [asdict(one) for one in slots],
        "events": [asdict(one) for one in events],
        "keep": sorted((keep or {}).items()),
    }
    started = time.perf_counter()
    command = [PEER.python, Path(__file__).with_name("conference_peer.py")]
    done = subprocess.run(command, input=json.dumps(asked).encode(), capture_output=True, check=True)
    spent = time.perf_counter() - started
    answer = json.loads(done.stdout)
    return Placed(None if answer["places"] is None else dict(answer["places"]), answer["seconds"], spent)


def ask(problem: LeftToOrder) -> PeerAnswer:
    """The order that it finds for a training, with every wish that it understands as a demand; if that is too much,
    with the demands alone. Our places are its slots; a session may stand in each that lasts as long as it may."""
    slots = [
        Slot("room", 24 * 60 * problem.stretches[one.stretch].day + one.item.start, one.item.minutes)
        for one in problem.activities
    ]
    spent = 0.0
    for wishes in (True, False):
        placed = place(slots, [_event(problem, number, wishes=wishes) for number in range(len(slots))])
        spent += placed.seconds
        if placed.slots is not None:
            return PeerAnswer(_agenda(problem, placed.slots), spent)
    return PeerAnswer(None, spent)


def _event(problem: LeftToOrder, number: int, *, wishes: bool) -> Event:
    activity = problem.activities[number]
    low, high = int(activity.session.minutes.low or 0), int(activity.session.minutes.high or 0)
    shut = {at for at, one in enumerate(problem.activities) if not low <= one.item.minutes <= high}
    shut |= {at for at in range(len(problem.activities)) if problem.stays(at) and at != number}
    for barred in problem.barred:
        if barred.activity == number and (barred.hard or wishes):
            places = [(at, one) for at, one in enumerate(problem.activities) if one.stretch in barred.stretches]
            shut |= {at for at, one in places if one.offset == 0 or not barred.opens}
    if problem.stays(number):
        shut = set(range(len(problem.activities))) - {number}
    return Event(low, tuple(sorted(shut)))


def _agenda(problem: LeftToOrder, slots: dict[int, int]) -> Agenda:
    """Each session lasts what its new place does."""
    activities = list(problem.activities)
    for number, slot in slots.items():
        lasts = problem.activities[slot].item.minutes
        item = activities[number].item
        activities[number] = replace(activities[number], item=item.model_copy(update={"end": item.start + lasts}))
    places = {number: (problem.activities[slot].stretch, slot) for number, slot in slots.items()}
    return replace(problem, activities=tuple(activities)).agenda_of(places)
