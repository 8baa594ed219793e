"""Trained and waiting, groups, missing answers, follow-ups: from waves to what the report says of them."""

import json
import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from ecpat_training.documents.document import ReportTable
from ecpat_training.documents.provenance import Provenance
from ecpat_training.effect.analyses.control_group import compute as control_analysis
from ecpat_training.effect.analyses.control_group.section import analysis as control_section
from ecpat_training.effect.analyses.follow_up.section import analysis as follow_up_section
from ecpat_training.effect.analyses.groups.section import analysis as groups_section
from ecpat_training.effect.analyses.missing import words as missing_words
from ecpat_training.effect.analyses.missing.section import analysis as missing_section
from ecpat_training.effect.comparing.comparison_group import with_background
from ecpat_training.effect.model.report import EffectReport
from ecpat_training.effect.report.charts import scale_chart
from ecpat_training.effect.report.document import effect_document
from ecpat_training.effect.report.json import effect_json
from ecpat_training.effect.report.publish import publish
from ecpat_training.effect.sentences.sentences import sentence
from ecpat_training.effect.sentences.words.readers import READERS
from ecpat_training.effect.workflows.waves import evaluate_waves
from ecpat_training.survey.instrument.analysis_plan import ComparisonGroup
from ecpat_training.survey.instrument.instrument import Instrument, Wave
from ecpat_training.survey.model.responses import WaveResponses
from tests.effect.waves import EARLY, answered, instrument, number_scale, wave

MADE = Provenance("1", "ecpat evaluate", (), None)
WAITING = ComparisonGroup(column="group", is_="waiting")
SCALE = number_scale(answers="0-20", smallest_change=2)


def codes(number: int) -> list[str]:
    return [f"{chr(65 + i % 26) * 3}{i * 37:04d}" for i in range(number)]


def asked(
    name: Wave, points: Sequence[float | None], groups: dict[str, Sequence[str | None]] | None = None
) -> WaveResponses:
    """The people in their order; None did not answer."""
    there = [at for at, one in enumerate(points) if one is not None]
    own = codes(len(points))
    said = {column: [values[at] for at in there] for column, values in (groups or {}).items()}
    return wave(name, [own[at] for at in there], {"points": [points[at] for at in there]}, said)


#                  trained                                     waiting
PRE = [5, 6, 7, 8, 9, 10, 11, 12, 6, 8, 10, 7, 5, 6, 8, 9, 10, 12, 7, 9]
POST = [11, 11, 13, 12, 14, 16, 15, 18, 12, 12, 15, 13, 6, 7, 8, 10, 11, 12, 9, 9]
GROUP = ["trained"] * 12 + ["waiting"] * 8


def by_column(pre_groups: Sequence[str | None] = GROUP, post_groups: Sequence[str | None] = GROUP) -> EffectReport:
    plain = with_background(instrument(SCALE), WAITING)
    waves = [asked("pre", PRE, {"group": pre_groups}), asked("post", POST, {"group": post_groups})]
    return evaluate_waves(plain, waves, comparison=WAITING)


def text(section: Any, report: EffectReport, name: str) -> str:
    blocks = section.blocks(report.analyses[name], report)
    return "\n".join(block.text for block in blocks if hasattr(block, "text"))


def test_those_who_waited_are_compared_and_not_counted_as_trained() -> None:
    report = by_column()
    assert report.comparisons[0].n == 12
    (beside,) = report.analyses["control_group"].scales  # type: ignore[attr-defined]
    assert (beside.trained.n, beside.untrained.n) == (12, 8)
    assert beside.adjusted.low > 0
    assert beside.difference.value == pytest.approx(beside.trained.change.value - beside.untrained.change.value)
    said = text(control_section, report, "control_group")
    assert "the trained ended 4.50 points higher than those who were not trained" in said
    assert "better than those who were not trained" in said
    assert "without the training:" not in said
    assert "group: waiting; not chosen by lot" in said
    assert beside.standardised.value == pytest.approx(4.5 * (1 - 3 / 71) / math.sqrt((11 * 4.75 + 7 * 71 / 14) / 18))


def test_of_three_and_three_nothing_is_claimed() -> None:
    """Welch's interval would leave out 0; but even all of the one above all of the other comes by chance 1 in 10."""
    waves = [
        asked("pre", [5, 6, 7, 5, 6, 7], {"group": ["trained"] * 3 + ["waiting"] * 3}),
        asked("post", [15, 16, 17.5, 6, 7.5, 8], {"group": ["trained"] * 3 + ["waiting"] * 3}),
    ]
    report = evaluate_waves(with_background(instrument(SCALE), WAITING), waves, comparison=WAITING)
    (beside,) = report.analyses["control_group"].scales  # type: ignore[attr-defined]
    assert (beside.difference.low, beside.difference.no_interval) == (None, control_analysis.TOO_FEW_PEOPLE_TEXT)
    said = text(control_section, report, "control_group")
    assert "whether that is more than chance is not said, because a group of fewer than 6 people" in said
    assert "better than without" not in said


def test_the_caveat_of_a_single_group_changes_with_a_comparison_group() -> None:
    single = evaluate_waves(instrument(SCALE), [asked("pre", PRE), asked("post", POST)])
    assert "Without a comparison group" in effect_json(single, MADE)["caveat"]
    assert "not chosen by lot" in effect_json(by_column(), MADE)["caveat"]
    plan = {"primary": "score", "comparison group": {"column": "group", "is": "Waiting", "randomised": "yes"}}
    drawn = with_background(instrument(SCALE, plan=plan), None)
    waves = [asked("pre", PRE, {"group": GROUP}), asked("post", POST, {"group": GROUP})]
    assert "Lots decided" in effect_json(evaluate_waves(drawn, waves), MADE)["caveat"]
    assert "of the trained alone" in effect_json(publish(by_column()), MADE)["caveat"]
    for reader in READERS:
        said = [getattr(block, "text", "") for block in effect_document(by_column(), MADE, reader).blocks]
        assert not [one for one in said if "Without a comparison group" in one]


def test_a_comparison_that_the_plan_does_not_name_is_exploratory() -> None:
    waves = [asked("pre", PRE, {"group": GROUP}), asked("post", POST, {"group": GROUP})]
    planned = with_background(instrument(SCALE, plan={"primary": "score"}), WAITING)
    report = evaluate_waves(planned, waves, comparison=WAITING)
    assert "exploratory" in text(control_section, report, "control_group")
    assert "exploratory" not in text(control_section, by_column(), "control_group")
    for reader in READERS:
        told = [getattr(block, "text", "") for block in effect_document(report, MADE, reader).blocks]
        headline = next(at for at, one in enumerate(told) if "the trained ended 4.50 points higher" in one)
        assert told[headline - 1].endswith("the comparison is exploratory.")


def test_a_column_that_tells_more_than_who_waited_tells_the_trained_apart() -> None:
    """The plan's groups are sectors, and those who waited stand in the same column: both comparisons are made."""
    sectors = ["police", "care"] * 6 + ["waiting"] * 8
    plan = {"primary": "score", "groups": ["group"], "comparison group": {"column": "group", "is": "waiting"}}
    waves = [asked("pre", PRE, {"group": sectors}), asked("post", POST, {"group": sectors})]
    report = evaluate_waves(with_background(instrument(SCALE, plan=plan), None), waves)
    (column,) = report.analyses["groups"].columns  # type: ignore[attr-defined]
    assert [(one.group, one.n) for one in column.scales[0].groups] == [("care", 6), ("police", 6)]
    assert report.analyses["control_group"].scales[0].trained.n == 12  # type: ignore[attr-defined]
    assert "groups" not in by_column().analyses


def test_a_donors_page_stays_one_page_beside_those_who_waited() -> None:
    """The sentence of what is told, and no table of all scales and waves."""
    blocks = effect_document(by_column(), MADE, "donor").blocks
    assert not [block for block in blocks if isinstance(block, ReportTable)]
    assert len([block for block in blocks if "than those who were not trained" in getattr(block, "text", "")]) == 1


def test_files_of_their_own_say_the_same_as_a_column() -> None:
    trained = [asked("pre", PRE[:12]), asked("post", POST[:12])]
    waiting = [asked("pre", PRE[12:]), asked("post", POST[12:])]
    apart = evaluate_waves(instrument(SCALE), trained, waiting_responses=waiting).analyses["control_group"]
    (own,), (column,) = apart.scales, by_column().analyses["control_group"].scales  # type: ignore[attr-defined]
    assert own.adjusted == column.adjusted


def test_it_is_enough_to_say_once_who_waited() -> None:
    report = by_column(post_groups=[None] * 20)
    assert report.analyses["control_group"] == by_column().analyses["control_group"]


def test_who_never_said_it_is_in_neither_group() -> None:
    unsaid = [None, *GROUP[1:]]
    report = by_column(unsaid, unsaid)
    assert report.comparisons[0].n == 11
    found = next(one for one in report.findings if one.code == "evaluate.trained-or-not")
    assert "2 responses" in found.message
    assert report.waves[0].rows == report.waves[0].used + len(report.waves[0].not_used)  # type: ignore[operator]


def test_a_value_that_nobody_has_is_an_error_that_says_what_there_is() -> None:
    nobody = ComparisonGroup(column="group", is_="control")
    waves = [asked("pre", PRE, {"group": GROUP}), asked("post", POST, {"group": GROUP})]
    report = evaluate_waves(with_background(instrument(SCALE), nobody), waves, comparison=nobody)
    found = next(one for one in report.findings if one.code == "evaluate.comparison-group")
    assert "no person has `control` in `group`; it holds `trained` and `waiting`" in found.message
    assert "control_group" not in report.analyses


def test_a_fall_against_those_who_waited_is_said_as_one() -> None:
    swapped = [one - 9 for one in POST[:12]]
    waves = [asked("pre", PRE, {"group": GROUP}), asked("post", swapped + POST[12:], {"group": GROUP})]
    report = evaluate_waves(with_background(instrument(SCALE), WAITING), waves, comparison=WAITING)
    assert "worse than those who were not trained" in text(control_section, report, "control_group")


SECTOR = ["police"] * 8 + ["care"] * 7 + ["court"] * 3 + ["embassy"] * 2


def by_sector(post: Sequence[float | None], sector: Sequence[str | None] = SECTOR, **keys: Any) -> EffectReport:
    asks = instrument(SCALE, groups=["sector"], **keys)
    return evaluate_waves(asks, [asked("pre", PRE, {"sector": sector}), asked("post", post, {"sector": SECTOR})])


def test_small_groups_are_taken_together_where_they_reach_five() -> None:
    (column,) = by_sector(POST).analyses["groups"].columns  # type: ignore[attr-defined]
    (scale,) = column.scales
    assert [(one.group, one.n) for one in scale.groups] == [("care", 7), ("police", 8), ("others", 5)]
    assert scale.together == (("court", 3), ("embassy", 2))
    assert len(scale.pairs) == 3
    assert scale.pairs[0].difference.level == pytest.approx(1 - 0.05 / 3)


def test_two_groups_get_one_sentence_about_their_difference() -> None:
    post = [one + 6 if at < 8 else one + 1 for at, one in enumerate(PRE)]
    post[0] += 1
    post[9] -= 1
    sector = ["police"] * 8 + ["care"] * 9 + ["court"] * 3
    report = by_sector(post, sector)
    said = text(groups_section, report, "groups")
    assert "lower in care than in police (95 % interval -" in said
    assert "worse for care" in said
    assert "Left out, because fewer than 5 people: court (3)." in said
    assert "exploratory" in said
    plan = {"primary": "score", "groups": ["sector"]}
    planned = by_sector(post, sector, plan=plan)
    assert "The plan names these groups." in text(groups_section, planned, "groups")
    dated = replace(planned.analyses["plan"], dated="before")  # type: ignore[type-var]
    planned = replace(planned, analyses={**planned.analyses, "plan": dated})
    assert "declared before" in text(groups_section, planned, "groups")


def test_who_says_another_group_later_is_named_and_the_first_counts() -> None:
    report = by_sector(POST, [*SECTOR[:7], "Care ", *SECTOR[8:]])
    found = next(one for one in report.findings if one.code == "evaluate.group-changed")
    assert found.message == "1 person says another `sector` in a later wave: `Care`, then `police` (post.csv:9)."
    (column,) = report.analyses["groups"].columns  # type: ignore[attr-defined]
    assert [one.n for one in column.scales[0].groups][:2] == [8, 7]


def test_nothing_is_said_of_the_missing_where_nobody_is() -> None:
    report = evaluate_waves(instrument(SCALE), [asked("pre", PRE), asked("post", POST)])
    assert "missing" not in report.analyses


def test_all_answers_stand_beside_complete_pairs() -> None:
    post = [None if at in (3, 9, 17) else one for at, one in enumerate(POST)]
    pre = [None if at == 5 else one for at, one in enumerate(PRE)]
    report = evaluate_waves(instrument(SCALE), [asked("pre", pre), asked("post", post)])
    (one,) = report.analyses["missing"].scales  # type: ignore[attr-defined]
    assert (one.pairs, one.only_before, one.only_after) == (16, 3, 1)
    assert one.complete == report.comparisons[0].changes[0].raw
    assert one.low < one.model.low < one.model.value < one.model.high < one.high
    assert one.structure == "unstructured"
    said = text(missing_section, report, "missing")
    assert "4 of 20 people have only one of the two scores; all answers together say the same as" in said


def test_why_the_model_is_plainer_is_said_truthfully() -> None:
    """Eight have both scores, so not few; but theirs lie on one line, to which the others say nothing."""
    pre = [5, 7, 9, 11, 5, 7, 9, 11, 3, 6, None, None]
    post = [9, 8, 7, 6, 9, 8, 7, 6, None, None, 12, 15]
    found = evaluate_waves(instrument(SCALE), [asked("pre", pre), asked("post", post)])
    said = text(missing_section, found, "missing")
    assert missing_words.STRUCTURE["random intercept, edge"] in said
    assert "few answered" not in said
    four = evaluate_waves(instrument(SCALE), [asked("pre", pre[4:]), asked("post", post[4:])])
    assert missing_words.STRUCTURE["random intercept"] in text(missing_section, four, "missing")


def test_two_changes_that_show_nothing_do_not_say_the_same() -> None:
    """One is above 0 and one below; and a third wave may take the model beyond what two waves allow."""
    post = [None if at in (3, 9, 17) else one + (-1) ** at for at, one in enumerate(PRE)]
    two = evaluate_waves(instrument(SCALE), [asked("pre", PRE), asked("post", post)])
    said = text(missing_section, two, "missing")
    assert "3 of 20 people have only one of the two scores; neither all answers together (" in said
    assert "show whether it rose or fell." in said
    assert "say the same" not in said
    three = evaluate_waves(instrument(SCALE), [asked("pre", PRE), asked("post", post), asked("follow-up", POST)])
    assert missing_words.THIRD in text(missing_section, three, "missing")
    assert missing_words.THIRD not in said


ACTS = {
    "id": "acts", "title": "Acts", "kind": "multiple choice", "level": "behaviour", "asked": ["follow-up"],
    "items": [{"id": "reported", "text": "Reported a case", "key": "y", "options": {"y": "yes", "n": "no"}}],
}  # fmt: skip


def followed_up() -> EffectReport:
    late = [one - 1 + at % 3 if at < 10 else None for at, one in enumerate(POST)]
    later = asked("follow-up", late)
    later.answers["reported"] = ["y"] * 6 + ["n"] * 3 + [None]
    asks = instrument(SCALE, ACTS)
    return evaluate_waves(asks, [asked("pre", PRE), asked("post", POST), later])


def test_a_follow_up_says_who_answered_and_bounds_the_rest() -> None:
    found = followed_up().analyses["follow_up"]
    assert (found.people, found.answered) == (20, 10)  # type: ignore[attr-defined]
    kept = found.scales[0]  # type: ignore[attr-defined]
    assert kept.n == 10
    mean = kept.mean
    assert (kept.low, kept.high) == (pytest.approx(mean / 2), pytest.approx((mean + 20) / 2))
    assert kept.kept.value == pytest.approx((kept.means[2] - kept.means[0]) / (kept.means[1] - kept.means[0]))
    assert kept.kept.low < kept.kept.value < kept.kept.high
    (act,) = found.behaviours  # type: ignore[attr-defined]
    assert (act.yes, act.share.n, act.low, act.high) == (6, 9, 6 / 20, 17 / 20)


def test_a_follow_up_in_words() -> None:
    said = text(follow_up_section, followed_up(), "follow_up")
    assert "10 of 20 people who took part were recognised at the follow-up (50 %" in said
    assert "Of the gain, " in said
    assert "Reported a case: 6 of 9 who answered said yes (67 %" in said
    assert "of all who took part, between 30 % and 85 %." in said


def test_a_share_that_could_be_anything_is_not_known() -> None:
    """Everybody gained alike, but later they are anywhere: any number of percent would be a guess."""
    late = [one + (14 if at % 2 else -9) for at, one in enumerate(POST)]
    late = [min(20, max(0, one)) for one in late]
    gained = [one + 2 + at % 2 for at, one in enumerate(PRE)]
    waves = [asked("pre", PRE), asked("post", gained), asked("follow-up", late)]
    said = text(follow_up_section, evaluate_waves(instrument(SCALE), waves), "follow_up")
    assert "How much of the gain is left is not known, because its interval is wider than from nothing to all" in said
    assert "Of the gain, " not in said


def test_who_is_behind_each_mean_of_three_waves_is_said() -> None:
    """Three who stayed away before, and came later, are in the change since the end and in no other mean."""
    pre: list[float | None] = [None, None, None, *PRE[3:]]
    report = evaluate_waves(instrument(SCALE), [asked("pre", pre), asked("post", POST), asked("follow-up", PRE)])
    found = report.analyses["follow_up"]
    table = next(one for one in follow_up_section.blocks(found, report) if getattr(one, "name", "") == "three waves")  # type: ignore[arg-type]
    row = dict(zip([column.title for column in table.columns], table.rows[0], strict=True))  # type: ignore[union-attr]
    assert (row["People with all scores"], row["People with these two"]) == (17, 20)
    chart = scale_chart(report)
    assert chart
    assert "at the follow-up of those compared from before to then" in chart.title
    two = scale_chart(by_column())
    assert two
    assert "follow-up" not in two.title


def test_of_a_gain_that_is_not_shown_nothing_is_said_to_be_left() -> None:
    """Among three tests declared together chance may bring as much, though the interval of the rise leaves out 0."""
    same = [number_scale(id=f"s{at}", title=f"Other {at}", items=[{"id": f"q{at}"}]) for at in range(2)]
    plan = {"primary": "score", **EARLY}
    rise = [one + (3 if at % 3 else -2) for at, one in enumerate(PRE)]
    waves = [asked("pre", PRE), asked("post", rise), asked("follow-up", rise)]
    for at, one in enumerate(waves):
        for other in range(2):
            one.answers[f"q{other}"] = [float((person * 7 + at * 5) % 11) for person in range(20)]
    alone, among = (
        evaluate_waves(instrument(SCALE, *same, plan=declared), answered(waves))
        for declared in (plan, {**plan, "secondary": ["s0", "s1"]})
    )
    assert "Of the gain, " in text(follow_up_section, alone, "follow_up")
    assert "chance may bring as much" in sentence(among.comparisons[0].changes[0])
    assert "Of the gain, " not in text(follow_up_section, among, "follow_up")


def test_nothing_of_all_this_is_published() -> None:
    for report in (by_column(), by_sector(POST), followed_up()):
        assert publish(report).analyses.keys().isdisjoint({"control_group", "groups", "missing", "follow_up"})


ODD: list[tuple[str, list[float | None], list[float | None], list[float | None]]] = [
    ("nobody later", [1, 2, 3], [None] * 3, [None] * 3),
    ("one person", [1], [2], [2]),
    ("all alike", [5] * 12, [5] * 12, [5] * 12),
    ("the same change", [5, 6, 7] * 4, [7, 8, 9] * 4, [None] * 11 + [3]),
    ("no pair", [1, 2, 3, None, None, None], [None, None, None, 4, 5, 6], [None] * 6),
    ("huge", [1e150, 2, 3, 4] * 3, [2, 3, 4, 5] * 3, [1, None, 3, 4] * 3),
    ("a line", [1, 2, 3, 4, 5, 6], [2, 4, 6, 8, 10, 12], [3, 6, 9, 12, 15, None]),
]


@pytest.mark.parametrize(("pre", "post", "late"), [odd[1:] for odd in ODD], ids=[odd[0] for odd in ODD])
def test_odd_files_give_figures_or_reasons(
    pre: list[float | None], post: list[float | None], late: list[float | None]
) -> None:
    halves = {"group": ["waiting" if at % 2 else "trained" for at in range(len(pre))], "sector": ["a", "b", "c"] * 4}
    waves = [asked("pre", pre, halves), asked("post", post, halves), asked("follow-up", late, halves)]
    plain: Instrument = with_background(instrument(number_scale(), groups=["sector"]), WAITING)
    for comparison in (None, WAITING):
        report = evaluate_waves(plain, waves, comparison=comparison)
        json.dumps(effect_json(report, MADE), allow_nan=False)
        assert effect_document(report, MADE, "evaluator").blocks
        assert math.isfinite(len(report.findings))
