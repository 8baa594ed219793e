"""What can't be judged is said as such: a rule is kept or broken only if it is so whatever those are of whom something
isn't known."""

import random
from itertools import product

import pytest

from ecpat_training.core.location import Location
from ecpat_training.programme.rules.check import CountCheck, RuleResult
from ecpat_training.roster.report.recruit import recruit
from ecpat_training.roster.rule_parts.rule import RosterRule
from ecpat_training.values.participant import Participant, Roster
from tests.roster.rooms import people, rules


def roster(participants: tuple[Participant, ...]) -> Roster:
    return Roster.model_construct(
        file="list.csv", rows=len(participants), participants=participants, not_used=(), columns={}
    )


def judged(rule: object, participants: tuple[Participant, ...]) -> RuleResult:
    assert isinstance(rule, RosterRule)
    return rule.check(roster(participants))


@pytest.mark.parametrize("want", ["1-2", "at least 2", "at most 1", "3", "30-60 %"])
def test_a_verdict_holds_for_every_way_to_fill_in_what_is_not_known(want: str) -> None:
    (rule,) = rules({"mix": {"of": "stakeholder", "want": {"GO": want}}})
    draw = random.Random(142)
    for _ in range(60):
        room = people(4, draw)
        unknown = [person.row for person in room if person.stakeholder is None]
        completions = [dict(zip(unknown, kinds, strict=True)) for kinds in product(("GO", "NGO"), repeat=len(unknown))]
        outcomes = {
            judged(
                rule,
                tuple(
                    person.model_copy(update={"stakeholder": filled[person.row]}) if person.row in filled else person
                    for person in room
                ),
            ).kept
            for filled in completions
        }
        verdict = "not known" if len(outcomes) > 1 else "kept" if True in outcomes else "broken"
        assert judged(rule, room).verdict == verdict, room


def unknown_profession(number: int) -> tuple[Participant, ...]:
    return tuple(Participant(row=row, where=Location("list.csv", line=row)) for row in range(2, number + 2))


def test_what_is_perhaps_there_is_said_with_its_bounds() -> None:
    (rule,) = rules(
        {"mix": {"of": "profession", "want": {"prosecutor": "at least 2", "police officer": "at least 19"}}}
    )
    known = tuple(person.model_copy(update={"profession": "police officer"}) for person in unknown_profession(1))
    result = judged(rule, (*known, *unknown_profession(17)))
    assert recruit([result], 18)[0] == ("2 prosecutors short so far (0 to 17 of at least 2), 18 police officers short")
    assert "2 prosecutors short so far: 0 to 17 of at least 2." in [finding.message for finding in result.breaks]
    assert (result.verdict, [item.verdict for item in result.counts]) == ("broken", ["not known", "broken"])


def test_a_cap_that_may_be_passed_is_not_called_kept() -> None:
    (rule,) = rules({"mix": {"of": "profession", "want": {"prosecutor": "at most 2"}}})
    result = judged(rule, unknown_profession(3))
    assert (result.kept, result.verdict, result.counts[0].highest) == (True, "not known", 3)


def test_where_everything_is_known_a_count_has_one_number() -> None:
    count = CountCheck("gender", "female", 7, 8, 12)
    assert (count.highest, count.verdict, count.bounds_in_words) == (7, "broken", "7")
