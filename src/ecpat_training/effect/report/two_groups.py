"""Waves compared as two groups of people, as they may be published.

| of two waves | published is |
| --- | --- |
| fewer than 10 people answered one of them | no figure |
| people are linked anywhere in the report | no figure: beside those linked, all would show the few others |
| of a scale an earlier report of the ledger tells, and few would be left; or tells of linked people | no figure |
| else | by scale: what both groups' scores allow, each by itself (`why_hidden.why_group_hidden`) |
| a group of fewer than 20, or a spread that tells (`spread_tells`) | the means and their difference alone |

Numbers of people are those who answered a wave; a scale's own stay away where they are others. Both groups are known
from one wave only, so that a mean, an SD and a number of each are all there is: the interval follows from these. Never
the scores, tests, the order of the scores, or questions.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace

from ecpat_training.effect.analyses.unlinked import words
from ecpat_training.effect.analyses.unlinked.result import (
    Unlinked,
    UnlinkedClaims,
    UnlinkedScale,
    UnlinkedWaves,
    WaveScoreOfAll,
)
from ecpat_training.effect.analyses.unlinked.rules import claims
from ecpat_training.effect.disclosure import rounding
from ecpat_training.effect.disclosure.population import allowed
from ecpat_training.effect.disclosure.spread_tells import spread_of_a_wave_tells
from ecpat_training.effect.disclosure.why_hidden import why_group_hidden
from ecpat_training.effect.model.report import EffectReport
from ecpat_training.effect.sentences.words import report as report_words
from ecpat_training.stats.estimate import Estimate, TestResult
from ecpat_training.values.thresholds import SMALLEST_PUBLISHED_GROUP

LeftOut = tuple[str, str, str]
_NO_CLAIMS = UnlinkedClaims("none", "", up=False, family=None, order_differs=False)


def publishable_unlinked(
    unlinked_analysis: Unlinked, report: EffectReport, left_out_scales: Collection[LeftOut] = ()
) -> Unlinked | None:
    """The part of two groups of people that may be published; where no figure may, the words alone. `left_out_scales`
    are scales that earlier reports forbid, as (wave, wave, scale)."""
    has_linked = any(comparison.changes for comparison in report.comparisons)
    waves = tuple(
        _waves(two_waves, words.WITHHELD["linked beside"] if has_linked else None, left_out_scales)
        for two_waves in unlinked_analysis.alone()
    )
    return Unlinked(waves) if waves else None


def _waves(two_waves: UnlinkedWaves, reason: str | None, left_out_scales: Collection[LeftOut]) -> UnlinkedWaves:
    has_too_few = min(two_waves.n_before or 0, two_waves.n_after or 0) < SMALLEST_PUBLISHED_GROUP
    hidden_reason = reason or (words.WITHHELD["fewer than 10"] if has_too_few else None)
    if hidden_reason:
        scales = tuple(_withhold_scale(scale, hidden_reason) for scale in two_waves.scales)
        return replace(
            two_waves, n_before=None, n_after=None, linked=0, scales=scales, questions=(), withheld=hidden_reason
        )
    scales = tuple(
        _scale(scale, (two_waves.n_before, two_waves.n_after), left_out_scales) for scale in two_waves.scales
    )
    printed_waves = replace(
        two_waves, linked=0, scales=scales, questions=(), withheld=report_words.WITHHELD_SENTENCES["single people"]
    )
    if any(scale.difference.value is not None for scale in scales):
        return printed_waves
    return replace(printed_waves, n_before=None, n_after=None, withheld=scales[0].withheld)


def _reason_hidden(exact_scale: UnlinkedScale, left_out_scales: Collection[LeftOut]) -> str | None:
    """Why a scale has no figure; None where it has."""
    if exact_scale.difference.value is None:
        return exact_scale.difference.undefined
    if any(
        (wave, wave, exact_scale.of.scale) in left_out_scales
        for wave in (exact_scale.before.wave, exact_scale.after.wave)
    ):
        return report_words.WITHHELD_SENTENCES["earlier"]
    scale_ends = exact_scale.of.low, exact_scale.of.high
    reasons = (why_group_hidden(scores, scale_ends, exact_scale.steps) for scores in exact_scale.scores)
    return next((report_words.WITHHELD_SENTENCES[reason] for reason in reasons if reason), None)


def _scale(
    exact_scale: UnlinkedScale, people: tuple[int | None, int | None], left_out_scales: Collection[LeftOut]
) -> UnlinkedScale:
    scale_ends = exact_scale.of.low, exact_scale.of.high
    if hidden_reason := _reason_hidden(exact_scale, left_out_scales):
        return _withhold_scale(exact_scale, hidden_reason)
    means_only_reason = _means_only_reason(exact_scale.scores, scale_ends, exact_scale.steps)
    has_n = (exact_scale.before.n, exact_scale.after.n) == people
    difference = rounding.change(exact_scale.difference)
    if means_only_reason:
        value = rounding.mean(exact_scale.difference.value)
        difference = replace(difference, value=value, low=None, high=None, no_interval=means_only_reason)
    claim = claims(exact_scale)
    return replace(
        exact_scale,
        before=_publish_group(exact_scale.before, has_n=has_n, has_spread=not means_only_reason),
        after=_publish_group(exact_scale.after, has_n=has_n, has_spread=not means_only_reason),
        difference=difference if has_n else replace(difference, n=None),
        test=_withhold_test(exact_scale.test),
        superiority=_withhold_estimate(exact_scale.superiority, words.WITHHELD["order"]),
        order=_withhold_test(exact_scale.order),
        adjusted=None,
        linked=None,
        scores=((), ()),
        claims=replace(claim, kind="means only") if means_only_reason and difference.value is not None else claim,
        withheld=report_words.WITHHELD_SENTENCES["single people"],
    )


def _means_only_reason(
    scores: Sequence[Sequence[float]], scale_ends: tuple[float | None, float | None], steps: int | None
) -> str | None:
    if any(allowed(len(group_scores)) != "spread" for group_scores in scores):
        return report_words.WITHHELD_SENTENCES["fewer than 20"]
    if any(spread_of_a_wave_tells(group_scores, scale_ends, steps) for group_scores in scores):
        return report_words.WITHHELD_SENTENCES["spread tells"]
    return None


def _publish_group(score: WaveScoreOfAll, *, has_n: bool, has_spread: bool) -> WaveScoreOfAll:
    return WaveScoreOfAll(
        score.wave,
        score.n if has_n else None,
        rounding.rounded(score.mean, 1),
        rounding.spread(score.sd) if has_spread else None,
    )


def _withhold_scale(exact_scale: UnlinkedScale, reason: str) -> UnlinkedScale:
    return replace(
        exact_scale,
        before=WaveScoreOfAll(exact_scale.before.wave, None, None, None),
        after=WaveScoreOfAll(exact_scale.after.wave, None, None, None),
        difference=_withhold_estimate(exact_scale.difference, reason),
        test=_withhold_test(exact_scale.test),
        superiority=_withhold_estimate(exact_scale.superiority, reason),
        order=_withhold_test(exact_scale.order),
        adjusted=None,
        linked=None,
        scores=((), ()),
        claims=_NO_CLAIMS,
        withheld=reason,
    )


def _withhold_estimate(estimate: Estimate, reason: str) -> Estimate:
    return Estimate.none(estimate.name, reason, n=None, method=estimate.method, reference=estimate.reference)


def _withhold_test(test_result: TestResult) -> TestResult:
    return TestResult(
        test_result.name, None, None, None, None, test_result.method, test_result.reference, words.WITHHELD["order"]
    )
