"""What a Stata data file (`.dta`) says of itself, held against the bytes that are there before anything is read.

The format as StataCorp documents it (`help dta`): releases 113 to 115 (Stata 8 to 12) begin with bytes of fixed
places, 117 to 119 (Stata 13 on) with marks in angle brackets.
"""

import re
import struct
from dataclasses import dataclass

MOST_VARIABLES = 2_000
MOST_CELLS = 4_000_000
_OLD_RELEASES, _NEW_RELEASES = (113, 114, 115), (117, 118, 119)
_FIRST_UNICODE = 118
_FILE_START = b"<stata_dta><header><release>"
_WIDTHS_OLD = {251: 1, 252: 2, 253: 4, 254: 4, 255: 8}
_WIDTHS_NEW = {65530: 1, 65529: 2, 65528: 4, 65527: 4, 65526: 8, 32768: 8}
_LONGEST_OLD, _LONGEST_NEW = 244, 2045
_HEADER_OLD = 109


class DtaError(Exception):
    """The file contradicts itself; the text says how."""


@dataclass(frozen=True)
class Outline:
    """What a file holds: its release, how many observations, and of each variable how its numbers are shown
    (`formats`, such as `%td`) and the name of its set of value labels (empty without one)."""

    release: int
    observations: int
    formats: tuple[str, ...]
    label_sets: tuple[str, ...]

    @property
    def is_unicode(self) -> bool:
        """Whether texts are UTF-8; earlier releases don't say their encoding."""
        return self.release >= _FIRST_UNICODE


def is_stata(data: bytes) -> bool:
    """Whether a file begins as Stata's do."""
    return data.startswith(_FILE_START) or (
        len(data) > 2 and data[0] in _OLD_RELEASES and data[1] in (1, 2) and data[2] == 1
    )


def outline(data: bytes) -> Outline:
    """What the file says of itself.

    Raises:
        DtaError: the bytes are no Stata file, are damaged, of a release that isn't read, or hold more than is read.
    """
    try:
        layout, data_offset, width = _new_outline(data) if data.startswith(b"<") else _old_outline(data)
    except (struct.error, IndexError, ValueError):
        raise DtaError("it breaks off in its first bytes") from None
    if not layout.formats:
        raise DtaError("it has no variables")
    # pandas would reserve the memory that the header asks for, so that 200 bytes could ask for a terabyte.
    if width * layout.observations > len(data) - data_offset:
        raise DtaError(f"it says that it holds {layout.observations:,} observations, and is too short for them")
    if len(layout.formats) * layout.observations > MOST_CELLS:
        raise DtaError(f"it holds more than {MOST_CELLS:,} answers, the most that are read")
    return layout


class _StataBytes:
    """A file read from its start on, never beyond its end."""

    def __init__(self, data: bytes, offset: int) -> None:
        self.data, self.at, self.order, self.encoding = data, offset, "<", "latin-1"

    def take(self, size: int) -> bytes:
        if size < 0 or self.at + size > len(self.data):
            raise DtaError("it breaks off in its first bytes")
        self.at += size
        return self.data[self.at - size : self.at]

    def mark(self, expected: bytes) -> None:
        if self.take(len(expected)) != expected:
            raise DtaError("its first bytes don't say what it holds")

    def number(self, number_format: str) -> int:
        value: int = struct.unpack(self.order + number_format, self.take(struct.calcsize(number_format)))[0]
        return value

    def texts(self, number: int, size: int) -> tuple[str, ...]:
        return tuple(self.take(size).partition(b"\0")[0].decode(self.encoding, "replace") for _ in range(number))


def _old_outline(data: bytes) -> tuple[Outline, int, int]:
    """The outline, where the answers begin at the earliest, and how many bytes an observation takes."""
    source = _StataBytes(data, _HEADER_OLD)
    release = data[0]
    if release not in _OLD_RELEASES:
        raise DtaError("it is of a Stata that isn't read (before 8)")
    source.order = ">" if data[1] == 1 else "<"
    variables, observations = struct.unpack_from(f"{source.order}Hi", data, 4)
    _refuse_many_variables(variables)
    if observations < 0:
        raise DtaError("its first bytes don't say what it holds")
    width = sum(_width(type_code, _WIDTHS_OLD, _LONGEST_OLD) for type_code in source.take(variables))
    source.take(33 * variables + 2 * (variables + 1))
    formats = source.texts(variables, 12 if release == _OLD_RELEASES[0] else 49)
    label_sets = source.texts(variables, 33)
    return Outline(release, observations, formats, label_sets), source.at, width


def _new_outline(data: bytes) -> tuple[Outline, int, int]:
    source = _StataBytes(data, 0)
    source.mark(_FILE_START)
    release_digits = source.take(3)
    release = int(release_digits) if re.fullmatch(rb"[0-9]{3}", release_digits) else 0
    if release not in _NEW_RELEASES:
        raise DtaError("it is of a Stata that isn't read (newer than 18)")
    source.encoding = "latin-1" if release < _FIRST_UNICODE else "utf-8"
    source.mark(b"</release><byteorder>")
    source.order = ">" if source.take(3) == b"MSF" else "<"
    source.mark(b"</byteorder><K>")
    variables = source.number("I" if release == 119 else "H")
    source.mark(b"</K><N>")
    observations = source.number("I" if release == 117 else "Q")
    source.mark(b"</N><label>")
    source.take(source.number("B" if release == 117 else "H"))
    source.mark(b"</label><timestamp>")
    source.take(source.number("B"))
    source.mark(b"</timestamp></header><map>")
    _refuse_many_variables(variables)
    # The map holds the offsets of all parts; one beyond the end would be followed by pandas.
    if max(struct.unpack(f"{source.order}14Q", source.take(14 * 8))) > len(data):
        raise DtaError("it breaks off")
    name = 33 if release == 117 else 129
    source.mark(b"</map><variable_types>")
    type_codes = struct.unpack(f"{source.order}{variables}H", source.take(2 * variables))
    width = sum(_width(type_code, _WIDTHS_NEW, _LONGEST_NEW) for type_code in type_codes)
    source.mark(b"</variable_types><varnames>")
    source.take(name * variables)
    source.mark(b"</varnames><sortlist>")
    source.take((4 if release == 119 else 2) * (variables + 1))
    source.mark(b"</sortlist><formats>")
    formats = source.texts(variables, 49 if release == 117 else 57)
    source.mark(b"</formats><value_label_names>")
    label_sets = source.texts(variables, name)
    return Outline(release, observations, formats, label_sets), source.at, width


def _refuse_many_variables(variables: int) -> None:
    if variables > MOST_VARIABLES:
        raise DtaError(f"it has {variables:,} variables; at most {MOST_VARIABLES:,} are read")


def _width(type_code: int, width_by_type: dict[int, int], max_length: int) -> int:
    if type_code in width_by_type:
        return width_by_type[type_code]
    if not 0 < type_code <= max_length:
        raise DtaError("a variable is of an unknown kind")
    return type_code
