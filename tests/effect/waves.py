"""Waves of answers as a reader would deliver them, from tables that look like the person's file."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from ecpat_training.core.location import Location
from ecpat_training.effect.model.change import ScaleChange
from ecpat_training.effect.workflows.waves import evaluate_waves
from ecpat_training.survey.instrument.instrument import Instrument, Wave
from ecpat_training.survey.model.responses import WaveResponses


def wave(
    name: Wave,
    codes: Sequence[str],
    answers: Mapping[str, Sequence[Any]] | None = None,
    groups: Mapping[str, Sequence[Any]] | None = None,
) -> WaveResponses:
    """A wave from columns; row i stands in line i + 2 of `<name>.csv`."""
    import pandas

    index = range(len(codes))
    return WaveResponses(
        wave=name,
        file=f"{name}.csv",
        sheet=None,
        platform="plain table",
        rows=len(codes),
        answers=pandas.DataFrame(dict(answers or {}), index=index),
        codes=pandas.Series(list(codes), index=index, dtype=object),
        groups=pandas.DataFrame(dict(groups or {}), index=index),
        places=[Location(f"{name}.csv", line=row + 2) for row in index],
    )


EARLY, FIRST_DAY = {"declared": "2005-06-01"}, datetime.fromisoformat("2005-06-16")  # of a plan, and of answers


def answered(waves: Sequence[WaveResponses]) -> list[WaveResponses]:
    """These waves, the first of them answered on a day that is later than that of a plan declared early."""
    return [replace(waves[0], submitted=(FIRST_DAY, FIRST_DAY)), *waves[1:]]


def instrument(*scales: Mapping[str, Any], **keys: Any) -> Instrument:
    """An instrument with these scales, written as in its YAML file."""
    return Instrument.model_validate({"instrument": "Nine chapters", "id": "nine", "scales": list(scales), **keys})


def number_scale(**keys: Any) -> dict[str, Any]:
    """A scale of one ready score, `points`."""
    return {"id": "score", "title": "Knowledge", "kind": "number", "items": [{"id": "points"}], **keys}


def scores(name: Wave, points: Sequence[float | None], codes: Sequence[str] | None = None) -> WaveResponses:
    """A wave of ready scores; the people's codes are far apart."""
    return wave(name, codes or [f"{chr(65 + i % 26) * 3}{i:04d}" for i in range(len(points))], {"points": list(points)})


def quiz(items: int) -> Instrument:
    """A test of so many questions with a key."""
    questions = [{"id": f"q{number}", "key": "right"} for number in range(items)]
    return instrument({"id": "quiz", "title": "Knowledge", "kind": "multiple choice", "items": questions})


def quiz_wave(name: Wave, items: int, known: Sequence[int | None]) -> WaveResponses:
    """How many questions of the test each person knew; None left it blank."""
    answers = {
        f"q{number}": [None if right is None else "right" if number < right else "wrong" for right in known]
        for number in range(items)
    }
    return wave(name, [f"{chr(65 + i % 26) * 3}{i:04d}" for i in range(len(known))], answers)


def change(before: Sequence[float], after: Sequence[float], **scale: Any) -> ScaleChange:
    """The change of a ready score between two waves of the same people."""
    report = evaluate_waves(instrument(number_scale(**scale)), [scores("pre", before), scores("post", after)])
    return report.comparisons[0].changes[0]
