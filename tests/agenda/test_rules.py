"""The rules over agendas, each with the cases of its file in `tests/agenda/rules/`: what is kept, what is broken, what
is said and what it costs a plan."""

from typing import Any

import pytest
import yaml

from ecpat_training.agenda import rules as agenda_rules
from ecpat_training.agenda.planner.rules_in_force import agenda_rules as rules_in_force
from ecpat_training.agenda.planner.rules_in_force import list_unwritten_rules
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.core import registry
from ecpat_training.core.finding import Severity
from ecpat_training.programme.model.rule import RuleSpec
from ecpat_training.programme.rules import book
from tests.agenda.cases import FOLDER, PLACE, agenda, programme, rule


def files() -> list[dict[str, Any]]:
    return [yaml.load(path.read_text("utf-8"), yaml.CBaseLoader) for path in sorted(FOLDER.glob("*.yaml"))]


CASES = [
    pytest.param(file["rule"], case, id=f"{file['rule']}: {case['name']}") for file in files() for case in file["cases"]
]


def test_every_rule_has_cases_kept_and_broken() -> None:
    told = {book.module_name(file["rule"]) for file in files()}
    assert told ^ set(registry.members(agenda_rules)) == set(), "a rule has one file of its name in tests/agenda/rules/"
    assert len(told) == len(files())
    for file in files():
        assert {"true", "false"} <= {case.get("kept") for case in file["cases"]}, file["rule"]


@pytest.mark.parametrize(("name", "case"), CASES)
def test_case(name: str, case: dict[str, Any]) -> None:
    if "refused" in case:
        spec = RuleSpec.model_validate({name: case["asks"]})
        rules, findings = book.parse([spec], agenda_rules, lambda _: PLACE)
        assert not rules
        assert case["refused"] in findings[0].message
        return
    training = case.get("training", "two-days")
    asked = rule(name, case.get("asks"))
    written = agenda(case["days"], training, case.get("dates"))
    result = asked.check(written, Context(programme(), programme().training(training)))
    assert result.kept is (case["kept"] == "true")
    assert len(result.breaks) == len(case.get("says", []))
    for words, found in zip(case.get("says", []), result.breaks, strict=True):
        assert words in found.message
        assert found.where is not None
    rows = [found.where.row for found in result.breaks if found.where]
    assert rows == [int(row) for row in case.get("rows", rows)]
    if "cost" in case:
        assert result.cost == int(case["cost"])
    if "errors" in case:  # whatever the weight
        assert [str(found.severity is Severity.ERROR).lower() for found in result.breaks] == case["errors"]
    assert result.states
    if result.kept:
        assert all(one.severity is Severity.NOTE for one in result.breaks)


STATED = yaml.load((FOLDER.parent / "states.yaml").read_text("utf-8"), yaml.CBaseLoader)


@pytest.mark.parametrize("case", STATED, ids=lambda case: case["states"][:60])
def test_a_rule_says_of_itself_what_it_asks(case: dict[str, Any]) -> None:
    asked = rule(case["rule"], case.get("asks"))
    assert asked.states == case["states"]


def test_every_rule_says_what_it_asks() -> None:
    stated = {book.module_name(case["rule"]) for case in STATED}
    assert stated ^ set(registry.members(agenda_rules)) == set(), "write it in tests/agenda/states.yaml"


def test_a_hard_rule_is_an_error_a_weighted_one_a_warning() -> None:
    context = Context(programme(), programme().training("two-days"))
    written = agenda([["09:00-10:00 exercise"]])
    hard, soft = rule("prerequisites"), rule("prerequisites", {"weight": "3", "because": "one builds on the other"})
    assert [one.severity for one in hard.check(written, context).breaks] == [Severity.ERROR]
    result = soft.check(written, context)
    assert [one.severity for one in result.breaks] == [Severity.WARNING]
    assert "(one builds on the other.)" in result.breaks[0].message
    assert result.cost == 3


UNWRITTEN = tuple(one.name for one in list_unwritten_rules())


def test_what_makes_an_agenda_holds_without_being_written() -> None:
    rules, findings = rules_in_force(programme().rules, lambda *_: None)
    assert not findings
    assert tuple(one.name for one in rules) == UNWRITTEN


def test_a_written_rule_is_not_added_again() -> None:
    spec = RuleSpec.model_validate({"no overlap": {"because": "rooms are shared"}})
    asked = programme().rules.model_copy(update={"agenda": (spec,)})
    rules, _ = rules_in_force(asked, lambda *_: PLACE)
    assert sorted(one.name for one in rules) == sorted(UNWRITTEN)
    assert [one.because for one in rules if one.name == "no overlap"] == ["rooms are shared"]


@pytest.mark.parametrize("name", ["no overlap", "one place at a time"])
def test_hundreds_of_sessions_at_once_are_told_one_by_one_and_counted(name: str) -> None:
    days = [["09:00-17:00 talk @ BG-1 + NL-2"] * 200] * 10
    asked = rule(name)
    result = asked.check(agenda(days), Context(programme(), programme().training("two-days")))
    assert len(result.breaks) == book.MOST_BREAKS + 1
    assert "and 1,940 more like these" in result.breaks[-1].message
    assert result.breaks[-1].severity is Severity.ERROR
