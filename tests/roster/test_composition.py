"""What a room is made of, in full: everybody is counted once in each part, and no part names a single person's body."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecpat_training.core.location import Location
from ecpat_training.programme.model.rule import RuleSpec
from ecpat_training.programme.rules import book
from ecpat_training.programme.rules.check import CountCheck
from ecpat_training.roster import rules as roster_rules
from ecpat_training.roster.rule_parts import composition
from ecpat_training.values.participant import Participant, Roster


def room(**columns: Sequence[str | None]) -> Roster:
    """A roster from its columns, a value a person."""
    rows = [dict(zip(columns, cells, strict=True)) for cells in zip(*columns.values(), strict=True)]
    people = tuple(
        Participant(where=Location("roster.xlsx", sheet="Sheet1", cell=f"row {at}"), row=at, **row)
        for at, row in enumerate(rows, 2)
    )
    return Roster(file="roster.xlsx", rows=len(people), participants=people)


def part(found: tuple[tuple[str, tuple[CountCheck, ...]], ...], of: str) -> list[tuple[str, int]]:
    return [(one.label, one.actual) for one in dict(found)[of]]


def test_a_body_with_one_person_there_is_counted_and_not_named() -> None:
    bodies = ["Police Academy", "Police Academy", "Child Helpline", "Shelter North", None]
    assert part(composition.overview(room(organisation=bodies), []), "organisation") == [
        ("Police Academy", 2), ("2 bodies with 1 person there", 2), ("not known", 1),
    ]  # fmt: skip
    assert part(composition.overview(room(organisation=bodies[:3]), []), "organisation") == [
        ("Police Academy", 2), ("1 body with 1 person there", 1),
    ]  # fmt: skip


def test_bodies_with_two_people_each_are_all_named() -> None:
    found = composition.overview(room(organisation=["Police Academy", "Child Helpline"] * 2), [])
    assert part(found, "organisation") == [("Child Helpline", 2), ("Police Academy", 2)]


def test_a_country_or_profession_of_one_person_is_named() -> None:
    found = composition.overview(room(country=["BG", "BG", "NL"], profession=["judge", "judge", "prosecutor"]), [])
    assert part(found, "country") == [("BG", 2), ("NL", 1)]
    assert part(found, "profession") == [("judge", 2), ("prosecutor", 1)]
    assert [of for of, _ in found] == ["country", "profession"]


def test_twelve_regions_are_named_and_the_rest_is_summed_up() -> None:
    regions = [f"Region {letter}" for letter in "ABCDEFGHIJKLMN" for _ in range(2)]
    assert part(composition.overview(room(region=regions[:24]), []), "region")[-1] == ("Region L", 2)
    assert part(composition.overview(room(region=regions), []), "region")[12:] == [("2 more", 4)]


def test_what_a_mix_wants_comes_first_against_its_bounds_and_is_not_told_again() -> None:
    roster = room(region=["tirane", "Tiranë", "Tiranë", "Vlorë"])
    rules, _ = book.parse(
        [RuleSpec.model_validate({"mix": {"of": "region", "want": {"Tirane": "1-2", "Durrës": "at least 1"}}})],
        roster_rules,
        lambda _: None,
    )
    told = dict(composition.overview(roster, [rules[0].check(roster)]))["region"]
    assert [(one.label, one.actual, one.low, one.high) for one in told] == [
        ("Tirane", 3, 1, 2), ("Durrës", 0, 1, None), ("Vlorë", 1, None, None),
    ]  # fmt: skip


ORGANISATIONS = st.sampled_from([None, "Police", "police", "POLICE", *(f"Body {number}" for number in range(20))])


@given(st.lists(ORGANISATIONS, min_size=1, max_size=60))
def test_the_counts_of_each_part_add_up_to_everybody(bodies: list[str | None]) -> None:
    for _, counts in composition.overview(room(organisation=bodies, region=bodies), []):
        assert sum(one.actual for one in counts) == len(bodies)


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("GO", ("stakeholder", "GO")),
        ("law enforcers", ("role", "law enforcement")),
        ("Law enforcer", ("role", "law enforcement")),
        ("women", ("gender", "female")),
        ("woman", ("gender", "female")),
        ("judges", ("profession", "judge")),
        ("police", ("profession", "police officer")),
        ("social", ("profession", "social worker")),
        ("unicorns", None),
    ],
)
def test_the_kind_that_a_word_means(word: str, meant: tuple[str, str] | None) -> None:
    assert composition.find_kind(word) == meant


@pytest.mark.parametrize(
    ("of", "word", "instead"),
    [
        ("gender", "women", "`women` is no gender: write `female`"),
        ("gender", "man", "`man` is no gender: write `male`"),
        ("role", "law enforcment", "did you mean `law enforcement`?"),
        ("stakeholder", "Police", "write `GO`, `IGO` or `NGO`"),
        ("country", "B1", "write a country's two letters"),
        ("country", "BGR", "write a country's two letters"),
    ],
)
def test_a_word_that_is_no_value_is_told_what_to_write(
    of: composition.PersonAttribute, word: str, instead: str
) -> None:
    with pytest.raises(ValueError, match="`") as refused:
        composition.canonical(of, word)
    assert instead in str(refused.value)


def test_values_are_meant_in_any_capitals_and_names_as_they_are_written() -> None:
    assert composition.canonical("country", "bg") == "BG"
    assert composition.canonical("gender", "Female") == "female"
    assert composition.canonical("organisation", "Child Helpline") == "Child Helpline"
