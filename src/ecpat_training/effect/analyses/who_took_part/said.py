"""Who took part: people by group, and by two groups at once where they are enough."""

from collections.abc import Iterator, Sequence

from ecpat_training.core.json_data import JsonObject
from ecpat_training.core.spelling import chosen_spellings
from ecpat_training.core.text import squeeze
from ecpat_training.documents.document import Block, Heading, Paragraph, ReportColumn, ReportTable
from ecpat_training.effect.analyses.analysis import Analysis
from ecpat_training.effect.analyses.who_took_part import words
from ecpat_training.effect.analyses.who_took_part.result import CrossTable, GroupCounts, WhoTookPart
from ecpat_training.effect.comparing.evaluation_data import EvaluationData
from ecpat_training.effect.disclosure import HIDDEN
from ecpat_training.effect.model.change import Comparison
from ecpat_training.effect.model.report import EffectReport
from ecpat_training.effect.sentences.words.readers import Reader
from ecpat_training.words.catalogue.ours import listed


class WhoTookPartAnalysis(Analysis[WhoTookPart]):
    """Who took part: people by group, and by two groups at once where they are enough."""

    order = 5
    readers: frozenset[Reader] = frozenset({"coordinator", "evaluator"})
    over_sites = True

    def analyse(self, data: EvaluationData) -> WhoTookPart | None:
        """None where nobody is compared, or no group was asked."""
        first = next((one for one in data.comparisons if one.linking and one.linking.links), None)
        columns = data.instrument.groups
        if first is None or not columns:
            return None
        said = {column: groups for column in columns if any(groups := _groups(data, first, column))}
        if not said:
            return None
        counts = tuple(_counted(column, groups) for column, groups in said.items())
        return WhoTookPart(
            people=first.n or 0,
            counts=counts,
            cross=_crossed(list(said.items())[:2], counts) if len(said) > 1 else None,
            members=tuple(_members(one, said[one.column]) for one in counts),
        )

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
                    yield Paragraph(said.format(columns=listed(columns, 12), k=k), "quiet")
            if report.disclosure.because:
                yield Paragraph(words.BECAUSE.format(k=k, because=report.disclosure.because), "quiet")

    def brief(self, found: WhoTookPart, report: EffectReport) -> Iterator[Block]:
        """The same blocks as for an evaluator: this analysis has no words, only tables."""
        return self.blocks(found, report)

    def data(self, found: WhoTookPart) -> JsonObject:
        """The numbers of people as data for machines; in place of a hidden cell stands its symbol."""
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


def _groups(data: EvaluationData, comparison: Comparison, column: str) -> list[str]:
    """The group of each person linked, "" where unknown, in one spelling."""
    if comparison.linking is None:
        return []
    links = comparison.linking.links
    found = [""] * len(links)
    for name, rows in zip((comparison.before, comparison.after), links.rows, strict=True):
        wave = data.wave(name)
        if wave is None or column not in wave.groups:
            continue
        told = wave.groups[column].iloc[rows].fillna("").astype(str)
        found = [one or squeeze(other) for one, other in zip(found, told, strict=True)]
    times: dict[str, int] = {}
    for one in found:
        times[one] = times.get(one, 0) + 1
    spelling = chosen_spellings(times)
    return [spelling[one] for one in found]


def _members(counts: GroupCounts, groups: Sequence[str]) -> dict[str, tuple[int, ...]]:
    found: dict[str, list[int]] = {name: [] for name, _ in counts.groups}
    for at, group in enumerate(groups):
        if group:
            found[group].append(at)
    return {name: tuple(people) for name, people in found.items()}


def _counted(column: str, groups: Sequence[str]) -> GroupCounts:
    times: dict[str, int] = {}
    for group in groups:
        times[group] = times.get(group, 0) + 1
    unknown = times.pop("", 0)
    return GroupCounts(column, tuple(sorted(times.items())), unknown)


def _crossed(said: Sequence[tuple[str, Sequence[str]]], counts: Sequence[GroupCounts]) -> CrossTable:
    (by, one), (across, other) = said
    rows, columns = ((*(name for name, _ in each.groups), *([""] if each.unknown else [])) for each in counts[:2])
    times: dict[tuple[str, str], int] = {}
    for pair in zip(one, other, strict=True):
        times[pair] = times.get(pair, 0) + 1
    cells = tuple(tuple(times.get((row, column), 0) for column in columns) for row in rows)
    return CrossTable(
        by, across, rows, columns, cells, tuple(map(sum, cells)), tuple(map(sum, zip(*cells, strict=True)))
    )


analysis = WhoTookPartAnalysis()
