"""The disclosure procedure: an effect report without figures that would give a person away.

All formats are made from the report returned, so that none of them holds more than another.

| gate | what stays |
| --- | --- |
| fewer than 10 people compared | no figure at all |
| 10 to 19 | the means and their difference; no SD, interval or effect size (they contain the SD), no shares |
| 20 and more | means, SDs, intervals and d_av, rounded; no shares below 100 people |
| all alike, or all but one (in a wave, or in the changes) | no figure: it would be nearly each person's answer |
| not surely the same people as elsewhere in the report | no figure: two means would give the few away |

Tests, d_z and r are never published: several of them together leave only one set of changes possible where few
answered. The interval says as much about chance.

Never: scores and lines of single people, counts of those who improved or were not recognised, places in files, and
remarks that name small groups. One number of people for the report; a scale's own only where it is the same. Means and
SDs have one decimal, effect sizes two, p three.

Shares go by steps of 5 points; the ends are `98 % or more` and `2 % or less`.

Thresholds: 10 as in output rules of the UK and Australian statistical offices; top and bottom coding as US education
statistics do for small groups (SLDS Technical Brief 3, NCES 2011-603).
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from ecpat_training.report import catalogue_en as words
from ecpat_training.report import withhold
from ecpat_training.report.sentences import notes, sentence
from ecpat_training.results.effect import Change, Comparison, EffectReport, WaveSummary

SMALLEST = 10
SMALLEST_FOR_SPREAD = 20


def publish(report: EffectReport) -> EffectReport:
    """The report as it may leave the house; a published report is returned as it is."""
    if report.published:
        return report
    comparisons = report.comparisons
    return replace(
        report,
        waves=tuple(_wave(wave) for wave in report.waves),
        comparisons=tuple(_comparison(one, comparisons[:index]) for index, one in enumerate(comparisons)),
        findings=(),
        published=True,
    )


def _wave(wave: WaveSummary) -> WaveSummary:
    return replace(wave, rows=None, used=None, not_used=(), columns_ignored=())


def _comparison(one: Comparison, earlier: Sequence[Comparison]) -> Comparison:
    """A comparison of the published report; `earlier` ones of the same report are there to be compared with it."""
    few = words.WITHHELD["fewer than 10"] if (one.n or 0) < SMALLEST else None
    near = few is None and any(_nearly_the_same_people(one, other) for other in earlier)
    hidden = few or (words.WITHHELD["near"] if near else None)
    return replace(
        one,
        n=None if hidden else one.n,
        linking=None,
        changes=tuple(_change(change, one, near=near or _blanks(change, one, earlier)) for change in one.changes),
        withheld=hidden or words.WITHHELD["single people"],
    )


def _nearly_the_same_people(one: Comparison, other: Comparison) -> bool:
    """Whether the two differ, in a wave that they share, by at least 1 and fewer than 10 people."""
    rows_one, rows_other = _rows(one), _rows(other)
    for wave in rows_one.keys() & rows_other.keys():
        apart = (len(rows_one[wave] - rows_other[wave]), len(rows_other[wave] - rows_one[wave]))
        if any(0 < number < SMALLEST for number in apart):
            return True
    return False


def _blanks(change: Change, one: Comparison, earlier: Sequence[Comparison]) -> bool:
    """Whether somebody left this scale blank here or in an earlier comparison, so that its people are not the same."""
    same = [other for comparison in earlier for other in comparison.changes if other.scale == change.scale]
    whole = [comparison.n for comparison in earlier for other in comparison.changes if other.scale == change.scale]
    return bool(same) and (change.n != one.n or any(other.n != n for other, n in zip(same, whole, strict=True)))


def _rows(one: Comparison) -> dict[str, set[int]]:
    links = one.linking.links if one.linking else ()
    return {one.before: {link.before.row for link in links}, one.after: {link.after.row for link in links}}


def _change(exact: Change, comparison: Comparison, *, near: bool) -> Change:
    """The change of a scale as far as it may be published, with its sentence in those figures."""
    number = exact.n or 0
    if number < SMALLEST or near or _all_alike(exact):
        few = "fewer than 10" if number < SMALLEST else "near" if near else "all alike"
        printed = withhold.everything(exact, words.WITHHELD[few])
    else:
        printed = withhold.details(exact)
        if number < SMALLEST_FOR_SPREAD:
            printed = withhold.spread(printed, words.WITHHELD["fewer than 20"])
        if exact.n != comparison.n:
            printed = withhold.number(printed, words.WITHHELD["n differs"])
    return replace(printed, sentence=sentence(exact, printed), notes=notes(exact, printed))


def _all_alike(change: Change) -> bool:
    """Whether all, or all but one, have the same score in a wave, or changed by the same amount."""
    before, after = zip(*change.pairs, strict=True) if change.pairs else ((), ())
    changes = [round(second - first, 9) for first, second in change.pairs]
    most = max((Counter(scores).most_common(1)[0][1] for scores in (before, after, changes) if scores), default=0)
    return most >= len(change.pairs) - 1 or change.raw.low is None
