"""PyCon UK 2016, the conference for which conference-scheduler was written: 69 talks into 108 slots, and again with as
few moves as can be after a change. `ecpat plan` plans trainings, not conferences, so that our side is a model of its
own here, on the same solver and under the same definition of a move as `ecpat plan --keep`: an item at another place.
It shows that the solver and the definition hold against the peer's on its own ground, and nothing about our rules.

Rooms, slots and lengths of talks are those that the documentation of conference-scheduler (MIT) gives, and so are the
talk that can't be held on the first day and the last morning, and the two that can't be held beside another.
"""

import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from benchmarks import conference
from benchmarks.conference import Event, Placed, Slot

ROOMS = ("Assembly Room", "Ferrier Hall", "Room C", "Room D")
DAYS = 3
DAY = 24 * 60
STARTS = ((615, 30), (675, 45), (720, 30), (750, 30), (870, 30), (900, 30), (930, 30), (990, 30), (1020, 30))
TALKS = 69
LONG = frozenset({1, 10, 17, 26, 35, 43, 52, 61})
SLOTS = [Slot(room, day * DAY + at, lasts) for room in ROOMS for day in range(DAYS) for at, lasts in STARTS]
LATE, APART, BESIDE = 55, 50, (19, 63)


def main() -> None:
    """Shows both sides' moves and seconds, and fails where they differ."""
    if missing := conference.missing():
        print(f"\nPyCon UK 2016: left out, {missing}")
        return
    print(f"\nPyCon UK 2016: {TALKS} talks, {len(SLOTS)} slots; talks that move, seconds of the search alone")
    print(f"  {'':44} {'conference-scheduler':>24} {'CP-SAT':>16}")
    before = conference.place(SLOTS, talks())
    ours = place(SLOTS, talks())
    if before.slots is None or ours.slots is None:
        sys.exit("the conference itself isn't possible")
    wrong = faults("feasible", talks(), ours.slots)
    print(f"  {'a first schedule':44} {before.solving:24.2f} {ours.solving:16.2f}")
    for name, changed in changes(before.slots).items():
        peer, own = conference.place(SLOTS, changed, before.slots), place(SLOTS, changed, before.slots)
        told = [f"{moved(before.slots, one.slots)} in {one.solving:.2f}" for one in (peer, own)]
        print(f"  {name:44} {told[0]:>24} {told[1]:>16}")
        if moved(before.slots, peer.slots) != moved(before.slots, own.slots):
            wrong.append(f"{name}: the least moves differ")
        wrong += faults(name, changed, own.slots or {})
    if wrong:
        sys.exit("\n".join(wrong))


def talks() -> list[Event]:
    """The talks as they were accepted."""
    away = [
        number
        for number, slot in enumerate(SLOTS)
        if slot.start // DAY == 0 or (slot.start // DAY == DAYS - 1 and slot.start % DAY < DAY // 2)
    ]
    events = [Event(45 if number in LONG else 30) for number in range(TALKS)]
    events[LATE] = replace(events[LATE], not_in=tuple(away))
    events[APART] = replace(events[APART], not_beside=BESIDE)
    return events


def changes(before: Mapping[int, int]) -> dict[str, list[Event]]:
    """What may happen to a schedule that is there already."""
    lost = [(slot.room, at) for at, slot in enumerate(SLOTS) if slot.start // DAY == 1]
    last_day = [at for at, slot in enumerate(SLOTS) if slot.start // DAY == DAYS - 1]
    return {
        "a room is lost on the second day": _shut(range(TALKS), [at for room, at in lost if room in ROOMS[:1]]),
        "two rooms are lost on the second day": _shut(range(TALKS), [at for room, at in lost if room in ROOMS[:2]]),
        "each third speaker misses the talk's half day": _half_days_missed(before),
        "no long talk on the last day": _shut(sorted(LONG), last_day),
    }


def _shut(concerned: Sequence[int], slots: Sequence[int]) -> list[Event]:
    events = talks()
    for number in concerned:
        events[number] = replace(events[number], not_in=(*events[number].not_in, *slots))
    return events


def _half_days_missed(before: Mapping[int, int]) -> list[Event]:
    events = talks()
    for number in range(0, TALKS, 3):
        start = SLOTS[before[number]].start
        missed = [at for at, slot in enumerate(SLOTS) if slot.start // (DAY // 2) == start // (DAY // 2)]
        events[number] = replace(events[number], not_in=(*events[number].not_in, *missed))
    return events


def moved(before: Mapping[int, int], after: Mapping[int, int] | None) -> int | None:
    """How many talks are in another slot; None without a schedule."""
    return None if after is None else sum(after[number] != slot for number, slot in before.items())


def place(slots: Sequence[Slot], events: Sequence[Event], keep: Mapping[int, int] | None = None) -> Placed:
    """Where CP-SAT puts the events; with `keep`, so that the fewest move."""
    from ortools.sat.python.cp_model import OPTIMAL, CpModel, CpSolver

    started = time.perf_counter()
    model = CpModel()
    fits = {
        (event, slot): model.new_bool_var(f"{event} in {slot}")
        for event, one in enumerate(events)
        for slot, where in enumerate(slots)
        if one.minutes <= where.minutes and slot not in one.not_in
    }
    for event in range(len(events)):
        model.add(sum(here for (one, _), here in fits.items() if one == event) == 1)
    for slot in range(len(slots)):
        model.add(sum(here for (_, one), here in fits.items() if one == slot) <= 1)
    for event, other in ((event, other) for event, one in enumerate(events) for other in one.not_beside):
        for slot, beside in _together(slots):
            model.add(fits.get((event, slot), 0) + fits.get((other, beside), 0) <= 1)
    if keep:
        model.minimize(sum(1 - fits.get((event, slot), 0) for event, slot in keep.items()))
    solver = CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = 1
    solver.parameters.linearization_level = 2  # such problems of assignment are nearly linear
    solved = solver.solve(model) == OPTIMAL
    places = {event: slot for (event, slot), here in fits.items() if solver.value(here)} if solved else None
    spent = time.perf_counter() - started
    return Placed(places, spent, spent)


def _together(slots: Sequence[Slot]) -> list[tuple[int, int]]:
    """Pairs of slots at the same time, either way round."""
    pairs = [
        (one, other)
        for one, other in combinations(range(len(slots)), 2)
        if slots[one].start < slots[other].start + slots[other].minutes
        and slots[other].start < slots[one].start + slots[one].minutes
    ]
    return [*pairs, *((other, one) for one, other in pairs)]


def faults(name: str, events: Sequence[Event], places: Mapping[int, int]) -> list[str]:
    """What is wrong with a schedule, counted without a solver."""
    found = [] if len(places) == len(set(places.values())) == len(events) else ["a talk is missing or a slot full"]
    together = set(_together(SLOTS))
    for event, slot in places.items():
        if SLOTS[slot].minutes < events[event].minutes or slot in events[event].not_in:
            found.append(f"talk {event} can't be in slot {slot}")
        found += [f"{event} is beside {one}" for one in events[event].not_beside if (slot, places[one]) in together]
    return [f"{name}: {one}" for one in found]


if __name__ == "__main__":
    main()
