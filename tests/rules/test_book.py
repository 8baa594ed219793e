"""Rules are found by the names that the programme file gives them."""

from types import ModuleType, SimpleNamespace

import pytest

from ecpat_training.core.finding import Severity
from ecpat_training.core.location import Location
from ecpat_training.model.rule import RuleSpec
from ecpat_training.rules import book
from ecpat_training.rules import roster as roster_rules


def _parse(*written: dict[str, object]) -> tuple[list[book.Rule], list[str]]:
    specs = [RuleSpec.model_validate(entry) for entry in written]
    rules, findings = book.parse(specs, roster_rules, lambda index: Location("programme.yaml", index + 1))
    return rules, [str(finding) for finding in findings]


def test_a_rule_is_read_in_the_words_of_the_file() -> None:
    rules, findings = _parse({"at most of one": {"organisation": "3", "because": "One office must not fill the room."}})
    assert findings == []
    assert [(rule.name, rule.hard, rule.because) for rule in rules] == [
        ("at most of one", True, "One office must not fill the room.")
    ]


def test_a_soft_rule_carries_its_weight() -> None:
    rules, _ = _parse({"at most of one": {"organisation": "3", "weight": "7"}})
    assert (rules[0].hard, rules[0].weight, rules[0].severity) == (False, 7, Severity.WARNING)


def test_an_unknown_rule_is_named_with_its_place_and_a_way_out() -> None:
    _, findings = _parse({"at most of won": {"organisation": "3"}})
    assert findings == [
        "programme.yaml:1: error: there is no rule `at most of won`. Did you mean `at most of one`? [rule.unknown]"
    ]


def test_every_problem_is_said_at_once() -> None:
    rules, findings = _parse({"size": "many"}, {"nobody": "x"}, {"size": "18-22"})
    assert [rule.name for rule in rules] == ["size"]
    assert len(findings) == 2


def test_hard_and_weight_contradict_each_other() -> None:
    with pytest.raises(ValueError, match="not both"):
        RuleSpec.model_validate({"size": {"want": "18-22", "hard": "true", "weight": "3"}})


def test_a_break_names_the_reason_that_the_programme_gives() -> None:
    module = ModuleType("rule")
    module.states = lambda _: "Size"  # type: ignore[attr-defined]
    rule = book.Rule("size", SimpleNamespace(), True, 0, "Groups over 25 don't discuss.", Location("p.yaml", 3), module)
    assert str(rule.broken("30 people are too many.")) == (
        "p.yaml:3: error: 30 people are too many. (Groups over 25 don't discuss.) [rule.size]"
    )


def test_what_must_hold_is_told_first_and_nothing_is_left_uncounted() -> None:
    rules, _ = _parse({"at most of one": {"organisation": "3", "weight": "2", "because": "One office."}})
    wishes = [rules[0].broken(f"wish {number}.") for number in range(60)]
    result = rules[0].result([*wishes, rules[0].broken("must.", always_hard=True)], cost=120)
    assert [one.severity for one in result.breaks[:2]] == [Severity.ERROR, Severity.WARNING]
    assert len(result.breaks) == book.MOST_BREAKS + 1
    assert result.told[-1] == "and 11 more like these: mend these first, and check again."
    assert (result.breaks[-1].severity, result.kept, result.cost) == (Severity.WARNING, False, 120)
