"""From waves of answers to an effect report, with every response accounted for."""

import random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecpat_training.core.finding import Finding, Severity, errors
from ecpat_training.effect.sentences.sentences import sentence
from ecpat_training.effect.workflows.waves import evaluate_waves
from tests.effect.waves import change, instrument, number_scale, scores, wave

CONFIDENCE: dict[str, Any] = {
    "id": "confidence",
    "title": "Confidence",
    "kind": "likert",
    "answers": "1-5",
    "items": [{"id": "q1"}, {"id": "q2", "reversed": True}],
}


def test_people_are_compared_with_themselves_whatever_the_order_of_rows() -> None:
    before = wave("pre", ["KAT7", "MAR1", "WIM4"], {"points": [5, 9, 7]})
    after = wave("post", ["WIM4", "KAT7", "MAR1"], {"points": [8, 6, 12]})
    made = evaluate_waves(instrument(number_scale()), [after, before]).comparisons[0].changes[0]
    assert made.pairs == ((5, 6), (9, 12), (7, 8))
    assert made.raw.value == pytest.approx(5 / 3)


def test_those_without_a_score_are_in_no_figure_and_their_means_are_shown_beside() -> None:
    before = wave("pre", ["KAT7", "MAR1", "WIM4", "JEL2", "SOP9"], {"points": [5, 9, 7, 1, 3]})
    after = wave("post", ["KAT7", "MAR1", "WIM4"], {"points": [6, None, 8]})
    made = evaluate_waves(instrument(number_scale()), [before, after]).comparisons[0].changes[0]
    assert made.n == 2
    assert made.before.mean == 6
    assert made.before.others == 3
    assert made.before.others_mean == pytest.approx(13 / 3)


def test_three_waves_are_compared_two_by_two() -> None:
    waves = [scores("follow-up", [3, 4, 6]), scores("pre", [1, 2, 3]), scores("post", [2, 4, 4])]
    report = evaluate_waves(instrument(number_scale()), waves)
    assert [(one.before, one.after) for one in report.comparisons] == [
        ("pre", "post"),
        ("pre", "follow-up"),
        ("post", "follow-up"),
    ]
    assert [one.wave for one in report.waves] == ["pre", "post", "follow-up"]


def test_a_scale_is_compared_only_between_waves_that_ask_it() -> None:
    waves = [
        wave("pre", ["KAT7", "MAR1"], {"points": [1, 2], "q1": [4, 4], "q2": [2, 1]}),
        wave("post", ["KAT7", "MAR1"], {"points": [2, 4], "q1": [5, 4], "q2": [1, 1]}),
    ]
    report = evaluate_waves(instrument({**CONFIDENCE, "asked": ["post", "follow-up"]}, number_scale()), waves)
    assert [made.scale for made in report.comparisons[0].changes] == ["score"]
    assert report.not_compared == ("Confidence",)


def test_ceiling_counts_the_best_score_before() -> None:
    assert change([5, 5, 3, 2], [5, 5, 4, 4], answers="1-5").at_best == 2
    assert change([5, 5, 3, 2], [5, 5, 4, 4], answers="1-5").ceiling is True
    assert change([1, 5, 3, 2, 3, 4, 2], [1, 5, 4, 4, 4, 4, 3], answers="1-5", better="lower").at_best == 1
    assert change([5, 5, 3, 2], [5, 5, 4, 4]).ceiling is None


def test_one_wave_is_a_report_of_what_people_answered() -> None:
    report = evaluate_waves(instrument(number_scale()), [scores("pre", [1, 2])])
    assert errors(report.findings) == []
    assert "evaluate.one-wave" in [finding.code for finding in report.findings]
    assert report.comparisons == ()
    assert list(report.analyses) == ["codebook", "reaction"]


def test_no_wave_is_an_error_too() -> None:
    assert [one.code for one in errors(evaluate_waves(instrument(number_scale()), []).findings)] == [
        "evaluate.one-wave"
    ]


def test_a_lost_follow_up_does_not_spoil_the_rest() -> None:
    waves = [scores("pre", [1, 2, 3]), scores("post", [2, 4, 4]), scores("follow-up", [3], ["QQQQ77"])]
    report = evaluate_waves(instrument(number_scale()), waves)
    assert errors(report.findings) == []
    assert [one.code for one in report.findings].count("evaluate.no-pairs") == 2


def test_the_readers_remarks_come_first() -> None:
    said = Finding("survey.date", Severity.WARNING, "03/04/2025 can be two days.")
    report = evaluate_waves(instrument(number_scale()), [scores("pre", [1, 2]), scores("post", [2, 4])], [said])
    assert report.findings[0] == said


def test_an_empty_file_is_no_accident() -> None:
    report = evaluate_waves(instrument(number_scale(), CONFIDENCE), [wave("pre", []), wave("post", [])])
    assert [finding.code for finding in errors(report.findings)] == ["evaluate.no-pairs"]
    assert report.comparisons[0].changes[0].raw.value is None


people = st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20)), min_size=2, max_size=25)


@given(people, st.randoms(use_true_random=False))
def test_neither_rows_nor_codes_matter_to_the_figures(rows: list[tuple[int, int]], order: random.Random) -> None:
    codes = [f"{chr(65 + number) * 4}{number}" for number in range(len(rows))]
    other = [f"{number}{chr(90 - number) * 5}" for number in range(len(rows))]
    shuffled = order.sample(range(len(rows)), len(rows))
    plain = [scores("pre", [one for one, _ in rows], codes), scores("post", [two for _, two in rows], codes)]
    mixed = [
        scores("pre", [rows[row][0] for row in shuffled], [other[row] for row in shuffled]),
        scores("post", [two for _, two in rows], other),
    ]
    first, second = (
        evaluate_waves(instrument(number_scale()), waves).comparisons[0].changes[0] for waves in (plain, mixed)
    )
    assert (first.raw, first.d_av, first.d_z, first.wilcoxon) == (second.raw, second.d_av, second.d_z, second.wilcoxon)
    assert sentence(first) == sentence(second)
