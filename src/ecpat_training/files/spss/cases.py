"""The answers of an SPSS file: cases of eight-byte positions, plain, packed in codes, or these in zlib blocks."""

import struct
import zlib
from collections.abc import Iterator

from ecpat_training.files.spss.dictionary import Dictionary, SavError

MOST_POSITIONS = 16_000_000
MOST_UNPACKED = 192 << 20
_SPACES = b" " * 8
_EOF, _RAW, _BLANK, _MISSING = 252, 253, 254, 255


def read_cases(data: bytes, dictionary: Dictionary) -> Iterator[bytes]:
    """The bytes of each case, eight for each position.

    Raises:
        SavError: the file breaks off, can't be unpacked, or holds more than is read.
    """
    size = 8 * dictionary.positions
    answers = data[dictionary.data_offset :]
    if dictionary.compression == 2:
        answers = _unpacked(data, dictionary)
    if dictionary.compression == 0:
        if len(answers) % size:
            raise SavError("it breaks off in a case")
        yield from (answers[offset : offset + size] for offset in range(0, len(answers), size))
        return
    case_bytes: list[bytes] = []
    for number, position in enumerate(_positions(answers, dictionary)):
        if number >= MOST_POSITIONS:
            raise SavError("it holds more answers than are read")
        case_bytes.append(position)
        if len(case_bytes) == dictionary.positions:
            yield b"".join(case_bytes)
            case_bytes = []
    if case_bytes:
        raise SavError("it breaks off in a case")


def _positions(packed: bytes, dictionary: Dictionary) -> Iterator[bytes]:
    """Each group of eight codes is followed by what the codes don't say."""
    order, offset, end = dictionary.order, 0, len(packed)
    number = struct.Struct(f"{order}d").pack
    numbers = [number(code - dictionary.bias) for code in range(_EOF)]
    missing_value = struct.pack(f"{order}d", -1.7976931348623157e308)
    while offset + 8 <= end:
        codes = packed[offset : offset + 8]
        offset += 8
        for code in codes:
            if code == 0:
                continue
            if code < _EOF:
                yield numbers[code]
            elif code == _RAW:
                if offset + 8 > end:
                    raise SavError("it breaks off in an answer")
                yield packed[offset : offset + 8]
                offset += 8
            elif code == _BLANK:
                yield _SPACES
            elif code == _MISSING:
                yield missing_value
            else:
                return


def _unpacked(data: bytes, dictionary: Dictionary) -> bytes:
    """The blocks of a `.zsav` file, unpacked one by one within the size that is read."""
    start = dictionary.data_offset
    if start + 24 > len(data):
        raise SavError("it breaks off before its answers")
    _, trailer, length = struct.unpack_from(f"{dictionary.order}3q", data, start)
    # Each offset is held against the file before anything is read by it: they come from whoever made the file.
    if not start + 24 <= trailer <= len(data) - 24 or not 24 <= length <= len(data) - trailer:
        raise SavError("it doesn't say where its answers end")
    blocks = struct.unpack_from(f"{dictionary.order}2q2i", data, trailer)[3]
    if not 0 <= blocks <= (length - 24) // 24:
        raise SavError("it says that it holds more than it can")
    pieces: list[bytes] = []
    size = 0
    for number in range(blocks):
        _, offset, unpacked, packed = struct.unpack_from(f"{dictionary.order}2q2i", data, trailer + 24 + 24 * number)
        size += max(unpacked, 0)
        if not start <= offset <= trailer or packed < 0 or unpacked < 0 or size > MOST_UNPACKED:
            raise SavError("it holds more answers than are read")
        try:
            # Never more than the block says, plus one byte to see the lie: a bomb is not unpacked to be measured.
            piece = zlib.decompressobj().decompress(data[offset : offset + packed], unpacked + 1)
        except zlib.error:
            raise SavError("a part of it can't be unpacked") from None
        if len(piece) != unpacked:
            raise SavError("a part of it is not as large as it says")
        pieces.append(piece)
    return b"".join(pieces)
