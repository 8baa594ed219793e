"""Answers of people drawn for counting: a scale of each kind, blanks, codes given twice or left out, groups."""

import numpy

from ecpat_training.survey.instrument.instrument import Instrument
from ecpat_training.survey.model.responses import WaveResponses
from tests.effect.waves import instrument, wave

SCALES = (
    {
        "id": "quiz",
        "title": "Knowledge",
        "kind": "multiple choice",
        "items": [{"id": f"q{n}", "key": "a"} for n in range(4)],
    },
    {
        "id": "sure",
        "title": "Confidence",
        "kind": "likert",
        "answers": "1-5",
        "answered": 2,
        "items": [{"id": "s0"}, {"id": "s1", "reversed": True}, {"id": "s2"}],
    },
    {"id": "points", "title": "Points", "kind": "number", "items": [{"id": "p0"}]},
)
FORM: Instrument = instrument(*SCALES, groups=["side"])


def answers(seed: int, people: int, *, first: int = 0) -> tuple[WaveResponses, WaveResponses]:
    """Two waves of so many people; their codes count from `first`, so that partners share nobody."""
    draw = numpy.random.default_rng(seed)
    level = draw.normal(size=people)
    waves = []
    for later, name in enumerate(("pre", "post")):
        there = numpy.flatnonzero(draw.random(people) > 0.15)
        columns: dict[str, list[object]] = {}
        for item in ("q0", "q1", "q2", "q3"):
            right = draw.normal(size=people) < level + later - 0.5
            columns[item] = [_or_blank(draw, "a" if one else "b") for one in right[there]]
        for item in ("s0", "s1", "s2"):
            graded = numpy.clip(numpy.rint(3 + level * (-1 if item == "s1" else 1) + draw.normal(size=people)), 1, 5)
            columns[item] = [_or_blank(draw, float(one)) for one in graded[there]]
        columns["p0"] = [_or_blank(draw, float(one)) for one in draw.integers(0, 41, people)[there] / 2]
        codes = [_code(first + person) for person in there.tolist()]
        if len(codes) > 8:
            codes[3], codes[5] = "", codes[4]
        sides = [("Police", "care", "care ", None)[person % 4] for person in there.tolist()]
        waves.append(wave("post" if name == "post" else "pre", codes, columns, {"side": sides}))
    return waves[0], waves[1]


def _or_blank(draw: numpy.random.Generator, answer: object) -> object:
    return None if draw.random() < 0.05 else answer


def _code(number: int) -> str:
    """Codes that no slip of the pen makes another's."""
    letters = "BCDFGHKLMNPRSTVWXZ"
    return "".join(letters[number // 18**place % 18] * 2 for place in range(4)) + f"{number:04d}"[::-1]
