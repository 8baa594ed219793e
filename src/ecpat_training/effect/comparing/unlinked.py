"""Waves compared as two groups of people, where nobody can be linked; beside the changes, where fewer than half can."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from ecpat_training.effect.analyses.unlinked.result import (
    LinkedSubset,
    Unlinked,
    UnlinkedScale,
    UnlinkedWaves,
    WaveScoreOfAll,
)
from ecpat_training.effect.comparing.group_change import facts
from ecpat_training.effect.comparing.linked_scores import LinkedScores, LinkedWaves, Place
from ecpat_training.effect.comparing.multiplicity import UNJUDGED, Judgements, in_families, rank_of
from ecpat_training.effect.linking.panel import Panel
from ecpat_training.stats import (
    brunner_munzel,
    brunner_munzel_permuted,
    fewest,
    mean_interval,
    paired_change,
    samples,
    welch,
)
from ecpat_training.stats.estimate import Estimate, TestResult
from ecpat_training.stats.pairs import mean, sd
from ecpat_training.survey.instrument.analysis_plan import AnalysisPlan
from ecpat_training.survey.instrument.instrument import Scale
from ecpat_training.survey.model.responses import WaveResponses
from ecpat_training.words.catalogue.marked_text import marked

if TYPE_CHECKING:
    from ecpat_training.effect.comparing.linked_scores import Scores
    from ecpat_training.stats.pairs import Floats

FEWEST_IN_A_WAVE = 2  # scores, of which a mean is no single person's
TOO_FEW = marked("a group of fewer than 6 people can't show how unlike people are")
SITES = marked("people of one site are not independent of each other, and who is the same person isn't known")
_NAME = marked("those who answered later minus those who answered earlier")


def unlinked_waves(
    waves: Sequence[WaveResponses], scores: "Scores", people: Panel, linked_waves: Sequence[LinkedWaves]
) -> Unlinked | None:
    """Each two waves of which nobody, or fewer than half of those who answered one of them, could be linked; None where
    there are none. Nothing is judged in its family yet."""
    wave_by_name = {wave.wave: wave for wave in waves}
    unlinked_comparisons = []
    for two_waves in linked_waves:
        n = tuple(int(people.there(wave).sum()) for wave in (two_waves.before, two_waves.after))
        nobody_linked = two_waves.linking.linked < 2
        if not nobody_linked and (2 * two_waves.linking.linked >= max(n) or two_waves.sites):
            continue
        sites = any(len(set(wave_by_name[wave].sites or ())) > 1 for wave in (two_waves.before, two_waves.after))
        scales = tuple(
            _scale(linked_scores, two_waves, scores, people, sites=sites, nobody_linked=nobody_linked)
            for linked_scores in two_waves.scales.values()
        )
        if any(scale.difference.value is not None for scale in scales):
            unlinked_comparisons.append(
                UnlinkedWaves(
                    two_waves.before, two_waves.after, n[0], n[1], two_waves.linking.linked, nobody_linked, scales
                )
            )
    return Unlinked(tuple(unlinked_comparisons)) if unlinked_comparisons else None


def unlinked_p_values(unlinked: Unlinked | None) -> dict[Place, float]:
    """The p of each test of waves that stand alone, which belong to the tests of the report."""
    return {
        (two_waves.before, two_waves.after, scale.of.scale): scale.test.p
        for two_waves in (unlinked.alone() if unlinked else ())
        for scale in two_waves.scales
        if scale.test.p is not None
    }


def judged_unlinked(unlinked: Unlinked | None, plan: AnalysisPlan | None, judgements: Judgements) -> Unlinked | None:
    """The waves with each p adjusted: of waves that stand alone among the tests of the report, of others among
    themselves."""
    if unlinked is None:
        return None
    p = {
        (two_waves.before, two_waves.after, scale.of.scale): scale.test.p
        for two_waves in unlinked.beside()
        for scale in two_waves.scales
        if scale.test.p is not None
    }
    adjusted_p = in_families(p, dict.fromkeys(p, ""), "unknown")

    def judged(two_waves: UnlinkedWaves) -> UnlinkedWaves:
        places: Mapping[str, Place] = {
            scale.of.scale: (two_waves.before, two_waves.after, scale.of.scale) for scale in two_waves.scales
        }
        scales = [
            replace(
                scale,
                role=judgement.role,
                adjusted=judgement.adjusted if two_waves.alone else adjusted_p.get(places[scale.of.scale]),
            )
            for scale in two_waves.scales
            for judgement in (judgements.get(places[scale.of.scale], UNJUDGED),)
        ]
        return replace(
            two_waves, scales=tuple(sorted(scales, key=lambda scale: rank_of(plan, scale.role, scale.of.scale)))
        )

    return Unlinked(tuple(map(judged, unlinked.waves)))


def _scale(
    linked_scores: LinkedScores,
    waves: LinkedWaves,
    scores: "Scores",
    people: Panel,
    *,
    sites: bool,
    nobody_linked: bool,
) -> UnlinkedScale:
    scale = linked_scores.scale
    first_sample, second_sample = (
        samples.sample(people.of(wave, scores[wave][scale.id])) for wave in (waves.before, waves.after)
    )
    groups = two_groups(first_sample, second_sample, sites=sites)
    return UnlinkedScale(
        facts(scale),
        _group(waves.before, scale, first_sample, interval=not sites),
        _group(waves.after, scale, second_sample, interval=not sites),
        groups.difference,
        groups.test,
        groups.share,
        groups.order,
        linked=None if nobody_linked else _linked(linked_scores),
        scores=(tuple(sorted(first_sample.tolist())), tuple(sorted(second_sample.tolist()))),
        steps=scale.steps,
    )


class UnlinkedDifference(NamedTuple):
    """The difference of the means with its test, and how often the later score is higher with its own."""

    difference: Estimate
    test: TestResult
    share: Estimate
    order: TestResult


def two_groups(first_scores: "Floats", second_scores: "Floats", *, sites: bool = False) -> UnlinkedDifference:
    """The scores of those who answered later beside those of others who answered earlier; people of several `sites` are
    not independent, so that nothing is tested."""
    difference, welch_test = _welch(first_scores, second_scores, sites=sites)
    return UnlinkedDifference(
        difference, welch_test, *_order(first_scores, second_scores, difference.no_interval or difference.undefined)
    )


def _welch(first_scores: "Floats", second_scores: "Floats", *, sites: bool) -> tuple[Estimate, TestResult]:
    """The difference and its test, without an interval where nothing may rest on it."""
    difference, t_test = (
        welch.compute(second_scores, first_scores, name=_NAME),
        welch.t_test(second_scores, first_scores),
    )
    reason = SITES if sites else None if fewest.enough_between(first_scores.size, second_scores.size) else TOO_FEW
    if difference.low is None or reason is None:
        return difference, t_test
    return (
        replace(difference, low=None, high=None, no_interval=reason),
        replace(t_test, statistic=None, p=None, df=None, undefined=reason),
    )


def _order(first_scores: "Floats", second_scores: "Floats", reason: str | None) -> tuple[Estimate, TestResult]:
    """The share of pairs in which the later one is higher, of small groups by permuting; without an interval where the
    difference has none, for a reason."""
    if reason is None and brunner_munzel_permuted.is_applicable(first_scores.size, second_scores.size):
        return brunner_munzel_permuted.compute(first_scores, second_scores)
    share, rank_test = (
        brunner_munzel.compute(first_scores, second_scores),
        brunner_munzel.t_test(first_scores, second_scores),
    )
    if reason is None or share.low is None:
        return share, rank_test
    return (
        replace(share, low=None, high=None, no_interval=reason),
        replace(rank_test, statistic=None, p=None, df=None, undefined=reason),
    )


def _group(wave: str, scale: Scale, scores: "Floats", *, interval: bool) -> WaveScoreOfAll:
    if scores.size < FEWEST_IN_A_WAVE:
        return WaveScoreOfAll(wave, int(scores.size), None, None)
    group_mean, group_sd = mean(scores), sd(scores)
    mean_bounds = mean_interval.compute(
        group_mean, group_sd, int(scores.size), scale_bounds=(scale.range.low, scale.range.high)
    )
    interval_ends = (mean_bounds.low, mean_bounds.high) if interval else (None, None)
    return WaveScoreOfAll(wave, int(scores.size), group_mean, group_sd, *interval_ends)


def _linked(linked_scores: LinkedScores) -> LinkedSubset:
    pairs, unlinked_scores = linked_scores.pairs, linked_scores.alone
    name = "those linked minus the others"
    wave_scores = (pairs.before, unlinked_scores[0]), (pairs.after, unlinked_scores[1])
    before, after = (
        welch.compute(linked_scores, unlinked, name=f"{name}, {wave_text}")
        for (linked_scores, unlinked), wave_text in zip(wave_scores, ("earlier", "later"), strict=True)
    )
    other_counts = int(unlinked_scores[0].notna().sum()), int(unlinked_scores[1].notna().sum())
    return LinkedSubset(pairs.n, paired_change.compute(pairs), other_counts, (before, after))
