"""A logo: a PNG picture, taken apart and put together again from what a picture needs, so that nothing else in its
file, such as where or when it was made, goes along."""

import struct
import zlib
from collections.abc import Iterator
from pathlib import Path

from ecpat_training.core.errors import RefusedError
from ecpat_training.files.opening import display_name, read_bytes

MOST_BYTES, MOST_DOTS = 1_000_000, 4_000
SIGNATURE = b"\x89PNG\r\n\x1a\n"
KEPT_CHUNKS = (b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND")


def read_picture(path: Path | str) -> bytes:
    """Reads a PNG picture; what is no part of the picture is left out.

    Raises:
        InputError: the file can't be read.
        RefusedError: the picture is no PNG, is damaged, or has too many dots or bytes.
    """
    file = display_name(path)
    data = read_bytes(path, MOST_BYTES)
    if not data.startswith(SIGNATURE):
        problem, hint = "this is no PNG picture.", "Save the logo as PNG, and name that file."
        raise RefusedError.because("picture.kind", f"{file}: {problem}", hint=hint)
    chunks = list(_read_chunks(data))
    chunk_types = [chunk_type for chunk_type, _ in chunks]
    if (
        chunk_types[:1] != [b"IHDR"]
        or chunk_types[-1:] != [b"IEND"]
        or b"IDAT" not in chunk_types
        or len(chunks[0][1]) != 13
    ):
        problem, hint = "the picture is damaged: a part of it is missing.", "Save the logo as PNG once more."
        raise RefusedError.because("picture.damaged", f"{file}: {problem}", hint=hint)
    width, height = struct.unpack(">II", chunks[0][1][:8])
    if not 0 < width <= MOST_DOTS or not 0 < height <= MOST_DOTS:
        problem = f"the picture has {width:,} by {height:,} dots; at most {MOST_DOTS:,} each way are possible."
        raise RefusedError.because("picture.size", f"{file}: {problem}", hint="Save the logo smaller.")
    # Written anew: texts, places and times that cameras and programs put into other chunks stay behind.
    return SIGNATURE + b"".join(_png_chunk(kind, content) for kind, content in chunks if kind in KEPT_CHUNKS)


def _read_chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The chunks up to the first that is not whole."""
    place = len(SIGNATURE)
    while place + 12 <= len(data):
        (length,) = struct.unpack(">I", data[place : place + 4])
        chunk_type, content = data[place + 4 : place + 8], data[place + 8 : place + 8 + length]
        sum_ = data[place + 8 + length : place + 12 + length]
        # A chunk whose checksum is wrong is damaged or forged; what follows it cannot be trusted either.
        if len(sum_) < 4 or struct.unpack(">I", sum_)[0] != zlib.crc32(chunk_type + content):
            return
        yield chunk_type, content
        if chunk_type == b"IEND":
            return
        place += 12 + length


def _png_chunk(chunk_type: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + chunk_type + content + struct.pack(">I", zlib.crc32(chunk_type + content))
