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
from ecpat_training.survey.exports.response_rows import filled_rows
from ecpat_training.survey.exports.wording import heading_key
from ecpat_training.survey.instrument.instrument import Instrument, NumberScale, ScaleItem, Wave
from ecpat_training.survey.reading.columns import short
from ecpat_training.survey.reading.mapping import NOT_USED, WAVE, SurveyMapping, decision_key, place_of
from ecpat_training.survey.reading.number import decimal_marks
from ecpat_training.survey.reading.points import words
from ecpat_training.survey.reading.points.column import PointsColumn, converted, read_points, texts_of
from ecpat_training.survey.reading.points.guess import typed
from ecpat_training.survey.reading.points.header import says_later
from ecpat_training.survey.reading.points.layout import PointsLayout
from ecpat_training.survey.reading.points.unit import PointsUnit, beyond, unit_of
from ecpat_training.survey.reading.responses import response_rows
from ecpat_training.survey.reading.wave_column import is_wave_column
from ecpat_training.values.quantity import Range

_GROUPS = 6  # different texts of a column that says which group somebody is in
POINTS, CODE = "points", "code"
"""The scale, its only item, and the column of the code, as the instrument and a mapping file call them."""


@dataclass(frozen=True)
class PointsTable:
    """A table with what its columns are, what a mapping file decided, and the wave that it was given as, if it was;
    `groups` are columns that say what somebody is."""

    table: CellTable
    raw: RawSurvey
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
    columns = [[_column(one, found) for found in one.layout.points.values()] for one in tables]
    marks = decimal_marks(text for several in columns for column in several for text in texts_of(column))
    flat = [column for several in columns for column in several]
    read = [read_points(column, at, marks) for at, column in enumerate(flat)]
    findings = [finding for one in read for finding in one.findings]
    points = [point for one in read for point in one.points]
    unit, told = unit_of(points, maximum)
    findings += told
    if not errors(told):
        unit = replace(unit, below_zero=any(one.cell.number < 0 for one in points))
        findings += beyond(points, unit)
    findings += [found for one in tables for found in _not_used(one)]
    if errors(findings):
        return list(tables), unit, findings
    at = iter(read)
    made = []
    for one, several in zip(tables, columns, strict=True):
        table = one.table
        for column in several:
            table = converted(table, column, next(at), unit, marks)
        made.append(replace(one, table=table, mapping=_mapping(one)))
    return made, unit, findings


def _column(one: PointsTable, column: SurveyColumn) -> PointsColumn:
    code = [one.layout.code] if one.layout.code else []
    rows = response_rows(one.table, one.raw, filled_rows(one.table, one.raw.first), code, one.mapping).rows
    decided = one.mapping.answer(POINTS, POINTS)
    return PointsColumn(one.table, column.index, column.header, one.raw.first, rows, frozenset(decided))


def _mapping(one: PointsTable) -> SurveyMapping:
    """What every column is; one that says the wave, or what somebody is, is found by its name."""
    means = {column.index: f"{POINTS}.{wave}" if wave else POINTS for wave, column in one.layout.points.items()}
    if one.layout.code:
        means[one.layout.code.index] = CODE
    if None in one.layout.points:
        means |= {column.index: WAVE for column in one.raw.columns if one.mapping.column(column, one.table) == WAVE}
    nowhere = Location(one.table.file)
    decided = {
        decision_key(place_of(column, one.table)): Decision("", means.get(column.index, NOT_USED), nowhere)
        for column in one.raw.columns
        if column.index in means or not _found_by_name(one, column)
    }
    return replace(one.mapping, columns=decided)


def _found_by_name(one: PointsTable, column: SurveyColumn) -> bool:
    """Whether a column that holds neither points nor codes is used: as the wave, or as what somebody is."""
    says_wave = is_wave_column(column.header) or one.mapping.column(column, one.table) == WAVE
    is_group = heading_key(column.header) in map(heading_key, one.groups)
    return is_group or (says_wave and None in one.layout.points)


def _not_used(one: PointsTable) -> list[Finding]:
    """The columns that are not read, and those of them that seem to say who was not trained."""
    used = {column.index for column in (*one.layout.points.values(), one.layout.code) if column}
    unused = [
        column
        for column in one.raw.columns
        if column.header and column.index not in used and not _found_by_name(one, column)
    ]
    if not unused:
        return []
    names = [f"`{short(column.header)}`" for column in unused]
    are = "column is not used, as it is" if len(names) == 1 else "columns are not used, as they are"
    message = f"{len(names)} {are} neither the points nor the code: {listing(names, 20)}."
    later = next((column for column in unused if says_later(column.header)), None)
    hint = ""
    if later is not None and set(one.layout.points) == {"pre", "post"}:
        hint = f"If `{short(later.header)}` holds points of months later, say so in a mapping file: `points.follow-up`."
    told = Finding("survey.columns-not-used", Severity.NOTE, message, one.table.where(one.raw.header), hint)
    return [told, *(found for column in unused for found in _not_trained(one, column))]


def _not_trained(one: PointsTable, column: SurveyColumn) -> list[Finding]:
    """A column of a few words of which one says that somebody was not trained: those would count as trained."""
    rows = filled_rows(one.table, one.raw.first)
    texts = dict.fromkeys(text for text in map(as_text, column_cells(one.table, rows, column.index)) if text)
    found = next((text for text in texts if heading_key(text) in words.CONTROL), None)
    if found is None or not 2 <= len(texts) <= _GROUPS:
        return []
    column_says = f"the column `{short(column.header)}` says `{visible(found)}` of some people"
    message = f"{column_says}, who count as trained like all others."
    hint = f"If they were not trained, add --comparison-group {typed(f'{column.header}={found}')}."
    return [
        Finding("points.control-group", Severity.WARNING, message, one.table.where(one.raw.header, column.index), hint)
    ]
