"""The mapping file of a table of points, without an instrument: every column with what it may be, to be confirmed."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from ecpat_training.files.mapping import MappingEntry, MappingPart
from ecpat_training.files.table import CellTable
from ecpat_training.survey.exports.raw_survey import RawSurvey, SurveyColumn
from ecpat_training.survey.instrument.instrument import WAVES
from ecpat_training.survey.model.survey_map import SurveyMap
from ecpat_training.survey.reading.mapping import NOT_USED, WAVE, SurveyMapping
from ecpat_training.survey.reading.other_wave import OtherWaves, WaveTable
from ecpat_training.survey.reading.points.guess import rows_of
from ecpat_training.survey.reading.points.header import says_later
from ecpat_training.survey.reading.points.layout import before_and_after, code_column, columns_of_points
from ecpat_training.survey.reading.points.reading import CODE, POINTS
from ecpat_training.survey.reading.recognise import recognise
from ecpat_training.survey.reading.wave_column import is_wave_column

CHOICES = (*(f"{POINTS}.{wave}" for wave in WAVES), POINTS, CODE, WAVE, NOT_USED)
"""What a column may be, as the file writes it."""


def points_map(table: CellTable, mapping: SurveyMapping, other_wave_tables: Sequence[WaveTable] = ()) -> SurveyMap:
    """The content of the mapping file, decisions of an earlier one among it; by the files of other waves,
    which columns hold the same people's codes.

    Raises:
        InputError: the table comes from a platform that isn't read.
        ContentError: there is no header row.
    """
    _, raw = recognise(table)
    other_waves = OtherWaves(WaveTable(table, raw), other_wave_tables)
    entries = tuple(_entries(table, raw, mapping, other_waves))
    empty_parts = MappingPart("waves", (), WAVES), MappingPart("rows", (), ())
    columns = MappingPart("columns", entries, CHOICES)
    return SurveyMap(Path(table.file).name, raw.platform, columns, *empty_parts, answers=(), instrument=False)


def _entries(
    table: CellTable, raw: RawSurvey, mapping: SurveyMapping, other_waves: OtherWaves
) -> Iterator[MappingEntry]:
    proposed = _proposed(table, raw)
    if (code := other_waves.code_among(raw.columns)) and proposed.get(code.index, (CODE, ""))[0] == CODE:
        proposed = {index: proposal for index, proposal in proposed.items() if proposal[0] != CODE}
        proposed[code.index] = (CODE, "")
    for column in raw.columns:
        if not column.header:
            continue
        decided = mapping.column(column, table)
        means, reason = proposed.get(column.index, (NOT_USED, "holds neither"))
        shared = other_waves.shared_by(column)
        remarks = ("decided before" if decided else reason, shared and shared.reason)
        yield MappingEntry(column.header, decided or f"{means}?", "; ".join(filter(None, remarks)))
        if CODE in (decided, means):
            yield from other_waves.further_columns(column, CODE, ())


def _proposed(table: CellTable, raw: RawSurvey) -> dict[int, tuple[str, str]]:
    """What a column may be, and why."""
    rows = rows_of(table, raw)
    points = columns_of_points(table, raw, rows)
    proposals: dict[int, tuple[str, str]] = {column.index: (POINTS, "holds numbers") for column in points}
    if pair := before_and_after(points):
        proposals |= _pair(pair, ("its header says before", "its header says after"))
        later = [column for column in points if column not in pair and says_later(column.header)]
        if len(later) == 1:
            proposals[later[0].index] = (f"{POINTS}.{WAVES[-1]}", "its header says months later")
    elif len(points) == 2:
        proposals |= _pair((points[0], points[1]), ("the first of two columns of points", "the second"))
    elif len(points) == 1:
        proposals[points[0].index] = (POINTS, "the only column of points")
    if code := code_column(table, raw, rows, points):
        proposals[code.index] = (CODE, "differs from row to row")
    return proposals | {column.index: (WAVE, "by its name") for column in raw.columns if is_wave_column(column.header)}


def _pair(columns: tuple[SurveyColumn, SurveyColumn], reasons: tuple[str, str]) -> dict[int, tuple[str, str]]:
    return {
        column.index: (f"{POINTS}.{wave}", reason)
        for column, wave, reason in zip(columns, WAVES, reasons, strict=False)
    }
