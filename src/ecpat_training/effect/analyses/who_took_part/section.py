"""Who took part: people by group, and by two groups at once where they are enough."""

from collections.abc import Iterator, Sequence

from ecpat_training.core.json_data import JsonObject
from ecpat_training.core.spelling import choose_spellings
from ecpat_training.core.text import squeeze
from ecpat_training.documents.columns import Column, interval_column, table_of
from ecpat_training.documents.document import Block, Heading, Paragraph, ReportColumn, ReportTable
from ecpat_training.effect.analyses.analysis import Analysis
from ecpat_training.effect.analyses.who_took_part import words
from ecpat_training.effect.analyses.who_took_part.result import CrossTable, GroupCounts, GroupMeans, WhoTookPart
from ecpat_training.effect.comparing.evaluation_data import EvaluationData
from ecpat_training.effect.disclosure import HIDDEN_SYMBOL
from ecpat_training.effect.model.change import Comparison
from ecpat_training.effect.model.report import EffectReport
from ecpat_training.effect.sentences.words.readers import Reader
from ecpat_training.words.catalogue.marked_text import join_names


class WhoTookPartAnalysis(Analysis[WhoTookPart]):
    """Who took part: people by group, and by two groups at once where they are enough."""

    order = 5
    readers: frozenset[Reader] = frozenset({"coordinator", "evaluator"})
    over_sites = True

    def analyse(self, data: EvaluationData) -> WhoTookPart | None:
        """None where nobody is compared, or no group was asked."""
        first_comparison = next(
            (comparison for comparison in data.comparisons if comparison.linking and comparison.linking.links), None
        )
        columns = data.instrument.groups
        if first_comparison is None or not columns:
            return None
        groups_by_column = {
            column: groups for column in columns if any(groups := _groups(data, first_comparison, column))
        }
        if not groups_by_column:
            return None
        counts = tuple(_count_groups(column, groups) for column, groups in groups_by_column.items())
        return WhoTookPart(
            people=first_comparison.n or 0,
            counts=counts,
            cross=_build_cross_table(list(groups_by_column.items())[:2], counts) if len(groups_by_column) > 1 else None,
            members=tuple(_members(column_counts, groups_by_column[column_counts.column]) for column_counts in counts),
        )

    def blocks(self, result: WhoTookPart, report: EffectReport) -> Iterator[Block]:
        """A table of all groups, and one across two columns."""
        shown_columns = [column_counts for column_counts in result.counts if column_counts.groups]
        yield Heading(words.TITLE)
        if shown_columns:
            yield ReportTable(
                "groups",
                (
                    ReportColumn(words.GROUPING_HEADER, width=1.5),
                    ReportColumn(words.GROUP, width=2.5),
                    ReportColumn(words.PEOPLE, "count"),
                ),
                tuple(row for column_counts in shown_columns for row in _rows(column_counts)),
            )
        if result.cross:
            yield Heading(words.CROSS.format(by=result.cross.by, across=result.cross.across), 2)
            yield _cross(result.cross)
            if any(cell is None for row in result.cross.cells for cell in row):
                yield Paragraph(words.HIDDEN_NUMBER_NOTE.format(symbol=HIDDEN_SYMBOL), "quiet")
        if result.means:
            yield Heading(words.MEANS, 2)
            yield _means(result)
            if _intervals(result):
                yield Paragraph(words.MEANS_EXPLAINED, "quiet")
        if result.published:
            k = report.disclosure.smallest
            for key, sentence in words.WITHHELD.items():
                if columns := [column for column, reason in result.withheld.items() if reason == key]:
                    yield Paragraph(sentence.format(columns=join_names(columns, 12), k=k), "quiet")
            if report.disclosure.because:
                yield Paragraph(words.GROUP_SIZE_REASON.format(k=k, because=report.disclosure.because), "quiet")

    def brief(self, result: WhoTookPart, report: EffectReport) -> Iterator[Block]:
        """The same blocks as for an evaluator: this analysis has no words, only tables."""
        return self.blocks(result, report)

    def data(self, result: WhoTookPart) -> JsonObject:
        """The numbers of people as data for machines; in place of a hidden cell stands its symbol."""
        cross = result.cross
        return {
            "people": result.people,
            "by": {
                column_counts.column: {
                    "groups": [{"group": name, "people": n} for name, n in column_counts.groups],
                    "unknown": column_counts.unknown,
                }
                for column_counts in result.counts
                if column_counts.groups
            },
            "cross": None
            if cross is None
            else {
                "by": cross.by,
                "across": cross.across,
                "rows": list(cross.rows),
                "columns": list(cross.columns),
                "cells": [[HIDDEN_SYMBOL if cell is None else cell for cell in row] for row in cross.cells],
                "row_totals": list(cross.row_totals),
                "column_totals": list(cross.column_totals),
            },
            "means": [
                {
                    "by": means.column,
                    "group": means.group,
                    "scale": means.scale,
                    "people": means.people,
                    "before": means.before,
                    "after": means.after,
                    "change": means.change,
                    "low": means.low,
                    "high": means.high,
                }
                for means in result.means
            ],
            "withheld": dict(result.withheld),
        }

    def public(self, result: WhoTookPart, report: EffectReport) -> WhoTookPart | None:
        """What the audit of all figures together leaves (`disclosure/by_group.py`)."""
        return report.by_group


def _rows(column_counts: GroupCounts) -> Iterator[tuple[str, str, int]]:
    for name, people in column_counts.groups:
        yield column_counts.column, name, people
    if column_counts.unknown:
        yield column_counts.column, words.UNKNOWN_GROUP_LABEL, column_counts.unknown


def _cross(cross: CrossTable) -> ReportTable:
    titles = [name or words.UNKNOWN_GROUP_LABEL for name in cross.columns]
    lines = zip(cross.rows, cross.cells, cross.row_totals, strict=True)
    rows = [
        (name or words.UNKNOWN_GROUP_LABEL, *(HIDDEN_SYMBOL if cell is None else cell for cell in cells), total)
        for name, cells, total in lines
    ]
    rows.append((words.ALL_PEOPLE_LABEL, *cross.column_totals, sum(cross.row_totals)))
    return ReportTable(
        "groups by groups",
        (
            ReportColumn(cross.by, width=2.0),
            *(ReportColumn(title, "count") for title in (*titles, words.ALL_PEOPLE_LABEL)),
        ),
        tuple(rows),
    )


def _intervals(participation: WhoTookPart) -> bool:
    return any(means.low is not None for means in participation.means)


def _means(participation: WhoTookPart) -> ReportTable:
    columns: list[Column[GroupMeans]] = [
        Column(words.GROUPING_HEADER, lambda means: means.column, width=1.2),
        Column(words.SCALE, lambda means: means.title, width=2.0),
        Column(words.GROUP, lambda means: means.group, width=2.0),
        Column(words.PEOPLE, lambda means: means.people, "count"),
        Column(words.BEFORE, lambda means: means.before, "0.0"),
        Column(words.AFTER, lambda means: means.after, "0.0"),
        Column(words.CHANGE, lambda means: means.change, "0.0"),
        interval_column(
            words.INTERVAL, lambda means: means, "0.0", missing=HIDDEN_SYMBOL, shown=_intervals(participation)
        ),
    ]
    return table_of("means by group", participation.means, columns)


def _groups(data: EvaluationData, comparison: Comparison, column: str) -> list[str]:
    """The group of each person linked, "" where unknown, in one spelling."""
    if comparison.linking is None:
        return []
    links = comparison.linking.links
    groups = [""] * len(links)
    for name, rows in zip((comparison.before, comparison.after), links.rows, strict=True):
        wave = data.wave(name)
        if wave is None or column not in wave.groups:
            continue
        stated = wave.groups[column].iloc[rows].fillna("").astype(str)
        groups = [earlier or squeeze(later) for earlier, later in zip(groups, stated, strict=True)]
    times: dict[str, int] = {}
    for spelled in groups:
        times[spelled] = times.get(spelled, 0) + 1
    spelling = choose_spellings(times)
    return [spelling[group] for group in groups]


def _members(counts: GroupCounts, groups: Sequence[str]) -> dict[str, tuple[int, ...]]:
    positions_by_group: dict[str, list[int]] = {name: [] for name, _ in counts.groups}
    for position, group in enumerate(groups):
        if group:
            positions_by_group[group].append(position)
    return {name: tuple(people) for name, people in positions_by_group.items()}


def _count_groups(column: str, groups: Sequence[str]) -> GroupCounts:
    times: dict[str, int] = {}
    for group in groups:
        times[group] = times.get(group, 0) + 1
    unknown_count = times.pop("", 0)
    return GroupCounts(column, tuple(sorted(times.items())), unknown_count)


def _build_cross_table(
    grouped_columns: Sequence[tuple[str, Sequence[str]]], counts: Sequence[GroupCounts]
) -> CrossTable:
    (row_column, row_groups), (across_column, across_groups) = grouped_columns
    rows, columns = (
        (*(name for name, _ in column_counts.groups), *([""] if column_counts.unknown else []))
        for column_counts in counts[:2]
    )
    times: dict[tuple[str, str], int] = {}
    for pair in zip(row_groups, across_groups, strict=True):
        times[pair] = times.get(pair, 0) + 1
    cells = tuple(tuple(times.get((row, column), 0) for column in columns) for row in rows)
    return CrossTable(
        row_column,
        across_column,
        rows,
        columns,
        cells,
        tuple(map(sum, cells)),
        tuple(map(sum, zip(*cells, strict=True))),
    )


analysis = WhoTookPartAnalysis()
