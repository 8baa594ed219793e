"""What a report adds to changes, and people whose ratings change."""

from typing import Any

from ecpat_training.documents.document import Block, Bullets
from ecpat_training.effect.analyses.analysis import analysis_of
from ecpat_training.effect.model.report import EffectReport
from ecpat_training.effect.workflows.waves import evaluate_waves
from tests.effect.waves import instrument, wave


def found(report: EffectReport, name: str, kind: type[Any]) -> Any:
    result = report.analyses[name]
    assert isinstance(result, kind)
    return result


def part(name: str, result: object, report: EffectReport) -> list[Block]:
    return list(analysis_of(name).blocks(result, report))


def said(name: str, report: EffectReport) -> list[str]:
    """The sentences of a section."""
    blocks = part(name, report.analyses[name], report)
    return [text for block in blocks if isinstance(block, Bullets) for text in block.items]


LIKERT: dict[str, Any] = {
    "id": "att",
    "title": "Attitudes",
    "kind": "likert",
    "answers": "1-5",
    "items": [{"id": "a1"}, {"id": "a2"}, {"id": "a3", "reversed": True}],
}
EIGHT = [(1, 2, 2), (3, 3, 4), (2, 2, 3), (5, 4, 5), (4, 4, 4), (2, 3, 2), (1, 1, 2), (5, 5, 4)]


def rated(people: int, **scale: Any) -> EffectReport:
    codes = [f"{chr(65 + person % 26) * 3}{person:04d}" for person in range(people)]
    rows = [EIGHT[person % 8] for person in range(people)]
    before = {"a1": [a for a, _, _ in rows], "a2": [b for _, b, _ in rows], "a3": [6 - c for _, _, c in rows]}
    moved = {
        name: [
            max(1, min(5, value + (1 if name != "a3" else -1) * (at % 3 - 1) * 2)) for at, value in enumerate(column)
        ]
        for name, column in before.items()
    }
    return evaluate_waves(instrument({**LIKERT, **scale}), [wave("pre", codes, before), wave("post", codes, moved)])
