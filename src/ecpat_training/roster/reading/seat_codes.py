"""People named by their codes: `R14,R20`, or a file that holds such codes."""

import re
from dataclasses import dataclass
from pathlib import Path

from ecpat_training.core.errors import ContentError, UsageError
from ecpat_training.core.text import listing, visible
from ecpat_training.files.cell import as_text
from ecpat_training.files.opening import display_name, is_file
from ecpat_training.files.table_file import read_table
from ecpat_training.roster.reading.own_codes import is_code
from ecpat_training.words.catalogue.message import phrase
from ecpat_training.words.lists.headers import FIELD_OF
from ecpat_training.words.matching import letters_key

_TABLES = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xls", ".ods")


@dataclass(frozen=True, slots=True)
class SeatCodes:
    """Codes in the order in which they were named, each once; `file` is None where they stood on the command line."""

    codes: tuple[str, ...]
    file: Path | None = None


def seat_codes(codes_or_file: str, option: str) -> SeatCodes:
    """The codes that stand behind an option: themselves, with commas, or the file that holds them in a column `Code`.

    Raises:
        UsageError: what is written is neither a file nor codes.
        InputError, RefusedError: the file can't be read.
        ContentError: the file holds no codes.
    """
    words = [word for word in re.split(r"[,;\s]+", codes_or_file) if word]
    path = Path(codes_or_file)
    is_file_path = is_file(path) or path.suffix.lower() in _TABLES  # `list2.csv` might else be a code
    if words and not is_file_path and all(map(is_code, words)):
        return SeatCodes(tuple(dict.fromkeys(words)))
    if not is_file_path and not path.suffix:
        raise UsageError.because(
            "codes.none",
            phrase(
                "{option} {written}: these are neither codes nor a file.", option=option, written=visible(codes_or_file)
            ),
            hint=phrase(
                "Write the list's own codes or its rows as R14,R20, or a file with a column `Code`: {option} FILE.",
                option=option,
            ),
        )
    table = read_table(path)
    header_index = next((index for index, row in enumerate(table.rows) if any(cell is not None for cell in row)), 0)
    place = next(
        (
            position
            for position, cell in enumerate(table.rows[header_index])
            if FIELD_OF.get(letters_key(as_text(cell))) == "id"
        ),
        0,
    )
    cells = [as_text(row[place]) for row in table.rows if len(row) > place]
    codes = [cell for cell in cells if is_code(cell)]
    if not codes:
        raise ContentError.because(
            "codes.none",
            phrase("{file} holds no codes such as R14 or K7M3 in its column `Code`.", file=display_name(path)),
            location=table.location_of(header_index),
            hint=phrase(
                "Known columns: {columns}.", columns=listing([as_text(cell) for cell in table.rows[header_index]], 12)
            ),
        )
    return SeatCodes(tuple(dict.fromkeys(codes)), path)
