"""Requirement: an analysis is one folder with its test; nothing else knows that it is there."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from ecpat_training.core import registry
from ecpat_training.documents.document import Paragraph
from ecpat_training.documents.provenance import Provenance
from ecpat_training.effect import analyses
from ecpat_training.effect.analyses.analysis import Analysis, analysis_of, names
from ecpat_training.effect.report.document import effect_document
from ecpat_training.effect.report.json import effect_json
from ecpat_training.effect.report.publish import publish
from tests.effect.analyses.changes import rated

MADE = Provenance("1.0", "ecpat evaluate", (("pre.csv", "0" * 64),))

NEW = """
from ecpat_training.documents.document import Paragraph
from ecpat_training.effect.analyses.analysis import Analysis


class Waves(Analysis[list[str]]):
    order = 1
    readers = frozenset({"coordinator", "evaluator"})

    def analyse(self, evidence):
        return [wave.wave for wave in evidence.waves]

    def blocks(self, found, report):
        yield Paragraph(f"These waves were asked: {', '.join(found)}.")

    def data(self, found):
        return found

    def public(self, found, report):
        return None


analysis = Waves()
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A new analysis, in a folder of its own."""
    name = "waves_asked"
    (tmp_path / name).mkdir()
    (tmp_path / name / "__init__.py").write_text("", encoding="utf-8")
    (tmp_path / name / "section.py").write_text(NEW, encoding="utf-8")
    monkeypatch.setattr(analyses, "__path__", [*analyses.__path__, str(tmp_path)])
    registry._names.cache_clear()  # folders are looked into once a run
    yield name
    registry._names.cache_clear()
    for module in [one for one in sys.modules if one.startswith(f"{analyses.__name__}.{name}")]:
        del sys.modules[module]


def test_a_new_folder_is_computed_said_and_withheld_like_the_others(folder: str) -> None:
    report = rated(24)
    said = Paragraph("These waves were asked: pre, post.")
    assert said in effect_document(report, MADE, "evaluator").blocks
    assert said in effect_document(report, MADE, "coordinator").blocks
    assert said not in effect_document(report, MADE, "donor").blocks
    assert effect_json(report, MADE)["analyses"][folder] == ["pre", "post"]
    assert folder not in publish(report).analyses


@pytest.mark.parametrize("name", names())
def test_every_folder_has_an_analysis_that_answers_all_questions(name: str) -> None:
    found = analysis_of(name)
    assert isinstance(found, Analysis)
    assert found.readers <= {"coordinator", "evaluator"}


def test_no_two_stand_in_the_same_place() -> None:
    order = [analysis_of(name).order for name in names()]
    assert len(set(order)) == len(order)


def test_what_is_no_analysis_is_refused() -> None:
    with pytest.raises(LookupError, match="there is no analysis nothing"):
        analysis_of("nothing")
