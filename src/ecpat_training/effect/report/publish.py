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
| a person came more than once | people count, not participations; nothing by group |
| over several sites: one has few people, or its own figures would tell | no figure |
| fewer than 10 have one of the two scores | nothing of them; if they undo what the others show, the means alone |
| not surely the same people as elsewhere in the report | no figure: two means would give the few away |
| nobody is linked between two waves | two groups of people by rules of their own (`report/two_groups.py`) |
| with all other figures of the report and of earlier ones, few are left | no figure, or no means by a column |

Tests, d_z and r are never published: several of them together leave only one set of changes possible where few
answered. The interval says as much about chance.

Never: scores and lines of single people, counts of those who improved or were not recognised, places in files, and
remarks that name small groups. One number of people for the report; a scale's own only where it is the same. Means and
SDs have one decimal, effect sizes two, p three.

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
from ecpat_training.effect.disclosure.audit import Audit
from ecpat_training.effect.disclosure.by_group import by_group
from ecpat_training.effect.disclosure.of_some import COLUMN, each_site_may, sites_told
from ecpat_training.effect.disclosure.one_wave import everybody_of, nothing_of, without
from ecpat_training.effect.disclosure.population import allowed, far_apart, few_missing
from ecpat_training.effect.disclosure.spread_tells import spread_tells
from ecpat_training.effect.disclosure.why_hidden import why_hidden
from ecpat_training.effect.model.change import Comparison, ScaleChange
from ecpat_training.effect.model.report import EffectReport, WaveSummary
from ecpat_training.effect.report import withhold
from ecpat_training.effect.report.two_groups import published
from ecpat_training.effect.sentences.claims import claims_of
from ecpat_training.effect.sentences.verdicts import not_borne
from ecpat_training.effect.sentences.words import report as words
from ecpat_training.values.thresholds import SMALLEST, SMALLEST_FOR_SPREAD


def publish(report: EffectReport, audit: Audit | None = None) -> EffectReport:
    """The report as it may be published; a report that is published already is returned unchanged.

    `audit` knows what earlier reports tell, and takes down what this one tells.
    """
    if report.published:
        return report
    report = _by_people(report)
    audit = audit or Audit(report.disclosure.smallest)
    printed: list[Comparison] = []
    shown: list[Comparison] = []  # as they are, with the scales of which a figure is printed
    for one in report.comparisons:
        printed.append(_comparison(one, shown, audit))
        if figures := _with_figures(one, printed[-1]):
            shown.append(replace(one, changes=figures))
            audit.add([audit.all_of(one), *audit.groups_of(one, COLUMN, sites_told(one))])
    if took_part := report.found(WhoTookPart):
        report = replace(report, by_group=by_group(took_part, report, audit))
    if alone := report.found(Reaction):
        report = replace(report, analyses=_of_one_wave(alone, report, audit))
    if apart := report.found(Unlinked):
        report = replace(report, two_groups=published(apart, report, audit.left_out))
    public = replace(
        report,
        waves=tuple(_wave(wave) for wave in report.waves),
        comparisons=tuple(_one_number(report.comparisons, printed)),
        findings=(),
        untrained_waves=(),
        analyses=_analyses(report),
        quotes=report.quotes if any(people >= SMALLEST for people in (*_compared(report), _most(report))) else (),
        published=True,
        participants=None,
    )
    told = public.found(Reaction)
    return replace(
        public,
        analyses={**public.analyses, **_of_printed(report, public)},
        participants=told.participants if told else None,
    )


def _by_people(report: EffectReport) -> EffectReport:
    """The report without the sections that count each row as a person, where people came more than once: all of them
    where so few people came, else those by group."""
    fewest = min((_people(one) for one in report.comparisons if _again(one)), default=None)
    if fewest is None:
        return report
    kept = {name: one for name, one in report.analyses.items() if name not in ("groups", "who_took_part")}
    return replace(report, analyses=kept if fewest >= SMALLEST_FOR_SPREAD else {})


def _again(one: Comparison) -> int:
    return one.linking.again if one.linking else 0


def _people(one: Comparison) -> int:
    return (one.n or 0) - _again(one)


def _compared(report: EffectReport) -> Iterator[int]:
    """Of how many people each comparison is: of two groups, of the smaller one."""
    yield from (one.n or 0 for one in report.comparisons if not one.unlinked)
    found = report.found(Unlinked)
    yield from (min(one.n_before or 0, one.n_after or 0) for one in (found.alone() if found else ()))


def _of_printed(report: EffectReport, public: EffectReport) -> dict[str, object]:
    """What sections say that follows from the printed figures alone."""
    said = {name: analysis_of(name).of_printed(found, public) for name, found in report.analyses.items()}
    return {name: found for name, found in said.items() if found is not None}


def _most(report: EffectReport) -> int:
    """The most people of whom the report tells together: of those compared, or of those who answered one wave alone."""
    alone = report.found(Reaction)
    return max((one.n or 0 for one in report.comparisons), default=alone.people if alone else 0)


def _of_one_wave(alone: Reaction, report: EffectReport, audit: Audit) -> dict[str, object]:
    """What a report on one wave may tell at all: of everybody who answered, where neither this nor an earlier report
    forbids it, and which questions were asked."""
    kept = {name: one for name, one in report.analyses.items() if name == "codebook"}
    told = audit.all_of(everybody_of(alone))
    alone = without(alone, {scale for before, after, scale in audit.left_out if before == after == alone.wave})
    if alone.people >= SMALLEST:
        if audit.everybody(told):
            alone = nothing_of(alone, "earlier")
        else:
            audit.add([told])
    return {**kept, "reaction": alone}


def _analyses(report: EffectReport) -> dict[str, object]:
    """What of the further analyses may be published."""
    public = {name: analysis_of(name).public(found, report) for name, found in report.analyses.items()}
    return {name: found for name, found in public.items() if found is not None}


def _with_figures(one: Comparison, printed: Comparison) -> tuple[ScaleChange, ...]:
    """The changes, as they are, of which a figure is printed."""
    both = zip(one.changes, printed.changes, strict=True)
    return tuple(exact for exact, change in both if change.raw.value is not None)


def _one_number(exact: Sequence[Comparison], printed: Sequence[Comparison]) -> Iterator[Comparison]:
    """The comparisons; one without any figure doesn't say its n beside that of nearly the same people."""
    both = list(zip(exact, printed, strict=True))
    numbered = [one for one, public in both if _with_figures(one, public)]
    for one, public in both:
        if public.n is None or _with_figures(one, public):
            yield public
        elif any(_nearly_the_same_people(one, other) for other in numbered):
            yield replace(public, n=None, withheld=words.WITHHELD["n differs"])
        else:
            numbered.append(one)
            yield public


def _wave(wave: WaveSummary) -> WaveSummary:
    return replace(wave, rows=None, used=None, not_used=(), columns_ignored=())


def _comparison(one: Comparison, earlier: Sequence[Comparison], audit: Audit) -> Comparison:
    """A comparison of the published report; `earlier` ones, of which figures are printed, are there to be
    compared with it."""
    if one.unlinked:
        return replace(one, n=None, linking=None, sites=(), withheld=unlinked_words.WITHHELD["nobody linked"])
    few = words.WITHHELD["fewer than 10"] if _people(one) < SMALLEST else None
    figures = few is None and any(
        why_hidden(change, near=False) is None and each_site_may(change, one, audit.k) for change in one.changes
    )
    near = few is None and any(_nearly_the_same_people(one, other) for other in earlier)
    near = near or (figures and _tells(one, audit))
    hidden = few or (words.WITHHELD["near"] if near else None)
    return replace(
        one,
        n=None if hidden else one.n,
        linking=None,
        sites=(),
        again=one.of_participations and not hidden,
        changes=tuple(
            _change(
                change,
                one,
                near=near or _blanks(change, one, earlier),
                earlier=(one.before, one.after, change.scale) in audit.left_out,
                sites=not each_site_may(change, one, audit.k),
            )
            for change in one.changes
        ),
        withheld=hidden or words.WITHHELD["single people"],
    )


def _tells(one: Comparison, audit: Audit) -> bool:
    """Whether the figures of all who are compared, or of their sites, would tell of few with what is told already."""
    sites = audit.groups_of(one, COLUMN, sites_told(one))
    if audit.everybody(audit.all_of(one)):
        return True
    why = audit.by_column(sites) if sites else ""
    if why == "earlier":
        audit.refused += sites
    return bool(why)


def _nearly_the_same_people(one: Comparison, other: Comparison) -> bool:
    """Whether the two differ, in a wave that they share, by at least 1 and fewer than 10 people."""
    rows_one, rows_other = _rows(one), _rows(other)
    return not all(far_apart(rows_one[wave], rows_other[wave]) for wave in rows_one.keys() & rows_other.keys())


def _blanks(change: ScaleChange, one: Comparison, earlier: Sequence[Comparison]) -> bool:
    """Whether somebody left this scale blank here or in an earlier comparison, so that its people are not the same."""
    same = [other for comparison in earlier for other in comparison.changes if other.scale == change.scale]
    whole = [comparison.n for comparison in earlier for other in comparison.changes if other.scale == change.scale]
    return bool(same) and (change.n != one.n or any(other.n != n for other, n in zip(same, whole, strict=True)))


def _rows(one: Comparison) -> dict[str, set[int]]:
    links = one.linking.links if one.linking else None
    if links is None:
        return {}
    return {wave: set(rows.tolist()) for wave, rows in zip((one.before, one.after), links.rows, strict=True)}


def _change(exact: ScaleChange, comparison: Comparison, *, near: bool, earlier: bool, sites: bool) -> ScaleChange:
    """The change of a scale as far as it may be published, with what its exact figures allow to claim."""
    people = (exact.n or 0) - _again(comparison)
    few = "fewer than 10" if people < SMALLEST else None
    if why := few or why_hidden(exact, near=near) or ("earlier" if earlier else "sites" if sites else None):
        printed = withhold.everything(exact, words.WITHHELD[why])
    else:
        printed = withhold.details(exact)
        if allowed(people) != "spread":
            printed = withhold.spread(printed, words.WITHHELD["fewer than 20"])
        elif spread_tells(exact) or (few_missing(exact) and not_borne(exact)):
            printed = withhold.spread(printed, words.WITHHELD["spread tells"])
        if exact.n != comparison.n:
            printed = withhold.number(printed, words.WITHHELD["n differs"])
    if few_missing(exact):
        exact = replace(exact, all_answers=None)
    return replace(printed, all_answers=None, sites=(), claims=claims_of(exact, printed))
