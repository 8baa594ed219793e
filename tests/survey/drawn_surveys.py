"""Trainings with answers drawn at random, published into files as a person would send them."""

import json
import random
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ecpat_training.documents.outputs import render
from ecpat_training.documents.provenance import Provenance
from ecpat_training.effect.model.report import EffectReport
from ecpat_training.effect.report.document import effect_document
from ecpat_training.effect.report.json import effect_json
from ecpat_training.effect.report.publish import publish
from ecpat_training.effect.workflows.waves import evaluate_waves
from ecpat_training.survey.instrument.instrument import Instrument, Wave
from ecpat_training.survey.model.responses import WaveResponses
from tests.effect.waves import instrument, wave

FORMATS = ("html", "xlsx", "docx", "json", "txt")
MADE = Provenance("1.0", "ecpat evaluate --publish", ())
ITEMS = 5  # of the test
GRADES = range(1, 6)


@dataclass(frozen=True)
class Survey:
    """What was answered, and what of it may be known outside: the instrument."""

    form: Instrument
    waves: tuple[WaveResponses, ...]

    def report(self) -> EffectReport:
        """The internal report."""
        return evaluate_waves(self.form, self.waves)


def form(k: int = 10) -> Instrument:
    """A test of five questions and a scale of two statements; people say their sector and their work."""
    rules: dict[str, Any] = {"merge": [{"groups": ["IGO", "NGO"], "into": "non-government"}]}
    if k < 10:
        rules |= {"smallest group": k, "because": "the donor asks for sectors"}
    return instrument(
        {
            "id": "test",
            "title": "Knowledge",
            "kind": "multiple choice",
            "items": [{"id": f"q{number}", "key": "right"} for number in range(ITEMS)],
        },
        {"id": "sure", "title": "Confidence", "kind": "likert", "answers": "1-5", "items": [{"id": "a"}, {"id": "b"}]},
        groups=["sector", "work"],
        disclosure=rules,
    )


def survey(seed: int, people: int, k: int = 10) -> Survey:
    """A training of so many people: some are very sure, some trainings teach much, few leave a question blank."""
    draw = random.Random(seed)
    skill, gain = draw.uniform(0.2, 0.8), draw.uniform(-0.1, 0.4)
    codes = [f"{chr(65 + at % 26) * 3}{at:04d}" for at in range(people)]
    shares = [draw.random() + 0.05 for _ in range(3)]
    told = {
        "sector": draw.choices(["GO", "IGO", "NGO"], shares, k=people),
        "work": draw.choices(["law", "care"], [draw.random() + 0.2, 0.7], k=people),
    }
    blank = draw.random() < 0.2
    centre = [draw.uniform(1.5, 4.5) for _ in range(people)]
    waves = []
    names: tuple[tuple[Wave, float], ...] = (("pre", 0.0), ("post", gain))
    for name, more in names:
        answers: dict[str, list[Any]] = {
            f"q{number}": ["right" if draw.random() < min(0.97, skill + more) else "wrong" for _ in codes]
            for number in range(ITEMS)
        }
        for item in ("a", "b"):
            answers[item] = [float(min(5, max(1, round(draw.gauss(mid + 2 * more, 0.8))))) for mid in centre]
        if blank and name == "post":
            answers["a"][0] = answers["b"][0] = None
        waves.append(wave(name, codes, answers, told))
    return Survey(form(k), tuple(waves))


def published_files(report: EffectReport, folder: Path) -> dict[str, Path]:
    """The published report in every format, by its ending."""
    public = publish(report)
    document, data = effect_document(public, MADE, "evaluator"), effect_json(public, MADE)
    files = {ending: folder / f"published.{ending}" for ending in FORMATS}
    for path in files.values():
        path.write_bytes(render(document, path, data=data))
    return files


def as_read(files: dict[str, Path]) -> dict[str, Any]:
    """What the JSON file says."""
    read: dict[str, Any] = json.loads(files["json"].read_bytes())
    return read
