"""Runs in the peers' own environment, which has no ecpat: conference-scheduler on the problem that stands in JSON on
standard input; its answer goes to standard output. See `benchmarks.conference` for both."""

import json
import sys
import time
from datetime import datetime, timedelta

import pulp
from conference_scheduler import scheduler
from conference_scheduler.lp_problem.objective_functions import number_of_changes
from conference_scheduler.resources import Event, ScheduledItem, Slot

asked = json.load(sys.stdin)
noon = datetime(2016, 9, 16)
slots = [Slot(one["room"], noon + timedelta(minutes=one["start"]), one["minutes"], 0, "") for one in asked["slots"]]
events = [Event(str(number), one["minutes"], 0) for number, one in enumerate(asked["events"])]
for event, one in zip(events, asked["events"], strict=True):
    event.add_unavailability(*(slots[number] for number in one["not_in"]), *(events[at] for at in one["not_beside"]))
wish = {}
if asked["keep"]:
    kept = [ScheduledItem(events[event], slots[slot]) for event, slot in asked["keep"]]
    wish = {"objective_function": number_of_changes, "original_schedule": kept}
started = time.perf_counter()
try:
    found = scheduler.solution(events, slots, solver=pulp.PULP_CBC_CMD(msg=False), **wish)
except ValueError:  # "No valid solution found"
    found = None
json.dump({"places": found, "seconds": time.perf_counter() - started}, sys.stdout)
