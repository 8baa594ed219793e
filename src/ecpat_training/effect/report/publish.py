"""The disclosure procedure: an effect report without figures that would give a person away.

All formats are made from the report returned, so that none of them holds more than another.

| gate | what stays |
| --- | --- |
| fewer than 10 people compared | no figure at all |
| 10 to 19 | the means and their difference; no SD, interval or effect size (they contain the SD), no share |
| 20 and more | means, SDs, intervals and d_av, rounded; no share below 100 people |
| a score of up to 2 steps from lowest to highest, below 100 people 3 | no figure: it is little else than a count |
| one score so large that it is nearly the whole sum | no figure: the mean times n would be that person's score |
| all alike, or all but one (in a wave, or in the changes) | no figure: it would be nearly each person's answer |
| up to 6 steps in all from the lowest or the highest score in a wave | no figure: it would be nearly each answer |
| from 20 on, two different scores in a wave, or but for one person | no figure: mean and SD count who has which |
| SD and mean leave one number of people of a score | the means and their difference alone |
| SDs of earlier reports and this one give the SD of fewer than 20 | the means and their difference alone |
| a person came more than once | people count, not participations; nothing by group |
| over several sites: one has few people, or its own figures would tell | no figure |
| fewer than 10 have one of the two scores | nothing of them; if they undo what the others show, the means alone |
| not surely the same people as elsewhere in the report | no figure: two means would give the few away |
| nobody is linked between two waves | two groups of people by rules of their own (`report/two_groups.py`) |
| with all other figures of the report and of earlier ones, few are left | no figure, or no means by a column |

Tests, d_z and r are never published: several of them together leave only one set of changes possible where few
answered. The interval says as much about chance.

Never: scores and lines of single people, counts of those who improved, places in files, and remarks that name small
groups. How many answered, of whom so many were recognised, only where nobody is missing, or 10 and more. One number of
people for the report; a scale's own only where it is the same. Means and SDs have one decimal, effect sizes two, p
three.

The share of those who improved goes by steps of 5 points; its ends are `98 % or more` and `2 % or less`. The shares of
the others stay away: three that make 100 % often leave one set of counts, at some numbers of people even of hundreds.

What people wrote is there only as a person released it, and only where 10 people and more are compared.

Thresholds: 10 as in output rules of the UK and Australian statistical offices; top and bottom coding as US education
statistics do for small groups (SLDS Technical Brief 3, NCES 2011-603).
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ecpat_training.effect.analyses.analysis import analysis_of
from ecpat_training.effect.analyses.reaction.result import Reaction
from ecpat_training.effect.analyses.unlinked import words as unlinked_words
from ecpat_training.effect.analyses.unlinked.result import Unlinked
from ecpat_training.effect.analyses.who_took_part.result import WhoTookPart
from ecpat_training.effect.disclosure.by_group import by_group
from ecpat_training.effect.disclosure.one_wave import wave_as_comparison, without_figures, without_scales
from ecpat_training.effect.disclosure.population import allowed, differ_enough, few_missing, publishable_recognised
from ecpat_training.effect.disclosure.report_audit import ReportAudit
from ecpat_training.effect.disclosure.spread_tells import spread_tells
from ecpat_training.effect.disclosure.subset_change import COLUMN, each_site_is_publishable, published_sites
from ecpat_training.effect.disclosure.why_hidden import why_hidden
from ecpat_training.effect.model.change import Comparison, ScaleChange
from ecpat_training.effect.model.report import EffectReport, WaveSummary
from ecpat_training.effect.report import withhold
from ecpat_training.effect.report.two_groups import publishable_unlinked
from ecpat_training.effect.sentences.claims import derive_claims
from ecpat_training.effect.sentences.verdicts import is_not_supported
from ecpat_training.effect.sentences.words import report as words
from ecpat_training.values.thresholds import SMALLEST_FOR_SPREAD, SMALLEST_PUBLISHED_GROUP


def publish(report: EffectReport, audit: ReportAudit | None = None) -> EffectReport:
    """The report as it may be published; a report that is published already is returned unchanged.

    `audit` knows what earlier reports tell, and takes down what this one tells.
    """
    if report.published:
        return report
    report = _drop_row_counts(report)
    audit = audit or ReportAudit(report.disclosure.smallest)
    printed_comparisons: list[Comparison] = []
    shown_comparisons: list[Comparison] = []  # as they are, with the scales of which a figure is printed
    for comparison in report.comparisons:
        printed_comparisons.append(_comparison(comparison, shown_comparisons, audit))
        if figures := _changes_with_figures(comparison, printed_comparisons[-1]):
            shown_comparisons.append(replace(comparison, changes=figures))
            audit.add([audit.all_of(comparison), *audit.groups_of(comparison, COLUMN, published_sites(comparison))])
    if took_part := report.found(WhoTookPart):
        report = replace(report, by_group=by_group(took_part, report, audit))
    if reaction := report.found(Reaction):
        report = replace(report, analyses=_of_one_wave(reaction, report, audit))
    if unlinked_analysis := report.found(Unlinked):
        report = replace(report, two_groups=publishable_unlinked(unlinked_analysis, report, audit.left_out))
    public = replace(
        report,
        waves=tuple(_wave(wave) for wave in report.waves),
        comparisons=tuple(_hide_close_counts(report.comparisons, printed_comparisons)),
        findings=(),
        untrained_waves=(),
        analyses=_analyses(report),
        quotes=report.quotes
        if any(people >= SMALLEST_PUBLISHED_GROUP for people in (*_compared_counts(report), _max_people(report)))
        else (),
        published=True,
        participants=None,
    )
    public_reaction = public.found(Reaction)
    return replace(
        public,
        analyses={**public.analyses, **_of_printed(report, public)},
        participants=public_reaction.participants if public_reaction else None,
    )


def _drop_row_counts(report: EffectReport) -> EffectReport:
    """The report without the sections that count each row as a person, where people came more than once: all of them
    where so few people came, else those by group."""
    fewest_people = min(
        (_people(comparison) for comparison in report.comparisons if _repeat_participations(comparison)), default=None
    )
    if fewest_people is None:
        return report
    analyses = {name: result for name, result in report.analyses.items() if name not in ("groups", "who_took_part")}
    return replace(report, analyses=analyses if fewest_people >= SMALLEST_FOR_SPREAD else {})


def _repeat_participations(comparison: Comparison) -> int:
    return comparison.linking.again if comparison.linking else 0


def _people(comparison: Comparison) -> int:
    return (comparison.n or 0) - _repeat_participations(comparison)


def _compared_counts(report: EffectReport) -> Iterator[int]:
    """Of how many people each comparison is: of two groups, of the smaller one."""
    yield from (comparison.n or 0 for comparison in report.comparisons if not comparison.unlinked)
    unlinked_analysis = report.found(Unlinked)
    yield from (
        min(two_waves.n_before or 0, two_waves.n_after or 0)
        for two_waves in (unlinked_analysis.alone() if unlinked_analysis else ())
    )


def _of_printed(report: EffectReport, public: EffectReport) -> dict[str, object]:
    """What sections say that follows from the printed figures alone."""
    printed_results = {name: analysis_of(name).of_printed(result, public) for name, result in report.analyses.items()}
    return {name: result for name, result in printed_results.items() if result is not None}


def _max_people(report: EffectReport) -> int:
    """The most people of whom the report tells together: of those compared, or of those who answered one wave alone."""
    reaction = report.found(Reaction)
    return max((comparison.n or 0 for comparison in report.comparisons), default=reaction.people if reaction else 0)


def _of_one_wave(reaction: Reaction, report: EffectReport, audit: ReportAudit) -> dict[str, object]:
    """What a report on one wave may tell at all: of everybody who answered, where neither this nor an earlier report
    forbids it, and which questions were asked."""
    analyses = {name: result for name, result in report.analyses.items() if name == "codebook"}
    published_set = audit.all_of(wave_as_comparison(reaction))
    reaction = without_scales(
        reaction, {scale for before, after, scale in audit.left_out if before == after == reaction.wave}
    )
    if reaction.people >= SMALLEST_PUBLISHED_GROUP:
        if audit.judge_everybody(published_set):
            reaction = without_figures(reaction, "earlier")
        else:
            audit.add([published_set])
    return {**analyses, "reaction": reaction}


def _analyses(report: EffectReport) -> dict[str, object]:
    """What of the further analyses may be published."""
    public = {name: analysis_of(name).public(result, report) for name, result in report.analyses.items()}
    return {name: result for name, result in public.items() if result is not None}


def _changes_with_figures(comparison: Comparison, printed_comparison: Comparison) -> tuple[ScaleChange, ...]:
    """The changes, as they are, of which a figure is printed."""
    changes = zip(comparison.changes, printed_comparison.changes, strict=True)
    return tuple(exact_change for exact_change, change in changes if change.raw.value is not None)


def _hide_close_counts(
    exact_comparisons: Sequence[Comparison], printed_comparisons: Sequence[Comparison]
) -> Iterator[Comparison]:
    """The comparisons; one without any figure doesn't say its n beside that of nearly the same people."""
    pairs = list(zip(exact_comparisons, printed_comparisons, strict=True))
    numbered_comparisons = [
        exact_comparison for exact_comparison, public in pairs if _changes_with_figures(exact_comparison, public)
    ]
    for comparison, public in pairs:
        if public.n is None or _changes_with_figures(comparison, public):
            yield public
        elif any(_have_nearly_same_people(comparison, earlier) for earlier in numbered_comparisons):
            yield replace(public, n=None, recognised=None, withheld=words.WITHHELD_SENTENCES["n differs"])
        else:
            numbered_comparisons.append(comparison)
            yield public


def _wave(wave: WaveSummary) -> WaveSummary:
    return replace(wave, rows=None, used=None, not_used=(), columns_ignored=())


def _comparison(comparison: Comparison, earlier: Sequence[Comparison], audit: ReportAudit) -> Comparison:
    """A comparison of the published report; `earlier` ones, of which figures are printed, are there to be
    compared with it."""
    if comparison.unlinked:
        return replace(comparison, n=None, linking=None, sites=(), withheld=unlinked_words.WITHHELD["nobody linked"])
    too_few_reason = (
        words.WITHHELD_SENTENCES["fewer than 10"] if _people(comparison) < SMALLEST_PUBLISHED_GROUP else None
    )
    has_figures = too_few_reason is None and any(
        why_hidden(change, has_near_figures=False) is None and each_site_is_publishable(change, comparison, audit.k)
        for change in comparison.changes
    )
    is_near_other = too_few_reason is None and any(
        _have_nearly_same_people(comparison, earlier_comparison) for earlier_comparison in earlier
    )
    is_near_other = is_near_other or (has_figures and _reveals_people(comparison, audit))
    hidden_reason = too_few_reason or (words.WITHHELD_SENTENCES["near"] if is_near_other else None)
    spread_reveals_person = not hidden_reason and audit.spread_tells_beside_earlier(audit.all_of(comparison))
    return replace(
        comparison,
        n=None if hidden_reason else comparison.n,
        linking=None,
        sites=(),
        again=comparison.of_participations and not hidden_reason,
        recognised=None
        if hidden_reason or comparison.recognised is None
        else publishable_recognised(comparison.recognised),
        changes=tuple(
            _change(
                change,
                comparison,
                is_near_other=is_near_other or _blanks(change, comparison, earlier),
                is_left_out=(comparison.before, comparison.after, change.scale) in audit.left_out,
                hides_sites=not each_site_is_publishable(change, comparison, audit.k),
                spread_reveals_person=spread_reveals_person,
            )
            for change in comparison.changes
        ),
        withheld=hidden_reason or words.WITHHELD_SENTENCES["single people"],
    )


def _reveals_people(comparison: Comparison, audit: ReportAudit) -> bool:
    """Whether the figures of all who are compared, or of their sites, would tell of few with what is told already."""
    sites = audit.groups_of(comparison, COLUMN, published_sites(comparison))
    if audit.judge_everybody(audit.all_of(comparison)):
        return True
    reason = audit.judge_column(sites) if sites else ""
    if reason == "earlier":
        audit.refused_sets += sites
    return bool(reason)


def _have_nearly_same_people(first_comparison: Comparison, second_comparison: Comparison) -> bool:
    """Whether the two differ, in a wave that they share, by at least 1 and fewer than 10 people."""
    first_rows, second_rows = _rows(first_comparison), _rows(second_comparison)
    return not all(
        differ_enough(first_rows[wave], second_rows[wave]) for wave in first_rows.keys() & second_rows.keys()
    )


def _blanks(change: ScaleChange, comparison: Comparison, earlier: Sequence[Comparison]) -> bool:
    """Whether somebody left this scale blank here or in an earlier comparison, so that its people are not the same."""
    changes = [
        earlier_change
        for comparison in earlier
        for earlier_change in comparison.changes
        if earlier_change.scale == change.scale
    ]
    numbers = [
        comparison.n
        for comparison in earlier
        for earlier_change in comparison.changes
        if earlier_change.scale == change.scale
    ]
    return bool(changes) and (
        change.n != comparison.n
        or any(earlier_change.n != n for earlier_change, n in zip(changes, numbers, strict=True))
    )


def _rows(comparison: Comparison) -> dict[str, set[int]]:
    links = comparison.linking.links if comparison.linking else None
    if links is None:
        return {}
    return {
        wave: set(rows.tolist()) for wave, rows in zip((comparison.before, comparison.after), links.rows, strict=True)
    }


def _change(
    exact_change: ScaleChange,
    comparison: Comparison,
    *,
    is_near_other: bool,
    is_left_out: bool,
    hides_sites: bool,
    spread_reveals_person: bool,
) -> ScaleChange:
    """The change of a scale as far as it may be published, with what its exact figures allow to claim."""
    people = (exact_change.n or 0) - _repeat_participations(comparison)
    too_few_reason = "fewer than 10" if people < SMALLEST_PUBLISHED_GROUP else None
    if (
        reason := too_few_reason
        or why_hidden(exact_change, has_near_figures=is_near_other)
        or ("earlier" if is_left_out else "sites" if hides_sites else None)
    ):
        printed_change = withhold.everything(exact_change, words.WITHHELD_SENTENCES[reason])
    else:
        printed_change = withhold.details(exact_change)
        if allowed(people) != "spread":
            printed_change = withhold.withhold_spread(printed_change, words.WITHHELD_SENTENCES["fewer than 20"])
        elif spread_tells(exact_change) or (few_missing(exact_change) and is_not_supported(exact_change)):
            printed_change = withhold.withhold_spread(printed_change, words.WITHHELD_SENTENCES["spread tells"])
        elif spread_reveals_person:
            printed_change = withhold.withhold_spread(printed_change, words.WITHHELD_SENTENCES["earlier"])
        if exact_change.n != comparison.n:
            printed_change = withhold.number(printed_change, words.WITHHELD_SENTENCES["n differs"])
    if few_missing(exact_change):
        exact_change = replace(exact_change, all_answers=None)
    return replace(printed_change, all_answers=None, sites=(), claims=derive_claims(exact_change, printed_change))
