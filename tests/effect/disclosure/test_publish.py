"""A published report doesn't give single people away, in any of its figures, words or formats."""

import json
import re
from dataclasses import fields, replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ecpat_training.documents.document import ReportTable
from ecpat_training.documents.evaluation_charts import PairedChart
from ecpat_training.documents.provenance import Provenance
from ecpat_training.effect.model.report import EffectReport
from ecpat_training.effect.report.document import effect_document
from ecpat_training.effect.report.json import effect_json
from ecpat_training.effect.report.publish import publish
from ecpat_training.effect.report.withhold import share
from ecpat_training.effect.sentences.sentences import notes, sentence
from ecpat_training.effect.workflows.waves import evaluate_waves
from ecpat_training.survey.model.responses import WaveResponses
from tests.draws import draws
from tests.effect.waves import instrument, number_scale, quiz, quiz_wave, scores, wave

MADE = Provenance("1.0", "ecpat evaluate", (("pre.csv", "0" * 64),))


def report_of(*waves: WaveResponses) -> EffectReport:
    return evaluate_waves(instrument(number_scale(answers="0-20")), waves)


def training(people: int, seed: int = 1) -> tuple[list[float], list[float]]:
    """Scores of a training: each person gains 0 to 4 points."""
    before = [5 + (7 * seed * person) % 11 for person in range(people)]
    return [float(one) for one in before], [float(one + (3 * person + seed) % 5) for person, one in enumerate(before)]


def both(people: int) -> list[WaveResponses]:
    before, after = training(people)
    return [scores("pre", before), scores("post", after)]


def published(people: int) -> Any:
    return publish(report_of(*both(people))).comparisons[0].changes[0]


@pytest.mark.parametrize("people", [2, 5, 9])
def test_fewer_than_10_people_have_no_figure(people: int) -> None:
    one = published(people)
    assert one.n is one.raw.value is one.before.mean is one.after.mean is one.d_av.value is one.t_test.p is None
    assert "fewer than 10" in sentence(one)
    assert re.findall(r"\d+", sentence(one)) == ["10"]
    assert notes(one) == ()


@pytest.mark.parametrize("people", [10, 19])
def test_fewer_than_20_people_have_means_only(people: int) -> None:
    one = published(people)
    assert one.n == people
    assert None not in (one.before.mean, one.after.mean, one.raw.value)
    assert one.before.sd is one.after.sd is one.raw.low is one.d_av.value is one.d_z.value is one.r.value is None
    assert one.t_test.p is one.wilcoxon.p is one.improvement.share is None
    assert "fewer than 20" in one.raw.no_interval
    assert "fewer than 20" in one.d_av.undefined


def test_from_20_people_on_figures_are_rounded() -> None:
    one = published(20)
    for number in (one.before.mean, one.after.mean, one.before.sd, one.raw.value, one.raw.low):
        assert number == round(number, 1)
    assert one.d_av.value == round(one.d_av.value, 2)
    assert one.wilcoxon.statistic is one.wilcoxon.n is one.improvement.improved is one.at_best is None
    assert one.wilcoxon.p is one.pratt.p is one.t_test.p is one.t_test.statistic is one.d_z.value is None
    assert one.improvement.share is None
    assert one.pairs == ()


def test_a_published_report_names_no_single_response_and_no_small_group() -> None:
    before, after = training(20)
    codes = [f"{chr(65 + person) * 3}{person:02d}" for person in range(20)]
    types = {"type": ["GO"] * 17 + ["NGO", "NGO", "IGO"]}
    waves = [
        wave("pre", codes, {"points": before}, types),
        wave("post", codes, {"points": [*after[:19], None]}, types),
    ]
    internal = report_of(*waves)
    assert any("IGO" in finding.message for finding in internal.findings)
    said = json.dumps(effect_json(publish(internal), MADE)) + repr(effect_document(publish(internal), MADE).blocks)
    assert "IGO" not in said
    assert not [code for code in codes if code in said]
    assert "pre.csv:" not in said


def test_internal_reports_say_that_they_are_not_for_publication() -> None:
    report = report_of(*both(20))
    assert "not for publication" in effect_document(report, MADE).notice
    assert effect_document(publish(report), MADE).notice == ""
    assert effect_json(publish(report), MADE)["published"] is True


def test_a_published_document_has_no_lines_of_people_and_no_linking() -> None:
    report = report_of(*both(20))
    blocks = effect_document(publish(report), MADE).blocks
    assert not [block for block in blocks if isinstance(block, PairedChart)]
    names = [block.name for block in blocks if isinstance(block, ReportTable)]
    assert "linking" not in names
    assert not [name for name in names if name.startswith(("unlinked", "others", "remarks"))]


def test_the_one_who_left_can_not_be_worked_out() -> None:
    """20 answered before, 19 after: only the 19 pairs count, and no mean of all 20 is there."""
    before, after = training(20)
    report = publish(report_of(scores("pre", before), scores("post", after[:-1])))
    assert report.comparisons[0].n == 19
    assert all(summary.rows is summary.used is None for summary in report.waves)
    one = report.comparisons[0].changes[0]
    assert one.before.others is one.before.others_mean is None


def test_a_follow_up_of_nearly_the_same_people_shows_nothing() -> None:
    """The difference of the changes of 26 and of 23 people would be the change of the three."""
    before, after = training(26)
    waves = [scores("pre", before), scores("post", after), scores("follow-up", training(23, seed=2)[1])]
    main, second, third = publish(report_of(*waves)).comparisons
    assert main.changes[0].before.mean is not None
    for near in (second, third):
        one = near.changes[0]
        assert near.n is one.n is one.before.mean is one.after.mean is one.t_test.df is None
        assert one.raw.value is one.raw.low is one.d_av.value is None
        assert "no figure" in sentence(one)


def test_a_scale_that_somebody_left_blank_later_is_published_once() -> None:
    before, after = training(25)
    waves = [scores("pre", before), scores("post", after), scores("follow-up", [*after[:-1], None])]
    main, second, third = publish(report_of(*waves)).comparisons
    assert main.changes[0].raw.value is not None
    assert second.changes[0].raw.value is third.changes[0].raw.value is None


def test_all_alike_but_one_is_as_good_as_all() -> None:
    before = [5.0] * 24 + [1.0]
    one = publish(report_of(scores("pre", before), scores("post", training(25)[1]))).comparisons[0].changes[0]
    assert one.raw.value is one.before.mean is None


def test_a_follow_up_of_exactly_the_same_people_stays() -> None:
    before, after = training(26)
    waves = [scores("pre", before), scores("post", after), scores("follow-up", before[::-1])]
    report = publish(report_of(waves[0], waves[1], waves[2]))
    assert [one.n for one in report.comparisons] == [26, 26, 26]


def test_a_scale_of_one_person_less_hides_its_number() -> None:
    before, after = training(25)
    report = report_of(scores("pre", before), scores("post", [*after[:-1], None]))
    one = publish(report).comparisons[0].changes[0]
    assert one.n is one.t_test.df is one.raw.n is None
    assert "the people compared" in sentence(one)


def test_the_means_of_some_are_not_said_to_be_of_all() -> None:
    """34 people are compared, 18 of them have a score in both waves."""
    before, after = training(34)
    report = publish(report_of(scores("pre", before), scores("post", [*after[:18], *[None] * 16])))
    assert report.comparisons[0].n == 34
    assert "(some of the people compared)" in sentence(report.comparisons[0].changes[0])


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ([5.0] * 25, [float(5 + person % 4) for person in range(25)]),
        ([float(k % 7) for k in range(25)], [k % 7 + 1.0 for k in range(25)]),
    ],
    ids=["all alike before", "all changed alike"],
)
def test_what_all_have_in_common_is_each_ones_answer(before: list[float], after: list[float]) -> None:
    one = publish(report_of(scores("pre", before), scores("post", after))).comparisons[0].changes[0]
    assert one.raw.value is one.before.mean is None
    assert "single people's answer" in sentence(one)


@pytest.mark.parametrize(
    ("items", "people", "figures"),
    [(1, 40, False), (2, 40, False), (3, 40, False), (4, 40, True), (1, 120, False), (2, 120, False), (3, 120, True)],
)
def test_a_quiz_of_few_questions_has_no_figure(items: int, people: int, figures: bool) -> None:
    """The mean of one question is the share of those who knew; mean and SD of two are the counts of 0, 1 and 2."""
    before, after = ([(turn * person + 1) % (items + 1) for person in range(people)] for turn in (7, 13))
    waves = [quiz_wave("pre", items, before), quiz_wave("post", items, after)]
    one = publish(evaluate_waves(quiz(items), waves)).comparisons[0].changes[0]
    assert (one.raw.value is not None, one.before.mean is not None) == (figures, figures)
    assert figures or "only a few values" in sentence(one)


@pytest.mark.parametrize(("answers", "figures"), [("0-1", False), ("1-3", False), ("1-4", False), ("1-5", True)])
def test_a_single_statement_of_few_grades_has_no_figure(answers: str, figures: bool) -> None:
    low, high = map(int, answers.split("-"))
    before, after = ([float(low + turn * person % (high - low + 1)) for person in range(40)] for turn in (7, 11))
    form = instrument(number_scale(kind="likert", answers=answers))
    one = publish(evaluate_waves(form, [scores("pre", before), scores("post", after[1:] + after[:1])]))
    assert (one.comparisons[0].changes[0].before.mean is not None) == figures


def test_scores_of_0_and_1_are_counted_where_the_instrument_tells_no_values() -> None:
    passed = [[float(person % turn == 0) for person in range(40)] for turn in (3, 2)]
    one = publish(report_of(scores("pre", passed[0]), scores("post", passed[1]))).comparisons[0].changes[0]
    assert one.before.mean is one.raw.value is None
    assert "how many people have which" in sentence(one)


def test_publishing_twice_changes_nothing() -> None:
    report = publish(report_of(*both(20)))
    assert publish(report) is report


@given(st.integers(100, 400), st.data())
def test_a_share_fits_several_counts_and_never_says_all_or_nobody(whole: int, data: st.DataObject) -> None:
    part = data.draw(st.integers(0, whole))
    said = share(part, whole)
    alike = [other for other in range(whole + 1) if share(other, whole) == said]
    assert len(alike) > 1
    assert not said.startswith(("about 0 ", "about 100 "))


people = st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20)), min_size=2, max_size=45)


@settings(max_examples=draws(60, 15))
@given(people, st.integers(0, 12))
@pytest.mark.attack("a published report")
def test_attack_no_published_figure_reveals_a_small_number_of_people(rows: list[tuple[int, int]], left: int) -> None:
    """No number of the JSON output is exact beyond its rounding, and numbers of people are 10 or more."""
    before, after = [float(one) for one, _ in rows], [float(other) for _, other in rows]
    report = publish(report_of(scores("pre", before), scores("post", after[: max(1, len(rows) - left)])))
    output = effect_json(report, MADE)
    assert [one["rows"] for one in output["waves"]] == [None, None]
    for comparison in output["comparisons"]:
        assert comparison["n"] is None or comparison["n"] >= 10
        for scale in comparison["scales"]:
            assert scale["improved"] is scale["same"] is scale["worsened"] is scale["best_score_before"] is None
            assert "pairs" not in scale
            for key in ("before", "after"):
                assert scale[key]["mean"] is None or scale[key]["mean"] == round(scale[key]["mean"], 1)
            assert scale["n"] is not None or scale["withheld"]


@settings(max_examples=draws(60, 15))
@given(people)
def test_every_missing_figure_says_why(rows: list[tuple[int, int]]) -> None:
    report = report_of(scores("pre", [float(one) for one, _ in rows]), scores("post", [float(one) for _, one in rows]))
    for version in (report, publish(report)):
        (scale,) = effect_json(version, MADE)["comparisons"][0]["scales"]
        for estimate in (scale["raw_change"], scale["d_av"], scale["d_z"]):
            assert estimate["value"] is not None or estimate["undefined"]
            assert estimate["low"] is not None or estimate["undefined"] or estimate["no_interval"]
        for test in (scale["t_test"], scale["wilcoxon"], scale["wilcoxon_pratt"]):
            assert test["p"] is not None or test["undefined"]


def test_verdict_of_the_exact_figures_survives_rounding() -> None:
    """An interval from 0.03 to 0.4 is not printed as 0.0, nor called open."""
    before, after = training(24)
    report = report_of(scores("pre", before), scores("post", after))
    comparison = report.comparisons[0]
    narrow = replace(comparison.changes[0], raw=replace(comparison.changes[0].raw, value=0.2, low=0.03, high=0.4))
    changed = replace(report, comparisons=(replace(comparison, changes=(narrow,)),))
    one = publish(changed).comparisons[0].changes[0]
    assert one.raw.low == 0.03
    assert "(95 % interval 0.03 to 0.4;" in sentence(one)


def test_what_is_withheld_elsewhere_is_nothing_to_compare_with() -> None:
    before, after = training(24)
    codes = [f"{chr(65 + i) * 3}{i:04d}" for i in range(24)]
    first = [*codes[:11], "XXX9001", "YYY9002", *codes[11:]]
    waves = [
        scores("pre", [*before[:11], 5.0, 6.0, *before[11:]], first),
        scores("post", after, codes),
        scores("follow-up", [*after[:11], 9.0, 9.0], first[:13]),
    ]
    report = publish(report_of(*waves))
    shown = {(one.before, one.after): one.n for one in report.comparisons}
    assert shown[("pre", "post")] == 24
    assert shown[("pre", "follow-up")] is None, "2 of its 13 people are not among the 24"
    assert shown[("post", "follow-up")] == 11, "its 11 people are all among the 24, and 13 others are"


def test_a_scale_withheld_for_its_values_is_not_said_to_be_shown_elsewhere() -> None:
    """Three waves of 12, 11 and 12 people, and a quiz of two questions: no figure of it is shown anywhere."""
    waves = [quiz_wave("pre", 2, [0, 1, 2] * 4), quiz_wave("post", 2, [1, 2, 0] * 3 + [2, 2])]
    report = publish(evaluate_waves(quiz(2), [*waves, quiz_wave("follow-up", 2, [2, 0, 1] * 4)]))
    assert [one.n for one in report.comparisons] == [11, None, 11], "one number of people for the report"
    for one in report.comparisons:
        assert "only a few values" in sentence(one.changes[0])


def test_a_scale_is_shown_that_is_first_answered_by_enough_at_the_follow_up() -> None:
    """Of 12 people 9 rated themselves after the training, 11 at the follow-up; nothing else is compared."""
    before, after = training(12)
    follow_up = [*training(12, seed=2)[1][:11], None]
    waves = [scores("pre", before), scores("post", [*after[:9], None, None, None]), scores("follow-up", follow_up)]
    first, second, _ = (one.changes[0] for one in publish(report_of(*waves)).comparisons)
    assert "fewer than 10" in sentence(first)
    assert second.raw.value is not None


def test_a_mean_that_one_score_makes_up_is_withheld() -> None:
    before, after = [2.0, 3.0, 4.0, 5.0] * 3, [3.0, 5.0, 4.0, 5.0] * 3
    after[4] = 987_654.0
    form = instrument(number_scale())
    one = publish(evaluate_waves(form, [scores("pre", before), scores("post", after)])).comparisons[0].changes[0]
    assert one.after.mean is one.raw.value is None
    assert "nearly the whole sum" in sentence(one)


@pytest.mark.parametrize("people", [12, 24, 120])
def test_what_a_published_change_may_claim_holds_no_figure(people: int) -> None:
    """The claims come from the exact figures and go with the rounded ones: so they are answers of rules alone."""
    claim = published(people).claims
    assert claim is not None
    kinds = (str, bool, type(None))
    assert all(isinstance(getattr(claim, field.name), kinds) for field in fields(claim) if field.name != "family")


def test_a_published_report_draws_no_interval_of_a_single_mean() -> None:
    one = published(24)
    assert one.before.low is one.before.high is one.after.low is one.after.high is None
