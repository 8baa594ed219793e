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
    _, raw_survey = recognise(table)
    other_waves = OtherWaves(WaveTable(table, raw_survey), other_wave_tables)
    entries = tuple(_entries(table, raw_survey, mapping, other_waves))
    empty_parts = MappingPart("waves", (), WAVES), MappingPart("rows", (), ())
    columns = MappingPart("columns", entries, CHOICES)
    return SurveyMap(Path(table.file).name, raw_survey.platform, columns, *empty_parts, answers=(), instrument=False)


def _entries(
    table: CellTable, raw_survey: RawSurvey, mapping: SurveyMapping, other_waves: OtherWaves
) -> Iterator[MappingEntry]:
    proposed_meanings = _proposed(table, raw_survey)
    if (code := other_waves.code_among(raw_survey.columns)) and proposed_meanings.get(code.index, (CODE, ""))[
        0
    ] == CODE:
        proposed_meanings = {index: proposal for index, proposal in proposed_meanings.items() if proposal[0] != CODE}
        proposed_meanings[code.index] = (CODE, "")
    for column in raw_survey.columns:
        if not column.header:
            continue
        decided_meaning = mapping.column(column, table)
        meaning, reason = proposed_meanings.get(column.index, (NOT_USED, "holds neither"))
        shared_codes = other_waves.find_shared_codes(column)
        remarks = ("decided before" if decided_meaning else reason, shared_codes and shared_codes.reason)
        yield MappingEntry(column.header, decided_meaning or f"{meaning}?", "; ".join(filter(None, remarks)))
        if CODE in (decided_meaning, meaning):
            yield from other_waves.propose_code_columns(column, CODE, ())


def _proposed(table: CellTable, raw_survey: RawSurvey) -> dict[int, tuple[str, str]]:
    """What a column may be, and why."""
    rows = rows_of(table, raw_survey)
    points = columns_of_points(table, raw_survey, rows)
    proposals: dict[int, tuple[str, str]] = {column.index: (POINTS, "holds numbers") for column in points}
    if pair := before_and_after(points):
        proposals |= _pair(pair, ("its header says before", "its header says after"))
        later_columns = [column for column in points if column not in pair and says_later(column.header)]
        if len(later_columns) == 1:
            proposals[later_columns[0].index] = (f"{POINTS}.{WAVES[-1]}", "its header says months later")
    elif len(points) == 2:
        proposals |= _pair((points[0], points[1]), ("the first of two columns of points", "the second"))
    elif len(points) == 1:
        proposals[points[0].index] = (POINTS, "the only column of points")
    if code := code_column(table, raw_survey, rows, points):
        proposals[code.index] = (CODE, "differs from row to row")
    return proposals | {
        column.index: (WAVE, "by its name") for column in raw_survey.columns if is_wave_column(column.header)
    }


def _pair(columns: tuple[SurveyColumn, SurveyColumn], reasons: tuple[str, str]) -> dict[int, tuple[str, str]]:
    return {
        column.index: (f"{POINTS}.{wave}", reason)
        for column, wave, reason in zip(columns, WAVES, reasons, strict=False)
    }
