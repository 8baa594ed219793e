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
_ALIKE = 0.5  # of the texts of the shorter header, which two sheets of one questionnaire share


def sheets_by_wave(path: Path) -> Mapping[Wave, str]:
    """The sheet of each wave of a workbook, where the names of two sheets or more say one wave each, and these have
    the same columns; nothing of any other file.

    Raises:
        InputError, RefusedError, ContentError: the file can't be read.
    """
    if len({wave for name in sheet_names(path) if (wave := wave_of(name))}) < 2:
        return {}
    tables = [table for table in read_tables(path)[0] if table.sheet]
    sheet_of: dict[Wave, str] = {}
    alike: list[CellTable] = []
    for table in tables:
        wave = wave_of(table.sheet or "")
        if wave is None:
            continue
        if wave in sheet_of or (alike and not _are_alike(alike[0], table)):
            return {}
        sheet_of[wave] = table.sheet or ""
        alike.append(table)
    return sheet_of if len(sheet_of) > 1 else {}


class DatedSheet(NamedTuple):
    """A sheet with the first and the last day on which it was answered, "" where none is known."""

    sheet: str
    first: str
    last: str


class LikeSheets(NamedTuple):
    """Sheets whose names say no wave, that have the same columns and hold the same people's codes, in the order in
    which they were answered, if that `is_known`; and how many codes they share, in words."""

    sheets: Sequence[DatedSheet]
    shared: str
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
    alike = [table for table in tables if _are_alike(tables[0], table)]
    if not 1 < len(alike) <= len(WAVES):
        return None
    wave_tables = [WaveTable(table, recognise(table)[1]) for table in alike]
    pairs = [pair for pair in codes_over_tables(wave_tables) if pair.kind == "codes" and 2 * pair.shared >= pair.of]
    if not pairs or any(wave_column(wave_table.raw) for wave_table in wave_tables):
        return None
    sheets = sorted(map(_dated, wave_tables), key=lambda sheet: sheet.first)
    is_known = all(earlier.last and earlier.last < later.first for earlier, later in pairwise(sheets))
    return LikeSheets(sheets, pairs[0].reason, is_known)


def _dated(wave_table: WaveTable) -> DatedSheet:
    table, raw, _ = wave_table
    summary = answer_summary(table, raw)
    return DatedSheet(table.sheet or "", summary.first_day or "", summary.last_day or "")


def _are_alike(first: CellTable, second: CellTable) -> bool:
    texts = [
        {text for row in table.rows[:_HEADERS] for cell in row if isinstance(cell, str) and (text := as_text(cell))}
        for table in (first, second)
    ]
    return len(texts[0] & texts[1]) >= _ALIKE * max(1, min(map(len, texts)))
