"""The tables of waves compared as two groups of people."""

from collections.abc import Sequence

from ecpat_training.documents.columns import Column, interval_column, table_of
from ecpat_training.documents.document import ReportColumn, ReportTable
from ecpat_training.documents.numbers import Format
from ecpat_training.effect.analyses.unlinked import words
from ecpat_training.effect.analyses.unlinked.result import LinkedSubset, UnlinkedScale, UnlinkedWaves


def results(two_waves: UnlinkedWaves, suffix: str) -> ReportTable:
    """Both groups, scale by scale; the scales of which a figure is left."""
    name, scales = words.TABLE, with_figures(two_waves)
    decimals: Format = "0.0" if two_waves.withheld else "0.00"
    follow_up = "follow-up" in (two_waves.before, two_waves.after)
    interval = any(scale.difference.low is not None for scale in scales)
    return table_of(
        name["name"] + suffix,
        scales,
        [
            Column(name["scale"], lambda scale: scale.of.title, width=2.2),
            Column(name["n before"], lambda scale: scale.before.n, "count", width=0.9),
            Column(name["n after"], lambda scale: scale.after.n, "count", width=0.9),
            Column(name["earlier" if follow_up else "before"], lambda scale: scale.before.mean, decimals, width=1.3),
            Column(name["later" if follow_up else "after"], lambda scale: scale.after.mean, decimals, width=1.3),
            Column(name["difference"], lambda scale: scale.difference.value, decimals, width=1.1),
            interval_column(name["interval"], lambda scale: scale.difference, decimals, width=1.5, shown=interval),
        ],
    )


def details(two_waves: UnlinkedWaves, suffix: str) -> ReportTable:
    """The spreads, Welch's test, and the order of the scores."""
    name = words.DETAILS
    return table_of(
        name["name"] + suffix,
        with_figures(two_waves),
        [
            Column(words.TABLE["scale"], lambda scale: scale.of.title, width=2.0),
            Column(name["sd before"], lambda scale: scale.before.sd, "0.00"),
            Column(name["sd after"], lambda scale: scale.after.sd, "0.00"),
            Column(name["t"], lambda scale: scale.test.statistic, "0.00", width=0.7),
            Column(name["df"], lambda scale: scale.test.df, "0.0", width=0.7),
            Column(name["p"], lambda scale: scale.test.p, "p", width=0.7),
            Column(name["adjusted"], lambda scale: scale.adjusted.p if scale.adjusted else None, "p"),
            Column(name["superiority"], lambda scale: scale.superiority.value, "0.00"),
            interval_column(name["their interval"], lambda scale: scale.superiority, width=1.4),
            Column(name["order"], lambda scale: scale.order.p, "p", width=0.8),
        ],
    )


def linked_table(two_waves: UnlinkedWaves, suffix: str) -> ReportTable:
    """The change of those linked beside the difference of all answers."""
    name = words.LINKED_TABLE
    rows = [(scale, scale.linked) for scale in with_figures(two_waves) if scale.linked is not None]
    columns: list[Column[tuple[UnlinkedScale, LinkedSubset]]] = [
        Column(words.TABLE["scale"], lambda row: row[0].of.title, width=2.0),
        Column(name["linked"], lambda row: row[1].n, "count", width=0.8),
        Column(name["change"], lambda row: row[1].change.value, "0.00"),
        interval_column(name["interval"], lambda row: row[1].change, width=1.5),
        Column(name["difference"], lambda row: row[0].difference.value, "0.00"),
        interval_column(name["their interval"], lambda row: row[0].difference, width=1.5),
        Column(name["before"], lambda row: row[1].linked_minus_others[0].value, "0.00"),
        Column(name["after"], lambda row: row[1].linked_minus_others[1].value, "0.00"),
    ]
    return table_of(name["name"] + suffix, rows, columns)


def questions(two_waves: UnlinkedWaves, suffix: str) -> ReportTable:
    """Who was right on each question, in both groups."""
    name = words.QUESTION_TABLE
    return ReportTable(
        name["name"] + suffix,
        (
            ReportColumn(name["question"], width=3.0),
            ReportColumn(name["before"], width=1.4),
            ReportColumn(name["after"], width=1.4),
            ReportColumn(name["difference"], "0.0", width=1.2),
            ReportColumn(name["interval"], "0.0", interval=True, width=1.5),
        ),
        tuple(
            (
                words.UNTAUGHT_ITEM_TEXT.format(text=question.text or question.id)
                if question.untaught
                else question.text or question.id,
                words.RIGHT_COUNTS_TEXT.format(right=question.right_before, asked=question.asked_before),
                words.RIGHT_COUNTS_TEXT.format(right=question.right_after, asked=question.asked_after),
                _percent(question.difference.value),
                (_percent(question.difference.low), _percent(question.difference.high)),
            )
            for question in two_waves.questions
        ),
    )


def with_figures(two_waves: UnlinkedWaves) -> Sequence[UnlinkedScale]:
    """The scales that have a figure."""
    return [scale for scale in two_waves.scales if scale.difference.value is not None]


def _percent(share: float | None) -> float | None:
    return None if share is None else 100.0 * share
