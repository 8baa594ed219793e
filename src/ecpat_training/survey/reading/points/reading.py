"""Tables of points, read together: their unit, and what each then is for the reader of surveys, which goes the way of
every file from there: an instrument of one scale, and a mapping that says what the columns are."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ecpat_training.core.finding import Finding, Severity, errors
from ecpat_training.core.location import Location
from ecpat_training.core.text import listing, visible
from ecpat_training.files.cell import as_text
from ecpat_training.files.mapping_decisions import Decision
from ecpat_training.files.table import CellTable
from ecpat_training.survey.exports.column_cells import column_cells
from ecpat_training.survey.exports.raw_survey import RawSurvey, SurveyColumn
from ecpat_training.survey.exports.response_rows import find_filled_rows
from ecpat_training.survey.exports.wording import heading_key
from ecpat_training.survey.instrument.instrument import Instrument, NumberScale, ScaleItem, Wave
from ecpat_training.survey.reading.columns import shorten_text
from ecpat_training.survey.reading.mapping import NOT_USED, WAVE, SurveyMapping, decision_key, place_of
from ecpat_training.survey.reading.number import decimal_marks
from ecpat_training.survey.reading.points import words
from ecpat_training.survey.reading.points.column import PointsColumn, convert_points, read_points, texts_of
from ecpat_training.survey.reading.points.guess import typed
from ecpat_training.survey.reading.points.header import says_later
from ecpat_training.survey.reading.points.layout import PointsLayout
from ecpat_training.survey.reading.points.unit import PointsUnit, out_of_range_findings, unit_of
from ecpat_training.survey.reading.responses import response_rows
from ecpat_training.survey.reading.wave_column import is_wave_column
from ecpat_training.values.quantity import Range
from ecpat_training.words.catalogue.message import Option, phrase

_GROUPS = 6  # different texts of a column that says which group somebody is in
POINTS, CODE = "points", "code"
"""The scale, its only item, and the column of the code, as the instrument and a mapping file call them."""


@dataclass(frozen=True)
class PointsTable:
    """A table with what its columns are, what a mapping file decided, and the wave that it was given as, if it was;
    `groups` are columns that say what somebody is."""

    table: CellTable
    raw_survey: RawSurvey
    layout: PointsLayout
    mapping: SurveyMapping
    wave: Wave | None = None
    groups: tuple[str, ...] = ()


def points_instrument(unit: PointsUnit) -> Instrument:
    """A questionnaire of one scale, whose only item is the points."""
    scale = NumberScale(
        kind="number",
        id=POINTS,
        title="Score",
        unit="%" if unit.percent else "",
        answers=Range(low=unit.lowest, high=unit.highest),
        items=(ScaleItem(id=POINTS),),
    )
    return Instrument(instrument="Points before and after", id=POINTS, scales=(scale,))


def read_together(
    tables: Sequence[PointsTable], maximum: float | None
) -> tuple[list[PointsTable], PointsUnit, list[Finding]]:
    """(the tables with their points in one unit and a mapping of every column; the unit; findings). Where findings
    hold an error, the tables are unchanged."""
    columns = [[_column(source, survey_column) for survey_column in source.layout.points.values()] for source in tables]
    marks = decimal_marks(text for group in columns for column in group for text in texts_of(column))
    all_columns = [column for group in columns for column in group]
    readings = [read_points(column, index, marks) for index, column in enumerate(all_columns)]
    findings = [finding for reading in readings for finding in reading.findings]
    points = [point for reading in readings for point in reading.points]
    unit, unit_findings = unit_of(points, maximum)
    findings += unit_findings
    if not errors(unit_findings):
        unit = replace(unit, below_zero=any(point.cell.number < 0 for point in points))
        findings += out_of_range_findings(points, unit)
    findings += [finding for source in tables for finding in _not_used(source)]
    if errors(findings):
        return list(tables), unit, findings
    pending_readings = iter(readings)
    converted_tables = []
    for points_table, table_columns in zip(tables, columns, strict=True):
        table = points_table.table
        for column in table_columns:
            table = convert_points(table, column, next(pending_readings), unit, marks)
        converted_tables.append(replace(points_table, table=table, mapping=_mapping(points_table)))
    return converted_tables, unit, findings


def _column(points_table: PointsTable, column: SurveyColumn) -> PointsColumn:
    code = [points_table.layout.code] if points_table.layout.code else []
    rows = response_rows(
        points_table.table,
        points_table.raw_survey,
        find_filled_rows(points_table.table, points_table.raw_survey.first),
        code,
        points_table.mapping,
    ).rows
    decided_answers = points_table.mapping.answer(POINTS, POINTS)
    return PointsColumn(
        points_table.table, column.index, column.header, points_table.raw_survey.first, rows, frozenset(decided_answers)
    )


def _mapping(points_table: PointsTable) -> SurveyMapping:
    """What every column is; one that says the wave, or what somebody is, is found by its name."""
    meaning_by_index = {
        column.index: f"{POINTS}.{wave}" if wave else POINTS for wave, column in points_table.layout.points.items()
    }
    if points_table.layout.code:
        meaning_by_index[points_table.layout.code.index] = CODE
    if None in points_table.layout.points:
        meaning_by_index |= {
            column.index: WAVE
            for column in points_table.raw_survey.columns
            if points_table.mapping.column(column, points_table.table) == WAVE
        }
    file_location = Location(points_table.table.file)
    decision_by_key = {
        decision_key(place_of(column, points_table.table)): Decision(
            "", meaning_by_index.get(column.index, NOT_USED), file_location
        )
        for column in points_table.raw_survey.columns
        if column.index in meaning_by_index or not _found_by_name(points_table, column)
    }
    return replace(points_table.mapping, columns=decision_by_key)


def _found_by_name(points_table: PointsTable, column: SurveyColumn) -> bool:
    """Whether a column that holds neither points nor codes is used: as the wave, or as what somebody is."""
    is_wave = is_wave_column(column.header) or points_table.mapping.column(column, points_table.table) == WAVE
    is_group = heading_key(column.header) in map(heading_key, points_table.groups)
    return is_group or (is_wave and None in points_table.layout.points)


def _not_used(points_table: PointsTable) -> list[Finding]:
    """The columns that are not read, and those of them that seem to say who was not trained."""
    used_indices = {
        column.index for column in (*points_table.layout.points.values(), points_table.layout.code) if column
    }
    unused_headers = [
        column
        for column in points_table.raw_survey.columns
        if column.header and column.index not in used_indices and not _found_by_name(points_table, column)
    ]
    if not unused_headers:
        return []
    names = [f"`{shorten_text(column.header)}`" for column in unused_headers]
    message = phrase(
        "{columns} {columns:column is not used, as it is|columns are not used, as they are} neither the points nor the"
        " code: {names}.",
        names=listing(names, 20),
        columns=len(names),
    )
    later_column = next((column for column in unused_headers if says_later(column.header)), None)
    hint = ""
    if later_column is not None and set(points_table.layout.points) == {"pre", "post"}:
        hint = phrase(
            "If `{column}` holds points of months later, say so in a mapping file: `points.follow-up`.",
            column=shorten_text(later_column.header),
        )
    note = Finding(
        "survey.columns-not-used",
        Severity.NOTE,
        message,
        points_table.table.location_of(points_table.raw_survey.header),
        hint,
    )
    return [note, *(finding for column in unused_headers for finding in _not_trained(points_table, column))]


def _not_trained(points_table: PointsTable, column: SurveyColumn) -> list[Finding]:
    """A column of a few words of which one says that somebody was not trained: those would count as trained."""
    rows = find_filled_rows(points_table.table, points_table.raw_survey.first)
    texts = dict.fromkeys(text for text in map(as_text, column_cells(points_table.table, rows, column.index)) if text)
    control_word = next((text for text in texts if heading_key(text) in words.CONTROL), None)
    if control_word is None or not 2 <= len(texts) <= _GROUPS:
        return []
    message = phrase(
        "the column `{column}` says `{word}` of some people, who count as trained like all others.",
        column=shorten_text(column.header),
        word=visible(control_word),
    )
    hint = phrase(
        "If they were not trained, add {comparison}.",
        comparison=Option("--comparison-group", typed(f"{column.header}={control_word}")),
    )
    return [
        Finding(
            "points.control-group",
            Severity.WARNING,
            message,
            points_table.table.location_of(points_table.raw_survey.header, column.index),
            hint,
        )
    ]
