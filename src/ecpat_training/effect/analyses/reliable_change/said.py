"""Reliable change: counts of people, only from 20 on, and never published."""

from collections.abc import Iterator

from ecpat_training.core.json_data import JsonObject
from ecpat_training.core.text import listing
from ecpat_training.documents.document import Block, Bullets, Heading, Paragraph, ReportColumn, ReportTable
from ecpat_training.documents.numbers import shown
from ecpat_training.effect.analyses.analysis import Analysis
from ecpat_training.effect.analyses.reliable_change import compute, words
from ecpat_training.effect.analyses.reliable_change.result import ReliableChangeFound, ReliableCount
from ecpat_training.effect.model.report import EffectReport
from ecpat_training.effect.sentences.amounts import amount
from ecpat_training.effect.sentences.opening import name, of_the_first, opening
from ecpat_training.effect.sentences.words.readers import Reader


class ReliableChangeAnalysis(Analysis[ReliableChangeFound]):
    """Reliable change: counts of people, only from 20 on, and never published."""

    order = 50
    readers: frozenset[Reader] = frozenset({"evaluator"})
    analyse = staticmethod(compute.analyse)

    def blocks(self, found: ReliableChangeFound, report: EffectReport) -> Iterator[Block]:
        """A sentence for each scale, what it must not be taken for, and the figures behind it."""
        yield Heading(words.HEADING)
        if found.rows:
            yield from _counts(found)
        for why in dict.fromkeys(one.why for one in found.not_counted):
            titles = [name(one, (*found.rows, *found.not_counted)) for one in found.not_counted if one.why == why]
            yield Paragraph(words.NOT_COUNTED[why].format(titles=listing(titles, 12)), "quiet")
        if found.rows:
            yield Paragraph(words.EXPLAINED, "quiet")

    def data(self, found: ReliableChangeFound) -> list[JsonObject]:
        """The same for machines."""
        return [
            {
                "scale": row.scale,
                "before": row.before,
                "after": row.after,
                "n": row.n,
                "improved_reliably": row.improved,
                "not_reliably_changed": row.same,
                "worsened_reliably": row.worsened,
                "threshold": row.threshold,
                "sem": row.sem,
                "reliability": row.reliability,
                "reliability_by": row.by,
                "reliability_n": row.people,
            }
            for row in found.rows
        ]

    def public(self, found: ReliableChangeFound, report: EffectReport) -> None:
        """Nothing: they are counts of people."""


def _counts(found: ReliableChangeFound) -> Iterator[Block]:
    yield Bullets(tuple(_sentence(row, found) for row in of_the_first(found.rows)))
    yield Paragraph(words.CAVEAT, "attention")
    first, cells = opening(found.rows)
    columns = (
        *first,
        ReportColumn("People", "count"),
        ReportColumn("Improved", "count"),
        ReportColumn("Not reliably changed", "count", width=1.2),
        ReportColumn("Worse", "count"),
        ReportColumn("Reliable beyond", "0.00", width=1.1),
        ReportColumn("Reliability", "0.00"),
        ReportColumn("known by", width=1.2),
    )
    rows = tuple(
        (*start, row.n, row.improved, row.same, row.worsened, row.threshold, row.reliability, words.BY[row.by])
        for start, row in zip(cells, found.rows, strict=True)
    )
    yield ReportTable("reliable change", columns, rows)


def _sentence(row: ReliableCount, found: ReliableChangeFound) -> str:
    return words.SENTENCE.format(
        title=name(row, found.rows),
        n=row.n,
        improved=row.improved,
        same=row.same,
        worsened=row.worsened,
        threshold=amount(row.kind, row.threshold, unit=row.unit),
        by=words.KNOWN[row.by].format(reliability=shown(row.reliability, "0.00"), people=row.people),
    )


analysis = ReliableChangeAnalysis()
