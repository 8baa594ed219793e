"""Tables and questionnaires as tests write them down."""

import csv
import io
from textwrap import dedent
from typing import Any

from ecpat_training.files.table import CellTable, CellValue
from ecpat_training.survey.instrument.instrument import Instrument


def csv_table(text: str, delimiter: str = ",", file: str = "export.csv") -> CellTable:
    """A table written like its file; cells of more than one line keep the place of their row's first line."""
    reader = csv.reader(io.StringIO(dedent(text).strip("\n"), newline=""), delimiter=delimiter)
    rows: list[list[CellValue]] = []
    lines, line = [], 1
    for row in reader:
        rows.append([cell or None for cell in row])
        lines.append(line)
        line = reader.line_num + 1
    return CellTable(file, rows, lines=lines, delimiter=delimiter)


def sheet(*rows: list[CellValue], file: str = "export.xlsx") -> CellTable:
    """A worksheet."""
    return CellTable(file, list(rows), sheet="Answers", sheets=("Answers",))


CONFIDENCE: dict[str, Any] = {
    "id": "confidence",
    "title": "Confidence",
    "kind": "likert",
    "answers": "1-5",
    "labels": {"Strongly disagree": 1, "Disagree": 2, "Neutral": 3, "Agree": 4, "Strongly agree": 5, "D'accord": 4},
    "items": [
        {"id": "s1", "text": {"en": "I know whom to call.", "fr": "Je sais qui appeler"}},
        {"id": "s2", "text": {"en": "I can open an interview", "fr": "Je sais commencer un entretien"}},
    ],
}
KNOWLEDGE: dict[str, Any] = {
    "id": "knowledge",
    "title": "Knowledge",
    "kind": "multiple choice",
    "items": [
        {
            "id": "k1",
            "text": {"en": "Who appoints the guardian?", "fr": "Qui nomme le tuteur ?"},
            "options": {
                "police": {"en": "The police", "fr": "La police"},
                "court": {"en": "The court, or the authority for care", "fr": "Le tribunal"},
                "dk": {"en": "I don't know", "fr": "Je ne sais pas"},
            },
            "key": "court",
        }
    ],
}


def questionnaire(*scales: dict[str, Any], **more: Any) -> Instrument:
    """An instrument of these scales; by default two graded statements and one question of knowledge."""
    return Instrument.model_validate(
        {"instrument": "Short form", "id": "short", "scales": scales or (CONFIDENCE, KNOWLEDGE), **more}
    )


def graded(*ids: str, answers: str = "1-5", **more: Any) -> Instrument:
    """An instrument of one graded scale whose items have no words, only ids."""
    scale = {"id": "scale", "title": "Scale", "kind": "likert", "answers": answers, "items": [{"id": i} for i in ids]}
    return questionnaire(scale, **more)
