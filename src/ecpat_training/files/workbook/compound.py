"""OLE compound files, as old Office programs write them: one stream of one file, taken out with every count checked.

The format as Microsoft documents it ([MS-CFB]).
"""

import struct

MAGIC = bytes.fromhex("D0CF11E0A1B11AE1")
_HEADER = struct.Struct("<8s16s6H10I")
_END = 0xFFFFFFFE
_ENTRY = 128
_MINI = 4096
_FIRST_TABLE = 76  # where the header begins to name the sectors of the allocation table
_IN_HEADER = 109


class CompoundError(Exception):
    """The file contradicts itself; the text says how."""


def stream_names(data: bytes) -> dict[str, tuple[int, int]]:
    """The streams of a compound file by name: (first sector, size in bytes) of each.

    Raises:
        CompoundError: the file is damaged.
    """
    streams: dict[str, tuple[int, int]] = {}
    for entry in _entries(_Sectors(data)):
        if entry[66] in (2, 5):
            name = entry[: max(struct.unpack_from("<H", entry, 64)[0] - 2, 0)].decode("utf-16-le", "replace")
            start, size = struct.unpack_from("<2I", entry, 116)
            streams.setdefault("" if entry[66] == 5 else name, (start, size))
    return streams


def stream(data: bytes, start: int, size: int) -> bytes:
    """The bytes of a stream.

    Raises:
        CompoundError: a part of the stream is missing.
    """
    sectors = _Sectors(data)
    if size > len(data):
        raise CompoundError("a part of it is longer than the file")
    if size >= _MINI:
        return sectors.chain(start, size)
    root = stream_names(data).get("")
    if root is None:
        raise CompoundError("its small parts are missing")
    return sectors.read_small_chain(root, start, size)


def _entries(sectors: "_Sectors") -> list[bytes]:
    directory = sectors.chain(sectors.directory, None)
    return [directory[offset : offset + _ENTRY] for offset in range(0, len(directory) - _ENTRY + 1, _ENTRY)]


class _Sectors:
    """The sectors of a file, and which follows which."""

    def __init__(self, data: bytes) -> None:
        if len(data) < 512 or not data.startswith(MAGIC):
            raise CompoundError("its first bytes are missing")
        header = _HEADER.unpack_from(data)
        sector_shift = header[5]
        tables, self.directory, self.small_start = header[10], header[11], header[14]
        next_table, more_count = header[16], header[17]
        if sector_shift not in (9, 12) or header[6] != 6:
            raise CompoundError("its sectors have an odd size")
        self.data, self.size = data, 1 << sector_shift
        self.count = max(len(data) // self.size - 1, 0)
        # Counts of the header are held against the length, before lists of that size are built.
        if tables > self.count or more_count > self.count:
            raise CompoundError("it says that it holds more than it can")
        sector_numbers = list(struct.unpack_from(f"<{_IN_HEADER}I", data, _FIRST_TABLE))
        for _ in range(more_count):
            block = struct.unpack(f"<{self.size // 4}I", self._sector(next_table))
            sector_numbers += block[:-1]
            next_table = block[-1]
        self.next: list[int] = []
        for sector in sector_numbers[:tables]:
            self.next += struct.unpack(f"<{self.size // 4}I", self._sector(sector))

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self.size
        if number >= _END or start >= len(self.data):
            raise CompoundError("a part of it is missing")
        return self.data[start : start + self.size].ljust(self.size, b"\0")

    def chain(self, start: int, size: int | None) -> bytes:
        """The bytes of a chain of sectors, as many as `size` says."""
        pieces: list[bytes] = []
        number = start
        while number < _END and (size is None or len(pieces) * self.size < size):
            # More sectors than the file has can only come from a chain that leads back into itself.
            if len(pieces) > self.count or number >= len(self.next):
                raise CompoundError("its parts run in a circle")
            pieces.append(self._sector(number))
            number = self.next[number]
        content = b"".join(pieces)
        if size is not None and len(content) < size:
            raise CompoundError("a part of it is missing")
        return content if size is None else content[:size]

    def read_small_chain(self, root: tuple[int, int], start: int, size: int) -> bytes:
        """The bytes of a stream among the small ones, which share sectors."""
        container = self.chain(root[0], min(root[1], len(self.data)))
        table = self.chain(self.small_start, None)
        next_sectors = struct.unpack(f"<{len(table) // 4}I", table)
        pieces: list[bytes] = []
        number = start
        while number < _END and len(pieces) * 64 < size:
            if number >= len(next_sectors) or len(pieces) > len(next_sectors):
                raise CompoundError("its parts run in a circle")
            pieces.append(container[64 * number : 64 * number + 64])
            number = next_sectors[number]
        return b"".join(pieces)[:size]
