"""Codes of attendance sheets and of participant lists are one person's by the rule for codes of answers."""

import pytest

from ecpat_training.core.location import Location
from ecpat_training.event.attendance.reading.list_matching import ParticipantIndex
from ecpat_training.values.participant import Participant


def person(row: int, code: str) -> Participant:
    return Participant(row=row, where=Location("list.xlsx"), id=code, own_code=code)


@pytest.mark.parametrize(("listed", "signed"), [("AN-07", "an07"), ("ȚA03", "ța3"), ("1-12", "01-12"), ("R5", "r5")])
def test_a_code_is_one_persons_however_it_is_written(listed: str, signed: str) -> None:
    holder = person(2, listed)
    assert ParticipantIndex([holder]).find_same_people(person(9, signed)) == [holder]


@pytest.mark.parametrize(("listed", "signed"), [("1-12", "11-2"), ("n/a", "none")])
def test_other_parts_and_no_codes_are_nobodys(listed: str, signed: str) -> None:
    assert ParticipantIndex([person(2, listed)]).find_same_people(person(9, signed)) == []
