"""The change of some of the people compared, as those of one site.

A mean of sites' means may be told where each site's own could be. Such a mean is no sum over people: who is alone at
one of C sites has 1/C of it. With a sum of all, as that of the means by a column, and with the interval, which says how
far sites lie apart, the means of single sites come out. So each site is taken for told: it has k people, who didn't
answer alike, and the audit knows it as a group.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ecpat_training.effect.disclosure.why_hidden import why_hidden
from ecpat_training.effect.model.change import Comparison, ScaleChange
from ecpat_training.stats import paired_change
from ecpat_training.stats.pairs import Pairs


def subset_change(change: ScaleChange, people: Sequence[int]) -> ScaleChange:
    """The change of some of the people, given by their places among all; each counts as independent of the others."""
    pairs = tuple(change.pairs[place] for place in people)
    raw_change = paired_change.compute(Pairs.of([before for before, _ in pairs], [after for _, after in pairs]))
    return replace(change, n=len(pairs), pairs=pairs, raw=raw_change, clusters=0, sites=())


COLUMN = "site"


def published_sites(comparison: Comparison) -> Mapping[str, tuple[int, ...]]:
    """The places of each site's people among those compared; empty where no figure is over sites."""
    return dict(comparison.sites) if any(change.clusters for change in comparison.changes) else {}


def each_site_is_publishable(change: ScaleChange, comparison: Comparison, k: int) -> bool:
    """Whether the figures of each single site could be published; True where people are of one site, or no site is
    named."""
    if not change.clusters:
        return True
    if change.n != comparison.n:  # its people are others than the sites' that the audit knows
        return False
    return all(
        why_hidden(subset_change(change, people), has_near_figures=False, k=k) is None for _, people in comparison.sites
    )
