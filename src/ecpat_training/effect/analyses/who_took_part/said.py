"""Who took part: people by group, and by two groups at once where they are enough."""

from collections.abc import Iterator

from ecpat_training.core.json_data import JsonObject
from ecpat_training.core.text import listing
from ecpat_training.documents.document import Block, Heading, Paragraph, ReportColumn, ReportTable
from ecpat_training.effect.analyses.analysis import Analysis
from ecpat_training.effect.analyses.who_took_part import compute, words
from ecpat_training.effect.analyses.who_took_part.result import CrossTable, GroupCounts, WhoTookPart
from ecpat_training.effect.disclosure import HIDDEN
from ecpat_training.effect.model.report import EffectReport
from ecpat_training.effect.sentences.words.readers import Reader


class WhoTookPartAnalysis(Analysis[WhoTookPart]):
    """Who took part: people by group, and by two groups at once where they are enough."""

    order = 5
    readers: frozenset[Reader] = frozenset({"coordinator", "evaluator"})
    over_sites = True
    analyse = staticmethod(compute.analyse)

    def blocks(self, found: WhoTookPart, report: EffectReport) -> Iterator[Block]:
        """A table of all groups, and one across two columns."""
        shown = [one for one in found.counts if one.groups]
        yield Heading(words.TITLE)
        if shown:
            yield ReportTable(
                "groups",
                (
                    ReportColumn(words.BY, width=1.5),
                    ReportColumn(words.GROUP, width=2.5),
                    ReportColumn(words.PEOPLE, "count"),
                ),
                tuple(row for one in shown for row in _rows(one)),
            )
        if found.cross:
            yield Heading(words.CROSS.format(by=found.cross.by, across=found.cross.across), 2)
            yield _cross(found.cross)
            if any(cell is None for row in found.cross.cells for cell in row):
                yield Paragraph(words.HIDDEN.format(symbol=HIDDEN), "quiet")
        if found.means:
            yield Heading(words.MEANS, 2)
            yield _means(found)
            if _intervals(found):
                yield Paragraph(words.MEANS_EXPLAINED, "quiet")
        if found.published:
            k = report.disclosure.smallest
            for why, said in words.WITHHELD.items():
                if columns := [column for column, reason in found.withheld.items() if reason == why]:
                    yield Paragraph(said.format(columns=listing(columns, 12), k=k), "quiet")
            if report.disclosure.because:
                yield Paragraph(words.BECAUSE.format(k=k, because=report.disclosure.because), "quiet")

    def brief(self, found: WhoTookPart, report: EffectReport) -> Iterator[Block]:
        """The same: tables are all that it is."""
        return self.blocks(found, report)

    def data(self, found: WhoTookPart) -> JsonObject:
        """For machines; a hidden cell is the symbol here as well."""
        cross = found.cross
        return {
            "people": found.people,
            "by": {
                one.column: {"groups": [{"group": name, "people": n} for name, n in one.groups], "unknown": one.unknown}
                for one in found.counts
                if one.groups
            },
            "cross": None
            if cross is None
            else {
                "by": cross.by,
                "across": cross.across,
                "rows": list(cross.rows),
                "columns": list(cross.columns),
                "cells": [[HIDDEN if cell is None else cell for cell in row] for row in cross.cells],
                "row_totals": list(cross.row_totals),
                "column_totals": list(cross.column_totals),
            },
            "means": [
                {
                    "by": one.column,
                    "group": one.group,
                    "scale": one.scale,
                    "people": one.people,
                    "before": one.before,
                    "after": one.after,
                    "change": one.change,
                    "low": one.low,
                    "high": one.high,
                }
                for one in found.means
            ],
            "withheld": dict(found.withheld),
        }

    def public(self, found: WhoTookPart, report: EffectReport) -> WhoTookPart | None:
        """What the audit of all figures together leaves (`disclosure/by_group.py`)."""
        return report.by_group


def _rows(one: GroupCounts) -> Iterator[tuple[str, str, int]]:
    for name, people in one.groups:
        yield one.column, name, people
    if one.unknown:
        yield one.column, words.UNKNOWN, one.unknown


def _cross(cross: CrossTable) -> ReportTable:
    titles = [name or words.UNKNOWN for name in cross.columns]
    lines = zip(cross.rows, cross.cells, cross.row_totals, strict=True)
    rows = [
        (name or words.UNKNOWN, *(HIDDEN if cell is None else cell for cell in cells), total)
        for name, cells, total in lines
    ]
    rows.append((words.ALL, *cross.column_totals, sum(cross.row_totals)))
    return ReportTable(
        "groups by groups",
        (ReportColumn(cross.by, width=2.0), *(ReportColumn(title, "count") for title in (*titles, words.ALL))),
        tuple(rows),
    )


def _intervals(found: WhoTookPart) -> bool:
    return any(one.low is not None for one in found.means)


def _means(found: WhoTookPart) -> ReportTable:
    interval = _intervals(found)
    rows = (
        (
            one.column,
            one.title,
            one.group,
            one.people,
            one.before,
            one.after,
            one.change,
            *([(one.low, one.high) if one.low is not None else HIDDEN] if interval else []),
        )
        for one in found.means
    )
    last = [ReportColumn(words.INTERVAL, "0.0", interval=True, width=1.6)] if interval else []
    return ReportTable(
        "means by group",
        (
            ReportColumn(words.BY, width=1.2),
            ReportColumn(words.SCALE, width=2.0),
            ReportColumn(words.GROUP, width=2.0),
            ReportColumn(words.PEOPLE, "count"),
            ReportColumn(words.BEFORE, "0.0"),
            ReportColumn(words.AFTER, "0.0"),
            ReportColumn(words.CHANGE, "0.0"),
            *last,
        ),
        tuple(rows),
    )


analysis = WhoTookPartAnalysis()
