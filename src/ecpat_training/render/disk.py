"""What a disk answers, in plain words; and our own temporary files that a killed run left behind."""

import errno
import sys
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location

if sys.platform != "win32":
    import fcntl

_REASONS = {
    errno.ENOSPC: ("disk-full", "The disk is full.", "Free some space, or write to another disk."),
    errno.EDQUOT: ("disk-full", "Your share of the disk is used up.", "Free some space, or write to another disk."),
    errno.EFBIG: ("too-large", "The file would be larger than this disk or account allows.", "Write to another disk."),
    errno.EACCES: ("not-allowed", "You may not write here.", "Choose a folder of your own, or ask its owner."),
    errno.EPERM: ("not-allowed", "You may not write here.", "Choose a folder of your own, or ask its owner."),
    errno.EROFS: ("read-only", "This disk can only be read.", "Choose a folder on another disk."),
    errno.ENAMETOOLONG: ("name-too-long", "The name is too long for this disk.", "Choose a shorter name."),
    errno.ENOTDIR: ("not-a-folder", "A part of this path is a file, not a folder.", "Check the path."),
    errno.EISDIR: ("folder", "This is a folder.", "Name a file in it."),
    errno.EBUSY: ("busy", "Another program holds the file.", "Close it there, then run the command again."),
    errno.ELOOP: ("loop", "The links on this path lead in a circle.", "Choose another folder."),
    errno.EINVAL: ("name", "This disk does not take such a name.", "Use letters, digits and hyphens."),
}


def in_plain_words(path: Path, error: OSError | ValueError) -> Finding:
    """Why a file could not be written, as a finding; what was there before still is."""
    number = error.errno if isinstance(error, OSError) else errno.EINVAL
    other = ("failed", f"The system says: {getattr(error, 'strerror', None) or error}.", "Choose another folder.")
    code, message, hint = _REASONS.get(number or 0, other)
    return Finding(f"output.{code}", Severity.ERROR, f"{message} The file was not written.", Location(str(path)), hint)


def locked(handle: BinaryIO) -> bool:
    """Take the lock that says "somebody is still writing this"; False if somebody else has it.

    Windows needs none: it does not let go of an open file.
    """
    if sys.platform != "win32":
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
    return True


def remove_stale(folder: Path) -> None:
    """Remove the temporary files that a killed run left in `folder`; those of a run that still writes stay."""
    for path in sorted(folder.glob(".ecpat-*.tmp")):
        with suppress(OSError):
            if path.is_symlink() or not path.is_file():
                continue
            with path.open("rb") as handle:
                stale = locked(handle)
            if stale:
                path.unlink()
