"""Runs in the peer's own environment, which has no ecpat: sortition-algorithms on the files that stand in JSON on
standard input; its answer goes to standard output. See `benchmarks.selecting`."""

import csv
import json
import sys
import time
from pathlib import Path

from sortition_algorithms import Settings, read_in_features, read_in_people
from sortition_algorithms.committee_generation import find_distribution_maximin

asked = json.load(sys.stdin)
with Path(asked["quotas"]).open(encoding="utf-8", newline="") as file:
    quotas = list(csv.DictReader(file))
with Path(asked["people"]).open(encoding="utf-8", newline="") as file:
    people = [{"row": str(row), **person} for row, person in enumerate(csv.DictReader(file), 2)]
started = time.process_time()
features, *_ = read_in_features(list(quotas[0]), quotas, asked["seats"])
settings = Settings(id_column="row", columns_to_keep=[])
pool, _ = read_in_people(list(people[0]), people, features, settings)
rooms, weights, _ = find_distribution_maximin(features, pool, asked["seats"], [])
chances = dict.fromkeys((person["row"] for person in people), 0.0)
for room, weight in zip(rooms, weights, strict=True):
    for person in room:
        chances[person] += weight
json.dump({"chances": list(chances.values()), "seconds": time.process_time() - started}, sys.stdout)
