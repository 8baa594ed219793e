"""What was told before counts: as means, or as numbers of people alone."""

from collections.abc import Iterable

import numpy
import pytest

from ecpat_training.disclosure.audit import Audit
from ecpat_training.disclosure.published_set import PublishedSet

BETWEEN = ("pre", "post")


def told(people: Iterable[int], column: str = "", *, counts: bool = False, **more: Iterable[int]) -> PublishedSet:
    """A set by codes, or by other ways as well."""
    ways = {"codes pre": people, **{name.replace("_", " "): one for name, one in more.items()}}
    known = {way: numpy.array(sorted(one), numpy.uint64) for way, one in ways.items()}
    return PublishedSet("pre to post", BETWEEN, known, column, counts)


ALL, LAW, CARE = told(range(60)), told(range(30), "role"), told(range(30, 60), "role")
GOVERNMENT, OTHERS = range(31), range(31, 60)


def by_government(*, counts: bool = False) -> list[PublishedSet]:
    return [told(people, "stakeholder", counts=counts) for people in (GOVERNMENT, OTHERS)]


def test_a_group_of_which_only_the_number_was_told_is_no_mean_told_before() -> None:
    counted = Audit(10, [ALL, LAW, CARE, *by_government(counts=True)])
    assert counted.judge_column(by_government()) == "earlier"
    shown = Audit(10, [ALL, LAW, CARE, *by_government()])
    assert shown.judge_column(by_government()) == "", "what both tell was told by the first report already"


def test_numbers_are_judged_by_those_of_the_same_column() -> None:
    grown = [told(range(35), "role"), told(range(35, 72), "role")]
    assert not Audit(10, [ALL, LAW, CARE]).counted(grown)
    assert not Audit(10, [ALL, *(told(one, "role", counts=True) for one in (range(30), range(30, 60)))]).counted(grown)
    assert Audit(10, [ALL, *by_government()]).counted(grown), "nobody knows that the one column's are the other's"


@pytest.mark.parametrize(("more", "verdict"), [(9, "earlier"), (10, "")])
def test_everybody_is_judged_by_ten_people(more: int, verdict: str) -> None:
    audit = Audit(10, [ALL])
    assert audit.judge_everybody(told(range(60 + more))) == verdict
    assert bool(audit.refused_sets) == bool(verdict)


@pytest.mark.parametrize(("k", "verdict"), [(5, ""), (7, ""), (8, "earlier")])
def test_groups_are_judged_by_the_smallest_that_is_published(k: int, verdict: str) -> None:
    """Seven law enforcers more, and as many caregivers: enough where groups of seven are shown."""
    grown = [told([*range(30), *range(60, 67)], "role"), told([*range(30, 60), *range(67, 74)], "role")]
    assert Audit(k, [ALL, LAW, CARE]).judge_column(grown) == verdict
    assert Audit(k, [ALL]).judge_everybody(told(range(69))) == "earlier", "all are judged by ten, whatever the groups"


def test_everybody_is_judged_with_the_groups_told_before() -> None:
    """All of another report are the first one's law enforcers and three more: 33 less 30."""
    assert Audit(10, [ALL, LAW, CARE]).judge_everybody(told(range(33))) == "earlier"
    assert Audit(3, [ALL, LAW, CARE]).judge_everybody(told(range(33))) == ""
    assert Audit(20, [ALL, LAW, CARE]).judge_everybody(told(range(72))) == "", "all beside all: ten are enough"


def test_other_answers_of_the_same_people_are_other_people() -> None:
    first = told(range(40), answers_pre_post=range(100, 140))
    corrected = told(range(40), answers_pre_post=range(101, 141))
    assert Audit(10, [first]).judge_everybody(corrected) == "earlier"
    assert Audit(10, [first]).judge_everybody(told(range(40), answers_pre_post=range(100, 140))) == ""


def test_a_group_that_was_told_before_may_be_near_another_one() -> None:
    """Twelve of each, six of both: that is no difference of few, and the same report again is no news."""
    women = told([*range(20, 40), *range(9)], "gender")
    assert Audit(10, [ALL, LAW, CARE, women]).judge_column([women]) == ""
    assert Audit(10, [ALL, LAW, CARE]).judge_column([told(range(4, 36), "gender")]) == "earlier"
