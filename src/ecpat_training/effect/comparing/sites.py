"""The sites of a training: several files of one wave, or a column that says where somebody was trained."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ecpat_training.core.text import squeeze
from ecpat_training.effect.model.change import ScaleChange, SiteChange, WaveScore
from ecpat_training.stats import paired_change, site_means
from ecpat_training.stats.estimate import Estimate, TestResult
from ecpat_training.stats.pairs import Pairs, mean
from ecpat_training.survey.model.responses import WaveResponses
from ecpat_training.words.catalogue.marked_text import marked

if TYPE_CHECKING:
    from ecpat_training.stats.pairs import Integers

NOT_SAID = marked("(site not said)")
BY_SITES = marked("the people are of several sites, and this figure would take them as if each stood alone")


def by_column(waves: Sequence[WaveResponses], column: str) -> list[WaveResponses]:
    """The waves with the site of each response, as a column says it; case and spaces don't matter."""
    spelling: dict[str, str] = {}
    sited_waves = []
    for wave in waves:
        if column not in wave.groups:
            sited_waves.append(replace(wave, sites=None))
            continue
        names = [squeeze(name) if isinstance(name, str) else "" for name in wave.groups[column].tolist()]
        sited_waves.append(replace(wave, sites=tuple(spelling.setdefault(name.casefold(), name) for name in names)))
    return sited_waves


def sites_of_pairs(before: WaveResponses, after: WaveResponses, rows: "tuple[Integers, Integers]") -> list[str] | None:
    """The site of each person linked: as the earlier wave says it, else the later; None where neither tells sites."""
    wave_sites = [
        [wave.sites[row] for row in wave_rows.tolist()] if wave.sites else [""] * len(wave_rows)
        for wave, wave_rows in zip((before, after), rows, strict=True)
    ]
    if before.sites is None and after.sites is None:
        return None
    return [earlier or later or NOT_SAID for earlier, later in zip(*wave_sites, strict=True)]


def places(sites: Sequence[str] | None) -> tuple[tuple[str, tuple[int, ...]], ...]:
    """Each site with the places of its people; nothing where none is told."""
    positions_by_site: dict[str, list[int]] = {}
    for position, site in enumerate(sites or ()):
        positions_by_site.setdefault(site, []).append(position)
    return tuple((site, tuple(positions_by_site[site])) for site in sorted(positions_by_site))


def site_changes(pairs: Pairs, sites: Sequence[str] | None) -> tuple[SiteChange, ...]:
    """The change of each site; nothing where all are of one, or none is told. `sites` are those of the pairs."""
    if sites is None or pairs.unusable or len(set(sites)) < 2:
        return ()
    return tuple(_site(name, pairs, sites) for name in sorted(set(sites)))


def over_sites_test(sites: Sequence[SiteChange]) -> TestResult:
    """The t test with the sites as its units."""
    return site_means.t_test(_means(sites))


def over_sites(change: ScaleChange, sites: tuple[SiteChange, ...]) -> ScaleChange:
    """The change with the sites as the units of its figures; its t test is theirs already."""
    reason = BY_SITES
    sites = tuple(replace(site, change=_possible(site.change, change)) for site in sites)
    return replace(
        change,
        before=_over(change.before, [site.before for site in sites]),
        after=_over(change.after, [site.after for site in sites]),
        raw=_possible(site_means.compute(_means(sites)), change),
        d_av=replace(change.d_av, low=None, high=None, no_interval=reason),
        d_z=Estimate.none(change.d_z.name, reason, n=change.d_z.n, method=change.d_z.method),
        wilcoxon=_no_test(change.wilcoxon, reason),
        pratt=_no_test(change.pratt, reason),
        lopsided=False,
        sites=sites,
        clusters=len(sites),
    )


def _possible(estimate: Estimate, change: ScaleChange) -> Estimate:
    """A mean change with its interval as far as the scale goes: of two sites t has one degree of freedom, and reaches
    changes that nobody can have."""
    if estimate.low is None or estimate.high is None or change.low is None or change.high is None:
        return estimate
    max_change = change.high - change.low
    return replace(estimate, low=max(estimate.low, -max_change), high=min(estimate.high, max_change))


def _means(sites: Sequence[SiteChange]) -> list[float]:
    return [site.change.value or 0.0 for site in sites]


def _site(name: str, pairs: Pairs, sites: Sequence[str]) -> SiteChange:
    positions = [position for position, site in enumerate(sites) if site == name]
    site_pairs = Pairs.of(pairs.before[positions], pairs.after[positions])
    change = paired_change.compute(site_pairs)
    if change.value is None:
        change = replace(change, value=mean(site_pairs.changes), undefined=None, no_interval=change.undefined)
    return SiteChange(name, len(positions), mean(site_pairs.before), mean(site_pairs.after), change)


def _over(score: WaveScore, means: Sequence[float]) -> WaveScore:
    return replace(score, mean=sum(means) / len(means), low=None, high=None)


def _no_test(test_result: TestResult, reason: str) -> TestResult:
    return TestResult(
        test_result.name, None, None, None, test_result.n, test_result.method, test_result.reference, reason
    )
