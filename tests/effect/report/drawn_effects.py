"""Effect reports drawn from a seed: any number of people, scales of every kind, answers missing, constant or out of
all proportion, codes lost and mistyped, two waves or three."""

import random
from functools import cache
from typing import Any

from ecpat_training.effect.model.report import EffectReport
from ecpat_training.effect.report.publish import publish
from ecpat_training.effect.workflows.waves import evaluate_waves
from ecpat_training.survey.instrument.instrument import WAVES
from tests.effect.waves import instrument, wave


@cache
def drawn_report(seed: int) -> EffectReport:
    """The report of this seed, published for every third."""
    chance = random.Random(seed)
    scales = [_scale(chance, number) for number in range(chance.randint(1, 4))]
    plan = {"plan": {"primary": scales[-1]["id"]}} if chance.random() < 0.5 else {}
    n = chance.choice([0, 1, 2, 3, 9, 10, 14, 20, 25, 60])
    people = [f"{chr(65 + at % 26) * 3}{at:03d}{chr(90 - at % 26)}" for at in range(n)]
    waves = [_wave(chance, name, people, scales) for name in WAVES[: chance.choice([2, 2, 2, 3])]]
    report = evaluate_waves(instrument(*scales, groups=["role"], **plan), waves)
    return publish(report) if seed % 3 == 0 else report


def _scale(chance: random.Random, number: int) -> dict[str, Any]:
    items = [{"id": f"q{number}x{item}", "text": f"Question {item}"} for item in range(chance.randint(1, 5))]
    better = {"better": chance.choice(["higher", "higher", "lower"])}
    matters = {"smallest_change": chance.choice([0.2, 5])} if chance.random() < 0.5 else {}
    told = {"id": f"s{number}", "title": f"Scale {number}", **better, **matters}
    kind = chance.choice(["likert", "multiple choice", "number"])
    if kind == "likert":
        turned = [{**item, "reversed": chance.random() < 0.3} for item in items]
        return {**told, "kind": kind, "answers": "1-5", "items": turned, "answered": 1}
    if kind == "number":
        return {**told, "kind": kind, "items": items}
    keyed = [{**item, "key": "a", "untaught": chance.random() < 0.2} for item in items]
    return {**told, "kind": kind, "items": keyed, "better": "higher"}


def _wave(chance: random.Random, name: Any, people: list[str], scales: list[dict[str, Any]]) -> Any:
    here = [code for code in people if chance.random() < 0.9]
    codes = [code[:-1] + chance.choice("QXZ") if chance.random() < 0.05 else code for code in here]
    columns = {item["id"]: _answers(chance, scale["kind"], len(here)) for scale in scales for item in scale["items"]}
    return wave(name, codes, columns, {"role": [chance.choice(["care", "law enforcement"]) for _ in here]})


def _answers(chance: random.Random, kind: str, n: int) -> list[Any]:
    constant, missing = chance.random() < 0.1, chance.choice([0.0, 0.05])
    draw = {
        "likert": lambda: float(chance.randint(1, 5)),
        "multiple choice": lambda: chance.choice("aab"),
        "number": lambda: round(chance.gauss(50, 9), chance.choice([0, 1, 6])),
    }[kind]
    first = draw()
    empty = None if kind == "multiple choice" else float("nan")
    return [empty if chance.random() < missing else first if constant else draw() for _ in range(n)]
