"""Rules are found by the names that the programme file gives them."""

from types import ModuleType

import pytest
import yaml

from ecpat_training.agenda import rules as agenda_rules
from ecpat_training.core import registry
from ecpat_training.core.finding import Severity
from ecpat_training.core.location import Location
from ecpat_training.programme.model.rule import RuleSpec
from ecpat_training.programme.rules import book
from ecpat_training.roster import rules as roster_rules
from ecpat_training.values.base import Noun


def _parse(*written: dict[str, object]) -> tuple[list[book.Rule], list[str]]:
    specs = [RuleSpec.model_validate(entry) for entry in written]
    rules, findings = book.parse(specs, roster_rules, lambda index: Location("programme.yaml", index + 1))
    return rules, [str(finding) for finding in findings]


class Stated(book.Rule):
    """A rule that checks nothing."""

    states = "20 people come."


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
    rule = Stated("size", Noun(), True, 0, "Groups over 25 don't discuss.", Location("p.yaml", 3))
    assert str(rule.broken("30 people are too many.")) == (
        "p.yaml:3: error: 30 people are too many. (Groups over 25 don't discuss.) [rule.size]"
    )


def test_what_must_hold_is_told_first_and_nothing_is_left_uncounted() -> None:
    rules, _ = _parse({"at most of one": {"organisation": "3", "weight": "2", "because": "One office."}})
    wishes = [rules[0].broken(f"wish {number}.", Location("agenda.yaml", number)) for number in range(60)]
    result = rules[0].result([*wishes, rules[0].broken("must.", always_hard=True)], cost=120)
    assert [one.severity for one in result.breaks[:2]] == [Severity.ERROR, Severity.WARNING]
    assert len(result.breaks) == book.MOST_BREAKS + 1
    assert result.messages[-1] == "and 11 more like these: mend these first, and check again."
    assert (result.breaks[-1].severity, result.kept, result.cost) == (Severity.WARNING, False, 120)
    assert result.breaks[-1].where == wishes[49].where, "the first that is not told: the error and wishes 0 to 48 are"
    exactly = rules[0].result(wishes[: book.MOST_BREAKS])
    assert list(exactly.breaks) == wishes[: book.MOST_BREAKS], "as many as a person may want to read are all told"


RULES = [(room, name.replace("_", " ")) for room in (agenda_rules, roster_rules) for name in registry.members(room)]
ODD = ["soon", "-5", "NO", "1e9", ["1", "2"], {"foo": "1"}]


@pytest.mark.parametrize(("room", "name"), RULES)
@pytest.mark.parametrize("odd", ODD, ids=str)
def test_whatever_stands_there_instead_every_rule_says_how_it_is_written(
    room: ModuleType, name: str, odd: object
) -> None:
    _, findings = book.parse([RuleSpec.model_validate({name: odd})], room, lambda _: None)
    start, _, written = str(findings[0].hint).removesuffix("`.").partition("`- ")
    assert start == "Write it like "
    as_said = yaml.load(written, yaml.CBaseLoader)
    rules, problems = book.parse([RuleSpec.model_validate(as_said)], room, lambda _: None)
    assert ([rule.name for rule in rules], problems) == ([name], [])


@pytest.mark.parametrize(("room", "name"), RULES)
def test_a_rule_and_its_parameters_have_the_name_of_their_file(room: ModuleType, name: str) -> None:
    rule = book.rule_class(room, book.module_name(name), book.Rule)
    called = "".join(word.capitalize() for word in name.split())
    assert (rule.__name__, book.parameters_class(rule).__name__) == (called, f"{called}Parameters")


def test_a_number_where_a_rule_has_nothing_to_set_or_needs_a_key() -> None:
    specs = [RuleSpec.model_validate(written) for written in ({"session length": "30"}, {"even days": "30"})]
    _, findings = book.parse(specs, agenda_rules, lambda _: None)
    assert [f"{finding.message} {finding.hint}" for finding in findings] == [
        "rule `session length`: there is nothing to set. Write it like `- session length: {}`.",
        "rule `even days`: a value alone doesn't say what is set. Write it like `- even days: {within: 60}`.",
    ]


def test_a_rule_without_a_colon_is_told_how_one_is_written() -> None:
    with pytest.raises(ValueError, match="a rule's name, a colon"):
        RuleSpec.model_validate("prerequisites")
