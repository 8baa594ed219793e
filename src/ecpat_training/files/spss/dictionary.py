"""The dictionary of an SPSS system file (`.sav`, `.zsav`): variables, value labels, encoding.

The format as PSPP's developers document it (PSPP Developers Guide, "System File Format"). Nothing is taken on trust:
each count is held against the bytes that are there.
"""

import codecs
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

MOST_VARIABLES = 2_000
_MOST_POSITIONS = 200_000  # of eight bytes, in a case
_HEADER = 176
_VARIABLE, _LABELS, _LABELLED, _DOCUMENT, _EXTENSION, _END = 2, 3, 4, 6, 7, 999
_INTEGERS, _LONG_NAMES, _VERY_LONG, _ENCODING, _LONG_LABELS = 3, 13, 14, 20, 21
_CODE_PAGES = {65001: "utf-8", 2: "ascii", 28591: "latin-1"}


class SavError(Exception):
    """The file contradicts itself; the text says how."""


@dataclass
class Variable:
    """A variable: the position in a case where it starts, its `width` in bytes (0: a number), how numbers are shown,
    and what its values mean. `missing` are single values that count as no answer, `missing_range` the lowest and the
    highest of a range of such."""

    short_name: bytes
    position: int
    width: int
    format: int = 0
    label: bytes = b""
    name: bytes = b""
    segments: int = 1
    missing_values: list[bytes] = field(default_factory=list)
    missing_range: tuple[float, float] | None = None
    labels: dict[bytes, bytes] = field(default_factory=dict)


@dataclass
class Dictionary:
    """What stands before the answers; `data_at` is where they start, `order` the byte order of numbers, `cases` is None
    where the file doesn't say how many there are."""

    order: str
    compression: int
    bias: float
    cases: int | None
    positions: int = 0
    variables: list[Variable] = field(default_factory=list)
    encoding: str = ""
    data_offset: int = 0


class _SavBytes:
    """A file read from its start on, never beyond its end."""

    def __init__(self, data: bytes, order: str, offset: int) -> None:
        self.data, self.order, self.at = data, order, offset
        self._integer = struct.Struct(f"{order}i")

    def take(self, size: int) -> bytes:
        if size < 0 or self.at + size > len(self.data):
            raise SavError("it breaks off in its dictionary")
        self.at += size
        return self.data[self.at - size : self.at]

    def numbers(self, formats: str) -> tuple[int, ...]:
        layout = self.order + formats  # the module remembers the layouts that it has seen
        return struct.unpack(layout, self.take(struct.calcsize(layout)))

    def integer(self) -> int:
        number: int = self._integer.unpack(self.take(4))[0]
        return number


def read_dictionary(data: bytes) -> Dictionary:
    """The dictionary of a system file.

    Raises:
        SavError: the bytes are no system file, or are damaged.
    """
    if len(data) < _HEADER:
        raise SavError("it breaks off in its first bytes")
    # The layout code is 2 or 3 in the right byte order, and a huge number in the wrong one.
    order = next((mark for mark in "<>" if struct.unpack_from(f"{mark}i", data, 64)[0] in (2, 3)), None)
    if order is None:
        raise SavError("its first bytes don't say in which order numbers are written")
    _, _, compression, _, cases, bias = struct.unpack_from(f"{order}5id", data, 64)
    if compression not in (0, 1, 2):
        raise SavError("its answers are packed in an unknown way")
    dictionary = Dictionary(order, compression, bias, cases if cases >= 0 else None)
    _records(_SavBytes(data, order, _HEADER), dictionary)
    if not dictionary.variables:
        raise SavError("it has no variables")
    return dictionary


def _records(source: _SavBytes, dictionary: Dictionary) -> None:
    extensions: dict[int, bytes] = {}
    variable_by_position: dict[int, Variable] = {}
    pending: dict[bytes, bytes] = {}
    while (record_type := source.integer()) != _END:
        if record_type == _VARIABLE:
            variable = _variable(source, dictionary)
            if variable is not None:
                variable_by_position[variable.position] = variable
        elif record_type == _LABELS:
            pending = dict(_value_labels(source))
        elif record_type == _LABELLED:
            for index in source.numbers(f"{_bounded(source.integer(), dictionary.positions)}i"):
                if index - 1 in variable_by_position:
                    variable_by_position[index - 1].labels.update(pending)
        elif record_type == _DOCUMENT:
            source.take(80 * _bounded(source.integer(), 1 << 20))
        elif record_type == _EXTENSION:
            subtype, size, number = source.numbers("3i")
            extensions[subtype] = source.take(_bounded(size, 1 << 24) * _bounded(number, 1 << 24))
        else:
            raise SavError("its dictionary holds something unknown")
    source.integer()
    dictionary.data_offset = source.at
    _extend(dictionary, extensions)


def _bounded(number: int, upper_limit: int) -> int:
    if not 0 <= number <= upper_limit:
        raise SavError("it says that it holds more than it can")
    return number


def _variable(source: _SavBytes, dictionary: Dictionary) -> Variable | None:
    """A variable, or None for the continuation of a text."""
    width, has_label, missing_count, print_format, _ = source.numbers("5i")
    short_name = source.take(8).rstrip()
    label = b""
    if has_label == 1:
        size = source.integer()
        label = source.take(_bounded(size, 1 << 16))
        source.take(-size % 4)
    values = [source.take(8) for _ in range(_bounded(abs(missing_count), 3))]
    position = dictionary.positions
    dictionary.positions += 1
    if dictionary.positions > _MOST_POSITIONS:
        raise SavError("its cases are too wide")
    if width < 0:
        return None
    variable = Variable(short_name, position, width, print_format >> 16 & 0xFF, label)
    if missing_count < 0:
        lower_limit, upper_limit = (
            struct.unpack(f"{source.order}2d", b"".join(values[:2])) if len(values) > 1 else (1.0, 0.0)
        )
        variable.missing_range, values = (lower_limit, upper_limit), values[2:]
    variable.missing_values = values
    dictionary.variables.append(variable)
    return variable


def _value_labels(source: _SavBytes) -> Iterator[tuple[bytes, bytes]]:
    for _ in range(_bounded(source.integer(), 1 << 20)):
        value = source.take(8)
        size = source.take(1)[0]
        yield value, source.take(size)
        source.take(-(size + 1) % 8)


def _extend(dictionary: Dictionary, extensions: dict[int, bytes]) -> None:
    """Long names, long texts and the encoding, which later versions of SPSS put beside the first dictionary."""
    dictionary.encoding = extensions.get(_ENCODING, b"").decode("ascii", "replace").strip("\0 ").lower()
    numbers = extensions.get(_INTEGERS, b"")
    if not dictionary.encoding and len(numbers) >= 32:
        page = struct.unpack_from(f"{dictionary.order}8i", numbers)[7]
        dictionary.encoding = _CODE_PAGES.get(page, f"cp{page}")
    try:
        codecs.lookup(dictionary.encoding or "utf-8")
    except LookupError:
        dictionary.encoding = ""
    names = dict(pair.split(b"=", 1) for pair in extensions.get(_LONG_NAMES, b"").split(b"\t") if b"=" in pair)
    lengths = dict(pair.split(b"=", 1) for pair in extensions.get(_VERY_LONG, b"").split(b"\t") if b"=" in pair)
    for variable in dictionary.variables:
        variable.name = names.get(variable.short_name, variable.short_name)
        length = lengths.get(variable.short_name, b"").strip(b"\0 ")
        if length.isdigit() and len(length) < 7:
            variable.width = int(length)
            # SPSS cuts a text longer than 255 bytes into variables of 252 useful bytes each.
            variable.segments = -(-variable.width // 252)
    hidden_segments: set[int] = set()
    for index, variable in enumerate(dictionary.variables):
        if variable.segments > 1:
            hidden_segments.update(range(index + 1, index + variable.segments))
    dictionary.variables = [
        variable for number, variable in enumerate(dictionary.variables) if number not in hidden_segments
    ]
    _read_long_labels(dictionary, extensions.get(_LONG_LABELS, b""))
    if len(dictionary.variables) > MOST_VARIABLES:
        raise SavError(f"it holds more than {MOST_VARIABLES:,} variables")


def _read_long_labels(dictionary: Dictionary, data: bytes) -> None:
    """What long texts mean."""
    source = _SavBytes(data, dictionary.order, 0)
    variable_by_name = {variable.name: variable for variable in dictionary.variables}
    while source.at < len(data):
        name = source.take(source.integer())
        source.integer()  # the text's width
        for _ in range(_bounded(source.integer(), 1 << 20)):
            value = source.take(source.integer())
            label = source.take(source.integer())
            if name in variable_by_name:
                variable_by_name[name].labels[value] = label
