"""A workbook, or another office file, as a zip file: its entries, checked before and while they are unpacked, in memory
and never to disk."""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple, Never
from xml.parsers import expat

from ecpat_training.core.errors import EcpatError, InputError, RefusedError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import visible
from ecpat_training.core.waiting import NobodyWaitsError, iterate_while_awaited
from ecpat_training.words.catalogue.message import phrase

MOST_ENTRIES = 300
MOST_PART = 128 << 20
MOST_TOTAL = 192 << 20
MOST_RATIO = 200
MIN_SIZE_FOR_RATIO = 1 << 20
_CHUNK = 1 << 18
_ENCRYPTED = 0x1 | 0x40 | 0x2000
_LOCAL = struct.Struct("<4s5H3I2H")
_END_SIZE = 22
_REASON_OF_ERRORS: tuple[tuple[tuple[type[BaseException], ...], str], ...] = (
    ((zipfile.BadZipFile, zlib.error, EOFError, struct.error), "it is not whole, as after a download that broke off"),
    ((expat.ExpatError, SyntaxError, UnicodeError), "a part of it breaks off or is not written as it should be"),
    ((LookupError, StopIteration), "something that belongs in it is missing"),
)
_NAME = re.compile(r"(?![a-zA-Z]:)[^\x00-\x1f\x7f\\:*?\"<>|/]+(/[^\x00-\x1f\x7f\\:*?\"<>|/]+)*/?")


class OfficeKind(NamedTuple):
    """How messages call a file of this kind, and the program that mends it."""

    code: str
    noun: str
    nouns: str
    program: str
    ending: str

    def refusal(self, code: str, message: str, file: str) -> RefusedError:
        """The error that refuses a file of this kind, since it could harm."""
        hint = f"Please open it in {self.program} or LibreOffice and save it as a new {self.ending}, if you trust it."
        return RefusedError([Finding(f"{self.code}.{code}", Severity.ERROR, message, Location(file), hint)])

    @property
    def save_again_hint(self) -> str:
        """What to do with a damaged file."""
        return f"Please open it in {self.program} or LibreOffice and save it again, or ask for it again."


WORKBOOK = OfficeKind("workbook", "workbook", "workbooks", "Excel", ".xlsx")


@contextmanager
def damaged(file: str, passing: type[Exception] = EcpatError, office_kind: OfficeKind = WORKBOOK) -> Iterator[None]:
    """Turns whatever a library says of a broken file into an error that a person can act on; errors of the kind
    `passing` pass."""
    try:
        yield
    except (EcpatError, passing, NobodyWaitsError, KeyboardInterrupt, SystemExit, GeneratorExit):
        raise
    except BaseException as error:  # noqa: BLE001 - libraries raise a dozen kinds; a panic in Rust is no Exception
        raise InputError.because(
            f"{office_kind.code}.damaged",
            phrase(
                "the {noun} is damaged and can't be read{what_is_wrong}.",
                noun=office_kind.noun,
                what_is_wrong=describe_error(error),
            ),
            location=Location(file),
            hint=office_kind.save_again_hint,
        ) from None


def describe_error(error: BaseException) -> str:
    """What a library's error says of an office file, as the end of a clause; nothing where it may be anything."""
    for error_types, reason in _REASON_OF_ERRORS:
        if isinstance(error, error_types):
            return f": {reason}"
    return ""


class WorkbookZip:
    """The entries of an office file's zip file.

    Raises:
        RefusedError: an entry could harm: by its name, size, compression, or by sharing bytes with another.
        InputError: the zip file is damaged or encrypted.
    """

    def __init__(self, data: bytes, file: str, office_kind: OfficeKind = WORKBOOK) -> None:
        self.data = data
        self.file = file
        self.kind = office_kind
        self.entries: dict[str, zipfile.ZipInfo] = {}
        # Before zipfile, which builds an object for every entry that the directory names.
        if data.count(b"PK\x01\x02") > MOST_ENTRIES:
            self._refuse("too-many-parts", f"the {office_kind.noun} holds more than {MOST_ENTRIES} parts.")
        with damaged(file, office_kind=office_kind), zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
            end = len(data) - _END_SIZE - len(archive.comment)
            # Bytes behind the end could be a second archive, which another program reads instead of this one.
            if data[end : end + 4] != b"PK\x05\x06":
                self._refuse("trailing", f"there are bytes after the {office_kind.noun}'s end.")
        total = 0
        for info in infos:
            self._check(info)
            self.entries[info.filename.lower()] = info
            total += info.file_size
        if total > MOST_TOTAL:
            self._refuse("too-large", f"unpacked, the {office_kind.noun} is larger than {MOST_TOTAL >> 20} MB.")
        with damaged(file, office_kind=office_kind):
            self._check_overlap(infos)

    def unpack(self, name: str) -> Iterator[bytes]:
        """The bytes of an entry, piece by piece, as long as somebody waits for them.

        Args:
            name: the entry's name in small letters.

        Raises:
            InputError: the entry is missing, or its bytes are damaged.
            RefusedError: the entry is not as large as it says.
            NobodyWaitsError: nobody waits for the answer any more.
        """
        return iter(iterate_while_awaited(self._pieces(name), interval=1))

    def _pieces(self, name: str) -> Iterator[bytes]:
        with damaged(self.file, office_kind=self.kind):
            info = self.entries[name]
            start = self._start(info)
            packed = self.data[start : start + info.compress_size]
            if info.compress_type == zipfile.ZIP_STORED:
                if info.compress_size != info.file_size:
                    self._size_lies()
                yield from (packed[offset : offset + _CHUNK] for offset in range(0, len(packed), _CHUNK))
                return
            yield from self._inflate(packed, info.file_size)

    def read_part(self, name: str, max_bytes: int) -> bytes:
        """All bytes of a small entry, empty if there is none."""
        if name not in self.entries:
            return b""
        if self.entries[name].file_size > max_bytes:
            self._refuse("too-large", f"its part `{visible(name)}` is larger than {max_bytes >> 20} MB.")
        return b"".join(self.unpack(name))

    def _inflate(self, packed: bytes, size: int) -> Iterator[bytes]:
        # Not by ZipExtFile: it stops at the declared size, where calamine unpacks whatever follows.
        inflate = zlib.decompressobj(-zlib.MAX_WBITS)
        unpacked_size = 0
        while not inflate.eof:
            piece = inflate.decompress(packed, _CHUNK)
            packed = inflate.unconsumed_tail
            unpacked_size += len(piece)
            if unpacked_size > size or (not piece and not inflate.eof):
                break
            yield piece
        if unpacked_size != size or not inflate.eof or inflate.unused_data:
            self._size_lies()

    def _check(self, info: zipfile.ZipInfo) -> None:
        name = info.filename
        visible_name = visible(name)[:60]
        if len(name) > 200 or not _NAME.fullmatch(name) or ".." in name.split("/") or info.orig_filename != name:
            self._refuse("odd-name", f"a part has an odd name, `{visible_name}`.")
        # Office programs do not tell capitals from small letters, so that one of the two would hide the other.
        if name.lower() in self.entries:
            self._refuse("duplicate", f"two parts are named `{visible_name}`.")
        if info.flag_bits & _ENCRYPTED:
            raise InputError.because(
                f"{self.kind.code}.password",
                phrase("this {noun} is password-protected.", noun=self.kind.noun),
                location=Location(self.file),
                hint="Please save it without the password.",
            )
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            self._refuse(
                "compression", f"its part `{visible_name}` is compressed in a way that {self.kind.nouns} don't use."
            )
        if info.file_size > MOST_PART:
            self._refuse("too-large", f"unpacked, its part `{visible_name}` is larger than {MOST_PART >> 20} MB.")
        # Office parts shrink to a tenth or so; what shrinks to a two-hundredth is made to fill the memory.
        if info.file_size > MIN_SIZE_FOR_RATIO and info.file_size > MOST_RATIO * info.compress_size:
            self._refuse("ratio", f"its part `{visible_name}` unpacks to more than {MOST_RATIO} times its size.")

    def _check_overlap(self, infos: list[zipfile.ZipInfo]) -> None:
        end = 0
        for info in sorted(infos, key=lambda entry: entry.header_offset):
            # Entries over the same bytes unpack a few megabytes a thousand times: the bomb without a ratio.
            if info.header_offset < end or (end == 0 and info.header_offset != 0):
                self._refuse("overlap", "its parts share bytes, or don't begin where the file begins.")
            end = self._start(info) + info.compress_size

    def _start(self, info: zipfile.ZipInfo) -> int:
        """Where the packed bytes of an entry begin, behind a local header that agrees with the directory."""
        header = _LOCAL.unpack_from(self.data, info.header_offset)
        name_offset = info.header_offset + _LOCAL.size
        name = self.data[name_offset : name_offset + header[9]]
        encoding = "utf-8" if info.flag_bits & 0x800 else "cp437"
        # Some programs read the local header, others the directory: they must not see two different files.
        if header[0] != b"PK\x03\x04" or header[3] != info.compress_type or name.decode(encoding) != info.orig_filename:
            raise zipfile.BadZipFile("local header and directory differ")
        return int(name_offset + header[9] + header[10])

    def _size_lies(self) -> Never:
        self._refuse("size", "a part of it is not as large as it says.")

    def _refuse(self, code: str, message: str) -> Never:
        raise self.kind.refusal(code, message, self.file)
