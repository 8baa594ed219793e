"""Two waves with their people linked: both scores of each, scale by scale, before anything is measured."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from ecpat_training.effect.comparing.sites import over_sites_test, places, site_changes, sites_of_pairs
from ecpat_training.effect.linking.linking import link
from ecpat_training.effect.model.change import SiteChange
from ecpat_training.effect.model.linking import Linking
from ecpat_training.stats import paired_change, wilcoxon
from ecpat_training.stats.estimate import TestResult
from ecpat_training.stats.pair_moments import PairFigures, PairMoments
from ecpat_training.stats.pairs import Pairs
from ecpat_training.survey.instrument.instrument import Instrument, Scale, Wave
from ecpat_training.survey.model.responses import WaveResponses
from ecpat_training.words.catalogue.marked_text import marked

if TYPE_CHECKING:
    import pandas

    from ecpat_training.stats.pairs import Integers

    Scores = Mapping[Wave, pandas.DataFrame]

NO_RANKS = marked("only means and spreads are known of some people, so that changes can't be ranked")

Place = tuple[str, str, str]  # before, after, scale


@dataclass(frozen=True)
class LinkedScores:
    """One scale in two waves: the `pairs` of those who have both scores, the scores of those `alone` in either wave
    (where people were counted, each once, of so many `times`), and the mean change of each site where the people are
    of several. Where means and spreads alone are known, they are the `moments`, and there are no pairs."""

    scale: Scale
    pairs: Pairs
    alone: tuple["pandas.Series[float]", "pandas.Series[float]"]
    sites: tuple[SiteChange, ...] = ()
    moments: PairMoments | None = None
    times: "tuple[Integers, Integers] | None" = None

    @property
    def figures(self) -> PairFigures:
        """What statistics of the mean change need."""
        return self.moments or self.pairs

    @cached_property
    def t_test(self) -> TestResult:
        """The t test of the mean change; where people are of several sites, that of the sites' means."""
        return over_sites_test(self.sites) if self.sites else paired_change.t_test(self.figures)

    @cached_property
    def wilcoxon(self) -> TestResult:
        """The exact test of the signed ranks, as if each person stood alone."""
        return self._by_ranks(wilcoxon.compute(self.pairs))

    @property
    def pratt(self) -> TestResult:
        """The exact signed-rank test in which people who didn't change are ranked too (Pratt)."""
        return self._by_ranks(wilcoxon.pratt(self.pairs))

    def _by_ranks(self, test_result: TestResult) -> TestResult:
        return test_result if self.moments is None else replace(test_result, n=self.moments.n, undefined=NO_RANKS)

    @property
    def p(self) -> float | None:
        """The p value by which the change is judged; None where no test could be made."""
        if self.t_test.p is not None:
            return self.t_test.p
        return None if self.sites else self.wilcoxon.p


@dataclass(frozen=True)
class TwoWaves:
    """The scales that two waves ask, with the scores of the people linked."""

    before: Wave
    after: Wave
    scales: Mapping[str, LinkedScores]


@dataclass(frozen=True)
class LinkedWaves(TwoWaves):
    """The same, with who was recognised in both waves, and the places of each site's people."""

    linking: Linking
    sites: tuple[tuple[str, tuple[int, ...]], ...]


def linked_waves(instrument: Instrument, before: WaveResponses, after: WaveResponses, scores: "Scores") -> LinkedWaves:
    """Links two waves, and lays the scores of the people linked side by side."""
    import numpy

    linking = link(before, after)
    rows = linking.links.rows
    scales: dict[str, LinkedScores] = {}
    for scale in instrument.scales:
        if {before.wave, after.wave} <= set(scale.asked):
            first_scores, second_scores = scores[before.wave][scale.id], scores[after.wave][scale.id]
            scores_before, scores_after = first_scores.to_numpy()[rows[0]], second_scores.to_numpy()[rows[1]]
            has_both_scores = ~(numpy.isnan(scores_before) | numpy.isnan(scores_after))
            linked_rows = rows[0][has_both_scores], rows[1][has_both_scores]
            pairs = Pairs.of(scores_before[has_both_scores], scores_after[has_both_scores])
            sites = site_changes(pairs, sites_of_pairs(before, after, linked_rows))
            scales[scale.id] = LinkedScores(
                scale, pairs, (first_scores.drop(linked_rows[0]), second_scores.drop(linked_rows[1])), sites
            )
    return LinkedWaves(before.wave, after.wave, scales, linking, places(sites_of_pairs(before, after, rows)))
