"""SPSS files as tables: variables are columns, their labels second names, value labels what the answers mean."""

import struct
from collections.abc import Callable, Mapping

from ecpat_training.core.location import Location
from ecpat_training.files.cell import as_text
from ecpat_training.files.hidden import hidden_findings
from ecpat_training.files.spss.cases import read_cases
from ecpat_training.files.spss.dictionary import Dictionary, SavError, Variable, read_dictionary
from ecpat_training.files.spss.values import (
    FILE_KIND,
    MOST_CELLS,
    SYSTEM_MISSING,
    cell_by_format,
    damaged,
    missing_value_findings,
    number,
    text,
    unknown_encoding,
)
from ecpat_training.files.table import CellTable, CellValue

Reading = Callable[[bytes], CellValue]


def parse_sav(data: bytes, file: str, encoding: str | None = None) -> CellTable:
    """Reads an SPSS system file, `.sav` or `.zsav`, from its bytes. Line 1 holds the variables' names.

    Answers that the file marks as missing are empty; a note says how many there were.

    Raises:
        InputError: the bytes are no system file, are damaged or hold more than is read, or the encoding must be
            named.
    """
    location = Location(file)
    try:
        dictionary = read_dictionary(data)
        used_encoding = encoding or dictionary.encoding or "utf-8"
        table = _table(data, dictionary, file, used_encoding)
    except UnicodeDecodeError:
        raise unknown_encoding(location, encoding or dictionary.encoding) from None
    except (SavError, struct.error, ValueError, OverflowError, MemoryError) as error:
        detail = f": {error}" if isinstance(error, SavError) else ""
        raise damaged(detail, location) from None
    return table


def _table(data: bytes, dictionary: Dictionary, file: str, encoding: str) -> CellTable:
    variables = dictionary.variables
    names = [text(variable.name, encoding) or f"V{index + 1}" for index, variable in enumerate(variables)]
    cell_readers = [_reading(variable, dictionary, encoding) for variable in variables]
    spans = [_span(variable) for variable in variables]
    rows: list[list[CellValue]] = [list(names)]
    missing_count = 0
    for case_bytes in read_cases(data, dictionary):
        row: list[CellValue] = []
        for variable, (start, end), reading in zip(variables, spans, cell_readers, strict=True):
            cell_bytes = case_bytes[start:end]
            if (variable.missing_values or variable.missing_range) and _is_missing(
                variable, cell_bytes, dictionary.order
            ):
                missing_count += 1
                row.append(None)
            else:
                row.append(reading(cell_bytes))
        rows.append(row)
        if len(rows) * len(variables) > MOST_CELLS:
            raise SavError(f"it holds more than {MOST_CELLS:,} answers, the most that are read")
    if dictionary.cases is not None and dictionary.cases != len(rows) - 1:
        raise SavError(f"it says that it holds {dictionary.cases:,} cases, and holds {len(rows) - 1:,}")
    labels: dict[int, Mapping[str, str]] = {
        index: _labels(variable, dictionary, encoding) for index, variable in enumerate(variables) if variable.labels
    }
    label_by_index = {
        index: text(variable.label, encoding) for index, variable in enumerate(variables) if variable.label.strip()
    }
    table = CellTable(
        file,
        rows,
        lines=list(range(1, len(rows) + 1)),
        encoding=encoding,
        label_by_column=label_by_index,
        labels=labels,
        kind=FILE_KIND,
    )
    table.findings.extend((*missing_value_findings(missing_count, file), *hidden_findings(table)))
    return table


def _span(variable: Variable) -> tuple[int, int]:
    """Where a variable's bytes stand in a case; a very long text takes 256 for each segment but the last."""
    start = 8 * variable.position
    if variable.width == 0:
        return start, start + 8
    if variable.segments == 1:
        return start, start + -(-variable.width // 8) * 8
    last_width = variable.width - 252 * (variable.segments - 1)
    return start, start + 256 * (variable.segments - 1) + -(-last_width // 8) * 8


def _reading(variable: Variable, dictionary: Dictionary, encoding: str) -> Reading:
    if variable.width:
        return lambda cell_bytes: text(_join_segments(cell_bytes, variable.segments), encoding) or None
    layout = struct.Struct(f"{dictionary.order}d")
    return lambda cell_bytes: cell_by_format(layout.unpack(cell_bytes)[0], variable.format)


def _join_segments(segment_bytes: bytes, segments: int) -> bytes:
    if segments == 1:
        return segment_bytes
    return b"".join(segment_bytes[offset : offset + 255] for offset in range(0, len(segment_bytes), 256))


def _is_missing(variable: Variable, cell_bytes: bytes, order: str) -> bool:
    if variable.width:
        return (
            any(cell_bytes[:8].rstrip() == missing.rstrip() for missing in variable.missing_values)
            and not cell_bytes[8:].strip()
        )
    if cell_bytes in variable.missing_values:
        return True
    if variable.missing_range is None:
        return False
    value: float = struct.unpack(f"{order}d", cell_bytes)[0]
    return value != SYSTEM_MISSING and variable.missing_range[0] <= value <= variable.missing_range[1]


def _labels(variable: Variable, dictionary: Dictionary, encoding: str) -> dict[str, str]:
    """What each value means, by the value as a cell shows it; values marked as missing are nobody's answer."""
    layout = struct.Struct(f"{dictionary.order}d")
    return {
        text(value, encoding) if variable.width else as_text(number(layout.unpack(value)[0])): text(label, encoding)
        for value, label in variable.labels.items()
        if not _is_missing(variable, value, dictionary.order)
    }
