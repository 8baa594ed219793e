"""From a path to bytes and from bytes to text: the first gate of every reader."""

import codecs
import difflib
import os
import re
import stat
import sys
from io import BufferedReader
from pathlib import Path
from typing import Never

from ecpat_training.core.errors import EcpatError, InputError, RefusedError
from ecpat_training.core.interrupted_sets import unsettled_set_of
from ecpat_training.core.location import Location
from ecpat_training.core.text import listing, visible
from ecpat_training.files.leftovers import settle_around
from ecpat_training.words.catalogue.message import phrase

STDIN = "-"
_LONGEST_NAME = 260
_MIN_SIMILARITY = 0.7  # of 1: how alike names must be to be proposed as slips of each other
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_BINARY = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")


def display_name(path: Path | str) -> str:
    """The name of a file as messages show it: as given, safe on a terminal."""
    path = Path(path)
    if str(path) == STDIN:
        return "standard input"
    # a whole path may hold its owner's name, and places are printed in reports
    name = visible(path.name if path.is_absolute() else str(path))
    return name if len(name) <= _LONGEST_NAME else f"...{name[-_LONGEST_NAME:]}"


def read_bytes(path: Path | str, limit: int) -> bytes:
    """All bytes of a file, or of standard input for `-`; of files written together never some old and some new.

    Raises:
        InputError: the file is missing, is a folder or may not be read; or it was written with others, that run was
            broken off, and neither the old files nor the new ones can be put in place.
        RefusedError: the path leads to a device or a pipe, or the file holds more than `limit` bytes.
    """
    file = display_name(path)
    try:
        if str(path) == STDIN:
            data = sys.stdin.buffer.read(limit + 1)
        else:
            _refuse_interrupted_set(Path(path))
            with open_regular(path) as stream:
                # One byte more than allowed shows that it is too large, without trusting a size that may change.
                data = stream.read(limit + 1)
        if len(data) > limit:
            raise file_too_large_error(limit, file)
        return data
    except FileNotFoundError:
        _refuse_missing(Path(path), file)
    except IsADirectoryError:
        _fail(file, "input.folder", "this is a folder.", "Please name a file in it.")
    except PermissionError:
        _fail(
            file, "input.permission", "you may not read this file.", "Please ask for the right to read it, or copy it."
        )
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else "its name is not possible"
        hint = "Please copy it to another folder, or ask for it again."
        _fail(file, "input.unreadable", f"this file can't be opened: {reason}.", hint)


def _refuse_interrupted_set(path: Path) -> None:
    if broken_off := unsettled_set_of(settle_around(path.parent), path):
        raise InputError([broken_off.finding])


def open_regular(path: Path | str) -> BufferedReader:
    """A file on a disk, opened for reading. Devices, pipes and sockets are refused without waiting for them.

    Raises:
        OSError, ValueError: the file can't be opened.
        RefusedError: the path leads to a device, a pipe or a socket.
    """
    stream = open(path, "rb", opener=_open_without_waiting)  # noqa: SIM115 - a Path has no opener; the caller closes it
    if stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
        return stream
    stream.close()
    raise RefusedError.because(
        "input.no-file",
        "this is a device or a pipe, not a file.",
        location=Location(display_name(path)),
        hint="Please name a file, or `-` for standard input where a table is read.",
    )


def _open_without_waiting(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))  # a pipe that nobody writes to would be waited for


def is_folder(path: Path) -> bool:
    """Whether a path is a folder; False as well for a path that is too long or may not be looked at."""
    try:
        return path.is_dir()
    except OSError:
        return False


def is_file(path: Path) -> bool:
    """Whether a path is a file on a disk; False as well for a path that is too long or may not be looked at."""
    try:
        return path.is_file()
    except OSError:
        return False


def is_closed(folder: Path) -> bool:
    """Whether a folder is there into which the system doesn't let this account look."""
    return folder.is_dir() and not os.access(folder, os.R_OK | os.X_OK)


def byte_order_mark(data: bytes) -> str | None:
    """The encoding that the first bytes of a file declare, if they declare one."""
    # First of all, as the mark of UTF-32 begins with that of UTF-16.
    if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return "utf-32"
    return next((encoding for mark, encoding in _BOMS if data.startswith(mark)), None)


def decode_utf(data: bytes, file: str) -> tuple[str, str] | None:
    """(the text, the name of its encoding) of a file that is UTF-8, or UTF-16 or UTF-32 by its byte-order mark; None
    for text in another encoding.

    Raises:
        InputError: the file isn't text, or contradicts its byte-order mark.
    """
    encoding = byte_order_mark(data)
    if encoding is None:
        refuse_binary(data, file)
    try:
        return data.decode(encoding or "utf-8"), encoding or "utf-8"
    except UnicodeDecodeError as error:
        if encoding is None:
            return None
        location = Location(file, line=line_of(data, error.start))
        raise InputError.because(
            "input.encoding",
            phrase(
                "the file says that it is {upper}, but byte {start} isn't.",
                upper=encoding.removesuffix("-sig").upper(),
                start=error.start + 1,
            ),
            location=location,
            hint="Please save it again as UTF-8.",
        ) from None


def refuse_binary(data: bytes, file: str) -> None:
    """Refuses what isn't text.

    Raises:
        InputError: there are bytes that no text has.
    """
    # Every second byte of UTF-16 in Latin letters is NUL; a few NULs alone are left behind by broken exports.
    if data.count(0) * 50 > len(data):
        _fail(
            file,
            "input.utf-16",
            "the file holds NUL bytes: it looks like UTF-16 without its byte-order mark, or it isn't text.",
            "If it is text, please save it as UTF-8; otherwise check that it is the right file.",
            line_of(data, data.index(0)),
        )
    if _BINARY.search(data) and first_invalid_byte(data) is not None:
        _fail(file, "input.not-text", "this is not text.", "Please check that it is the right file.")


def first_invalid_byte(data: bytes) -> int | None:
    """The offset of the first byte that UTF-8 doesn't know, if there is one."""
    try:
        data.decode()
    except UnicodeDecodeError as error:
        return error.start
    return None


def line_of(data: bytes, offset: int) -> int:
    """The line, counted from 1, on which a byte stands."""
    return data.count(b"\n", 0, offset) + 1


def file_too_large_error(limit: int, file: str) -> EcpatError:
    """Says that a file holds more than `limit` bytes."""
    return RefusedError.because(
        "input.too-large",
        phrase("the file is larger than {limit:g} MB, the most that is read.", limit=limit / 2**20),
        location=Location(file),
        hint="Please split it, or check that it is the right file.",
    )


def _refuse_missing(path: Path, file: str) -> Never:
    folder = path.parent
    if not is_folder(folder):
        _fail(file, "input.missing", f"there is no folder `{display_name(folder)}`.", "Please check the path.")
    try:
        names = sorted(entry.name for entry in folder.iterdir())
    except OSError:  # it may not be looked into, or has been deleted
        names = []
    close_names = [visible(name) for name in names if _is_similar_name(path, Path(name))][:3]
    hint = phrase("Did you mean {close}?", close=listing(close_names)) if close_names else "Please check the name."
    _fail(file, "input.missing", "there is no such file.", hint)


def _is_similar_name(path: Path, candidate: Path) -> bool:
    """Whether two names may be slips of each other; that both end in `.yaml` says nothing, and of names that end
    otherwise the rest has to be the same."""
    stems = (path.stem.casefold(), candidate.stem.casefold())
    if stems[0] == stems[1]:
        return True
    is_stem_similar = bool(difflib.get_close_matches(stems[0], stems[1:], cutoff=_MIN_SIMILARITY))
    return is_stem_similar and bool(
        difflib.get_close_matches(path.suffix.casefold(), [candidate.suffix.casefold()], cutoff=_MIN_SIMILARITY)
    )


def _fail(file: str, code: str, message: str, hint: str | None = None, line: int | None = None) -> Never:
    raise InputError.because(code, message, location=Location(file, line=line), hint=hint)
