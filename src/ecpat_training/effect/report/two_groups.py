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
from ecpat_training.values.thresholds import SMALLEST

LeftOut = tuple[str, str, str]
_NO_CLAIMS = UnlinkedClaims("none", "", up=False, family=None, order_differs=False)


def published(unlinked: Unlinked, report: EffectReport, left_out: Collection[LeftOut] = ()) -> Unlinked | None:
    """The part of two groups of people that may be published; where no figure may, the words alone. `left_out` are
    scales that earlier reports forbid, as (wave, wave, scale)."""
    linked = any(comparison.changes for comparison in report.comparisons)
    waves = tuple(
        _waves(two_waves, words.WITHHELD["linked beside"] if linked else None, left_out)
        for two_waves in unlinked.alone()
    )
    return Unlinked(waves) if waves else None


def _waves(two_waves: UnlinkedWaves, reason: str | None, left_out: Collection[LeftOut]) -> UnlinkedWaves:
    too_few = min(two_waves.n_before or 0, two_waves.n_after or 0) < SMALLEST
    hidden = reason or (words.WITHHELD["fewer than 10"] if too_few else None)
    if hidden:
        scales = tuple(_nothing(scale, hidden) for scale in two_waves.scales)
        return replace(two_waves, n_before=None, n_after=None, linked=0, scales=scales, questions=(), withheld=hidden)
    scales = tuple(_scale(scale, (two_waves.n_before, two_waves.n_after), left_out) for scale in two_waves.scales)
    printed = replace(two_waves, linked=0, scales=scales, questions=(), withheld=report_words.WITHHELD["single people"])
    if any(scale.difference.value is not None for scale in scales):
        return printed
    return replace(printed, n_before=None, n_after=None, withheld=scales[0].withheld)


def _hidden(exact_scale: UnlinkedScale, left_out: Collection[LeftOut]) -> str | None:
    """Why a scale has no figure; None where it has."""
    if exact_scale.difference.value is None:
        return exact_scale.difference.undefined
    if any(
        (wave, wave, exact_scale.of.scale) in left_out for wave in (exact_scale.before.wave, exact_scale.after.wave)
    ):
        return report_words.WITHHELD["earlier"]
    ends = exact_scale.of.low, exact_scale.of.high
    reasons = (why_group_hidden(scores, ends, exact_scale.steps) for scores in exact_scale.scores)
    return next((report_words.WITHHELD[reason] for reason in reasons if reason), None)


def _scale(
    exact_scale: UnlinkedScale, people: tuple[int | None, int | None], left_out: Collection[LeftOut]
) -> UnlinkedScale:
    ends = exact_scale.of.low, exact_scale.of.high
    if hidden := _hidden(exact_scale, left_out):
        return _nothing(exact_scale, hidden)
    means = _why_means_only(exact_scale.scores, ends, exact_scale.steps)
    with_n = (exact_scale.before.n, exact_scale.after.n) == people
    difference = rounding.change(exact_scale.difference)
    if means:
        value = rounding.mean(exact_scale.difference.value)
        difference = replace(difference, value=value, low=None, high=None, no_interval=means)
    claim = claims(exact_scale)
    return replace(
        exact_scale,
        before=_group(exact_scale.before, with_n=with_n, spread=not means),
        after=_group(exact_scale.after, with_n=with_n, spread=not means),
        difference=difference if with_n else replace(difference, n=None),
        test=_no_test(exact_scale.test),
        superiority=_no_estimate(exact_scale.superiority, words.WITHHELD["order"]),
        order=_no_test(exact_scale.order),
        adjusted=None,
        linked=None,
        scores=((), ()),
        claims=replace(claim, kind="means only") if means and difference.value is not None else claim,
        withheld=report_words.WITHHELD["single people"],
    )


def _why_means_only(
    scores: Sequence[Sequence[float]], ends: tuple[float | None, float | None], steps: int | None
) -> str | None:
    if any(allowed(len(group_scores)) != "spread" for group_scores in scores):
        return report_words.WITHHELD["fewer than 20"]
    if any(spread_of_a_wave_tells(group_scores, ends, steps) for group_scores in scores):
        return report_words.WITHHELD["spread tells"]
    return None


def _group(score: WaveScoreOfAll, *, with_n: bool, spread: bool) -> WaveScoreOfAll:
    return WaveScoreOfAll(
        score.wave,
        score.n if with_n else None,
        rounding.rounded(score.mean, 1),
        rounding.spread(score.sd) if spread else None,
    )


def _nothing(exact_scale: UnlinkedScale, reason: str) -> UnlinkedScale:
    return replace(
        exact_scale,
        before=WaveScoreOfAll(exact_scale.before.wave, None, None, None),
        after=WaveScoreOfAll(exact_scale.after.wave, None, None, None),
        difference=_no_estimate(exact_scale.difference, reason),
        test=_no_test(exact_scale.test),
        superiority=_no_estimate(exact_scale.superiority, reason),
        order=_no_test(exact_scale.order),
        adjusted=None,
        linked=None,
        scores=((), ()),
        claims=_NO_CLAIMS,
        withheld=reason,
    )


def _no_estimate(estimate: Estimate, reason: str) -> Estimate:
    return Estimate.none(estimate.name, reason, n=None, method=estimate.method, reference=estimate.reference)


def _no_test(test_result: TestResult) -> TestResult:
    return TestResult(
        test_result.name, None, None, None, None, test_result.method, test_result.reference, words.WITHHELD["order"]
    )
