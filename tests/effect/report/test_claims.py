"""What a report claims, whoever reads it: never more for want of a plan, never against those who are missing."""

import json
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ecpat_training.documents.document import Bullets, Document, Heading, Paragraph, ReportTable
from ecpat_training.documents.evaluation_charts import EstimateChart, ScaleChart
from ecpat_training.documents.provenance import Provenance
from ecpat_training.effect.comparing.comparison_group import with_background
from ecpat_training.effect.comparing.sites import by_column
from ecpat_training.effect.model.report import EffectReport
from ecpat_training.effect.report.document import effect_document
from ecpat_training.effect.report.json import effect_json
from ecpat_training.effect.report.publish import publish
from ecpat_training.effect.sentences.sentences import notes, sentence
from ecpat_training.effect.sentences.tables import sites_table
from ecpat_training.effect.sentences.verdicts import verdict, verdict_against_controls
from ecpat_training.effect.sentences.words.readers import READERS, Reader
from ecpat_training.effect.workflows.waves import evaluate_waves
from ecpat_training.survey.instrument.analysis_plan import ComparisonGroup
from tests.draws import draws
from tests.effect.waves import instrument, number_scale, scores, wave

MADE = Provenance("1.0", "ecpat evaluate", (("pre.csv", "0" * 64),))
CODES = [f"{chr(65 + at % 26) * 3}{at:04d}" for at in range(24)]
BEFORE = [40.0, 52, 61, 47, 55, 38, 66, 50, 58, 44, 49, 63] * 2
NEARLY = [9.0, -3, 6, 4, -3, 8, 2, -4, 7, 3, -6, 5] * 2  # p about .03
CLEAR = [9.0, 5, 11, 8, 7, 12, 6, 9, 10, 8, 7, 9] * 2
NOTHING = [4.0, -4, 3, -3, 5, -5, 2, -2, 6, -6, 1, -1] * 2


def trained(plan: dict[str, Any] | None, first_answer: str = "", **rises: list[float]) -> EffectReport:
    """A training whose scales rise so, with the plan as it stands in the instrument's file."""
    scales = [number_scale(id=name, title=name.capitalize(), items=[{"id": name}]) for name in rises]
    pre = wave("pre", CODES, dict.fromkeys(rises, BEFORE))
    if first_answer:
        pre = replace(pre, submitted=(datetime.fromisoformat(first_answer),) * 2)
    after = {name: [b + r for b, r in zip(BEFORE, rise, strict=True)] for name, rise in rises.items()}
    return evaluate_waves(instrument(*scales, **({"plan": plan} if plan else {})), [pre, wave("post", CODES, after)])


def text(document: Document) -> str:
    said = [block.text for block in document.blocks if isinstance(block, Paragraph | Heading)]
    return "\n".join([*said, *(one for block in document.blocks if isinstance(block, Bullets) for one in block.items)])


def pages(report: EffectReport) -> dict[Reader, str]:
    return {reader: text(effect_document(report, MADE, reader)) for reader in READERS}


def verdicts(report: EffectReport) -> dict[str, str]:
    return {change.scale: verdict(change) for one in report.comparisons for change in one.changes}


@settings(deadline=None, max_examples=draws(20, 6))
@given(st.lists(st.sampled_from([NEARLY, CLEAR, NOTHING]), min_size=2, max_size=4), st.data())
def test_the_same_data_get_no_stronger_verdict_for_want_of_a_plan(rises: list[list[float]], data: Any) -> None:
    """Everything declared is everything looked at; and what isn't declared is judged alike with a plan and without."""
    by = {f"s{at}": rise for at, rise in enumerate(rises)}
    some = data.draw(st.lists(st.sampled_from(sorted(by)), min_size=1, unique=True))
    without, all_of_it, part, late = (
        verdicts(trained(plan, "2005-06-16", **by))
        for plan in (
            None,
            {"primary": "s0", "secondary": sorted(by)[1:], "declared": "2005-06-01"},
            {"primary": some[0], "secondary": some[1:], "declared": "2005-06-01"},
            {"primary": some[0], "secondary": some[1:], "declared": "2005-07-01"},
        )
    )
    assert without == all_of_it == late
    for scale, said in without.items():
        assert said == part[scale] or (scale in some and said == "open")


def test_donors_count_an_outcome_open_whose_adjusted_p_is_005_and_more_also_when_published() -> None:
    report = trained(None, a=CLEAR, b=CLEAR, c=CLEAR, d=NEARLY, e=NOTHING)
    assert verdicts(report)["d"] == "open"
    for one in (report, publish(report)):
        assert "2 more outcomes were measured: 2 open." in text(effect_document(one, MADE, "donor"))
        written = effect_json(one, MADE)["comparisons"][0]["scales"]
        assert [scale["verdict"] for scale in written] == ["better", "better", "better", "open", "open"]


def test_a_chart_says_which_outcome_is_open_though_its_interval_leaves_out_no_change() -> None:
    document = effect_document(trained(None, a=NEARLY, b=NOTHING, c=NOTHING), MADE, "evaluator")
    (chart,) = [block for block in document.blocks if isinstance(block, EstimateChart)]
    assert [row.label for row in chart.rows] == ["A (open: see the words)", "B", "C"]


@pytest.mark.parametrize(
    ("plan", "first_answer", "says"),
    [
        (None, "2005-06-16", "Exploratory: no outcome was declared before the answers came."),
        ({"declared": "2005-06-01"}, "2005-06-16", "Declared before the answers came (on 1 June 2005; "),
        ({"declared": "2005-07-01"}, "2005-06-16", "Declared after the answers came (on 1 July 2005; "),
        ({"declared": "2005-06-16"}, "2005-06-16", "whether before them isn't known: A."),
        ({"declared": "2005-06-01"}, "", "the files don't show when people answered: A."),
        ({}, "2005-06-16", "the plan has no date: A."),
    ],
)
def test_every_reader_is_told_first_whether_the_outcomes_were_declared_before(
    plan: dict[str, Any] | None, first_answer: str, says: str
) -> None:
    report = trained(None if plan is None else {"primary": "a", **plan}, first_answer, a=CLEAR)
    for one in (report, publish(report)):
        for page in pages(one).values():
            assert says in page.split("\n")[1]
        assert says in effect_json(one, MADE)["status"]


def leaving(low_starters: bool) -> EffectReport:
    """40 people; of the 14 who don't answer again most had the lowest scores, or had any."""
    codes = [f"{chr(65 + at % 26) * 3}{at:04d}" for at in range(40)]
    before = [20.0 + 1.5 * at + (at * 7) % 5 for at in range(40)]
    after = [55 + 0.4 * (one - 50) - 3 + 6 * ((at * 11) % 7 - 3) / 3 for at, one in enumerate(before)]
    gone = set(range(14)) if low_starters else set(range(0, 40, 3))
    kept = [at for at in range(40) if at not in gone]
    return evaluate_waves(
        instrument(number_scale()),
        [scores("pre", before, codes), scores("post", [after[at] for at in kept], [codes[at] for at in kept])],
    )


def test_every_reader_is_told_that_those_compared_started_elsewhere_and_what_all_answers_say() -> None:
    report = leaving(low_starters=True)
    change = report.comparisons[0].changes[0]
    assert change.all_answers is not None
    for page in pages(report).values():
        assert "than those who did not answer again" in page
        assert "ll answers together" in page
    for page in pages(publish(report)).values():
        assert "than those who did not answer again, more than chance explains" in page
    assert all(scale["all_answers"] is None for scale in effect_json(publish(report), MADE)["comparisons"][0]["scales"])


def test_nothing_is_said_of_the_missing_in_the_headline_where_they_make_no_difference() -> None:
    assert not any("did not answer again (" in page for page in pages(leaving(low_starters=False)).values())


def test_pairs_that_all_answers_do_not_bear_are_open_for_everybody() -> None:
    report = leaving(low_starters=True)
    change = report.comparisons[0].changes[0]
    assert change.raw.low is not None
    assert change.raw.high is not None
    assert change.raw.high < 0  # the pairs alone fell, since the highest come back to the middle
    assert verdict(change) == "open"
    assert "but all answers together don't show this (" in sentence(change)
    assert "but all answers together don't show this: whether" in sentence(publish(report).comparisons[0].changes[0])


@settings(deadline=None, max_examples=draws(30, 8))
@given(st.integers(0, 10_000))
def test_no_report_calls_a_direction_open_and_sure_whatever_the_missing_say(seed: int) -> None:
    """`Not shown whether it rose or fell. Even if the missing had answered at the scale's worst ...`"""
    import random

    draw = random.Random(seed)
    n, lift, span = draw.randint(8, 30), draw.choice([0, 5, 15, 40]), draw.choice([5, 20])
    codes = [f"{chr(65 + at % 26) * 3}{at:04d}" for at in range(n)]
    before = [min(100.0, max(0.0, 40 + draw.gauss(0, span))) for _ in codes]
    after = [min(100.0, max(0.0, one + lift + draw.gauss(0, span))) for one in before]
    kept = [at for at in range(n) if draw.random() < 0.85]
    form = instrument(
        number_scale(answers="0-100"), number_scale(id="b", title="B", items=[{"id": "b"}], answers="0-100")
    )
    pre = wave("pre", codes, {"points": before, "b": after})
    later = {"points": [after[at] for at in kept], "b": [before[0]] * len(kept)}
    post = wave("post", [codes[at] for at in kept], later)
    report = evaluate_waves(form, [pre, post])
    said = verdicts(report)
    for line in text(effect_document(report, MADE, "evaluator")).split("\n"):
        if "Even if the missing" in line or "No answers of the missing" in line:
            assert said["score" if line.startswith("Knowledge") else "b"] in ("better", "worse"), line
            assert "whether it rose or fell" not in line


LOTS = {"comparison group": {"column": "group", "is": "waiting", "randomised": "yes"}, "declared": "2005-06-01"}


def beside(lots: bool, lost: int = 0, **rises: list[float]) -> EffectReport:
    """24 trained and 19 who waited, of whom so many don't answer again; these stay as they are."""
    own = [*CODES, *(f"{chr(65 + at % 26) * 3}9{at:03d}" for at in range(19))]
    before = [*BEFORE, *(one + 2 for one in BEFORE[:19])]
    scales = [number_scale(id=name, title=name.capitalize(), items=[{"id": name}]) for name in rises]
    after = {name: [b + r for b, r in zip(before, [*rise, *NOTHING[:19]], strict=True)] for name, rise in rises.items()}
    kept = len(own) - lost
    group = {"group": ["trained"] * 24 + ["waiting"] * 19}
    primary, *secondary = rises
    plan = {"primary": primary, "secondary": secondary, **LOTS} if lots else {"primary": primary}
    form = instrument(*scales, plan=plan)
    waiting = ComparisonGroup(column="group", is_="waiting")
    pre = wave("pre", own, dict.fromkeys(rises, before), group)
    later = {name: values[:kept] for name, values in after.items()}
    post = wave("post", own[:kept], later, {"group": group["group"][:kept]})
    return evaluate_waves(with_background(form, waiting), [pre, post], comparison=None if lots else waiting)


def test_a_cause_is_named_only_with_lots_and_few_lost() -> None:
    by_lot, lost, not_drawn = beside(True, a=CLEAR), beside(True, 7, a=CLEAR), beside(False, a=CLEAR)
    for report, caused in ((by_lot, True), (lost, False), (not_drawn, False)):
        for page in pages(report).values():
            assert ("better than without the training" in page) == caused
            assert ("can be put down to the training" in page) == caused
            assert "the trained ended" in page
    assert "better than those who were not trained" in pages(lost)["donor"]
    assert "With these losses, or more of them in one group" in pages(lost)["donor"]


def test_what_became_of_both_groups_is_told_to_every_reader_and_every_row_is_counted() -> None:
    """A waiting group that went from 19 to 12; and of a file of 43 rows 43 are accounted for."""
    report = beside(True, 7, a=CLEAR)
    for page in pages(report).values():
        assert "24 of 24 trained people who answered before are compared" in page
        assert "12 of 19 people not trained who answered before are compared, 7 lost" in page
    tables = {
        block.name: block
        for block in effect_document(report, MADE, "evaluator").blocks
        if isinstance(block, ReportTable)
    }
    assert [row[-4:] for row in tables["flow"].rows] == [(24, 24, 24, 0), (19, 12, 12, 7)]
    titles = [column.title for column in tables["waves"].columns]
    rows = [dict(zip(titles, row, strict=True)) for row in tables["waves"].rows]
    assert sum(row["Rows"] for row in rows if row["Wave"] == "Before") == 43
    written = effect_json(report, MADE)
    assert [one["rows"] for one in written["waves_not_trained"]] == [19, 12]


def test_lots_name_no_gain_where_none_or_a_loss_is_shown() -> None:
    """`these answers don't show whether the trained gained more`, and then `what the trained gained can be ...`."""
    for page in pages(beside(True, a=NOTHING)).values():
        assert "can be put down to the training" not in page
        assert "would be the training's, but these answers show none that is more than chance" in page
    for page in pages(beside(True, a=[-one for one in CLEAR])).values():
        assert "worse than without the training" in page
        assert "what the trained gained" not in page
        assert "can be put down to the training, within its interval" in page


def test_what_became_of_both_groups_stands_once_in_a_donors_page() -> None:
    for report in (beside(True, a=CLEAR), beside(True, 7, a=CLEAR), beside(False, a=CLEAR), few_waiting(3)):
        assert pages(report)["donor"].lower().count("trained people who answered before are compared") == 1


def few_waiting(number: int) -> EffectReport:
    """24 trained, and so many who waited and happened to change alike."""
    own = [*CODES, *(f"WAI9{at:03d}" for at in range(number))]
    group = {"group": ["trained"] * 24 + ["waiting"] * number}
    form = instrument(number_scale(id="a", title="A", items=[{"id": "a"}]), plan={"primary": "a", **LOTS})
    before = [*BEFORE, *BEFORE[:number]]
    after = [one + rise for one, rise in zip(before, [*CLEAR, *[0.0] * number], strict=True)]
    return evaluate_waves(
        with_background(form, None), [wave("pre", own, {"a": before}, group), wave("post", own, {"a": after}, group)]
    )


@pytest.mark.parametrize("number", [1, 2, 3, 5])
def test_of_fewer_than_6_who_waited_nothing_is_claimed_and_the_comparison_is_not_hidden(number: int) -> None:
    for page in pages(few_waiting(number)).values():
        assert "than without the training" not in page
        assert "put down to the training" not in page
        assert "Without a comparison group" not in page
        assert "How much is not shown by this comparison group" in page
        assert ("A: trained and not trained can't be compared, because" in page) == (number == 1)
        assert ("whether that is more than chance is not said, because a group of fewer" in page) == (number > 1)
    for page in pages(few_waiting(6)).values():
        assert "better than without the training" in page


@pytest.mark.parametrize("reader", READERS)
def test_under_a_comparison_group_its_difference_is_the_headline(reader: Reader) -> None:
    page = pages(beside(False, a=CLEAR, b=NEARLY))[reader]
    assert page.index("A: counted from where each started") < page.index(
        "The change of the trained, without the comparison"
    )
    assert page.index("The change of the trained, without") < page.index("A rose by")


def test_differences_beside_a_comparison_group_are_judged_in_their_family_too() -> None:
    slight = [one * 0.62 for one in NEARLY]
    alone, among = beside(True, a=slight), beside(True, a=slight, b=NOTHING, c=NOTHING, d=NOTHING)
    found, other = (report.analyses["control_group"].scales[0] for report in (alone, among))  # type: ignore[attr-defined]
    assert found.difference == other.difference
    assert verdict_against_controls(found) in ("better", "open")
    assert other.family is not None
    assert other.family.family == 4
    assert (verdict_against_controls(other) == "better") == (other.difference.low > 0 and other.family.p < 0.05)


def test_a_published_report_says_that_there_was_a_comparison_group() -> None:
    for page in pages(publish(beside(False, a=CLEAR))).values():
        assert "Others were asked twice without the training, too." in page
        assert "Without a comparison group" not in page
        assert "Let the next group answer twice" not in page


def at_sites(number: int, people: int = 6, spread: float = 4.0) -> EffectReport:
    """Sites whose people rise by much the same, each site by an amount of its own."""
    codes = [f"{chr(65 + at % 26) * 3}{at:04d}" for at in range(number * people)]
    sites = tuple(f"site {at // people + 1}" for at in range(number * people))
    before = [40.0 + at % 9 for at in range(number * people)]
    rise = [(at // people - (number - 1) / 2) * spread + 5 + (at % 3 - 1) for at in range(number * people)]
    after = [b + r for b, r in zip(before, rise, strict=True)]
    pre = replace(scores("pre", before, codes), sites=sites)
    return evaluate_waves(instrument(number_scale()), [pre, scores("post", after, codes)])


def test_over_sites_the_interval_is_that_of_sites_and_never_of_people() -> None:
    change = at_sites(6).comparisons[0].changes[0]
    means = [one.change.value for one in change.sites]
    assert means == pytest.approx([-5, -1, 3, 7, 11, 15])
    assert (change.clusters, change.raw.n, change.t_test.df) == (6, 6, 5)
    from scipy import stats

    result = stats.ttest_1samp(means, 0)
    interval = result.confidence_interval()
    assert (change.t_test.p, change.raw.low, change.raw.high) == pytest.approx((result.pvalue, *interval))
    assert verdict(change) == "open"
    assert "36 people of 6 sites, which count alike" in sentence(change)
    assert "site 1 -5.00 points (95 % interval" in " ".join(notes(change))


@pytest.mark.parametrize("number", [2, 3])
def test_too_few_sites_have_no_interval_and_no_verdict(number: int) -> None:
    report = at_sites(number, people=15, spread=0.1)
    change = report.comparisons[0].changes[0]
    assert (change.raw.low, change.t_test.p, verdict(change)) == (None, None, "none")
    assert f"{number} sites are too few to say" in sentence(change)
    for page in pages(report).values():
        assert f"{number} sites are too few to say what would hold for further ones" in page


def test_over_sites_nothing_that_takes_people_as_independent_is_said() -> None:
    report = at_sites(5)
    assert not set(report.analyses) & {"missing", "items", "groups", "precision", "headroom", "sizes", "control_group"}
    change = report.comparisons[0].changes[0]
    assert [change.d_av.low, change.d_z.value, change.wilcoxon.p, change.pratt.p] == [None] * 4
    for block in effect_document(report, MADE, "donor").blocks:
        if isinstance(block, ScaleChart):
            assert all(point.low is None for row in block.rows for point in row.points)


def test_a_column_tells_the_sites_and_one_site_is_none() -> None:
    place = {"place": ["Tirana", "tirana ", "Skopje", None] * 6}
    pre = wave("pre", CODES, {"points": BEFORE}, place)
    post = wave("post", CODES, {"points": [one + 3 + at % 2 for at, one in enumerate(BEFORE)]}, place)
    found = evaluate_waves(instrument(number_scale()), by_column([pre, post], "place")).comparisons[0].changes[0]
    assert [one.site for one in found.sites] == ["(site not said)", "Skopje", "Tirana"]
    alone = replace(pre, sites=("Tirana",) * 24)
    assert evaluate_waves(instrument(number_scale()), [alone, post]).comparisons[0].changes[0].clusters == 0


def test_a_site_of_one_person_shows_no_score_and_intervals_stay_on_the_scale() -> None:
    """Internal reports too: elsewhere a single pair is refused, and t of two sites reaches beyond 1 to 5."""
    scale = {"id": "sure", "title": "Confidence", "kind": "likert", "answers": "1-5", "items": [{"id": "s0"}]}
    pre, post = [1.0, 2, 5, 4, 1, 2, 3, 4, 2], [5.0, 5, 1, 2, 5, 4, 2, 5, 4]
    towns = ("Tirana",) * 2 + ("Durrës",) * 6 + ("Vlorë",)
    waves = [replace(wave("pre", CODES[:9], {"s0": pre}), sites=towns), wave("post", CODES[:9], {"s0": post})]
    report = evaluate_waves(instrument(scale), waves)
    (change,) = report.comparisons[0].changes
    assert "Vlorë (1 person)" in " ".join(notes(change))
    told: Any = effect_json(report, MADE)
    (alone,) = [site for site in told["comparisons"][0]["scales"][0]["sites"] if site["n"] == 1]
    assert alone["before"] is alone["after"] is alone["change"]["value"] is None
    row = next(row for row in sites_table(report.comparisons).rows if "Vlorë" in row)
    assert not any(isinstance(cell, float) for cell in row)
    assert change.clusters == 3
    for estimate in (change.raw, *(site.change for site in change.sites)):
        assert estimate.low is None or estimate.high is None or -4 <= estimate.low <= estimate.high <= 4


def test_published_over_sites_nothing_of_a_single_site_is_left() -> None:
    report = publish(at_sites(5))
    assert "site 1" not in json.dumps(effect_json(report, MADE))
    assert all("site 1" not in page for page in pages(report).values())


def test_minutes_are_minutes_and_not_points_in_every_sentence() -> None:
    """A ready number with a unit of its own, such as the minutes until a report was made."""
    scale = number_scale(title="Time to report", better="lower", unit="minutes", smallest_change=3)
    report = evaluate_waves(
        instrument(scale),
        [scores("pre", BEFORE, CODES), scores("post", [a - b for a, b in zip(BEFORE, CLEAR, strict=True)], CODES)],
    )
    said = sentence(report.comparisons[0].changes[0])
    assert said.startswith("Time to report fell by 8.42 minutes on average, from 51.92 minutes to 43.50 minutes (95 %")
    assert "(3.00 minutes)" in said
    for page in pages(report).values():
        assert " points" not in page
    with pytest.raises(ValueError, match="has a unit of its own"):
        instrument({**scale, "kind": "likert", "answers": "1-5"})
