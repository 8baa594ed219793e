"""Trainings as a project has them, drawn from a seed: columns that go together, a follow-up that some answer, answers
left blank, people trained at several sites, and up to four reports about nearly the same people, published one after
the other into one ledger."""

import json
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from ecpat_training.core.errors import UnsatisfiableError
from ecpat_training.disclosure.ledger import Publication
from ecpat_training.documents.outputs import render
from ecpat_training.documents.provenance import Provenance, ReleaseStanding
from ecpat_training.effect.model.report import EffectReport
from ecpat_training.effect.report.document import effect_document
from ecpat_training.effect.report.json import effect_json
from ecpat_training.effect.workflows.preparing import prepare_report
from ecpat_training.effect.workflows.waves import evaluate_waves
from ecpat_training.survey.instrument.instrument import Instrument, Wave
from ecpat_training.survey.model.responses import WaveResponses
from tests.effect.waves import instrument, wave

COLUMNS = ("role", "stakeholder", "gender")
SCALES = ("points", "sure")
MADE = Provenance("1.0", "ecpat evaluate --publish", ())


@dataclass(frozen=True)
class Person:
    """What somebody said: the groups, a score of each scale in each wave (None left blank), and the waves answered.

    `site` is where somebody was trained, None where the training has one place.
    """

    code: str
    groups: dict[str, str]
    scores: dict[str, dict[str, float | None]]
    site: str | None = None


@dataclass(frozen=True)
class Training:
    """Everybody, and the reports about some of them, in the order in which they are published."""

    form: Instrument
    people: tuple[Person, ...]
    reports: tuple[tuple[Person, ...], ...]


def training(seed: int) -> Training:
    """A project of this seed: 97 % of law enforcers are of the government, most of others of NGOs; men more often
    law enforcers."""
    draw = random.Random(seed)
    number = draw.randint(20, 64)
    law, answers_later = draw.uniform(0.35, 0.6), draw.choice([0.0, 0.5, 0.8, 0.95])
    leaves_blank = draw.random() < 0.3
    people = tuple(_person(draw, at, law, answers_later, leaves_blank) for at in range(number))
    people = _at_sites(random.Random(f"sites of {seed}"), people)
    order = [*COLUMNS]
    draw.shuffle(order)
    form = instrument(
        {"id": "points", "title": "Points", "kind": "number", "answers": "0-60", "items": [{"id": "points"}]},
        {"id": "sure", "title": "Confidence", "kind": "number", "answers": "0-30", "items": [{"id": "sure"}]},
        groups=order[: draw.randint(1, 3)],
    )
    return Training(form, people, tuple(_reports(draw, people)))


def _person(draw: random.Random, at: int, law: float, answers_later: float, leaves_blank: bool) -> Person:
    enforcer = draw.random() < law
    groups = {
        "role": "law enforcement" if enforcer else "care",
        "stakeholder": "GO" if draw.random() < (0.97 if enforcer else 0.15) else "NGO",
        "gender": "man" if draw.random() < (0.8 if enforcer else 0.25) else "woman",
    }
    waves = ["pre", "post", *(["follow-up"] if draw.random() < answers_later else [])]
    scores: dict[str, dict[str, float | None]] = {}
    for more, name in enumerate(waves):
        scores[name] = {"points": float(draw.randint(5, 45) + 5 * more), "sure": float(draw.randint(5, 20) + 2 * more)}
        if leaves_blank and draw.random() < 0.04:
            scores[name]["sure"] = None
    return Person(f"{chr(65 + at % 26) * 3}{at:04d}", groups, scores)


def _at_sites(draw: random.Random, people: tuple[Person, ...]) -> tuple[Person, ...]:
    """Two projects of five train at two to four sites, of which one is often small."""
    if draw.random() < 0.6:
        return people
    weights = [draw.choice((1, 3, 3)) for _ in range(draw.randint(2, 4))]
    names = [f"site {at}" for at in range(len(weights))]
    return tuple(replace(one, site=draw.choices(names, weights)[0]) for one in people)


def _reports(draw: random.Random, people: tuple[Person, ...]) -> list[tuple[Person, ...]]:
    """Everybody, some at first and then all, sites and all, people added or corrected, one column's groups alone."""
    kind = draw.choice(["one", "grown", "sites", "few more", "corrected", "by group"])
    half = draw.randint(10, len(people) - 1)
    if kind == "grown":
        return [people[:half], people[: max(half, len(people) - draw.randint(0, 4))], people]
    if kind == "sites":
        cut = draw.randint(1, 3)
        return [people, people[:half], people[half : len(people) - cut], people[half:]]
    if kind == "few more":
        return [people[: len(people) - draw.randint(1, 14)], people]
    if kind == "corrected":
        first = people[0]
        other = {**first.scores["post"], "points": 1.0 + (first.scores["post"]["points"] or 0.0)}
        corrected = replace(first, scores={**first.scores, "post": other})
        return [people, (corrected, *people[1:]), people]
    if kind == "by group":
        return [
            people,
            *(tuple(one for one in people if one.groups["role"] == role) for role in ("care", "law enforcement")),
        ]
    return [people]


def waves_of(people: Sequence[Person]) -> list[WaveResponses]:
    """Their answers, as a reader delivers them."""
    names: tuple[Wave, ...] = ("pre", "post", "follow-up")
    made = []
    for name in names:
        here = [one for one in people if name in one.scores]
        if here:
            answers: dict[str, list[Any]] = {scale: [one.scores[name][scale] for one in here] for scale in SCALES}
            groups = {column: [one.groups[column] for one in here] for column in COLUMNS}
            read = wave(name, [one.code for one in here], answers, groups)
            told = tuple(one.site for one in here if one.site)
            made.append(replace(read, sites=told) if told else read)
    return made


def report_of(form: Instrument, people: Sequence[Person]) -> EffectReport:
    """The internal report about these people."""
    return evaluate_waves(form, waves_of(people))


def published(one: Training, folder: Path, ledger: str = "ledger.yaml") -> list[dict[str, Path] | None]:
    """The finished files of each report, by their endings; None where the ledger refused it."""
    found: list[dict[str, Path] | None] = []
    for number, people in enumerate(one.reports):
        files = {ending: folder / f"report-{number}.{ending}" for ending in ("json", "html")}
        waves = waves_of(people)
        report = evaluate_waves(one.form, waves)

        def deliver(
            public: EffectReport,
            standing: ReleaseStanding | None,
            besides: Mapping[Path, bytes],
            files: dict[str, Path] = files,
        ) -> None:
            made = MADE.with_standing(standing)
            document, data = effect_document(public, made, "evaluator"), effect_json(public, made)
            for path in files.values():
                path.write_bytes(render(document, path, data=data))
            for path, content in besides.items():
                path.write_bytes(content)

        place = Publication(folder / ledger, is_named=True)
        try:
            place.publish(
                "a report",
                10,
                lambda earlier: prepare_report(report, one.form, waves, earlier, deliver),  # noqa: B023
            )
        except UnsatisfiableError:
            found.append(None)
        else:
            found.append(files)
    return found


def as_read(files: dict[str, Path]) -> dict[str, Any]:
    """What the JSON file says."""
    read: dict[str, Any] = json.loads(files["json"].read_bytes())
    return read
