"""The pooled scores as `ecpat evaluate` reads any answers, and the questionnaire that says what they are."""

from ecpat_training.documents.numbers import rounded
from ecpat_training.effect.performance.model.assessment import PerformanceAssessment
from ecpat_training.effect.performance.model.key import OCCASIONS
from ecpat_training.effect.performance.model.rubric import Rubric
from ecpat_training.files.csv.list import list_csv
from ecpat_training.files.yaml.text import quoted

SCALE = "performance"


def scores_csv(assessment: PerformanceAssessment) -> bytes:
    """A row for each person and wave with a pooled score, in points."""
    sorted_scores = sorted(assessment.scores, key=lambda score: (OCCASIONS.index(score.answer.wave), score.answer.code))
    rows = [(score.answer.code, score.answer.wave, _points(score.points)) for score in sorted_scores]
    return list_csv([("code", "wave", SCALE), *rows])


def scores_instrument(rubric: Rubric) -> bytes:
    """The questionnaire's file, with the points as a number."""
    lines = [
        f"instrument: {quoted(rubric.rubric)}",
        f"id: {SCALE}",
        "scales:",
        f"  - id: {SCALE}",
        "    title: Performance in a simulated case",
        "    kind: number",
        "    level: learning",
        "    unit: points",
        f'    answers: "0-{rubric.points}"',
        *([f"    smallest change: {rubric.smallest_change:g}"] if rubric.smallest_change is not None else []),
        "    scoring: Mean of the points of two raters who saw neither person nor wave.",
        "    items:",
        f"      - id: {SCALE}",
        "        text: Points of the case, mean of two raters",
    ]
    return ("\n".join(lines) + "\n").encode()


def _points(points: float) -> str:
    return f"{points:g}" if points == round(points, 1) else rounded(points, 2)
