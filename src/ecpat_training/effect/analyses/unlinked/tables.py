"""The tables of waves compared as two groups of people."""

from collections.abc import Sequence

from ecpat_training.documents.document import ReportColumn, ReportTable
from ecpat_training.documents.numbers import Format
from ecpat_training.effect.analyses.unlinked import words
from ecpat_training.effect.analyses.unlinked.result import ScaleApart, WavesApart


def results(one: WavesApart, suffix: str) -> ReportTable:
    """Both groups, scale by scale; the scales of which a figure is left."""
    name, scales = words.TABLE, with_figures(one)
    decimals: Format = "0.0" if one.withheld else "0.00"
    follow_up = "follow-up" in (one.before, one.after)
    interval = any(each.difference.low is not None for each in scales)
    rows = (
        (
            each.of.title,
            each.before.n,
            each.after.n,
            each.before.mean,
            each.after.mean,
            each.difference.value,
            *(((each.difference.low, each.difference.high),) if interval else ()),
        )
        for each in scales
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


def details(one: WavesApart, suffix: str) -> ReportTable:
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
                each.of.title,
                each.before.sd,
                each.after.sd,
                each.test.statistic,
                each.test.df,
                each.test.p,
                each.adjusted.p if each.adjusted else None,
                each.superiority.value,
                (each.superiority.low, each.superiority.high),
                each.order.p,
            )
            for each in with_figures(one)
        ),
    )


def beside_linked(one: WavesApart, suffix: str) -> ReportTable:
    """The change of those linked beside the difference of all answers."""
    name = words.LINKED_TABLE
    rows = (
        (
            each.of.title,
            linked.n,
            linked.change.value,
            (linked.change.low, linked.change.high),
            each.difference.value,
            (each.difference.low, each.difference.high),
            *(apart.value for apart in linked.linked_minus_others),
        )
        for each in with_figures(one)
        for linked in (each.linked,)
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


def questions(one: WavesApart, suffix: str) -> ReportTable:
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
                words.UNTAUGHT.format(text=each.text or each.id) if each.untaught else each.text or each.id,
                words.RIGHT_OF.format(right=each.right_before, asked=each.asked_before),
                words.RIGHT_OF.format(right=each.right_after, asked=each.asked_after),
                _percent(each.difference.value),
                (_percent(each.difference.low), _percent(each.difference.high)),
            )
            for each in one.questions
        ),
    )


def with_figures(one: WavesApart) -> Sequence[ScaleApart]:
    """The scales that have a figure."""
    return [each for each in one.scales if each.difference.value is not None]


def _percent(share: float | None) -> float | None:
    return None if share is None else 100.0 * share
