"""A rubric, a draw, and raters who fill in their workbooks."""

from collections.abc import Callable
from pathlib import Path

from openpyxl import load_workbook

from ecpat_training.documents.wording import wording
from ecpat_training.effect.performance.drawing import draw_key
from ecpat_training.effect.performance.model.key import Key, KeyedAnswer
from ecpat_training.effect.performance.model.rubric import Rubric
from ecpat_training.effect.performance.report.raters import RATERS
from ecpat_training.effect.performance.report.workbooks import FIXED_HEADERS, HEADER, rater_workbook

RUBRIC = Rubric.model_validate(
    {
        "rubric": "Recognising a child in need",
        "cases": [{"id": "A", "title": "A girl at a border"}, {"id": "B", "title": "A boy in a car wash"}],
        "criteria": [
            {"id": "signs", "title": "Names signs", "levels": ["none", "2 of 3 signs", "all signs"]},
            {"id": "safety", "title": "Puts safety first", "levels": ["not at all", "in words", "a step", "two steps"]},
        ],
    }
)
CODES = [f"AL-{at:02}" for at in range(1, 9)]
KEY = draw_key(CODES, ("A", "B"), 617)

Score = Callable[[KeyedAnswer], tuple[object, object] | None]
"""What a rater writes for an answer; None leaves the row empty."""


def filled(folder: Path, rater: int, score: Score, key: Key = KEY) -> Path:
    """A rater's workbook, as it comes back."""
    path = folder / f"{RATERS[rater]}.xlsx"
    path.write_bytes(rater_workbook(key, RUBRIC, RATERS[rater], wording()))
    workbook = load_workbook(path)
    sheet = workbook.worksheets[0]
    answers = {one.blind: one for one in key.answers}
    for row in range(HEADER + 1, HEADER + 1 + len(answers)):
        given = score(answers[str(sheet.cell(row, 1).value)])
        for at, value in enumerate(given or ()):
            sheet.cell(row, len(FIXED_HEADERS) + 1 + at).value = value  # type: ignore[assignment]
    workbook.save(path)
    return path
