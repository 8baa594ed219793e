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
    waves: Sequence[WaveResponses], scores: "Scores", people: Panel, linked: Sequence[LinkedWaves]
) -> Unlinked | None:
    """Each two waves of which nobody, or fewer than half of those who answered one of them, could be linked; None where
    there are none. Nothing is judged in its family yet."""
    wave_by_name = {wave.wave: wave for wave in waves}
    unlinked = []
    for two_waves in linked:
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
            unlinked.append(
                UnlinkedWaves(
                    two_waves.before, two_waves.after, n[0], n[1], two_waves.linking.linked, nobody_linked, scales
                )
            )
    return Unlinked(tuple(unlinked)) if unlinked else None


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
    adjusted = in_families(p, dict.fromkeys(p, ""), "unknown")

    def judged(two_waves: UnlinkedWaves) -> UnlinkedWaves:
        places: Mapping[str, Place] = {
            scale.of.scale: (two_waves.before, two_waves.after, scale.of.scale) for scale in two_waves.scales
        }
        scales = [
            replace(
                scale,
                role=judgement.role,
                adjusted=judgement.adjusted if two_waves.alone else adjusted.get(places[scale.of.scale]),
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
    first, second = (samples.sample(people.of(wave, scores[wave][scale.id])) for wave in (waves.before, waves.after))
    groups = two_groups(first, second, sites=sites)
    return UnlinkedScale(
        facts(scale),
        _group(waves.before, scale, first, interval=not sites),
        _group(waves.after, scale, second, interval=not sites),
        groups.difference,
        groups.test,
        groups.share,
        groups.order,
        linked=None if nobody_linked else _linked(linked_scores),
        scores=(tuple(sorted(first.tolist())), tuple(sorted(second.tolist()))),
        steps=scale.steps,
    )


class UnlinkedDifference(NamedTuple):
    """The difference of the means with its test, and how often the later score is higher with its own."""

    difference: Estimate
    test: TestResult
    share: Estimate
    order: TestResult


def two_groups(first: "Floats", second: "Floats", *, sites: bool = False) -> UnlinkedDifference:
    """The scores of those who answered later beside those of others who answered earlier; people of several `sites` are
    not independent, so that nothing is tested."""
    difference, test = _welch(first, second, sites=sites)
    return UnlinkedDifference(difference, test, *_order(first, second, difference.no_interval or difference.undefined))


def _welch(first: "Floats", second: "Floats", *, sites: bool) -> tuple[Estimate, TestResult]:
    """The difference and its test, without an interval where nothing may rest on it."""
    difference, test = welch.compute(second, first, name=_NAME), welch.t_test(second, first)
    reason = SITES if sites else None if fewest.enough_between(first.size, second.size) else TOO_FEW
    if difference.low is None or reason is None:
        return difference, test
    return (
        replace(difference, low=None, high=None, no_interval=reason),
        replace(test, statistic=None, p=None, df=None, undefined=reason),
    )


def _order(first: "Floats", second: "Floats", reason: str | None) -> tuple[Estimate, TestResult]:
    """The share of pairs in which the later one is higher, of small groups by permuting; without an interval where the
    difference has none, for a reason."""
    if reason is None and brunner_munzel_permuted.is_applicable(first.size, second.size):
        return brunner_munzel_permuted.compute(first, second)
    share, test = brunner_munzel.compute(first, second), brunner_munzel.t_test(first, second)
    if reason is None or share.low is None:
        return share, test
    return (
        replace(share, low=None, high=None, no_interval=reason),
        replace(test, statistic=None, p=None, df=None, undefined=reason),
    )


def _group(wave: str, scale: Scale, scores: "Floats", *, interval: bool) -> WaveScoreOfAll:
    if scores.size < FEWEST_IN_A_WAVE:
        return WaveScoreOfAll(wave, int(scores.size), None, None)
    middle, spread = mean(scores), sd(scores)
    within = mean_interval.compute(middle, spread, int(scores.size), ends=(scale.range.low, scale.range.high))
    ends = (within.low, within.high) if interval else (None, None)
    return WaveScoreOfAll(wave, int(scores.size), middle, spread, *ends)


def _linked(linked_scores: LinkedScores) -> LinkedSubset:
    pairs, unlinked_scores = linked_scores.pairs, linked_scores.alone
    name = "those linked minus the others"
    sides = (pairs.before, unlinked_scores[0]), (pairs.after, unlinked_scores[1])
    before, after = (
        welch.compute(linked, unlinked, name=f"{name}, {when}")
        for (linked, unlinked), when in zip(sides, ("earlier", "later"), strict=True)
    )
    n_others = int(unlinked_scores[0].notna().sum()), int(unlinked_scores[1].notna().sum())
    return LinkedSubset(pairs.n, paired_change.compute(pairs), n_others, (before, after))
