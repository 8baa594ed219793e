"""One rule, two faces: what a rule over rosters asks of the seats holds for a room exactly where its check over that
room finds nothing."""

from typing import Any

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from ecpat_training.core import registry
from ecpat_training.core.location import Location
from ecpat_training.programme.model.rule import RuleSpec
from ecpat_training.programme.rules import book
from ecpat_training.programme.rules.book import Rule
from ecpat_training.roster import rules as roster_rules
from ecpat_training.roster.rule_parts.rule import RosterRule
from ecpat_training.roster.selection.demand import DemandRecorder
from ecpat_training.roster.selection.leximin import fair_lottery
from ecpat_training.roster.selection.panels import draw_people
from ecpat_training.values.participant import Gender, Participant, Role, Roster, StakeholderType
from ecpat_training.values.profession import Profession
from tests.draws import draws
from tests.rule_files import rule_files

ASKS: dict[str, list[Any]] = {
    file["rule"]: file["selection"] for file in rule_files("roster", yaml.CBaseLoader) if "selection" in file
}


def rules() -> list[Rule]:
    specs = [RuleSpec.model_validate({name: asked}) for name, every in ASKS.items() for asked in every]
    parsed, findings = book.parse(specs, roster_rules, lambda _: None)
    assert not findings
    return parsed


RULES = rules()


def test_every_rule_that_steers_a_selection_is_here() -> None:
    names = registry.members(roster_rules)
    classes = {name: book.rule_class(roster_rules, name, RosterRule) for name in names}
    steering = {name for name, rule in classes.items() if rule.constrain is not RosterRule.constrain}
    assert steering == {book.module_name(name) for name in ASKS}


def person(row: int, told: tuple[Any, ...]) -> Participant:
    stakeholder, role, gender, profession, country, region, organisation = told
    return Participant(
        row=row,
        where=Location("list.xlsx", sheet="Sheet1", cell=f"row {row}"),
        stakeholder=stakeholder,
        role=role,
        gender=gender,
        profession=profession,
        country=country,
        region=region,
        organisation=organisation,
    )


def maybe(*values: Any) -> st.SearchStrategy[Any]:
    return st.sampled_from([*values, None])


PEOPLE = st.lists(
    st.tuples(
        maybe(*StakeholderType),
        maybe(*Role),
        maybe(*Gender),
        maybe(Profession.PROSECUTOR, Profession.POLICE, "clairvoyant"),
        maybe("AL", "BE"),
        maybe("Tiranë", "TIRANE", "Durrës"),
        maybe("Policia", "policía", "Streha"),
    ),
    min_size=8,
    max_size=12,
).map(lambda every: [person(row, told) for row, told in enumerate(every, 2)])


def roster(people: list[Participant]) -> Roster:
    return Roster(file="list.xlsx", rows=len(people), participants=tuple(people))


@settings(max_examples=draws(40, 10))
@given(PEOPLE, st.data())
def test_demands_hold_where_the_check_finds_nothing(people: list[Participant], data: st.DataObject) -> None:
    seats = data.draw(st.integers(3, 7))
    chosen = sorted(data.draw(st.permutations(range(len(people))))[:seats])
    for rule in RULES:
        demands = DemandRecorder(people, seats)
        demands.ask([rule])
        result = rule.check(roster([people[at] for at in chosen]))
        assert all(one.is_met(chosen) for one in demands.noted) == result.kept, rule.states


@settings(max_examples=draws(12, 4))
@given(PEOPLE, st.lists(st.sampled_from(RULES), min_size=1, max_size=4), st.integers(0, 10**6))
def test_every_drawn_room_passes_every_check(people: list[Participant], some: list[Rule], seed: int) -> None:
    demands = DemandRecorder(people, 5)
    demands.ask(some)
    lottery = fair_lottery(len(people), 5, demands.noted)
    if lottery is not None:
        room = roster([people[at] for at in draw_people(lottery, seed)])
        assert [rule.states for rule in some if not rule.check(room).kept] == []
