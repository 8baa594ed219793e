"""Editors complete and check the YAML files with schemas made from the models."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from ecpat_training.core.shipped import shipped
from ecpat_training.workflows.agenda_report import YAML, agenda_report
from ecpat_training.workflows.deliver import Delivery
from ecpat_training.workflows.schema import REPORTS, SCHEMAS, schema_text

STORED = Path(__file__).resolve().parents[2] / "docs" / "schema"
FILES = {
    "programme": ["multi-stakeholder-2005.yaml"],
    "instrument": ["instruments/nine-chapters.yaml"],
}


def _as_an_editor_reads(node: Any) -> Any:
    """YAML 1.2, as editors' language servers read it: only digits are numbers, only true and false are booleans."""
    if isinstance(node, dict):
        return {key: _as_an_editor_reads(value) for key, value in node.items()}
    if isinstance(node, list):
        return [_as_an_editor_reads(value) for value in node]
    if node in ("true", "false"):
        return node == "true"
    if re.fullmatch(r"-?\d+", node):
        return int(node)
    return float(node) if re.fullmatch(r"-?\d+\.\d+", node) else node


def _load(path: Path) -> Any:
    return _as_an_editor_reads(yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader))


@pytest.mark.parametrize("noun", [*SCHEMAS, *REPORTS])
def test_a_schema_is_a_schema(noun: str) -> None:
    Draft202012Validator.check_schema(json.loads(schema_text(noun)))


@pytest.mark.parametrize("noun", [*SCHEMAS, *REPORTS])
def test_the_stored_schema_is_current(noun: str) -> None:
    stored = json.loads((STORED / f"{noun}.schema.json").read_text("utf-8"))
    assert stored == json.loads(schema_text(noun)), "the models changed: run `make schema`"


@pytest.mark.parametrize(("noun", "name"), [(noun, name) for noun, names in FILES.items() for name in names])
def test_an_editor_finds_no_fault_in_what_is_shipped(noun: str, name: str) -> None:
    validator = Draft202012Validator(json.loads(schema_text(noun)))
    problems = [
        f"{error.json_path}: {error.message[:200]}"
        for error in validator.iter_errors(_load(shipped("programmes") / name))
    ]
    assert problems == []


def test_an_editor_finds_no_fault_in_a_drafted_agenda(tmp_path: Path) -> None:
    drafted = tmp_path / "agenda.yaml"
    delivery = Delivery([str(drafted)], quiet=True, more_endings=(YAML,))
    agenda_report(shipped("programmes") / "multi-stakeholder-2005.yaml", "experts-1", delivery, seconds=60, seed=1)
    validator = Draft202012Validator(json.loads(schema_text("agenda")))
    assert [error.message for error in validator.iter_errors(_load(drafted))] == []
    wrong = _load(drafted) | {"dayz": []}
    assert not validator.is_valid(wrong)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("sesions",), []),
        (("partners", 0, "country"), "Albania"),
        (("manual", 0, "sessions", 0, "method"), "sermon"),
        (("manual", 0, "sessions", 0, "practice"), "half"),
        (("rules", "roster", 0), {"sise": "18-22"}),
        (("rules", "agenda", 0), {"practice share": {"of": "everything"}}),
    ],
)
def test_an_editor_marks_a_mistake_as_one_types(path: tuple[str | int, ...], value: object) -> None:
    programme = _load(shipped("programmes") / "multi-stakeholder-2005.yaml")
    spot = programme
    for step in path[:-1]:
        spot = spot[step]
    spot[path[-1]] = value
    assert not Draft202012Validator(json.loads(schema_text("programme"))).is_valid(programme)
