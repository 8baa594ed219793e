"""A workbook with a sheet for each wave, such as `Before` and `After`."""

from collections.abc import Mapping
from pathlib import Path

from ecpat_training.files.cell import as_text
from ecpat_training.files.table import CellTable
from ecpat_training.files.table_file import read_tables, sheet_names
from ecpat_training.survey.instrument.instrument import Wave
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


def _are_alike(first: CellTable, second: CellTable) -> bool:
    texts = [
        {text for row in table.rows[:_HEADERS] for cell in row if isinstance(cell, str) and (text := as_text(cell))}
        for table in (first, second)
    ]
    return len(texts[0] & texts[1]) >= _ALIKE * max(1, min(map(len, texts)))
