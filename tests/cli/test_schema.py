"""Editors complete and check the YAML files with schemas made from the models."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator
from pydantic import TypeAdapter

from ecpat_training.agenda.workflows.agenda_report import YAML, agenda_report
from ecpat_training.cli.schema import SCHEMAS, all_schema_names, lenient
from ecpat_training.commands.deliver import Delivery
from ecpat_training.core.shipped import shipped
from ecpat_training.programme.model.absence import WrittenAbsence
from ecpat_training.programme.model.evening import WrittenEveningItem
from ecpat_training.programme.model.no_show import Rate
from ecpat_training.roster.rule_parts.targets import TargetWish
from ecpat_training.survey.instrument.scale import Forms
from ecpat_training.values.fixed_time import WrittenFixedTime
from ecpat_training.values.hours_by_day import TrainingHours
from ecpat_training.values.quantity import DayHours, ItemHours, Share, Span
from tests.commands.running import run_here
from tests.schemas_once import schema_text

STORED = Path(__file__).resolve().parents[2] / "docs" / "schema"
SHIPPED = sorted([*shipped("programmes").rglob("*.yaml"), *(shipped("examples") / "tirana-2005").glob("*.yaml")])


def _noun_of(path: Path) -> str:
    """What a YAML file is, by its first key."""
    return next(
        noun for noun in SCHEMAS if re.search(rf"^{noun.replace('-', ' ')}:", path.read_text("utf-8"), re.MULTILINE)
    )


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
    return _as_an_editor_reads(yaml.load(path.read_text("utf-8"), Loader=yaml.CBaseLoader))


def test_an_editor_knows_what_is_decided_not_to_be_scored(tmp_path: Path) -> None:
    head = ["Code", "Which way did you come?", "How many years?", "How did you like the first day?"]
    said = ("Not at all useful", "Useful", "Very useful")
    rows = [[f"AB{n:02d}", ("By bus", "By train")[n % 2], str(n * 3 + 11), said[n % 3]] for n in range(12)]
    (tmp_path / "pre.csv").write_text("\n".join(",".join(row) for row in [head, *rows]), encoding="utf-8")
    path = tmp_path / "instrument.yaml"
    assert run_here(["survey", "draft", str(tmp_path / "pre.csv"), "--out", str(path), "--quiet"]).exit_code == 0
    draft = path.read_text("utf-8").replace("kind: number?", "kind: not scored").replace("key:  ", "key: not scored  ")
    path.write_text(re.sub(r"(answers: 1-\d)\?", r"\1", draft).replace("code:", "code: none #", 1), encoding="utf-8")
    path.write_text(path.read_text("utf-8").replace('  columns: ["Code"]\n', ""), encoding="utf-8")
    assert draft.count("not scored  ") == 2
    assert _faults("instrument", path) == []
    path.write_text(path.read_text("utf-8").replace("kind: likert", "kind: unscored"), encoding="utf-8")
    assert _faults("instrument", path) != []


@pytest.mark.parametrize("noun", all_schema_names())
def test_a_schema_is_a_schema(noun: str) -> None:
    Draft202012Validator.check_schema(json.loads(schema_text(noun)))


@pytest.mark.parametrize("noun", all_schema_names())
def test_the_stored_schema_is_current(noun: str) -> None:
    stored = json.loads((STORED / f"{noun}.schema.json").read_text("utf-8"))
    assert stored == json.loads(schema_text(noun)), "the models changed: run `make schema`"


def _faults(noun: str, path: Path) -> list[str]:
    validator = Draft202012Validator(json.loads(schema_text(noun)))
    return [f"{path.name}{error.json_path}: {error.message[:200]}" for error in validator.iter_errors(_load(path))]


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.name)
def test_an_editor_finds_no_fault_in_what_is_shipped(path: Path) -> None:
    assert _faults(_noun_of(path), path) == []


def test_an_editor_finds_no_fault_in_what_a_programme_is_begun_with(tmp_path: Path) -> None:
    assert run_here(["init", str(tmp_path / "mine"), "--quiet"]).exit_code == 0
    written = sorted((tmp_path / "mine").rglob("*.yaml"))
    assert len(written) >= 2
    assert [fault for path in written for fault in _faults(_noun_of(path), path)] == []


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
        (("manual", 0, "sessions", 0, "counts as"), "sermon"),
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


WRITTEN = [
    *("8", "7-9", "7 - 9", "7–9", "at least 8", "at most 3", "60-90, ideally 75", "35-45 %", "35 %", "35%", "0.5"),
    *("7.5 %", "at least 50 %", "at least 50%", "at most 20 min", "20 min", "100 %", "9:00-17:30", "09:00 - 17:30"),
    *("09:00–17:30",),
    *("9-17", "09.00-17.30", "2005-05-12", "A", "[A, B]"),
    *("{day 1: 13:00-18:00, otherwise: 09:00-17:30}", "{day 1: 9:00-12:00}", "[13:00-18:00, 09:00-17:30]"),
    *("20:00-00:30",),
    *("day 2", "day 2 10:00", "day 2, 9:15", "10:00", "day 1 19:30-22:00 Dinner", "day 10, 20:00-00:30 Film"),
    *("2005-05-12 morning", "2005-05-12 from 14:00", "2005-05-12  until 9:00", "2005-05-12 10:00 - 12:00"),
    *("2005-05-12 to 2005-05-14",),
]  # fmt: skip


@pytest.mark.parametrize(
    "kind",
    [
        *(Span, Share, DayHours, Rate, TargetWish, Forms),
        *(TrainingHours, ItemHours, WrittenAbsence, WrittenFixedTime, WrittenEveningItem),
    ],
    ids=("span", "share", "hours", "rate", "wish", "forms", "training's hours", "item", "absence", "at", "evening"),
)
def test_a_schema_accepts_what_the_reader_accepts(kind: Any) -> None:
    adapter = TypeAdapter(kind)
    validator = Draft202012Validator(lenient(adapter.json_schema()))
    for written in WRITTEN:
        value = yaml.load(written, Loader=yaml.CBaseLoader)
        try:
            adapter.validate_python(value)
        except ValueError:
            continue
        assert validator.is_valid(_as_an_editor_reads(value)), written


_ESCAPE = re.compile(r"\\(?:[dDsSwWbBnrtfv0]|[\^$\\.*+?()\[\]{}|/-]|[pP]\{[^}]+\}|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2})?")
"""What may stand behind a backslash in a regular expression of ECMA-262 with its `u` flag; alone it is a fault."""


def _patterns(node: Any) -> Iterator[str]:
    if isinstance(node, list):
        for item in node:
            yield from _patterns(item)
    elif isinstance(node, dict):
        yield from node.get("patternProperties", ())
        for key, value in node.items():
            if key == "pattern" and isinstance(value, str):
                yield value
            else:
                yield from _patterns(value)


@pytest.mark.parametrize("path", sorted(STORED.glob("*.json")), ids=lambda path: path.stem)
def test_a_pattern_is_one_by_the_rules_of_javascript(path: Path) -> None:
    """JSON Schema's patterns are those of ECMA-262, of which validators are strict: two schemas didn't load in them."""
    patterns = [*_patterns(json.loads(path.read_text("utf-8")))]
    assert [pattern for pattern in patterns if "\\" in _ESCAPE.findall(pattern)] == []
    assert [pattern for pattern in patterns if re.search(r"\(\?[^:=!]|\\[AZz]|[*+?}]\+", pattern)] == []
