"""Requirement: waves that nobody can link are compared as two groups of people, and nothing is said of people who
improved; where fewer than half can be linked, both analyses stand side by side."""

import re
from collections.abc import Sequence
from typing import Any

import numpy
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ecpat_training.core.finding import errors
from ecpat_training.documents.document import Block, Bullets, Heading, Paragraph, ReportTable
from ecpat_training.documents.provenance import Provenance
from ecpat_training.effect.analyses.unlinked.result import Unlinked, UnlinkedWaves
from ecpat_training.effect.analyses.unlinked.rules import claims, linked_overall_agreement, verdict
from ecpat_training.effect.model.report import EffectReport
from ecpat_training.effect.report.document import effect_document
from ecpat_training.effect.report.json import effect_json
from ecpat_training.effect.sentences.words.readers import READERS, Reader
from ecpat_training.effect.workflows.report import headline_sentence
from ecpat_training.effect.workflows.waves import evaluate_waves
from ecpat_training.survey.instrument.instrument import Wave
from ecpat_training.survey.model.responses import WaveResponses
from tests.draws import draws
from tests.effect.waves import instrument, number_scale, quiz, quiz_wave, scores, wave

MADE = Provenance("1.0", "ecpat evaluate", (("pre.csv", "0" * 64),))
BEFORE = [9, 12, 7, 10, 8, 11, 9, 13, 6, 10, 12, 8, 9, 11]
AFTER = [13, 15, 11, 14, 16, 12, 13, 15, 10, 14, 17, 12]
OF_PEOPLE = re.compile(r"improve|got worse|stayed the same|rose by|fell by", re.IGNORECASE)


def anonymous(name: Wave, points: Sequence[float | None]) -> WaveResponses:
    """A wave of ready scores without any code."""
    return wave(name, [""] * len(points), {"points": [numpy.nan if one is None else float(one) for one in points]})


def report(before: Sequence[float | None], after: Sequence[float | None], **scale: Any) -> EffectReport:
    keys = {"answers": "0-20", **scale}
    return evaluate_waves(instrument(number_scale(**keys)), [anonymous("pre", before), anonymous("post", after)])


def apart(effect: EffectReport, at: int = 0) -> UnlinkedWaves:
    found = effect.found(Unlinked)
    assert found is not None
    return found.waves[at]


def texts(blocks: Sequence[Block]) -> list[str]:
    said = []
    for block in blocks:
        if isinstance(block, Paragraph | Heading):
            said.append(block.text)
        if isinstance(block, Bullets):
            said += block.items
    return said


def told(effect: EffectReport, reader: Reader) -> list[str]:
    return texts(effect_document(effect, MADE, reader).blocks)


# -- nobody linked --


def test_anonymous_waves_are_compared_by_welch_and_no_error() -> None:
    effect = report(BEFORE, AFTER)
    (scale,) = apart(effect).scales
    assert errors(effect.findings) == []
    assert [one.code for one in effect.findings] == ["evaluate.unlinked"]
    assert (scale.before.n, scale.after.n) == (14, 12)
    # R 4.5: t.test(after, before)
    assert scale.difference.value == pytest.approx(3.857142857142858)
    assert (scale.difference.low, scale.difference.high) == (
        pytest.approx(2.1922405732), pytest.approx(5.5220451410)
    )  # fmt: skip
    assert verdict(scale) == "higher"
    assert effect.comparisons[0].changes == ()
    assert effect.not_compared == ()


@pytest.mark.parametrize("reader", READERS)
def test_the_caveat_comes_before_any_figure_and_nobody_is_said_to_improve(reader: Reader) -> None:
    said = told(report(BEFORE, AFTER), reader)
    caveat = next(at for at, text in enumerate(said) if text.startswith("People are not linked: those who answered"))
    figures = next(at for at, text in enumerate(said) if text.startswith("Knowledge"))
    assert caveat < figures
    assert "a difference between them may come from who answered" in said[caveat]
    assert "intervals are wider than they need be" in said[caveat]
    assert not [text for text in said if OF_PEOPLE.search(text)]
    assert any(
        "those who answered after scored 3.86 points higher than those who answered before" in one for one in said
    )


def test_the_tables_are_titled_by_who_answered() -> None:
    blocks = effect_document(report(BEFORE, AFTER), MADE, "evaluator").blocks
    table = next(one for one in blocks if isinstance(one, ReportTable) and one.name == "two groups")
    assert [column.title for column in table.columns][3:5] == ["Those who answered before", "Those who answered after"]


def test_json_and_the_headline_say_the_same() -> None:
    effect = report(BEFORE, AFTER)
    data = effect_json(effect, MADE)
    (found,) = data["analyses"]["unlinked"]["waves"]
    assert data["caveat"] == found["caveat"]
    assert data["comparisons"][0]["unlinked"] is True
    assert found["scales"][0]["verdict"] == "higher"
    assert headline_sentence(effect).startswith("14 and 12 people, not linked; Knowledge")


def test_codes_that_do_not_link_are_a_warning_and_asked_about() -> None:
    waves = [scores("pre", BEFORE), scores("post", AFTER, [f"Q{n:02d}ZZ{n}" for n in range(len(AFTER))])]
    effect = evaluate_waves(instrument(number_scale()), waves)
    (finding,) = [one for one in effect.findings if one.code == "evaluate.unlinked"]
    assert "no code in common" in finding.message
    assert str(finding.severity) == "warning"
    assert verdict(apart(effect).scales[0]) == "higher"


def test_one_answer_each_is_still_an_error() -> None:
    effect = report([3], [4])
    assert [one.code for one in errors(effect.findings)] == ["evaluate.no-pairs"]
    assert effect.found(Unlinked) is None


def test_lower_is_better_is_said_and_means_nothing_for_the_verdict() -> None:
    effect = report(AFTER, BEFORE, better="lower")
    assert verdict(apart(effect).scales[0]) == "lower"
    assert any("scored 3.86 points lower" in one and "lower is better" in one for one in told(effect, "coordinator"))


def test_a_group_of_five_has_no_interval() -> None:
    (scale,) = apart(report(BEFORE, AFTER[:5])).scales
    assert (scale.difference.low, scale.test.p) == (None, None)
    assert claims(scale).kind == "no interval"
    assert "fewer than 6 people" in (scale.difference.no_interval or "")


def test_several_scales_are_judged_together() -> None:
    rng = numpy.random.default_rng(5)
    columns = {f"q{at}": rng.integers(1, 6, 40).astype(float).tolist() for at in range(8)}
    likert = [
        {"id": name, "title": name, "kind": "likert", "answers": "1-5", "items": [{"id": name}]} for name in columns
    ]
    later = {name: rng.integers(1, 6, 40).astype(float).tolist() for name in columns}
    waves = [wave("pre", [""] * 40, columns), wave("post", [""] * 40, later)]
    scales = apart(evaluate_waves(instrument(*likert), waves)).scales
    assert {one.adjusted.family for one in scales if one.adjusted} == {8}
    for one in scales:
        assert one.adjusted is not None
        assert one.test.p is not None
        assert one.adjusted.p >= one.test.p
        assert (verdict(one) in ("higher", "lower")) == (one.adjusted.p < 0.05)


def test_the_primary_outcome_comes_first() -> None:
    plan = {"primary": "b", "comparisons": ["pre-post"], "declared": "2005-06-01", "because": "Agreed."}
    likert = [{"id": i, "title": i, "kind": "likert", "answers": "1-5", "items": [{"id": f"q{i}"}]} for i in "ab"]
    answers = {"qa": [1.0, 2, 3, 4, 5, 3, 2], "qb": [1.0, 2, 3, 3, 2, 1, 2]}
    waves = [wave("pre", [""] * 7, answers), wave("post", [""] * 7, answers)]
    effect = evaluate_waves(instrument(*likert, plan=plan), waves)
    assert [(one.of.scale, one.role) for one in apart(effect).scales] == [("b", "primary"), ("a", "exploratory")]
    assert any(text.startswith("Primary outcome. b") for text in told(effect, "donor"))


def test_several_sites_have_no_interval() -> None:
    from dataclasses import replace

    waves = [anonymous("pre", BEFORE), anonymous("post", AFTER)]
    sited = [replace(one, sites=tuple("TS"[row % 2] for row in range(len(one.codes)))) for one in waves]
    (scale,) = apart(evaluate_waves(instrument(number_scale()), sited)).scales
    assert (scale.difference.low, scale.superiority.low) == (None, None)
    assert "not independent" in (scale.difference.no_interval or "")


def test_questions_have_newcombes_interval() -> None:
    before, after = quiz_wave("pre", 3, [0, 1] * 12), quiz_wave("post", 3, [2, 3] * 10)
    for one in (before, after):
        one.codes[:] = ""
    effect = evaluate_waves(quiz(3), [before, after])
    found = apart(effect).questions
    assert [(one.right_before, one.asked_before, one.right_after, one.asked_after) for one in found] == [
        (12, 24, 20, 20), (0, 24, 20, 20), (0, 24, 10, 20),
    ]  # fmt: skip
    assert [one.told for one in found] == ["more", "more", "more"]
    # R 4.5, from prop.test(x, n, correct = FALSE) of 12 of 24 and 20 of 20
    assert (found[0].difference.low, found[0].difference.high) == (
        pytest.approx(0.254123267212), pytest.approx(0.685725741804)
    )  # fmt: skip
    assert "3 of 3 questions were answered right by more of those who answered later" in " ".join(
        told(effect, "evaluator")
    )


# -- fewer than half linked --


def few_linked() -> EffectReport:
    codes = [f"{chr(65 + n) * 3}{n:04d}" for n in range(14)]
    others = [f"{n:04d}{chr(90 - n) * 4}" for n in range(12)]
    waves = [scores("pre", BEFORE, codes), scores("post", AFTER, [*codes[:6], *others[6:]])]
    return evaluate_waves(instrument(number_scale(answers="0-20")), waves)


def test_where_fewer_than_half_are_linked_both_stand_side_by_side() -> None:
    effect = few_linked()
    one = apart(effect)
    (scale,) = one.scales
    (change,) = effect.comparisons[0].changes
    assert (one.alone, one.linked, change.n) == (False, 6, 6)
    assert scale.linked is not None
    assert scale.linked.change.value == change.raw.value
    assert scale.linked.others == (8, 6)
    assert linked_overall_agreement(scale) == "same"
    said = " ".join(told(effect, "evaluator"))
    assert "6 people could be linked, of 14 who answered before and 12 who answered after" in said
    assert "intervals are wider than they need be" in said
    assert "come from those who could not be linked" in said
    assert "Before, these answers don't show that those linked scored otherwise than the 8 others" in said


def test_the_donor_reads_both_too() -> None:
    said = " ".join(told(few_linked(), "donor"))
    assert "could be linked, of 14" in said
    assert "those who answered after scored" in said


def test_where_half_are_linked_there_is_one_analysis() -> None:
    codes = [f"{chr(65 + n) * 3}{n:04d}" for n in range(14)]
    effect = evaluate_waves(
        instrument(number_scale()), [scores("pre", BEFORE, codes), scores("post", AFTER, codes[:12])]
    )
    assert effect.found(Unlinked) is None


# -- linked data treated as unlinked --

people = st.lists(st.tuples(st.integers(0, 20), st.integers(-3, 6)), min_size=8, max_size=25)


@given(people)
@settings(max_examples=draws(40, 10))
def test_linked_people_treated_as_unlinked_have_the_wider_interval_where_scores_go_together(
    drawn: list[tuple[int, int]],
) -> None:
    before = [float(one) for one, _ in drawn]
    after = [one + moved for one, (_, moved) in zip(before, drawn, strict=True)]
    linked = evaluate_waves(instrument(number_scale()), [scores("pre", before), scores("post", after)])
    loose = report(before, after, answers="0-30")
    (change,) = linked.comparisons[0].changes
    scale = apart(loose).scales[0] if loose.found(Unlinked) else None
    if scale is None or None in (change.raw.low, scale.difference.low) or (change.r.value or 0.0) < 0.5:
        return
    assert scale.difference.value == pytest.approx(change.raw.value)
    assert (scale.difference.high or 0) - (scale.difference.low or 0) >= (change.raw.high or 0) - (change.raw.low or 0)
