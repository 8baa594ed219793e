"""SPSS files as tables: variables are columns, their labels second names, value labels what the answers mean."""

import struct
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta
from math import isfinite

from ecpat_training.core.errors import EcpatError, InputError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import count, visible
from ecpat_training.files.cell import as_text
from ecpat_training.files.characters import show_controls
from ecpat_training.files.hidden import hidden_findings
from ecpat_training.files.spss.cases import read_cases
from ecpat_training.files.spss.dictionary import Dictionary, SavError, Variable, read_dictionary
from ecpat_training.files.table import CellTable, CellValue

MOST_CELLS = 4_000_000
_MISSING = -1.7976931348623157e308
_EPOCH = datetime(1582, 10, 14)
_DATES = {20, 22, 23, 24, 38, 39, 41}  # print formats whose numbers are seconds since the Gregorian calendar began
_CLOCKS = {21, 25}

Reading = Callable[[bytes], CellValue]


def parse_sav(data: bytes, file: str, encoding: str | None = None) -> CellTable:
    """Reads an SPSS system file, `.sav` or `.zsav`, from its bytes. Line 1 holds the variables' names.

    Answers that the file marks as missing are empty; a note says how many there were.

    Raises:
        InputError: it is no such file, or damaged, or its encoding must be named.
        ContentError: it holds no answers and no variables.
    """
    where = Location(file)
    try:
        dictionary = read_dictionary(data)
        used = encoding or dictionary.encoding or "utf-8"
        table = _table(data, dictionary, file, used)
    except UnicodeDecodeError:
        raise _encoding(where, encoding or dictionary.encoding) from None
    except (SavError, struct.error, ValueError, OverflowError, MemoryError) as error:
        said = f": {error}" if isinstance(error, SavError) else ""
        raise InputError.because(
            "spss.damaged",
            f"the SPSS file is damaged{said}.",
            where=where,
            hint="Please save it again in SPSS or PSPP, or export the answers as .csv or .xlsx.",
        ) from None
    return table


def _encoding(where: Location, named: str) -> EcpatError:
    return InputError.because(
        "spss.encoding",
        f"its texts aren't {visible(named) or 'utf-8'}, and their encoding is not guessed.",
        where=where,
        hint="Please save it in SPSS as Unicode, or name the encoding with --encoding.",
    )


def _table(data: bytes, dictionary: Dictionary, file: str, encoding: str) -> CellTable:
    variables = dictionary.variables
    names = [_text(variable.name, encoding) or f"V{at + 1}" for at, variable in enumerate(variables)]
    readings = [_reading(variable, dictionary, encoding) for variable in variables]
    spans = [_span(variable) for variable in variables]
    rows: list[list[CellValue]] = [list(names)]
    marked = 0
    for case in read_cases(data, dictionary):
        row: list[CellValue] = []
        for variable, (start, end), reading in zip(variables, spans, readings, strict=True):
            raw = case[start:end]
            if (variable.missing or variable.missing_range) and _is_missing(variable, raw, dictionary.order):
                marked += 1
                row.append(None)
            else:
                row.append(reading(raw))
        rows.append(row)
        if len(rows) * len(variables) > MOST_CELLS:
            raise SavError(f"it holds more than {MOST_CELLS:,} answers, the most that are read")
    if dictionary.cases is not None and dictionary.cases != len(rows) - 1:
        raise SavError(f"it says that it holds {dictionary.cases:,} cases, and holds {len(rows) - 1:,}")
    labels: dict[int, Mapping[str, str]] = {
        at: _labels(variable, dictionary, encoding) for at, variable in enumerate(variables) if variable.labels
    }
    also = {at: _text(variable.label, encoding) for at, variable in enumerate(variables) if variable.label.strip()}
    table = CellTable(file, rows, lines=list(range(1, len(rows) + 1)), encoding=encoding, also=also, labels=labels)
    table.findings.extend((*_marked(marked, file), *hidden_findings(table)))
    return table


def _marked(marked: int, file: str) -> Iterable[Finding]:
    if marked:
        message = f"{count(marked, 'answer')} marked as missing in SPSS {'is' if marked == 1 else 'are'} no answer."
        yield Finding("spss.missing", Severity.NOTE, message, Location(file))


def _span(variable: Variable) -> tuple[int, int]:
    """Where a variable's bytes stand in a case; a very long text takes 256 for each segment but the last."""
    start = 8 * variable.position
    if variable.width == 0:
        return start, start + 8
    if variable.segments == 1:
        return start, start + -(-variable.width // 8) * 8
    last = variable.width - 252 * (variable.segments - 1)
    return start, start + 256 * (variable.segments - 1) + -(-last // 8) * 8


def _reading(variable: Variable, dictionary: Dictionary, encoding: str) -> Reading:
    if variable.width:
        return lambda raw: _text(_joined(raw, variable.segments), encoding) or None
    number = struct.Struct(f"{dictionary.order}d")
    if variable.format in _DATES:
        return lambda raw: _moment(number.unpack(raw)[0])
    if variable.format in _CLOCKS:
        return lambda raw: _clock(number.unpack(raw)[0])
    return lambda raw: _number(number.unpack(raw)[0])


def _joined(raw: bytes, segments: int) -> bytes:
    if segments == 1:
        return raw
    return b"".join(raw[at : at + 255] for at in range(0, len(raw), 256))


def _text(raw: bytes, encoding: str) -> str:
    return show_controls(raw.decode(encoding).rstrip("\0 ").replace("\r\n", "\n").replace("\r", "\n"))


def _number(value: float) -> CellValue:
    if value == _MISSING or not isfinite(value):
        return None
    return int(value) if value.is_integer() and abs(value) < 1e15 else value


def _moment(value: float) -> CellValue:
    if value == _MISSING or not isfinite(value):
        return None
    return _EPOCH + timedelta(seconds=value)


def _clock(value: float) -> CellValue:
    if value == _MISSING or not isfinite(value):
        return None
    return (datetime.min + timedelta(seconds=value)).time() if 0 <= value < 86_400 else str(timedelta(seconds=value))


def _is_missing(variable: Variable, raw: bytes, order: str) -> bool:
    if variable.width:
        return any(raw[:8].rstrip() == missing.rstrip() for missing in variable.missing) and not raw[8:].strip()
    if raw in variable.missing:
        return True
    if variable.missing_range is None:
        return False
    value: float = struct.unpack(f"{order}d", raw)[0]
    return value != _MISSING and variable.missing_range[0] <= value <= variable.missing_range[1]


def _labels(variable: Variable, dictionary: Dictionary, encoding: str) -> dict[str, str]:
    """What each value means, by the value as a cell shows it."""
    number = struct.Struct(f"{dictionary.order}d")
    return {
        _text(value, encoding) if variable.width else as_text(_number(number.unpack(value)[0])): _text(label, encoding)
        for value, label in variable.labels.items()
    }
