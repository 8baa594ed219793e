"""Laws of verdicts and bounds: whatever becomes known stays within them, and both ends of each can come to be."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import product
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from ecpat_training.core.location import Location
from ecpat_training.programme.rules.check import CountCheck, RuleResult
from ecpat_training.roster.rule_parts.rule import RosterRule
from ecpat_training.values.participant import Participant, Roster
from tests.draws import draws
from tests.roster.rooms import rules

VALUES: dict[str, tuple[str, ...]] = {
    "stakeholder": ("GO", "IGO", "NGO"),
    "role": ("law enforcement", "care", "other"),
    "gender": ("female", "male", "other", "prefers not to say"),
    "country": ("AL", "BE", "FR", "XK"),
    "organisation": ("Police", "Shelter", "Office", "Court", "School"),
}
FEW = settings(max_examples=draws(400, 60), deadline=None)
WISHES = st.sampled_from(["1-2", "at least 2", "at most 1", "2", "30-60 %", "at least 40 %", "at most 34 %", "50 %"])
COUNTED = st.one_of(
    st.builds(lambda want: {"mix": {"of": "stakeholder", "want": {"GO": want}}}, WISHES),
    st.builds(
        lambda want: {"crossed": {"of": "gender", "among": {"role": "law enforcement"}, "want": {"female": want}}},
        WISHES,
    ),
)
ALONE = st.sampled_from(
    [
        {"nobody alone": {"of": "stakeholder"}},
        {"nobody alone": {"of": "gender"}},
        {"nobody alone within": {"of": "stakeholder", "within": "role"}},
        {"nobody alone within": {"of": "gender", "within": "stakeholder"}},
    ]
)
RULES = st.one_of(
    COUNTED,
    st.sampled_from(
        [
            {"at most of one": {"organisation": 1}},
            {"at most of one": {"country": 2}},
            {"at least so many": {"country": 3}},
            {"nobody alone": {"of": "stakeholder"}},
            {"nobody alone within": {"of": "stakeholder", "within": "role"}},
            {"both sides of a twin": {"countries": ["AL", "BE"]}},
            {"mix": {"of": "stakeholder", "want": {"GO": "at least 1", "NGO": "1-2"}}},
        ]
    ),
)


@st.composite
def rooms(draw: st.DrawFn) -> tuple[Participant, ...]:
    """Up to five people, of whom at most three things aren't known."""
    number = draw(st.integers(1, 5))
    people = [{attribute: draw(st.sampled_from(values)) for attribute, values in VALUES.items()} for _ in range(number)]
    for _ in range(draw(st.integers(0, 3))):
        draw(st.sampled_from(people))[draw(st.sampled_from(sorted(VALUES)))] = ""
    return tuple(
        Participant.model_validate(
            {"row": row, "where": Location("list.csv"), **{key: value or None for key, value in person.items()}}
        )
        for row, person in enumerate(people, 2)
    )


def result_of(rule: dict[str, Any], people: Sequence[Participant]) -> RuleResult:
    (made,) = rules(rule)
    assert isinstance(made, RosterRule)
    return made.check(Roster(file="", rows=len(people), participants=tuple(people)))


def completions(people: Sequence[Participant], asked: set[str]) -> Iterator[tuple[Participant, ...]]:
    """The room with everything known that is asked, in every way."""
    gaps = [
        (index, key) for index, person in enumerate(people) for key in sorted(asked) if getattr(person, key) is None
    ]
    for values in product(*(VALUES[key] for _, key in gaps)):
        filled = list(people)
        for (index, key), value in zip(gaps, values, strict=True):
            filled[index] = Participant.model_validate({**filled[index].model_dump(), key: value})
        yield tuple(filled)


def asked_by(rule: dict[str, Any]) -> set[str]:
    text = str(rule)
    return {key for key in VALUES if f"'{key}'" in text} | ({"country"} if "twin" in text else set())


@FEW
@given(RULES, rooms())
def test_a_verdict_is_that_of_every_way_to_fill_in_what_is_not_known(
    rule: dict[str, Any], people: tuple[Participant, ...]
) -> None:
    verdict = result_of(rule, people).verdict
    outcomes = {result_of(rule, filled).kept for filled in completions(people, asked_by(rule))}
    assert verdict == "not known" or outcomes == {verdict == "kept"}


@FEW
@given(COUNTED, rooms())
def test_a_verdict_of_one_wish_is_not_known_only_where_both_may_be(
    rule: dict[str, Any], people: tuple[Participant, ...]
) -> None:
    outcomes = {result_of(rule, filled).kept for filled in completions(people, asked_by(rule))}
    verdict = "not known" if len(outcomes) > 1 else "kept" if True in outcomes else "broken"
    assert result_of(rule, people).verdict == verdict


@FEW
@given(COUNTED, rooms())
def test_both_ends_of_a_count_and_of_a_share_can_come_to_be_and_nothing_beyond(
    rule: dict[str, Any], people: tuple[Participant, ...]
) -> None:
    (count,) = result_of(rule, people).counts
    filled_counts = [result_of(rule, filled).counts[0] for filled in completions(people, asked_by(rule))]
    numbers = [filled.actual for filled in filled_counts]
    assert (min(numbers), max(numbers)) == (count.actual, count.highest)
    shares = [share for filled in filled_counts if (share := share_of(filled)) is not None]
    if count.share is not None and shares:
        extremes = [Fraction(number, of) for number, of in count.share.extremes(count.actual, count.highest)]
        assert extremes == [min(shares), max(shares)]


def share_of(count: CountCheck) -> Fraction | None:
    people = count.share.people if count.share else 0
    return Fraction(count.actual, people) if people else None


@FEW
@given(ALONE, rooms())
def test_both_ends_of_who_is_alone_can_come_to_be_and_nothing_beyond(
    rule: dict[str, Any], people: tuple[Participant, ...]
) -> None:
    filled_rooms = list(completions(people, asked_by(rule)))
    for count in result_of(rule, people).counts:
        wanted = dict([*count.within, (count.of, count.label)])
        numbers = [
            sum(all(getattr(person, key) == value for key, value in wanted.items()) for person in filled)
            for filled in filled_rooms
        ]
        assert (min(numbers), max(numbers)) == (count.actual, count.highest)


@FEW
@given(COUNTED, rooms(), st.data())
def test_one_more_known_value_only_narrows_the_bounds(
    rule: dict[str, Any], people: tuple[Participant, ...], data: st.DataObject
) -> None:
    gaps = [(index, key) for index, person in enumerate(people) for key in VALUES if getattr(person, key) is None]
    if not gaps:
        return
    index, key = data.draw(st.sampled_from(gaps))
    filled = list(people)
    value = data.draw(st.sampled_from(VALUES[key]))
    filled[index] = Participant.model_validate({**people[index].model_dump(), key: value})
    before, after = result_of(rule, people), result_of(rule, filled)
    assert before.counts[0].actual <= after.counts[0].actual <= after.counts[0].highest <= before.counts[0].highest
    assert before.verdict in ("not known", after.verdict)
