"""What was declared beforehand comes first, is judged in its family, and is told apart from the rest."""

from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from ecpat_training.documents.document import Block, Heading, Paragraph, ReportTable
from ecpat_training.documents.provenance import Provenance
from ecpat_training.effect.analyses.plan.result import PlanAdherence
from ecpat_training.effect.analyses.plan.section import analysis as section
from ecpat_training.effect.model.report import EffectReport
from ecpat_training.effect.report.document import effect_document
from ecpat_training.effect.report.publish import publish
from ecpat_training.effect.sentences.sentences import sentence, tone
from ecpat_training.effect.sentences.verdicts import verdict
from ecpat_training.effect.workflows.waves import evaluate_waves
from ecpat_training.stats import multiplicity
from tests.effect.waves import instrument, wave

MADE = Provenance("1.0", "ecpat evaluate", (("pre.csv", "0" * 64),))
CODES = [f"{chr(65 + person) * 3}{person:04d}" for person in range(12)]
BEFORE = [3, 4, 2, 5, 3, 4, 2, 3, 4, 3, 2, 5]
CLEAR = [1, 2, 1, 2, 1, 2, 1, 1, 2, 1, 2, 1]  # by how much each rises
NEARLY = [1, 0, 1, -1, 1, 1, 0, 1, 1, 0, 1, 0]  # p = 0.026
EARLY, DAY = {"declared": "2005-06-01"}, "2005-06-16"  # of the plan, and of the first answers
NOTHING = [1, -1, 0, 1, -1, 0, 1, -1, 0, 1, -1, 0]


def trained(plan: dict[str, Any] | None, day: str = "", **rises: list[int]) -> EffectReport:
    """A report on scales that rise so; the plan is written as in the instrument's file."""
    scales = [{"id": name, "title": name.capitalize(), "kind": "number", "items": [{"id": name}]} for name in rises]
    form = instrument(*scales, **({"plan": plan} if plan else {}))
    pre = wave("pre", CODES, dict.fromkeys(rises, BEFORE))
    post = wave(
        "post", CODES, {name: [b + r for b, r in zip(BEFORE, rise, strict=True)] for name, rise in rises.items()}
    )
    if day:
        pre = replace(pre, submitted=(datetime.fromisoformat(day), datetime.fromisoformat(day)))
    return evaluate_waves(form, [pre, post])


def page(report: EffectReport) -> list[Block]:
    return list(effect_document(report, MADE, "evaluator").blocks)


def texts(report: EffectReport) -> list[str]:
    return [block.text for block in page(report) if isinstance(block, Heading | Paragraph)]


def test_the_primary_outcome_comes_first_and_what_was_not_declared_last() -> None:
    plan = {"primary": "third", "secondary": ["second"], "declared": "2005-06-01"}
    report = trained(plan, "2005-06-16", first=NOTHING, second=CLEAR, third=CLEAR, fourth=CLEAR)
    changes = report.comparisons[0].changes
    assert [change.scale for change in changes] == ["third", "second", "first", "fourth"]
    assert [change.role for change in changes] == ["primary", "secondary", "exploratory", "exploratory"]
    said = texts(report)
    declared, exploratory = said.index("Declared beforehand"), said.index("Exploratory: not declared beforehand")
    assert said[declared + 1].startswith("Primary outcome. Third rose by")
    assert said[declared + 2].startswith("Second rose by")
    told = said[exploratory + 1 : exploratory + 3]
    assert sorted(one.split()[0].strip(":") for one in told) == ["First", "Fourth"]
    assert [len(one) for one in told] == sorted(map(len, told)), "of those of one kind, the shortest first"
    assert said[1] == (
        "Declared before the answers came (on 1 June 2005; first answers on 16 June 2005): Third and Second. "
        "Everything else is exploratory: not declared beforehand."
    )
    assert "exploratory" not in " ".join(said[2:exploratory])


def test_declared_outcomes_share_a_family_and_the_rest_is_judged_among_all_tests() -> None:
    report = trained(
        {"primary": "a", "secondary": ["b"], **EARLY}, DAY, a=CLEAR, b=NEARLY, c=NEARLY, d=NOTHING, e=CLEAR
    )
    by = {change.scale: change for change in report.comparisons[0].changes}
    raw = {scale: change.t_test.p or 0.0 for scale, change in by.items()}
    adjusted = {scale: change.adjusted.p if change.adjusted else None for scale, change in by.items()}
    assert [adjusted["a"], adjusted["b"]] == multiplicity.holm([raw["a"], raw["b"]])
    among_all = dict(zip("abcde", multiplicity.holm([raw[one] for one in "abcde"]), strict=True))
    assert {one: adjusted[one] for one in "cde"} == {one: among_all[one] for one in "cde"}


def test_the_primary_outcome_alone_needs_no_adjustment() -> None:
    report = trained({"primary": "a", **EARLY}, DAY, a=NEARLY, b=CLEAR, c=CLEAR)
    first = report.comparisons[0].changes[0]
    assert (first.role, first.adjusted, verdict(first)) == ("primary", None, "better")


@pytest.mark.parametrize("plan", [{"primary": "a"}, {"primary": "a", "secondary": ["b"]}, {"primary": "a", **EARLY}])
@pytest.mark.parametrize("day", ["", "2005-06-01"])
def test_a_plan_that_no_day_shows_to_be_earlier_makes_no_stronger_claim_than_none(
    plan: dict[str, Any], day: str
) -> None:
    """However few it declares: files without days of answers, a plan without one, or one of the answers' own day."""
    with_plan, without = (
        [
            (change.adjusted, verdict(change))
            for change in trained(one, day, a=NEARLY, b=CLEAR, c=NOTHING).comparisons[0].changes
        ]
        for one in (plan, None)
    )
    assert with_plan == without
    assert all(adjusted and adjusted.among == "all" for adjusted, _ in with_plan)


def test_the_sentence_follows_the_adjusted_p_and_says_that_the_interval_does_not() -> None:
    report = trained({"primary": "a", "secondary": ["b", "c"], **EARLY}, DAY, a=NEARLY, b=NEARLY, c=NOTHING)
    change = report.comparisons[0].changes[0]
    assert change.raw.low is not None
    assert change.raw.low > 0
    assert change.t_test.p is not None
    assert change.t_test.p < 0.05 <= (change.adjusted.p if change.adjusted else 0)
    assert (verdict(change), tone(change)) == ("open", "plain")
    assert sentence(change) == (
        "A rose by 0.50 points on average, from 3.33 to 3.83; the 95 % interval, 0.07 to 0.93, is of this outcome "
        "alone (12 people): among 3 tests declared together (adjusted p 0.078) chance may bring as much."
    )


def test_without_a_plan_the_same_data_make_no_stronger_claim() -> None:
    report = trained(None, a=NEARLY, b=NOTHING, c=NOTHING)
    change = report.comparisons[0].changes[0]
    assert change.role == ""
    assert verdict(change) == "open"
    assert sentence(change).endswith("among all 3 tests made (adjusted p 0.078) chance may bring as much.")
    said = texts(report)
    assert said[1] == "Exploratory: no outcome was declared before the answers came."
    assert "Declared beforehand" not in said


def test_one_scale_without_a_plan_has_no_family() -> None:
    report = trained(None, a=NEARLY)
    assert report.comparisons[0].changes[0].adjusted is None
    assert "plan" not in report.analyses


@pytest.mark.parametrize(
    ("declared", "day", "says"),
    [
        ("2005-06-01", "2005-06-16", "Declared on 1 June 2005, before the first answers (16 June 2005)."),
        ("2005-06-16", "2005-06-16", "the day of the first answers"),
        ("2005-07-01", "2005-06-16", "after the first answers (16 June 2005): strictly, all of it"),
        ("2005-07-01", "", "the files don't show when people answered"),
        (None, "2005-06-16", "The plan has no date"),
    ],
)
def test_when_the_plan_was_made_is_said(declared: str | None, day: str, says: str) -> None:
    plan = {"primary": "a", **({"declared": declared} if declared else {})}
    assert any(says in text for text in texts(trained(plan, day, a=CLEAR)))


@pytest.mark.parametrize(
    ("declared", "heading"),
    [
        ("2005-06-16", "Declared outcomes"),
        (None, "Declared outcomes"),
        ("2005-07-01", "Declared outcomes, but after the first answers came in"),
    ],
)
def test_nothing_is_called_declared_beforehand_that_may_not_have_been(declared: str | None, heading: str) -> None:
    plan = {"primary": "a", **({"declared": declared} if declared else {})}
    said = texts(trained(plan, "2005-06-16", a=CLEAR))
    assert said[2] == heading
    assert "Declared beforehand" not in said


def test_a_declared_outcome_that_was_not_measured_is_named() -> None:
    report = trained({"primary": "a", "comparisons": ["pre-post", "pre-follow-up"]}, a=CLEAR)
    assert any(text == "Declared, but not measured in these files: A (before - follow-up)." for text in texts(report))


def test_raw_and_adjusted_p_stand_side_by_side() -> None:
    report = trained({"primary": "a", "secondary": ["b"], **EARLY}, DAY, a=NEARLY, b=CLEAR, c=CLEAR)
    table = next(block for block in page(report) if isinstance(block, ReportTable) and block.name == "multiplicity")
    assert [(row[0], row[1], row[4]) for row in table.rows] == [
        ("A", "primary", "2 declared"),
        ("B", "secondary", "2 declared"),
        ("C", "no", "all 3"),
    ]
    assert table.rows[0][2:4] == pytest.approx((0.0264, 0.0264), abs=1e-3)
    found = report.analyses["plan"]
    assert isinstance(found, PlanAdherence)
    assert section.data(found)["outcomes"][2]["p_adjusted"] == table.rows[2][3]


def test_a_published_report_keeps_the_roles_and_no_p() -> None:
    rises = {name: [one % 4 for one in range(25)] for name in ("a", "b")}
    scales = [{"id": name, "title": name.upper(), "kind": "number", "items": [{"id": name}]} for name in rises]
    codes = [f"{chr(65 + person) * 3}{person:04d}" for person in range(25)]
    before = [float(5 + 7 * person % 11) for person in range(25)]
    after = {name: [b + r for b, r in zip(before, rise, strict=True)] for name, rise in rises.items()}
    report = evaluate_waves(
        instrument(*scales, plan={"primary": "b", "because": "Agreed with the partners."}),
        [wave("pre", codes, dict.fromkeys(rises, before)), wave("post", codes, after)],
    )
    public = publish(report)
    assert [change.role for change in public.comparisons[0].changes] == ["primary", "exploratory"]
    assert all(change.adjusted is None for change in public.comparisons[0].changes)
    kept = public.analyses["plan"]
    assert isinstance(kept, PlanAdherence)
    assert all(one.p is None and one.adjusted is None for one in kept.outcomes)
    said = texts(public)
    assert any("Agreed with the partners." in text for text in said)
    assert not any("adjusted p 0" in text for text in said)
