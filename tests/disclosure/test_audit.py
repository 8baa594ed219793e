"""Figures of several groups and comparisons together: what one alone doesn't tell, all of them might."""

from collections.abc import Mapping, Sequence

import numpy
import pytest

from ecpat_training.disclosure.audit import Audit, _are_near
from ecpat_training.disclosure.published_set import PublishedSet
from ecpat_training.documents.provenance import Provenance
from ecpat_training.effect.model.report import EffectReport
from ecpat_training.effect.report.document import effect_document
from ecpat_training.effect.report.publish import publish
from ecpat_training.effect.workflows.waves import evaluate_waves
from ecpat_training.survey.model.responses import WaveResponses
from tests.effect.waves import instrument, number_scale, wave

MADE = Provenance("1.0", "ecpat evaluate", ())


def code(person: int) -> str:
    return f"{chr(65 + person % 26) * 3}{person:04d}"


def training(groups: Mapping[str, Sequence[str]], later: Sequence[int] = ()) -> EffectReport:
    """A training whose people say their groups, and of whom some answer later; columns in the order of the mapping."""
    people = range(len(next(iter(groups.values()))))
    before = [5.0 + 7 * person % 11 for person in people]
    points = {"pre": before, "post": [one + 3 * at % 5 for at, one in enumerate(before)]}
    waves: list[WaveResponses] = []
    for name, told in points.items():
        waves.append(wave("pre" if name == "pre" else "post", [*map(code, people)], {"points": told}, groups))
    if later:
        waves.append(wave("follow-up", [*map(code, later)], {"points": [before[one] + one % 4 for one in later]}))
    return publish(evaluate_waves(instrument(number_scale(answers="0-20"), groups=[*groups]), waves))


def columns_with_means(report: EffectReport) -> set[str]:
    assert report.by_group is not None
    return {one.column for one in report.by_group.means}


def columns_counted(report: EffectReport) -> set[str]:
    assert report.by_group is not None
    return {one.column for one in report.by_group.counts if one.groups}


GOVERNMENT = ["GO"] * 13 + ["NGO"] * 12
ROLE = ["law enforcement"] * 12 + ["care"] * 13


@pytest.mark.parametrize("first", ["role", "stakeholder"])
def test_two_columns_do_not_tell_the_one_caregiver_of_a_government_body(first: str) -> None:
    """13 of government less 12 law enforcers; the column that the instrument names first is shown."""
    both = {"role": ROLE, "stakeholder": GOVERNMENT}
    ordered = {first: both[first], **both}
    report = training(ordered)
    (other,) = both.keys() - {first}
    assert columns_with_means(report) == {first}
    assert columns_counted(report) == both.keys()
    said = repr(effect_document(report, MADE, "evaluator").blocks)
    assert f"No means are shown by {other}: together with the other figures of this report" in said


def test_columns_that_cross_widely_are_both_shown() -> None:
    both = {"role": ["law", "care"] * 24, "stakeholder": ["GO"] * 24 + ["NGO"] * 24}
    assert columns_with_means(training(both)) == both.keys()
    report = training(both)
    assert report.by_group is not None
    assert report.by_group.withheld == {}


def test_a_third_column_is_looked_at_with_the_two_before_it() -> None:
    """No two of them tell of few; all three added, less everybody twice, are the two who are in each."""
    pairs = {"role": (0, 1), "gender": (0, 2), "shift": (1, 2)}
    people = [block for block in range(3) for _ in range(12)] + [4, 4]
    both = {
        column: ["yes" if block in blocks or block == 4 else "no" for block in people]
        for column, blocks in pairs.items()
    }
    assert columns_with_means(training({name: both[name] for name in ("role", "gender")})) == {"role", "gender"}
    assert columns_with_means(training(both)) == {"role", "gender"}


def test_a_group_less_those_who_answered_later_is_not_the_twelfth() -> None:
    """12 of government, 11 of whom answered the follow-up: their two means before the training tell the one's."""
    report = training({"stakeholder": ["GO"] * 12 + ["NGO"] * 14}, later=range(11))
    assert [one.changes[0].raw.value is not None for one in report.comparisons] == [True, True, True]
    assert columns_with_means(report) == set()
    assert columns_counted(report) == {"stakeholder"}
    everybody = training({"stakeholder": ["GO"] * 12 + ["NGO"] * 14}, later=range(26))
    assert columns_with_means(everybody) == {"stakeholder"}


def test_no_table_by_two_columns_of_which_one_hides_a_group() -> None:
    """Its totals would be those of the shown groups, and less them the 20 who are in none would be told by role."""
    role = ["care" if person % 2 else "police" for person in range(120)]
    sector = [
        "GO" if person % 12 < 5 else "NGO" if person % 12 < 10 else "abcd"[person // 12 % 4] for person in range(120)
    ]
    report = training({"role": role, "sector": sector})
    assert report.by_group is not None
    assert [len(counts.groups) for counts in report.by_group.counts] == [2, 2]
    assert report.by_group.cross is None
    whole = training({"role": role, "sector": ["GO" if person % 12 < 6 else "NGO" for person in range(120)]})
    assert whole.by_group is not None
    assert whole.by_group.cross is not None


def test_means_of_groups_are_of_the_first_comparison() -> None:
    """From before to just after, also where everybody answered the follow-up: there the means are 12.0 and 11.0."""
    report = training({"stakeholder": ["GO" if person % 2 else "NGO" for person in range(44)]}, later=range(44))
    assert report.by_group is not None
    assert [(group.group, group.before, group.after) for group in report.by_group.means] == [
        ("GO", 10.0, 12.1),
        ("NGO", 10.0, 11.9),
    ]


@pytest.mark.parametrize(("alone", "near"), [(0, False), (1, True), (9, True), (10, False)])
def test_sets_that_differ_by_one_to_nine_people_are_near(alone: int, near: bool) -> None:
    def published_set(people: int) -> PublishedSet:
        return PublishedSet("pre to post", ("pre", "post"), {"codes": numpy.arange(people, dtype=numpy.uint64)})

    assert _are_near(published_set(40), published_set(40 - alone), 10) is near
    assert _are_near(published_set(40 - alone), published_set(40), 10) is near


@pytest.mark.parametrize(
    ("by_code", "by_answers", "verdict"), [(25, 15, "together"), (15, 25, "together"), (15, 15, "")]
)
def test_one_way_in_which_people_are_told_apart_is_enough(by_code: int, by_answers: int, verdict: str) -> None:
    """Thirty people less twenty-five of them are five: by their codes, or by their answers alone."""

    def published_set(codes: int, answers: int, column: str = "") -> PublishedSet:
        people = {
            "codes": numpy.arange(codes, dtype=numpy.uint64),
            "answers": numpy.arange(answers, dtype=numpy.uint64),
        }
        return PublishedSet("pre to post", ("pre", "post"), people, column)

    audit = Audit(10, published_sets=[published_set(30, 30)])
    assert audit.judge_column([published_set(by_code, by_answers, "role")]) == verdict
