"""The tables of an effect report. A column that has no figure in any row is left out, as publication may demand."""

from collections.abc import Iterator, Sequence

from ecpat_training.core.text import with_mark
from ecpat_training.documents.document import ReportColumn, ReportTable
from ecpat_training.documents.numbers import Format
from ecpat_training.effect.model.change import Comparison, ScaleChange
from ecpat_training.effect.model.linking import Linking, Response
from ecpat_training.effect.model.report import EffectReport
from ecpat_training.effect.sentences.words import report as words
from ecpat_training.words.catalogue.marked_text import listed, marked

Cells = Sequence[object]
MOST_UNLINKED = 2_000  # more would make a page that no browser opens


def results_table(comparisons: Sequence[Comparison], *, sizes: bool = True) -> ReportTable:
    """The means, the change and, if wished, its size beside the spread, a row per comparison and scale."""
    changes = _changes(comparisons)
    format_: Format = "0.0" if _withheld(comparisons) else "0.00"  # published: one decimal
    before, after = _sides(comparisons)
    return _table(
        "results",
        [
            *_opening(comparisons),
            (ReportColumn(marked("People"), "count"), [change.n for change in changes]),
            (ReportColumn(before, format_, width=1.1), [change.before.mean for change in changes]),
            (ReportColumn(after, format_), [change.after.mean for change in changes]),
            (ReportColumn(marked("Change"), format_, width=1.25), [change.raw.value for change in changes]),
            (_interval(marked("95 % interval"), format_), [(change.raw.low, change.raw.high) for change in changes]),
            (_text(words.UNIT_COLUMN), [_unit(change) for change in changes]),
            *(_sizes(changes) if sizes else ()),
        ],
        withheld=_withheld(comparisons),
    )


def _sizes(changes: Sequence[ScaleChange]) -> Iterator[tuple[ReportColumn, Cells]]:
    yield ReportColumn(marked("d_av"), "0.00", spare=True), [change.d_av.value for change in changes]
    bounds = [(change.d_av.low, change.d_av.high) for change in changes]
    yield _interval(marked("95 % interval of d_av"), spare=True), bounds


def _unit(change: ScaleChange) -> str:
    """What the figures of a row count: `% right`, `points`, `minutes`."""
    return change.unit or words.UNIT_OF[change.kind]


def sites_table(comparisons: Sequence[Comparison]) -> ReportTable:
    """Each site's own means and mean change."""
    rows = [
        (short_between(comparison.before, comparison.after), change.title, site)
        for comparison in comparisons
        for change in comparison.changes
        for site in change.sites
    ]
    return _table(
        "sites",
        [
            (_text(marked("Compared"), 1.9), [between if len(comparisons) > 1 else None for between, _, _ in rows]),
            (_text(marked("Scale"), 2.2), [title for _, title, _ in rows]),
            (_text(marked("Site"), 2.2), [site.site for _, _, site in rows]),
            (ReportColumn(marked("People"), "count"), [site.n for _, _, site in rows]),
            (ReportColumn(marked("Before"), "0.00"), [site.before for _, _, site in rows]),
            (ReportColumn(marked("After"), "0.00"), [site.after for _, _, site in rows]),
            (ReportColumn(marked("Change"), "0.00"), [site.change.value for _, _, site in rows]),
            (_interval(marked("95 % interval")), [(site.change.low, site.change.high) for _, _, site in rows]),
        ],
    )


def explanation(comparisons: Sequence[Comparison], *, sizes: bool = True) -> str:
    """What the columns of the results mean, those that are there."""
    changes = _changes(comparisons)
    shown = {
        "change": any(change.raw.value is not None for change in changes),
        "interval": any(change.raw.low is not None for change in changes),
        "d_av": sizes and any(change.d_av.value is not None for change in changes),
        "d_av and t": sizes and any(change.d_av.low is not None and change.t_test.p is not None for change in changes),
    }
    if any(change.clusters for change in changes):
        return words.SITES["explained"]
    return " ".join(str(words.EXPLAINED[name]) for name, is_shown in shown.items() if is_shown)


def methods(comparisons: Sequence[Comparison]) -> Iterator[str]:
    """How the figures that are there were computed, a sentence or several for each group of them."""
    changes = _changes(comparisons)
    tests = any(change.t_test.p is not None for change in changes)
    interval = any(change.raw.low is not None for change in changes)
    shown = {
        "interval": interval and not tests,
        "t test": tests,
        "d_av": any(change.d_av.value is not None for change in changes),
        "d_z": any(change.d_z.value is not None for change in changes),
        "ranks": any(change.wilcoxon.p is not None for change in changes),
    }
    yield words.METHODS["linking"]
    yield words.METHODS["scores"]
    if any(change.clusters for change in changes):
        yield words.SITES["method"]
    elif any(shown.values()):
        yield " ".join(str(words.METHODS[name]) for name, is_shown in shown.items() if is_shown)
    if interval and len({change.scale for change in changes}) > 1:
        yield words.METHODS["several scales"]
    yield words.METHODS["left"]


def people_table(comparisons: Sequence[Comparison]) -> ReportTable:
    """How many improved, stayed the same and got worse; d_z and the tests in brief."""
    changes = _changes(comparisons)
    counts = [change.improvement for change in changes]
    format_: Format = "text" if any(counted.share for counted in counts) else "count"
    return _table(
        "people",
        [
            *_opening(comparisons),
            (ReportColumn(marked("Improved"), format_), [counted.share or counted.improved for counted in counts]),
            (ReportColumn(marked("Same"), "count"), [counted.same for counted in counts]),
            (ReportColumn(marked("Worse"), "count"), [counted.worsened for counted in counts]),
            (ReportColumn(marked("Best score before"), "count"), [change.at_best for change in changes]),
            (ReportColumn(marked("d_z"), "0.00"), [change.d_z.value for change in changes]),
            (ReportColumn(marked("p (t test)"), "p"), [change.t_test.p for change in changes]),
            (ReportColumn(marked("p (Wilcoxon)"), "p"), [change.wilcoxon.p for change in changes]),
        ],
        withheld=_withheld(comparisons),
    )


def tests_table(comparisons: Sequence[Comparison]) -> ReportTable:
    """The tests behind the sentences."""
    changes = _changes(comparisons)
    return _table(
        "tests",
        [
            *_opening(comparisons),
            (ReportColumn(marked("t"), "0.00"), [change.t_test.statistic for change in changes]),
            (ReportColumn(marked("df"), "count"), [change.t_test.df for change in changes]),
            (ReportColumn(marked("p"), "p"), [change.t_test.p for change in changes]),
            (ReportColumn(marked("Wilcoxon V"), "0.0"), [change.wilcoxon.statistic for change in changes]),
            (ReportColumn(marked("p (Wilcoxon)"), "p"), [change.wilcoxon.p for change in changes]),
            (ReportColumn(marked("p (Pratt)"), "p"), [change.pratt.p for change in changes]),
        ],
        "; ".join(map(str, dict.fromkeys(f"{change.wilcoxon.name}: {change.wilcoxon.method}" for change in changes))),
        withheld=_withheld(comparisons),
    )


def spread_table(comparisons: Sequence[Comparison]) -> ReportTable:
    """Spread and correlation of the scores, and d_z."""
    changes = _changes(comparisons)
    before, after = (side.lower() for side in _sides(comparisons))
    return _table(
        "spread",
        [
            *_opening(comparisons),
            (ReportColumn(f"SD {before}", "0.00"), [change.before.sd for change in changes]),
            (ReportColumn(f"SD {after}", "0.00"), [change.after.sd for change in changes]),
            (ReportColumn(marked("r"), "0.00"), [change.r.value for change in changes]),
            (ReportColumn(marked("d_z"), "0.00"), [change.d_z.value for change in changes]),
            (_interval(marked("95 % interval of d_z")), [(change.d_z.low, change.d_z.high) for change in changes]),
        ],
        withheld=_withheld(comparisons),
    )


def waves_table(report: EffectReport) -> ReportTable:
    """A table of each wave: its file, and when and by how many people it was answered."""
    waves = (*report.waves, *report.untrained_waves)
    participants = report.participants
    rates = [
        None if participants is None or wave.used is None or wave.used > participants else wave.used / participants
        for wave in report.waves
    ] + [None] * len(report.untrained_waves)
    groups = [marked("trained")] * len(report.waves) + [marked("not trained")] * len(report.untrained_waves)
    return _table(
        "waves",
        [
            (_text(marked("Wave")), [words.WAVE_SHORT[wave.wave] for wave in waves]),
            (_text(marked("Group")), groups if report.untrained_waves else [None] * len(waves)),
            (
                _text(marked("File"), 2.0),
                [wave.file if not wave.sheet else f"{wave.file}, {wave.sheet}" for wave in waves],
            ),
            (_text(marked("Made by"), 1.5), [wave.platform for wave in waves]),
            (ReportColumn(marked("Rows"), "count"), [wave.rows for wave in waves]),
            (ReportColumn(marked("Used"), "count"), [wave.used for wave in waves]),
            (ReportColumn(marked("Of"), "count"), [None if rate is None else report.participants for rate in rates]),
            (ReportColumn(marked("Response rate"), "percent"), rates),
            (ReportColumn(marked("First answer"), "date"), [wave.first_day for wave in waves]),
            (ReportColumn(marked("Last answer"), "date"), [wave.last_day for wave in waves]),
        ],
    )


def linking_table(comparisons: Sequence[Comparison]) -> ReportTable:
    """How people were recognised; every response of a wave is in one of the columns."""
    linkings = [comparison.linking for comparison in comparisons if comparison.linking]
    return _table(
        "linking",
        [
            (_text(marked("From"), 0.8), [_short(linking.before) for linking in linkings]),
            (_text(marked("To"), 0.8), [_short(linking.after) for linking in linkings]),
            (ReportColumn(marked("In both"), "count"), [linking.linked for linking in linkings]),
            *(
                [(ReportColumn(marked("of them by row"), "count"), rows)]
                if any(rows := [linking.by_row for linking in linkings])
                else []
            ),
            *(
                [(ReportColumn(marked("of them of people who came again"), "count"), returning)]
                if any(returning := [sum(map(len, linking.came_again)) for linking in linkings])
                else []
            ),
            (
                ReportColumn(marked("of them with one typing error"), "count"),
                [linking.by_distance_1 for linking in linkings],
            ),
            (ReportColumn(marked("false ones expected"), "0.00"), [linking.expected_false for linking in linkings]),
            (ReportColumn(marked("Only before"), "count"), [len(linking.only_before) for linking in linkings]),
            (ReportColumn(marked("Only after"), "count"), [len(linking.only_after) for linking in linkings]),
            (
                ReportColumn(marked("No usable code"), "count"),
                [len(linking.left_out_before) + len(linking.left_out_after) for linking in linkings],
            ),
        ],
    )


def unlinked_table(comparisons: Sequence[Comparison]) -> ReportTable:
    """The responses that are in no pair, with place and reason: the first `MOST_UNLINKED` of them, and how many more
    there are."""
    rows: list[tuple[object, ...]] = []
    for linking in (comparison.linking for comparison in comparisons if comparison.linking):
        between = short_between(linking.before, linking.after)
        sides = (
            (linking.before, linking.after, linking.only_before, linking.left_out_before),
            (linking.after, linking.before, linking.only_after, linking.left_out_after),
        )
        for wave, other_wave, responses, left_out in sides:
            rows += [
                (between, words.WAVE_SHORT[wave], str(response.where), _unlinked_reason(linking, response, other_wave))
                for response in responses
            ]
            rows += [(between, words.WAVE_SHORT[wave], str(not_used.where), not_used.why) for not_used in left_out]
    columns = (
        _text(marked("Compared"), 1.5),
        _text(marked("Wave")),
        _text(marked("Where"), 2.0),
        _text(marked("Why"), 4.0),
    )
    skipped = 0 if len(comparisons) > 1 else 1
    listed = tuple(row[skipped:] for row in rows[:MOST_UNLINKED])
    note = words.DOCUMENT["more unlinked"].format(shown=len(listed), all=len(rows)) if len(rows) > len(listed) else ""
    return ReportTable("unlinked", columns[skipped:], listed, note)


def _unlinked_reason(linking: Linking, response: Response, other_wave: str) -> str:
    if linking.links.by_row or not response.code:
        return words.UNLINKED["row"].format(when=_when(other_wave))
    return words.UNLINKED["named" if response.named else "code"].format(code=response.code, when=_when(other_wave))


def _short(wave: str) -> str:
    return words.WAVE_SHORT[wave].lower()


def _when(wave: str) -> str:
    return words.WAVE_WHEN[wave]


def others_table(comparisons: Sequence[Comparison]) -> ReportTable:
    """The means of those compared beside those who have a score in one wave only."""
    rows = [
        (short_between(comparison.before, comparison.after), change, score)
        for comparison in comparisons
        for change in comparison.changes
        for score in (change.before, change.after)
        if score.others
    ]
    return _table(
        "others",
        [
            (_text(marked("Compared"), 1.5), [between if len(comparisons) > 1 else None for between, _, _ in rows]),
            (_text(marked("Scale"), 2.5), [change.title for _, change, _ in rows]),
            (_text(marked("Wave")), [words.WAVE_SHORT[score.wave] for _, _, score in rows]),
            (ReportColumn(marked("Mean of those compared"), "0.00"), [score.mean for _, _, score in rows]),
            (ReportColumn(marked("Others"), "count"), [score.others for _, _, score in rows]),
            (ReportColumn(marked("Mean of the others"), "0.00"), [score.others_mean for _, _, score in rows]),
        ],
    )


def _withheld(comparisons: Sequence[Comparison]) -> bool:
    """Whether figures are missing because they are not published."""
    return any(comparison.withheld for comparison in comparisons)


def short_between(before: str, after: str) -> str:
    """A comparison in a table's cell: `before - follow-up`."""
    return f"{_short(before)} - {_short(after)}"


def _changes(comparisons: Sequence[Comparison]) -> list[ScaleChange]:
    return [change for comparison in comparisons for change in _rows(comparison)]


def _rows(comparison: Comparison) -> list[ScaleChange]:
    """The changes of a comparison; of a published one, those of which a figure is left."""
    return [change for change in comparison.changes if change.raw.value is not None or not comparison.withheld]


def _opening(comparisons: Sequence[Comparison]) -> list[tuple[ReportColumn, Cells]]:
    """The first columns of a table with a row per comparison and scale; one comparison needs no name."""
    between = [
        short_between(comparison.before, comparison.after) for comparison in comparisons for _ in _rows(comparison)
    ]
    scales = (_text(marked("Scale"), 2.6), [change.title for change in _changes(comparisons)])
    return [(_text(marked("Compared"), 1.9), between), scales] if len(comparisons) > 1 else [scales]


def _sides(comparisons: Sequence[Comparison]) -> tuple[str, str]:
    """What the two waves are called at the head of a column."""
    if len(comparisons) == 1:
        return words.WAVE_SHORT[comparisons[0].before], words.WAVE_SHORT[comparisons[0].after]
    return words.SIDES


def undefined(changes: Sequence[ScaleChange]) -> tuple[str, ...]:
    """Each figure that has no value or no interval, with the reason; figures and scales of one reason together."""
    titles_of: dict[tuple[str, str], list[str]] = {}
    for change in changes:
        reasons: dict[str, list[str]] = {}
        for estimate in (change.raw, change.d_av, change.d_z, change.r):
            if estimate.undefined:
                reasons.setdefault(estimate.undefined, []).append(str(estimate.name))
            if estimate.no_interval:
                reasons.setdefault(estimate.no_interval, []).append(words.INTERVAL_OF.format(name=estimate.name))
        for test in (change.t_test, change.wilcoxon, change.pratt):
            if test.undefined:
                reasons.setdefault(test.undefined, []).append(str(test.name))
        for reason, names in reasons.items():
            titles_of.setdefault((", ".join(map(str, names)), reason), []).append(change.title)
    return tuple(
        f"{with_mark(listed(titles, 50), ':')} {names}: {cause}." for (names, cause), titles in titles_of.items()
    )


def _text(title: str, width: float = 1.0) -> ReportColumn:
    return ReportColumn(title, "text", width=width)


def _interval(title: str, format_: Format = "0.00", *, spare: bool = False) -> ReportColumn:
    return ReportColumn(title, format_, interval=True, width=1.6, spare=spare)


def _table(
    name: str, columns: Sequence[tuple[ReportColumn, Cells]], caption: str = "", *, withheld: bool = False
) -> ReportTable:
    """A table from its columns, without those that are empty; what is missing in the others is `withheld` or not
    defined."""
    filled = [(column, cells) for column, cells in columns if any(cell not in (None, (None, None)) for cell in cells)]
    if withheld:
        filled = [
            (column, [words.NOT_SHOWN if cell in (None, (None, None)) else cell for cell in cells])
            for column, cells in filled
        ]
    rows = tuple(zip(*(cells for _, cells in filled), strict=True))
    return ReportTable(name, tuple(column for column, _ in filled), rows, caption)
