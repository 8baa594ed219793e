"""The rules over rosters, each with the cases of its file in `tests/roster/rules/`: what is kept, what is broken and
what is said; and which words of a programme are refused."""

from typing import Any

import pytest
import yaml

from ecpat_training.core import registry
from ecpat_training.core.location import Location
from ecpat_training.programme.model.rule import RuleSpec
from ecpat_training.programme.rules import book
from ecpat_training.roster import rules as roster_rules
from ecpat_training.values.participant import Participant, Roster
from tests.rule_files import rule_files

PLACE = Location("programme.yaml", line=14, column=5)


FILES = rule_files("roster", yaml.CBaseLoader)
CASES = [
    pytest.param(file["rule"], case, id=f"{file['rule']}: {case['name']}") for file in FILES for case in file["cases"]
]


def roster(table: str) -> Roster:
    """A roster from a table with `|` between its cells; empty cells are not known."""
    head, *lines = [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]
    people = tuple(
        Participant(
            where=Location("roster.xlsx", sheet="Sheet1", cell=f"row {line[0]}"),
            **{name: cell or None for name, cell in zip(head, line, strict=True)},
        )
        for line in lines
    )
    return Roster(file="roster.xlsx", rows=len(people), participants=people)


def test_every_rule_has_cases_kept_broken_and_refused() -> None:
    told = {book.module_name(file["rule"]) for file in FILES}
    assert told ^ set(registry.members(roster_rules)) == set(), "a rule has one file of its name in tests/roster/rules/"
    assert len(told) == len(FILES)
    for file in FILES:
        outcomes = {"refused" if "refused" in case else case["kept"] for case in file["cases"]}
        assert outcomes == {"true", "false", "refused"}, file["rule"]


@pytest.mark.parametrize(("name", "case"), CASES)
def test_case(name: str, case: dict[str, Any]) -> None:
    rules, findings = book.parse([RuleSpec.model_validate({name: case["asks"]})], roster_rules, lambda _: PLACE)
    if "refused" in case:
        assert not rules
        assert case["refused"] in findings[0].message
        assert findings[0].where == PLACE
        return
    assert not findings
    (rule,) = rules
    result = rule.check(roster(case["roster"]))
    assert result.kept == (case["kept"] == "true")
    assert result.kept == (not result.breaks)
    if "says" in case:
        assert [" ".join(filter(None, (said.message, said.hint))) for said in result.breaks] == case["says"]
    if "have and want" in case:
        assert [f"{item.label} {item.actual} of {item.target}" for item in result.counts] == case["have and want"]
    assert result.not_known == int(case.get("not known", result.not_known))
    assert result.cost == int(case.get("cost", result.cost))
    assert result.hard == (case.get("hard", "true") == "true")
    assert result.states[0].isupper()
    assert result.states.endswith(".")


def test_every_break_of_a_hard_rule_is_an_error_at_the_rules_place() -> None:
    rules, _ = book.parse([RuleSpec.model_validate({"size": "3"})], roster_rules, lambda _: PLACE)
    (said,) = rules[0].check(roster("row | role\n2 | care")).breaks
    assert str(said) == "programme.yaml:14:5: error: 2 participants short: 1 of 3. [rule.size]"
