"""QR codes of texts: links that a telephone opens, statements that a machine reads from paper.

The one place that draws them, by segno, which makes ISO/IEC 18004 codes and needs nothing beside it. The picture is
written here.
"""

import struct
import zlib
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from ecpat_training.core.text import count

if TYPE_CHECKING:
    from segno import QRCode

Mending = Literal["l", "m", "q"]
"""How much of a stained or creased code is mended: 7, 15 or 25 in a hundred of its letters."""

MAX_CACHED_CODES = 1024  # codes, of some 5 kB each
QUIET_ZONE_MODULES = 4  # modules of white around it, which the standard asks for
DOTS = 8  # of a picture, for each module: sharp edges at any size on paper, and one byte of a row of bits
LEAST_MM = 0.4  # of a module on paper, which telephones still read when the paper is not quite flat


@lru_cache(maxsize=MAX_CACHED_CODES)  # a page of its own, and one of all, show the same picture
def qr_png(text: str, *, mending: Mending = "m", mask: int | None = None) -> bytes:
    """The code of a text as a black and white PNG, with the white around it. The same bytes for the same text.
    `mask` is the pattern laid over it, 0 to 7; None is the best of them, which takes longer to find than all else and
    doesn't matter where the text looks drawn by lot, as a signature does.

    Raises:
        ValueError: the text is longer than a code can hold, in words for a message.
    """
    matrix = _code(text, mending, mask).matrix
    white = b"\xff" * (len(matrix) + 2 * QUIET_ZONE_MODULES)
    rows = [
        b"\xff" * QUIET_ZONE_MODULES + bytes(0 if bit else 255 for bit in row) + b"\xff" * QUIET_ZONE_MODULES
        for row in matrix
    ]
    rows = [white] * QUIET_ZONE_MODULES + rows + [white] * QUIET_ZONE_MODULES
    side = DOTS * len(rows)
    pixels = b"".join((b"\0" + row) * DOTS for row in rows)  # each row of bits begins with the filter, none
    head = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)  # one bit of grey for each dot
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(pixels, 1)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(map(_chunk, parts))


def qr_modules(text: str, *, mending: Mending = "m", mask: int | None = None) -> int:
    """How many modules the code of a text is wide, the white around it among them: a width on paper divided by it is
    a module's, which should be `LEAST_MM` or more.

    Raises:
        ValueError: the text is longer than a code can hold, in words for a message.
    """
    return int(_code(text, mending, mask).symbol_size(border=QUIET_ZONE_MODULES)[0])


@lru_cache(maxsize=MAX_CACHED_CODES)  # finding the best pattern takes longer than all else on a page
def _code(text: str, mending: Mending, mask: int | None) -> "QRCode":
    import segno

    try:  # the same mending whatever the text: a code grows only with what it holds
        return segno.make_qr(text, error=mending, mask=mask, boost_error=False)
    except segno.DataOverflowError:
        raise ValueError(f"{count(len(text), 'character')} are more than a QR code can hold") from None


def _chunk(named_content: tuple[bytes, bytes]) -> bytes:
    """A part of a PNG: its length, name and content, and their check sum."""
    name, content = named_content
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
