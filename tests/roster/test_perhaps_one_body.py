"""A cap on one organisation isn't called kept while names that may be one of it pass the cap together."""

import pytest

from ecpat_training.roster.reading.roster import roster_from
from ecpat_training.roster.rule_parts.rule import RosterRule
from tests.roster.lists import sheet
from tests.roster.rooms import rules


@pytest.mark.parametrize(
    "names",
    [
        ("Ministarstvo unutrašnjih poslova", "Министарство унутрашњих послова", "МУП"),
        ("Ministry of the Interior", "Min. of Interior", "MoI"),
        ("Министерство внутренних дел", "Ministerstvo vnutrennikh del", "МВД"),
    ],
)
def test_names_of_one_body_in_two_alphabets_are_asked_before_a_cap_is_called_kept(names: tuple[str, ...]) -> None:
    people = [f"Ana{letter} Popa{letter} | {names[index % 3]} | RS" for index, letter in enumerate("bcdfgk")]
    reading = roster_from(sheet("\n".join(["Name | Organisation | Country", *people])))
    (group,) = reading.bodies
    assert sorted(group) == sorted(names)
    (rule,) = rules({"at most of one": {"organisation": 3}})
    assert isinstance(rule, RosterRule)
    result = rule.check(reading.roster)
    assert (result.kept, result.verdict, result.counts[0].highest) == (True, "not known", 6)
    (rule,) = rules({"at most of one": {"organisation": 6}})
    assert isinstance(rule, RosterRule)
    assert rule.check(reading.roster).verdict == "kept"
