"""Trainings drawn to tempt a report into claiming too much: small effects, people who leave by how they started, plans
made before, afterwards and never, groups that waited, sites, three waves."""

import random
from dataclasses import replace
from datetime import datetime
from typing import Any

from ecpat_training.effect.comparing.comparison_group import with_background
from ecpat_training.effect.model.report import EffectReport
from ecpat_training.effect.workflows.waves import evaluate_waves
from ecpat_training.survey.instrument.analysis_plan import ComparisonGroup
from ecpat_training.survey.instrument.instrument import WAVES
from ecpat_training.survey.model.responses import WaveResponses
from tests.effect.waves import instrument, number_scale, wave

WAITING = ComparisonGroup(column="group", is_="waiting")


def tempting(seed: int) -> EffectReport:
    """The internal report of this seed."""
    chance = random.Random(seed)
    n, names = chance.choice([4, 9, 14, 24, 40]), [f"s{at}" for at in range(chance.randint(1, 4))]
    better = {name: chance.choice(["higher", "higher", "lower"]) for name in names}
    scales = [
        number_scale(id=name, title=f"Scale {name[1:]}", items=[{"id": name}], better=better[name], answers="0-100")
        for name in names
    ]
    beside = chance.random() < 0.35
    plan = _plan(chance, names, beside)
    waves = _waves(chance, names, n, beside)
    form = with_background(instrument(*scales, **({"plan": plan} if plan else {})), WAITING if beside else None)
    return evaluate_waves(form, waves, comparison=WAITING if beside else None)


def _plan(chance: random.Random, names: list[str], beside: bool) -> dict[str, Any] | None:
    if chance.random() < 0.4:
        return None
    declared = chance.choice([{}, {"declared": "2005-06-01"}, {"declared": "2005-07-01"}])
    lots = {"comparison group": {"column": "group", "is": "waiting", "randomised": chance.choice(["yes", "no"])}}
    return {"primary": names[-1], "secondary": names[1:-1], **declared, **(lots if beside else {})}


def _waves(chance: random.Random, names: list[str], n: int, beside: bool) -> list[WaveResponses]:
    """Scores on 0 to 100; who scored low before may stay away afterwards."""
    codes = [f"{chr(65 + at % 26) * 3}{at * 37:04d}" for at in range(n)]
    groups = ["waiting" if beside and at % 3 == 0 else "trained" for at in range(n)]
    lift = {name: chance.choice([0, 3, 6, 15, -5]) for name in names}
    leaving, sites = chance.choice(["nobody", "some", "low", "low"]), chance.choice([0, 0, 0, 2, 5])
    start = {name: [min(95.0, max(5.0, chance.gauss(50, 15))) for _ in codes] for name in names}
    made = []
    for number, wave_name in enumerate(WAVES[: chance.choice([2, 2, 3])]):
        gone = {"nobody": 0.0, "some": 0.25, "low": 0.5}[leaving] if number else 0.0
        here = [
            at
            for at in range(n)
            if not (chance.random() < gone and (leaving != "low" or start[names[0]][at] < chance.gauss(48, 4)))
        ]
        columns = {
            name: [_later(chance, start[name][at], lift[name], number, groups[at]) for at in here] for name in names
        }
        one = wave(wave_name, [codes[at] for at in here], columns, {"group": [groups[at] for at in here]})
        day = datetime(2005, 6, 16 + number)
        at_sites = tuple(f"site {at % sites + 1}" for at in here) if sites else None
        made.append(replace(one, sites=at_sites, submitted=(day, day)))
    return made


def _later(chance: random.Random, start: float, lift: float, number: int, group: str) -> float:
    if not number:
        return round(start, 1)
    regressed = 50 + 0.6 * (start - 50) + chance.gauss(0, 9)
    return round(min(100.0, max(0.0, regressed + (lift if group == "trained" else 0))), 1)
