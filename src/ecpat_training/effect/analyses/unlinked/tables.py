"""The tables of waves compared as two groups of people."""

from collections.abc import Sequence

from ecpat_training.documents.document import ReportColumn, ReportTable
from ecpat_training.documents.numbers import Format
from ecpat_training.effect.analyses.unlinked import words
from ecpat_training.effect.analyses.unlinked.result import UnlinkedScale, UnlinkedWaves


def results(two_waves: UnlinkedWaves, suffix: str) -> ReportTable:
    """Both groups, scale by scale; the scales of which a figure is left."""
    name, scales = words.TABLE, with_figures(two_waves)
    decimals: Format = "0.0" if two_waves.withheld else "0.00"
    follow_up = "follow-up" in (two_waves.before, two_waves.after)
    interval = any(scale.difference.low is not None for scale in scales)
    rows = (
        (
            scale.of.title,
            scale.before.n,
            scale.after.n,
            scale.before.mean,
            scale.after.mean,
            scale.difference.value,
            *(((scale.difference.low, scale.difference.high),) if interval else ()),
        )
        for scale in scales
    )
    return ReportTable(
        name["name"] + suffix,
        (
            ReportColumn(name["scale"], width=2.2),
            ReportColumn(name["n before"], "count", width=0.9),
            ReportColumn(name["n after"], "count", width=0.9),
            ReportColumn(name["earlier" if follow_up else "before"], decimals, width=1.3),
            ReportColumn(name["later" if follow_up else "after"], decimals, width=1.3),
            ReportColumn(name["difference"], decimals, width=1.1),
            *((ReportColumn(name["interval"], decimals, interval=True, width=1.5),) if interval else ()),
        ),
        tuple(rows),
    )


def details(two_waves: UnlinkedWaves, suffix: str) -> ReportTable:
    """The spreads, Welch's test, and the order of the scores."""
    name = words.DETAILS
    return ReportTable(
        name["name"] + suffix,
        (
            ReportColumn(words.TABLE["scale"], width=2.0),
            ReportColumn(name["sd before"], "0.00"),
            ReportColumn(name["sd after"], "0.00"),
            ReportColumn(name["t"], "0.00", width=0.7),
            ReportColumn(name["df"], "0.0", width=0.7),
            ReportColumn(name["p"], "p", width=0.7),
            ReportColumn(name["adjusted"], "p"),
            ReportColumn(name["superiority"], "0.00"),
            ReportColumn(name["their interval"], "0.00", interval=True, width=1.4),
            ReportColumn(name["order"], "p", width=0.8),
        ),
        tuple(
            (
                scale.of.title,
                scale.before.sd,
                scale.after.sd,
                scale.test.statistic,
                scale.test.df,
                scale.test.p,
                scale.adjusted.p if scale.adjusted else None,
                scale.superiority.value,
                (scale.superiority.low, scale.superiority.high),
                scale.order.p,
            )
            for scale in with_figures(two_waves)
        ),
    )


def linked_table(two_waves: UnlinkedWaves, suffix: str) -> ReportTable:
    """The change of those linked beside the difference of all answers."""
    name = words.LINKED_TABLE
    rows = (
        (
            scale.of.title,
            linked.n,
            linked.change.value,
            (linked.change.low, linked.change.high),
            scale.difference.value,
            (scale.difference.low, scale.difference.high),
            *(difference.value for difference in linked.linked_minus_others),
        )
        for scale in with_figures(two_waves)
        for linked in (scale.linked,)
        if linked is not None
    )
    return ReportTable(
        name["name"] + suffix,
        (
            ReportColumn(words.TABLE["scale"], width=2.0),
            ReportColumn(name["linked"], "count", width=0.8),
            ReportColumn(name["change"], "0.00"),
            ReportColumn(name["interval"], "0.00", interval=True, width=1.5),
            ReportColumn(name["difference"], "0.00"),
            ReportColumn(name["their interval"], "0.00", interval=True, width=1.5),
            ReportColumn(name["before"], "0.00"),
            ReportColumn(name["after"], "0.00"),
        ),
        tuple(rows),
    )


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
                words.UNTAUGHT.format(text=question.text or question.id)
                if question.untaught
                else question.text or question.id,
                words.RIGHT_OF.format(right=question.right_before, asked=question.asked_before),
                words.RIGHT_OF.format(right=question.right_after, asked=question.asked_after),
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
