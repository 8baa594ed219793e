"""Withholding parts of a change from publication: each function returns the change without them, with the reason."""

from dataclasses import replace

from ecpat_training.effect.disclosure import rounding
from ecpat_training.effect.model.change import ScaleChange, WaveScore
from ecpat_training.effect.sentences.words import report as words
from ecpat_training.stats.estimate import Estimate, TestResult
from ecpat_training.stats.improvement import Improvement
from ecpat_training.values.thresholds import SMALLEST_FOR_A_SHARE_OF_IMPROVED
from ecpat_training.words.catalogue.message import phrase


def everything(change: ScaleChange, reason: str) -> ScaleChange:
    """The change without any figure, with the reason."""
    return replace(
        _withhold_tests(change, reason),
        n=None,
        before=WaveScore(change.before.wave, None, None),
        after=WaveScore(change.after.wave, None, None),
        raw=_withhold_estimate(change.raw, reason),
        d_av=_withhold_estimate(change.d_av, reason),
        at_best=None,
        ceiling=None,
        lopsided=False,
        pairs=(),
        withheld=reason,
    )


def details(change: ScaleChange) -> ScaleChange:
    """The change with figures of all people together, rounded; without single people and counts of some of them."""
    people, improved_count = change.n or 0, change.improvement.improved or 0
    return replace(
        _withhold_tests(change, words.WITHHELD_SENTENCES["tests"]),
        before=_rounded_score(change.before),
        after=_rounded_score(change.after),
        raw=rounding.change(change.raw),
        d_av=rounding.effect(change.d_av),
        improvement=Improvement(
            share=share(improved_count, people) if people >= SMALLEST_FOR_A_SHARE_OF_IMPROVED else None
        ),
        at_best=None,
        pairs=(),
        withheld=words.WITHHELD_SENTENCES["single people"],
    )


def withhold_spread(change: ScaleChange, reason: str) -> ScaleChange:
    """The change with means alone: SDs, intervals, tests and effect sizes contain the spread of the answers."""
    return replace(
        _withhold_tests(change, reason),
        before=replace(change.before, sd=None),
        after=replace(change.after, sd=None),
        raw=replace(change.raw, value=rounding.mean(change.raw.value), low=None, high=None, no_interval=reason),
        d_av=_withhold_estimate(change.d_av, reason),
        ceiling=None,
        lopsided=False,
        withheld=reason,
    )


def _withhold_tests(change: ScaleChange, reason: str) -> ScaleChange:
    """The change without its tests, what they rest on, and how many people improved."""
    return replace(
        change,
        d_z=_withhold_estimate(change.d_z, reason),
        r=_withhold_estimate(change.r, reason),
        t_test=_withhold_test(change.t_test, reason),
        wilcoxon=_withhold_test(change.wilcoxon, reason),
        pratt=_withhold_test(change.pratt, reason),
        adjusted=None,
        improvement=Improvement(),
    )


def number(change: ScaleChange, reason: str) -> ScaleChange:
    """The change without the figures that tell the number of people: n and the degrees of freedom."""
    return replace(
        change,
        n=None,
        raw=replace(change.raw, n=None),
        d_av=replace(change.d_av, n=None),
        d_z=replace(change.d_z, n=None),
        r=replace(change.r, n=None),
        t_test=replace(change.t_test, n=None, df=None),
        withheld=reason,
    )


def share(part_count: int, respondents: int) -> str:
    """A share in words, in steps and with coded ends, from which the count can't be told."""
    percent = 100.0 * part_count / respondents
    bound, step = 2, 5
    if percent <= bound:
        return phrase(words.SHARE["low"], bound=bound)
    if percent >= 100 - bound:
        return phrase(words.SHARE["high"], bound=100 - bound)
    # Rounded inside the coded ends: `about 10 %` beside `10 % or less` would be a single count.
    lowest_percent = bound - bound % step + step
    return phrase(
        words.SHARE["about"], share=min(max(lowest_percent, int(percent / step + 0.5) * step), 100 - lowest_percent)
    )


def _withhold_estimate(estimate: Estimate, reason: str) -> Estimate:
    return Estimate.none(estimate.name, reason, n=None, method=estimate.method, reference=estimate.reference)


def _withhold_test(test_result: TestResult, reason: str) -> TestResult:
    return TestResult(test_result.name, None, None, None, None, test_result.method, test_result.reference, reason)


def _rounded_score(score: WaveScore) -> WaveScore:
    return WaveScore(score.wave, rounding.rounded(score.mean, 1), rounding.spread(score.sd))
