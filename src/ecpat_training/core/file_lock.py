"""The lock that says "somebody is still writing this"; the system takes it off when the writer ends, however."""

import sys
from contextlib import suppress
from typing import BinaryIO

if sys.platform == "win32":
    import msvcrt
    import os
else:
    import fcntl

_OFFSET_BEYOND_FILES = 1 << 40  # a byte that no file of ours reaches: Windows keeps others from reading what is locked


def locked(handle: BinaryIO | int) -> bool:
    """Take the lock of an open file; False if somebody else has it, or the disk knows no locks."""
    try:
        _lock(handle, wait=False)
    except OSError:
        return False
    return True


def lock_new(handle: BinaryIO | int) -> None:
    """Take the lock of a file that one has just made. Nobody keeps it from one but for a moment; a disk that knows no
    locks has none."""
    with suppress(OSError):
        _lock(handle, wait=True)


def _lock(handle: BinaryIO | int, *, wait: bool) -> None:
    if sys.platform == "win32":
        number = handle if isinstance(handle, int) else handle.fileno()
        place = os.lseek(number, 0, os.SEEK_CUR)
        # Windows locks bytes, not files; the place in the file is put back below.
        os.lseek(number, _OFFSET_BEYOND_FILES, os.SEEK_SET)
        try:
            msvcrt.locking(number, msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
        finally:
            os.lseek(number, place, os.SEEK_SET)
    else:
        fcntl.flock(handle, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
