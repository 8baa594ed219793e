"""A workbook with a sheet for each wave, such as `Before` and `After`."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from ecpat_training.files.cell import as_text
from ecpat_training.files.table import CellTable
from ecpat_training.files.table_file import read_tables, sheet_names
from ecpat_training.survey.instrument.instrument import WAVES, Wave
from ecpat_training.survey.reading.inspection import answer_summary, wave_column
from ecpat_training.survey.reading.other_wave import WaveTable, codes_over_tables
from ecpat_training.survey.reading.recognise import recognise
from ecpat_training.survey.reading.wave_column import wave_of

_HEADERS = 5  # rows among which the header stands
_MIN_SHARED_TEXT_SHARE = 0.5  # of the texts of the shorter header, which two sheets of one questionnaire share


def sheets_by_wave(path: Path) -> Mapping[Wave, str]:
    """The sheet of each wave of a workbook, where the names of two sheets or more say one wave each, and these have
    the same columns; nothing of any other file.

    Raises:
        InputError, RefusedError, ContentError: the file can't be read.
    """
    if len({wave for name in sheet_names(path) if (wave := wave_of(name))}) < 2:
        return {}
    tables = [table for table in read_tables(path)[0] if table.sheet]
    sheet_by_wave: dict[Wave, str] = {}
    similar_tables: list[CellTable] = []
    for table in tables:
        wave = wave_of(table.sheet or "")
        if wave is None:
            continue
        if wave in sheet_by_wave or (similar_tables and not _have_similar_headers(similar_tables[0], table)):
            return {}
        sheet_by_wave[wave] = table.sheet or ""
        similar_tables.append(table)
    return sheet_by_wave if len(sheet_by_wave) > 1 else {}


class DatedSheet(NamedTuple):
    """A sheet with the first and the last day on which it was answered, "" where none is known."""

    sheet: str
    first_day: str
    last_day: str


class LikeSheets(NamedTuple):
    """Sheets whose names say no wave, that have the same columns and hold the same people's codes, in the order in
    which they were answered, if that `is_known`; and how many codes they share, in words."""

    sheets: Sequence[DatedSheet]
    shared_codes_text: str
    is_known: bool


def sheets_with_the_same_people(path: Path) -> LikeSheets | None:
    """The sheets of a workbook without a word for the waves that may be waves all the same: two or three with the same
    columns, of which each holds half of another's codes or more; None of any other file.

    Raises:
        InputError, RefusedError, ContentError: the file can't be read.
    """
    if len(sheet_names(path)) < 2:
        return None
    tables = [table for table in read_tables(path)[0] if table.sheet]
    similar_tables = [table for table in tables if _have_similar_headers(tables[0], table)]
    if not 1 < len(similar_tables) <= len(WAVES):
        return None
    wave_tables = [WaveTable(table, recognise(table)[1]) for table in similar_tables]
    pairs = [
        pair
        for pair in codes_over_tables(wave_tables)
        if pair.kind == "codes" and 2 * pair.shared_count >= pair.code_count
    ]
    if not pairs or any(wave_column(wave_table.raw_survey) for wave_table in wave_tables):
        return None
    sheets = sorted(map(_date_sheet, wave_tables), key=lambda sheet: sheet.first_day)
    is_order_known = all(
        earlier_sheet.last_day and earlier_sheet.last_day < later_sheet.first_day
        for earlier_sheet, later_sheet in pairwise(sheets)
    )
    return LikeSheets(sheets, pairs[0].reason, is_order_known)


def _date_sheet(wave_table: WaveTable) -> DatedSheet:
    table, raw_survey, _ = wave_table
    summary = answer_summary(table, raw_survey)
    return DatedSheet(table.sheet or "", summary.first_day or "", summary.last_day or "")


def _have_similar_headers(first_table: CellTable, second_table: CellTable) -> bool:
    texts = [
        {text for row in table.rows[:_HEADERS] for cell in row if isinstance(cell, str) and (text := as_text(cell))}
        for table in (first_table, second_table)
    ]
    return len(texts[0] & texts[1]) >= _MIN_SHARED_TEXT_SHARE * max(1, min(map(len, texts)))
