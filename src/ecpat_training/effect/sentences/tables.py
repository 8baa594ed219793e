"""The tables of an effect report. A column that has no figure in any row is left out, as publication may demand."""

from collections.abc import Iterator, Sequence
from typing import Generic, NamedTuple, TypeVar

from ecpat_training.core.text import add_mark
from ecpat_training.documents.columns import Column, interval_column, table_of
from ecpat_training.documents.document import ReportColumn, ReportTable
from ecpat_training.documents.numbers import Format
from ecpat_training.effect.model.change import Comparison, ScaleChange
from ecpat_training.effect.model.linking import Linking, Response
from ecpat_training.effect.model.report import EffectReport, WaveSummary
from ecpat_training.effect.sentences.words import report as words
from ecpat_training.stats.estimate import Estimate
from ecpat_training.words.catalogue.marked_text import join_names, marked

Figures = TypeVar("Figures")
MOST_UNLINKED = 2_000  # more would make a page that no browser opens


class _PartOfChange(NamedTuple, Generic[Figures]):
    """What a row says of some of the people of a change."""

    change: ScaleChange
    figures: Figures


def results_table(comparisons: Sequence[Comparison], *, sizes: bool = True) -> ReportTable:
    """The means, the change and, if wished, its size beside the spread, a row per comparison and scale; in brief the
    change from all answers as well, where some are missing."""
    format_: Format = "0.0" if _has_withheld(comparisons) else "0.00"  # published: one decimal
    before, after = _side_names(comparisons)
    has_all_column = not sizes and _has_all_answers(comparisons)
    columns: list[Column[ScaleChange]] = [
        Column(marked("People"), lambda change: change.n, "count"),
        Column(before, lambda change: change.before.mean, format_, width=1.1),
        Column(after, lambda change: change.after.mean, format_),
        Column(marked("Change"), lambda change: change.raw.value, format_, width=1.25),
        interval_column(marked("95 % interval"), lambda change: change.raw, format_),
        Column(
            marked("Change, all"), lambda change: _all_answers_estimate(change).value, format_, shown=has_all_column
        ),
        interval_column(marked("95 % interval, all"), _all_answers_estimate, format_, shown=has_all_column),
        Column(words.UNIT_COLUMN, _unit),
        Column(marked("d_av"), lambda change: change.d_av.value, "0.00", spare=True, shown=sizes),
        interval_column(marked("95 % interval of d_av"), lambda change: change.d_av, spare=True, shown=sizes),
    ]
    return _changes_table("results", comparisons, columns)


def _has_all_answers(comparisons: Sequence[Comparison]) -> bool:
    all_answers = [change.all_answers for change in _changes(comparisons) if change.all_answers]
    return any(answers_of_all.change.value is not None for answers_of_all in all_answers)


def _all_answers_estimate(change: ScaleChange) -> Estimate:
    """What all answers together say of a change; where nobody is missing, what the complete pairs say."""
    if change.all_answers:
        return change.all_answers.change
    if change.before.others or change.after.others:
        return Estimate.none(change.raw.name, words.WITHHELD_CELL, n=None)
    return change.raw


def _unit(change: ScaleChange) -> str:
    """What the figures of a row count: `% right`, `points`, `minutes`."""
    return change.unit or words.UNIT_BY_KIND[change.kind]


def sites_table(comparisons: Sequence[Comparison]) -> ReportTable:
    """Each site's own means and mean change."""
    rows = [
        _PartOfChange(change, site)
        for comparison in comparisons
        for change in comparison.changes
        for site in change.sites
    ]
    return table_of(
        "sites",
        rows,
        [
            Column(marked("Compared"), lambda row: _waves_text(row.change), width=1.9, shown=len(comparisons) > 1),
            Column(marked("Scale"), lambda row: row.change.title, width=2.2),
            Column(marked("Site"), lambda row: row.figures.site, width=2.2),
            Column(marked("People"), lambda row: row.figures.n, "count"),
            Column(marked("Before"), lambda row: row.figures.before if row.figures.shown else None, "0.00"),
            Column(marked("After"), lambda row: row.figures.after if row.figures.shown else None, "0.00"),
            Column(marked("Change"), lambda row: row.figures.change.value if row.figures.shown else None, "0.00"),
            interval_column(marked("95 % interval"), lambda row: row.figures.change),
        ],
        only_filled=True,
    )


def explanation(comparisons: Sequence[Comparison], *, sizes: bool = True) -> str:
    """What the columns of the results mean, those that are there."""
    changes = _changes(comparisons)
    shown_by_name = {
        "change": any(change.raw.value is not None for change in changes),
        "interval": any(change.raw.low is not None for change in changes),
        "all": not sizes and _has_all_answers(comparisons),
        "d_av": sizes and any(change.d_av.value is not None for change in changes),
        "d_av and t": sizes and any(change.d_av.low is not None and change.t_test.p is not None for change in changes),
    }
    if any(change.clusters for change in changes):
        return words.SITES["explained"]
    return " ".join(str(words.EXPLANATIONS[name]) for name, is_shown in shown_by_name.items() if is_shown)


def methods(comparisons: Sequence[Comparison]) -> Iterator[str]:
    """How the figures that are there were computed, a sentence or several for each group of them."""
    changes = _changes(comparisons)
    has_tests = any(change.t_test.p is not None for change in changes)
    has_interval = any(change.raw.low is not None for change in changes)
    shown_by_name = {
        "interval": has_interval and not has_tests,
        "t test": has_tests,
        "d_av": any(change.d_av.value is not None for change in changes),
        "d_z": any(change.d_z.value is not None for change in changes),
        "ranks": any(change.wilcoxon.p is not None for change in changes),
    }
    yield words.METHODS["linking"]
    yield words.METHODS["scores"]
    if any(change.clusters for change in changes):
        yield words.SITES["method"]
    elif any(shown_by_name.values()):
        yield " ".join(str(words.METHODS[name]) for name, is_shown in shown_by_name.items() if is_shown)
    if has_interval and len({change.scale for change in changes}) > 1:
        yield words.METHODS["several scales"]
    yield words.METHODS["left"]


def people_table(comparisons: Sequence[Comparison]) -> ReportTable:
    """How many improved, stayed the same and got worse; d_z and the tests in brief."""
    format_: Format = "text" if any(change.improvement.share for change in _changes(comparisons)) else "count"
    columns: list[Column[ScaleChange]] = [
        Column(marked("Improved"), lambda change: change.improvement.share or change.improvement.improved, format_),
        Column(marked("Same"), lambda change: change.improvement.same, "count"),
        Column(marked("Worse"), lambda change: change.improvement.worsened, "count"),
        Column(marked("Best score before"), lambda change: change.at_best, "count"),
        Column(marked("d_z"), lambda change: change.d_z.value, "0.00"),
        Column(marked("p (t test)"), lambda change: change.t_test.p, "p"),
        Column(marked("p (Wilcoxon)"), lambda change: change.wilcoxon.p, "p"),
    ]
    return _changes_table("people", comparisons, columns)


def tests_table(comparisons: Sequence[Comparison]) -> ReportTable:
    """The tests behind the sentences."""
    methods = dict.fromkeys(f"{change.wilcoxon.name}: {change.wilcoxon.method}" for change in _changes(comparisons))
    columns: list[Column[ScaleChange]] = [
        Column(marked("t"), lambda change: change.t_test.statistic, "0.00"),
        Column(marked("df"), lambda change: change.t_test.df, "count"),
        Column(marked("p"), lambda change: change.t_test.p, "p"),
        Column(marked("Wilcoxon V"), lambda change: change.wilcoxon.statistic, "0.0"),
        Column(marked("p (Wilcoxon)"), lambda change: change.wilcoxon.p, "p"),
        Column(marked("p (Pratt)"), lambda change: change.pratt.p, "p"),
    ]
    return _changes_table("tests", comparisons, columns, "; ".join(methods))


def spread_table(comparisons: Sequence[Comparison]) -> ReportTable:
    """Spread and correlation of the scores, and d_z."""
    before, after = (side.lower() for side in _side_names(comparisons))
    columns: list[Column[ScaleChange]] = [
        Column(f"SD {before}", lambda change: change.before.sd, "0.00"),
        Column(f"SD {after}", lambda change: change.after.sd, "0.00"),
        Column(marked("r"), lambda change: change.r.value, "0.00"),
        Column(marked("d_z"), lambda change: change.d_z.value, "0.00"),
        interval_column(marked("95 % interval of d_z"), lambda change: change.d_z),
    ]
    return _changes_table("spread", comparisons, columns)


def waves_table(report: EffectReport) -> ReportTable:
    """A table of each wave: its file, and when and by how many people it was answered."""
    untrained_waves, participants = report.untrained_waves, report.participants

    def rate(wave: WaveSummary) -> float | None:
        if participants is None or wave.used is None or wave.used > participants or wave in untrained_waves:
            return None
        return wave.used / participants

    return table_of(
        "waves",
        (*report.waves, *untrained_waves),
        [
            Column(marked("Wave"), lambda wave: words.WAVE_SHORT[wave.wave]),
            Column(
                marked("Group"),
                lambda wave: marked("not trained") if wave in untrained_waves else marked("trained"),
                shown=bool(untrained_waves),
            ),
            Column(marked("File"), lambda wave: ", ".join(filter(None, (wave.file, wave.sheet))), width=2.0),
            Column(marked("Made by"), lambda wave: wave.platform, width=1.5),
            Column(marked("Rows"), lambda wave: wave.rows, "count"),
            Column(marked("Used"), lambda wave: wave.used, "count"),
            Column(marked("Of"), lambda wave: None if rate(wave) is None else participants, "count"),
            Column(marked("Response rate"), rate, "percent"),
            Column(marked("First answer"), lambda wave: wave.first_day, "date"),
            Column(marked("Last answer"), lambda wave: wave.last_day, "date"),
        ],
        only_filled=True,
    )


def linking_table(comparisons: Sequence[Comparison]) -> ReportTable:
    """How people were recognised; every response of a wave is in one of the columns."""
    linkings = [comparison.linking for comparison in comparisons if comparison.linking]
    has_row_links, has_returners = (
        any(linking.row_link_count for linking in linkings),
        any(linking.came_again for linking in linkings),
    )
    return table_of(
        "linking",
        linkings,
        [
            Column(marked("From"), lambda linking: _short_wave_name(linking.before), width=0.8),
            Column(marked("To"), lambda linking: _short_wave_name(linking.after), width=0.8),
            Column(marked("In both"), lambda linking: linking.linked, "count"),
            Column(marked("of them by row"), lambda linking: linking.row_link_count, "count", shown=has_row_links),
            Column(
                marked("of them of people who came again"),
                lambda linking: sum(map(len, linking.came_again)),
                "count",
                shown=has_returners,
            ),
            Column(marked("of them with one typing error"), lambda linking: linking.near_link_count, "count"),
            Column(marked("false ones expected"), lambda linking: linking.expected_false, "0.00"),
            Column(marked("Only before"), lambda linking: len(linking.only_before), "count"),
            Column(marked("Only after"), lambda linking: len(linking.only_after), "count"),
            Column(
                marked("No usable code"),
                lambda linking: len(linking.left_out_before) + len(linking.left_out_after),
                "count",
            ),
        ],
        only_filled=True,
    )


def unlinked_table(comparisons: Sequence[Comparison]) -> ReportTable:
    """The responses that are in no pair, with place and reason: the first `MOST_UNLINKED` of them, and how many more
    there are."""
    rows: list[tuple[object, ...]] = []
    for linking in (comparison.linking for comparison in comparisons if comparison.linking):
        waves_text = short_waves_text(linking.before, linking.after)
        side_responses = (
            (linking.before, linking.after, linking.only_before, linking.left_out_before),
            (linking.after, linking.before, linking.only_after, linking.left_out_after),
        )
        for wave, other_wave, responses, unused_rows in side_responses:
            rows += [
                (
                    waves_text,
                    words.WAVE_SHORT[wave],
                    str(response.where),
                    _unlinked_reason(linking, response, other_wave),
                )
                for response in responses
            ]
            rows += [
                (waves_text, words.WAVE_SHORT[wave], str(unused_row.location), unused_row.reason)
                for unused_row in unused_rows
            ]
    columns = (
        ReportColumn(marked("Compared"), width=1.5),
        ReportColumn(marked("Wave")),
        ReportColumn(marked("Where"), width=2.0),
        ReportColumn(marked("Why"), width=4.0),
    )
    skipped = 0 if len(comparisons) > 1 else 1
    listed_rows = tuple(row[skipped:] for row in rows[:MOST_UNLINKED])
    note = (
        words.DOCUMENT["more unlinked"].format(shown=len(listed_rows), all=len(rows))
        if len(rows) > len(listed_rows)
        else ""
    )
    return ReportTable("unlinked", columns[skipped:], listed_rows, note)


def _unlinked_reason(linking: Linking, response: Response, other_wave: str) -> str:
    if linking.links.by_row or not response.code:
        return words.UNLINKED_SENTENCES["row"].format(when=_wave_time_text(other_wave))
    return words.UNLINKED_SENTENCES["named" if response.named else "code"].format(
        code=response.code, when=_wave_time_text(other_wave)
    )


def _short_wave_name(wave: str) -> str:
    return words.WAVE_SHORT[wave].lower()


def _wave_time_text(wave: str) -> str:
    return words.WAVE_TIMES[wave]


def others_table(comparisons: Sequence[Comparison]) -> ReportTable:
    """The means of those compared beside those who have a score in one wave only."""
    rows = [
        _PartOfChange(change, score)
        for comparison in comparisons
        for change in comparison.changes
        for score in (change.before, change.after)
        if score.others
    ]
    return table_of(
        "others",
        rows,
        [
            Column(marked("Compared"), lambda row: _waves_text(row.change), width=1.5, shown=len(comparisons) > 1),
            Column(marked("Scale"), lambda row: row.change.title, width=2.5),
            Column(marked("Wave"), lambda row: words.WAVE_SHORT[row.figures.wave]),
            Column(marked("Mean of those compared"), lambda row: row.figures.mean, "0.00"),
            Column(marked("Others"), lambda row: row.figures.others, "count"),
            Column(marked("Mean of the others"), lambda row: row.figures.others_mean, "0.00"),
        ],
        only_filled=True,
    )


def _changes_table(
    name: str, comparisons: Sequence[Comparison], columns: Sequence[Column[ScaleChange]], caption: str = ""
) -> ReportTable:
    """A table with a row per comparison and scale, without empty columns; one comparison needs no name. What is
    missing in the others is withheld or not defined."""
    opening: list[Column[ScaleChange]] = [
        Column(marked("Compared"), _waves_text, width=1.9, shown=len(comparisons) > 1),
        Column(marked("Scale"), lambda change: change.title, width=2.6),
    ]
    missing_text = words.WITHHELD_CELL if _has_withheld(comparisons) else None
    return table_of(name, _changes(comparisons), [*opening, *columns], caption, only_filled=True, missing=missing_text)


def _has_withheld(comparisons: Sequence[Comparison]) -> bool:
    """Whether figures are missing because they are not published."""
    return any(comparison.withheld for comparison in comparisons)


def _waves_text(change: ScaleChange) -> str:
    return short_waves_text(change.before.wave, change.after.wave)


def short_waves_text(before: str, after: str) -> str:
    """A comparison in a table's cell: `before - follow-up`."""
    return f"{_short_wave_name(before)} - {_short_wave_name(after)}"


def _changes(comparisons: Sequence[Comparison]) -> list[ScaleChange]:
    return [change for comparison in comparisons for change in _rows(comparison)]


def _rows(comparison: Comparison) -> list[ScaleChange]:
    """The changes of a comparison; of a published one, those of which a figure is left."""
    return [change for change in comparison.changes if change.raw.value is not None or not comparison.withheld]


def _side_names(comparisons: Sequence[Comparison]) -> tuple[str, str]:
    """What the two waves are called at the head of a column."""
    if len(comparisons) == 1:
        return words.WAVE_SHORT[comparisons[0].before], words.WAVE_SHORT[comparisons[0].after]
    return words.SIDE_NAMES


def undefined_notes(changes: Sequence[ScaleChange]) -> tuple[str, ...]:
    """Each figure that has no value or no interval, with the reason; figures and scales of one reason together."""
    titles_by_reason: dict[tuple[str, str], list[str]] = {}
    for change in changes:
        reasons: dict[str, list[str]] = {}
        for estimate in (change.raw, change.d_av, change.d_z, change.r):
            if estimate.undefined:
                reasons.setdefault(estimate.undefined, []).append(str(estimate.name))
            if estimate.no_interval:
                reasons.setdefault(estimate.no_interval, []).append(words.INTERVAL_NAME.format(name=estimate.name))
        for test_result in (change.t_test, change.wilcoxon, change.pratt):
            if test_result.undefined:
                reasons.setdefault(test_result.undefined, []).append(str(test_result.name))
        for reason, names in reasons.items():
            titles_by_reason.setdefault((", ".join(map(str, names)), reason), []).append(change.title)
    return tuple(
        f"{add_mark(join_names(titles, 50), ':')} {names}: {cause}."
        for (names, cause), titles in titles_by_reason.items()
    )
