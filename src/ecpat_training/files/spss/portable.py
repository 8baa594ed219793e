"""SPSS portable files (`.por`): the same answers written as text, numbers to the base of 30.

The format as PSPP's developers document it ("Portable File Format"): lines of 80 characters, padded with spaces; a
header that names its characters; then records, each with a letter. What earlier computers wrote in other characters is
refused, as nothing shows which letters it meant.
"""

import math
import re
from collections.abc import Callable
from dataclasses import dataclass, field

from ecpat_training.core.location import Location
from ecpat_training.files.cell import as_text
from ecpat_training.files.hidden import hidden_findings
from ecpat_training.files.spss.dictionary import MOST_VARIABLES, SavError
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

_TAG = b"SPSSPORT"
_LINE = 80
_TABLE = 256
_KNOWN_CHARACTERS = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz ."
_KNOWN_OFFSET = 64
_HEADER = 4_000  # bytes among which the header is looked for; its first lines may be in another encoding
_NUMBER = re.compile(rb" *(?P<sign>-?)(?P<whole>[0-9A-T]*)(?:\.(?P<part>[0-9A-T]*))?(?:(?P<power>[+-][0-9A-T]{1,3}))?/")
_MISSING_NUMBER = re.compile(rb" *\*\.")
_LONGEST_NUMBER = 200


def is_portable(data: bytes) -> bool:
    """Whether a file begins as portable files do."""
    return _TAG in b"".join(data[:_HEADER].split())


@dataclass
class _Variable:
    """A variable: its `width` (0: a number), how numbers are shown, and the values and ranges that are no answer."""

    name: bytes
    width: int
    format: int
    label: bytes = b""
    missing_values: set[bytes | float] = field(default_factory=set)
    missing_ranges: list[tuple[float, float]] = field(default_factory=list)
    labels: dict[bytes | float, bytes] = field(default_factory=dict)

    def is_missing(self, value: bytes | float) -> bool:
        """Whether a value is no answer."""
        if value in self.missing_values:
            return True
        return isinstance(value, float) and any(
            lower_limit <= value <= upper_limit for lower_limit, upper_limit in self.missing_ranges
        )


class _Text:
    """The characters of a file behind its header, line ends taken out."""

    def __init__(self, data: bytes) -> None:
        lines = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")
        # Editors and mail cut the spaces at the ends of lines, which count as characters of the file.
        self._data = b"".join(line.ljust(_LINE) for line in lines)
        self._at = self._data.find(_TAG, 0, _HEADER) + len(_TAG)
        table = self._data[self._at - len(_TAG) - _TABLE : self._at - len(_TAG)]
        if self._at < _TABLE or table[_KNOWN_OFFSET : _KNOWN_OFFSET + len(_KNOWN_CHARACTERS)] != _KNOWN_CHARACTERS:
            raise SavError("it is written in the characters of another kind of computer")

    def letter(self) -> bytes:
        """One character."""
        self._at += 1
        if self._at > len(self._data):
            raise SavError("it breaks off")
        return self._data[self._at - 1 : self._at]

    def is_end(self) -> bool:
        """Whether the mark of the end comes next."""
        if self._at >= len(self._data):
            raise SavError("it breaks off")
        return self._data[self._at : self._at + 1] == b"Z"

    def number(self) -> float:
        """A number to the base of 30; SPSS's own missing value for none."""
        window = self._data[self._at : self._at + _LONGEST_NUMBER]
        if missing_match := _MISSING_NUMBER.match(window):
            self._at += missing_match.end()
            return SYSTEM_MISSING
        match = _NUMBER.match(window)
        if match is None or not (match["whole"] or match["part"]):
            raise SavError("a number is expected, and something else stands there")
        self._at += match.end()
        fraction = match["part"] or b""
        value = float(int(match["whole"] + fraction or b"0", 30)) * 30.0 ** (
            int(match["power"] or b"0", 30) - len(fraction)
        )
        return -value if match["sign"] else value

    def integer(self, upper_limit: int) -> int:
        """A count, held against the most that it may be."""
        value = self.number()
        if not value.is_integer() or not 0 <= value <= upper_limit:
            raise SavError("it says that it holds more than it can")
        return int(value)

    def text(self) -> bytes:
        """A text, its length before it."""
        # A length beyond the end of the file is refused before anything of that size is made.
        size = self.integer(len(self._data) - self._at)
        self._at += size
        if self._at > len(self._data):
            raise SavError("it breaks off")
        return self._data[self._at - size : self._at]

    def value(self, width: int) -> bytes | float:
        """A number or a text, as a variable's width says."""
        return self.text().rstrip() if width else self.number()


def parse_por(data: bytes, file: str, encoding: str | None = None) -> CellTable:
    """Reads an SPSS portable file from its bytes. Line 1 holds the variables' names.

    Answers that the file marks as missing are empty; a note says how many there were.

    Raises:
        InputError: the bytes are no portable file, are damaged or hold more than is read, or the encoding must be
            named.
    """
    location = Location(file)
    try:
        source = _Text(data)
        variables = _dictionary(source)
        rows, missing_count = _cases(source, variables, encoding or "utf-8")
        return _table(variables, rows, missing_count, file, encoding or "utf-8")
    except UnicodeDecodeError:
        raise unknown_encoding(location, encoding or "utf-8") from None
    except (SavError, ValueError, OverflowError, MemoryError) as error:
        raise damaged(f": {error}" if isinstance(error, SavError) else "", location) from None


def _dictionary(source: _Text) -> list[_Variable]:
    """The variables; reading stops where the answers begin."""
    variables: list[_Variable] = []
    source.letter()  # the version
    source.text(), source.text()  # day and time
    expected = MOST_VARIABLES
    passed: dict[bytes, Callable[[], object]] = {
        **dict.fromkeys((b"1", b"2", b"3", b"6"), source.text),
        b"5": source.number,
        b"E": lambda: [source.text() for _ in range(source.integer(1 << 20))],
    }
    while (record_letter := source.letter()) != b"F":
        if record_letter == b"4":
            expected = source.integer(MOST_VARIABLES)
        elif record_letter == b"7":
            variables.append(_variable(source))
        elif record_letter == b"D":
            _value_labels(source, variables)
        elif record_letter in (b"8", b"9", b"A", b"B", b"C") and variables:
            _read_variable_detail(record_letter, source, variables[-1])
        elif record_letter in passed:
            passed[record_letter]()
        else:
            raise SavError("its dictionary holds something unknown")
    if not variables or len(variables) != expected:
        raise SavError("it doesn't hold as many variables as it says")
    return variables


def _variable(source: _Text) -> _Variable:
    width = source.integer(1 << 15)
    name = source.text()
    formats = [source.number() for _ in range(6)]
    return _Variable(name, width, int(formats[0]))


def _read_variable_detail(record_letter: bytes, source: _Text, variable: _Variable) -> None:
    """The label of a variable, or a range of its missing values."""
    if record_letter == b"C":
        variable.label = source.text()
    elif record_letter == b"8":
        variable.missing_values.add(source.value(variable.width))
    else:
        lower_limit = source.number() if record_letter in (b"A", b"B") else -math.inf
        upper_limit = source.number() if record_letter in (b"9", b"B") else math.inf
        variable.missing_ranges.append((lower_limit, upper_limit))


def _value_labels(source: _Text, variables: list[_Variable]) -> None:
    """What values mean, for each of the variables that are named."""
    variable_by_name = {variable.name: variable for variable in variables}
    names = [source.text() for _ in range(source.integer(MOST_VARIABLES))]
    if not names or not set(names) <= variable_by_name.keys():
        raise SavError("it labels values of a variable that isn't there")
    width = variable_by_name[names[0]].width
    labels = {source.value(width): source.text() for _ in range(source.integer(1 << 16))}
    for name in names:
        variable_by_name[name].labels.update(labels)


def _cases(source: _Text, variables: list[_Variable], encoding: str) -> tuple[list[list[CellValue]], int]:
    """The rows of answers, and how many of them are marked as missing."""
    rows: list[list[CellValue]] = []
    missing_count = 0
    while not source.is_end():
        row: list[CellValue] = []
        for variable in variables:
            value = source.value(variable.width)
            is_missing = value != SYSTEM_MISSING and variable.is_missing(value)
            missing_count += is_missing
            row.append(None if is_missing else _cell(value, variable, encoding))
        rows.append(row)
        if len(rows) * len(variables) > MOST_CELLS:
            raise SavError(f"it holds more than {MOST_CELLS:,} answers, the most that are read")
    return rows, missing_count


def _cell(value: bytes | float, variable: _Variable, encoding: str) -> CellValue:
    return text(value, encoding) or None if isinstance(value, bytes) else cell_by_format(value, variable.format)


def _table(
    variables: list[_Variable], rows: list[list[CellValue]], missing_count: int, file: str, encoding: str
) -> CellTable:
    header: list[CellValue] = [text(variable.name, encoding) for variable in variables]
    label_by_index = {
        index: text(variable.label, encoding) for index, variable in enumerate(variables) if variable.label.strip()
    }
    labels = {
        index: {
            text(value, encoding) if isinstance(value, bytes) else as_text(number(value)): text(label, encoding)
            for value, label in variable.labels.items()
            if not variable.is_missing(value)
        }
        for index, variable in enumerate(variables)
        if variable.labels
    }
    table = CellTable(
        file,
        [header, *rows],
        lines=list(range(1, len(rows) + 2)),
        encoding=encoding,
        label_by_column=label_by_index,
        labels=dict(labels),
        kind=FILE_KIND,
    )
    table.findings.extend((*missing_value_findings(missing_count, file), *hidden_findings(table)))
    return table
