"""Of rules that a command doesn't need, it is said whether they can be understood, although few are loaded."""

from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecpat_training.agenda import rules as agenda_rules
from ecpat_training.core import registry
from ecpat_training.core.finding import errors
from ecpat_training.files.yaml.file import Source
from ecpat_training.programme.model.programme import Programme, Rules
from ecpat_training.programme.model.rule import RuleSpec
from ecpat_training.programme.other_rules import find_agenda_rule_problems
from ecpat_training.programme.rules import book

NAMES = [name.replace("_", " ") for name in registry.members(agenda_rules)]
WORDS = st.sampled_from(
    [
        "",
        "0",
        "45",
        "90",
        "110",
        "15-20",
        "team",
        "4-6",
        "at least 50 %",
        "12:00-14:00",
        "role",
        "country",
        "many",
        "-3",
    ]
)
KEYS = st.sampled_from(
    [
        "minutes",
        "never over",
        "of",
        "over",
        "within",
        "trainers",
        "coffee",
        "lunch",
        "of the whole",
        "weight",
        "because",
        "colour",
    ]
)
VALUES = st.one_of(st.none(), st.just({}), WORDS, st.dictionaries(KEYS, WORDS, max_size=2), st.just([]))
ENTRIES = st.tuples(st.sampled_from([*NAMES, " coverage", "coverage ", "brake every"]), VALUES)


def _specs(written: list[tuple[str, object]]) -> list[RuleSpec]:
    specs = []
    for name, value in written:
        own = dict(value) if isinstance(value, dict) else value
        because = own.pop("because", None) if isinstance(own, dict) else None
        specs.append(RuleSpec.model_construct(name=name, value=own, because=because))
    return specs


def _said(team: list[RuleSpec], agenda: list[RuleSpec]) -> list[str]:
    rules = Rules.model_construct(team=tuple(team), agenda=tuple(agenda), roster=())
    programme = Programme.model_construct(rules=rules)
    return [one.message for one in find_agenda_rule_problems(programme, Source("programme.yaml", {}))]


@pytest.mark.parametrize("name", sorted(agenda_rules.STAND_ALONE))
def test_a_rule_said_to_stand_alone_can_be_understood_with_nothing_behind_it(name: str) -> None:
    specs = [RuleSpec(name=name), RuleSpec(name=name, value={})]
    rules, findings = book.parse(specs, agenda_rules, lambda _: None)
    assert (len(rules), findings) == (2, [])


@given(st.sampled_from(sorted(agenda_rules.WRITTEN)), st.data())
def test_a_rule_written_as_most_programmes_write_it_can_be_understood(name: str, data: st.DataObject) -> None:
    forms = agenda_rules.WRITTEN[name]
    keys = data.draw(st.lists(st.sampled_from(sorted(forms, key=str)), unique=True, min_size=1))
    parts = {key: data.draw(st.from_regex(forms[key], fullmatch=True)) for key in keys}
    spec = RuleSpec(name=name, value=parts.get(None, parts))
    assert agenda_rules.surely_understood(spec)
    assert book.parse([spec], agenda_rules, lambda _: None)[1] == []


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("mixed pair", {"of": "role, over: team"}),
        ("mixed pair", {"of": ["role"]}),
        ("mixed pair", ["role"]),
        ("lecture at most", {"": "45"}),
        ("lecture at most", "45\n"),
        ("team size", {"trainers": "6-4"}),
        ("team size", None),
        ("team size", ""),
        ("brake every", {"minutes": "90"}),
    ],
)
def test_what_only_looks_alike_is_read_by_the_rule_itself(name: str, value: object) -> None:
    assert not agenda_rules.surely_understood(RuleSpec(name=name, value=value))


@given(st.lists(ENTRIES, max_size=4), st.lists(ENTRIES, max_size=4))
def test_as_many_problems_are_counted_as_when_every_rule_is_loaded(
    team: list[tuple[str, object]], agenda: list[tuple[str, object]]
) -> None:
    specs = _specs(team), _specs(agenda)
    number = sum(len(errors(book.parse(some, agenda_rules, lambda _: None)[1])) for some in specs)
    said = _said(*specs)
    assert [one.split(" have ")[1].split(" problem")[0] for one in said] == ([str(number)] if number else [])


def test_rules_written_in_the_usual_ways_are_not_loaded_to_say_that_nothing_is_wrong(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    loaded: list[str] = []
    real = registry.load

    def load(package: ModuleType, name: str) -> ModuleType:
        loaded.append(name)
        return real(package, name)

    monkeypatch.setattr(registry, "load", load)
    assert _said(_specs([("competence", {})]), _specs([("coverage", None), ("lecture at most", "45")])) == []
    assert loaded == []
    assert _said([], _specs([("lecture at most", "45 min")])) == []
    assert loaded == ["lecture_at_most"]
